"""The constructions in which a word can attribute something: what its content would be, if it did.

Nothing here knows which words attribute; ``ranking`` weighs the candidates. A range is a pair of token
indices, its end excluded.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.language import cues
from onrecord.language.quotations import source_rules
from onrecord.model import Span

_COMPLEMENTS = frozenset(
    {"ccomp", "xcomp", "parataxis", "advcl", "acl", "attr", "acomp", "oprd", "dep", "relcl", "dobj"}
)
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
# They accused him of lying, they see it as “a mess”: the object is a part of what is said of it.
_OF_OBJECT = frozenset({"as", "of"})
_CLAUSES = frozenset({"acl", "relcl", "ccomp"})
_NOUN_COMPLEMENTS = frozenset({"acl", "ccomp", "xcomp", "relcl", "prep", "advcl", "appos"})
_COPULA_COMPLEMENTS = frozenset({"ccomp", "xcomp", "prep", "advcl", "attr", "acomp"})
_CUE_WORDS = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "advmod", "neg", "mark"})
_GO_ON = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "JJ", "POS"})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"})
_OCCASIONS = frozenset({"interview", "letter", "memo", "speech", "statement", "tweet"})
_JOINED = frozenset({"conj", "cc", "punct"})
# So many marks inside a content are tried as its end.
_MOST_ENDS = 6
# Longer than any sentence of a real text: keeps the cost proportional to the length of a text without full stops.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a cue would attribute in one construction; ``head`` is the word that heads the content.

    ``closing`` is the token after the last closing quotation mark inside the content or, where ``cut``, at its end.
    """

    cue: Token
    construction: str
    head: Token
    ranges: tuple[Span, ...]
    closing: Token | None = None
    cut: bool = False


def candidates(cue: Token, closings: Sequence[int] = ()) -> Iterator[Candidate]:
    """Every reading of a word as a cue, none for words that cannot be one.

    ``closings`` are the sorted indices of the tokens that follow a closing quotation mark: there a content may end
    before its phrase does, as in: He said it was “a mess,” referring to the bridge.
    """
    for construction, head, ranges in _readings(cue):
        if not all(first < last for first, last in ranges) or sum(b - a for a, b in ranges) > _LONGEST:
            continue
        first, last = ranges[-1]
        inside = closings[bisect_right(closings, first) : bisect_left(closings, last)]
        if not any(_tells_when(cue.doc[end]) for end in inside):
            yield Candidate(cue, construction, head, ranges, cue.doc[inside[-1]] if inside else None)
        for end in inside[:_MOST_ENDS]:
            if cue.doc[end].tag_ in _GO_ON and cue.doc[end].lower_ not in DAYS:
                continue
            yield Candidate(cue, construction, head, (*ranges[:-1], (first, end)), cue.doc[end], cut=True)


def _tells_when(token: Token) -> bool:
    """They called it “a mess” Tuesday, “a shame” in a statement: what follows the marks is when or where it was said."""
    if token.lower_ in DAYS:
        return True
    noun = next((child for child in token.children if child.dep_ == "pobj"), None)
    return token.dep_ == "prep" and noun is not None and noun.lower_ in _OCCASIONS | DAYS


_Reading = tuple[str, Token, tuple[Span, ...]]


def _readings(cue: Token) -> Iterator[_Reading]:
    if cue.lower_ == "according":
        yield from _according_to(cue)
    elif source_rules.is_quoted_as(cue):
        return  # "was quoted as saying": it is "saying" that attributes
    elif cues.is_verb(cue) or cue.pos_ == "AUX":
        right = [child for child in cue.children if child.i > cue.i and child.dep_ not in {"prt", "neg", "aux"}]
        for child in right:
            yield from _complement(cue, child, right)
        yield from _clause_before(cue)
        yield from _inserted(cue)
        yield from _subject(cue, right)
    elif cue.pos_ in {"NOUN", "ADJ", "PROPN", "ADV"}:
        yield from _noun(cue)


def _according_to(cue: Token) -> Iterator[_Reading]:
    """The clause that "according to X" qualifies, before it, after it or around it."""
    to = next((child for child in cue.children if child.lower_ == "to"), None)
    if to is None or _is_bare_noun(to):
        return
    clause, end = _clause_head(cue), to.right_edge.i + 1
    if clause == cue:
        yield from _taken_for_source(cue)
        return
    before, after = (clause.left_edge.i, cue.i), (end, clause.right_edge.i + 1)
    yield "according-before", clause, (before,)
    yield "according-after", clause, (after,)
    yield "according-around", clause, (before, after)


def _taken_for_source(cue: Token) -> Iterator[_Reading]:
    """According to Ann Roe, the move reeks of fear: the parser may find no clause and take all for a source."""
    first = next((token.i + 1 for token in cue.sent if token.text == "," and token.i > cue.i), cue.sent.end)
    if first < cue.sent.end:
        yield "according-after", cue.doc[first], ((first, cue.sent.end),)


def _is_bare_noun(to: Token) -> bool:
    """According to plan, to law: a manner, not a source."""
    noun = next((child for child in to.children if child.dep_ == "pobj"), None)
    return noun is not None and noun.tag_ == "NN" and noun.left_edge.i == noun.i


def _clause_head(token: Token) -> Token:
    head = token.head
    while not (cues.is_verb(head) or head.pos_ == "AUX") and head.head.i != head.i:
        head = head.head
    while head.dep_ in {"aux", "auxpass", "xcomp", "acl", "relcl", "pcomp"} and head.head.i != head.i:
        head = head.head
    return head


def _complement(cue: Token, child: Token, right: list[Token]) -> Iterator[_Reading]:
    """He said it rains; she called for calm; they accused him of lying: alone, and with what follows it."""
    if child.dep_ in _COMPLEMENTS:
        name, first = child.dep_, max(cue.i + 1, child.left_edge.i)
    elif child.dep_ in _PREPOSITIONS and child.right_edge.i > child.i:
        if child.lower_ in _OF_OBJECT and any(c.dep_ == "dobj" and c.i < child.i for c in right):
            return
        name, first = "prep", child.i + 1
    else:
        return
    last = child.right_edge.i
    yield name, child, ((first, last + 1),)
    for sibling in right:
        if sibling.i <= child.i:
            continue
        if sibling.dep_ in _JOINED:
            break
        last = max(last, sibling.right_edge.i)
        yield f"{name}+{sibling.dep_}", child, ((first, last + 1),)
    nouns = child.children if name == "prep" else [child] if child.dep_ in {"dobj", "attr"} else []
    for noun in nouns:
        for clause in noun.children:
            if clause.dep_ in _CLAUSES and clause.i > noun.i:
                yield f"{name}-clause", clause, ((clause.left_edge.i, clause.right_edge.i + 1),)


def _clause_before(cue: Token) -> Iterator[_Reading]:
    """It rains, he said."""
    clause = next((child for child in cue.children if child.dep_ == "ccomp" and child.i < cue.i), None)
    if clause is None:
        return
    start = min([cue.i, *(child.left_edge.i for child in cue.children if child.i < cue.i and child.dep_ in _CUE_WORDS)])
    last = min(start, clause.right_edge.i + 1) if start > clause.i else clause.right_edge.i + 1
    first = clause.left_edge.i
    yield "before", clause, ((first, last),)
    if cue.sent.start < first:
        yield "before-sentence", clause, ((cue.sent.start, last),)


def _inserted(cue: Token) -> Iterator[_Reading]:
    """The plan, he said, is dead. The plan is dead, as he put it. As he put it, the plan is dead."""
    if cue.dep_ not in {"parataxis", "advcl", "ccomp", "conj", "dep"}:
        return
    clause, start, end = cue.head, cue.left_edge.i, (as_put(cue) or cue.right_edge).i + 1
    if leads_in(cue):
        yield "inserted-after", clause, ((_end_of_lead(cue), clause.right_edge.i + 1),)
        return
    before, after = (clause.left_edge.i, start), (end, clause.right_edge.i + 1)
    yield "inserted", clause, (before, after)
    if as_put(cue) is not None and after[1] - after[0] > 1:
        return
    yield "inserted-before", clause, (before,)
    yield "inserted-after", clause, (after,)


def _end_of_lead(cue: Token) -> int:
    """Where "As he put it in May," ends: the parser tends to carry it on beyond a comma right after the verb."""
    last = as_put(cue) or cue
    follows = last.i + 1 < len(cue.doc) and cue.doc[last.i + 1].text == ","
    return (last if follows else cue.right_edge).i + 1


def leads_in(cue: Token) -> bool:
    """Whether it stands in front of its content as in: As the ministry noted, the plan is dead."""
    if cue.dep_ != "advcl" or cue.i > cue.head.i or not any(c.lower_ == "as" and c.i < cue.i for c in cue.children):
        return False
    before = cue.doc[cue.head.left_edge.i : cue.left_edge.i]
    objects = [child for child in cue.children if child.i > cue.i and child.dep_ in {"dobj", "ccomp", "xcomp"}]
    return all(t.pos_ in {"ADV", "CCONJ", "PUNCT"} for t in before) and (not objects or as_put(cue) is not None)


def as_put(cue: Token) -> Token | None:
    """The last word of "as he put it", which the parser tends to carry on; None of any other phrase."""
    if cues.lemma(cue) != "put" or not any(child.lower_ == "as" for child in cue.children):
        return None
    return next((child for child in cue.children if child.lower_ == "it" and child.i > cue.i), None)


def _subject(cue: Token, right: list[Token]) -> Iterator[_Reading]:
    """Prices are expected to rise; the plan was criticised."""
    own = cues.subject(cue)
    if own is None or own == source_rules.source(cue):
        return
    span = (own.left_edge.i, own.right_edge.i + 1)
    yield "subject", own, (span,)
    for child in right:
        if child.dep_ in {"xcomp", "oprd", "ccomp", "prep", "acomp"}:
            yield f"subject+{child.dep_}", child, (span, (child.left_edge.i, child.right_edge.i + 1))


def _noun(cue: Token) -> Iterator[_Reading]:
    """His warning that it rains; concerns about the plan; she is hopeful that it rains."""
    for child in cue.children:
        if child.i > cue.i and child.dep_ in _NOUN_COMPLEMENTS:
            yield f"noun-{child.dep_}", child, (_after_preposition(child),)
    if cue.dep_ in {"acomp", "attr", "oprd", "dobj", "nsubj", "nsubjpass"}:
        for child in cue.head.children:
            if child.i > cue.i and child.dep_ in _COPULA_COMPLEMENTS:
                yield f"predicate-{child.dep_}", child, (_after_preposition(child),)


def _after_preposition(child: Token) -> Span:
    return child.i + 1 if child.dep_ == "prep" else child.left_edge.i, child.right_edge.i + 1
