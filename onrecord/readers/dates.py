"""Days of publication, as files write them."""

import re
from datetime import date, datetime
from functools import lru_cache

import dateparser

# Longer than any date with weekday, time and zone; what is longer is prose.
_MAX_LENGTH = 64
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}")
_FULL_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@lru_cache(maxsize=1024)
def parse_day(value: str) -> date | None:
    """The day that ``value`` states, in its own time zone; None unless it states day, month and year.

    Taken are ISO 8601, RFC 2822 and English dates ("March 3, 2026", "3 March 2026", with or without
    weekday and time). Nothing is filled in from today, nothing is relative to it, and a date that
    reads differently in America and Europe (03/04/2026) is not guessed.
    """
    text = value.strip()
    if len(text) > _MAX_LENGTH:
        return None
    if _ISO_DAY.match(text):
        try:
            return datetime.fromisoformat(text).date()
        except ValueError:
            # "2026-03-03 10:00 GMT" begins as ISO 8601 and is not: what follows reads it.
            pass
    if not _FULL_YEAR.search(text):
        return None
    days = {_parse_english(text, order) for order in ("DMY", "MDY")}
    return days.pop() if len(days) == 1 else None


def _parse_english(text: str, order: str) -> date | None:
    settings = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": order}
    try:
        moment = dateparser.parse(text, languages=["en"], settings=settings)
    except (ValueError, OverflowError):
        return None
    return moment.date() if moment else None
