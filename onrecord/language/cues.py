"""Cues: the words of a Doc that attribute something to somebody."""

import tomllib
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
    """``cues.toml``: lemmas of verbs by what stands beside them."""

    quotation: frozenset[str]
    works: frozenset[str]
    block: frozenset[str]


@cache
def table() -> CueTable:
    """The cue table that ships with the package."""
    raw = tomllib.loads(files("onrecord.language").joinpath("cues.toml").read_text("utf-8"))
    return CueTable(**{name: frozenset(lemmas) for name, lemmas in raw.items()})


def lemma(token: Token) -> str:
    """The token's lemma as cues are filed."""
    found = token.lemma_.lower()
    return _LEMMAS.get(found, found)


def is_verb(token: Token) -> bool:
    """Whether a verb is a full one; spaCy tags some inverted "said" and "asked" as nouns or auxiliaries."""
    return token.pos_ == "VERB" or (token.tag_.startswith("VB") and token.dep_ not in {"aux", "auxpass"})


def introduces_quotation(token: Token) -> bool:
    """Whether a token is a verb that may stand beside a marked quotation."""
    return is_verb(token) and lemma(token) in table().quotation


def is_aside(token: Token) -> bool:
    """Whether a verb is that of "as she put it", which says that the words around it are hers."""
    return token.lower_ in {"put", "puts"} and {"as", "it"} <= {child.lower_ for child in token.children}


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
