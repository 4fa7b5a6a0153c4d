"""The labels of a transcript's turns: whom "MS. ROE", "Q" or "THE PRESIDENT" stands for."""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.language import nouns
from onrecord.language.designations import UNKNOWN, Speaker
from onrecord.language.people import People, Person
from onrecord.language.transcripts import Label, Role, Turn
from onrecord.model import Article, RegionKind, SpeakerKind
from onrecord.names.person_name import bare_name, looks_like_a_person, recased
from onrecord.names.vocabulary import gender_of_titles

_NUMBER = re.compile(r"\s*(?:#\s*)?(?:\d+|one|two|three|four|five)$", re.IGNORECASE)
_GROUPS = frozenset({"all", "audience", "both", "crowd"})
_ROLES = frozenset(
    {"administrator", "announcer", "caller", "chair", "female", "interviewer", "male", "moderator", "narrator"}
    | {"operator", "presenter", "questioner", "translator", "unidentified", "voice"}
)
_LONGEST_TITLED = 3
_MOST_INITIALS = 4
_LONGEST_FIRST_LINE = 200
_LEAD_LENGTH = 2000
_LABELLED = "label before what is said"
_INTERVIEWED = "answers the questions; headline or lead name nobody else"


class Cast:
    """Who can speak in one article: the people whom text and headline name, and roles."""

    def __init__(self, article: Article, people: People) -> None:
        self.people = people
        self.text = article.text
        first = article.text.lstrip().partition("\n")[0]
        regions = [article.text[r.start : r.end] for r in article.regions if r.kind is RegionKind.HEADLINE]
        parts = [article.title or "", *regions, first if len(first) < _LONGEST_FIRST_LINE else ""]
        self.headline = "\n".join(" ".join(part.split()) for part in parts)

    def is_speaker(self, name: str) -> bool:
        """Whether a label names a person of this article, a titled or first-named one, or a role."""
        if _is_role(name) or self._of_initials(name) is not None:
            return True
        plain = _recased(name)
        bare = _bare(plain)
        if not bare or len(bare) < len(plain.split()):
            return 0 < len(bare) <= _LONGEST_TITLED
        known = self.people.find(plain)
        if known is not None and len(known.words) == 1 and _key(bare[-1]) in nouns.table()["outlet_names"]:
            return False  # "Gazette: Why now?"
        return looks_like_a_person(plain) or known is not None or self._in_headline(bare) is not None

    def speakers(self, turns: Sequence[Turn]) -> list[Speaker]:
        """Each turn's speaker."""
        labels = {turn.label.key: turn.label for turn in reversed(turns)}
        of_people = [
            label for label in labels.values() if label.role in {Role.CAPITALS, Role.NAME} and not _is_role(label.name)
        ]
        bares = [_bare(_recased(label.name)) for label in of_people]
        whole = {bare[-1].casefold(): " ".join(bare) for bare in bares if len(bare) > 1}
        named = {
            label.key: Speaker(
                self._of_initials(label.name) or self._name(_recased(label.name), whole), SpeakerKind.NAMED, _LABELLED
            )
            for label in of_people
        }
        taken = {speaker.name for speaker in named.values()}
        roles = {k: self._role(label, turns, taken) for k, label in labels.items() if k not in named}
        return [(named | roles)[turn.label.key] for turn in turns]

    def _role(self, label: Label, turns: Sequence[Turn], taken: set[str | None]) -> Speaker:
        name = label.name
        if label.role is Role.QUESTION:
            return Speaker("questioner", SpeakerKind.UNNAMED, "asks the question")
        if label.role is Role.ANSWER:
            interviewed = self._interviewed(turns)
            return UNKNOWN if interviewed is None else Speaker(interviewed, SpeakerKind.NAMED, _INTERVIEWED)
        description = re.sub(r"^the\s+", "", name.casefold())
        holder = self._holder(description, turns[0].start, taken)
        if holder is not None:
            return Speaker(holder, SpeakerKind.NAMED, f"label “{name}”, the article’s only {description}")
        last = description.split()[-1]
        group = last in _GROUPS or (last.endswith("s") and last[:-1] in _person_nouns())
        return Speaker(description, SpeakerKind.GROUP if group else SpeakerKind.UNNAMED, _LABELLED)

    def _name(self, plain: str, whole: dict[str, str]) -> str:
        """The fullest name that the article, its headline or another label gives whom the label names."""
        bare = _bare(plain)
        person = self.people.find(plain) or (self.people.find(" ".join(bare)) if bare else None)
        gender = gender_of_titles(plain.split(maxsplit=1)[:1])
        if person is not None and (not gender or person.gender in {None, gender}) and len(person.words) > 1:
            return _recased(person.name)
        if len(bare) > 1:
            return " ".join(bare)
        return self._in_headline(bare) or whole.get(bare[-1].casefold()) or " ".join(bare)

    def _of_initials(self, label: str) -> str | None:
        """The one person of the article whose initials a label is: "AR" for Ann Roe."""
        letters = label.replace(".", "")
        if not letters.isupper() or not 1 < len(letters) <= _MOST_INITIALS:
            return None
        found = [p for p in self.people.everyone if "".join(word[0] for word in p.words) == letters]
        return found[0].name if len(found) == 1 else None

    def _in_headline(self, bare: Sequence[str]) -> str | None:
        """The whole name in the headline of somebody known by surname: after a title, or with a common first name."""
        pattern = rf"(?:(\w[\w.’'-]*) )?\b([A-Z][\w.’'-]+ (?:[A-Z]\. )?{re.escape(bare[-1])})(?!\w)"
        for match in re.finditer(pattern, self.headline):
            before, name = match[1] or "", match[2]
            titled = len(_bare(f"{before} {name}")) == len(name.split()) if before else False
            if len(_bare(name)) == len(name.split()) and (looks_like_a_person(name) or titled):
                return name
        return None

    def _holder(self, office: str, start: int, taken: set[str | None]) -> str | None:
        """The one person without a label of his own whom headline or lead gives the office: "President Roe"."""
        lead = self.text[max(0, start - _LEAD_LENGTH) : start]
        pattern = re.compile(
            rf"(?<!\bVice )(?<!\bDeputy )\b(?i:{re.escape(office)}) ((?:[A-Z][\w.’'-]*[\w]\.? ?){{1,3}})"
        )
        for place in (self.headline, lead):
            found = {self._longest(match[1].split()) for match in pattern.finditer(place)} - {None} - taken
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def _longest(self, words: list[str]) -> str | None:
        for end in range(len(words), 0, -1):
            person = self.people.find(" ".join(words[:end]))
            if person is not None:
                return person.name
        return next((" ".join(words[:n]) for n in (3, 2) if looks_like_a_person(" ".join(words[:n]))), None)

    def _interviewed(self, turns: Sequence[Turn]) -> str | None:
        """Who answers: the only one whom the headline names, else the lead, and whom no answer speaks of."""
        answers = [self.text[slice(*span)] for t in turns if t.label.role is Role.ANSWER for span in t.words]
        for place in (self.headline, self.text[: turns[0].start][:_LEAD_LENGTH]):
            found = [person for person in self.people.everyone if _is_named(person, place)]
            if len(found) > 1:
                return None
            if found:
                surname = re.compile(rf"\b{re.escape(found[0].words[-1])}\b", re.IGNORECASE)
                return None if any(surname.search(answer) for answer in answers) else found[0].name
        return None


def _recased(name: str) -> str:
    return " ".join(recased(name.split()))


def _is_named(person: Person, place: str) -> bool:
    return len(person.words) > 1 and re.search(rf"\b{re.escape(person.name)}\b", place) is not None


def _bare(plain: str) -> list[str]:
    """A name's words without titles and offices before it."""
    words = bare_name(plain).split()
    while words and _key(words[0]) in _person_nouns():
        words = words[1:]
    return words


def _is_role(name: str) -> bool:
    words = [_key(word) for word in _NUMBER.sub("", name).split()]
    return bool(words) and (words[-1] in _person_nouns() | _GROUPS or words[-1].removesuffix("s") in _person_nouns())


def _key(word: str) -> str:
    return word.casefold().strip(".,#")


@cache
def _person_nouns() -> frozenset[str]:
    return nouns.table()["people"] | _ROLES
