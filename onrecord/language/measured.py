"""What a figure is a number of, in the article's words."""

import re
from collections.abc import Iterator

from spacy.lang.en.syntax_iterators import noun_chunks
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from onrecord.language.units import Measure
from onrecord.model import Unit

_FARTHEST_NOUN = 8
_PREMODIFIERS = frozenset({"JJ", "JJS", "NN", "NNP", "NNPS", "NNS", "VBG", "VBN", "HYPH", "POS", "AFX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# Verbs whose subject is as much as the figure says.
_STATES = frozenset(
    [
        "be",
        "’re",
        "’s",
        "'re",
        "'s",
        "rise",
        "fall",
        "grow",
        "drop",
        "climb",
        "decline",
        "increase",
        "decrease",
        "jump",
        "surge",
        "plunge",
        "slip",
        "shrink",
        "expand",
        "explode",
        "sit",
        "stand",
        "reach",
        "total",
        "hit",
        "amount",
        "cost",
        "exceed",
        "remain",
        "average",
        "ease",
        "slow",
        "widen",
        "narrow",
        "dip",
        "edge",
        "soar",
        "tumble",
        "account",
        "run",
    ]
)
_ENDS = frozenset({"end", "start", "beginning", "middle", "spring", "summer", "autumn", "fall", "winter"})
_MARKUP = re.compile(r"[<>=|{}]|https?:")
_NO_WORD = re.compile(r"^[^\w$€£]+|[^\w)%”’'\".]+$")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TIMES = frozenset({"DATE", "TIME"})
_OTHER_ENTITIES = frozenset({"GPE", "LOC", "DATE", "TIME", "PERSON", "ORG", "FAC"})


def measured(tokens: Tokens, unit: Measure) -> str:
    """What the figure measures, empty where the sentence does not say.

    ``tokens`` are those of the number, ``unit`` says where its unit ends.
    """
    doc = tokens.doc
    position = tokens.end
    while position < len(doc) and doc[position].idx < unit.end:
        position += 1
    if unit.unit is Unit.YEAR:
        return _phrase(doc, position) or _aim(doc, tokens, position)
    return (
        _phrase(doc, position)
        or _behind_preposition(doc, position)
        or _amounting_to(doc, tokens)
        or _of_clause(doc, tokens, position)
    )


def _aim(doc: Doc, year: Tokens, behind: int) -> str:
    """What is to be reached by a year."""
    aim = next((token for token in year.root.ancestors if token.pos_ in _NOUNS and token.lower_ not in _ENDS), None)
    is_near = aim is not None and aim.i < year.start and year.start - aim.i <= _FARTHEST_NOUN
    return _chunk(doc, aim) if aim is not None and is_near else _of_clause(doc, year, behind)


def _amounting_to(doc: Doc, number: Tokens) -> str:
    """The noun of "growth of 3 per cent"."""
    preposition = next((token for token in number.root.ancestors if token.dep_ == "prep"), None)
    is_it = preposition is not None and preposition.lower_ == "of" and preposition.head.pos_ == "NOUN"
    return _chunk(doc, preposition.head) if is_it and preposition is not None else ""


def _phrase(doc: Doc, position: int) -> str:
    """The noun phrase that the number stands in: "(5%) defense spending target"."""
    end = position
    last = position
    if position < len(doc) and doc[position].text == "-":
        position = end = last = position + 1
    for token in doc[position : position + _FARTHEST_NOUN]:
        if (token.tag_ not in _PREMODIFIERS and token.lower_ not in {"more", "people"}) or token.ent_type_ in _TIMES:
            break
        end += 1
        if token.pos_ in _NOUNS:
            last = end
    return _words(doc, position, last)


def _behind_preposition(doc: Doc, position: int) -> str:
    """What stands behind "of", or behind "in" where that is no place and no time: "(2 per cent) of GDP"."""
    if position >= len(doc) or doc[position].lower_ not in {"of", "in"}:
        return ""
    chunk = _chunk_at(doc[position].sent, position + 1)
    if chunk is None or chunk.root.pos_ == "PRON":
        return ""
    elsewhere = chunk.root.ent_type_ in _OTHER_ENTITIES or chunk[0].tag_ in {"DT", "PRP$", "PRP"}
    if doc[position].lower_ == "in" and elsewhere:
        return ""
    return _words(doc, chunk.start, chunk.end)


def _of_clause(doc: Doc, number: Tokens, behind: int) -> str:
    """What grows, costs or is that much; else what is done with that much: "invest … in the factory"."""
    verb = next((token for token in number.root.ancestors if token.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return ""
    if verb.lemma_.lower() in _STATES:
        return _stated(doc, verb, number)
    thing = next((token for token in verb.children if token.dep_ == "dobj" and verb.i < token.i < number.start), None)
    if thing is not None and number.root.head is not thing and not _is_amount(thing):
        return f"{verb.text} {_chunk(doc, thing)}"
    subject = next((token for token in verb.children if token.dep_ == "nsubjpass"), None)
    if subject is not None and subject.pos_ in _NOUNS and not _holds(subject, number) and not _is_amount(subject):
        return _chunk(doc, subject)
    # The figure stands at the dots; a verb alone says what was done and not what is measured.
    return f"{verb.text} … {_preposition(doc, verb, behind)}".rstrip()


def _stated(doc: Doc, verb: Token, number: Tokens) -> str:
    """The subject of "is" or "rose"; where the number itself is that, what it is said to be."""
    for child in verb.children:
        is_thing = child.dep_ in _SUBJECTS and child.pos_ in _NOUNS and child.ent_type_ != "PERSON"
        if is_thing and not _holds(child, number):
            return _chunk(doc, child)
    complement = next((child for child in verb.children if child.dep_ in {"attr", "acomp"}), None)
    is_known = complement is not None and not _holds(complement, number) and not _is_amount(complement)
    return _chunk(doc, complement) if complement is not None and is_known else ""


def _holds(token: Token, number: Tokens) -> bool:
    return token.i <= number.root.i and any(descendant.i == number.root.i for descendant in token.subtree)


def _is_amount(token: Token) -> bool:
    return token.like_num or any(child.like_num or child.is_currency for child in token.subtree)


def _preposition(doc: Doc, verb: Token, behind: int) -> str:
    for token in doc[behind : behind + 2]:
        if token.dep_ in {"prep", "dative"} and token.sent == verb.sent:
            chunk = _chunk_at(verb.sent, token.i + 1)
            return "" if chunk is None or chunk.root.pos_ == "PRON" else _words(doc, token.i, chunk.end)
    return ""


def _chunk(doc: Doc, root: Token) -> str:
    """The noun phrase around a token, as far as spaCy sees one."""
    around = (chunk for chunk in _noun_chunks(root.sent) if chunk.start <= root.i < chunk.end)
    chunk = next((chunk for chunk in around if chunk.root == root), None)
    return root.text if chunk is None else _words(doc, chunk.start, chunk.end)


def _chunk_at(sentence: Tokens, start: int) -> Tokens | None:
    return next((chunk for chunk in _noun_chunks(sentence) if chunk.start == start), None)


def _noun_chunks(sentence: Tokens) -> Iterator[Tokens]:
    """The sentence's own: spaCy's ``noun_chunks`` of a sentence goes through those of the whole document."""
    for start, end, _ in noun_chunks(sentence):
        yield sentence.doc[start:end]


def _words(doc: Doc, start: int, end: int) -> str:
    """The words, unless they are the rest of some markup."""
    words = " ".join(doc[start:end].text.split())
    return "" if _MARKUP.search(words) else _NO_WORD.sub("", words)
