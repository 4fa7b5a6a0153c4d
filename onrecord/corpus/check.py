"""Whether a corpus is whole, and what can be rebuilt where it is not.

Every row of an article is held against the digests that its parse was stored with. What is rebuilt is made from the
rows that can still be read; nothing is thrown away: damaged tables go into the folder ``damaged`` of the corpus.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import ibis
from deltalake import DeltaTable, write_deltalake

from onrecord.corpus import object_storage, prepared, row_digests, schema
from onrecord.corpus.damage import Damage, TableFiles
from onrecord.corpus.store import ALL_SCHEMAS, ARTICLES, LOGS, SCHEMAS, Store, explained
from onrecord.errors import CorpusError
from onrecord.model import ENGLISH, Article

ASIDE = "damaged"


@dataclass(frozen=True, slots=True)
class _Parse:
    """A parse whose rows are not those that were written; ``whole`` says that its own row, with the text, is."""

    article: str
    parse: str
    source: str
    whole: bool
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """What was done: tables rebuilt, articles to be parsed again from their stored text; and what is lost, in words."""

    tables: tuple[str, ...]
    articles: tuple[Article, ...]
    lost: tuple[str, ...]


def check(store: Store) -> list[Damage]:
    """Everything that is wrong with a corpus; empty where it is whole. Raises CorpusError where it cannot be reached."""
    store.refuse_newer()
    with explained(store.location):
        found = [damage for name in ALL_SCHEMAS for damage in _files(store, name).damage()]
        found += [Damage(name, name, "is missing: a repair was interrupted") for name in _half_repaired(store)]
    # Rows can only be compared where all files can be read.
    return found or [*map(_as_damage, _damaged_parses(store)), *_damaged_entries(store), *_forgotten_entries(store)]


def unverified(store: Store) -> int:
    """How many parses an earlier version stored, without digests to hold their rows against. Raises CorpusError."""
    return sum(row.get(row_digests.COLUMN) is None for row in _rows(store, ARTICLES))


def repair(store: Store) -> Repair:
    """Rebuild the damaged tables, and take out the parses whose rows are not those that were written.

    Nothing else may write meanwhile. Raises CorpusError.
    """
    if object_storage.is_remote(store.location):
        raise CorpusError(
            f"The corpus at {store.location} lies on object storage: bring back the files that `check` names from its "
            "versions or a backup, or copy the corpus to a folder and repair that."
        )
    store.refuse_newer()
    with explained(store.location):
        # What was made from damaged tables may show it.
        shutil.rmtree(prepared.folder(store.location), ignore_errors=True)
        for name in _half_repaired(store):
            _mended(store, name).rename(Path(store.location) / name)
        files = {name: _files(store, name) for name in ALL_SCHEMAS}
        damages = {name: found for name, one in files.items() if (found := list(one.damage()))}
        lost = [said for name, found in damages.items() for said in _lost(files[name], found)]
        for name in damages:
            _rebuild(store, name, files[name].data())
        forgotten = sorted({damage.table for damage in _forgotten_entries(store)})
        for name in forgotten:
            _rebuild(store, name, files[name].data())
    damaged = list(_damaged_parses(store))
    wanted = {parse.parse for parse in damaged if parse.whole}
    articles = {str(row["article"]): _article(row) for row in _rows(store, ARTICLES) if row["parse"] in wanted}
    if damaged:
        _take_out(store, damaged)
    # Of what nobody said nothing may be shown, and one entry that cannot be read would keep all others from being read.
    lost += map(str, _damaged_entries(store))
    for name in LOGS:
        if entries := list(_other_entries(store, name)):
            _rebuild(store, name, _files(store, name).data(), without=entries)
    lost += [f"{parse.source}: read it again" for parse in damaged if parse.article not in articles]
    return Repair((*damages, *forgotten), tuple(articles.values()), tuple(dict.fromkeys(lost)))


def _lost(files: TableFiles, damages: list[Damage]) -> Iterator[str]:
    """What no other table can bring back of a damaged one's rows, and what to do about it."""
    advice = {ARTICLES: "read all files again, so that its articles come back"} | dict.fromkeys(
        LOGS, "what people said in it must be said again, or brought back from a backup"
    )
    if files.name in advice:
        gone = [damage for damage in damages if files.is_data(damage)]
        for damage in dict.fromkeys([*gone, *(one for one in files.unreadable() if not gone)]):
            yield f"{damage}: {advice[files.name]}"


def _half_repaired(store: Store) -> list[str]:
    """The tables that a repair has written anew and was stopped before it gave them their names."""
    if object_storage.is_remote(store.location):
        return []
    return [name for name in ALL_SCHEMAS if _mended(store, name).exists() and not Path(store.location, name).exists()]


def _mended(store: Store, name: str) -> Path:
    return Path(store.location) / f"{name}.mended"


def _damaged_parses(store: Store) -> Iterator[_Parse]:
    found = {name: _digests(store, name) for name in SCHEMAS if name != ARTICLES}
    for row in _rows(store, ARTICLES):
        if row.get(row_digests.COLUMN) is None:
            continue  # stored by a version that kept none
        article, parse = str(row["article"]), str(row["parse"])
        try:
            wanted = row_digests.loaded(str(row[row_digests.COLUMN]))
        except (ValueError, TypeError):
            wanted = {}
        tables = tuple(name for name in found if found[name].get(parse, 0) != wanted.get(name, 0))
        whole = row_digests.of_row(row) == wanted.get(ARTICLES)
        if tables or not whole:
            yield _Parse(article, parse, str(row["source"]), whole, tables if whole else (ARTICLES, *tables))


def _damaged_entries(store: Store) -> Iterator[Damage]:
    """What people said and saved, and is not as they did. Only they can put that right."""
    for name in LOGS:
        for entry in _other_entries(store, name):
            yield Damage(name, f"Entry {entry} of {name}", "is not as it was written; look at it and say it again")


def _other_entries(store: Store, name: str) -> Iterator[str]:
    """The ids of the entries of a log that are not as they were written."""
    for row in _rows(store, name):
        stored = row.get(row_digests.COLUMN)
        if stored is not None and stored != row_digests.dumped({"row": row_digests.of_row(row)}):
            yield str(row["id"])


def _forgotten_entries(store: Store) -> Iterator[Damage]:
    """What people said and saved, and no log entry names. Articles are read again from their files; people's words are only here."""
    for name in LOGS:
        with explained(store.location):
            yield from _files(store, name).forgotten("id")


def _digests(store: Store, name: str) -> dict[str, int]:
    return row_digests.by_parse(_rows(store, name))


def _files(store: Store, name: str) -> TableFiles:
    return TableFiles(store.location, name, ALL_SCHEMAS[name])


def _rows(store: Store, name: str) -> Iterator[dict[str, object]]:
    with explained(store.location):
        yield from _files(store, name).rows()


def _as_damage(parse: _Parse) -> Damage:
    tables = " and ".join(parse.tables)
    return Damage(
        parse.tables[0], parse.source, f"(article {parse.article}) has other rows in {tables} than were written"
    )


def _rebuild(store: Store, name: str, files: list[str], without: Sequence[str] = ()) -> None:
    """Write a table anew from the rows of its readable files, entries of some ids left out; rows that were written twice are one."""
    folder = Path(store.location)
    mended = _mended(store, name)
    shutil.rmtree(mended, ignore_errors=True)
    DeltaTable.create(str(mended), schema=ALL_SCHEMAS[name])
    if files:
        paths = [str(folder / path) for path in files]
        rows = ibis.duckdb.connect().read_parquet(paths, union_by_name=True).distinct()
        rows = rows.filter(rows["id"].notin(without)) if without else rows
        write_deltalake(str(mended), rows.to_pyarrow_batches(), mode="append", schema_mode="merge")
    aside = folder / ASIDE / f"{name}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    aside.parent.mkdir(exist_ok=True)
    if (folder / name).exists():
        (folder / name).rename(aside)
    mended.rename(folder / name)


def _article(row: schema.Row) -> Article:
    published, updated, flaws = row["published"], row.get("updated"), row.get("flaws")
    named = {name: None if row[name] is None else str(row[name]) for name in ("title", "outlet", "author", "url")}
    return Article(
        key=str(row["article"]),
        id=str(row["id"]),
        text=str(row["text"]),
        source=str(row["source"]),
        published=published if isinstance(published, date) else None,
        updated=updated if isinstance(updated, date) else None,
        language=str(row.get("language") or ENGLISH),
        flaws=schema.parse_flaws(str(flaws) if flaws else None),
        regions=schema.parse_regions(str(row["regions"])),
        extra=schema.parse_extra(str(row["extra"])),
        **named,
    )


def _take_out(store: Store, parses: list[_Parse]) -> None:
    """Remove the rows of parses from the articles table, which makes them unknown: all else of them is then not seen."""
    with explained(store.location):
        table = store.open_table(ARTICLES)
        if table is not None:
            quoted = ", ".join(f"'{parse.parse}'" for parse in parses)
            table.delete(f"parse IN ({quoted})")
