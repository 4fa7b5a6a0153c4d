"""The page of quotations: what is counted, read, shown as a table, sorted, turned and opened in its context."""

import pytest

from onrecord.corpus import Snapshot, queries
from onrecord.corpus.selection import Selection
from tests.pages.conftest import Dashboard


def items(app) -> list[str]:
    """The quotations of the reading list, as HTML."""
    return [element.value for element in app.html if '<article class="otr-item' in element.value]


def test_each_quotation_is_read_whole_with_who_said_it_as_what_where_and_how_sure_that_is(dashboard: Dashboard) -> None:
    app = dashboard("quotes", q="wheat")
    (item,) = items(app)
    assert '“<span class="otr-searched">Wheat</span> is dear,”' in item
    assert "<strong>Ann Fay</strong>, grain minister" in item
    assert "2 Mar 2026 · The Invented Times" in item
    assert ">Grain prices rise</a>" in item
    assert "</span> certain</summary>" in item
    assert "subject of “said”. Of a hundred such" in item


def test_a_quotation_that_is_no_sentence_is_read_with_its_cue_and_says_that_it_was_not_said(
    dashboard: Dashboard,
) -> None:
    said, unsaid = items(dashboard("quotes", speaker="Bo Lund", view="unsaid"))
    assert "said that the port has room" in said
    assert "did not say when the gate opens" in unsaid
    assert '<strong class="otr-unsaid">did not say</strong>' in unsaid


def test_a_role_is_that_of_the_article_or_else_the_usual_one(dashboard: Dashboard) -> None:
    assert all("</strong>, grain minister" in item for item in items(dashboard("quotes", speaker="Ann Fay")))


def test_a_quotation_opens_beside_the_list_and_is_in_the_link_until_it_is_closed(dashboard: Dashboard) -> None:
    app = dashboard("quotes", speaker="Bo Lund")
    assert not any('<article class="otr-article otr-card' in element.value for element in app.html)
    button = next(one for one in app.button if one.label == "In context")
    button.click().run()
    quote = button.key.removeprefix("context ")
    assert app.query_params["context"] == quote
    assert f"context={quote}" in app.code[0].value
    assert any('<article class="otr-article otr-card' in element.value for element in app.html)
    assert "Bo Lund (indirect): said that the port has room (“Grain prices rise”" in app.code[1].value
    app.button(key="close_context").click().run()
    assert "context" not in app.query_params
    assert not any('<article class="otr-article otr-card' in element.value for element in app.html)


def test_a_quotation_that_is_there_no_more_is_said(dashboard: Dashboard) -> None:
    app = dashboard("quotes", context="nothing-1-2")
    assert app.info[0].value == "The corpus has no such quotation any more."


def test_an_address_of_an_earlier_version_is_sorted_the_same(dashboard: Dashboard) -> None:
    now, before = (dashboard("quotes", sort=sort) for sort in ("oldest", "Oldest first"))
    assert items(now) == items(before)
    assert "“Wheat is dear,”" in items(now)[0]


def test_the_count_and_the_rows_are_those_of_the_selection(dashboard: Dashboard) -> None:
    app = dashboard("quotes", speaker="Ann Fay", as_="table")
    assert app.main.markdown[0].value == "**3 quotations** in **2 articles**"
    table = app.dataframe[0].value
    assert list(app.dataframe[0].proto.column_order) == ["Date", "Speaker", "Quotation", "Kind", "Outlet", "Headline"]
    assert set(table["Speaker"]) == {"Ann Fay"}
    assert len(table) == 3


def test_what_is_not_known_says_so(dashboard: Dashboard) -> None:
    unattributed = dashboard("quotes", speaker_kind="unknown", as_="table").dataframe[0].value.iloc[0]
    assert (unattributed["Speaker"], unattributed["Outlet"]) == ("unknown speaker", "unknown")
    undated = dashboard("quotes", undated="true", as_="table").dataframe[0].value.iloc[0]
    assert undated["Date"] == "undated"


def test_the_order_goes_over_the_whole_selection(dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.quote_table.ROWS", 3)
    app = dashboard("quotes", sort="speaker", as_="table")
    speakers = list(app.dataframe[0].value["Speaker"])
    app.session_state["page"] = 2
    speakers += list(app.run().dataframe[0].value["Speaker"])
    app.session_state["page"] = 3
    speakers += list(app.run().dataframe[0].value["Speaker"])
    assert speakers == [*["Ann Fay"] * 3, "Bo Lund", "Harbour Board", "senior port official", "unknown speaker"]


def test_the_card_is_of_the_first_row_until_another_is_chosen(dashboard: Dashboard) -> None:
    app = dashboard("quotes", speaker="Bo Lund", as_="table")
    card = next(element.value for element in app.html if "otr-card" in element.value)
    assert "<h3>Bo Lund</h3>" in card
    assert "The port has room</span>" in card
    assert "added</span>" in card


def test_the_card_says_why_on_demand(dashboard: Dashboard) -> None:
    app = dashboard("quotes", speaker="Bo Lund", as_="table")
    card = next(element.value for element in app.html if "otr-card" in element.value)
    why = card[card.index("<details") : card.index("</details>")]
    assert "<summary>Why this speaker?</summary>" in why
    assert "<dd>subject of “added”</dd>" in why
    assert "about 9 in 10" in why
    assert "<dd>promise (“added”)</dd>" in why
    assert "<dd>Harbour Board</dd>" in why


@pytest.mark.parametrize(
    ("order", "column", "values"),
    [
        ("least-sure", "Certainty", ["likely"] * 5 + ["certain"] * 2),
        ("act", "Act", ["assert", "assert", "assert", "assert", "criticise", "deny", "promise"]),
    ],
)
def test_what_the_table_is_sorted_by_is_shown(dashboard: Dashboard, order: str, column: str, values: list) -> None:
    app = dashboard("quotes", sort=order, as_="table")
    assert column in app.dataframe[0].proto.column_order
    assert list(app.dataframe[0].value[column]) == values


def test_the_link_opens_the_article_at_the_quotation(dashboard: Dashboard, snapshot: Snapshot) -> None:
    row = queries.quotes(snapshot, Selection(speakers=("Bo Lund",))).iloc[0]
    app = dashboard("quotes", speaker="Bo Lund", as_="table")
    link = app.get("page_link")[0].proto
    assert link.page == "articles"
    assert link.query_string == f"article={row['article']}&quote={row['quote']}"


def test_downloads_say_how_much_is_in_them_and_what_was_done_to_formulas(dashboard: Dashboard) -> None:
    app = dashboard("quotes", speaker="Ann Fay")
    assert [button.label for button in app.get("download_button")] == [
        "Page to print", "Word document", "Download CSV", "Excel", "JSON Lines", "Parquet", "CSV with semicolons",
        "RIS (Zotero, EndNote)", "BibTeX (LaTeX)", "CSL JSON (citation styles)", "Cited list",
    ]  # fmt: skip
    caption = app.main.caption[-1].value
    assert "All 3 quotations of this view" in caption
    assert "apostrophe" in caption


def test_a_large_file_comes_from_the_api_piece_by_piece(dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.downloads.STREAMED_ROWS", 1)
    app = dashboard("quotes", speaker="Ann Fay")
    links = [
        element.proto.link_button.url if hasattr(element.proto, "link_button") else element.proto.url
        for element in app.get("link_button")
    ]
    assert links[0] == "api/quotes?speaker=Ann+Fay&format=csv"
    assert {link.rpartition("=")[2] for link in links} == {
        "csv",
        "csv-semicolon",
        "xlsx",
        "jsonl",
        "parquet",
        "ris",
        "bibtex",
        "csl-json",
    }


def test_nothing_matches(dashboard: Dashboard) -> None:
    app = dashboard("quotes", q="nosuchword")
    assert app.info[0].value.startswith("Nothing matches")
    assert not items(app)
    assert not app.get("download_button")


def test_a_row_is_readable_alone_and_says_that_it_was_not_said(dashboard: Dashboard) -> None:
    app = dashboard("quotes", speaker="Bo Lund", view="unsaid", as_="table")
    quotations = list(app.dataframe[0].value["Quotation"])
    assert quotations == ["said that the port has room", "[did not say] did not say when the gate opens"]
    app = dashboard("quotes", q="gate", view="unsaid", as_="table")
    card = next(element.value for element in app.html if "otr-card" in element.value)
    assert '<h3>Bo Lund <strong class="otr-unsaid">did not say</strong></h3>' in card


def test_quotations_are_collected_in_a_tray(dashboard: Dashboard) -> None:
    app = dashboard("quotes", sort="oldest")
    assert not [button for button in app.button if button.key == "tray"]
    quotes = [button.key.removeprefix("collect ") for button in app.button if button.label == "Collect"]
    for quote in quotes[:2]:
        app.button(key=f"collect {quote}").click().run()
    assert app.button(key=f"collect {quotes[0]}").label == "Collected"
    assert app.button(key="tray").label == "Tray (2)"
    app.switch_page("pages/articles.py").run()
    assert app.button(key="tray").label == "Tray (2)"
    app.button(key="tray").click().run()
    app.text_input(key=f"note {quotes[0]}").set_value("for the lead").run()
    assert app.session_state["the tray's quotations and notes"] == {quotes[0]: "for the lead", quotes[1]: ""}


def test_words_around_a_quotation_are_shown_below_it_and_marked(dashboard: Dashboard) -> None:
    app = dashboard("quotes", q="added", in_="passage")
    shown = items(app)
    assert len(shown) == 2
    assert all(
        'The port has room, Bo Lund <span class="otr-searched">added</span>.</p></article>' in one for one in shown
    )
    assert "otr-passage" not in "".join(items(dashboard("quotes", q="wheat")))
    app = dashboard("quotes", q="minister", in_="article")
    assert (
        "".join(items(app)).count('Fay, the grain <span class="otr-searched">minister</span>, left at noon.</p>') == 2
    )


def test_where_words_are_looked_for_is_asked_once_there_are_some(dashboard: Dashboard) -> None:
    app = dashboard("quotes")
    assert "in" not in [box.key for box in app.selectbox]
    app.text_input(key="q").set_value("minister").run()
    assert app.info[0].value == "Nothing matches these filters."
    assert app.button(key="in article").label == "Look in the article too: 2 quotations"
    app.button(key="in article").click().run()
    assert app.selectbox(key="in").value == "article"
    assert "**2 quotations** in **1 article**" in [element.value for element in app.main.markdown]
