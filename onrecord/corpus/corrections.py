"""What people have put right, entry by entry, and what of it is in force.

An entry wins over the machine and over the entries before it; what was undone counts for nothing, and an undoing
can be undone. Entries are about quotations by id and place, about articles by key, about people and written forms by name, so
they hold for every later parse too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import uuid4

from onrecord.model import Action, Correction
from onrecord.names.person_name import parse_name

_OF_QUOTATIONS = (Action.CONFIRM, Action.CORRECT, Action.REJECT)


@dataclass(frozen=True, slots=True)
class Judgment:
    """What people say of one quotation in the end: who said it last and when, and the row that was judged."""

    quote: str
    article: str
    rejected: bool
    corrected: bool
    value: Mapping[str, object]
    before: Mapping[str, object]
    author: str
    at: datetime
    # When the speaker was named: names given to people later hold for that name too.
    named_at: datetime | None
    # Whether it was drawn by chance, not chosen because it looked wrong.
    sampled: bool


@dataclass(frozen=True, slots=True)
class Names:
    """The names that people have given to speakers, in the order in which they did."""

    entries: tuple[Correction, ...] = ()

    def of(self, article: str, name: str, since: datetime | None = None) -> str:
        """The name of somebody whom the machine, or a person at that time, calls ``name`` in an article."""
        for entry in self.entries:
            applies = entry.action is Action.RENAME or entry.article == article
            if applies and entry.target == name and (since is None or entry.at > since):
                name = str(entry.value["name"])
        return name

    def about(self, now: Mapping[str, str]) -> "Names":
        """The same of those to whom names lead now. A short form may be others' too: it stays what it was said of."""
        entries = (
            replace(entry, target=now.get(entry.target, entry.target)) if _is_whole(entry.target) else entry
            for entry in self.entries
        )
        return Names(tuple(entries))

    def short_forms(self) -> set[tuple[str, str]]:
        """The articles in which a short form was seen by whoever said whose it is."""
        places = ((entry.target, seen) for entry in self._renames() for seen in _seen(entry))
        return {(article, form) for target, (article, form) in places if form == target and not _is_whole(target)}

    def renamed(self) -> dict[str, str]:
        """The names that were replaced everywhere, with those that stand for them now."""
        return {entry.target: self.of("", entry.target) for entry in self._renames()}

    def _renames(self) -> list[Correction]:
        return [entry for entry in self.entries if entry.action is Action.RENAME]


def _is_whole(name: str) -> bool:
    parsed = parse_name(name)
    return parsed is not None and parsed.is_whole


def _seen(entry: Correction) -> list[tuple[str, str]]:
    """Where the speaker was seen who got another name: articles, with the name that they have there."""
    seen = entry.before.get("seen")
    return [(str(article), str(form)) for article, form in seen] if isinstance(seen, list) else []


@dataclass(frozen=True, slots=True)
class InForce:
    """What is in force: judgments by quotation, fields by article, articles taken out, names, and written forms kept apart."""

    judgments: Mapping[str, Judgment] = field(default_factory=dict)
    described: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()
    names: Names = field(default_factory=Names)
    apart: frozenset[str] = frozenset()


def in_force(log: Sequence[Correction]) -> InForce:
    """What holds after all entries of the log, oldest first."""
    entries = standing(log)
    judgments: dict[str, Judgment] = {}
    described: dict[str, dict[str, object]] = {}
    for entry in entries:
        if entry.action in _OF_QUOTATIONS:
            judgments[entry.target] = _judged(judgments.get(entry.target), entry)
        elif entry.action is Action.DESCRIBE:
            described.setdefault(entry.target, {}).update(entry.value)
    removed = frozenset(entry.target for entry in entries if entry.action is Action.REMOVE)
    names = tuple(entry for entry in entries if entry.action in {Action.RENAME, Action.SEPARATE})
    apart = frozenset(entry.target for entry in entries if entry.action is Action.APART)
    return InForce(judgments, described, removed, Names(names), apart)


def standing(log: Sequence[Correction]) -> list[Correction]:
    """The entries that nobody has undone, oldest first, without the undoings."""
    undone: set[str] = set()
    # An undoing stands only if it is not undone itself, which is said behind it.
    for entry in reversed(log):
        if entry.action is Action.UNDO and entry.id not in undone:
            undone.add(entry.target)
    return [entry for entry in log if entry.action is not Action.UNDO and entry.id not in undone]


def _judged(so_far: Judgment | None, entry: Correction) -> Judgment:
    value = {**(so_far.value if so_far else {}), **entry.value}
    named_at = entry.at if "speaker" in entry.value else so_far.named_at if so_far else None
    return Judgment(
        quote=entry.target,
        article=entry.article,
        rejected=entry.action is Action.REJECT,
        corrected=entry.action is Action.CORRECT or bool(so_far and so_far.corrected),
        value=value,
        before=so_far.before if so_far else entry.before,
        author=entry.author,
        at=entry.at,
        named_at=named_at,
        sampled=bool(so_far.sampled if so_far else entry.value.get("sampled")),
    )


def new(
    action: Action,
    target: str,
    author: str,
    *,
    article: str = "",
    value: Mapping[str, object] | None = None,
    before: Mapping[str, object] | None = None,
) -> Correction:
    """An entry made now."""
    return Correction(
        id=uuid4().hex,
        at=datetime.now(UTC),
        author=author,
        action=action,
        target=target,
        article=article,
        value=value or {},
        before=before or {},
    )


def undoing(entries: Iterable[Correction], author: str) -> list[Correction]:
    """Entries that undo others."""
    return [new(Action.UNDO, entry.id, author, article=entry.article) for entry in entries]
