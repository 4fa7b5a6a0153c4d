"""Cues beside a marked passage: before it, after it as a sentence of their own, in the sentence before."""

from spacy.tokens import Token

from onrecord.language import cues
from onrecord.language.quotations import source_rules
from onrecord.language.quotations.context import Places
from onrecord.language.quotations.quotation_marks import Passage

# How many tokens beside a passage are searched for its cue.
REACH = 30
# So many heads up a verb is looked for.
_CHAIN = 4
STOPS = frozenset(".!?;:")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB"})
# In characters: as far before a passage the sentence is looked at that may lead up to it.
_STANCE_REACH = 40


def cue_before(places: Places, i: int) -> Token | None:
    """X said: “…”; X said, “…”; X said “…”."""
    passage = places.passages[i]
    previous = places.passages[i - 1].end if i else 0
    lead = places.text[max(0, passage.start - 40) : passage.start].rstrip()
    start = max(previous, places.paragraph_start(passage.start))
    if lead.endswith(":") and not places.text[start : passage.start].strip():
        start = max(previous, places.paragraph_start(start - 1) if start else 0)
    window = places.tokens(start, passage.start)[-REACH:]
    window = window[_last_sentence(window) :]
    words = [token for token in window if not token.is_space]
    if not words:
        return None
    if lead[-1:] in {":", ","}:
        if words[-1].is_punct and len(words) > 1 and words[-2].text.isupper() and len(words[-2]) > 1:
            return None  # a heading in capitals: "PROMISE MADE:"
        return _nearest_cue(words, places.begins_lower(passage)) or (
            _governing_verb(words[-1]) if lead[-1:] == ":" else None
        )
    last = words[-1]
    if last.lower_ in {"that", "as"} and len(words) > 1:
        last = words[-2]
    so_called = last.dep_ == "amod" or last.nbor(-1).text == "-" if last.i else False
    return last if cues.introduces_quotation(last) and not so_called else None


def stance_before(places: Places, passage: Passage) -> tuple[Token, Token] | None:
    """The cue and source of the sentence before, as in: Ann Roe agreed. “It is late.”."""
    if not places.ends_with(passage, ".!?"):
        return None
    near = max(places.paragraph_start(passage.start), passage.start - _STANCE_REACH)
    words = [token for token in places.tokens(near, passage.start) if not token.is_space and not token.is_quote]
    if not words:
        return None
    cue = words[-1].head
    head = source_rules.source(cue) if cues.introduces_quotation(cue) else None
    if head is None or head.idx >= passage.start or places.is_marked(cue.idx):
        return None
    return cue, head


def _nearest_cue(words: list[Token], goes_on: bool) -> Token | None:
    """The verb that leads up to a comma or colon before a quotation, listed as a cue or right beside the mark.

    Where the quotation goes on with a sentence, that is no verb of a relative clause: "There are some who feel so, “but
    not many.”"
    """
    listed = (token for token in reversed(words[-12:]) if cues.introduces_quotation(token))
    cue = next((token for token in listed if not (goes_on and token.dep_ == "relcl")), None)
    if cue is not None:
        return cue
    last = next((token for token in reversed(words) if not token.is_punct), None)
    return last if last is not None and cues.is_verb(last) and last.dep_ != "amod" else None


def is_inverted(verb: Token, passage: Passage) -> bool:
    """“…,” beamed Ann Roe: whether a finite verb right after a quotation has no subject before it."""
    own = cues.subject(verb)
    if cues.lemma(verb) == "be":
        return False  # “Ruin” is a strong word
    return cues.is_verb(verb) and verb.tag_ in _FINITE and (own is None or own.idx >= passage.start)


def _governing_verb(last: Token) -> Token | None:
    """The verb that the words before a colon depend on, if it says who acts: "Ann Roe released this statement:"."""
    verb = last
    for _ in range(_CHAIN):
        if (cues.is_verb(verb) or verb.pos_ == "AUX") and cues.subject(verb) is not None:
            return verb
        verb = verb.head
    return None


def _last_sentence(window: list[Token]) -> int:
    """The index after the last sentence end among the tokens."""
    ends = [k + 1 for k, token in enumerate(window) if token.text in {".", "!", "?"}]
    return ends[-1] if ends else 0
