"""Figures in words: a value with its bounds and unit, as a table shows it."""

import pandas as pd

from onrecord.corpus.figure_queries import Counted, Said
from onrecord.model import Unit

# Where figures are looked for; the first unless an address says otherwise.
FIGURES_IN: dict[Said, str] = {"quoted": "In quotations", "all": "Also outside quotations"}

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
_MAGNITUDES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
_NAMES = {
    Unit.PERCENT: "Percentages",
    Unit.POINTS: "Percentage points",
    Unit.MONEY: "Money",
    Unit.PEOPLE: "People",
    Unit.DISTANCE: "Distances",
    Unit.YEAR: "Target years",
    Unit.THINGS: "Things counted",
}
_AXES = {
    Unit.PERCENT: "Per cent",
    Unit.POINTS: "Percentage points",
    Unit.PEOPLE: "People",
    Unit.DISTANCE: "Kilometres",
    Unit.YEAR: "Year",
    Unit.THINGS: "Number",
}


def unit_name(unit: Counted) -> str:
    """A unit as a choice: "Money (USD)"."""
    return _NAMES[unit.unit] + (f" ({unit.of})" if unit.of else "")


def unit_code(unit: Counted) -> str:
    """A unit in an address: "money-USD"."""
    return unit.unit.name.lower() + (f"-{unit.of}" if unit.of else "")


def axis(unit: Counted) -> str:
    """A unit as the title of an axis."""
    return unit.of or _AXES[unit.unit]


def value(low: float, high: float, approximate: bool, unit: Unit, of: str) -> str:
    """The value of a figure: "2% or more", "about $40 billion", "3 to 3.5%"; a missing bound is NaN."""
    about = "about " if approximate else ""
    if pd.isna(high):
        return f"{about}{_amount(low, unit, of)} or more"
    if pd.isna(low):
        return f"up to {about}{_amount(high, unit, of)}"
    if low == high:
        return about + _amount(low, unit, of)
    return f"{about}{_amount(low, unit, of)} to {_amount(high, unit, of)}"


def _amount(amount: float, unit: Unit, of: str) -> str:
    if unit is Unit.YEAR:
        return f"{amount:.0f}"
    size, name = next(((size, name) for size, name in _MAGNITUDES if abs(amount) >= size), (1.0, ""))
    digits = _digits(amount / size) + name
    match unit:
        case Unit.MONEY:
            return f"{_SIGNS[of]}{digits}" if of in _SIGNS else f"{of} {digits}" if of.isupper() else f"{digits} {of}"
        case Unit.PERCENT:
            return f"{digits}%"
        case Unit.POINTS:
            return f"{digits} points"
        case Unit.DISTANCE:
            return f"{digits} km"
        case _:
            return f"{digits} {of}".strip()


def _digits(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,.2f}".rstrip("0")
