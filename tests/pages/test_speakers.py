"""The page of speakers: everybody, one of them, and two side by side."""

from tests.pages.conftest import Dashboard


def texts(app) -> str:
    return " ".join(element.value for element in app.html)


def test_everybody(dashboard: Dashboard) -> None:
    app = dashboard("speakers")
    assert app.markdown[0].value == "**4 speakers** of 7 quotations in 4 articles"
    assert app.dataframe[0].value["Speaker"].tolist()[:2] == ["Ann Fay", "Bo Lund"]
    assert app.dataframe[0].value["Last"].tolist()[-1] == "undated"


def test_the_order_is_the_readers(dashboard: Dashboard) -> None:
    app = dashboard("speakers", speakers_by="Name A–Z", kind="indirect")
    assert app.dataframe[0].value["Speaker"].tolist() == ["Bo Lund", "Harbour Board"]


def test_one_speaker_with_few_quotations_is_a_list(dashboard: Dashboard) -> None:
    app = dashboard("speakers", open="Ann Fay")
    assert "<h2>Ann Fay</h2>" in texts(app)
    assert ">grain minister</a>" in texts(app)
    assert "“We will not pay 5% more for steel,”" in texts(app)
    assert not app.get("plotly_chart")


def test_two_side_by_side(dashboard: Dashboard) -> None:
    app = dashboard("speakers", open="Ann Fay", with_="Bo Lund")
    assert app.multiselect(key="with").value == ["Bo Lund"]
    assert len(app.get("plotly_chart")) == 3
    assert app.markdown[0].value == "**4 quotations** in **2 articles**"
    assert ">Bo Lund</a></h4>" in texts(app)


def test_a_speaker_whom_nobody_knows_is_left_out_of_the_address(dashboard: Dashboard) -> None:
    app = dashboard("speakers", open="<script>alert(1)</script>")
    assert "<script>" not in texts(app)
    assert app.markdown[0].value == "**4 speakers** of 7 quotations in 4 articles"


def test_nothing_matches(dashboard: Dashboard) -> None:
    app = dashboard("speakers", q="nosuchword")
    assert [message.value for message in app.info] == [
        "Nothing matches these filters. Remove one of them, or clear them all."
    ]
