"""A file's rows held against the corpus as it is now: by their receipts, or by their words where they have none."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

import ibis
import pyarrow as pa

from onrecord.corpus import receipts
from onrecord.corpus.extracts import SUBJECTS, articles_of, figures_of, rows_of
from onrecord.corpus.receipts import Receipt, as_compared
from onrecord.corpus.selection import Selection, from_params
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.verify.people import People
from onrecord.corpus.verify.rows import IN_REPORT, PRINTED, FileRow, Standing, Verified
from onrecord.model import Correction
from onrecord.normalise import normalise
from onrecord.version import ENGINE

Cells = Mapping[str, Any]
# Rows that are looked up with one query.
_AT_ONCE = 5_000
_QUOTES, _ARTICLES, _FIGURES = "quotes", "articles", "figures"
_LONGEST_SHOWN = 120


def verify(snapshot: Snapshot, log: Sequence[Correction], rows: Sequence[FileRow]) -> list[Verified]:
    """What becomes of each row, in the file's order; ``log`` are the corpus' corrections. Raises CorpusError, QueryError."""
    check = _Verification(snapshot, People(log))
    found = [one for start in range(0, len(rows), _AT_ONCE) for one in check.of(rows[start : start + _AT_ONCE])]
    return sorted(found, key=lambda one: one.row.number)


class _Verification:
    """The rows of one file beside one state of the corpus."""

    def __init__(self, snapshot: Snapshot, people: People) -> None:
        self._snapshot, self._people = snapshot, people
        self._corpus, self._state = receipts.corpus_name(snapshot), receipts.state(snapshot)
        self._kinds: dict[str, pa.Schema] = {}
        self._views: dict[tuple[str, str], dict[str, Cells]] = {}

    def of(self, rows: Sequence[FileRow]) -> Iterator[Verified]:
        """What becomes of some rows."""
        own: dict[str, list[tuple[FileRow, Receipt]]] = defaultdict(list)
        without = []
        for row in rows:
            receipt = receipts.read(row.receipt)
            if receipt is None:
                without.append(row)
            elif receipt.corpus != self._corpus or receipt.subject not in SUBJECTS:
                yield Verified(row=row, standing=Standing.ELSEWHERE, why="Its receipt is of another corpus.")
            else:
                own[receipt.subject].append((row, receipt))
        for subject, some in own.items():
            yield from self._with_receipts(subject, some)
        yield from self._by_words(without)

    def _with_receipts(self, subject: str, rows: Sequence[tuple[FileRow, Receipt]]) -> Iterator[Verified]:
        keys = sorted({receipt.key for _, receipt in rows})
        now: Mapping[str, Cells] = {}
        if subject == _QUOTES:
            here = rows_of(self._snapshot, keys)
            now = {**here, **self._moved([(row, receipt) for row, receipt in rows if receipt.key not in here])}
        elif subject == _ARTICLES:
            now = articles_of(self._snapshot, keys)
        elif subject == _FIGURES:
            now = figures_of(self._snapshot, sorted({_article_of(key) for key in keys}))
        for row, receipt in rows:
            if subject in {_QUOTES, _ARTICLES, _FIGURES}:
                current = now.get(receipt.key)
                yield self._gone(row, receipt) if current is None else self._beside(row, receipt, current)
            else:
                yield self._counted(row, receipt)

    def _moved(self, rows: Sequence[tuple[FileRow, Receipt]]) -> dict[str, Cells]:
        """Quotations that a newer engine begins or ends elsewhere, by their old keys: those of the same words in the same article."""
        found = self._of_words([row for row, _ in rows])
        same = {}
        for row, receipt in rows:
            inside = [
                one
                for one in found.get(_words(row), ())
                if _article_of(receipts.key_of(one[receipts.COLUMN])) == _article_of(receipt.key)
            ]
            if inside and not self._people.rejected(receipt.key):
                same[receipt.key] = inside[0]
        return same

    def _beside(self, row: FileRow, receipt: Receipt, now: Cells) -> Verified:
        """A row of which the corpus has what it is of."""
        kinds = self._kinds_of(receipt.subject)
        covered = [name for name in now if name in receipts.covered_names(kinds)]
        is_as_then = receipts.digest_of(_compared(now, covered, kinds)) == receipt.digest
        printed = [name for name in PRINTED[receipt.subject] if name in now]
        if row.text:
            other = _not_in(row.text, now)
            standing = Standing.HOLDS if not other else Standing.EDITED if is_as_then else Standing.CHANGED
            return self._verified(row, receipt, now, standing, _missing(other, now))
        is_complete = all(name in row.cells for name in covered)
        is_intact = is_complete and receipts.digest_of(_compared(row.cells, covered, kinds)) == receipt.digest
        other = _other(row.cells, now, printed if is_intact else list(now), kinds)
        if not is_intact and not is_as_then:
            other = _other(row.cells, now, printed, kinds) or (other if is_complete else [])
        edited = not is_intact and (is_as_then or is_complete)
        standing = Standing.HOLDS if not other else Standing.EDITED if edited else Standing.CHANGED
        return self._verified(row, receipt, now, standing, _differences(other, row.cells, now))

    def _verified(self, row: FileRow, receipt: Receipt, now: Cells, standing: Standing, other: str) -> Verified:
        quote = receipts.key_of(now[receipts.COLUMN]) if receipt.subject == _QUOTES else None
        article = _article_of(quote or receipt.key) or None
        why = f"{other}." if other else "As it was given out."
        if standing is Standing.CHANGED:
            by = self._people.changed(quote, article, now.get("speaker"))
            why = f"{other}{f' ({by})' if by else self._since(receipt)}."
        return Verified(row=row, standing=standing, why=why, article=article, quote=quote)

    def _since(self, receipt: Receipt) -> str:
        """What has changed a row that no person has."""
        if receipt.engine != ENGINE:
            return f" (by engine {ENGINE}; the file is of engine {receipt.engine})"
        return " (since articles were added or put right)"

    def _gone(self, row: FileRow, receipt: Receipt) -> Verified:
        """A row of which the corpus has nothing any more."""
        article = _article_of(receipt.key) if receipt.subject != _ARTICLES else receipt.key
        if by := self._people.removed(article):
            why = f"The article was taken out of the corpus {by}."
        elif by := self._people.rejected(receipt.key):
            why = f"It was taken out of the corpus {by}: it is no quotation."
        elif articles_of(self._snapshot, [article]):
            why = f"Engine {ENGINE} does not find it in the article any more; the file is of engine {receipt.engine}."
        else:
            why = "The article is not in the corpus any more."
        return Verified(row=row, standing=Standing.WITHDRAWN, why=why)

    def _counted(self, row: FileRow, receipt: Receipt) -> Verified:
        """A row of a table of speakers or topics, beside the same view of today."""
        names = {"speakers": "speaker", "topics": "topic"}[receipt.subject]
        view = str(row.cells.get("view") or "")
        now = self._view(receipt.subject, names, view).get(str(row.cells.get(names)))
        if now is not None:
            return self._beside(row, receipt, now)
        return Verified(row=row, standing=Standing.WITHDRAWN, why="Its view has no quotation of it any more.")

    def _view(self, subject: str, name: str, view: str) -> dict[str, Cells]:
        key = (subject, view)
        if key not in self._views:
            selection = from_params(parse_qs(urlsplit(view).query))
            table = SUBJECTS[subject](self._snapshot, selection, view)  # type: ignore[index]
            self._views = {key: {str(row[name]): row for row in self._snapshot.rows(table)}}
        return self._views[key]

    def _kinds_of(self, subject: str) -> pa.Schema:
        if subject not in self._kinds:
            table = SUBJECTS[subject](self._snapshot, Selection(), "")  # type: ignore[index]
            self._kinds[subject] = table.schema().to_pyarrow()
        return self._kinds[subject]

    def _by_words(self, rows: Sequence[FileRow]) -> Iterator[Verified]:
        """Rows of a file that is older than receipts: the quotation of the same words that is most like one."""
        found, kinds = self._of_words(rows), self._kinds_of(_QUOTES)
        for row in rows:
            likeness = [
                (len(_unlike(row, one, kinds)), receipts.key_of(one[receipts.COLUMN]), one)
                for one in found.get(_words(row), ())
            ]
            if not likeness:
                yield Verified(row=row, standing=Standing.ELSEWHERE, why="No quotation of the corpus has these words.")
                continue
            _, key, now = min(likeness, key=lambda one: one[:2])
            other = _unlike(row, now, kinds)
            article = _article_of(key)
            said = _missing(other, now) if row.text else _differences(other, row.cells, now)
            by = self._people.changed(key, article, now["speaker"]) if other else ""
            yield Verified(
                row=row,
                standing=Standing.CHANGED if other else Standing.HOLDS,
                why=f"{said}{f' ({by})' if by else ''}." if other else "Its words stand so; it has no receipt.",
                article=article,
                quote=key,
            )

    def _of_words(self, rows: Sequence[FileRow]) -> dict[str, list[Cells]]:
        """The quotations of the words of some rows, by these in their normal form."""
        wanted = {_words(row): str(row.cells.get("quotation")) for row in rows}
        wanted.pop(" ", None)
        if not wanted:
            return {}
        asked = ibis.memtable(
            pa.table({"words": pa.array(wanted, pa.string()), "written": pa.array(wanted.values(), pa.string())})
        )
        quotes = self._snapshot.quotes
        # A report has an indirect quotation as a sentence.
        same = quotes.semi_join(asked, quotes.text_normal == asked.words).select("quote")
        as_sentence = quotes.semi_join(asked, quotes.as_sentence == asked.written).select("quote")
        keys = sorted({row["quote"] for row in self._snapshot.rows(same.union(as_sentence))})
        found: dict[str, list[Cells]] = defaultdict(list)
        for one in rows_of(self._snapshot, keys).values():
            for words in {normalise(one["quotation"]), normalise(one["as_sentence"])}:
                found[words].append(one)
        return found


def _words(row: FileRow) -> str:
    return normalise(str(row.cells.get("quotation") or ""))


def _article_of(key: str) -> str:
    """The article in the key of one of its quotations or figures, or its own key."""
    return key.rsplit("-", 2)[0]


def _compared(cells: Cells, names: Sequence[str], kinds: pa.Schema) -> dict[str, str]:
    return {name: as_compared(cells[name], kinds.field(name).type) for name in names}


def _other(cells: Cells, now: Cells, names: Sequence[str], kinds: pa.Schema) -> list[str]:
    """The columns in which a file differs from the corpus, of those that it has."""
    known = [name for name in names if name in cells and name in now and name not in receipts.NOT_IN_DIGEST]
    ours, theirs = _compared(cells, known, kinds), _compared(now, known, kinds)
    return [name for name in known if ours[name] != theirs[name]]


def _unlike(row: FileRow, now: Cells, kinds: pa.Schema) -> list[str]:
    return _not_in(row.text, now) if row.text else _other(row.cells, now, PRINTED[_QUOTES], kinds)


def _not_in(text: str, now: Cells) -> list[str]:
    """What a report's text should have of a quotation and has not."""
    plain = receipts.plain(text)
    return [name for name in IN_REPORT if now[name] and receipts.plain(str(now[name])) not in plain]


def _missing(names: Sequence[str], now: Cells) -> str:
    return "; ".join(f"{_name(name)} is {_shown(now[name])} in the corpus, and not in the report" for name in names)


def _differences(names: Sequence[str], cells: Cells, now: Cells) -> str:
    return "; ".join(
        f"{_name(name)} is {_shown(cells[name])} in the file, {_shown(now[name])} in the corpus" for name in names
    )


def _name(column: str) -> str:
    return column.replace("_", " ")


def _shown(value: object) -> str:
    if value is None or value == "":
        return "empty"
    text = " ".join(str(value).split())
    return f"“{text}”" if len(text) <= _LONGEST_SHOWN else f"“{text[:_LONGEST_SHOWN].rsplit(' ', 1)[0]} …”"
