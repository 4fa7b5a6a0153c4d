"""The figures of the small corpus: 5% in Fay's words on steel, 40 ships in an article that quotes nobody."""

import csv
from io import BytesIO

import pytest

from onrecord.corpus import Snapshot, figure_queries
from onrecord.corpus.exports import export_figures
from onrecord.corpus.figure_queries import Counted
from onrecord.corpus.formats import BOM
from onrecord.corpus.selection import Selection
from onrecord.model import Unit

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


def test_figures_of_a_topic(snapshot: Snapshot) -> None:
    assert figure_queries.topics(snapshot, Selection(), PERCENT).to_numpy().tolist() == [["steel", 1]]
    points = figure_queries.of_topics(snapshot, Selection(), ["steel", "wheat"], PERCENT, 10)
    assert points[["topic", "low", "speaker"]].to_numpy().tolist() == [["steel", 5, "Ann Fay"]]
    assert figure_queries.of_topics(snapshot, Selection(), ["wheat"], PERCENT, 10).empty
    assert figure_queries.newest(snapshot, Selection(), PERCENT, 10)["low"].tolist() == [5]


def test_the_file_has_what_the_page_has(snapshot: Snapshot) -> None:
    stream = BytesIO()
    assert export_figures(snapshot, Selection(), "csv", stream, said="all", link="=1") == 2
    rows = list(csv.DictReader(stream.getvalue().removeprefix(BOM).decode().splitlines()))
    assert [(row["figure"], row["low"], row["high"], row["unit"], row["speaker"], row["view"]) for row in rows] == [
        ("at least 40", "40", "", "things", "", "'=1"),
        ("5%", "5", "5", "percent", "Ann Fay", "'=1"),
    ]
