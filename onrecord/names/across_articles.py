"""One person, one name across the corpus: which names of which articles mean the same speaker.

Precision comes first: names are one where nothing speaks against it, and nobody else could be meant. The
result depends on the set of sightings alone, not on their order.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from onrecord.names.person_name import (
    PersonName,
    adds_a_middle_name,
    agree,
    middle_names_agree,
    misspelt,
    near_spellings,
    parse_name,
    same_transliteration,
)
from onrecord.normalise import words

Role = frozenset[str]

_SMALL = frozenset({"a", "an", "the", "of", "for", "in", "at", "to", "on", "and", "s", "his", "her", "its", "their"})
# A role that so many times more sightings give to one person than to another is not the other's.
_SLIPS_ARE_RARE = 10
# Bodies that one country alone calls so: "US State Department" is no other than "State Department".
_OF_ONE_COUNTRY = frozenset({"state department", "white house", "pentagon"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name that an article's parse has, with the roles in which the article shows who bears it.

    ``forms`` are the ways in which the article writes the name, titles among them. ``is_speaker`` is
    False for somebody who is only mentioned.
    """

    article: str
    name: str
    roles: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    is_speaker: bool = True


Names = Mapping[tuple[str, str], str]


@dataclass(eq=False)
class _Person:
    """Whoever bears some names, as far as the corpus tells: who is named how, where, and in which roles."""

    names: list[PersonName]
    sightings: list[Sighting]
    generation: str = ""
    is_speaker: bool = False
    roles: Counter[Role] = field(default_factory=Counter)
    genders: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.is_speaker = any(sighting.is_speaker for sighting in self.sightings)
        self.generation = self.names[0].generation
        for sighting in self.sightings:
            roles, genders = _shown(sighting)
            self.roles.update(roles)
            self.genders |= genders

    @cached_property
    def articles(self) -> frozenset[str]:
        return frozenset(sighting.article for sighting in self.sightings)


def one_name_a_person(sightings: Collection[Sighting]) -> dict[tuple[str, str], str]:
    """The canonical name of each (article, name) of a person whose name in that article is another one.

    Whole names are compared with each other; then a bare surname joins the only bearer whom its article
    names, else the only bearer in the corpus whose roles do not speak against it. What stays ambiguous
    keeps its name.
    """
    # Most people are only mentioned; those who share no word with a speaker are nobody that is looked for.
    spoken = {word for sighting in sightings if sighting.is_speaker for word in words(sighting.name)}
    sightings = [s for s in sightings if s.is_speaker or not spoken.isdisjoint(words(s.name))]
    parsed = {name: parse_name(name) for name in {sighting.name for sighting in sightings}}
    whole: dict[Hashable, list[Sighting]] = defaultdict(list)
    bare: list[tuple[Sighting, PersonName]] = []
    for sighting in sightings:
        name = parsed[sighting.name]
        if name is not None and name.is_whole:
            whole[name.given, name.surname, name.generation].append(sighting)
        elif name is not None and sighting.is_speaker:
            bare.append((sighting, name))
    people = _people([_bearer(group) for group in whole.values()])
    labels = {person: _label(person) for person in people}
    by_surname: dict[str, list[_Person]] = defaultdict(list)
    for person in people:
        for surname in {name.surname for name in person.names}:
            by_surname[surname].append(person)
    names = {(s.article, s.name): labels[person] for person in people for s in person.sightings}
    for sighting, name in bare:
        meant = _meant(sighting, name, by_surname[name.surname])
        if meant is not None:
            names[sighting.article, sighting.name] = labels[meant]
    return {key: label for key, label in names.items() if key[1] != label}


def one_name_an_organisation(sightings: Collection[Sighting]) -> dict[tuple[str, str], str]:
    """The same for organisations: without case and article, and "US" before what no other country has."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for sighting in sightings:
        spellings[_organisation(sighting.name)][_without_the(sighting.name)] += 1
    labels = {key: min(found, key=lambda text: (-found[text], text)) for key, found in spellings.items()}
    names = {(s.article, s.name): labels[_organisation(s.name)] for s in sightings}
    return {key: label for key, label in names.items() if key[1] != label}


def _bearer(sightings: list[Sighting]) -> _Person:
    parsed = {name for name in {parse_name(sighting.name) for sighting in sightings} if name is not None}
    return _Person(sorted(parsed, key=lambda name: name.text), sightings)


def _people(bearers: Sequence[_Person]) -> list[_Person]:
    """Bearers of whole names, those taken together who are one person."""
    agreeing = _together(bearers, _blocks(bearers, lambda name: [f"{name.given[0][0]} {name.surname}"]), _are_one)
    # Whoever is only mentioned is nobody's other spelling, and there are many of them.
    speakers = [person for person in agreeing if person.is_speaker]
    return _together(agreeing, _blocks(speakers, near_spellings), _are_misspelt)


def _blocks(people: Iterable[_Person], keys: Callable[[PersonName], Iterable[str]]) -> Iterable[list[_Person]]:
    """People who share a key of their names: only they need to be compared."""
    blocks: dict[str, dict[_Person, None]] = defaultdict(dict)
    for person in people:
        for key in {key for name in person.names for key in keys(name)}:
            blocks[key][person] = None
    return [list(block) for block in blocks.values() if len(block) > 1]


def _together(
    people: Sequence[_Person], blocks: Iterable[list[_Person]], same: Callable[[_Person, _Person], bool]
) -> list[_Person]:
    """People taken together who may be the same, and no third one may be the same as only some of them.

    George Roe may be George A. Roe or George B. Roe, who are two: then nobody is taken together.
    """
    near: dict[_Person, set[_Person]] = {person: {person} for person in people}
    for block in blocks:
        for one, other in combinations(block, 2):
            if other not in near[one] and same(one, other):
                near[one].add(other)
                near[other].add(one)
    groups: dict[frozenset[_Person], list[_Person]] = defaultdict(list)
    for person in people:
        groups[frozenset(near[person])].append(person)
    return [
        group[0]
        if len(group) == 1
        else _Person([n for p in group for n in p.names], [s for p in group for s in p.sightings])
        for group in groups.values()
    ]


def _are_one(one: _Person, other: _Person) -> bool:
    first, second = one.names[0], other.names[0]
    if not agree(first, second):
        return False
    return not adds_a_middle_name(first, second) or not _roles_differ(one.roles, other.roles)


def _are_misspelt(one: _Person, other: _Person) -> bool:
    # Who names both, names two.
    if one.articles & other.articles:
        return False
    pairs = [(first, second) for first in one.names for second in other.names]
    if not all(middle_names_agree(*pair) for pair in pairs):
        return False
    if any(same_transliteration(first, second) for first, second in pairs):
        return not _roles_differ(one.roles, other.roles)
    return _share_a_role(one.roles, other.roles) and any(misspelt(first, second) for first, second in pairs)


def _meant(sighting: Sighting, name: PersonName, bearers: Sequence[_Person]) -> _Person | None:
    """Whom a bare surname means: who alone has its role, else whom alone its article names, else the only bearer."""
    roles, genders = _shown(sighting)
    bearers = [
        person
        for person in bearers
        if name.generation in {"", person.generation} and not _genders_differ(genders, person.genders)
    ]
    fitting = [person for person in bearers if not _roles_differ(roles, person.roles)]
    here = [person for person in fitting if sighting.article in person.articles]
    support = {person: _support(roles, person.roles) for person in fitting}
    sharing = [person for person in fitting if support[person] * _SLIPS_ARE_RARE > max(support.values())]
    if sharing:
        return _only(sharing) or _only([person for person in sharing if person in here and genders <= person.genders])
    meant = _only(here or fitting)
    if meant is None:
        return None
    # A courtesy title must be known to be this person's: "Mrs. Roe" is not the only Roe, a man.
    if here:
        plain = not roles and genders <= meant.genders
        return meant if plain or len(bearers) == 1 else None
    return meant if len(bearers) == 1 and meant.is_speaker and genders <= meant.genders else None


def _support(roles: Collection[Role], known: Counter[Role]) -> int:
    """How many sightings show somebody in one of some roles."""
    return sum(count for role, count in known.items() if _share_a_role(roles, (role,)))


def _only(people: Sequence[_Person]) -> _Person | None:
    return people[0] if len(people) == 1 else None


def _shown(sighting: Sighting) -> tuple[set[Role], set[str]]:
    """The roles and genders that an article shows of somebody, titles before the name among them."""
    name = parse_name(sighting.name)
    forms = [form for text in {sighting.name, *sighting.forms} if (form := parse_name(text)) is not None]
    forms = [form for form in forms if name is not None and form.surname == name.surname]
    # That "President Roe" is this Roe is the parse's conclusion; the title of a whole name is the article's word.
    titles = [form.titles for form in forms if name is not None and form.is_whole == name.is_whole]
    roles = {frozenset(words(role.replace(".", ""))) - _SMALL for role in sighting.roles}
    return (roles | {title - _SMALL for title in titles}) - {frozenset()}, {
        form.gender for form in forms if form.gender
    }


def _share_a_role(one: Iterable[Role], other: Collection[Role]) -> bool:
    """Whether a role of the one is a role of the other, said in more words or fewer."""
    return any(first <= second or second <= first for first in one for second in other)


def _roles_differ(one: Collection[Role], other: Collection[Role]) -> bool:
    return bool(one and other) and not _share_a_role(one, other)


def _genders_differ(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and one != other


def _label(person: _Person) -> str:
    """The name that most articles have, of those without titles; rather a name in full than initials."""
    articles: dict[str, set[str]] = defaultdict(set)
    for sighting in person.sightings:
        name = parse_name(sighting.name)
        if name is not None:
            articles[name.text if name.titles or name.gender else sighting.name].add(sighting.article)

    def rank(text: str) -> tuple[object, ...]:
        name = parse_name(text)
        accents = sum(not character.isascii() for character in text)
        return bool(name and name.initials), -len(articles[text]), -accents, len(text), text

    return min(articles, key=rank)


def _without_the(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() == "the" else name


def _organisation(name: str) -> str:
    bare = _without_the(name)
    # A common noun is no name: "party" is not "Party".
    if bare[:1].islower():
        return bare
    key = " ".join(words(bare.replace(".", "")))
    rest = key.removeprefix("us ")
    return f"the {rest if rest in _OF_ONE_COUNTRY else key}"
