"""What language an article is written in."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from onrecord.model import ENGLISH

# So much of a text shows its language; a few words (a caption, a name) do not.
_ENOUGH = 20_000
_FEW_WORDS = 20
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z]")
# py3langid unpacks 70 MB before its first answer; most texts are plainly English, as no text in another language is.
_PLAINLY_ENGLISH = frozenset(
    [
        "the",
        "and",
        "of",
        "to",
        "that",
        "with",
        "said",
        "for",
        "from",
        "was",
        "he",
        "she",
        "they",
        "his",
        "her",
        "not",
        "have",
        "will",
        "be",
    ]
)
_SHARE = 0.2


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language; English where the text is too short to tell."""
    words = _WORD.findall(text[:_ENOUGH].lower())
    if sum(word in _PLAINLY_ENGLISH for word in words) >= _SHARE * len(words):
        return ENGLISH
    if len(words) < _FEW_WORDS and _LATIN.search(text[:_ENOUGH]):
        return ENGLISH
    code: str = _identifier().classify(text[:_ENOUGH])[0]
    return code


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)
