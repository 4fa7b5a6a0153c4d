"""The lemma text of a quotation, on which phrases are matched: its form, and phrases as expressions over it.

The store keeps it beside the quotation, so that a changed taxonomy is applied without parsing again. It has one
item for each word of the quotation's text, in order; a word is a run of letters and digits, so hyphens,
apostrophes and other marks only separate words, in texts and in phrases alike. An item is a space and the word's
forms between slashes: the word as written if it is in capitals, the word in lower case, its lemma. Thus
"NATO’s allies" becomes ``" /NATO/nato/ /s/ /allies/ally/"``.

A word of a phrase matches an item that has it as a form: "ally" matches "ally" and "allies", "allies" only
"allies". A word in capitals matches capitals only; ``*`` at a word's end matches any ending. Since items and words
correspond one to one, the n-th item's place in the quotation is that of the n-th word. The expressions use only
what Python's ``re`` and RE2 (DuckDB, and most query backends) read alike.
"""

import re
import unicodedata
from collections.abc import Iterable

from onrecord.model import Span

# What stands in for an item that an exclusion took away; no phrase can match it, having no form.
REMOVED = " -"

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_PHRASE_WORD = re.compile(rf"({_WORD.pattern})(\*?)")
_STRAY_ENDING = re.compile(r"(?<![^\W_])(?<![\u0300-\u036f])\*|\*(?=\*|[^\W_])")


def word_spans(text: str) -> list[Span]:
    """Where the words of ``text`` are, one for each item of its lemma text."""
    return [word.span() for word in _WORD.finditer(text)]


def lemma_text(words: Iterable[tuple[str, str]]) -> str:
    """The lemma text of words with their lemmas."""
    return "".join(f" /{'/'.join(_forms(word, lemma))}/" for word, lemma in words)


def _forms(word: str, lemma: str) -> Iterable[str]:
    word, lemma = unicodedata.normalize("NFC", word), unicodedata.normalize("NFC", lemma)
    capitals = [form for form in (word, lemma) if form.isupper()]
    return dict.fromkeys([*capitals, word.lower(), lemma.lower()])


def inflected(text: str) -> str:
    """The items of a lemma text in which the base form is another than the word, each once: all that the words do not say."""
    items = dict.fromkeys(text.split())
    return "".join(f" {item}" for item in items if len({form.lower() for form in item.split("/") if form}) > 1)


def expression(phrase: str) -> str:
    """A regular expression that finds the phrase in a lemma text."""
    return "[^ ]* [^ ]*".join(_form(word, ending) for word, ending in _PHRASE_WORD.findall(phrase))


def removing(phrases: Iterable[str]) -> str:
    """A regular expression for the whole items of any of the phrases, of the longest where several begin."""
    whole = {" [^ ]*" + expression(phrase) + "[^ ]*" for phrase in phrases}
    return "|".join(sorted(whole, key=lambda one: (-one.count(" /"), -len(one), one)))


def _form(word: str, ending: str) -> str:
    word = unicodedata.normalize("NFC", word)
    form = re.escape(word if word.isupper() else word.lower())
    return f"/{form}[^ /]*/" if ending else f"/{form}/"


def is_phrase(text: str) -> bool:
    """Whether ``text`` can be matched: it has a word, and ``*`` stands only at the ends of words."""
    return bool(_WORD.search(text)) and not _STRAY_ENDING.search(text)
