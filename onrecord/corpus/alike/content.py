"""The words of a sentence that say what it is about."""

from collections.abc import Iterable

_SHORTEST = 4
# Words that say nothing of what a sentence is about.
_EMPTY = frozenset({
    "that", "this", "these", "those", "with", "from", "have", "will", "would", "should", "could", "shall", "must",
    "been", "being", "were", "what", "when", "where", "which", "while", "their", "there", "they", "them", "then",
    "than", "your", "into", "over", "under", "about", "after", "before", "more", "most", "many", "much", "some",
    "such", "very", "also", "only", "even", "just", "make", "take", "come", "want", "need", "say", "tell", "think",
    "know",
})  # fmt: skip


def content_words(words: Iterable[str]) -> tuple[str, ...]:
    """Those of some words in lower case that tell a subject, each once, in their order."""
    return tuple(word for word in dict.fromkeys(words) if len(word) >= _SHORTEST and word not in _EMPTY)
