"""The page of entities: a table, and what is marked in it over time and by whom."""

from tests.pages.conftest import Dashboard


def test_all_names(dashboard: Dashboard) -> None:
    app = dashboard("entities")
    assert app.markdown[0].value == "**3 names** in **5 articles**"
    assert app.dataframe[0].value["Name"].tolist() == ["Ann Fay", "European Union", "Harbour Board"]
    assert len(app.get("plotly_chart")) == 2
    assert "1 undated article cannot be shown in time." in [caption.value for caption in app.caption]


def test_names_as_written(dashboard: Dashboard) -> None:
    app = dashboard("entities", unfold="true", entity_kind="Organisations")
    assert app.dataframe[0].value["Name"].tolist() == ["Harbour Board’s", "the EU"]


def test_no_name_matches(dashboard: Dashboard) -> None:
    app = dashboard("entities", entity_words="nosuchname")
    assert [message.value for message in app.info] == ["No name matches. Search for another, or remove a filter."]


def test_a_filter_holds(dashboard: Dashboard) -> None:
    app = dashboard("entities", entity="European Union")
    assert app.markdown[0].value == "**1 name** in **1 article**"


def test_nothing_matches(dashboard: Dashboard) -> None:
    app = dashboard("entities", q="nosuchword")
    assert [message.value for message in app.info] == [
        "Nothing matches these filters. Remove one of them, or clear them all."
    ]
