"""Short forms that an article explains: "the Port Safety Agency (PSA)"."""

import re
from collections.abc import Iterator

_IN_PARENTHESES = re.compile(r"\((?:the )?(?P<short>[A-Z][\w&.’'-]{1,9})\)")
# Initials that stand for nothing that is explained beside them.
_ACRONYM = re.compile(r"(?<![\w.&-])[A-Z]{3,6}(?![\w&-])")
# In words before the parenthesis, as in the paper: two for each letter, and no more than five over.
_MOST_OVER = 5
_MARKS = "“”\"'‘’.,;:()"


def abbreviations(text: str) -> dict[str, str]:
    """The long form of each short form, as the article writes it first.

    By Schwartz and Hearst, “A simple algorithm for identifying abbreviation definitions in biomedical text” (2003): from the
    right, each letter of the short form must stand in the long form, the first at the beginning of a word.
    """
    found: dict[str, str] = {}
    for match in _IN_PARENTHESES.finditer(text):
        short = match["short"]
        long = _long_form(short, text[max(0, match.start() - 200) : match.start()].rpartition("\n")[2])
        if long is not None:
            found.setdefault(short, long)
    for short in set(_ACRONYM.findall(text)) - found.keys():
        longs = {" ".join(match[0].split()) for match in _spelling(short).finditer(text)}
        if len(longs) == 1:
            found[short] = longs.pop()
    return found


def _spelling(acronym: str) -> re.Pattern[str]:
    """Capitalised words that begin with the letters of an acronym, small words between them: "Council of Lund Ports"."""
    return re.compile(
        r"(?<!\w)"
        + r" (?:(?:of|on|for|and|the|in) ){0,2}".join(rf"{letter}[a-z]\w+" for letter in acronym)
        + r"(?! [A-Z])"
    )


def _long_form(short: str, before: str) -> str | None:
    words = before.split()[-min(len(short) + _MOST_OVER, 2 * len(short)) :]
    candidate = " ".join(words)
    i = len(candidate)
    for letter in reversed([c for c in short.casefold() if c.isalnum()]):
        i = candidate.casefold().rfind(letter, 0, i)
        if i < 0:
            return None
    while i > 0 and candidate[i - 1].isalnum():
        following = _starts_word_before(candidate, i, short[0])
        if following is None:
            return None
        i = following
    long = candidate[i:].strip(_MARKS)
    is_name = long[:1].isupper() and len(long) > len(short) and len(long.split()) > 1
    return long if is_name else None


def _starts_word_before(candidate: str, position: int, letter: str) -> int | None:
    """The last place before a position where a word begins with a letter."""
    return next(
        (
            start
            for start in reversed(list(_word_starts(candidate[:position])))
            if candidate[start].casefold() == letter.casefold()
        ),
        None,
    )


def _word_starts(text: str) -> Iterator[int]:
    yield from (match.start() for match in re.finditer(r"(?<!\w)\w", text))
