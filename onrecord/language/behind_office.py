"""Names that stand behind an office with what it is over: "SVP for Advocacy Ann Roe", "Ambassador to Velmora Bo Lind"."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.language import nouns, phrases
from onrecord.names.person_name import split_titles
from onrecord.names.vocabulary import gender_of_first_name, is_listed, is_office

_OVER = frozenset({"of", "for", "to", "at", "on"})
_BETWEEN = _OVER | {"the", "and", "&", "-", ","}
# Of these what "to" leads up to is a country, however many bear its name: "Ambassador to Israel".
_TO_A_COUNTRY = frozenset({"ambassador", "ambassadors", "envoy"})
# What makes the name after it a part of a description: "the mayor of Lund", "a spokesman for Ann Roe".
PARTS = frozenset({"of", "for", "to", "with", "at", "in", "from", "on", "by", "about", "near", "against", "under"})
# In letters: "THEN", "NOW".
_SHORTEST_NOTE = 3
# In tokens, from a name back to its office.
_REACH = 14
# In words: a first name and a surname, and a name with two of each.
_FEWEST, _MOST = 2, 4


def first_of_name(last: Token) -> Token | None:
    """The first word of the name that ends with a token, where an office and what it is over stand before it; else None."""
    doc, (first, end) = last.doc, phrases.name_bounds(last)
    office = _office_before(doc[first])
    if office is None:
        return None
    run = list(doc[first : end + 1])
    named = _named(run, office)
    if named is None and doc[first - 1].lower_ not in _BETWEEN and doc[first - 1].pos_ in {"NOUN", "ADJ"}:
        named = 0  # "minister for foreign affairs Ann Roe"
    return None if named is None else run[named]


def _office_before(name: Token) -> Token | None:
    """The office that a run of names is over, or stands behind what it is over."""
    doc, over = name.doc, False
    for i in range(name.i - 1, max(-1, name.i - _REACH), -1):
        word = doc[i]
        if over and (is_office(word.text) or (word.text[:1].isupper() and nouns.is_person(word))):
            return word
        if word.is_sent_start and i < name.i - 1 and not word.text[:1].isupper():
            return None
        over = over or word.lower_ in _OVER
        if word.lower_ not in _BETWEEN and not (word.text[:1].isupper() and not word.is_punct):
            return None
    return None


def _named(run: Sequence[Token], office: Token) -> int | None:
    """The place in a run of proper nouns with which a person's name begins, behind what the office is over."""
    country = office.lower_ in _TO_A_COUNTRY and run[0].nbor(-1).lower_ == "to"
    if gender_of_first_name(run[0].text) is not None and not country:
        return None
    known = next((k for k in range(1, len(run) - 1) if gender_of_first_name(run[k].text) is not None), None)
    if known is not None:
        of_another = any(is_office(word.text) for word in run[:known])  # "spokesman for Governor Ann Roe"
        return known if len(run) - known <= _MOST and not of_another else None
    listed = [k + 1 for k, word in enumerate(run) if is_listed("portfolios", word.text) or word.ent_type_ == "GPE"]
    person = run[-1].ent_type_ == "PERSON"
    return listed[-1] if person and listed and _FEWEST <= len(run) - listed[-1] < _MOST else None


def person_at_end(tokens: Sequence[Token]) -> Token | None:
    """The person whose name ends a source that says an office first: "Chair and CEO Ann Roe", "Secretary of Trade Bo Lind"."""
    last = next((token for token in reversed(tokens) if token.is_alpha and not _is_note(token, tokens)), None)
    if last is None or not _ends_a_name(last):
        return None
    first = first_of_name(last)
    begin = phrases.name_bounds(last)[0] if first is None else first.i
    if any(
        t.pos_ == "PRON" or (t.ent_type_ == "PERSON" and gender_of_first_name(t.text)) for t in tokens if t.i < begin
    ):
        return None  # "he and Commissioner Ann Roe"
    if first is not None:
        return last if first.i > tokens[0].i else None
    start = max(phrases.name_bounds(last)[0], tokens[0].i)
    titles, name = split_titles(" ".join(token.text for token in last.doc[start : last.i + 1]))
    of_another = start > tokens[0].i and is_for_another(last.doc[start - 1])
    if not titles or of_another or len(name) < _FEWEST:
        return None
    if not is_office(titles[-1]) and gender_of_first_name(name[0]) is None:
        return None  # "State Department", but "Editor-in-Chief Ann Roe"
    return None if any(nouns.is_body(word) or is_listed("portfolios", word) for word in name) else last


def _is_note(word: Token, tokens: Sequence[Token]) -> bool:
    """Whether a word in capitals stands behind a name that is not: "Sen. Ann Roe THEN"."""
    return word.is_upper and len(word) >= _SHORTEST_NOTE and any(token.text.istitle() for token in tokens[-3:])


def _ends_a_name(word: Token) -> bool:
    """Whether a word is the last of a name, whatever the tagger takes a rare surname for."""
    if word.pos_ == "PROPN":
        return phrases.is_name_end(word)
    return word.pos_ == "NOUN" and word.text.istitle() and word.i > 0 and word.nbor(-1).pos_ == "PROPN"


def is_for_another(preposition: Token) -> bool:
    """Whether somebody is described by whom he stands for: "a lawyer for Mayor Ann Roe", "the office of Mayor Ann Roe"."""
    if preposition.lower_ not in PARTS or preposition.i == 0:
        return False
    described = preposition.nbor(-1)
    return described.text.islower() or (nouns.is_person(described) and preposition.lower_ != "of")
