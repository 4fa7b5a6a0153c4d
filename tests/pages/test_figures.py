"""The page of figures: by unit, in quotations and outside them."""

from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from onrecord.corpus import open_store
from onrecord.model import Unit
from tests.builders import ENGINE, figure, parsed, quotation
from tests.pages.conftest import Dashboard


def listed(app: AppTest) -> str:
    (html,) = (
        each.proto.body for each in app.get("html") if "otr-said" in each.proto.body and "<ul>" in each.proto.body
    )
    return html


def test_figures_in_quotations(dashboard: Dashboard) -> None:
    app = dashboard("figures")
    assert app.markdown[0].value == "**1 figure** · Percentages, of 7 quotations in 5 articles"
    # Fewer than five are a list and no chart.
    assert not app.get("plotly_chart")
    assert "<strong>5%</strong> steel" in listed(app)


def test_figures_outside_quotations_too(dashboard: Dashboard) -> None:
    app = dashboard("figures", figures_in="all", figure_unit="things")
    assert app.markdown[0].value == "**1 figure** · Things counted, of 7 quotations in 5 articles"
    assert "<strong>40 ships or more</strong>" in listed(app)
    assert "the article itself" in listed(app)


def test_a_unit_that_the_filters_leave_out_gives_way_to_one_that_is_there(dashboard: Dashboard) -> None:
    app = dashboard("figures", figure_unit="money-USD")
    assert app.markdown[0].value == "**1 figure** · Percentages, of 7 quotations in 5 articles"


def test_no_figures(dashboard: Dashboard) -> None:
    app = dashboard("figures", speaker="Bo Lund")
    assert [message.value for message in app.info] == [
        "There are no figures here. Remove a filter, or look outside quotations too."
    ]


def test_nothing_matches(dashboard: Dashboard) -> None:
    app = dashboard("figures", q="nosuchword")
    assert [message.value for message in app.info] == ["Nothing matches these filters."]


def test_measures_say_who_disagrees_and_are_drawn(dashboard: Dashboard, tmp_path: Path) -> None:
    articles = []
    for at, amount in enumerate([2, 2, 3, 7, 2, 4]):
        words = f"“The fee takes {amount}% on day {at},”"
        text = f"{words} {'Ann Fay' if amount < 5 else 'Bo Lund'} said."
        found = figure(text, f"{amount}%", amount, Unit.PERCENT, measures="The fee" if at else "A levy")
        quotes = [quotation(text, words, "Ann Fay" if amount < 5 else "Bo Lund")]
        articles.append(parsed(text, quotes, figures=[found], published=date(2026, 3, 1 + at)))
    store = open_store(str(tmp_path / "fees"))
    store.append(articles, ENGINE)
    app = dashboard("figures", corpus=store.location)
    assert app.dataframe[0].value.to_dict("records") == [
        {
            "Measure": "fee",
            "Figures": 5,
            "Speakers": 2,
            "Lowest": "2%, Ann Fay",
            "Highest": "7%, Bo Lund",
            "Newest": "4%, Ann Fay",
            "Published": "6 Mar 2026",
        },
        {
            "Measure": "levy",
            "Figures": 1,
            "Speakers": 1,
            "Lowest": "2%, Ann Fay",
            "Highest": "the same",
            "Newest": "2%, Ann Fay",
            "Published": "1 Mar 2026",
        },
    ]
    (chart,) = app.get("plotly_chart")
    assert "Percentages: fee" in chart.proto.spec
    # One has too few to be drawn, and is not drawn when it is asked for.
    app = dashboard("figures", corpus=store.location, measure="levy")
    assert not app.get("plotly_chart")
