"""One person, one name across the corpus: which names of which articles mean the same speaker, and why.

Names are joined on evidence and never against it: the same form; a short form by who bears it in its own article, by the
office that its bearer held then, or where nobody else could be meant; a middle name, an initial or another spelling
by a role or by company. The result depends on the set of sightings alone, not on their order.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import NamedTuple

from onrecord.names.evidence import Evidence
from onrecord.names.person_name import PersonName, parse_name
from onrecord.names.same_person import last_y, near_spellings
from onrecord.names.short_forms import Bearers
from onrecord.names.sightings import Company, Person, Sighting
from onrecord.normalise import words

# After so many years without an article, a name that comes again is somebody else's.
_LIFETIME_YEARS = 40
_SAME_FORM = "the same name, written otherwise"


class Joined(NamedTuple):
    """The name across the corpus of somebody whom an article names otherwise, and why it is theirs."""

    name: str
    because: str


Names = Mapping[tuple[str, str], Joined]


class Seen(NamedTuple):
    """What a corpus has of a name: whether anything is said under it, and the days of the first and the last article, if known."""

    speaks: bool
    first: date | None
    last: date | None


def one_name_a_person(sightings: Collection[Sighting]) -> dict[tuple[str, str], Joined]:
    """The canonical name of each (article, name) of a person whose name in that article is another one."""
    compared = worth_comparing(seen_in(sightings))
    return joined([sighting for sighting in sightings if sighting.name in compared], lambda: sightings)


def seen_in(sightings: Iterable[Sighting]) -> dict[str, Seen]:
    """What there is of each name."""
    seen: dict[str, Seen] = {}
    for sighting in sightings:
        speaks, first, last = seen.get(sighting.name, (False, None, None))
        days = [day for day in (first, last, sighting.published) if day]
        seen[sighting.name] = Seen(speaks or sighting.is_speaker, min(days, default=None), max(days, default=None))
    return seen


def worth_comparing(seen: Mapping[str, Seen]) -> set[str]:
    """Of all names those that may stand for another one, or that another may stand for: a few of many.

    Whoever has no part of a name in common with anybody, and is never written otherwise, keeps it whatever else is known.
    """
    names = {name: parsed for name in looked_for(seen) if (parsed := parse_name(name)) is not None}
    whole = {name: parsed for name, parsed in names.items() if parsed.is_whole}
    short = {name: parsed for name, parsed in names.items() if not parsed.is_whole and seen[name].speaks}
    said = {last_y(parsed.surname or parsed.given[0]) for parsed in short.values()}
    found = {
        name for name, parsed in whole.items() if parsed.text != name or _outlives(seen[name]) or said & _called(parsed)
    }
    found |= _in_company(whole, lambda name: (name.text, "".join(name.given) + f" {name.surname} {name.generation}"))
    found |= _in_company(whole, lambda name: [_initial_and_surname(name)])
    # Another spelling is looked for only of those who speak, or may be one with somebody who does.
    speaking = {name: parsed for name, parsed in whole.items() if seen[name].speaks or name in found}
    found |= _in_company(speaking, near_spellings)
    borne = {word for name in found for word in _called(whole[name])}
    return found | {name for name, parsed in short.items() if last_y(parsed.surname or parsed.given[0]) in borne}


def looked_for(seen: Mapping[str, Seen]) -> list[str]:
    """Of all names those that share a word with a speaker's: most people are only mentioned, and nobody looks for them."""
    words_of = {name: _found_by(name) for name in seen}
    spoken = {word for name, one in seen.items() if one.speaks for word in words_of[name]}
    return [name for name, one in seen.items() if one.speaks or not spoken.isdisjoint(words_of[name])]


def _called(name: PersonName) -> set[str]:
    """The words that may be said for a whole name."""
    return {last_y(word) for word in (name.surname, *name.given) if word}


def _outlives(seen: Seen) -> bool:
    return bool(seen.first and seen.last and seen.last.year - seen.first.year > _LIFETIME_YEARS)


def _in_company(names: Mapping[str, PersonName], keys: Callable[[PersonName], Iterable[str]]) -> set[str]:
    """The names that have a key in common with another one."""
    first: dict[str, str] = {}
    found: set[str] = set()
    for name, parsed in names.items():
        for key in keys(parsed):
            other = first.setdefault(key, name)
            if other != name:
                found |= {name, other}
    return found


def joined(sightings: Iterable[Sighting], everyone: Callable[[], Iterable[Sighting]]) -> dict[tuple[str, str], Joined]:
    """The canonical names among sightings of names that are worth comparing; ``everyone`` are all that the corpus has.

    Whole names are compared with each other; then short forms join whom their article, an office or nobody else's
    claim makes theirs. What stays ambiguous keeps its name.
    """
    whole: dict[Hashable, list[Sighting]] = defaultdict(list)
    short: list[tuple[Sighting, PersonName]] = []
    for sighting in sightings:
        name = parse_name(sighting.name)
        if name is not None and name.is_whole:
            whole["".join(name.given), name.surname, name.generation].append(sighting)
        elif name is not None and sighting.is_speaker:
            short.append((sighting, name))
    bearers = [_bearer(era) for group in whole.values() for era in _eras(group)]
    people = _people(bearers, Evidence(lambda: Company(everyone())))
    labels = _labels(people)
    names = {
        (s.article, s.name): Joined(labels[person], person.because.get(s.name, _SAME_FORM))
        for person in people
        for s in person.sightings
    }
    known = Bearers(people)
    for sighting, name in short:
        found = known.meant(sighting, name)
        if found is not None:
            names[sighting.article, sighting.name] = Joined(labels[found[0]], found[1])
    return {key: joined for key, joined in names.items() if key[1] != joined.name}


def _found_by(name: str) -> list[str]:
    """The words by which names of one person find each other."""
    return [last_y(word) for word in words(name)]


def _bearer(sightings: list[Sighting]) -> Person:
    parsed = {name for name in {parse_name(sighting.name) for sighting in sightings} if name is not None}
    return Person(sorted(parsed, key=lambda name: name.text), sightings)


def _eras(sightings: list[Sighting]) -> list[list[Sighting]]:
    """Sightings of one name, those decades after all others apart; undated ones go with the most."""
    days = sorted({sighting.published for sighting in sightings if sighting.published})
    starts = [day for before, day in pairwise(days) if day.year - before.year > _LIFETIME_YEARS]
    eras: dict[int, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        if sighting.published:
            eras[sum(start <= sighting.published for start in starts)].append(sighting)
    most = max(eras, key=lambda era: (len(eras[era]), era), default=0)
    eras[most].extend(sighting for sighting in sightings if not sighting.published)
    return [eras[era] for era in sorted(eras)]


def _people(bearers: Sequence[Person], evidence: Evidence) -> list[Person]:
    """Bearers of whole names, those taken together who are one person."""
    agreeing = _together(bearers, _blocks(bearers, lambda name: [_initial_and_surname(name)]), evidence.agree)
    # Whoever is only mentioned is nobody's other spelling, and there are many of them.
    speakers = [person for person in agreeing if person.is_speaker]
    return _together(agreeing, _blocks(speakers, near_spellings), evidence.spelt_otherwise)


def _initial_and_surname(name: PersonName) -> str:
    return f"{name.given[0][0]} {name.surname}"


def _blocks(people: Iterable[Person], keys: Callable[[PersonName], Iterable[str]]) -> Iterable[list[Person]]:
    """People who share a key of their names: only they need to be compared."""
    blocks: dict[str, dict[Person, None]] = defaultdict(dict)
    for person in people:
        for key in {key for name in person.names for key in keys(name)}:
            blocks[key][person] = None
    return [list(block) for block in blocks.values() if len(block) > 1]


def _together(
    people: Sequence[Person], blocks: Iterable[list[Person]], same: Callable[[Person, Person], str]
) -> list[Person]:
    """People taken together who are the same for a reason, and no third one is the same as only some of them.

    George Roe may be George A. Roe or George B. Roe, who are two: then nobody is taken together.
    """
    near: dict[Person, dict[Person, str]] = {person: {person: ""} for person in people}
    for block in blocks:
        for one, other in combinations(block, 2):
            if other not in near[one] and (because := same(one, other)):
                near[one][other] = near[other][one] = because
    groups: dict[frozenset[Person], list[Person]] = defaultdict(list)
    for person in people:
        groups[frozenset(near[person])].append(person)
    return [group[0] if len(group) == 1 else _one_of(group, near) for group in groups.values()]


def _one_of(group: Sequence[Person], near: Mapping[Person, Mapping[Person, str]]) -> Person:
    because = {
        sighting.name: min(reason for other, reason in near[person].items() if other in group and other is not person)
        for person in group
        for sighting in person.sightings
    }
    known = {name: reason for person in group for name, reason in person.because.items()}
    return Person([n for p in group for n in p.names], [s for p in group for s in p.sightings], because | known)


def _labels(people: Sequence[Person]) -> dict[Person, str]:
    """Each person's name; of several who are called alike, decades apart, one keeps it and the others have their decade."""
    called: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        called[_label(person)].append(person)
    labels: dict[Person, str] = {}
    for label, bearers in called.items():
        most = max(bearers, key=lambda person: (len(person.articles), person.days))
        labels |= {person: label if person is most else f"{label} ({_decade(person.days[0])}s)" for person in bearers}
    return labels


def _decade(day: date) -> int:
    return day.year // 10 * 10


def _label(person: Person) -> str:
    """The name that most articles have, without titles; rather a name in full than initials."""
    articles: dict[str, set[str]] = defaultdict(set)
    for sighting in person.sightings:
        name = parse_name(sighting.name)
        if name is not None:
            articles[name.text].add(sighting.article)

    def rank(text: str) -> tuple[object, ...]:
        name = parse_name(text)
        accents = sum(not character.isascii() for character in text)
        return bool(name and name.initials), -len(articles[text]), -accents, len(text), text

    return min(articles, key=rank)
