"""Numbers as a text writes them: "40", "2,383", "1.6 billion", "twenty-five", "a third", "one in five"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from text_to_num import text2num

_MAGNITUDES = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12, "k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12,
}  # fmt: skip
_PARTS = {
    "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = rf"(?:(?:{_TENS})(?:[- ](?:{_ONES}))?|{_TEENS}|{_ONES})"
_HUNDREDS = rf"{_SMALL}(?:\ hundred(?:\ and\ {_SMALL})?)?"
_WORDS = rf"{_HUNDREDS}(?:\ thousand(?:\ (?:and\ )?{_HUNDREDS})?)?"
_MAGNITUDE = r"(?:dozen|hundred|thousand|million|billion|trillion)"
_ABBREVIATED = r"(?:mln|mn|bn|trn|tn|k|m|b|t)"
_NUMBER = re.compile(
    rf"""(?<![\w.,/:\#%=’'])(?<![^\W\d]-)(?:
        (?P<few>{_SMALL}|\d+)\ (?:in|out\ of)\ (?:every\ )?(?P<many>{_SMALL}|\d[\d,]*)
      | (?P<parts>an?|{_ONES})[-\ ](?P<part>{"|".join(_PARTS)})s?
      | (?P<half>half)(?:[-\ ](?:an?\ )?(?P<half_of>{_MAGNITUDE}))?
      | (?P<digits>(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)(?:[-\ ]?(?P<long>{_MAGNITUDE})\b|(?P<short>{_ABBREVIATED})\b)?
      | (?P<words>{_WORDS})(?:[-\ ](?P<times>{_MAGNITUDE}))?
      | (?P<single>an?)\ (?P<of>{_MAGNITUDE})
    )(?!\w|[.,/:]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_MINUS = re.compile(r"(?:^|[\s(])[-−]$")
_CURRENCY_SIGNS = frozenset("$€£¥₹₽₴")
_FIRST_YEAR = 1900
_PENSION_PLAN = "401k"
# "A third of", "by a third"; but "a third term", "the first half", "half an hour".
_OF = re.compile(r"\s+of\s+(?!an?\s+(?:century|decade|hour|mile))", re.IGNORECASE)
_OF_HALF = re.compile(r"\s+(?:of|the|its|their|his|her|our|all|as)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|than|about|around|nearly|almost|roughly|least|to|over|in|some)\s+$", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(?:first|second|other|last|latter|better|top|bottom|opening|final)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it is written.

    ``value`` is multiplied by its magnitude, ``scale``, already. Of a share, the part of a whole, it is in per cent.
    ``word`` is whether it is spelled out, ``grouped`` whether commas, a point or a magnitude show that it counts something.
    """

    start: int
    end: int
    value: float
    scale: float = 1.0
    share: bool = False
    word: bool = False
    grouped: bool = False


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text, in order, except those that are a part of a longer word, a code or an address."""
    for match in _NUMBER.finditer(text):
        number = _number(text, match)
        if number is not None:
            yield number


def _number(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if match["few"]:
        few, many = _whole(match["few"]), _whole(match["many"])
        return Number(start, end, 100 * few / many, share=True) if few < many < _FIRST_YEAR else None
    if match["part"]:
        return _part(text, match)
    if match["half"]:
        return _half(text, match)
    if match["digits"]:
        return _in_digits(text, match)
    scale = _MAGNITUDES[(match["times"] or match["of"] or "").lower()] if match["times"] or match["of"] else 1.0
    count = 1 if match["single"] else _whole(match["words"])
    return Number(start, end, count * scale, scale, word=True, grouped=scale >= _MAGNITUDES["thousand"])


def _part(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    indefinite = match["parts"].lower() in {"a", "an"}
    if indefinite and not _OF.match(text, end) and not _BY.search(text, max(0, start - 12), start):
        return None
    parts = 1 if indefinite else _whole(match["parts"])
    return Number(start, end, 100 * parts / _PARTS[match["part"].lower()], share=True)


def _half(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if match["half_of"]:
        scale = _MAGNITUDES[match["half_of"].lower()]
        return Number(start, end, scale / 2, scale, word=True, grouped=True)
    known = _OF_HALF.match(text, end) or _BY.search(text, max(0, start - 12), start)
    return None if not known or _ORDINAL.search(text, max(0, start - 12), start) else Number(start, end, 50, share=True)


def _in_digits(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    short = (match["short"] or "").lower()
    # A single letter is a magnitude behind a currency sign; elsewhere it may be metres or tonnes.
    if match[0].lower() == _PENSION_PLAN or (len(short) == 1 and text[start - 1 : start] not in _CURRENCY_SIGNS):
        return None
    digits = match["digits"]
    name = (match["long"] or short).lower()
    scale = _MAGNITUDES[name] if name else 1.0
    value = float(digits.replace(",", "")) * scale
    # 4.6 * 1e6 is 4599999.999…; nobody has said that.
    if _MINUS.search(text, max(0, start - 2), start):
        start, value = start - 1, -value
    return Number(start, end, round(value, 6), scale, grouped=bool(name) or "," in digits or "." in digits)


def _whole(words: str) -> int:
    return int(words.replace(",", "")) if words[0].isdigit() else int(text2num(words.lower().replace("-", " "), "en"))
