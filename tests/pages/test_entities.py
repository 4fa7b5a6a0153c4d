"""The page of entities: a table, and what is marked in it over time and by whom."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components import downloads
from onrecord.corpus import open_store
from onrecord.model import Mention
from tests.builders import ENGINE, parsed, small_corpus
from tests.pages.conftest import Dashboard


def names(app: AppTest) -> pd.DataFrame:
    """The table of names, below whatever the chart has."""
    return next(each.value for each in app.dataframe if "Written as" in each.value)


def test_all_names(dashboard: Dashboard) -> None:
    app = dashboard("entities")
    assert app.markdown[0].value == "**3 names** in **5 articles** with 7 quotations"
    assert names(app)["Name"].tolist() == ["Ann Fay", "European Union", "Harbour Board"]
    # Three mentions are a list and no trend.
    assert len(app.get("plotly_chart")) == 0
    assert app.dataframe[0].value["Mentions"].tolist() == [1, 1, 1]
    assert "1 undated article cannot be shown in time." in [caption.value for caption in app.caption]


def test_names_as_written(dashboard: Dashboard) -> None:
    app = dashboard("entities", unfold="true", entity_kind="organisations")
    assert names(app)["Name"].tolist() == ["Harbour Board’s", "the EU"]


def test_no_name_matches(dashboard: Dashboard) -> None:
    app = dashboard("entities", entity_words="nosuchname")
    assert [message.value for message in app.info] == ["No name matches. Search for another, or remove a filter."]


def test_a_filter_holds(dashboard: Dashboard) -> None:
    app = dashboard("entities", entity="European Union")
    assert app.markdown[0].value == "**1 name** in **1 article** with 1 quotation"


def test_nothing_matches(dashboard: Dashboard) -> None:
    app = dashboard("entities", q="nosuchword")
    assert [message.value for message in app.info] == ["Nothing matches these filters."]


def test_quotations_that_mention_them_by_day(dashboard: Dashboard) -> None:
    app = dashboard("entities", counted="Quotations that mention them", by="day", names=["European Union"])
    assert app.dataframe[0].value.columns.tolist() == [
        "First day of day", "Name", "Quotations that mention them", "Articles of the day",
    ]  # fmt: skip
    assert app.dataframe[0].value["Name"].tolist() == ["European Union"]


def test_many_mentions_are_a_chart(dashboard: Dashboard, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "many"))
    text = "Lund Lund Lund Lund Lund"
    mentions = [Mention(start, start + 4, "GPE", "Lund") for start in range(0, len(text), 5)]
    store.append([parsed(text, [], mentions, published=date(2026, 3, 2))], ENGINE)
    (chart,) = dashboard("entities", corpus=store.location).get("plotly_chart")
    assert "Mentions by day" in chart.proto.spec


def test_a_form_is_kept_apart_and_counted_together_again(dashboard: Dashboard, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "own"))
    store.append(small_corpus(), ENGINE)
    app = dashboard("entities", corpus=store.location, names=["European Union"])
    next(pills for pills in app.button_group if pills.label == "Counted as European Union").set_value(["the EU"]).run()
    app.button(key="keep apart European Union").click().run()
    assert names(app)["Name"].tolist() == ["Ann Fay", "Harbour Board", "the EU"]
    again = dashboard("entities", corpus=store.location)
    assert names(again)["Name"].tolist() == ["Ann Fay", "Harbour Board", "the EU"]
    kept = next(pills for pills in again.button_group if pills.label == "Kept apart")
    kept.set_value([store.corrections()[0].id]).run()
    again.button(key="fold_again").click().run()
    assert names(again)["Name"].tolist() == ["Ann Fay", "European Union", "Harbour Board"]


def test_by_whom_and_what_changed(dashboard: Dashboard) -> None:
    assert len(dashboard("entities", entity_view="whom").get("plotly_chart")) == 1
    changed = dashboard("entities", entity_view="changes")
    assert [each.value for each in changed.subheader] == ["Rising and falling: 27 Mar – 2 Apr 2026"]
    assert "Articles that mention a name, of 2 articles, after those of 20 Mar – 26 Mar 2026, of 0 articles." in [
        each.value for each in changed.caption
    ]
    longer = dashboard("entities", entity_view="changes", days="30")
    assert [each.value for each in longer.subheader] == ["Rising and falling: 4 Mar – 2 Apr 2026"]


def test_views_with_nothing_to_show_say_so(dashboard: Dashboard) -> None:
    together = dashboard("entities", entity_view="together", entity="European Union")
    assert [message.value for message in together.info] == [
        "Nothing here to show. Mark other rows, or remove a filter."
    ]
    countries = dashboard("entities", entity_view="map")
    assert [message.value for message in countries.info] == ["No country here is one of the map’s."]


def test_the_file_of_links_has_those_of_all_names(
    dashboard: Dashboard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guilds = [f"{first}{last} Guild" for first in ("Bar", "Kel", "Mor", "Tas", "Ven", "Wil") for last in "abdefgh"]
    articles = []
    # The first is in all articles, the last in one: more names than are drawn.
    for at in range(len(guilds)):
        text = ". ".join(guilds[: at + 1])
        places = [(text.index(name), name) for name in guilds[: at + 1]]
        articles.append(parsed(text, mentions=[Mention(a, a + len(name), "ORG", name) for a, name in places]))
    store = open_store(str(tmp_path / "guilds"))
    store.append(articles, ENGINE)
    files = {}
    monkeypatch.setattr(downloads, "table_button", lambda rows, *, name, key: files.update({name: rows}))
    dashboard("entities", corpus=store.location, entity_view="Together")
    every = len(guilds) * (len(guilds) - 1) // 2
    assert len(files["entities-together"]()) == every
    assert len(files["entities-network"]()) == every
