"""Noun phrases around a head: how far the words that name somebody reach."""

from spacy.tokens import Token

from onrecord.model import Span

_ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those", "another"})
# In tokens: between the parts of "Smith and her aides", and in the phrase of "an aide at the ministry".
_LONGEST_GAP = 4
_LONGEST_PHRASE = 10


def bounds(head: Token) -> tuple[int, int]:
    """First and last token of the phrase: its article to its head, and what describes it without a comma."""
    first, last = head.left_edge.i, head.i
    for child in head.children:
        if child.i < head.i and (child.is_punct or child.dep_ in {"cc", "advmod", "predet", "mark", "prep"}):
            first = max(first, child.right_edge.i + 1)
    if head.pos_ != "PRON":
        last = _described_to(head)
    return min(first, head.i), last


def mention(head: Token) -> Span:
    """The offsets of the phrase, with a name in apposition and with who speaks together with it."""
    first, last = bounds(head)
    name = appositive(head)
    if name is not None:
        last = max(last, name.i)
    for child in head.children:
        joined = child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON"}
        if joined and 0 < child.i - last <= _LONGEST_GAP:
            last = child.i
    start, end = head.doc[first], head.doc[last]
    return start.idx, end.idx + len(end)


def appositive(head: Token) -> Token | None:
    """The name right after a description: "his spokeswoman Ann Roe", "its head, Ann Roe"."""
    if head.pos_ == "PROPN":
        return None
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.i - bounds(head)[1] <= 2:  # noqa: PLR2004
            return child
    return None


def proper_name(head: Token) -> str:
    """The run of proper nouns that ends in the head, and "of Velmora" after it."""
    first = head.i
    while first > 0 and _is_name_part(head.doc[first - 1]):
        first -= 1
    last = head.i
    while last + 1 < len(head.doc) and head.doc[last + 1].pos_ == "PROPN" and head.doc[last + 1].dep_ == "flat":
        last += 1
    return head.doc[first : last + 1].text


def _is_name_part(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return token.ent_type_ != "DATE"
    capital = token.is_alpha and token.text[:1].isupper() and not token.is_sent_start
    return capital and token.pos_ in {"NOUN", "ADJ", "VERB", "X", "INTJ"}


def words(head: Token) -> tuple[str, ...]:
    """The phrase's words without its article and possessive marks."""
    first, last = bounds(head)
    kept = [token for token in head.doc[first : last + 1] if token.tag_ != "POS" and not token.is_space]
    if kept and kept[0].lower_ in _ARTICLES and len(kept) > 1:
        kept = kept[1:]
    return tuple(token.text for token in kept)


def description(head: Token) -> str:
    """The phrase without its article: "senior State Department official"."""
    first, last = bounds(head)
    if head.doc[first].lower_ in _ARTICLES and first < head.i:
        first += 1
    text = " ".join(head.doc[first : last + 1].text.split())
    begins_sentence = (
        head.doc[first].is_sent_start
        and head.doc[first].pos_ != "PROPN"
        and head.doc[first].ent_type_ in {"", "CARDINAL"}
    )
    return text[:1].lower() + text[1:] if begins_sentence and text.split()[0].istitle() else text


def is_definite(head: Token) -> bool:
    """Whether the phrase points at somebody known: "the official", "Kestria's president"."""
    return any(
        (child.dep_ == "det" and child.lower_ in {"the", "this", "that"})
        or (child.dep_ == "poss" and child.pos_ == "PROPN")
        for child in head.children
    )


def _described_to(head: Token) -> int:
    last = head.i
    for child in head.children:
        describes = child.dep_ in {"prep", "amod", "acl", "relcl"} and (head.pos_ != "PROPN" or child.lower_ == "of")
        if (
            child.i > head.i
            and describes
            and child.left_edge.i == last + 1
            and child.right_edge.i - last <= _LONGEST_PHRASE
        ):
            last = _before_comma(head, last, child.right_edge.i)
    if last == head.i and head.pos_ == "NOUN" and head.dep_ == "nsubj" and head.i > head.head.i:
        last = _described_after_verb(head)
    return last


def _described_after_verb(head: Token) -> int:
    """In "said an aide at the ministry" the parser gives "at the ministry" to the verb."""
    for child in head.head.children:
        if child.i == head.i + 1 and child.dep_ == "prep" and child.lower_ in {"at", "of", "for", "from", "with"}:
            return _before_comma(head, head.i, min(child.right_edge.i, head.i + _LONGEST_PHRASE))
    return head.i


def _before_comma(head: Token, first: int, last: int) -> int:
    comma = next((t.i for t in head.doc[first + 1 : last + 1] if t.is_punct and t.text not in {"-", "’", "'"}), None)
    return last if comma is None else max(first, comma - 1)
