"""Texts that are only the beginning of an article: excerpts of APIs and feeds, pages behind a paywall."""

import re

from onrecord.model import Span
from onrecord.spans import paragraphs

# NewsAPI: "th… [+2411 chars]"; WordPress: "the board [...]"; a last paragraph that breaks off with dots.
_TORN = re.compile(r"(?:\[\+[\d,. ]{1,12}char(?:acter)?s\]|\[\s?(?:…|\.\.\.|&hellip;)\s?\]|(?:…|\.\.\.))\s*\Z")
_INVITATION = re.compile(
    r"(?:continue|keep) reading\b[^.!?]{0,80}"
    r"|read (?:more|on|the (?:full|rest|whole)\b[^.!?]{0,60})"
    r"|(?:to (?:continue|keep|go on) reading|to read (?:more|the (?:full|rest|whole)))\b[^.!?]{0,120}"
    r"|(?:please )?(?:subscribe|sign (?:in|up)|log ?in|register)\b[^.!?]{0,40}\bto (?:continue|keep|read|access|unlock|see)\b[^.!?]{0,80}"
    r"|(?:already|not) a (?:subscriber|member)\b[^.!?]{0,80}"
    r"|this (?:article|content|story|page) is (?:only )?(?:available |reserved |exclusive )?(?:for|to) [^.!?]{0,40}(?:subscribers|members)\b[^.!?]{0,80}"
    r"|you(?:'|’)?(?:ve| have) (?:reached|used) [^.!?]{0,40}(?:free )?articles?\b[^.!?]{0,80}",
    re.IGNORECASE,
)
_LAST = 4
_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*\s+(?=\S)")


def torn(text: str) -> Span | None:
    """Where the end of a cut text stands: its torn last sentence with the mark of the cut, or the invitation to pay.

    None for a text that is whole.
    """
    blocks = paragraphs(text)
    if not blocks:
        return None
    for start, end in blocks[-_LAST:]:
        if _INVITATION.fullmatch(text[start:end].strip(" .…>→»")):
            return start, blocks[-1][1]
    start, end = blocks[-1]
    if not _TORN.search(text, max(start, end - 60), end):
        return None
    ends = [found.end() for found in _SENTENCE_END.finditer(text, start, end)]
    return (ends[-1] if ends else start), end
