"""How pages word counts, dates and what is not known, and how they show foreign text as text."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

import pandas as pd

from onrecord.default_view import NOT_SAID, RIGHT, certainty
from onrecord.model import Polarity

_NEAR_CERTAIN = 0.95

CERTAINTY_HELP = (
    "How sure a quotation and its speaker are. Of a hundred such, in articles of outlets that the engine had not seen, were right: "
    + ", ".join(f"{step.value} {right}" for step, right in RIGHT.items())
    + "."
)
RIGHT_OF = {
    step.value: f"Of a hundred such, in articles of outlets that the engine had not seen, {right} were right."
    for step, right in RIGHT.items()
}


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: "Fay, Lund and Moe"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: "1 article", "2,310 articles"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def day(value: date | pd.Timestamp | None) -> str:
    """A day as "8 May 2026", or "undated"."""
    return "undated" if pd.isna(value) else f"{value.day} {value:%b %Y}"


def time_span(first: date | None, last: date | None) -> str:
    """The days from first to last, with what both share said once: "2 Mar - 8 May 2026"."""
    if first is None or last is None:
        return "undated"
    if first == last:
        return day(first)
    start = f"{first.day} {first:%b}" if first.year == last.year else day(first)
    return f"{start} – {day(last)}"


def share(part: int, whole: int) -> str:
    """A share as "4%", the smallest as "under 1%"."""
    return f"{part / whole:.0%}" if part == 0 or 100 * part >= whole else "under 1%"


def odds(probability: float) -> str:
    """A probability as people say it: "about 9 in 10"; near certainty in hundredths, never as certain."""
    if probability < _NEAR_CERTAIN:
        return f"about {round(10 * probability)} in 10"
    return f"about {min(round(100 * probability), 99)} in 100"


def sureness(confidence: float | None) -> str:
    """How sure a quotation is in words, nothing where an earlier version did not say."""
    return "" if pd.isna(confidence) else certainty(confidence).value


def not_said(polarity: str | None) -> str:
    """What marks a quotation whose words were not uttered; nothing for one that was said."""
    return NOT_SAID.get(Polarity(polarity), "") if known(polarity) else ""


def as_said(sentence: str, polarity: str | None) -> str:
    """A quotation's words for a plain cell, with what marks them as not said before them."""
    mark = not_said(polarity)
    return f"[{mark}] {sentence}" if mark else sentence


def speaker_html(speaker: str | None, polarity: str | None) -> str:
    """The speaker, with a mark where the words were not said."""
    mark = not_said(polarity)
    return escape(speaker_name(speaker)) + (f' <strong class="otr-unsaid">{mark}</strong>' if mark else "")


def speaker_name(speaker: str | None) -> str:
    """The speaker as shown, also where there is none."""
    return speaker if known(speaker) else "unknown speaker"


def known(value: str | None) -> bool:
    """Whether a cell of a frame or a field of an article says anything."""
    return bool(pd.notna(value) and value)


def facts(values: Iterable[str]) -> str:
    """Short facts on one line."""
    return " · ".join(values)


def plain(text: str) -> str:
    """Text for a Streamlit label, where Markdown, LaTeX, icon codes and addresses would otherwise come alive."""
    # Addresses become links even where every mark is escaped, unless they are no longer in one piece.
    parted = re.sub(r"(?i)(?<=https)(?=:)|(?<=http)(?=:)|(?<=www)(?=\.)|(?=@)", "\u2060", " ".join(text.split()))
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", parted)
