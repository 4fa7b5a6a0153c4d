"""Speakers by whatever somebody types of their names: without accents, hyphens or capitals, and with one slip of the finger."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import reduce
from operator import and_

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from onrecord.corpus.predicate import selected_quotes
from onrecord.corpus.selection import UNKNOWN_SPEAKER, Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.default_view import View
from onrecord.errors import ParameterError
from onrecord.model import SpeakerKind
from onrecord.normalise import words

# Of two letters, or three, initials may be a word: "Ed", "Amy".
_SHORTEST_INITIALS = 3
# In a shorter word one slip makes another word: "Ann" is not "Anne", but "Li" would be "Lu".
_SHORTEST_WITH_A_SLIP = 4
_LIKE_A_TOPIC = 60
_NAMES = (SpeakerKind.NAMED.value, SpeakerKind.ORGANISATION.value)


@dataclass(frozen=True, slots=True)
class Names:
    """The names by which speakers are found: who has each word in one, who is written so, most quoted first."""

    words: Mapping[str, AbstractSet[str]]
    written: Mapping[str, AbstractSet[str]]
    rank: Mapping[str, int]


def names(snapshot: Snapshot) -> Names:
    """All speakers of a corpus by the words of their names and other names, and by what articles say that they are."""
    quotes = selected_quotes(snapshot, Selection(view=(View.ALL,)))
    quotes = quotes.filter(quotes.speaker.notnull())
    counted = quotes.group_by("speaker").aggregate(n=quotes.count(), is_name=quotes.speaker_kind.isin(_NAMES).any())
    ranked = snapshot.fetch(counted.order_by([counted.n.desc(), counted.speaker]))
    known = {name: number for number, name in enumerate(ranked["speaker"])}
    called = set(ranked["speaker"][ranked["is_name"]])
    by_word, written = defaultdict(set), defaultdict(set)
    aliases = snapshot.fetch(snapshot.aliases.select("form", "canonical")).itertuples(index=False)
    for form, name in [*((name, name) for name in known), *aliases]:
        if name in known:
            found = words(form)
            written["".join(found)].add(name)
            # A word in "one of Fay's aides" is no name of theirs.
            for word in found if name in called else ():
                by_word[word].add(name)
            if name in called and len(found) >= _SHORTEST_INITIALS:
                written["".join(word[0] for word in found)].add(name)
    roles = snapshot.fetch(snapshot.roles.select("role", "person").distinct()).itertuples(index=False)
    for role, person in roles:
        if person in known:
            written["".join(words(role))].add(person)
    return Names(by_word, written, known)


def like(known: Names, typed: str) -> Sequence[str]:
    """The speakers whom somebody may mean, most quoted first; of several words those written exactly so, if there are any."""
    asked = words(typed)
    if not asked:
        return []
    exactly = known.written.get("".join(asked).removeprefix("the"), set()) | known.written.get("".join(asked), set())
    # One word is what many are called, the one who is called nothing else among them.
    if not exactly or len(asked) == 1:
        exactly = exactly | reduce(and_, (_with_word(known, word, asked) for word in asked))
    return sorted(exactly, key=known.rank.__getitem__)


def beginning(known: Names, typed: str) -> Sequence[str]:
    """The speakers whose name somebody may be in the middle of typing, most quoted first; else those whom ``like`` finds."""
    asked = words(typed)
    if not asked:
        return []
    found = reduce(and_, (_with_beginning(known, word) for word in asked))
    exactly = known.written.get("".join(asked), set())
    return sorted(found | exactly, key=known.rank.__getitem__) or like(known, typed)


def check(snapshot: Snapshot, selection: Selection) -> None:
    """Raise ParameterError where nobody of a corpus is called as the selection has it, or no topic; with the nearest."""
    known = {speaker for speaker in selection.speakers if speaker != UNKNOWN_SPEAKER}
    table, aliases = snapshot.quotes, snapshot.aliases
    called = table.filter(table.speaker.isin(known)).select(name="speaker")
    other = aliases.filter(aliases.form.isin(known)).select(name="form")
    lost = sorted(known - set(snapshot.fetch(called.union(other).distinct())["name"])) if known else []
    if lost:
        raise ParameterError(_unknown("speaker", lost[0], like(names(snapshot), lost[0])))
    topics = [topic.name for topic in snapshot.taxonomy.topics]
    for topic in selection.topics:
        if topic not in topics:
            alike = process.extract(topic, topics, scorer=fuzz.WRatio, score_cutoff=_LIKE_A_TOPIC, limit=3)
            raise ParameterError(_unknown("topic", topic, [name for name, _, _ in alike]))


def _unknown(what: str, name: str, alike: Sequence[str]) -> str:
    nearest = f" The nearest: {', '.join(alike[:3])}." if alike else ""
    return f"No {what} is called “{name}”.{nearest}"


def _with_beginning(known: Names, begun: str) -> AbstractSet[str]:
    return set().union(*(names for word, names in known.words.items() if word.startswith(begun)))


def _with_word(known: Names, word: str, asked: Sequence[str]) -> AbstractSet[str]:
    if len(word) == 1 and len(asked) > 1:
        # An initial, of "J. Trumble".
        return _with_beginning(known, word)
    if word in known.words or len(word) < _SHORTEST_WITH_A_SLIP:
        return known.words.get(word, set())
    alike = process.extract(word, list(known.words), scorer=OSA.distance, score_cutoff=1, limit=None)
    return set().union(*(known.words[other] for other, _, _ in alike))
