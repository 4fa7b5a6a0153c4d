"""A quotation that can be read alone: a content that is no sentence gets its cue and what stands between the two."""

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from onrecord.language import cues
from onrecord.language.quotations.attribution import Attribution
from onrecord.language.quotations.context import Places
from onrecord.model import Polarity, QuoteKind, Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What begins a clause that is none alone: "whether it would hold", "to commit".
_DEPENDENT = frozenset({"to", "whether", "if", "that", "how", "what", "why", "who", "whom", "when", "where", "which"})
# Clauses that tell more of a noun.
_OF_NOUNS = frozenset({"acl", "relcl"})
_BEFORE_CUE = frozenset({"aux", "auxpass", "neg"})
# In characters: farther from its content a cue explains nothing.
_FARTHEST = 80
# In words: a shorter utterance may be a part of a sentence only.
_SHORTEST_UTTERANCE = 4


def as_sentence(places: Places, attribution: Attribution, content: str, kind: QuoteKind, polarity: Polarity) -> str:
    """The content, where it is a sentence; else with its cue: "condemned the attack", "called the demand “absurd”".

    What was not said always has its cue: "did not say whether she would run".
    """
    cue = attribution.cue
    if cue is None or (polarity is Polarity.SAID and _is_sentence(places, attribution.segments, kind)):
        return content
    start, end = attribution.start, attribution.end
    before = _start_of(cue)
    last = cues.as_cue(cue).end
    if before < start and start - last <= _FARTHEST and before >= places.paragraph_start(start):
        return " ".join(f"{places.text[before:start]} {content}".split())
    behind = max(last, attribution.mention[1] if attribution.mention and attribution.mention[0] >= end else last)
    if end <= cue.idx and behind - end <= _FARTHEST:
        return " ".join(f"{content}{places.text[end:behind]}".split())
    return content


def _start_of(cue: Token) -> int:
    """Where the cue begins with its auxiliaries and negation: "did not rule out"."""
    first = cue
    while first.i > 0 and first.nbor(-1).dep_ in _BEFORE_CUE and first.nbor(-1).head.i == cue.i:
        first = first.nbor(-1)
    return first.idx


def _is_sentence(places: Places, segments: Sequence[Span], kind: QuoteKind) -> bool:
    tokens = [t for start, end in segments for t in places.tokens(start, end) if not t.is_space]
    words = [token for token in tokens if not token.is_punct]
    if not words:
        return True
    text = places.text[segments[0][0] : segments[-1][1]]
    if (
        kind is QuoteKind.DIRECT
        and len(words) >= _SHORTEST_UTTERANCE
        and text.rstrip("”\"'’»").endswith((".", "!", "?", "…"))
    ):
        return True
    if words[0].lower_ in _DEPENDENT and not text.rstrip("”\"'’»").endswith("?"):
        return False
    inside = {token.i for token in words}
    return any(_is_finite(word.head) and _is_main(word.head, inside) for word in words if word.dep_ in _SUBJECTS)


def _is_main(verb: Token, inside: Collection[int]) -> bool:
    """Whether a verb stands in the words, and in no clause of one of them: not "called" of "reports that she called"."""
    while verb.i in inside and verb.dep_ not in _OF_NOUNS and verb.head.i in inside and verb.head.i != verb.i:
        verb = verb.head
    return verb.i in inside and (verb.dep_ not in _OF_NOUNS or verb.head.i not in inside)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(child.tag_ in _FINITE for child in verb.children if child.dep_ in _BEFORE_CUE)
