"""What a person says of a quotation, a speaker or an article, as entries of the log of corrections."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from onrecord.corpus import corrections, schema
from onrecord.corpus.snapshot import Snapshot
from onrecord.errors import InputError
from onrecord.model import Action, Correction, QuoteKind, Span, SpeakerKind

# So many places in which a speaker was seen are kept with a new name, for whoever reads the log.
_PLACES = 20
_ARTICLE_FIELDS = ("title", "outlet", "author", "published", "url")
Row = Mapping[str, Any]


def quotation(snapshot: Snapshot, quote: str) -> Row | None:
    """The row of a quotation, None where the corpus has none of that id."""
    rows = snapshot.rows(snapshot.quotes.filter(snapshot.quotes.quote == quote))
    return rows[0] if rows else None


def confirm(row: Row, author: str, *, sampled: bool = False) -> Correction:
    """That quotation and speaker are right as they are. ``sampled``: here and below, whether chance chose it."""
    # What was right is written down: a newer engine may see it otherwise.
    value = {name: row[name] for name in ("speaker", "speaker_kind", "kind")}
    return _of(row, Action.CONFIRM, author, value, sampled)


def reject(row: Row, author: str, *, sampled: bool = False) -> Correction:
    """That this is no quotation."""
    return _of(row, Action.REJECT, author, {}, sampled)


def correct(
    row: Row,
    author: str,
    *,
    speaker: str | None,
    speaker_kind: SpeakerKind,
    kind: QuoteKind,
    passages: Sequence[Span] | None = None,
    text: str | None = None,
    sampled: bool = False,
) -> Correction:
    """Who said it, what kind of quotation it is and, where ``passages`` of the article's ``text`` are given, its place.

    ``speaker`` is None exactly when ``speaker_kind`` is UNKNOWN.
    """
    known = speaker if speaker_kind is not SpeakerKind.UNKNOWN else None
    kind_of_speaker = speaker_kind if known else SpeakerKind.UNKNOWN
    value: dict[str, object] = {"speaker": known, "speaker_kind": kind_of_speaker.value, "kind": kind.value}
    if passages and text is not None and [list(span) for span in passages] != _segments(row):
        value["segments"] = [list(span) for span in passages]
        value["text"] = " ".join(" ".join(text[start:end].split()) for start, end in passages)
    return _of(row, Action.CORRECT, author, value, sampled)


def rename(snapshot: Snapshot, name: str, given: str, author: str) -> Correction:
    """That a speaker is called otherwise: if another one is called so already, the two are one."""
    return corrections.new(Action.RENAME, name, author, value={"name": given}, before={"seen": _places(snapshot, name)})


def separate(name: str, articles: Iterable[str], given: str, author: str) -> list[Correction]:
    """That in some articles somebody of that name is another person."""
    return [
        corrections.new(Action.SEPARATE, name, author, article=article, value={"name": given}) for article in articles
    ]


def two_people(name: str, other: str, author: str) -> Correction:
    """That two names are two people's, however alike they are."""
    return corrections.new(Action.TWO_PEOPLE, name, author, value={"name": other})


def one_person(name: str, author: str) -> Correction:
    """That all who are called so are one."""
    return corrections.new(Action.ONE_PERSON, name, author)


def keep_apart(entity: str, forms: Iterable[str], author: str) -> list[Correction]:
    """That written forms which are counted as one thing's stand for themselves."""
    return [
        corrections.new(Action.APART, form, author, value={"counted as": form}, before={"counted as": entity})
        for form in forms
    ]


def describe(
    snapshot: Snapshot, keys: Sequence[str], value: Mapping[str, str | date | None], author: str
) -> list[Correction]:
    """What articles lack, or had wrong: any of title, outlet, author, published and url."""
    said = {name: one.isoformat() if isinstance(one, date) else one for name, one in value.items()}
    return [
        corrections.new(
            Action.DESCRIBE, row["article"], author, article=row["article"], value=said, before=_said_before(row, said)
        )
        for row in articles(snapshot, keys)
    ]


def remove(snapshot: Snapshot, keys: Sequence[str], author: str) -> list[Correction]:
    """That articles are not wanted in the corpus. Their text stays in the store, so that it can be undone."""
    return [
        corrections.new(
            Action.REMOVE, row["article"], author, article=row["article"], before=_said_before(row, ("title", "outlet"))
        )
        for row in articles(snapshot, keys)
    ]


def passages(text: str, words: str, near: int) -> list[Span]:
    """Where the lines of ``words`` stand in an article, each as close to ``near`` as it occurs; space does not matter.

    Raises InputError for a line that the article does not have, and where there is none.
    """
    found: list[Span] = []
    for line in filter(None, map(str.strip, words.splitlines())):
        pattern = r"\s+".join(map(re.escape, line.split()))
        spans = [match.span() for match in re.finditer(pattern, text)]
        if not spans:
            raise InputError(f"These words do not stand in the article: {line[:80]}. Copy them from its text.")
        found.append(min(spans, key=lambda span: abs(span[0] - near)))
    if not found:
        raise InputError("Write the words of the quotation, as the article has them.")
    found.sort()
    if any(one[1] > other[0] for one, other in pairwise(found)):
        raise InputError("Two of the lines stand in the same place of the article. Take one away.")
    return found


def _of(row: Row, action: Action, author: str, value: Mapping[str, object], sampled: bool) -> Correction:
    if sampled:
        value = {**value, "sampled": True}
    kept = {name: row[name] for name in [*schema.QUOTES.names, "speaker_here"]}
    return corrections.new(action, row["quote"], author, article=row["article"], value=value, before=kept)


def _segments(row: Row) -> list[list[int]]:
    return [list(span) for span in schema.parse_segments(row["segments"])]


def _places(snapshot: Snapshot, name: str) -> list[list[str]]:
    quotes = snapshot.quotes.filter(snapshot.quotes.speaker == name).select("article", "speaker_here").distinct()
    rows = snapshot.rows(quotes.order_by(["article", "speaker_here"]).limit(_PLACES))
    return [[row["article"], row["speaker_here"]] for row in rows]


def articles(snapshot: Snapshot, keys: Sequence[str]) -> list[dict[str, Any]]:
    """What is known of articles: article, title, outlet, author, published and url."""
    table = snapshot.articles
    return snapshot.rows(table.filter(table.article.isin(list(keys))).select("article", *_ARTICLE_FIELDS))


def _said_before(row: Row, names: Iterable[str]) -> dict[str, object]:
    return {name: row[name].isoformat() if isinstance(row[name], date) else row[name] for name in names}
