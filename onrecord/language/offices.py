"""Offices: whom "the minister" or "Kestria's top diplomat" means, by the roles that the article states."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from onrecord.language import nouns, phrases
from onrecord.language.people import People, Person
from onrecord.language.roles import Role, normal, normalised, noun_of

_HEADING = frozenset({"head", "lead", "runs"})
_TOP_DIPLOMATS = (
    frozenset({"foreign", "minister"}),
    frozenset({"foreign", "secretary"}),
    frozenset({"secretary", "state"}),
)
# From a mention, how many sentences forth a description may point to a person whose role says less.
_NEAR = 4
# Where several may be called the same, so many sentences back.
_NEXT = 2
# Roles of one noun that are kept, so that the cost stays proportional to the text.
_MOST = 100


class Holders:
    """Whom a description of an office can mean in one article."""

    def __init__(self, doc: Doc, people: People, stated: Sequence[Role], sentences: Sequence[int]) -> None:
        self._peoples = {normal(token.text) for token in doc if token.ent_type_ == "NORP"}
        self._roles = stated
        self._sentences = sentences
        past = nouns.table()["biographical"]
        self._offices = {id(role.person) for role in self._roles if role.noun != "of" and not role.words & past}
        self._by_noun: dict[str, list[Role]] = {}
        distinct = {(id(role.person), role.text): role for role in self._roles}
        for role in distinct.values():
            for noun in _called(role):
                known = self._by_noun.setdefault(noun, [])
                if len(known) < _MOST:
                    known.append(role)
        self._mentioned: dict[int, list[int]] = {}
        for token, person in people.mentions:
            self._mentioned.setdefault(id(person), []).append(token.i)

    def holder(self, head: Token) -> tuple[Person, str] | None:
        """The person whom "the minister" or "Kestria's top diplomat" means, and why; None where it is not said."""
        noun, wanted, proper = _wanted(head)
        if noun in nouns.table()["relations"] and wanted == {noun}:
            return None
        alike = [role for role in self._by_noun.get(noun, ()) if _same_office(noun, wanted, role)]
        if noun in nouns.table()["heads"] and wanted - proper - {noun}:
            alike = [role for role in alike if _related(wanted - {noun} - proper, role)]
        said = [role for role in alike if _says(noun, wanted, role)]
        if noun in nouns.table()["shared"]:
            said = [role for role in said if self._is_near(head, role)]
        if not said and noun not in nouns.table()["vague"]:
            said = [role for role in alike if self._may_mean(head, noun, wanted, proper, role)]
            if len({id(role.person) for role in said}) > 1:
                return None
        return self._nearest(head, said)

    def has_office(self, person: Person) -> bool:
        """Whether the article says what the person is, and not only where from."""
        return id(person) in self._offices

    def _may_mean(self, head: Token, noun: str, wanted: frozenset[str], proper: frozenset[str], role: Role) -> bool:
        """Whether a role that says less than the description may be meant.

        The person is named near. What the role leaves out are adjectives, or the place or body of somebody who
        is named only afterwards: "Velmora's minister … Trade Minister Ann Roe".
        """
        missing = wanted - role.words - {noun}
        if missing & self._peoples and (role.words - wanted) & self._peoples:
            return False  # "the Democratic nominee" beside a Republican one
        besides = {normal(child.text) for child in head.children if child.pos_ in {"ADJ", "ADV", "NUM"}}
        if missing - proper - besides and not (
            noun in nouns.table()["heads"] and _related(wanted - {noun} - proper, role)
        ):
            return False
        sentence = self._sentences[head.i]
        places = self._mentioned.get(id(role.person), [])
        at = bisect_left(places, head.i)
        if missing & proper - besides and (at > 0 or role.places):
            return False
        return any(abs(self._sentences[i] - sentence) <= _NEAR for i in places[max(0, at - 1) : at + 1])

    def _is_near(self, head: Token, role: Role) -> bool:
        """Whether the person was named a sentence or two before."""
        places = self._mentioned.get(id(role.person), [])
        at = bisect_left(places, head.i)
        return at > 0 and self._sentences[head.i] - self._sentences[places[at - 1]] <= _NEXT

    def _nearest(self, head: Token, fitting: list[Role]) -> tuple[Person, str] | None:
        """Of several the one named last before; none where nobody was and several may be meant."""
        persons = {id(role.person): role for role in fitting}
        if len(persons) == 1:
            role = next(iter(persons.values()))
            return role.person, f"“{role.text}” is {role.person.name}"
        latest: list[tuple[int, Role]] = []
        for key, role in persons.items():
            places = self._mentioned.get(key, [])
            at = bisect_left(places, head.i)
            if at:
                latest.append((places[at - 1], role))
        if not latest:
            return None
        place, role = max(latest, key=lambda pair: pair[0])
        if self._sentences[head.i] - self._sentences[place] > _NEAR:
            return None
        return role.person, f"the last named of several: “{role.text}” is {role.person.name}"


def _called(role: Role) -> set[str]:
    """The nouns by which an article may speak of somebody in this role."""
    table = nouns.table()
    called = {role.noun, role.noun.rpartition("-")[2]} | {word for word in role.words if word in table["people"]}
    if called & table["headed_by"]:
        called |= table["heads"]
    if role.noun in {"analyst", "of", "professor", "researcher", "fellow"}:
        called |= table["scholars"]
    if any(words <= role.words for words in _TOP_DIPLOMATS):
        called.add("top diplomat")
    if role.words & _HEADING:
        called |= {"president", "chair", "director"}
        if "ministry" in role.words:
            called.add("minister")
        if "delegation" in role.words:
            called.add("negotiator")
    return called


def _wanted(head: Token) -> tuple[str, frozenset[str], frozenset[str]]:
    """The noun of a description, all its words, and those of them that are names."""
    noun = noun_of(head)
    first, last = phrases.bounds(head)
    wanted = normalised(phrases.words(head)) | {noun}
    if "-" in noun:
        wanted -= {noun.rpartition("-")[2]}
    if noun == "diplomat" and wanted & {"top", "chief"}:
        wanted -= {noun, "top", "chief"}
        noun = "top diplomat"
    proper = frozenset(
        normal(token.text) for token in head.doc[first : last + 1] if token.pos_ == "PROPN" or token.ent_type_
    )
    return noun, wanted, proper & wanted


def _same_office(noun: str, wanted: frozenset[str], role: Role) -> bool:
    """Whether nothing in one makes it another office than the other: not "the minister" for a prime minister."""
    distinct = nouns.table()["distinct"]
    if any(word.endswith("elect") for word in role.words) > any(word.endswith("elect") for word in wanted):
        return False  # "the president" beside the president-elect
    if noun in role.words or noun == role.noun:
        return wanted & distinct == role.words & distinct
    return not (wanted | role.words) & (distinct - {"prime"})


def _says(noun: str, wanted: frozenset[str], role: Role) -> bool:
    """Whether the role has all the words of the description."""
    rest = wanted - {noun}
    if not rest and noun not in role.words | {role.noun, "top diplomat"}:
        return False
    return all(any(_alike(word, other) for other in role.words) for word in rest)


def _related(wanted: frozenset[str], role: Role) -> bool:
    """Whether a role is in the body that the description names: the union leader is president of a federation."""
    table = nouns.table()
    union = "union" in wanted and bool(role.words & table["union"])
    alliance = bool(wanted & table["alliance"]) and role.noun.endswith("-general")
    return bool(wanted & role.words) or union or alliance


def _alike(word: str, other: str) -> bool:
    """The same word, or a country and who is of it: "kestria", "kestrian"."""
    shared = min(len(word), len(other)) - 1
    return word == other or (shared > 3 and word[:shared] == other[:shared] and abs(len(word) - len(other)) <= 2)  # noqa: PLR2004
