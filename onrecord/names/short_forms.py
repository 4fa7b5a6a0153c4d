"""Whom a short form means: "Roe", "President Roe", "Sir Ian"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.names.evidence import decades_apart, genders_differ
from onrecord.names.person_name import PersonName
from onrecord.names.same_person import last_y
from onrecord.names.sightings import Person, Role, Sighting, roles_differ, share_a_role, shown

# A role that so many times more sightings give to one person than to another is not the other's.
_SLIPS_ARE_RARE = 10
# Who held an office within so many days held it on that day.
_TERM_DAYS = 730
# The only bearer in the corpus is meant where an article of these days names them.
_RECENT_DAYS = 730

Meant = tuple[Person, str]


class Bearers:
    """Everybody who has a whole name, by what may be said for it."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._surnames: dict[str, list[Person]] = defaultdict(list)
        self._others: dict[str, list[Person]] = defaultdict(list)
        for person in people:
            for word in {last_y(name.surname or name.given[0]) for name in person.names}:
                self._surnames[word].append(person)
            for word in {word for name in person.names for word in _other_words(name)}:
                self._others[word].append(person)

    def meant(self, sighting: Sighting, name: PersonName) -> Meant | None:
        """Whom a short form means, and why: who alone has its role then, else whom alone its article names, else the only bearer."""
        word = last_y(name.surname or name.given[0])
        if name.surname:
            bearers = self._surnames[word]
        else:
            bearers = [person for person in self._surnames[word] if not person.names[0].surname]
        found = _bearer(sighting, name, bearers)
        if found is None and not bearers:
            here = [person for person in self._others[word] if sighting.article in person.articles]
            found = _bearer(sighting, name, here)
        return found


def _other_words(name: PersonName) -> Iterator[str]:
    """What else may be said for a whole name: its first name after "Sir", the first of its two surnames."""
    if name.surname:
        yield from (last_y(word) for word in name.given if len(word) > 1)


def _bearer(sighting: Sighting, name: PersonName, bearers: Sequence[Person]) -> Meant | None:
    roles, genders = shown(sighting)
    bearers = [
        person
        for person in bearers
        if name.generation in {"", person.generation} and not genders_differ(genders, person.genders)
    ]
    fitting = [
        person for person in bearers if not roles_differ(roles, person.roles) and not _out_of_time(sighting, person)
    ]
    here = [person for person in fitting if sighting.article in person.articles]
    called = f"“{sighting.name}”"
    sharing, because = _in_office(sighting, roles, fitting)
    if sharing:
        held = _only(sharing) or _only([person for person in sharing if person in here and genders <= person.genders])
        return (held, because) if held else None
    meant = _only(here or fitting)
    if meant is None:
        return None
    # A courtesy title must be known to be this person's: "Mrs. Roe" is not the only Roe, a man.
    if here:
        plain = not roles and genders <= meant.genders
        return (meant, f"the only one whom its article names so: {called}") if plain or len(bearers) == 1 else None
    alone = len(bearers) == 1 and meant.is_speaker and genders <= meant.genders and _is_recent(sighting, meant)
    return (meant, f"nobody else in the corpus is called {called}") if alone else None


def _in_office(sighting: Sighting, roles: Mapping[Role, str], fitting: Sequence[Person]) -> tuple[list[Person], str]:
    """Who is shown in one of the roles, around that day where anybody is, without those whom a slip shows so."""
    if not roles:
        return [], ""
    held = " or ".join(sorted(roles.values()))
    for day in dict.fromkeys((sighting.published, None)):
        support = {person: person.in_office(roles, day, _TERM_DAYS) for person in fitting}
        most = max(support.values(), default=0)
        if most:
            sharing = [person for person in fitting if support[person] * _SLIPS_ARE_RARE > most]
            return sharing, f"who is {held} then"
    sharing = [person for person in fitting if share_a_role(roles, person.roles)]
    return sharing, f"who is or was {held}"


def _out_of_time(sighting: Sighting, person: Person) -> bool:
    return sighting.published is not None and decades_apart([sighting.published], person.days)


def _is_recent(sighting: Sighting, person: Person) -> bool:
    day = sighting.published
    return day is None or not person.days or min(abs((day - other).days) for other in person.days) <= _RECENT_DAYS


def _only(people: Sequence[Person]) -> Person | None:
    return people[0] if len(people) == 1 else None
