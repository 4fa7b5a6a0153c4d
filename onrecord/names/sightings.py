"""Where names are seen, and what the articles show of whoever bears them: roles, gender, days, company."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from onrecord.names.person_name import PersonName, parse_name, split_titles
from onrecord.names.vocabulary import gender_of_first_name, is_courtesy, spelt_out
from onrecord.normalise import words

Role = frozenset[str]

_SMALL = frozenset({"a", "an", "the", "of", "for", "in", "at", "to", "on", "and", "s", "his", "her", "its", "their"})
_FORMER = frozenset({"former", "ex", "late", "then", "ousted", "outgoing"})
_REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name that an article's parse has, with the roles in which the article shows who bears it.

    ``forms`` are the ways in which the article writes the name, titles among them. ``is_speaker`` is
    False for somebody who is only mentioned. ``published`` is the article's day, None where nothing says it.
    """

    article: str
    name: str
    roles: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    is_speaker: bool = True
    published: date | None = None


@dataclass(eq=False)
class Person:
    """Whoever bears some names, as far as the corpus tells: who is named how, where, when, and in which roles.

    ``because`` says of each of the names why it is this person's, ``written`` how articles write a role.
    """

    names: list[PersonName]
    sightings: list[Sighting]
    because: dict[str, str] = field(default_factory=dict)
    roles: Counter[Role] = field(default_factory=Counter)
    written: dict[Role, str] = field(default_factory=dict)
    genders: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for sighting in self.sightings:
            roles, genders = shown(sighting)
            self.roles.update(roles.keys())
            for role, text in roles.items():
                self.written[role] = min(text, self.written.get(role, text))
            self.genders |= genders

    @property
    def generation(self) -> str:
        """What tells this person from a parent of the same name."""
        return self.names[0].generation

    @cached_property
    def is_speaker(self) -> bool:
        """Whether anything is said by this person."""
        return any(sighting.is_speaker for sighting in self.sightings)

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles that name this person in full."""
        return frozenset(sighting.article for sighting in self.sightings)

    @cached_property
    def days(self) -> list[date]:
        """The days of these articles, in order."""
        return sorted({sighting.published for sighting in self.sightings if sighting.published})

    @cached_property
    def _held(self) -> dict[Role, list[date | None]]:
        """Each role with the days on which articles show this person in it."""
        held: dict[Role, list[date | None]] = defaultdict(list)
        for sighting in self.sightings:
            for role in shown(sighting)[0]:
                held[role].append(sighting.published)
        return held

    def in_office(self, roles: Collection[Role], day: date | None, within: int) -> int:
        """How often articles show this person in one of some roles, of dated ones those within so many days of a day."""
        return sum(
            day is None or on is None or abs((on - day).days) <= within
            for held, days in self._held.items()
            if any(is_same_office(role, held) for role in roles)
            for on in days
        )


class Company:
    """Who is named beside whom, and when. Whoever is named everywhere tells nothing."""

    # So many articles may name somebody in a small corpus; in a large one, one in fifty.
    _RARE, _SHARE = 20, 50

    def __init__(self, sightings: Iterable[Sighting]) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)
        for sighting in sightings:
            name = parse_name(sighting.name)
            if name is not None and name.is_whole:
                self._names[sighting.article].add(" ".join((*name.given, name.surname)))
        counts = Counter(name for names in self._names.values() for name in names)
        most = max(self._RARE, len(self._names) // self._SHARE)
        self._everywhere = {name for name, n in counts.items() if n > most}

    def beside(self, person: Person) -> dict[str, list[date]]:
        """Who is named in a person's dated articles, bearers of the same surname excepted, and on which days."""
        own = {name.surname for name in person.names}
        found: dict[str, list[date]] = defaultdict(list)
        for sighting in person.sightings:
            for name in self._names.get(sighting.article, ()) if sighting.published else ():
                if name.rpartition(" ")[2] not in own and name not in self._everywhere:
                    found[name].append(sighting.published)  # type: ignore[arg-type]
        return found


@lru_cache(_REMEMBERED)
def shown(sighting: Sighting) -> tuple[Mapping[Role, str], frozenset[str]]:
    """The roles, as written, and the genders that an article shows of somebody, titles before the name among them."""
    name = parse_name(sighting.name)
    forms = {text: form for text in {sighting.name, *sighting.forms} if (form := parse_name(text)) is not None}
    forms = {text: form for text, form in forms.items() if name is not None and form.surname == name.surname}
    # That "President Roe" is this Roe is the parse's conclusion; the title of a whole name is the article's word.
    titles = [
        " ".join(title for title in split_titles(text)[0] if not is_courtesy(title))
        for text, form in forms.items()
        if name is not None and form.is_whole == name.is_whole
    ]
    roles = {_role(words(text.replace(".", ""))): text for text in sorted((*sighting.roles, *titles), reverse=True)}
    roles.pop(frozenset(), None)
    by_first_name = gender_of_first_name(name.given[0]) if name is not None and name.given else None
    genders = {by_first_name} if by_first_name else {form.gender for form in forms.values() if form.gender}
    return roles, frozenset(genders)


def share_a_role(one: Iterable[Role], other: Collection[Role]) -> bool:
    """Whether a role of the one is a role of the other, said in more words or fewer, held now or then."""
    return any(bool(shared_words(first, second)) for first in one for second in other)


def shared_words(one: Role, other: Role) -> Role:
    """The words of the role that two roles are, said in more words or fewer, held now or then; none where they differ."""
    first, second = one - _FORMER, other - _FORMER
    return first & second if first <= second or second <= first else frozenset()


def is_same_office(one: Role, other: Role) -> bool:
    """Whether two roles are one at one time: a president is no former president."""
    return bool(shared_words(one, other)) and bool(one & _FORMER) == bool(other & _FORMER)


def roles_differ(one: Collection[Role], other: Collection[Role]) -> bool:
    """Whether two people are known in roles, and in no common one."""
    return bool(one and other) and not share_a_role(one, other)


def _role(found: Iterable[str]) -> Role:
    return frozenset(_spelt_out(found)) - _SMALL


def _spelt_out(found: Iterable[str]) -> Iterator[str]:
    for word in found:
        yield from spelt_out(word)
