"""What a bare number counts: people or things, by the noun that follows it."""

import re
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from onrecord.language import nouns
from onrecord.language.numbers import Number
from onrecord.language.units import table
from onrecord.model import Figure, Unit

_FARTHEST_NOUN = 8
_BETWEEN = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "NNS", "VBG", "VBN", "HYPH", "POS", "AFX", "RB"})
_TIMES = frozenset({"DATE", "TIME"})
_PLACES_AND_TIMES = _TIMES | {"GPE", "LOC"}
_PLURALS = frozenset({"NNS", "NNPS"})
_POINTING = frozenset(["the", "these", "those", "his", "her", "its", "their", "our", "my", "your", "both", "all"])
_MONTHS = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?$")
# One is a pronoun or an article more often than a number.
_FEWEST = 2
_DAYS = 31
_MOST_IN_WORDS_THAT_POINT = 10
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


class Thing(NamedTuple):
    """What is counted: people or things, and the plural noun for it, empty where the text has none."""

    unit: Unit
    of: str


def counted(tokens: Tokens, number: Number, before: Figure | None) -> Thing | None:
    """What the number counts; None where it counts nothing, or only points back. ``before`` is the figure before it."""
    points_back = _is_small(number) and _points_back(tokens)
    if abs(number.value) < _FEWEST or points_back or _is_date(tokens, number) or _is_name(tokens, number):
        return None
    noun = _noun_behind(tokens)
    if noun is not None:
        if noun.lemma_.lower() in table()["nouns"]["time"]:
            return None
        return Thing(Unit.PEOPLE if _are_people(noun) else Unit.THINGS, _with_dimension(noun))
    if _is_harm(tokens) or _is_crowd(tokens):
        return Thing(Unit.PEOPLE, "")
    if not _is_part(tokens) and (not number.grouped or not _stands_alone(tokens)):
        return None
    if (
        before is not None
        and before.sentence[0] == tokens.sent.start_char
        and before.unit in {Unit.PEOPLE, Unit.THINGS}
    ):
        return Thing(before.unit, before.of)
    return Thing(Unit.THINGS, "")


def _noun_behind(tokens: Tokens) -> Token | None:
    """The last plural noun of the words behind: "five southern states", "20,000 of the kingdom's 70,000 mosques"."""
    doc = tokens.doc
    position, found = tokens.end, None
    allowed = _BETWEEN
    if position < len(doc) and doc[position].text == "+":
        position += 1
    if position < len(doc) and doc[position].lower_ == "of" and position + 1 < len(doc):
        position += 1
        allowed = _BETWEEN | {"DT", "PRP$", "CD"}
    elif position < len(doc) and doc[position].text.startswith("-") and not tokens[-1].whitespace_:
        return None
    for token in doc[position : position + _FARTHEST_NOUN]:
        if token.tag_ not in allowed and not _is_plural(token):
            break
        if found is not None and (token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in _TIMES):
            break
        if _is_plural(token):
            found = token
        elif found is not None:
            # "30 states parties" is about parties, "30 states law" about no number of things.
            found = None
    return found


def _with_dimension(noun: Token) -> str:
    """The noun, as "square miles" where it is of an area or a volume."""
    name = noun.text if noun.ent_type_ == "NORP" else noun.lower_
    before = noun.doc[noun.i - 1].lower_ if noun.i else ""
    return f"{before} {name}" if before in {"square", "cubic"} else name


def _is_plural(token: Token) -> bool:
    return token.tag_ in _PLURALS or token.lower_ in table()["nouns"]["plural"]


def _are_people(noun: Token) -> bool:
    words = {noun.lemma_.lower(), noun.lower_, noun.lower_.removesuffix("s")}
    return bool(words & _people()) or noun.ent_type_ == "NORP" or nouns.is_person(noun)


@cache
def _people() -> frozenset[str]:
    return frozenset(table()["nouns"]["people"]) | nouns.table()["people"]


def _is_harm(tokens: Tokens) -> bool:
    """Whether the number is of those killed, hurt or held: "killing 11", "three wounded"."""
    doc = tokens.doc
    beside = [doc[i] for i in (tokens.start - 1, tokens.end) if 0 <= i < len(doc)]
    return any({token.lemma_.lower(), token.lower_} & set(table()["nouns"]["harm"]) for token in beside)


def _is_crowd(tokens: Tokens) -> bool:
    """Whether the number is of a crowd, as in "a crowd of 20,000"."""
    before = tokens.doc[max(0, tokens.start - 2) : tokens.start]
    return len(before) > 1 and before[1].lower_ == "of" and before[0].lemma_.lower() in table()["nouns"]["crowds"]


def _is_part(tokens: Tokens) -> bool:
    """Whether the number is of what was counted before: "of whom 20 were children", "20 of whom have died"."""
    doc = tokens.doc
    return any(
        [token.lower_ for token in beside] in (["of", "whom"], ["of", "which"])
        for beside in (doc[max(0, tokens.start - 2) : tokens.start], doc[tokens.end : tokens.end + 2])
    )


def _stands_alone(tokens: Tokens) -> bool:
    """Whether a number without a noun can be an amount, not a reference: "stood at 2,383", but not "Article 2.11"."""
    doc = tokens.doc
    before = doc[tokens.start - 1] if tokens.start else None
    if tokens.end < len(doc) and (doc[tokens.end].tag_ in _BETWEEN - {"RB", "VBN"}):
        return False
    return before is not None and before.pos_ in {"VERB", "AUX", "ADP", "DET", "CCONJ", "ADV", "PART", "SCONJ"}


def _points_back(tokens: Tokens) -> bool:
    before = tokens.doc[max(0, tokens.start - 2) : tokens.start]
    return any(token.lower_ in _POINTING or token.tag_ == "POS" for token in before)


def _is_small(number: Number) -> bool:
    return number.word and number.value <= _MOST_IN_WORDS_THAT_POINT


def _is_name(tokens: Tokens, number: Number) -> bool:
    """Whether the number ends a name: "Section 232 tariffs"; but not in "in Osterby 20 people"."""
    before = tokens.doc[max(0, tokens.start - 2) : tokens.start]
    if number.grouped or number.word or not len(before) or before[-1].pos_ != "PROPN":
        return False
    return not (before[0].pos_ == "ADP" and before[-1].ent_type_ in _PLACES_AND_TIMES)


def _is_date(tokens: Tokens, number: Number) -> bool:
    doc: Doc = tokens.doc
    if not number.grouped and not number.word and _FIRST_YEAR <= number.value < _LAST_YEAR:
        return True
    behind = doc[tokens.end].text if tokens.end < len(doc) else ""
    before = doc[tokens.start - 1].text if tokens.start else ""
    return bool(_MONTHS.match(before) or _MONTHS.match(behind)) and number.value <= _DAYS
