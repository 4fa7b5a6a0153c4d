"""What somebody may mean who is typing: words that are said, people, topics and days, each with how much there is of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from onrecord.corpus import words as said
from onrecord.corpus.predicate import selected_quotes
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.spellings import Names, beginning
from onrecord.normalise import words

_OF_EACH = 5
# Of so many who are quoted most in the whole corpus, those are offered who have most within the filters.
_CANDIDATES = 50
# One letter begins every fourth word.
_SHORTEST = 2
# The first day of a question, as people write one: "since March 2026", "2026-03-01".
_SINCE = re.compile(r"(since |from )?(.*\b(?:1[789]|2[01])\d\d\b.*)", re.IGNORECASE)
_DAYS = ("%Y-%m-%d", "%Y-%m", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %Y", "%b %Y")
_MARKS = frozenset('"“”*?():')


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing that may be meant: how it is shown, the filter's value for it, and how many quotations it has."""

    text: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """Completions that are values of one filter, by its name in FILTERS."""

    name: str
    completions: Sequence[Completion]


def of(snapshot: Snapshot, known: Names, selection: Selection, typed: str) -> list[Group]:
    """What may be meant by the beginning of a word or name, within the other filters; groups that have nothing are left out.

    Of people and topics the quotations are counted that would be left, of words how often quotations say them.
    """
    if not words(typed) or set(typed) & _MARKS:
        return []
    others = replace(selection, query="")
    groups = [
        Group("q", list(_words(snapshot, typed))),
        Group("speaker", _people(snapshot, known, replace(others, speakers=()), typed)),
        Group("topic", _topics(snapshot, replace(others, topics=()), typed)),
        Group("from", list(_days(snapshot, others, typed))),
    ]
    return [group for group in groups if group.completions]


def _words(snapshot: Snapshot, typed: str) -> Iterator[Completion]:
    before, _, last = typed.rpartition(" ")
    if len(last) < _SHORTEST:
        return
    table = snapshot.words.filter((snapshot.words.n > 0) & snapshot.words.word.startswith(last.lower()))
    counted = table.group_by("word").aggregate(n=table.n.sum())
    found = snapshot.fetch(counted.order_by([counted.n.desc(), counted.word]).limit(_OF_EACH))
    times = dict(zip(found["word"], found["n"], strict=True))
    if not times:
        alike = said.nearest(snapshot, last.lower(), _OF_EACH)
        times = {word: said.times(snapshot, word) for word in alike}
    for word, n in times.items():
        yield Completion(word, f"{before} {word}".strip(), int(n))


def _people(snapshot: Snapshot, known: Names, others: Selection, typed: str) -> list[Completion]:
    names = beginning(known, typed)[:_CANDIDATES]
    quotes = selected_quotes(snapshot, others)
    quotes = quotes.filter(quotes.speaker.isin(names))
    counted = snapshot.fetch(quotes.group_by("speaker").aggregate(n=quotes.count())) if names else None
    n = {} if counted is None else dict(zip(counted["speaker"], counted["n"], strict=True))
    # Who has nothing here is offered last: the page then says what its filters leave out.
    found = [Completion(name, name, int(n.get(name, 0))) for name in names]
    return sorted(found, key=lambda one: -one.count)[:_OF_EACH]


def _topics(snapshot: Snapshot, others: Selection, typed: str) -> list[Completion]:
    asked = words(typed)
    names = [
        topic.name
        for topic in snapshot.taxonomy.topics
        if all(any(word.startswith(one) for word in words(topic.name)) for one in asked)
    ][:_OF_EACH]
    return [Completion(name, name, _quotes(snapshot, replace(others, topics=(name,)))) for name in names]


def _days(snapshot: Snapshot, others: Selection, typed: str) -> Iterator[Completion]:
    if day := since(typed):
        left = _quotes(snapshot, replace(others, since=day))
        yield Completion(f"since {day.isoformat()}", day.isoformat(), left)


def since(typed: str) -> date | None:
    """The first day that is meant, of a month or year that of its first; a year alone is a number."""
    said = _SINCE.fullmatch(typed)
    if not said:
        return None
    for form in (*_DAYS, *(["%Y"] if said[1] else [])):
        try:
            return datetime.strptime(said[2], form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return None


def _quotes(snapshot: Snapshot, selection: Selection) -> int:
    quotes = selected_quotes(snapshot, selection)
    return int(snapshot.fetch(quotes.aggregate(n=quotes.count()))["n"].iloc[0])
