"""What the page of figures shows: numbers put on things, by unit, over time, with who said them.

A figure stands in a quotation, or else in the article's own words, which nobody is quoted with. Every function raises
QueryError for a bad text query.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

import ibis
import ibis.expr.types as ir
import pandas as pd

from onrecord.corpus import ranking
from onrecord.corpus.predicate import asks_for_quotations, selected_articles, selected_quotes, topics_by
from onrecord.corpus.ranking import Ranking
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import Unit

Said = Literal["quoted", "all"]

_NO_DAY = date(1, 1, 1)
_NO_WORD = r"[^\pL\pN%$€£]+"
_LITTLE = r"(?:the|an?|its|their|our|his|her|my|your|this|that|these|those|some|all|any|other|another|more|new|additional|total|of|for|in|on) "
_SAYS_NOTHING = f"\\b(?:{_LITTLE})+"
_AMOUNT = (
    r"(?:[$€£]?\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty)"
    r"(?:[- ](?:hundred|thousand|million|billion|trillion|percent|per cent))*%?"
)
# Articles and numbers before a name: "one" and "4 percent" are nothing but that.
_BEFORE_NAME = rf"^(?:(?:the|an?|its|their|our|his|her|my|your|this|that|these|those|some|all|any) |{_AMOUNT} )+"
# What stands right behind a figure and says for whom or for which time it is one.
_PER = (
    r"^\s*(?:per|an?|each|every)\s+"
    r"(person|head|capita|household|family|worker|child|year|month|week|day|hour|gallon|barrel|ton|tonne|pound|litre|liter|mile|acre)\b"
)
# What of is given for: money in different currencies cannot be drawn on one axis.
_BY_OF = (Unit.MONEY.value,)
COLUMNS = (
    "article", "start", "end", "text", "low", "high", "approximate", "unit", "of", "measures", "words", "polarity", "speaker",
    "topics", "published", "outlet", "title", "quote",
)  # fmt: skip
MARK_COLUMNS = ("published", "low", "high", "approximate", "unit", "of", "text", "speaker", "measures")


class Counted(NamedTuple):
    """A unit as charts tell them apart; ``of`` is the currency of money, None for other units."""

    unit: Unit
    of: str | None = None


def units(snapshot: Snapshot, selection: Selection, said: Said = "quoted") -> dict[Counted, int]:
    """The units of a selection's figures with their number, most first; things of all kinds come last."""
    table = _figures(snapshot, selection, said)
    table = table.mutate(of=ibis.ifelse(table.unit.isin(_BY_OF), table.of, None))
    counted = table.group_by(["unit", "of"]).aggregate(figures=table.count())
    is_things = counted.unit == Unit.THINGS.value
    rows = snapshot.fetch(counted.order_by([is_things, counted.figures.desc(), counted.unit, counted.of]))
    return {
        Counted(Unit(unit), None if pd.isna(of) else of): int(figures)
        for unit, of, figures in rows.itertuples(index=False)
    }


def figures(
    snapshot: Snapshot,
    selection: Selection,
    said: Said = "quoted",
    unit: Counted | None = None,
    *,
    offset: int = 0,
    limit: int | None = None,
) -> pd.DataFrame:
    """Figures with the columns in COLUMNS, newest first; ``words`` are the quotation's, else the sentence's."""
    table = ordered(selected_figures(snapshot, selection, said, unit))
    return snapshot.fetch(table.limit(limit, offset=offset))


def selected_figures(
    snapshot: Snapshot, selection: Selection, said: Said = "quoted", unit: Counted | None = None
) -> ir.Table:
    """The figures that a selection asks for, with the columns in COLUMNS."""
    table = _figures(snapshot, selection, said)
    table = table if unit is None else _of_unit(table, unit)
    each = topics_by(snapshot, selection).select("quote", "topic").distinct()
    topics = each.group_by("quote").aggregate(topics=each.topic.collect().sort().join("; "))
    return table.left_join(topics, "quote").select(COLUMNS)


def ordered(table: ir.Table) -> ir.Table:
    """Figures in one total order: newest first, then by place."""
    return table.order_by([table.published.desc(nulls_first=False), table.article, table.start, table.end])


def measures(
    snapshot: Snapshot, selection: Selection, said: Said, unit: Counted, limit: int | None = ranking.FEW
) -> Ranking:
    """What figures of a unit measure, with what is said of it, most figures first.

    The rows have measure, figures, speakers, low and high (the lowest and the highest value), low_by and high_by (who says
    so), latest_low and latest_high (the bounds of the newest), latest_by and published. Figures whose words do not say what
    they measure are no measure.
    """
    table = _measured(_of_unit(_figures(snapshot, selection, said), unit))
    table = table.filter(table.key != "")
    table = table.mutate(lowest=table.low.coalesce(table.high), highest=table.high.coalesce(table.low))
    # Of equal values the one published last, so that whoever asks twice is told the same.
    day = table.published.fill_null(_NO_DAY).epoch_days().cast("string").lpad(6, "0")
    table = table.mutate(place=day + " " + table.article + " " + table.start.cast("string").lpad(9, "0"))
    newest = table.place.max()
    counted = table.group_by("key").aggregate(
        measure=table.named.min(),
        figures=table.count(),
        speakers=table.speaker.nunique(),
        low=table.lowest.min(),
        high=table.highest.max(),
        last=newest,
    )
    joined = table.inner_join(counted, "key")

    def of(row: ir.BooleanValue, column: str) -> ir.Value:
        return joined[column].max(where=row)

    is_low, is_high, is_last = (
        joined.lowest == joined.low_right,
        joined.highest == joined.high_right,
        joined.place == joined.last,
    )
    told = joined.group_by("key").aggregate(
        low_by=of(is_low, "speaker"),
        high_by=of(is_high, "speaker"),
        latest_low=of(is_last, "low"),
        latest_high=of(is_last, "high"),
        latest_by=of(is_last, "speaker"),
        published=of(is_last, "published"),
    )
    rows = counted.inner_join(told, "key").drop("last")
    return ranking.first(snapshot, rows.order_by([rows.figures.desc(), rows.key]), ("figures",), limit)


def measured(snapshot: Snapshot, selection: Selection) -> ir.Table:
    """The quoted figures of a selection that measure something: COLUMNS but topics, sentence, and key, one for each measure."""
    table = _measured(_figures(snapshot, selection, "quoted"))
    return table.filter(table.key != "")


def of_measures(
    snapshot: Snapshot, selection: Selection, said: Said, unit: Counted, keys: Sequence[str], limit: int
) -> pd.DataFrame:
    """The newest dated figures of each of some measures, by their keys: key and MARK_COLUMNS."""
    table = _measured(_of_unit(_figures(snapshot, selection, said), unit))
    table = table.filter(table.key.isin(keys) & table.published.notnull())
    newest = [table.published.desc(), table.article, table.start]
    ranked = table.mutate(rank=ibis.row_number().over(group_by=table.key, order_by=newest))
    shown = ranked.filter(ranked.rank < limit).order_by(["key", "rank"])
    return snapshot.fetch(shown.select("key", *MARK_COLUMNS))


def _measured(table: ir.Table) -> ir.Table:
    """Figures with ``key``, which is the same for one measure in other words: "the new jobs per year", "Job each year".

    ``named`` is what is measured without article and number: of "the 1,200 new jobs" the "new jobs".
    """
    # "GDP" is written so; other capitals are those of a sentence's beginning.
    written = ibis.ifelse(table.measures.re_search(r"\b\p{Lu}{2,}\b"), table.measures, table.measures.lower())
    named = (written + " ").re_replace(rf"(?i){_BEFORE_NAME}", "").strip()
    words = named.lower().re_replace(_NO_WORD, " ")
    words = (" " + words + " ").re_replace(_SAYS_NOTHING, " ").re_replace(r"s ", " ").strip()
    after = table.sentence.substr(table.sentence.find(table.text) + table.text.length())
    per = after.lower().re_extract(_PER, 1).fill_null("")
    # "Four per cent, he said" is the figure itself; "lost …" says what was done, and nothing that is measured.
    is_said = (words != "") & (table.measures.lower() != table.text.lower()) & ~table.measures.endswith("…")
    return table.mutate(named=named, key=ibis.cases((~is_said, ""), (per == "", words), else_=words + " per " + per))


def _of_unit(table: ir.Table, unit: Counted) -> ir.Table:
    table = table.filter(table.unit == unit.unit.value)
    return table if unit.of is None else table.filter(table.of == unit.of)


def _figures(snapshot: Snapshot, selection: Selection, said: Said) -> ir.Table:
    quotes = selected_quotes(snapshot, selection).select("quote", "speaker", "polarity", words="as_sentence")
    quoted = snapshot.figures.inner_join(quotes, "quote")
    if said == "quoted" or asks_for_quotations(selection):
        return quoted
    own = snapshot.figures.filter(snapshot.figures.quote.isnull())
    own = own.semi_join(selected_articles(snapshot, selection), "article")
    own = own.mutate(speaker=ibis.null(str), polarity=ibis.null(str), words=own.sentence)
    return quoted.union(own.select(quoted.columns))
