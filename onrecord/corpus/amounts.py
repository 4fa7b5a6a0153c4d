"""Amounts as people write and as people look for them: with their sign or unit, and no part of a longer number."""

import re

_AMOUNT = re.compile(r"([$€£¥])?(\d+(?:[.,]\d+)*)\s*(%)?", re.ASCII)
_UNITS = {
    "percent": r"(?: ?%|[ -]?per ?cent)",
    "thousand": r"[ -]?(?:thousand|k)",
    "million": r"[ -]?(?:million|mn|m)",
    "billion": r"[ -]?(?:billion|bn|b)",
    "trillion": r"[ -]?(?:trillion|tn|t)",
}
_NAMES = {"%": "percent", "pct": "percent", "per cent": "percent", "bn": "billion", "mn": "million", "tn": "trillion"}
_CURRENCIES = {"$": "dollars?", "€": "euros?", "£": "pounds?", "¥": "yen"}
_UNIT_WORDS = frozenset({*_UNITS, "pct", "bn", "mn", "tn", "cent", "per"})


def is_number(word: str) -> bool:
    """Whether a word is an amount: digits, with a sign of currency or percent or without."""
    return bool(_AMOUNT.fullmatch(word))


def is_unit(word: str) -> bool:
    """Whether a word after a number belongs to it."""
    return word.casefold() in _UNIT_WORDS


def pattern(amount: str) -> str | None:
    """A regular expression, of what RE2 and Java read alike, that finds an amount in a text; None for what is no amount.

    "$5 billion" finds "$5 billion", "$5bn" and "5 billion dollars", "5 percent" finds "5%" and "5 per cent", but neither
    finds "3.5 percent".
    """
    found = _AMOUNT.match(amount)
    rest = amount[found.end() :].strip().casefold() if found else ""
    name = _NAMES.get(rest, rest)
    if not found or (name and name not in _UNITS):
        return None
    currency, digits, percent = found.groups()
    unit = _UNITS.get("percent" if percent else name, "")
    # Neither in the middle of a longer number nor of a word.
    before, after = r"(?:^|[^\w.,]|[^\d][.,])", r"(?:$|[^\w.,]|[.,](?:$|\D))"
    number = re.escape(digits)
    if not currency:
        return f"(?i){before}[$€£¥]?{number}{unit}{after}"
    spelt = f"{before}{number}{unit}[ -]{_CURRENCIES[currency]}"
    return f"(?i)(?:{re.escape(currency)} ?{number}{unit}{after}|{spelt}{after})"
