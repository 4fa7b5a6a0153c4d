"""The filters are the same on every page, come from the URL, and can be taken away one by one."""

from datetime import date

import pytest

from onrecord.corpus.selection import UNKNOWN_SPEAKER
from onrecord.default_view import CERTAIN
from tests.pages.conftest import Dashboard

PAGES = ("overview", "quotes", "articles")


def labels(app) -> list[str]:
    return [button.label.replace("\\", "") for button in app.button if button.key and button.key.startswith("chip ")]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_the_same_filters(dashboard: Dashboard, page: str) -> None:
    app = dashboard(page)
    assert [widget.label for widget in app.sidebar.multiselect] == [
        "Speaker",
        "Topic",
        "Outlet",
        "Mentions",
        "Kind of speaker",
        "Kind of quotation",
        "Act",
        "Also shown",
    ]
    assert [widget.label for widget in app.sidebar.date_input] == ["From", "To"]


def test_speakers_are_offered_by_frequency_with_the_unknown_among_them(dashboard: Dashboard) -> None:
    options = dashboard().multiselect(key="speaker").options
    assert options[0] == "Ann Fay"
    assert set(options) == {"Ann Fay", "Bo Lund", "Harbour Board", "senior port official", UNKNOWN_SPEAKER}


@pytest.mark.parametrize("page", PAGES)
def test_the_address_sets_the_filters_and_each_is_shown_with_a_cross(dashboard: Dashboard, page: str) -> None:
    app = dashboard(page, speaker=["Ann Fay", "Bo Lund"], kind="direct", from_="2026-03-01", undated="true", q="wheat")
    assert app.multiselect(key="speaker").value == ["Ann Fay", "Bo Lund"]
    assert app.date_input(key="from").value == date(2026, 3, 1)
    assert app.toggle(key="undated").value
    assert labels(app) == [
        "Words: wheat",
        "Speaker: Ann Fay",
        "Speaker: Bo Lund",
        "From: 2026-03-01",
        "Kind of quotation: direct",
        "Undated articles",
    ]


@pytest.mark.parametrize("page", PAGES)
def test_acts_view_and_certainty_are_filters_like_the_others(dashboard: Dashboard, page: str) -> None:
    app = dashboard(page, act=["deny", "believe"], view=["unsaid", "doubtful"], confidence="0.725")
    assert app.multiselect(key="act").value == ["deny", "believe"]
    assert app.multiselect(key="view").value == ["unsaid", "doubtful"]
    assert app.selectbox(key="confidence").value == "0.725"
    chips = ["Act: deny", "Act: believe", "Certainty at least: 0.725", "Also shown: unsaid", "Also shown: doubtful"]
    assert labels(app) == chips
    app.button(key="chip confidence 0.725").click().run()
    app.button(key="chip view unsaid").click().run()
    app.button(key="chip act deny").click().run()
    assert labels(app) == ["Act: believe", "Also shown: doubtful"]
    app.button(key="clear_all").click().run()
    assert labels(app) == []


@pytest.mark.parametrize("page", PAGES)
def test_an_address_of_an_earlier_version_says_the_same(dashboard: Dashboard, page: str) -> None:
    app = dashboard(page, beliefs="true", confidence=str(CERTAIN), q="wait OR wheat")
    assert labels(app) == ["Words: wait OR wheat", "Certainty at least: certain", "Also shown: belief"]
    assert app.multiselect(key="view").value == ["belief"]
    assert app.selectbox(key="confidence").value == "certain"
    assert "beliefs" not in app.query_params


def test_an_address_of_the_page_of_topics_of_an_earlier_version_opens_the_same(dashboard: Dashboard) -> None:
    app = dashboard("topics", view="Acts", q="wheat")
    assert app.session_state["chosen topic_view"] == "acts"
    assert labels(app) == ["Words: wheat"]


@pytest.mark.parametrize(
    ("page", "earlier", "codes"),
    [
        ("quotes", {"sort": "Oldest first", "as": "Table"}, ["oldest", "table"]),
        ("articles", {"list_sort": "Headline A–Z"}, ["headline"]),
        ("speakers", {"speakers_by": "Name A–Z"}, ["name"]),
        (
            "entities",
            {"entity_kind": "Organisations", "counted": "Quotations that mention them", "by": "Week"},
            ["organisations", "quotations", "week"],
        ),
        ("entities", {"entity_view": "Rising and falling", "days": "30 days"}, ["changes", "30"]),
        ("topics", {"topic_view": "Edit topics"}, ["edit"]),
        ("figures", {"figures_in": "Also outside quotations", "figure_unit": "Things counted"}, ["all", "things"]),
        ("statements", {"statement_order": "Most reports"}, ["reports"]),
        ("review", {"review": "One person, two names?"}, ["one-person"]),
        ("corpus", {"lacking": "Without a date"}, ["published"]),
    ],
)
def test_a_choice_is_a_code_in_the_address_and_its_label_in_an_earlier_one(
    dashboard: Dashboard, page: str, earlier: dict[str, str], codes: list[str]
) -> None:
    app = dashboard(page, **earlier)
    assert [app.session_state[f"chosen {name}"] for name in earlier] == codes


@pytest.mark.parametrize("page", PAGES)
def test_what_is_left_out_by_default_is_counted_by_reason_and_one_click_away(dashboard: Dashboard, page: str) -> None:
    def offered() -> dict[str, str]:
        return {button.key: button.label for button in app.button if button.key and button.key.startswith("also ")}

    def quotations(number: int) -> bool:
        words = [metric.value for metric in app.metric] + [text.value for text in app.main.markdown]
        return any(value == str(number) or f"**{number} quotations**" in value for value in words)

    app = dashboard(page)
    assert quotations(7)
    assert offered() == {
        "also doubtful": "\\+ 1 less certain",
        "also belief": "\\+ 2 beliefs and intentions",
        "also unsaid": "\\+ 1 not said",
        "also all": "Show all",
    }
    app.button(key="also belief").click().run()
    assert labels(app) == ["Also shown: belief"]
    assert quotations(9)
    app.button(key="also unsaid").click().run()
    assert quotations(10)
    assert offered() == {"also doubtful": "\\+ 1 less certain", "also nothing": "Hide again"}
    app.button(key="also nothing").click().run()
    assert quotations(7)
    app.button(key="also all").click().run()
    assert labels(app) == ["Also shown: all"]
    assert quotations(11)
    assert offered() == {"also nothing": "Hide again"}


def test_where_only_beliefs_match_they_are_offered(dashboard: Dashboard) -> None:
    app = dashboard("quotes", q="duty")
    assert app.info[0].value.startswith("Nothing matches")
    app.button(key="also belief").click().run()
    assert app.main.markdown[0].value == "**1 quotation** in **1 article**"


@pytest.mark.parametrize("page", ["speakers", "topics", "entities", "figures"])
def test_pages_of_charts_offer_what_is_left_out_too(dashboard: Dashboard, page: str) -> None:
    app = dashboard(page, q="duty")
    assert app.button(key="also belief").label == "\\+ 1 belief or intention"


def test_nonsense_in_the_address_is_ignored(dashboard: Dashboard) -> None:
    app = dashboard(
        "quotes",
        speaker="Nobody",
        kind="loud",
        act="shout",
        beliefs="x",
        confidence="7",
        from_="soon",
        to="2026-99-01",
        undated="7",
        page="99",
        sort="x",
    )
    assert labels(app) == []
    lost, counted = (element.value for element in app.main.markdown[:2])
    assert lost.startswith("No speaker of this corpus is called “Nobody”")
    assert counted.startswith("**7 quotations**")


def test_a_speaker_is_found_whatever_the_spelling_and_nobody_else_is_taken(dashboard: Dashboard) -> None:
    app = dashboard("quotes", speaker="bo-lumd")
    assert labels(app) == ["Speaker: Bo Lund"]
    app.multiselect(key="speaker").set_value(["bo-lumd", "the grain minister"]).run()
    assert labels(app) == ["Speaker: Bo Lund", "Speaker: Ann Fay"]
    app.button(key="chip speaker Bo Lund").click().run()
    assert labels(app) == ["Speaker: Ann Fay"]


def test_people_and_topics_are_offered_beside_what_words_find(dashboard: Dashboard) -> None:
    def offered(app) -> list[str]:
        return [button.key for button in app.button if button.key and button.key.startswith("suggested ")]

    assert offered(dashboard("quotes", q="steel")) == ["suggested topic steel"]
    assert offered(dashboard("quotes", q='"steel"')) == []
    app = dashboard("quotes", q="fay", kind="direct")
    assert offered(app) == ["suggested speaker Ann Fay"]
    app.button(key="suggested speaker Ann Fay").click().run()
    assert labels(app) == ["Speaker: Ann Fay", "Kind of quotation: direct"]
    app = dashboard("quotes", q="wheat or steel")
    assert any("“or” in small letters is a word to find" in caption.value for caption in app.caption)


def test_nothing_found_says_which_filter_empties_it_and_how_a_word_is_spelt(dashboard: Dashboard) -> None:
    app = dashboard("quotes", q="wheet", outlet="The Invented Times")
    assert app.info[0].value == "Nothing matches these filters."
    assert app.button(key="without Words: wheet").label == "Without “Words\\: wheet”\\: 3 quotations"
    app.button(key="spelt wheet wheat").click().run()
    assert labels(app) == ["Words: wheat", "Outlet: The Invented Times"]
    app = dashboard("quotes", q="wheat", outlet="Other Gazette")
    app.button(key="without Outlet: Other Gazette").click().run()
    assert labels(app) == ["Words: wheat"]


@pytest.mark.parametrize("page", ["overview", "articles", "speakers", "topics", "entities", "figures", "statements"])
def test_every_page_on_which_nothing_is_found_offers_a_way_out(dashboard: Dashboard, page: str) -> None:
    app = dashboard(page, q="wheet", in_="article", outlet="The Invented Times")
    assert [info.value for info in app.info] == ["Nothing matches these filters."]
    app.button(key="spelt wheet wheat").click().run()
    assert labels(app)[0] == "Words: wheat"
    assert "Nothing matches these filters." not in [info.value for info in app.info]


@pytest.mark.parametrize(
    "page", ["overview", "quotes", "articles", "speakers", "entities", "topics", "figures", "statements"]
)
def test_every_page_gives_a_report(dashboard: Dashboard, page: str) -> None:
    for filters in ({}, {"speaker": "Ann Fay"}):
        buttons = [button.label for button in dashboard(page, **filters).get("download_button")]
        assert buttons.count("Page to print") == 1
        assert buttons.count("Word document") == 1


def test_filters_survive_a_change_of_page(dashboard: Dashboard) -> None:
    app = dashboard("quotes", speaker="Ann Fay", q="steel")
    app.switch_page("pages/articles.py").run()
    assert labels(app) == ["Words: steel", "Speaker: Ann Fay"]
    assert "1 article" in app.main.markdown[0].value


def test_a_cross_removes_its_own_filter_only(dashboard: Dashboard) -> None:
    app = dashboard("quotes", speaker=["Ann Fay", "Bo Lund"], q="wheat", to="2026-03-31", undated="true")
    app.button(key="chip speaker Bo Lund").click().run()
    assert labels(app) == ["Words: wheat", "Speaker: Ann Fay", "To: 2026-03-31", "Undated articles"]
    app.button(key="chip undated true").click().run()
    app.button(key="chip to 2026-03-31").click().run()
    app.button(key="chip q wheat").click().run()
    assert labels(app) == ["Speaker: Ann Fay"]


def test_clear_all_clears_all(dashboard: Dashboard) -> None:
    app = dashboard("quotes", speaker="Ann Fay", kind="direct", q="wheat", from_="2026-03-01", undated="true")
    app.button(key="clear_all").click().run()
    assert labels(app) == []
    assert "7 quotations" in app.main.markdown[0].value


def test_the_link_to_copy_holds_the_view(dashboard: Dashboard) -> None:
    app = dashboard("quotes", speaker="Ann Fay", q='"not pay"')
    assert app.code[0].value == "http://dashboard.example/quotes?q=%22not+pay%22&speaker=Ann+Fay"


@pytest.mark.parametrize("page", PAGES)
def test_a_bad_query_is_one_message_at_the_position_and_no_number(dashboard: Dashboard, page: str) -> None:
    app = dashboard(page, q="wheat AND (steel")
    assert len(app.error) == 1
    line, caret = app.code[1].value.split("\n")
    assert line == "wheat AND (steel"
    assert caret.strip() == "^"
    assert not app.metric
    assert not app.dataframe
    assert not app.main.markdown


def test_a_filter_goes_back_to_page_one(dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.reading_list.ROWS", 2)
    app = dashboard("quotes", page="3")
    assert len([element for element in app.html if '<article class="otr-item' in element.value]) == 2
    app.multiselect(key="kind").select("direct").run()
    assert app.session_state["page"] == 1


def test_options_have_counts_that_follow_the_other_filters(dashboard: Dashboard) -> None:
    def options(app, name: str) -> list[str]:
        return [button.label for button in app.button if (button.key or "").startswith(f"option {name} ")]

    app = dashboard("quotes")
    assert options(app, "speaker")[0] == "Ann Fay :small[3]"
    app = dashboard("quotes", kind="indirect")
    assert options(app, "speaker") == ["Bo Lund :small[1]", "Harbour Board :small[1]"]
    app.button(key="option speaker Bo Lund").click().run()
    assert labels(app) == ["Speaker: Bo Lund", "Kind of quotation: indirect"]
    assert options(app, "speaker") == ["Harbour Board :small[1]"]
    assert options(app, "outlet") == ["The Invented Times :small[1]"]
    assert options(dashboard("quotes", q="wheat AND ("), "speaker") == []


def test_a_link_says_how_many_of_the_other_filters_are_on(dashboard: Dashboard) -> None:
    app = dashboard("quotes", kind="indirect", act="deny", speaker="Bo Lund")
    assert [box.label for box in app.expander if box.label.startswith("More")] == ["More filters (2 on)"]
