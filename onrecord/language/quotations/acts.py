"""What a cue does: asserts, denies, demands ..., from the table in ``acts.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from onrecord.default_view import BELIEFS
from onrecord.language import cues
from onrecord.model import Act


def act_of(cue: Token | None, *, statement: bool) -> Act:
    """The act of a cue. No cue asserts; "asked whether" asks, but "asked Russia to leave" demands.

    A negated cue is what it negates: "did not promise" is about a promise. What was stated is no attitude, whatever the
    cue; what was not is one: belief, where the table does not say intention.
    """
    if cue is None:
        return Act.ASSERT
    if statement and cues.lemma(cue) == "ask" and _has_infinitive(cue):
        return Act.DEMAND
    filed = next((_table()[name] for name in _names(cue) if name in _table()), None)
    if statement:
        return Act.ASSERT if filed is None or filed in BELIEFS else filed
    return filed if filed is not None and filed in BELIEFS else Act.BELIEVE


def _has_infinitive(cue: Token) -> bool:
    return any(
        child.dep_ in {"xcomp", "ccomp", "advcl"} and any(word.lower_ == "to" for word in child.children)
        for child in cue.children
    )


def _names(cue: Token) -> list[str]:
    """How a cue may be filed: with its particle, with its preposition, alone.

    A preposition after the object is not the verb's: "called him a liar on Monday".
    """
    objects = [child.i for child in cue.children if child.dep_ in {"dobj", "oprd"}]
    prepositions = [c.lower_ for c in cue.children if c.dep_ == "prep" and not any(cue.i < i < c.i for i in objects)]
    own = [f"{cues.lemma(cue)} (noun)"] if cue.pos_ == "NOUN" else []
    return [*own, _with_particle(cue), *(f"{cues.lemma(cue)} {word}" for word in prepositions), cues.lemma(cue)]


def _with_particle(cue: Token) -> str:
    particle = next((child.lower_ for child in cue.children if child.dep_ == "prt"), "")
    return f"{cues.lemma(cue)} {particle}".strip()


@cache
def _table() -> Mapping[str, Act]:
    raw = tomllib.loads(files("onrecord.language.quotations").joinpath("acts.toml").read_text("utf-8"))
    return {name: Act(act) for act, names in raw.items() for name in names}
