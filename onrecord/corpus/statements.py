"""The same statement in several articles: quotations, whole or cut, that share most of their words, put together.

Two quotations are compared by the runs of three words (``onrecord.corpus.alike.shingles``) that they share. What counts
is containment, the share of the shorter one's shingles, because an outlet may quote one sentence of five. MinHash would estimate resemblance, which is low between a statement and its fragment;
an exact join in the database finds every pair, and is quick.

Each quotation joins the fullest one that contains it, never a chain: two long speeches that share a slogan stay two.
"""

from collections.abc import Iterable, Mapping
from typing import Any, cast
from uuid import uuid4

import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa

from onrecord.corpus.alike.shingles import days_apart, runs, sharing
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import QuoteKind

# On the seeds all repetitions are found, and nothing false, at 0.75 and 0.8 (benchmarks/statements.py).
CONTAINMENT = 0.8
# The fewest shingles to share: more where articles name different speakers, because stock phrases are many people's.
SHARED_BY_ONE = 4
SHARED_BY_TWO = 6
# The most days between two reports that name different speakers.
DAYS_APART = 14
_RUN = 3
_FEWEST_WORDS = SHARED_BY_ONE + _RUN - 1
_SCHEMA = pa.schema([("quote", pa.string()), ("statement", pa.string()), ("covered", pa.float64())])


def statements(snapshot: Snapshot, containment: float = CONTAINMENT) -> ir.Table:
    """Quotations of statements that at least two articles report: quote, statement, covered.

    ``statement`` is the id of the fullest quotation, ``covered`` the share of that one's shingles that a quotation
    has: 1 for a whole one. The table lives as long as the snapshot.
    """
    return snapshot.add_table(f"statements_{uuid4().hex}", find_statements(snapshot, containment))


def find_statements(snapshot: Snapshot, containment: float = CONTAINMENT) -> pa.Table:
    """The rows of ``statements``."""
    name = f"shingles_{uuid4().hex}"
    shingles = snapshot.add_table(name, _shingles(snapshot.quotes))
    pairs = snapshot.fetch(_pairs(snapshot.quotes, shingles, containment))
    # Twenty times as many rows as there are quotations, and of no use any more.
    snapshot.drop_table(name)
    return pa.Table.from_pylist(list(_grouped(pairs)), _SCHEMA)


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
    return table.select("quote", "article", shingle=runs(table.words, _RUN).unnest()).distinct()


def _count(text: ir.StringValue) -> ir.IntegerValue:
    plain = text.re_replace(r"[^\pL\pN_]+", " ").strip()
    return ibis.ifelse(plain == "", 0, plain.split(" ").length())


def _pairs(quotes: ir.Table, shingles: ir.Table, containment: float) -> ir.Table:
    """Pairs of quotations of which one contains the other: longer, shorter, the shingles of each and shared."""
    counted = sharing(shingles, "quote", SHARED_BY_ONE, apart="article")
    size = shingles.group_by("quote").aggregate(size=shingles.count())
    facts = quotes.select("quote", "article", "speaker", "published").inner_join(size, "quote")
    of_shorter = facts.select(*(facts[name].name(f"shorter_{name}") for name in facts.columns))
    pairs = counted.inner_join(facts, "quote").inner_join(of_shorter, counted.other == of_shorter.shorter_quote)
    is_longer = (pairs.size > pairs.shorter_size) | ((pairs.size == pairs.shorter_size) & (pairs.quote < pairs.other))
    pairs = pairs.mutate(one_speaker=(pairs.speaker == pairs.shorter_speaker).fill_null(False))
    apart = days_apart(pairs.published, pairs.shorter_published)
    enough = pairs.one_speaker | ((pairs.shared >= SHARED_BY_TWO) & (apart <= DAYS_APART).fill_null(True))
    return pairs.filter([is_longer, pairs.shared >= containment * pairs.shorter_size, enough])


def _grouped(pairs: pd.DataFrame) -> Iterable[dict[str, object]]:
    """The rows of the table of statements."""
    containing: dict[str, list[tuple[bool, int, str]]] = {}
    facts: dict[str, tuple[int, str]] = {}
    for pair in cast("list[Mapping[str, Any]]", pairs.to_dict("records")):
        containing.setdefault(pair["other"], []).append((pair["one_speaker"], pair["shared"], pair["quote"]))
        facts[pair["quote"]] = (pair["size"], pair["article"])
        facts[pair["other"]] = (pair["shorter_size"], pair["shorter_article"])
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
