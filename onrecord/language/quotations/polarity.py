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
# She declined to say; he is expected to say.
_UNDONE = frozenset({"decline", "refuse", "fail"})
_AHEAD = frozenset({"expect", "plan", "intend", "prepare", "schedule", "likely", "due"})
_NOBODY = frozenset({"nobody", "none", "neither", "no-one"})


def polarity_of(cue: Token | None, tagged: Tagged | None, content: Sequence[Span] = ()) -> Polarity:
    """What the words around the cue say plainly, else what the tagger finds likeliest.

    A "not" before the cue is never an assertion, and neither is "may announce", "is expected to say" or "if she says". Words of
    the content tell nothing: “Never,” said Ann Roe.
    """
    if cue is None:
        return Polarity.SAID
    if cues.is_verb(cue):
        before = [child for child in cue.children if child.i < cue.i and not _is_inside(child, content)]
        negation = next((child for child in before if child.lower_ in _NEGATIONS), None)
        if negation is not None:
            return Polarity.SAID if negation.nbor(1).lower_ in _ONLY else Polarity.DENIED
        if _is_of_nobody(cue):
            return Polarity.DENIED
        if any(child.lower_ in _MODALS or child.lower_ in _CONDITIONS for child in before):
            return Polarity.HYPOTHETICAL
        above = cues.lemma(cue.head) if any(child.lower_ == "to" for child in before) else ""
        if above in _UNDONE:
            return Polarity.DENIED
        if above in _AHEAD and cue.head.i < cue.i:
            return Polarity.HYPOTHETICAL
    if tagged is None:
        return Polarity.SAID
    return _POLARITIES[max(range(len(_POLARITIES)), key=tagged.polarity.__getitem__)]


def _is_inside(word: Token, content: Sequence[Span]) -> bool:
    return any(start <= word.idx < end for start, end in content)


def _is_of_nobody(cue: Token) -> bool:
    own = cues.subject(cue)
    if own is None or own.i > cue.i:
        return False
    return own.lower_ in _NOBODY or any(child.lower_ == "no" and child.dep_ == "det" for child in own.children)
