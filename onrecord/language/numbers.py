"""Numbers as a text writes them: "40", "2,383", "1.6 billion", "twenty-five", "a third", "one in five"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from text_to_num import text2num

_MAGNITUDES = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "k": 1e3, "m": 1e6, "mil": 1e6, "mm": 1e6,
    "b": 1e9, "t": 1e12, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "lakh crore": 1e12,
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
_MAGNITUDE = r"(?:dozen|hundred|thousand|million|billion|trillion|lakh\ crore|lakhs?|crores?)"
_ABBREVIATED = r"(?:mln|mil|mm|mn|bln|bn|trn|tn|k|m|b|t)"
# What a letter or a space makes of these is a magnitude only behind a currency: "$40 m", not "40 m".
_OF_MONEY = frozenset({"m", "b", "t", "mil", "mm", "k"})
_NUMBER = re.compile(
    rf"""(?:(?<![\w.,/:\#%=’'])(?<![^\W\d]-)|(?<=\bR[sM])|(?<=\bRs\.))(?:
        (?P<point>zero|{_SMALL})\ point\ (?P<decimals>(?:zero|{_ONES})(?:\ (?:zero|{_ONES}))*)(?:\ (?P<point_of>{_MAGNITUDE}))?
      | (?P<and_half>{_SMALL}|\d+)\ and\ a\ half(?:\ (?P<and_half_of>{_MAGNITUDE}))?
      | (?P<mixed>\d+)[-\ ](?P<over>\d)/(?P<under>\d)(?!\d)
      | (?P<few>{_SMALL}|\d+)\ (?:in|out\ of)\ (?:every\ )?(?P<many>{_SMALL}|\d[\d,]*)
      | (?P<parts>an?|{_ONES})[-\ ](?P<part>{"|".join(_PARTS)})s?
      | (?P<half>half)(?:[-\ ](?:an?\ )?(?P<half_of>{_MAGNITUDE}))?
      | (?P<digits>(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}|\d+)(?:\.\d+)?)
        (?:[-\ ]?(?P<long>{_MAGNITUDE})\b|(?P<apart>\ )?(?P<short>{_ABBREVIATED})\b)?
      | (?P<words>{_WORDS})(?:[-\ ](?P<times>{_MAGNITUDE}))?
      | (?P<single>an?)\ (?P<of>{_MAGNITUDE})
    )(?!\w|[.,/:]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_MINUS = re.compile(r"(?:^|[\s(])[-−]$")
_MINUS_IN_WORDS = re.compile(r"\b(?:minus|negative)\s+(?:US)?[$€£¥₹]?$", re.IGNORECASE)
_CURRENCY = re.compile(r"(?:[$€£¥₹₽₴]|\bR[sM]\.?)\ ?$")
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
    if match["point"] or match["and_half"] or match["mixed"]:
        return _signed(text, _in_parts(match))
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
    return _signed(text, Number(start, end, count * scale, scale, word=True, grouped=scale >= _MAGNITUDES["thousand"]))


def _signed(text: str, number: Number) -> Number:
    """The number, below zero behind "minus" and "negative"."""
    below = _MINUS_IN_WORDS.search(text, max(0, number.start - 15), number.start)
    return replace(number, value=-number.value) if below else number


def _in_parts(match: re.Match[str]) -> Number:
    """One point two million, two and a half million, 4 1/2."""
    name = (match["point_of"] or match["and_half_of"] or "").lower()
    scale = _MAGNITUDES[name] if name else 1.0
    if match["point"]:
        whole = 0 if match["point"].lower() == "zero" else _whole(match["point"])
        decimals = "".join("0" if word == "zero" else str(_whole(word)) for word in match["decimals"].lower().split())
        value = float(f"{whole}.{decimals}")
    elif match["and_half"]:
        value = _whole(match["and_half"]) + 0.5
    else:
        value = int(match["mixed"]) + int(match["over"]) / max(1, int(match["under"]))
    return Number(*match.span(), round(value * scale, 6), scale, word=not match["mixed"], grouped=True)


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
    behind_currency = _CURRENCY.search(text, max(0, start - 4), start) is not None
    if match["apart"] and not (behind_currency and short):
        short, end = "", match.end("digits")
    # A single letter is a magnitude behind a currency sign; elsewhere it may be metres or tonnes.
    is_thousand = match["short"] == "k" and match[0].lower() != _PENSION_PLAN
    if short in _OF_MONEY and not behind_currency and not is_thousand:
        return None
    digits = match["digits"]
    name = (match["long"] or short).lower()
    scale = _MAGNITUDES[name] if name else 1.0
    value = float(digits.replace(",", "")) * scale
    # 4.6 * 1e6 is 4599999.999…; nobody has said that.
    if _MINUS.search(text, max(0, start - 2), start):
        start, value = start - 1, -value
    found = Number(start, end, round(value, 6), scale, grouped=bool(name) or "," in digits or "." in digits)
    return _signed(text, found)


def _whole(words: str) -> int:
    return int(words.replace(",", "")) if words[0].isdigit() else int(text2num(words.lower().replace("-", " "), "en"))
