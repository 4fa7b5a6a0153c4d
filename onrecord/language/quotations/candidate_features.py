"""What ``ranking`` weighs: named values of a candidate, and which of them count together.

A feature is a tuple: the names joined by "+", then their values, as in ``("lemma+construction", "say", "ccomp")``.
"""

from collections.abc import Sequence
from itertools import accumulate

from spacy.tokens import Doc, Token

from onrecord.language import cues
from onrecord.language.quotations.candidates import Candidate
from onrecord.language.quotations.logistic_regression import Crosses, Values

_LENGTHS = (1, 2, 3, 5, 8, 12, 18, 27, 40)
_CLOSED_CLASSES = frozenset({"ADP", "PRON", "DET", "SCONJ", "PART", "AUX", "CCONJ", "PUNCT"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
# So many verbs above a cue are looked at for one under which it stands.
_CHAIN = 4


# What all candidates of a cue share.
OF_CUE = Crosses(
    "lemma", "tag", "dependency", "source", "auxiliaries", "mark", "governor", "voice", "classes", "governor class",
    "under", "question", "source noun", "lemma+tag", "lemma+source", "lemma+auxiliaries", "lemma+negation",
    "lemma+voice", "lemma+source noun", "lemma+followers", "classes+source",
)  # fmt: skip
# What one candidate has; its values hold those of its cue too.
OF_CANDIDATE = Crosses(
    "construction", "length", "opening", "form", "object", "head", "before", "after", "last",
    "construction+lemma", "construction+tag", "construction+dependency", "construction+source", "construction+length",
    "construction+opening", "construction+form", "construction+auxiliaries", "construction+object",
    "construction+head", "construction+before", "construction+after", "construction+last", "construction+voice",
    "construction+classes", "construction+governor class", "construction+followers", "construction+source side",
    "construction+words before", "construction+words after", "construction+form+own subject",
    "construction+form+lemma", "construction+form+classes", "construction+object+lemma", "construction+lemma+source",
    "construction+lemma+voice", "lemma+opening", "lemma+form", "lemma+object", "lemma+length", "lemma+own subject",
    "lemma+head", "source inside", "end", "construction+end",
)  # fmt: skip


def cue_values(cue: Token, source: Token | None) -> Values:
    """What is known of a cue and its source, whatever its content."""
    children = list(cue.children)
    auxiliaries = [child.lower_ for child in children if child.dep_ in {"aux", "auxpass"}]
    return {
        "lemma": lemma(cue),
        "tag": cue.pos_[0] + cue.tag_[-1],
        "dependency": cue.dep_,
        "source": _source_class(source),
        "source noun": "" if source is None else source.lemma_.lower(),
        "auxiliaries": " ".join(auxiliaries),
        "negation": "not" if any(child.dep_ == "neg" for child in children) else "",
        "mark": " ".join(child.lower_ for child in children if child.dep_ == "mark"),
        "governor": "" if cue.head.i == cue.i else f"{cue.dep_} {cues.lemma(cue.head)}",
        "governor class": f"{cue.head.pos_} {cue.dep_}",
        "voice": "passive" if any(child.dep_ == "auxpass" for child in children) else "active",
        "classes": cues.classes(cue),
        "followers": " ".join(child.dep_ for child in children if child.i > cue.i and not child.is_punct)[:40],
        "under": _cue_above(cue),
        "question": "?" if _asks(cue) else "",
    }


def lemma(cue: Token) -> str:
    """The cue's lemma, with its particle."""
    particle = next((child.lower_ for child in cue.children if child.dep_ == "prt"), "")
    return f"{cues.lemma(cue)} {particle}".strip()


def word_counts(doc: Doc) -> list[int]:
    """How many words, without marks and space, stand before each token, and in all."""
    return [0, *accumulate((doc.to_array(["IS_PUNCT", "IS_SPACE"]).sum(axis=1) == 0).tolist())]


def content_values(candidate: Candidate, source: Token | None, words: Sequence[int]) -> Values:
    """What is known of a candidate's content; ``words`` are the Doc's ``word_counts``."""
    cue, head, ranges = candidate.cue, candidate.head, candidate.ranges
    doc, sentence = cue.doc, cue.sent
    first, end = ranges[0][0], ranges[-1][1]
    size = sum(last - start for start, last in ranges)
    opening = doc[first]
    return {
        "construction": candidate.construction,
        "length": str(sum(size > length for length in _LENGTHS)),
        "opening": opening.lower_ if opening.pos_ in _CLOSED_CLASSES else opening.pos_,
        "form": _form(head),
        "head": cues.lemma(head) if head.pos_ in {"VERB", "AUX"} else head.ent_type_ or head.pos_,
        "own subject": _own_subject(head),
        "object": _object_place(cue, first, end),
        "before": _preceding(candidate),
        "after": _following(candidate),
        "last": doc[end - 1].pos_,
        "end": _end(candidate),
        "words before": str(min(words[max(sentence.start, min(cue.i, first))] - words[sentence.start], 12) // 4),
        "words after": str(min(words[max(end, sentence.end)] - words[end], 9) // 3),
        "source side": "" if source is None else "left" if source.i < cue.i else "right",
        "source inside": "" if source is None else str(any(a <= source.i < b for a, b in ranges)),
    }


def _source_class(source: Token | None) -> str:
    if source is None:
        return "none"
    if source.pos_ == "PRON":
        return source.lower_
    if source.ent_type_ in _NAMED:
        return source.ent_type_
    return source.pos_ + ("s" if source.tag_ in {"NNS", "NNPS"} else "")


def _cue_above(cue: Token) -> str:
    above = cue.head
    for _ in range(_CHAIN):
        if above.i != cue.i and cues.introduces_quotation(above):
            return cues.lemma(above)
        above = above.head
    return ""


def _asks(cue: Token) -> bool:
    return any(token.text == "?" for token in cue.sent[-2:])


def _form(head: Token) -> str:
    if head.dep_ in {"prep", "agent", "dative"}:
        return head.lower_
    for child in head.children:
        if child.dep_ == "aux" and child.lower_ == "to":
            return "to"
        if child.dep_ == "mark" and child.lower_ == "that":
            return "that"
    return head.tag_


def _own_subject(head: Token) -> str:
    own = cues.subject(head)
    return "" if own is None else own.dep_ + (" pronoun" if own.pos_ == "PRON" else "")


def _object_place(cue: Token, first: int, end: int) -> str:
    object_ = next((c for c in cue.children if c.dep_ in {"dobj", "dative"} and c.i > cue.i), None)
    if object_ is None:
        return ""
    if first <= object_.i < end:
        return "inside"
    return "pronoun" if object_.pos_ == "PRON" else "outside"


def _end(candidate: Candidate) -> str:
    """Whether the content ends at or goes on after a closing mark, what stands before that mark and after it."""
    after = candidate.closing
    if after is None:
        return ""
    doc = after.doc
    before = doc[after.i - 2].text if after.i > 1 and doc[after.i - 2].is_punct else ""
    what = after.text if after.is_punct else after.lower_ if after.pos_ in _CLOSED_CLASSES else after.tag_
    return f"{'cut' if candidate.cut else 'on'} {before} {what}"


def _preceding(candidate: Candidate) -> str:
    first = candidate.ranges[0][0]
    if first == 0:
        return "start"
    before = candidate.cue.doc[first - 1]
    return before.text if before.is_punct else "cue" if before.i == candidate.cue.i else "word"


def _following(candidate: Candidate) -> str:
    doc, end = candidate.cue.doc, candidate.ranges[-1][1]
    if end == len(doc):
        return "end"
    return doc[end].text if doc[end].is_punct else doc[end].dep_
