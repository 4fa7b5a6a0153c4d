"""The word that stands for a source that the tagger found: the name before its description, the author before the document."""

import re
from collections.abc import Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from onrecord.language import behind_office, nouns
from onrecord.language.quotations.context import Places
from onrecord.language.quotations.names_beside import without_topic
from onrecord.model import Span
from onrecord.names.person_name import split_titles
from onrecord.names.vocabulary import is_title

# Whose words a document has: "a statement by Ann Roe", "a report from the ministry".
_AUTHORS = frozenset({"by", "from"})
_ISSUED = frozenset(
    {"author", "commission", "compile", "conduct", "file", "issue", "prepare", "produce", "publish", "release", "sign", "write"}
)  # fmt: skip


_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
_ONE_OF_SEVERAL = frozenset({"one", "another"})
_BEFORE_NAME = re.compile(r"(?:\d{1,3}[.)]|[•·▪●*_#>\u2600-\u27bf\U0001f300-\U0001faff]+|(?:From|Via)(?=\s))\s*(?=\w)")
# In tokens: so far behind a source a name may end that stands in apposition to it.
_REACH = 8


def head_of(places: Places, source: Span, subject: Token | None = None) -> Token | None:
    """The head of a source: the name of a description with one, the author of a document, else ``subject`` or the root.

    ``subject`` is the cue's by the grammar, which counts where the source has it.
    """
    tokens = [token for token in places.around(source) if not token.is_space]
    root = subject if subject is not None and subject.i in {token.i for token in tokens} else _root(tokens)
    if root is None:
        return None
    titled = behind_office.person_at_end(tokens)
    if titled is not None:
        return titled
    root = _name_end(tokens, root)
    author = _author(root)
    if author is not None:
        root = author
    if len(tokens) == 1 or root.ent_type_ == "PERSON":
        return root
    named = _named(places, tokens, root)
    return root if named is None else named


def completed(places: Places, source: Span, cue: Span) -> Span:
    """The span without what stands before a name, or behind it in a label, and as far as the nouns go before the cue.

    "1. The Supreme" → "The Supreme Court", "From the Courier:" → "the Courier", "Ann Roe on Lund Radio:" → "Ann Roe".
    """
    before = _BEFORE_NAME.match(places.text, *source)
    source = source if before is None else (before.end(), source[1])
    if not places.text[cue[0]].isalnum():
        source = source[0], source[0] + len(without_topic(places.text[slice(*source)]))
    tokens = [token for token in places.around(source) if not token.is_space]
    last = tokens[-1] if tokens else None
    while last is not None and last.pos_ in _BEFORE_NOUN and last.i + 1 < len(places.doc):
        following = last.nbor(1)
        if following.pos_ not in {"NOUN", "PROPN"} or following.is_sent_start or following.idx == cue[0]:
            break
        last = following
    return source if last is None else (source[0], max(source[1], last.idx + len(last)))


def _root(tokens: Sequence[Token]) -> Token | None:
    """The head of a phrase: the word that depends on none of the others."""
    words = [token for token in tokens if not token.is_punct] or list(tokens)
    inside = {token.i for token in words}
    return next((token for token in words if token.head.i not in inside or token.head.i == token.i), None)


def _name_end(tokens: Sequence[Token], root: Token) -> Token:
    """The last word of what the parse took the first for the head of: "President Roe Announces the Plan", "show insiders"."""
    last = tokens[-1].i
    if root.i + 1 == last and root.pos_ in {"NOUN", "VERB"} and nouns.is_person(tokens[-1]):
        return tokens[-1]
    while root.dep_ == "compound" and root.i < last and root.nbor(1).pos_ == "PROPN":
        root = root.nbor(1)
    return root


def _author(document: Token) -> Token | None:
    """Judge Roe's statement; a letter from the ministry; a survey published by the bank, and not one seen by it."""
    if not nouns.is_document(document):
        return None
    for child in document.children:
        if child.dep_ == "poss" and (child.pos_ in {"PROPN", "PRON"} or nouns.is_person(child)):
            return child
        issued = child.dep_ == "acl" and child.lemma_ in _ISSUED
        by = _by(child) if issued else child
        if by is None or by.lower_ not in _AUTHORS or by.i < document.i:
            continue
        found = next((below for below in by.children if below.dep_ == "pobj"), None)
        if found is None or (issued and found.tag_ == "NNS"):
            continue  # what officials release may be the minister's
        if found.pos_ == "PROPN" or nouns.is_person(found) or nouns.is_organisation(found):
            return found
    return None


def _by(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "agent"), None)


def _named(places: Places, tokens: Sequence[Token], root: Token) -> Token | None:
    """The person whom a description of a person names: "the mayor, Ann Roe", "Ann Roe, 44, of Lund"."""
    if not (nouns.is_person(root) or root.pos_ == "PROPN" or root.lower_ in _ONE_OF_SEVERAL):
        return None
    first, last = tokens[0].i, tokens[-1].i
    doc = places.doc
    people = [ent for ent in doc[first : last + 1].ents if ent.label_ == "PERSON" and _is_whole_name(ent, first)]
    if not people:
        people = [ent for ent in doc[last + 1 : last + _REACH].ents[:1] if _is_apposed(ent, last)]
    return people[-1].root if people else None


def _is_whole_name(ent: TokenSpan, start: int) -> bool:
    """Whether a name is its phrase's own, and no part of another: not "Roe's lawyer", "a spokesman for Ann Roe".

    ``start`` is the phrase's first token.
    """
    doc = ent.doc
    if nouns.is_organisation(doc[ent.end - 1]):
        return False  # "a traveller at Erik Roe Airport"
    if not split_titles(ent.text)[1]:
        return False  # "Det" of "Det Con Ann Roe"
    if ent.root.dep_ == "compound" and ent.root.head.pos_ == "NOUN" and ent.root.head.i == ent.end:
        return False  # "Roe aides"
    end = ent.end
    while end < len(doc) and doc[end].pos_ == "PROPN":
        end += 1  # an entity that is no more than "Ann" of "Ann Lamont Roe's wife"
    if _POSSESSIVE & {doc[end - 1].lower_, doc[end].lower_ if end < len(doc) else ""}:
        return False
    first = ent.start
    while first > start and is_title(doc[first - 1].text):
        first -= 1  # "a spokesman for Senator Ann Roe"
    if first < ent.start:
        while first > start and doc[first - 1].pos_ == "PROPN":
            first -= 1  # "a lawyer for Lund Mayor Ann Roe", but "Council of Advisers Chair Ann Roe"
        if first > start and not behind_office.is_for_another(doc[first - 1]):
            return True
    return first == start or doc[first - 1].lower_ not in behind_office.PARTS


def _is_apposed(ent: TokenSpan, last: int) -> bool:
    """Whether a name stands right behind the source, or between commas: "the mayor of Lund, Ann Roe, said"."""
    doc = ent.doc
    if ent.label_ != "PERSON":
        return False
    if ent.start == last + 1:
        return True
    between = ent.start == last + 2 and doc[last + 1].text == ","
    return between and ent.end < len(doc) and doc[ent.end].text == ","
