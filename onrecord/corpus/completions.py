"""What somebody may mean who is typing: words that are said, people and topics, each with how much there is of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
    return [Completion(name, name, _quotes_on(snapshot, others, name)) for name in names]


def _quotes_on(snapshot: Snapshot, others: Selection, topic: str) -> int:
    quotes = selected_quotes(snapshot, replace(others, topics=(topic,)))
    return int(snapshot.fetch(quotes.aggregate(n=quotes.count()))["n"].iloc[0])
