"""The questions that the pages are for, each answered by a number on the page that a query gives too, in a real browser."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from onrecord.corpus import (
    Snapshot,
    figure_queries,
    open_store,
    queries,
    recent,
    speaker_queries,
    take_snapshot,
    topic_queries,
)
from onrecord.corpus.figure_queries import Counted
from onrecord.corpus.selection import Selection, Together
from onrecord.model import Mention, Unit
from tests.browser.conftest import running_dashboard
from tests.builders import ENGINE, figure, parsed, quotation

# Speaker, day of March and April, what is said.
SAID = [("Ann Fay", at, f"Steel takes {2 if at < 20 else 3}% of it on day {at}") for at in (2, 3, 9, 24, 33, 35)]
SAID += [("Bo Lund", at, f"Steel takes 7% of Velmora and Corvia on day {at}") for at in (4, 12, 34)]
SAID += [("Cy Moe", at, f"The port of Velmora is full on day {at}") for at in (5, 36)]


class Answers(NamedTuple):
    address: str
    snapshot: Snapshot


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    store = open_store(str(tmp_path_factory.mktemp("questions")))
    articles = []
    for speaker, at, words in SAID:
        text = f"“{words},” {speaker} said."
        places = [(text.index(name), name) for name in ("Velmora", "Corvia") if name in text]
        numbers = [word for word in words.split() if word.endswith("%")]
        found = [figure(text, one, int(one[:-1]), Unit.PERCENT, measures="Steel") for one in numbers]
        mentions = [Mention(start, start + len(name), "GPE", name) for start, name in places]
        published = date(2026, 3 + at // 32, at - 31 * (at // 32))
        quotes = [quotation(text, f"“{words},”", speaker)]
        articles.append(parsed(text, quotes, mentions, figures=found, published=published, outlet="Ilm Post"))
    store.append(articles, ENGINE)
    with running_dashboard(Path(store.location)) as address:
        yield Answers(address, take_snapshot(store))


def drawn(page: Page, title: str) -> list[dict[str, Any]]:
    """The traces of the chart of that title, as the page has them."""
    chart = page.locator(".js-plotly-plot", has=page.locator(".gtitle", has_text=title)).first
    expect(chart).to_be_visible()
    traces: list[dict[str, Any]] = chart.evaluate(
        "plot => plot._fullData.map(one => ({name: one.name, x: Array.from(one.x), y: Array.from(one.y)}))"
    )
    return traces


def test_who_talks_most_about_a_topic(page: Page, asked: Answers) -> None:
    page.goto(f"{asked.address}/topics?topic_view=Speakers&topic=steel")
    (bars,) = drawn(page, "Quotations with a topic by speaker")
    ranked = topic_queries.ranked(asked.snapshot, Selection(topics=("steel",)), "speaker").rows
    assert dict(zip(bars["y"], bars["x"], strict=True)) == dict(zip(ranked["value"], ranked["quotes"], strict=True))
    assert (bars["y"][-1], bars["x"][-1]) == ("Ann Fay", 6)


def test_one_against_another_by_month(page: Page, asked: Answers) -> None:
    page.goto(f"{asked.address}/speakers?open=Ann+Fay&with=Bo+Lund&by=month")
    both = Selection(speakers=("Ann Fay", "Bo Lund"))
    expected: Counter[tuple[str, str]] = Counter()
    for row in speaker_queries.over_time(asked.snapshot, both, "month").itertuples():
        expected[row.speaker, f"{row.period:%Y-%m}"] += row.quotes
    page_says = {
        (trace["name"], x[:7]): y
        for trace in drawn(page, "by month")
        for x, y in zip(trace["x"], trace["y"], strict=True)
        if y
    }
    assert page_says == dict(expected)
    assert page_says["Ann Fay", "2026-03"] == 4


def test_who_mentions_both(page: Page, asked: Answers) -> None:
    page.goto(f"{asked.address}/quotes?entity=Velmora&entity=Corvia&together=quotation")
    both = Selection(entities=("Velmora", "Corvia"), together=Together.QUOTATION)
    number = queries.totals(asked.snapshot, both).quotes
    assert number == 3
    expect(page.get_by_text(f"{number} quotations in {number} articles")).to_be_visible()
    assert queries.facet(asked.snapshot, both, "speaker")["value"].tolist() == ["Bo Lund"]
    expect(page.get_by_text("Cy Moe")).to_have_count(0)


def test_which_numbers_and_who_disagrees(page: Page, asked: Answers) -> None:
    page.goto(f"{asked.address}/figures?topic=steel")
    row = figure_queries.measures(
        asked.snapshot, Selection(topics=("steel",)), "quoted", Counted(Unit.PERCENT)
    ).rows.iloc[0]
    assert (row["low_by"], row["low"], row["high_by"], row["high"]) == ("Ann Fay", 2, "Bo Lund", 7)
    values = {trace["name"]: sorted(set(trace["y"])) for trace in drawn(page, "Percentages: steel")}
    assert values == {"Ann Fay": [2, 3], "Bo Lund": [7]}


def test_what_changed_this_week(page: Page, asked: Answers) -> None:
    page.goto(asked.address)
    days = recent.recent(date(2026, 4, 5))
    rising = recent.rising(asked.snapshot, Selection(), "speaker", days).rows
    assert rising[["value", "now", "before"]].to_numpy().tolist() == [
        ["Ann Fay", 2, 1],
        ["Bo Lund", 1, 0],
        ["Cy Moe", 1, 0],
    ]
    expect(page.get_by_role("heading", name="New: 30 Mar – 5 Apr 2026")).to_be_visible()
    expect(page.get_by_role("row", name="Ann Fay 2 after 1")).to_be_visible()
    expect(page.get_by_role("row", name="Bo Lund 1 none before")).to_be_visible()
