"""Many questions at once: a table of filters comes in, one table with the quotations of all of them goes out."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from io import StringIO
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.corpus import exports, parts, spellings
from onrecord.corpus.extracts import quote_rows
from onrecord.corpus.formats import about
from onrecord.corpus.offered import Format
from onrecord.corpus.selection import FILTERS, UNKNOWN_SPEAKER, Selection, strict, to_query_string
from onrecord.corpus.snapshot import Snapshot
from onrecord.errors import ParameterError, QueryError

NUMBER = "question"
_ASKED = "asked_"
_BETWEEN = ";"


@dataclass(frozen=True, slots=True)
class Question:
    """A row of the table of questions: its number, counted from 1 without the header, and its cells by their column."""

    number: int
    cells: Mapping[str, str]


@dataclass(slots=True)
class Answered:
    """What became of questions: rows written, the numbers of those that found nothing, why others were not asked."""

    rows: int = 0
    nothing: list[int] = field(default_factory=list)
    problems: dict[int, str] = field(default_factory=dict)


def questions(text: str) -> list[Question]:
    """The questions in a CSV, whose columns are named as filters; others are kept beside the answers.

    Raises ParameterError where no column is a filter.
    """
    header = text.partition("\n")[0]
    separator = max(",;\t", key=header.count)
    rows = csv.DictReader(StringIO(text, newline=""), delimiter=separator, restkey="", restval="")
    columns = [name.strip() for name in rows.fieldnames or ()]
    if not FILTERS.keys() & set(columns):
        raise ParameterError(f"No column of the questions is a filter: name one {', '.join(FILTERS)}.")
    rows.fieldnames = columns
    return [
        Question(number, {name: row[name].strip() for name in columns if name}) for number, row in enumerate(rows, 1)
    ]


def answer(
    snapshot: Snapshot, asked: list[Question], format: Format, stream: BinaryIO, *, neutralise: bool = True
) -> Answered:
    """Write the quotations of all questions to one file, those of a question together, each with its number and cells."""
    done = Answered()
    rows = quote_rows(snapshot, Selection()).schema().to_pyarrow()
    columns = list(asked[0].cells) if asked else []
    schema = pa.schema([(NUMBER, pa.int64()), *((_ASKED + name, pa.string()) for name in columns), *rows])
    batches = _batches(snapshot, asked, rows, schema, done)
    made = about("quotations of several questions", Selection())
    done.rows = exports.write_batches(snapshot, batches, schema, format, stream, made, neutralise=neutralise)
    return done


def _batches(
    snapshot: Snapshot, asked: list[Question], rows: pa.Schema, schema: pa.Schema, done: Answered
) -> Iterator[pa.RecordBatch]:
    together = _Together(snapshot, rows)
    selections: dict[int, Selection] = {}
    for question in asked:
        try:
            selections[question.number] = together.add(_selection(question))
        except ParameterError as error:
            done.problems[question.number] = str(error)
    for question in asked:
        if question.number not in selections:
            continue
        found = 0
        try:
            for batch in together.of(selections[question.number]).to_batches():
                cells = [pa.repeat(pa.scalar(value), batch.num_rows) for value in question.cells.values()]
                number = pa.repeat(pa.scalar(question.number, pa.int64()), batch.num_rows)
                yield pa.record_batch([number, *cells, *batch.columns], schema=schema)
                found += batch.num_rows
        except (ParameterError, QueryError) as error:
            done.problems[question.number] = str(error)
        else:
            if not found:
                done.nothing.append(question.number)


class _Together:
    """The answers to selections, of which those that differ in their speakers alone are asked at once: a query costs more than its rows."""

    def __init__(self, snapshot: Snapshot, rows: pa.Schema) -> None:
        self._snapshot, self._schema = snapshot, rows
        self._speakers: dict[Selection, set[str]] = defaultdict(set)
        self._rows: dict[Selection, pa.Table] = {}

    def add(self, selection: Selection) -> Selection:
        """Note a selection that will be asked for, and return it."""
        self._speakers[replace(selection, speakers=())].update(selection.speakers)
        return selection

    def of(self, selection: Selection) -> pa.Table:
        """The quotations of a selection that was noted. Raises ParameterError, QueryError."""
        lost = [name for name in selection.speakers if name not in self._called and name != UNKNOWN_SPEAKER]
        others = replace(selection, speakers=())
        if lost or not selection.speakers:
            return self._asked(selection)
        if others not in self._rows:
            known = self._speakers[others] & {*self._called, UNKNOWN_SPEAKER}
            self._rows[others] = self._asked(replace(selection, speakers=tuple(sorted(known))))
        rows = self._rows[others]
        names = {now for name in selection.speakers for now in self._called.get(name, ())}
        wanted = pc.is_in(rows["speaker"], pa.array(sorted(names), pa.string()))
        if UNKNOWN_SPEAKER in selection.speakers:
            wanted = pc.or_(wanted, pc.is_null(rows["speaker"]))
        found = rows.filter(wanted)
        link = pa.repeat(pa.scalar(f"?{to_query_string(selection)}"), found.num_rows)
        return found.set_column(found.schema.get_field_index("view"), found.schema.field("view"), link)

    def _asked(self, selection: Selection) -> pa.Table:
        spellings.check(self._snapshot, selection)
        table = quote_rows(self._snapshot, selection, f"?{to_query_string(selection)}")
        batches = [batch.cast(self._schema) for batch in parts.stream(self._snapshot, table)]
        return pa.Table.from_batches(batches, self._schema)

    @cached_property
    def _called(self) -> Mapping[str, set[str]]:
        """The names of all selections that the corpus has, each with those that its speakers have now."""
        names = set().union(*self._speakers.values())
        quotes, aliases = self._snapshot.quotes, self._snapshot.aliases
        same = quotes.filter(quotes.speaker.isin(names)).select(form="speaker", canonical="speaker")
        earlier = aliases.filter(aliases.form.isin(names)).select("form", "canonical")
        called: dict[str, set[str]] = defaultdict(set)
        for row in self._snapshot.rows(same.union(earlier).distinct()):
            called[row["form"]].add(row["canonical"])
        return dict(called)


def _selection(question: Question) -> Selection:
    """The selection that a row asks for; several values of a filter are parted by semicolons. Raises ParameterError."""
    written = {name: value for name, value in question.cells.items() if name in FILTERS and value}
    if not written:
        raise ParameterError("The row asks for nothing.")
    return strict(
        {
            name: [one.strip() for one in value.split(_BETWEEN) if one.strip()] if FILTERS[name].many else [value]
            for name, value in written.items()
        }
    )
