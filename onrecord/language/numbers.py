"""Numbers as a text writes them: "40", "2,383", "1.6 billion", "twenty-five", "a third", "one in five"."""

import re
import unicodedata
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
_STEP = "(?:hundred|thousand|million|billion)"
# "Two million three thousand and five", "a hundred and fifty"; what of it makes a number, text2num says.
_WORDS = rf"(?:{_SMALL}|an?(?=[-\ ]{_STEP}))(?:[-\ ]{_SMALL}|[-\ ]{_STEP}(?:\ and(?=\ {_SMALL}))?){{0,16}}"
_MAGNITUDE = r"(?:dozen|hundred|thousand|million|billion|trillion|lakh\ crore|lakhs?|crores?)"
_ABBREVIATED = r"(?:mln|mil|mm|mn|bln|bn|trn|tn|k|m|b|t)"
_PERCENT = r"(?:%|per\ ?cent|percent|percentage)"
_GAP = "[\u00a0\u2009\u202f]"
# What a letter or a space makes of these is a magnitude only behind a currency: "$40 m", not "40 m".
_OF_MONEY = frozenset({"m", "b", "t", "mil", "mm", "k"})
# Digits in groups: 1,250,000 and, as India writes it, 12,50,000; then 1 250 000 and 1.250.000, 1.250,50 and 3,5 per cent.
_DIGITS = rf"""(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}|\d+)(?:\.\d+)?(?!\d*(?:,\d|\.\d|{_GAP}\d{{3}}|\ \d{{3}}\ \d{{3}}(?!\d)))"""
_CONTINENTAL = rf"""
    [1-9]\d{{0,2}}(?:{_GAP}\d{{3}}){{1,5}}(?:[.,]\d{{1,2}})?(?!{_GAP}?\d)
  | [1-9]\d{{0,2}}(?:\ \d{{3}}){{1,5}}(?!\ ?\d)
  | [1-9]\d{{0,2}}(?:\.\d{{3}}){{2,5}}(?:,\d{{1,2}})?
  | [1-9]\d{{0,2}}\.\d{{3}},\d{{1,2}}
  | [1-9]\d{{0,2}}\.\d{{3}}(?=\ (?:euros?|EUR|zlotys?|kroner|kronor|lira|roubles|rubles)\b(?!\ (?:an?|per)\ (?:lit(?:re|er)|kilo|kg|kWh)))
  | \d{{1,3}},\d{{1,2}}(?=\s?(?:{_PERCENT}|million|billion|trillion|mln|mn|bln|bn|tn)(?!\w))"""
_NUMBER = re.compile(
    rf"""(?:(?<![\w.,/:\#%=’'])(?<![^\W\d]-)|(?<=\bR[sM])|(?<=\bRs\.))(?:
        (?P<point>zero|{_SMALL})\ point\ (?P<decimals>(?:zero|{_ONES})(?:\ (?:zero|{_ONES}))*)(?:\ (?P<point_of>{_MAGNITUDE}))?
      | (?P<whole>{_SMALL}|\d+)\ and\ (?:(?P<and_half>a\ half)|(?P<and_parts>an?|{_ONES})[-\ ](?P<and_part>{"|".join(_PARTS)})s?
        (?=\ (?:{_MAGNITUDE}|{_PERCENT}|points?|times)\b))(?:\ (?P<and_of>{_MAGNITUDE}))?
      | (?P<mixed>\d+)[-\ ](?P<over>\d)/(?P<under>[1-9])(?!\d)(?:[-\ ](?P<mixed_of>{_MAGNITUDE}))?
      | (?P<before_sign>\d*)(?P<sign>[½¼¾⅓⅔⅛⅜⅝⅞])(?:[-\ ]?(?P<sign_of>{_MAGNITUDE}))?
      | (?P<few>{_SMALL}|\d+)\ (?:in|out\ of)\ (?:every\ )?(?P<many>{_SMALL}|\d[\d,]*)
      | (?P<share>half|(?P<parts>an?|{_ONES})[-\ ](?P<part>{"|".join(_PARTS)})s?)
        (?:(?:\ of)?\ (?:an?|one)(?P<of_percent>(?=\ {_PERCENT}))|(?:(?:\ of)?\ an?\ |[-\ ])(?P<share_of>{_MAGNITUDE}))?
      | (?P<continental>{_CONTINENTAL})(?:[-\ ]?(?P<continental_of>{_MAGNITUDE})\b)?
      | (?P<digits>{_DIGITS})
        (?:[-\ ]?(?P<long>{_MAGNITUDE})\b|(?P<apart>\ )?(?P<short>{_ABBREVIATED})\b)?
      | (?P<words>{_WORDS})(?:[-\ ](?P<times>dozen|trillion|lakh\ crore|lakhs?|crores?))?
      | (?P<single>an?)\ (?P<of>{_MAGNITUDE})
    )(?!\w|[.,/:]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_MINUS = re.compile(r"(?:^|[\s(])[-−]$")
_MINUS_IN_WORDS = re.compile(r"\b(?:minus|negative)\s+(?:US)?[$€£¥₹]?$", re.IGNORECASE)
# Of a range, both ends: "€40-50m".
_CURRENCY = re.compile(r"(?:[$€£¥₹₽₴]|\bR[sM]\.?)\ ?(?:\d[\d.,]*\ ?(?:bn|m|b|k|t)?\s?(?:[-–—]|to)\s?)?$")
# "About 12 300 people" is one number, "on May 12 300 people" and "Route 12 300 cars" two.
_IN_SENTENCE = re.compile(r"(?:\b[a-z]+\s+|[$€£¥₹]\s?)$")
_BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|around\s+)?$", re.IGNORECASE)
_FIRST_YEAR = 1900
_STEPS = frozenset({"hundred", "thousand", "million", "billion"})
# 192.168.1.1
_PARTS_OF_ADDRESS, _MOST_OF_ADDRESS = 4, 255
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
    at = 0
    while match := _NUMBER.search(text, at):
        number = _number(text, match)
        at = number.end if number else match.end()
        if number is not None:
            yield number


def _number(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if match["point"] or match["whole"] or match["mixed"] or match["sign"]:
        return _signed(text, _in_parts(match))
    if match["few"]:
        few, many = _whole(match["few"]), _whole(match["many"])
        return Number(start, end, 100 * few / many, share=True) if few < many < _FIRST_YEAR else None
    if match["share"]:
        return _share(text, match)
    if match["continental"]:
        return _continental(text, match)
    if match["digits"]:
        return _in_digits(text, match)
    if match["words"]:
        return _in_words(text, match)
    scale = _scale(match["of"])
    return _signed(text, Number(start, end, scale, scale, word=True, grouped=scale >= _MAGNITUDES["thousand"]))


def _scale(name: str | None) -> float:
    return _MAGNITUDES[" ".join(name.lower().split())] if name else 1.0


def _in_words(text: str, match: re.Match[str]) -> Number:
    """The longest part of number words, from the first on, that is one number: of "one hundred and two hundred" the first hundred."""
    words = re.split(r"([-\ ])", match["words"])
    if words[0].lower() in {"a", "an"}:
        words[0] = "one"
    is_apart = _BETWEEN.search(text, max(0, match.start() - 25), match.start()) is not None
    end = match.end("words")
    for length in range(len(words), 0, -2):
        behind = words[length + 1 : length + 2]
        part = words[:length]
        is_cut = bool(behind) and behind[0].lower() in _STEPS
        if is_cut or part[-1].lower() == "and" or (is_apart and "and" in part):
            continue
        try:
            value = float(text2num("".join(part).lower().replace("-", " "), "en"))
        except ValueError:
            continue
        end = match.start() + len(match["words"]) - sum(map(len, words[length:]))
        break
    else:
        part, value = words[:1], float(_whole(words[0]))
        end = match.start() + len(match["words"]) - sum(map(len, words[1:]))
    scale = _MAGNITUDES.get(part[-1].lower(), 1.0)
    if match["times"] and end == match.end("words"):
        end, scale = match.end(), _scale(match["times"])
        value *= scale
    return _signed(text, Number(match.start(), end, value, scale, word=True, grouped=value >= _MAGNITUDES["thousand"]))


def _continental(text: str, match: re.Match[str]) -> Number | None:
    """1 250 000, 1.250.000, 1.250,50, 3,5 per cent: a comma before one or two digits parts the decimals."""
    written = match["continental"]
    parts = written.split(".")
    if len(parts) == _PARTS_OF_ADDRESS and all(part.isdigit() and int(part) <= _MOST_OF_ADDRESS for part in parts):
        return None
    start, end = match.span()
    if len(written.split(" ")) == 2 and not _IN_SENTENCE.search(text, max(0, start - 20), start):  # noqa: PLR2004
        first = written.split(" ")[0]
        return Number(start, start + len(first), float(first))
    whole, _, decimals = re.sub(r"[.,](?=\d{1,2}$)", "#", written).partition("#")
    scale = _scale(match["continental_of"])
    value = float(re.sub(r"\D", "", whole) + "." + (decimals or "0")) * scale
    if _MINUS.search(text, max(0, start - 2), start):
        start, value = start - 1, -value
    return _signed(text, Number(start, end, round(value, 6), scale, grouped=True))


def _signed(text: str, number: Number) -> Number:
    """The number, below zero behind "minus" and "negative"."""
    below = _MINUS_IN_WORDS.search(text, max(0, number.start - 15), number.start)
    return replace(number, value=-number.value) if below else number


def _in_parts(match: re.Match[str]) -> Number:
    """One point two million, two and a half million, two and three quarter million, 4 1/2, 2½."""
    scale = _scale(match["point_of"] or match["and_of"] or match["mixed_of"] or match["sign_of"])
    if match["point"]:
        whole = 0 if match["point"].lower() == "zero" else _whole(match["point"])
        decimals = "".join("0" if word == "zero" else str(_whole(word)) for word in match["decimals"].lower().split())
        value = float(f"{whole}.{decimals}")
    elif match["whole"]:
        value = _whole(match["whole"]) + (
            0.5 if match["and_half"] else _fraction(match["and_parts"], match["and_part"])
        )
    elif match["sign"]:
        value = int(match["before_sign"] or 0) + unicodedata.numeric(match["sign"])
    else:
        value = int(match["mixed"]) + int(match["over"]) / int(match["under"])
    is_word = bool(match["point"] or match["whole"])
    return Number(*match.span(), round(value * scale, 6), scale, word=is_word, grouped=True)


def _fraction(parts: str, part: str) -> float:
    return (1 if parts.lower() in {"a", "an"} else _whole(parts)) / _PARTS[part.lower()]


def _share(text: str, match: re.Match[str]) -> Number | None:
    """A third of a whole, in per cent; of a million or of one per cent the number that it is."""
    start, end = match.span()
    is_half = not match["part"]
    value = 0.5 if is_half else _fraction(match["parts"], match["part"])
    if match["share_of"]:
        scale = _scale(match["share_of"])
        return Number(start, end, round(value * scale, 6), scale, word=True, grouped=True)
    if match["of_percent"] is not None:
        return _signed(text, Number(start, end, value, word=True, grouped=True))
    by = _BY.search(text, max(0, start - 12), start)
    if is_half:
        known = by or _OF_HALF.match(text, end)
        return (
            None
            if not known or _ORDINAL.search(text, max(0, start - 12), start)
            else Number(start, end, 50, share=True)
        )
    indefinite = match["parts"].lower() in {"a", "an"}
    if indefinite and not by and not _OF.match(text, end):
        return None
    return Number(start, end, 100 * value, share=True)


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
    name = match["long"] or short
    scale = _scale(name)
    value = float(digits.replace(",", "")) * scale
    # 4.6 * 1e6 is 4599999.999…; nobody has said that.
    if _MINUS.search(text, max(0, start - 2), start):
        start, value = start - 1, -value
    found = Number(start, end, round(value, 6), scale, grouped=bool(name) or "," in digits or "." in digits)
    return _signed(text, found)


def _whole(words: str) -> int:
    return int(words.replace(",", "")) if words[0].isdigit() else int(text2num(words.lower().replace("-", " "), "en"))
