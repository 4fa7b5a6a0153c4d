"""Whether the words of a statement were uttered: said, denied to have been said, or only possible."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.language import cues
from onrecord.language.quotations.tagger import Tagged
from onrecord.model import Polarity, Span

_POLARITIES = (Polarity.SAID, Polarity.DENIED, Polarity.HYPOTHETICAL)
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither"})
# "Not only said that": it was said.
_ONLY = frozenset({"only", "just", "merely", "simply"})
_MODALS = frozenset({"may", "might", "could", "will", "shall", "should"})
_CONDITIONS = frozenset({"if", "unless"})
# "How long before they admit that …?"
_NOT_YET = frozenset({"before", "until"})
_PRESENT = frozenset({"VB", "VBP", "VBZ"})
# She declined to say; he is expected to say.
_UNDONE = frozenset({"decline", "refuse", "fail"})
_AHEAD = frozenset({"expect", "plan", "intend", "prepare", "schedule", "likely", "due"})
_CLOSING = frozenset("”»")
_NOBODY = frozenset({"nobody", "none", "neither", "no-one"})


def polarity_of(cue: Token | None, tagged: Tagged | None, content: Sequence[Span] = ()) -> Polarity:
    """What the words around the cue say plainly, else what the tagger finds likeliest.

    A "not" before the cue is never an assertion, and neither is "may announce", "is expected to say" or "if she says". Words of
    the content tell nothing: “Never,” said Ann Roe.
    """
    if cue is None:
        return Polarity.SAID
    if cues.is_verb(cue):
        before = [child for child in cue.children if child.i < cue.i and not _is_of_a_quotation(child, cue, content)]
        negation = next((child for child in before if child.lower_ in _NEGATIONS), None)
        if negation is not None:
            return Polarity.SAID if negation.nbor(1).lower_ in _ONLY else Polarity.DENIED
        if _is_of_nobody(cue) or _is_undone(cue):
            return Polarity.DENIED
        if _is_asked(cue, before):
            return Polarity.HYPOTHETICAL
        if any(child.lower_ in _MODALS or child.lower_ in _CONDITIONS for child in before):
            return Polarity.HYPOTHETICAL
        if cue.tag_ in _PRESENT and any(child.lower_ in _NOT_YET and child.dep_ == "mark" for child in before):
            return Polarity.HYPOTHETICAL
        above = cues.lemma(cue.head) if any(child.lower_ == "to" for child in before) else ""
        if above in _UNDONE:
            return Polarity.DENIED
        if above in _AHEAD and cue.head.i < cue.i:
            return Polarity.HYPOTHETICAL
    if tagged is None:
        return Polarity.SAID
    return _POLARITIES[max(range(len(_POLARITIES)), key=tagged.polarity.__getitem__)]


def _is_undone(cue: Token) -> bool:
    """Whether the cue is the "failed" of "failed to mention that"."""
    return cues.lemma(cue) in _UNDONE and any(child.dep_ == "xcomp" and child.i > cue.i for child in cue.children)


def _is_asked(cue: Token, before: Sequence[Token]) -> bool:
    """Whether a question asks if it was said: "Did Ann Roe say that it rains?"."""
    own = cues.subject(cue)
    auxiliary = next((child for child in before if child.dep_ == "aux"), None)
    return own is not None and auxiliary is not None and auxiliary.i < own.i < cue.i and cue.sent[-1].text == "?"


def _is_of_a_quotation(word: Token, cue: Token, content: Sequence[Span]) -> bool:
    """Whether a word before the cue is said, in its content or in a quotation that ends before it: “So will I.” Ann Roe said."""
    inside = any(start <= word.idx < end for start, end in content)
    return inside or any(token.text in _CLOSING for token in cue.doc[word.i : cue.i])


def _is_of_nobody(cue: Token) -> bool:
    own = cues.subject(cue)
    if own is None or own.i > cue.i:
        return False
    return own.lower_ in _NOBODY or any(child.lower_ == "no" and child.dep_ == "det" for child in own.children)
