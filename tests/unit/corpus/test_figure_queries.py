"""The figures of the small corpus: 5% in Fay's words on steel, 40 ships in an article that quotes nobody."""

import csv
from datetime import date
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from onrecord.corpus import Snapshot, figure_queries, open_store, take_snapshot
from onrecord.corpus.exports import export_figures
from onrecord.corpus.figure_queries import Counted
from onrecord.corpus.formats import BOM
from onrecord.corpus.selection import Selection
from onrecord.model import Unit
from tests.builders import ENGINE, figure, parsed, quotation

PERCENT = Counted(Unit.PERCENT)


@pytest.mark.parametrize(
    ("selection", "said", "expected"),
    [
        (Selection(), "quoted", ["5%"]),
        (Selection(), "all", ["at least 40", "5%"]),
        (Selection(outlets=("Other Gazette",)), "all", ["at least 40", "5%"]),
        (Selection(outlets=("The Invented Times",)), "all", []),
        # Where quotations are asked for, what nobody was quoted with is left out.
        (Selection(speakers=("Ann Fay",)), "all", ["5%"]),
        (Selection(speakers=("Bo Lund",)), "all", []),
        (Selection(topics=("steel",)), "quoted", ["5%"]),
    ],
)
def test_figures_of_a_selection(
    snapshot: Snapshot, selection: Selection, said: figure_queries.Said, expected: list[str]
) -> None:
    assert figure_queries.figures(snapshot, selection, said)["text"].tolist() == expected


def test_a_figure_says_who_said_it_where(snapshot: Snapshot) -> None:
    row = figure_queries.figures(snapshot, Selection()).iloc[0]
    assert (row["speaker"], row["words"], row["topics"]) == (
        "Ann Fay",
        "“We will not pay 5% more for steel,”",
        "steel",
    )
    assert (row["low"], row["high"], row["unit"], row["measures"]) == (5, 5, "percent", "steel")


def test_units_are_counted(snapshot: Snapshot) -> None:
    assert figure_queries.units(snapshot, Selection(), "all") == {PERCENT: 1, Counted(Unit.THINGS): 1}


def test_one_unit(snapshot: Snapshot) -> None:
    assert figure_queries.figures(snapshot, Selection(), "all", Counted(Unit.THINGS))["text"].tolist() == [
        "at least 40"
    ]
    assert figure_queries.figures(snapshot, Selection(), "all", Counted(Unit.MONEY, "USD")).empty


def of_fees(folder: Path) -> Snapshot:
    """What five people say of fees and jobs, one of them twice of one measure and without saying of what."""
    said = [
        ("Ann Fay", "The fees take 2% of it", "2%", 2, "The fees"),
        ("Bo Lund", "Its new fee takes 5% of it", "5%", 5, "Its new fee"),
        ("Cy Moe", "A fee takes 3% per year", "3%", 3, "A fee"),
        ("Dee Orr", "It is 9%", "9%", 9, ""),
        ("Eve Pym", "Four per cent, she says", "Four per cent", 4, "Four per cent"),
        ("Ann Fay", "All fees take at least 1% now", "at least 1%", 1, "All fees"),
        ("Eve Pym", "We lost 6%", "6%", 6, "lost …"),
        ("Eve Pym", "It was 8% of 2 percent", "8%", 8, "2 percent"),
        ("Eve Pym", "It is 7% of the 1,200 new jobs", "7%", 7, "the 1,200 new jobs"),
        ("Eve Pym", "The GDP grew by 5%", "5%", 5, "The GDP"),
    ]
    articles = []
    for at, (speaker, words, number, amount, measures) in enumerate(said):
        text = f"“{words},” {speaker} said."
        least = number.startswith("at least")
        found = figure(text, number, amount, Unit.PERCENT, measures=measures, at_least=least)
        quotes = [quotation(text, f"“{words},”", speaker)]
        articles.append(parsed(text, quotes, figures=[found], published=date(2026, 3, 1 + at)))
    store = open_store(str(folder))
    store.append(articles, ENGINE)
    return take_snapshot(store)


def test_a_measure_in_other_words_is_the_same(tmp_path: Path) -> None:
    found = figure_queries.measures(of_fees(tmp_path), Selection(), "quoted", PERCENT)
    assert found.of == 4
    fees = found.rows.iloc[0]
    assert (fees["key"], fees["figures"], fees["speakers"]) == ("fee", 3, 2)
    assert (fees["low"], fees["low_by"], fees["high"], fees["high_by"]) == (1, "Ann Fay", 5, "Bo Lund")
    # The newest says "at least": there is no upper bound.
    assert fees["latest_low"] == 1
    assert np.isnan(fees["latest_high"])
    assert (fees["latest_by"], f"{fees['published']:%Y-%m-%d}") == ("Ann Fay", "2026-03-06")
    # For a year it is another one, and so it is for nothing that is named.
    assert found.rows["key"].tolist() == ["fee", "fee per year", "gdp", "job"]
    # Without article and number; what is done, or a number alone, is no measure.
    assert found.rows["measure"].tolist() == ["fees", "fee", "GDP", "new jobs"]


def test_the_figures_of_a_measure(tmp_path: Path) -> None:
    found = figure_queries.of_measures(of_fees(tmp_path), Selection(), "quoted", PERCENT, ["fee"], 2)
    assert found[["key", "low", "speaker"]].to_numpy().tolist() == [["fee", 1, "Ann Fay"], ["fee", 5, "Bo Lund"]]


def test_the_file_has_what_the_page_has(snapshot: Snapshot) -> None:
    stream = BytesIO()
    assert export_figures(snapshot, Selection(), "csv", stream, said="all", link="=1") == 2
    rows = list(csv.DictReader(stream.getvalue().removeprefix(BOM).decode().splitlines()))
    assert [(row["figure"], row["low"], row["high"], row["unit"], row["speaker"], row["view"]) for row in rows] == [
        ("at least 40", "40", "", "things", "", "'=1"),
        ("5%", "5", "5", "percent", "Ann Fay", "'=1"),
    ]
