"""Names that stand behind an office with what it is over: "SVP for Advocacy Ann Roe", "Ambassador to Velmora Bo Lind"."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.language import nouns, phrases
from onrecord.names.vocabulary import gender_of_first_name, is_listed, is_office

_OVER = frozenset({"of", "for", "to", "at", "on"})
_BETWEEN = _OVER | {"the", "and", "&", "-", ","}
# Of these what "to" leads up to is a country, however many bear its name: "Ambassador to Israel".
_TO_A_COUNTRY = frozenset({"ambassador", "ambassadors", "envoy"})
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
    return listed[-1] if person and listed and len(run) - listed[-1] == _FEWEST else None
