"""The people of one article: which full name a surname, a first name or a titled name stands for."""

import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from spacy.tokens import Doc, Token

from onrecord.language import behind_office, cues, nouns, phrases
from onrecord.language.antecedents import GENDERS, ahead_of
from onrecord.names.person_name import clean, couple, keys, looks_like_a_person, split_titles
from onrecord.names.same_person import deletions, same_whole_name
from onrecord.names.vocabulary import gender_of_first_name, gender_of_titles, is_office, is_title, key

__all__ = ["People", "Person", "clean", "name_at", "people_of"]

# In words: a whole name.
_FEWEST, _MOST = 2, 4
# In tokens.
_LONGEST_HEADLINE = 30
# In mentions: so far back is looked for the one whom an article goes on about.
_REMEMBERED = 30
# A surname shorter than this is not compared with misspelt ones.
_SHORTEST_MISSPELT = 6
# What the tagger takes a surname for: "Trump".
# With these a headline goes on behind a name, where the tagger of words takes all capitals for names.
_HEADLINE_VERBS = frozenset({"Announces", "Asks", "Calls", "Promises", "Says", "Tells", "Urges", "Vows", "Warns"})
_GENERALS = frozenset({"Attorney", "Director", "Inspector", "Secretary", "Solicitor", "Surgeon"})
_MISTAGGED = frozenset({"NOUN", "VERB", "ADJ", "ADV", "X", "INTJ", "NUM"})


@dataclass(slots=True, eq=False)
class Person:
    """A person of an article: the name's words, how often it was seen whole, and its gender."""

    words: tuple[str, ...]
    gender: str | None = None
    whole: int = 0

    @property
    def name(self) -> str:
        """The canonical name."""
        return " ".join(self.words)


@dataclass(slots=True)
class People:
    """All people of an article, found by the words that name them, and the last tokens of the names they have in it."""

    everyone: list[Person] = field(default_factory=list)
    mentions: list[tuple[Token, Person]] = field(default_factory=list)
    _by_word: dict[str, list[Person]] = field(default_factory=dict)
    _by_middle: dict[str, list[Person]] = field(default_factory=dict)
    _misspelt: dict[str, list[Person]] = field(default_factory=dict)
    _first: dict[int, int] | None = None

    def find(self, name: str) -> Person | None:
        """The one person whom these words name here; None where nobody is or several may be meant."""
        titles, words = split_titles(name)
        if not words:
            return None
        candidates = self.named(words)
        gender = gender_of_titles(titles)
        if gender and len(candidates) > 1:
            candidates = [p for p in candidates if p.gender == gender] or candidates
        if len(candidates) > 1:
            candidates = _most_meant(candidates)
        return candidates[0] if len(candidates) == 1 else None

    def shares_surname(self, name: str) -> bool:
        """Whether the words are a whole name of a stranger who shares a surname with somebody known."""
        words = keys(split_titles(name)[1])
        return len(words) > 1 and any(words[-1] == keys(p.words)[-1] for p in self._by_word.get(words[-1], ()))

    def named(self, words: Sequence[str]) -> list[Person]:
        """Everyone whom the words of a name, titles left out, can mean."""
        wanted = keys(words)
        if len(wanted) > 1:
            return [p for p in self._by_word.get(wanted[-1], ()) if same_whole_name(words, p.words)]
        return list(self._by_word.get(wanted[0]) or self._by_middle.get(wanted[0], [])) if wanted else []

    def first_seen(self, person: Person) -> int:
        """The token at which a person is named first, the article's end for one who never is."""
        if self._first is None:
            self._first = {}
            for token, named in self.mentions:
                self._first.setdefault(id(named), token.i)
        return self._first.get(id(person), sys.maxsize)

    def at(self, place: int) -> Person | None:
        """The person whose name, as the article goes on, ends at a token."""
        i = bisect_left(self.mentions, place, key=lambda mention: mention[0].i)
        return self.mentions[i][1] if i < len(self.mentions) and self.mentions[i][0].i == place else None

    def misspelt(self, surname: str) -> Person | None:
        """The one person whose surname differs by one letter from one that nobody here bears."""
        word = key(surname)
        if len(word) < _SHORTEST_MISSPELT or word in self._by_word:
            return None
        near = {id(p): p for form in deletions(word) for p in self._misspelt.get(form, ())}
        alike = [p for p in near.values() if keys(p.words)[-1].rstrip("s") != word.rstrip("s")]
        return alike[0] if len(alike) == 1 else None

    def add(self, name: str) -> None:
        """Take in a name as the article writes it."""
        titles, words = split_titles(name)
        if not words:
            return
        known = self._by_word.get(keys(words)[-1], ())
        same = [p for p in known if same_whole_name(words, p.words)]
        if len(same) == 1:
            person = same[0]
            if len(words) > len(person.words) or (len(key(person.words[0])) == 1 < len(key(words[0]))):
                person.words = words
                self._index(person)
        else:
            person = Person(words)
            self.everyone.append(person)
            self._index(person)
        person.whole += 1
        person.gender = person.gender or gender_of_titles(titles) or gender_of_first_name(words[0])

    def _index(self, person: Person) -> None:
        words = keys(person.words)
        for word in words[1:-1]:  # "Ruiz" of Ana Ruiz Soto
            if len(word) > 1 and gender_of_first_name(word) is None:
                self._by_middle.setdefault(word, []).append(person)
        for word in {words[0], words[-1]}:
            bearers = self._by_word.setdefault(word, [])
            if person not in bearers:
                bearers.append(person)
        if len(words) > 1 and len(words[-1]) >= _SHORTEST_MISSPELT:
            for form in deletions(words[-1]):
                bearers = self._misspelt.setdefault(form, [])
                if person not in bearers:
                    bearers.append(person)


def people_of(doc: Doc) -> People:
    """The people whom an article names, and where."""
    entities = {last: str(doc[first : last + 1].text) for first, last in _persons(doc)}
    runs = {token.i: name_at(token) for token in doc if phrases.is_name_end(token)}
    found = _names(doc, entities, runs)
    people = People()
    places = {token.text for token in doc if token.i and token.pos_ == "PROPN" and token.nbor(-1).lower_ == "in"}
    headline = _headline_words(doc)
    for name in found:
        words = split_titles(name)[1]
        if len(keys(words)) > 1 and not _is_of_headline(name, words, headline, found):
            people.add(name)
    for name in found:
        titles, words = split_titles(name)
        if len(keys(words)) != 1:
            continue
        known = people.named(words)
        if not titles and is_office(words[0]):
            continue  # "Director, Ann Roe, said"
        if not known and (titles or words[0] not in places) and people.misspelt(words[-1]) is None:
            people.add(name)
        elif len(known) == 1:
            known[0].gender = known[0].gender or gender_of_titles(titles)
    people.mentions = list(_mentions(doc, people, entities, runs))
    return people


def _headline_words(doc: Doc) -> str:
    """The first line where most of its words have capitals, as those of a headline have; else nothing."""
    line = list(takewhile(lambda token: "\n" not in token.text, doc[:_LONGEST_HEADLINE]))
    words = [token.text for token in line if token.is_alpha]
    capitals = sum(word[0].isupper() for word in words)
    followed = len(line) < min(len(doc), _LONGEST_HEADLINE)
    return " ".join(words) if followed and len(words) > _FEWEST and 3 * capitals >= 2 * len(words) else ""


def _is_of_headline(name: str, words: Sequence[str], headline: str, found: Sequence[str]) -> bool:
    """Whether the first word of a name is only a capitalised one of the headline: "Derelict Roe Trades Blame"."""
    unheard = gender_of_first_name(words[0]) is None and not _has_initial(words)
    return unheard and name in headline and found.count(name) == 1 and any(one == words[-1] for one in found)


def _has_initial(words: Sequence[str]) -> bool:
    return any(len(key(word)) == 1 for word in words[:-1])


def _mentions(
    doc: Doc, people: People, entities: dict[int, str], runs: dict[int, str]
) -> Iterator[tuple[Token, Person]]:
    """Where the article names a person whom the words can only mean: the name's last token and the person."""
    surnames = {person.words[-1] for person in people.everyone}
    before: list[tuple[Token, Person]] = []
    plain: set[str] | None = None
    for token in doc:
        person = None
        if token.i in runs:
            person = people.find(runs[token.i])
            if person is None and token.i in entities:
                person = people.find(entities[token.i]) or people.misspelt(clean(entities[token.i]).split()[-1])
            if person is None and " " not in runs[token.i]:
                person = _in_focus(token, people.named([runs[token.i]]), before[-_REMEMBERED:])
        elif token.text in surnames and token.pos_ in _MISTAGGED and not _in_name(token):
            if plain is None:
                plain = {other.text for other in doc if other.is_lower}
            if token.lower_ not in plain:
                person = people.find(token.text)
        if person is not None and not phrases.is_plural_name(token):
            before.append((token, person))
            yield token, person


def _in_focus(surname: Token, bearers: Sequence[Person], before: Sequence[tuple[Token, Person]]) -> Person | None:
    """Of several with a surname the one whom it goes on about: the subject of the sentence that named any of them last.

    "In her book, Roe wrote" is about the one who is a woman.
    """
    if len(bearers) < 2:  # noqa: PLR2004 (several)
        return None
    own = {GENDERS[word.lower_] for word in ahead_of(surname) if word.tag_ == "PRP$" and word.lower_ in GENDERS}
    able = [person for person in bearers if person.gender in own]
    if len(able) == 1:
        return able[0]
    latest = next((token.sent for token, person in reversed(before) if person in bearers), None)
    if latest is None or latest == surname.sent:
        return None
    near = [(token, person) for token, person in before if token.sent == latest and person in bearers]
    together = {other for token, _ in near for other in token.conjuncts}
    named = [person for token, person in near if _is_main_subject(token) and token not in together]
    return named[0] if len(named) == 1 else None


def _is_main_subject(token: Token) -> bool:
    return token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT"


def _in_name(token: Token) -> bool:
    doc = token.doc
    return any(0 <= i < len(doc) and doc[i].pos_ == "PROPN" for i in (token.i - 1, token.i + 1))


def _persons(doc: Doc) -> Iterator[tuple[int, int]]:
    """First and last tokens of spaCy's persons, cut before "of Velmora", line breaks and a headline's verb.

    A single word that is as often taken for a place or a body is none.
    """
    entities = doc.ents
    labels: dict[str, Counter[str]] = {}
    for ent in entities:
        labels.setdefault(ent.text, Counter())[ent.label_] += 1
    for ent in entities:
        if ent.label_ != "PERSON":
            continue
        seen = labels[ent.text]
        if ent.end - ent.start == 1 and max(seen["GPE"], seen["ORG"], seen["NORP"]) >= seen["PERSON"]:
            continue
        ends = (t.i for t in ent if t.i > ent.start and (t.tag_ == "IN" or "\n" in t.text or t.text in _HEADLINE_VERBS))
        stop = next(ends, ent.end)
        last = stop - 1 if doc[stop - 1].tag_ != "POS" else stop - 2
        first = max(
            (t.i + 1 for t in ent if t.tag_ == "POS" and t.i < last), default=ent.start
        )  # "Radio Lund's Ann Roe"
        the = doc[first].lower_ == "the" or (first > 0 and doc[first - 1].lower_ == "the")
        if the and not split_titles(str(doc[first : last + 1].text))[0]:
            continue  # "the Citadel"
        if last >= first and doc[last].text.strip():
            yield first, last


def _names(doc: Doc, entities: dict[int, str], runs: dict[int, str]) -> list[str]:
    """People's names in text order: spaCy's PERSON entities, and what else looks like a person's name."""
    found = {
        last: name
        for last, name in entities.items()
        if not phrases.is_plural_name(doc[last]) and not nouns.is_body(doc[last].text)
    }
    for last, run in runs.items():
        first = _first_of_couple(doc, last, runs)
        both = () if first is None else couple(f"{runs[first]} and {run}")
        if first is not None and both:
            found[first], found[last] = both
            continue
        ent = found.get(last)
        the = phrases.name_bounds(doc[last])[0]
        whole = run.startswith(doc[the].text)
        of_a_thing = (
            whole and the > 0 and doc[the - 1].lower_ == "the" and not split_titles(run)[0]
        )  # "the Ann Roe Show"
        is_one = looks_like_a_person(run) or (ent is None and _is_described(doc[last], run))
        if is_one and not of_a_thing and (ent is None or _tells_more(run, ent)):
            found[last] = run
    return [name for _, name in sorted(found.items())]


def name_at(last: Token) -> str:
    """The name that a run of proper nouns with this token has, without what is no part of it."""
    first = behind_office.first_of_name(last)
    if first is None:
        return _own_name(phrases.titled_name(last))
    return str(last.doc[first.i : phrases.name_bounds(last)[1] + 1].text)


def _own_name(run: str) -> str:
    """The name alone: of "the United Nations Ann Roe", of "Rival Ann Roe", of a headline's "Ann Roe Says"."""
    words = run.split()
    if len(words) > 1 and words[-1] in _HEADLINE_VERBS:
        words = words[:-1]
        run = " ".join(words)
    general = next(
        (i for i in range(_FEWEST, len(words) - 1) if words[i] == "General" and words[i - 1] in _GENERALS), None
    )
    if general is not None and _FEWEST <= len(words) - general - 1 < _MOST:
        return " ".join(words[general + 1 :])  # "Lund Attorney General Ann Roe"
    described = nouns.table()["people"]
    cuts = (i for i in range(1, len(words) - 1) if nouns.is_body(words[i - 1]) or words[i - 1].casefold() in described)
    return next((tail for i in cuts if looks_like_a_person(tail := " ".join(words[i:]))), run)


def _is_described(last: Token, run: str) -> bool:
    """Whether the words beside a name make a person of it: "a spokesperson, Morgan Olt", "Abby Holm, a teacher"."""
    words = split_titles(run)[1]
    if (
        not _FEWEST <= len(words) <= _MOST
        or any(nouns.is_body(w) or is_title(w) for w in words)
        or not all(w[0].isupper() for w in words)
    ):
        return False
    beside = [last.head] if last.dep_ == "appos" else []
    beside += [child for child in last.children if child.dep_ == "appos"]
    if any(noun.pos_ == "NOUN" and noun.tag_ == "NN" and nouns.is_person(noun) for noun in beside):
        return True
    speaks = last.dep_ == "nsubj" and cues.introduces_quotation(last.head)
    return speaks and not last.ent_type_ and any(child.lower_ in {"of", "from"} for child in last.children)


def _first_of_couple(doc: Doc, last: int, runs: dict[int, str]) -> int | None:
    """The first name, or the title, before "and" and a name that ends with a token: "Tom and Ann Roe"; None where none is."""
    and_ = phrases.name_bounds(doc[last])[0] - 1
    joined = and_ > 0 and doc[and_].lower_ in {"and", "&"} and and_ - 1 in runs
    return and_ - 1 if joined and " " not in runs[and_ - 1] and " " in runs[last] else None


def _tells_more(run: str, ent: str) -> bool:
    """Whether a run of proper nouns says more of a name than the entity in it: not "Treasury Scott Keller"."""
    titles, words = split_titles(run)
    inner = split_titles(ent)[1]
    if ent.endswith(f" {run}"):
        return True  # "Velmora Ann Roe" of "Ambassador to Velmora Ann Roe"
    if not titles and len(inner) > 1 and tuple(words[-len(inner) :]) == inner:
        return gender_of_first_name(words[0]) is not None
    return len(run) >= len(ent)


def _most_meant(candidates: list[Person]) -> list[Person]:
    """Of people who share the word, the one whom the article mostly names, if there is one."""
    ranked = sorted(candidates, key=lambda person: -person.whole)
    return ranked[:1] if ranked[0].whole >= 2 * ranked[1].whole else ranked
