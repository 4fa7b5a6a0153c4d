"""How one report of a statement differs from the fullest one, word by word, as HTML."""

import re
from difflib import SequenceMatcher
from html import escape

from onrecord.normalise import words

_WORD = re.compile(r"\S+")


def compared_html(fullest: str, report: str) -> str:
    """The fullest version with the words that a report leaves out struck, and the report's own words underlined."""
    whole, own = _WORD.findall(fullest), _WORD.findall(report)
    matcher = SequenceMatcher(None, [_plain(word) for word in whole], [_plain(word) for word in own], autojunk=False)
    pieces = []
    for same, first, last, start, end in matcher.get_opcodes():
        if same == "equal":
            pieces.append(escape(" ".join(own[start:end])))
            continue
        if first < last:
            pieces.append(f'<del title="left out">{escape(" ".join(whole[first:last]))}</del>')
        if start < end:
            pieces.append(f'<ins title="only here">{escape(" ".join(own[start:end]))}</ins>')
    return " ".join(pieces)


def _plain(word: str) -> str:
    """A word without case and punctuation, by which outlets differ all the time; a mark alone stays what it is."""
    return " ".join(words(word)) or word
