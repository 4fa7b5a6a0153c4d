"""The same statement in several articles: quotations, whole or cut, that share most of their words, put together.

Two quotations are compared by the runs of three words (``onrecord.corpus.alike.shingles``) that they share. What counts
is containment, the share of the shorter one's shingles, because an outlet may quote one sentence of five. MinHash would estimate resemblance, which is low between a statement and its fragment;
an exact join in the database finds every pair, and is quick.

Each quotation joins the fullest one that contains it, never a chain: two long speeches that share a slogan stay two.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.sql import SQLBackend as Backend

from onrecord.corpus import engines, in_place
from onrecord.corpus.alike import pairs
from onrecord.corpus.alike.pairs import Measure
from onrecord.corpus.alike.shingles import days_apart, runs
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.store import explained
from onrecord.model import QuoteKind

# On the seeds all repetitions are found, and nothing false, at 0.75 and 0.8 (benchmarks/statements.py).
CONTAINMENT = 0.8
# The fewest shingles to share: more where articles name different speakers, because stock phrases are many people's.
SHARED_BY_ONE = 4
SHARED_BY_TWO = 6
# The most days between two reports that name different speakers.
DAYS_APART = 14
_RUN = 3
STATEMENTS = "statements"
_FEWEST_WORDS = SHARED_BY_ONE + _RUN - 1
_SCHEMA = pa.schema([("quote", pa.string()), ("statement", pa.string()), ("covered", pa.float64())])


def statements(snapshot: Snapshot, containment: float = CONTAINMENT) -> ir.Table:
    """Quotations of statements that at least two articles report: quote, statement, covered.

    ``statement`` is the id of the fullest quotation, ``covered`` the share of that one's shingles that a quotation
    has: 1 for a whole one. The table lives as long as the snapshot.
    """
    backend, measure = engines.backend(snapshot.connection), _measure(f"quotes_{uuid4().hex}", containment)
    with explained(snapshot.location):
        found = _found(backend, pairs.fill(backend, measure, _shingles(snapshot.quotes)), snapshot.quotes)
        # Twenty times as many rows as there are quotations, and of no use any more.
        pairs.drop(backend, measure)
        return backend.create_table(f"statements_{uuid4().hex}", found)


def prepare(backend: Backend, quotes: ir.Table, articles: ir.Table) -> bool:
    """Make the table ``STATEMENTS`` of a file, or bring it up to date. False where what is in the file is of no use."""
    measure = _measure("quotes", CONTAINMENT)
    if not in_place.has(backend, STATEMENTS):
        in_place.see(backend, articles)
        alike = pairs.fill(backend, measure, _shingles(quotes))
    elif changes := in_place.see_again(backend, articles):
        gone, come = changes
        alike = pairs.grow(backend, measure, gone, _shingles(quotes.semi_join(come, "article")))
        backend.drop_table(STATEMENTS)
    else:
        return False
    backend.create_table(STATEMENTS, _found(backend, alike, quotes))
    return True


def _measure(name: str, containment: float) -> Measure:
    return Measure(name, SHARED_BY_ONE, lambda pair: pair.shared >= containment * pair.other_size)


def _found(backend: Backend, alike: ir.Table, quotes: ir.Table) -> pa.Table:
    reports = backend.to_pyarrow(_reports(alike, quotes)).to_pylist()
    return pa.Table.from_pylist(list(_grouped(reports)), _SCHEMA)


def _shingles(quotes: ir.Table) -> ir.Table:
    """The runs of words of every quotation that has enough of them: quote, article, shingle."""
    words = quotes.text_normal.strip().split(" ")
    # Of a mixed quotation the words between the marks are the speaker's; those around them are each outlet's own.
    before = _count(quotes.text.re_extract(r"^([^“\"„«]*)[“\"„«]", 1))
    behind = _count(quotes.text.re_extract(r"[”\"“»]([^”\"“»]*)$", 1))
    marked = words[before : words.length() - behind]
    is_cut_out = (quotes.kind == QuoteKind.MIXED.value) & (marked.length() >= _FEWEST_WORDS)
    table = quotes.select("quote", "article", words=ibis.ifelse(is_cut_out, marked, words))
    table = table.filter(table.words.length() >= _FEWEST_WORDS)
    found = table.select("quote", "article", shingle=runs(table.words, _RUN).unnest())
    # Of a run its hash is kept: of twenty million in 64 bits no two are expected to be the same.
    return found.select("article", item="quote", shingle=found.shingle.hash()).distinct()


def _count(text: ir.StringValue) -> ir.IntegerValue:
    plain = text.re_replace(r"[^\pL\pN_]+", " ").strip()
    return ibis.ifelse(plain == "", 0, plain.split(" ").length())


def _reports(alike: ir.Table, quotes: ir.Table) -> ir.Table:
    """Pairs of quotations of one statement, by who says them and when: those of ``alike`` with both articles and one_speaker."""
    facts = quotes.select("quote", "article", "speaker", "published")
    of_other = facts.select(*(facts[name].name(f"other_{name}") for name in facts.columns))
    both = alike.join(facts, alike["item"] == facts.quote).join(of_other, alike.other == of_other.other_quote)
    both = both.mutate(one_speaker=(both.speaker == both.other_speaker).fill_null(False))
    apart = days_apart(both.published, both.other_published)
    enough = both.one_speaker | ((both.shared >= SHARED_BY_TWO) & (apart <= DAYS_APART).fill_null(True))
    return both.filter(enough).select(
        "quote", "other", "shared", "size", "other_size", "article", "other_article", "one_speaker"
    )


def _grouped(reports: Iterable[Mapping[str, Any]]) -> Iterable[dict[str, object]]:
    """The rows of the table of statements."""
    containing: dict[str, list[tuple[bool, int, str]]] = {}
    facts: dict[str, tuple[int, str]] = {}
    for pair in reports:
        containing.setdefault(pair["other"], []).append((pair["one_speaker"], pair["shared"], pair["quote"]))
        facts[pair["quote"]] = (pair["size"], pair["article"])
        facts[pair["other"]] = (pair["other_size"], pair["other_article"])
    members: dict[str, dict[str, float]] = {}
    nothing: tuple[bool, int, str | None] = (False, 0, None)
    for quote in sorted(facts, key=lambda quote: (-facts[quote][0], quote)):
        # The same speaker's, else the one that shares most; the id only keeps the choice the same each time.
        _, shared, statement = max((each for each in containing.get(quote, ()) if each[2] in members), default=nothing)
        if statement is None:
            members[quote] = {quote: 1.0}
        else:
            members[statement][quote] = shared / facts[statement][0]
    for statement, covered in members.items():
        if len({facts[quote][1] for quote in covered}) > 1:
            for quote, share in covered.items():
                yield {"quote": quote, "statement": statement, "covered": share}
