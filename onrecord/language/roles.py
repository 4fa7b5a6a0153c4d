"""Roles: what an article says its people are, and who "the minister" therefore is."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from onrecord.language import nouns, phrases
from onrecord.language.names import bare_name, clean
from onrecord.language.people import People, Person
from onrecord.model import Span

_PLACES = frozenset({"GPE", "ORG", "NORP", "LOC", "FAC"})
_BE = frozenset({"be", "become", "remain"})
_ARTICLES = frozenset({"a", "an", "the"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_SMALL = (
    _ARTICLES
    | _POSSESSIVES
    | frozenset({"of", "in", "at", "for", "to", "on", "from", "and", "who", "which", "'s", "’s", "s", ""})
)
# "Ann Roe, who chairs the board": what somebody is who does it.
_DOERS = {
    "head": "head", "lead": "leader", "run": "head", "chair": "chair", "direct": "director", "govern": "governor",
    "command": "commander", "found": "founder", "own": "owner", "manage": "manager", "edit": "editor",
    "study": "analyst", "teach": "teacher", "coach": "coach", "represent": "representative",
}  # fmt: skip
_HEADING = frozenset({"head", "lead", "runs"})
_TOP_DIPLOMATS = (
    frozenset({"foreign", "minister"}),
    frozenset({"foreign", "secretary"}),
    frozenset({"secretary", "state"}),
)
_SPELLINGS = {"defence": "defense", "centre": "center", "labour": "labor", "programme": "program"}
# From a mention, how many sentences forth a description may point to a person whose role says less.
_NEAR = 4
# Where several may be called the same, so many sentences back.
_NEXT = 2
# How many tokens after a comma a role is looked for where the parser sees no apposition.
_REACH = 8


@dataclass(frozen=True, slots=True)
class Role:
    """What an article says that a person is: its words without article, where they are, and the noun's token."""

    person: Person
    text: str
    span: Span
    noun: str
    words: frozenset[str] = field(repr=False)
    places: frozenset[str] = field(repr=False)


def roles(doc: Doc, people: People) -> list[tuple[str, str, Span]]:
    """Everything the article says its people are: canonical name, role as written without article, its span."""
    return [(role.person.name, role.text, role.span) for role in roles_of(doc, people)]


def roles_of(doc: Doc, people: People) -> list[Role]:
    """The roles that stand beside names, in text order: title, apposition, predicate, relative clause, "of the …"."""
    found = []
    for token, person in people.mentions:
        spots = dict.fromkeys([*_before(token), *_beside(token), *_predicates(token)])
        for first, last, noun in spots:
            role = _role(doc, person, first, last, noun)
            if role is not None:
                found.append(role)
    return found


def _role(doc: Doc, person: Person, first: int, last: int, noun: str) -> Role | None:
    while first <= last and (doc[first].lower_ in _ARTICLES or doc[first].is_punct or doc[first].is_space):
        first += 1
    own = {word.casefold() for word in person.words}
    while last >= first and (
        doc[last].is_punct or doc[last].lower_ in own or doc[last].is_space or doc[last].tag_ == "POS"
    ):
        last -= 1
    if first > last:
        return None
    span = (doc[first].idx, doc[last].idx + len(doc[last]))
    text = " ".join(doc[first : last + 1].text.split())
    places = normalised(
        [token.text for token in doc[first : last + 1] if token.ent_type_ in _PLACES or token.dep_ == "poss"]
    )
    return Role(person, text, span, noun, normalised(text.split()), places - {noun})


def _before(token: Token) -> Iterator[tuple[int, int, str]]:
    """Secretary of State Ann Roe; the retired general Ann Roe; Lund's mayor, Ann Roe."""
    doc = token.doc
    begin, _ = phrases.name_bounds(token)
    name = begin
    bare = bare_name(phrases.titled_name(token)).split()[:1]
    while bare and name < token.i and clean(doc[name].text).casefold() != bare[0].casefold():
        name += 1
    first = min(begin, phrases.bounds(token)[0])
    noun = _office_in(doc, first, name - 1)
    if noun is None and first > 1 and doc[first - 1].lower_ in {"of", "the"}:
        first = _before_of(doc, first)  # "Secretary of the Treasury Ann Roe"
        noun = _office_in(doc, first, name - 1)
    if noun is not None:
        yield first, name - 1, noun
    if token.dep_ == "appos" and token.head.i < name and nouns.is_person(token.head):
        start, end = phrases.bounds(token.head)
        yield start, min(end, name - 1), token.head.lower_


def _before_of(doc: Doc, first: int) -> int:
    """The first token of the capitalised words before "of the" before a token."""
    i = first - 1
    while i > 0 and doc[i].lower_ in {"of", "the"} and doc[i].sent_start != 1:
        i -= 1
    if doc[i].sent_start == 1 or not doc[i].text[:1].isupper():
        return i if doc[i].text[:1].isupper() else first
    while i > 0 and doc[i].sent_start != 1 and doc[i - 1].text[:1].isupper():
        i -= 1
    return i


def _office_in(doc: Doc, first: int, last: int) -> str | None:
    """The last word of the words before a name that names an office: "Secretary" in "Secretary of State"."""
    for i in range(last, first - 1, -1):
        if doc[i].text == ":" or (doc[i].text == "," and i < last):
            return None
        if (nouns.is_person(doc[i]) and doc[i].tag_ not in {"NNS", "NNPS"}) or doc[i].lower_.rstrip(".") in {
            "sen",
            "rep",
            "gov",
            "gen",
        }:
            return _joined_noun(doc[i])
    return None


def _joined_noun(noun: Token) -> str:
    """The noun with what a hyphen joins to it: "secretary-general"."""
    first = noun.i
    while (
        first > 1
        and noun.doc[first - 1].text == "-"
        and not noun.doc[first - 1].whitespace_
        and not noun.doc[first - 2].whitespace_
    ):
        first -= 2
    return str(noun.doc[first : noun.i + 1].text).casefold() if first < noun.i else noun.lemma_.casefold()


def _beside(token: Token) -> Iterator[tuple[int, int, str]]:
    """Ann Roe, the mayor of Lund; Ann Roe, who chairs the board; Ann Roe of the Calder Institute."""
    doc = token.doc
    end = phrases.name_bounds(token)[1]
    for child in token.children:
        if child.i <= end:
            continue
        if child.dep_ == "appos":
            for noun in (child, *phrases.joined(child)):
                span = phrases.bounds(noun)
                parenthetic = doc[span[1] + 1].pos_ == "VERB" if span[1] + 1 < len(doc) else False  # "the mayor said"
                if nouns.is_person(noun) and not parenthetic:
                    yield *span, _joined_noun(noun)
        elif child.dep_ == "relcl":
            yield from _done_by(child)
    if end + 1 >= len(doc):
        return
    following = doc[end + 1]
    if following.text == ",":
        yield from _after_comma(following)
    elif following.lower_ in {"of", "at", "from", "with"} and following.dep_ == "prep":
        place = next((child for child in following.children if child.dep_ == "pobj"), None)
        if place is not None and (place.pos_ == "PROPN" or nouns.is_organisation(place)):
            name = phrases.appositive(place)
            yield following.i, phrases.bounds(place if name is None else name)[1], "of"


def _after_comma(comma: Token) -> Iterator[tuple[int, int, str]]:
    """A phrase between commas right after a name, whatever the parser makes of it: ", the mayor of Lund,"."""
    doc = comma.doc
    for token in doc[comma.i + 1 : comma.i + 1 + _REACH]:
        if token.is_punct and token.text not in {"-", "’", "'"}:
            return
        if token.pos_ in {"VERB", "AUX", "PRON"} and token.tag_ not in {"VBN", "VBG", "PRP$"}:
            return
        if not nouns.is_person(token) or token.tag_ in {"NNS", "NNPS"}:
            continue
        first, last = phrases.bounds(token)
        following = doc[last + 1] if last + 1 < len(doc) else None
        ends = following is None or following.is_punct or following.lower_ in {"who", "whose", "and"}
        if comma.i + 1 == first and ends and token.dep_ not in {"nsubj", "nsubjpass", "conj"}:
            yield first, last, _joined_noun(token)
            return


def _done_by(verb: Token) -> Iterator[tuple[int, int, str]]:
    """What the clause "who chairs the board" says that somebody is."""
    if verb.lemma_ not in _DOERS or verb.tag_ not in {"VBZ", "VBP"}:
        return
    if not any(child.lower_ == "who" and child.dep_ == "nsubj" for child in verb.children):
        return
    thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if thing is not None:
        yield verb.i, phrases.bounds(thing)[1], _DOERS[verb.lemma_]


def _predicates(token: Token) -> Iterator[tuple[int, int, str]]:
    """Ann Roe is the mayor of Lund."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in _BE or any(child.dep_ == "neg" for child in verb.children):
        return
    for child in verb.children:
        if child.dep_ == "attr" and child.i > verb.i and nouns.is_person(child) and child.tag_ not in {"NNS", "NNPS"}:
            yield *phrases.bounds(child), _joined_noun(child)


def normalised(words: list[str] | tuple[str, ...]) -> frozenset[str]:
    """Words as roles are compared: "Kestria's" is "kestria", "defence" is "defense", "unions" is "union"."""
    return frozenset(_normal(word) for word in words) - _SMALL


def _normal(word: str) -> str:
    plain = clean(word.strip('.,;:“”"()')).casefold()
    plain = _SPELLINGS.get(plain, plain)
    return plain[:-1] if len(plain) > len("uses") and plain.endswith("s") and not plain.endswith("ss") else plain


class Holders:
    """Whom a description of an office can mean in one article."""

    def __init__(self, doc: Doc, people: People, sentences: list[int]) -> None:
        self._roles = roles_of(doc, people)
        self._sentences = sentences
        past = nouns.table()["biographical"]
        self._offices = {id(role.person) for role in self._roles if role.noun != "of" and not role.words & past}
        self._by_noun: dict[str, list[Role]] = {}
        for role in self._roles:
            for noun in _called(role):
                self._by_noun.setdefault(noun, []).append(role)
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
        besides = {_normal(child.text) for child in head.children if child.pos_ in {"ADJ", "ADV", "NUM"}}
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
    noun = _joined_noun(head)
    first, last = phrases.bounds(head)
    wanted = normalised(phrases.words(head)) | {noun}
    if "-" in noun:
        wanted -= {noun.rpartition("-")[2]}
    if noun == "diplomat" and wanted & {"top", "chief"}:
        wanted -= {noun, "top", "chief"}
        noun = "top diplomat"
    proper = frozenset(
        _normal(token.text) for token in head.doc[first : last + 1] if token.pos_ == "PROPN" or token.ent_type_
    )
    return noun, wanted, proper & wanted


def _same_office(noun: str, wanted: frozenset[str], role: Role) -> bool:
    """Whether nothing in one makes it another office than the other: not "the minister" for a prime minister."""
    distinct = nouns.table()["distinct"]
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
