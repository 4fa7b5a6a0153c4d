"""The lemma text of a quotation from its Doc; ``onrecord.lemmas`` says what it is for."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from onrecord import lemmas
from onrecord.model import Span

# "gas" and "bus" are no plurals.
_SHORTEST_PLURAL = 4

# spaCy takes "taxes" for the plural of "taxis".
_BASE_FORMS = {"taxes": "tax"}
_HYPHENS = "-\u2010\u2011"


def lemma_text(doc: Doc, text: str, segments: Sequence[Span]) -> str:
    """The lemma text of the words in some spans of ``text``, the Doc's, which are the words of ``Quote.text``."""
    return lemmas.lemma_text(word for start, end in segments for word in _words(doc, text[start : end + 2], start, end))


def heading_lemma_text(heading: str) -> str:
    """The lemma text of a heading that no Doc has: its plurals are told by their endings."""
    words = (heading[start:end] for start, end in lemmas.word_spans(heading))
    return lemmas.lemma_text((word, _singular(word)) for word in words)


def _words(doc: Doc, text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    tokens = {token.idx - start: token for token in doc.char_span(start, end, alignment_mode="expand") or ()}
    for first, last in lemmas.word_spans(text[: end - start]):
        word = text[first:last]
        token = tokens.get(first)
        if token is None or token.text != word or _is_compounded(text[last : last + 2]):
            yield word, word
        else:
            yield word, _lemma(token)


def _is_compounded(following: str) -> bool:
    """Whether a word goes on behind a hyphen: the first part of "tariffed-up" is no word that could be inflected."""
    return following[:1] in {"-", "\u2010", "\u2011"} and following[1:].isalnum()


def _lemma(token: Token) -> str:
    if token.pos_ == "PROPN" or token.text.removesuffix("s").isupper():
        return _singular(token.text)
    lemma = _BASE_FORMS.get(token.lower_, token.lemma_)
    return lemma if lemma.isalnum() else token.text


def _singular(name: str) -> str:
    """What spaCy leaves as it is in names and in headings that it takes for names: "Tariffs", "ICBMs"."""
    lower = name.lower()
    if len(name) < _SHORTEST_PLURAL or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return name
    if lower.endswith("ies"):
        return name[:-3] + ("Y" if name.isupper() else "y")
    return name[:-1]
