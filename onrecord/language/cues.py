"""Cues: the words of a Doc that attribute something to somebody."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from onrecord.model import Cue

# The small pipelines' lemmatiser takes "hoped" for a form of "hop", and so on.
_LEMMAS = {"hop": "hope", "retweete": "retweet", "hat": "hate", "accord": "according to"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


@dataclass(frozen=True, slots=True)
class CueTable:
    """``cues.toml``: lemmas by construction, and prepositions by lemma."""

    clause: frozenset[str]
    quotation: frozenset[str]
    infinitive: frozenset[str]
    gerund: frozenset[str]
    object: frozenset[str]
    predicative: frozenset[str]
    works: frozenset[str]
    block: frozenset[str]
    verb_classes: Mapping[str, frozenset[str]]
    prepositions: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    adjectives: Mapping[str, frozenset[str]]


@cache
def table() -> CueTable:
    """The cue table that ships with the package."""
    raw = tomllib.loads(files("onrecord.language").joinpath("cues.toml").read_text("utf-8"))
    verbs = {name: frozenset(lemmas) for name, lemmas in raw["verbs"].items()}
    return CueTable(
        clause=verbs["clause"],
        quotation=verbs["quotation"] | verbs["clause"],
        infinitive=verbs["infinitive"],
        gerund=verbs["gerund"],
        object=verbs["object"],
        predicative=verbs["predicative"],
        works=frozenset(raw["works"]["verbs"]),
        block=frozenset(raw["block"]["verbs"]),
        verb_classes=verbs,
        prepositions={lemma: frozenset(words) for lemma, words in raw["prepositions"].items()},
        nouns={name: frozenset(lemmas) for name, lemmas in raw["nouns"].items()},
        adjectives={name: frozenset(lemmas) for name, lemmas in raw["adjectives"].items()},
    )


def lemma(token: Token) -> str:
    """The token's lemma as cues are filed."""
    found = token.lemma_.lower()
    return _LEMMAS.get(found, found)


def names_of(token: Token) -> frozenset[str]:
    """The names under which a verb may be filed: "rule" and, with its particle, "rule out"."""
    found = lemma(token)
    return frozenset({found} | {f"{found} {child.lower_}" for child in token.children if child.dep_ == "prt"})


def is_verb(token: Token) -> bool:
    """Whether a verb is a full one; spaCy tags some inverted "said" and "asked" as nouns or auxiliaries."""
    return token.pos_ == "VERB" or (token.tag_.startswith("VB") and token.dep_ not in {"aux", "auxpass"})


def introduces_quotation(token: Token) -> bool:
    """Whether a token is a verb that may stand beside a marked quotation."""
    return is_verb(token) and lemma(token) in table().quotation


def classes(token: Token) -> str:
    """The parts of ``cues.toml`` in which a word is filed, with its part of speech where it is no verb."""
    if token.pos_ in {"NOUN", "ADJ"}:
        filed = table().nouns if token.pos_ == "NOUN" else table().adjectives
        return " ".join([token.pos_, *(name for name, lemmas in filed.items() if token.lemma_.lower() in lemmas)])
    names = names_of(token)
    return " ".join(name for name, lemmas in table().verb_classes.items() if names & lemmas)


def is_listed(token: Token) -> bool:
    """Whether ``cues.toml`` lists the word in any of its parts."""
    return classes(token) not in {"", "NOUN", "ADJ"} or lemma(token) == "according to"


def subject(token: Token) -> Token | None:
    """The verb's own grammatical subject."""
    return next((child for child in token.children if child.dep_ in _SUBJECTS), None)


def as_cue(token: Token) -> Cue:
    """The cue's words: a verb with its particle or preposition, "according to" whole."""
    doc: Doc = token.doc
    last = token
    if lemma(token) == "according to" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
        last = doc[token.i + 1]
    else:
        last = next((child for child in token.children if child.dep_ == "prt" and child.i == token.i + 1), token)
    return Cue(token.idx, last.idx + len(last), lemma(token))
