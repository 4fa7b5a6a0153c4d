"""The page of entities: a table, and what is marked in it over time and by whom."""

from tests.pages.conftest import Dashboard


def test_all_names(dashboard: Dashboard) -> None:
    app = dashboard("entities")
    assert app.markdown[0].value == "**3 names** in **5 articles**"
    assert app.dataframe[0].value["Name"].tolist() == ["Ann Fay", "European Union", "Harbour Board"]
    assert len(app.get("plotly_chart")) == 1
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


def test_quotations_that_mention_them_by_day(dashboard: Dashboard) -> None:
    app = dashboard("entities", counted="Quotations that mention them", grain="Day")
    (chart,) = app.get("plotly_chart")
    assert "Quotations that mention them by day" in chart.proto.spec


def test_by_whom_and_what_changed(dashboard: Dashboard) -> None:
    assert len(dashboard("entities", entity_view="By whom").get("plotly_chart")) == 1
    changed = dashboard("entities", entity_view="Rising and falling")
    assert [each.value for each in changed.subheader] == ["Rising and falling in the last seven days"]


def test_views_with_nothing_to_show_say_so(dashboard: Dashboard) -> None:
    together = dashboard("entities", entity_view="Together", entity="European Union")
    assert [message.value for message in together.info] == [
        "Nothing here to show. Mark other rows, or remove a filter."
    ]
    countries = dashboard("entities", entity_view="Map")
    assert [message.value for message in countries.info] == ["No country here is one of the map’s."]
