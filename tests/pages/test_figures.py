"""The page of figures: by unit, in quotations and outside them."""

from streamlit.testing.v1 import AppTest

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
    app = dashboard("figures", figures_in="Also outside quotations", figure_unit="Things counted")
    assert app.markdown[0].value == "**1 figure** · Things counted, of 7 quotations in 5 articles"
    assert "<strong>40 ships or more</strong>" in listed(app)
    assert "the article itself" in listed(app)


def test_a_unit_that_the_filters_leave_out_gives_way_to_one_that_is_there(dashboard: Dashboard) -> None:
    app = dashboard("figures", figure_unit="Money (USD)")
    assert app.markdown[0].value == "**1 figure** · Percentages, of 7 quotations in 5 articles"


def test_no_figures(dashboard: Dashboard) -> None:
    app = dashboard("figures", speaker="Bo Lund")
    assert [message.value for message in app.info] == [
        "There are no figures here. Remove a filter, or look outside quotations too."
    ]


def test_nothing_matches(dashboard: Dashboard) -> None:
    app = dashboard("figures", q="nosuchword")
    assert [message.value for message in app.info] == [
        "Nothing matches these filters. Remove one of them, or clear them all."
    ]
