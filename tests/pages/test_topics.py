"""The page of topics: breakdowns of what is filtered, and the editor with its preview."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from components import downloads
from onrecord import taxonomy, topic_changes
from onrecord.corpus import open_store
from tests.builders import ENGINE, parsed, quotation
from tests.pages.conftest import Dashboard


@pytest.mark.parametrize(
    ("view", "charts"), [("time", 1), ("speakers", 2), ("outlets", 2), ("acts", 2), ("together", 0)]
)
def test_every_breakdown(dashboard: Dashboard, view: str, charts: int) -> None:
    app = dashboard("topics", topic_view=view)
    assert len(app.get("plotly_chart")) == charts
    assert app.markdown[0].value == "**7 quotations** in **4 articles**"


def test_what_has_no_topic_and_no_date_is_said(dashboard: Dashboard) -> None:
    captions = [caption.value for caption in dashboard("topics").caption]
    assert "3 quotations here have no topic; one with several topics counts for each." in captions
    # The topics of three dated quotations are no trend.
    assert "Too few dated quotations have a topic to show topics in time." in captions
    assert "1 quotation in undated articles cannot be shown in time." in captions


def test_a_few_quotations_are_a_list(dashboard: Dashboard) -> None:
    app = dashboard("topics", topic="trade")
    assert not app.get("plotly_chart")
    said = next(element.value for element in app.html if "otr-said" in element.value)
    assert ">Wheat</span> is dear,”" in said
    assert said.count("<li>") == 2


def test_nothing_matches(dashboard: Dashboard) -> None:
    app = dashboard("topics", q="nosuchword")
    assert [message.value for message in app.info] == ["Nothing matches these filters."]


def test_a_change_is_previewed_and_saved_only_when_asked_for(dashboard: Dashboard, own_topics: Path) -> None:
    before = own_topics.read_bytes()
    app = dashboard("topics", topic_view="edit", edit="steel")
    app.text_area(key="topic phrases steel").set_value("steel\nno").run()
    preview = next(text.value for text in app.markdown if "gains" in text.value)
    assert (
        preview == "This change **gains 1 quotation** and **loses 0 quotations** of all that the corpus shows at first."
    )
    shown = next(element.value for element in app.html if "otr-evidence" in element.value)
    assert '<span class="otr-evidence" title="steel: no">No</span>' in shown
    assert own_topics.read_bytes() == before
    try:
        app.button(key="save_topic").click().run()
        assert not app.exception
        assert phrases() == ("steel", "no")
        # Undone, the fields have the former words too: nothing is left to be saved.
        app.button(
            key=next(button.key for button in app.button if str(button.key).startswith("undo topic"))
        ).click().run()
        assert not app.exception
        assert phrases() == ("steel",)
        assert app.text_area(key="topic phrases steel").value == "steel"
        assert not [button for button in app.button if button.key == "save_topic"]
        assert not app.warning
    finally:
        own_topics.write_bytes(before)
        own_topics.with_name(f"{own_topics.name}.log").unlink(missing_ok=True)


def test_a_new_topic_is_begun_by_a_button_and_saved(dashboard: Dashboard, own_topics: Path) -> None:
    before = own_topics.read_bytes()
    app = dashboard("topics", topic_view="edit")
    assert app.selectbox(key="edit").options == ["trade", "grain", "steel", "harbour"]
    app.button(key="begin_topic").click().run()
    assert not [box for box in app.selectbox if box.key == "edit"]
    # Whoever only wanted to look is led back.
    app.button(key="leave_topic").click().run()
    assert app.selectbox(key="edit").options == ["trade", "grain", "steel", "harbour"]
    # The address of an earlier version asks for the same.
    app = dashboard("topics", topic_view="edit", edit="(new topic)")
    assert app.query_params["new_topic"] == "true"
    assert "edit" not in app.query_params
    app.text_input(key="topic name ").set_value("quay")
    app.text_area(key="topic phrases ").set_value("port").run()
    preview = next(text.value for text in app.markdown if "gains" in text.value)
    try:
        app.button(key="save_topic").click().run()
        assert not app.exception
        assert app.selectbox(key="edit").value == "quay"
        assert "new_topic" not in app.query_params
        # Preview and page agree on the count.
        (counted,) = (each.value for each in dashboard("topics", topic="quay").markdown if "quotation" in each.value)
        assert counted.startswith(f"**{preview.split('gains ')[1].split('**')[0]}** in")
    finally:
        own_topics.write_bytes(before)
        own_topics.with_name(f"{own_topics.name}.log").unlink(missing_ok=True)


def test_of_two_editors_the_later_wins_and_is_told(dashboard: Dashboard, own_topics: Path) -> None:
    before = own_topics.read_bytes()
    app = dashboard("topics", topic_view="edit", edit="steel")
    app.text_area(key="topic phrases steel").set_value("steel\nno").run()
    (steel,) = (topic for topic in taxonomy.load_own().topics if topic.name == "steel")
    try:
        topic_changes.change(steel, replace(steel, phrases=("iron",)), "cy")
        # Drawn again since, with what stands now beside what is typed.
        app.run()
        assert app.text_area(key="topic phrases steel").value == "steel\nno"
        app.button(key="save_topic").click().run()
        assert phrases() == ("steel", "no")
        assert "Somebody else had changed steel meanwhile" in app.toast[0].value
        # Fields that nobody has touched follow.
        (steel,) = (topic for topic in taxonomy.load_own().topics if topic.name == "steel")
        topic_changes.change(steel, replace(steel, phrases=("iron",)), "cy")
        app.run()
        assert app.text_area(key="topic phrases steel").value == "iron"
    finally:
        own_topics.write_bytes(before)
        own_topics.with_name(f"{own_topics.name}.log").unlink(missing_ok=True)


def test_what_cannot_be_read_of_the_changes_is_said(dashboard: Dashboard, own_topics: Path) -> None:
    log = own_topics.with_name(f"{own_topics.name}.log")
    log.write_text("{}\nno line of ours\n")
    try:
        app = dashboard("topics", topic_view="edit", edit="steel")
        (warning,) = app.warning
        assert "lines 1, 2 of" in warning.value
        assert "topics.toml.log cannot be read" in warning.value.replace("\\", "")
    finally:
        log.unlink()


def phrases() -> tuple[str, ...]:
    return next(topic.phrases for topic in taxonomy.load_own().topics if topic.name == "steel")


@pytest.mark.parametrize(
    ("field", "value", "message"), [("phrases", "*", "write words"), ("name", "grain", "Two topics are named")]
)
def test_a_bad_topic_is_explained_and_cannot_be_saved(
    dashboard: Dashboard, field: str, value: str, message: str
) -> None:
    app = dashboard("topics", topic_view="edit", edit="steel")
    widget = app.text_area(key="topic phrases steel") if field == "phrases" else app.text_input(key="topic name steel")
    widget.set_value(value).run()
    assert message in app.error[0].value.replace("\\", "")
    assert not [button for button in app.button if button.key == "save_topic"]


def test_a_bad_file_of_topics_is_one_sentence_on_the_page(dashboard: Dashboard, own_topics: Path) -> None:
    before = own_topics.read_bytes()
    own_topics.write_text("[[topic", encoding="utf-8")
    try:
        app = dashboard("topics")
        assert "The topics are not valid TOML" in app.error[0].value.replace("\\", "")
    finally:
        own_topics.write_bytes(before)


def test_the_words_that_show_a_topic_are_marked_and_counted(dashboard: Dashboard) -> None:
    app = dashboard("topics", topic="steel")
    assert '"otr-evidence" title="steel: steel">steel<' in " ".join(each.value for each in app.html)
    assert app.dataframe[-1].value.to_dict("records") == [
        {"Topic": "steel", "Phrase": "steel", "Shown by": "words", "Quotations": 1}
    ]


@pytest.fixture
def by_context(tmp_path: Path) -> str:
    """An article on steel with two quotations: one that follows a sentence about steel, one that says nothing of it."""
    text = "Steel quarrel\n\nAnn Fay spoke of the steel duty. “It works,” she said.\n\n“I am well,” Bo Lund said."
    quotes = [
        quotation(text, "“It works,”", "Ann Fay", around="spoke of the steel duty"),
        quotation(text, "“I am well,”", "Bo Lund"),
    ]
    store = open_store(str(tmp_path / "context"))
    store.append([parsed(text, quotes, published=date(2026, 3, 1), subject="Steel quarrel")], ENGINE)
    return store.location


def test_what_stands_around_a_quotation_shows_its_topic_and_is_shown(dashboard: Dashboard, by_context: str) -> None:
    app = dashboard("topics", corpus=by_context, topic="steel")
    said = " ".join(each.value for each in app.html)
    assert (
        'steel, by its passage: spoke of the <span class="otr-evidence" title="steel: steel">steel</span> duty' in said
    )
    assert "I am well" not in said
    # What only the article is about is one click away, with its number.
    button = app.button(key="also by article")
    assert button.label == "\\+ 1 in articles on this"
    button.click().run()
    assert app.query_params["basis"] in ("article", ["article"])
    said = " ".join(each.value for each in app.html)
    assert "Topic of the article: steel (“steel” in its headline or lead)" in said
    app.button(key="not by article").click().run()
    assert "basis" not in app.query_params


SURNAMES = (
    "Abbott", "Baker", "Carver", "Draper", "Easton", "Fisher", "Gardner", "Hooper", "Irving", "Jarvis",
    "Kettle", "Lowell", "Mercer", "Norton", "Oswald", "Palmer", "Quincy", "Rowley", "Sawyer", "Turner",
)  # fmt: skip


@pytest.fixture
def many_speakers(tmp_path: Path) -> str:
    """Twenty who speak of steel: one three times, two twice, seventeen once."""
    store = open_store(str(tmp_path / "many"))
    for at in range(20):
        name = f"{SURNAMES[at][:3]} {SURNAMES[at]}"
        for time in range(3 if at == 0 else 2 if at < 3 else 1):
            words = f"“Steel is dear {at} {time},”"
            text = f"{words} {name} said."
            store.append([parsed(text, [quotation(text, words, name)], published=date(2026, 3, 1 + at))], ENGINE)
    return store.location


def test_who_speaks_of_a_topic_says_how_many_are_left_out(dashboard: Dashboard, many_speakers: str) -> None:
    app = dashboard("topics", corpus=many_speakers, topic_view="speakers", topic="steel")
    # Seventeen have one quotation each: the alphabet does not choose between them.
    assert app.dataframe[0].value.to_dict("list") == {
        "Speaker": ["Abb Abbott", "Bak Baker", "Car Carver"],
        "Quotations": [3, 2, 2],
        "Share of all": [3 / 24, 2 / 24, 2 / 24],
    }
    assert any(each.value.startswith("3 of 20 speakers shown.") for each in app.caption)
    app.button(key="all").click().run()
    assert len(app.dataframe[0].value) == 20
    assert app.query_params["all"] in ("true", ["true"])
    app.button(key="few").click().run()
    assert len(app.dataframe[0].value) == 3
    assert "all" not in app.query_params


def test_the_file_of_a_ranking_is_never_cut(
    dashboard: Dashboard, many_speakers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {}
    monkeypatch.setattr(downloads, "table_button", lambda rows, *, name, key: files.update({name: rows}))
    dashboard("topics", corpus=many_speakers, topic_view="speakers", topic="steel")
    assert files["topics-speakers"]()["Quotations"].tolist() == [3, 2, 2] + [1] * 17
    dashboard("overview", corpus=many_speakers)
    assert len(files["most-quoted"]()) == 20


def test_one_old_page_does_not_stretch_the_axis(dashboard: Dashboard, many_speakers: str) -> None:
    words = "“Steel was dear,”"
    text = f"{words} Zed Zeller said."
    store = open_store(many_speakers)
    store.append([parsed(text, [quotation(text, words, "Zed Zeller")], published=date(2012, 3, 1))], ENGINE)
    for at in range(30):
        filler = f"Nothing was said on day {at}."
        store.append([parsed(filler, published=date(2026, 3, 1 + at % 20))], ENGINE)
    app = dashboard("overview", corpus=many_speakers)
    chart = app.get("plotly_chart")[0].proto.spec
    # Twenty days, and not fourteen years by month.
    assert "Quotations by day" in chart
    assert "1 earlier" in chart
    assert any("1 quotation before 1 Mar 2026" in each.value for each in app.caption)
    # The table has all.
    assert app.dataframe[0].value["First day of day"].min().year == 2012
