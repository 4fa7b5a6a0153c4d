"""Where the teller goes on with a speaker's next words, though the parser gives them to the content before.

"He says he would wait and tells them so": both verbs are his. "She argued that it would hold, adding that it
was new": she adds, the plan does not.
"""

from spacy.tokens import Token

from onrecord.language import cues
from onrecord.language.quotations.candidates import Candidate

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_AUXILIARIES = frozenset({"aux", "auxpass", "neg", "advmod"})
_CONJUNCTIONS = frozenset({"and", "but"})
_BEFORE_PARTICIPLE = frozenset({",", "before", "while", "after"})


def end_before(outer: Candidate, cue: Token) -> int | None:
    """The index of the token before which a content ends, where a cue inside it is its speaker's next; else None."""
    first, last = outer.ranges[-1]
    if not outer.cue.i <= first < outer.head.i < cue.i < last:
        return None
    left, tense = _verb_group(cue, first)
    before = cue.doc[left]
    coordinate = before.lower_ in _CONJUNCTIONS and tense == _tense(outer.cue)
    participle = cue.tag_ == "VBG" and cues.is_listed(cue) and before.lower_ in _BEFORE_PARTICIPLE
    if not coordinate and not participle:
        return None
    end = left - 1 if cue.doc[left - 1].text == "," else left
    return end if end > outer.head.i else None


def _verb_group(cue: Token, first: int) -> tuple[int, str]:
    """The index of the word before the cue with its auxiliaries and adverbs, and the tense of them all."""
    doc, left, tense = cue.doc, cue.i - 1, cue.tag_
    while left > first and (doc[left].tag_ in {"RB", "MD"} or doc[left].dep_ in _AUXILIARIES):
        if doc[left].tag_ in _FINITE | {"MD"}:
            tense = doc[left].tag_
        left -= 1
    return left, tense


def _tense(verb: Token) -> str:
    if verb.tag_ in _FINITE | {"MD", "VBG"}:
        return verb.tag_
    before = (child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.i < verb.i)
    return next(before, verb.tag_)
