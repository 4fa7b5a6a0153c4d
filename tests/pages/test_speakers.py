"""The page of speakers: everybody, one of them, and two side by side."""

from pathlib import Path

from onrecord.corpus import open_store
from onrecord.model import Mention
from tests.builders import ENGINE, parsed, quotation
from tests.pages.conftest import Dashboard


def texts(app) -> str:
    return " ".join(element.value for element in app.html)


def test_everybody(dashboard: Dashboard) -> None:
    app = dashboard("speakers")
    assert app.markdown[0].value == "**4 speakers** of 7 quotations in 4 articles"
    assert app.dataframe[0].value["Speaker"].tolist()[:2] == ["Ann Fay", "Bo Lund"]
    assert app.dataframe[0].value["Last"].tolist()[-1] == "undated"


def test_the_order_is_the_readers(dashboard: Dashboard) -> None:
    app = dashboard("speakers", speakers_by="name", kind="indirect")
    assert app.dataframe[0].value["Speaker"].tolist() == ["Bo Lund", "Harbour Board"]


def test_one_speaker_with_few_quotations_is_a_list(dashboard: Dashboard) -> None:
    app = dashboard("speakers", speaker="Ann Fay")
    assert "<h2>Ann Fay</h2>" in texts(app)
    assert ">grain minister</a>" in texts(app)
    assert "“We will not pay 5% more for steel,”" in texts(app)
    assert not app.get("plotly_chart")
    assert app.dataframe[0].value[["As", "Words", "Headline"]].to_numpy().tolist() == [
        ["Described as", "grain minister", "Grain prices rise"],
        ["Appears as", "Ann Fay", "Grain prices rise"],
        ["Appears as", "Ann Fay", "Steel and Łódź"],
    ]


def test_two_side_by_side(dashboard: Dashboard) -> None:
    app = dashboard("speakers", speaker="Ann Fay")
    app.selectbox(key="picked speaker").select("Bo Lund").run()
    assert app.multiselect(key="speaker").value == ["Ann Fay", "Bo Lund"]
    assert app.selectbox(key="picked speaker").value is None
    # Four quotations are a list and no trend.
    assert not app.get("plotly_chart")
    assert app.markdown[0].value == "**4 quotations** in **2 articles**"
    assert ">Bo Lund</a></h4>" in texts(app)
    assert texts(app).index("9 Mar 2026</h5>") < texts(app).index("2 Mar 2026</h5>")


def test_side_by_side_on_one_topic(dashboard: Dashboard) -> None:
    app = dashboard("speakers", speaker=["Ann Fay", "Bo Lund"], on_topic="steel")
    assert app.selectbox(key="chosen on_topic").options[0] == "Everything"
    assert "**1 quotation** in **1 article**" in [each.value for each in app.markdown]
    assert '5% more for <span class="otr-evidence">steel</span>' in texts(app)
    assert "Wheat is dear" not in texts(app)


def test_everything_is_no_topic_in_an_address(dashboard: Dashboard) -> None:
    app = dashboard("speakers", speaker=["Ann Fay", "Bo Lund"], on_topic="Everything")
    assert app.selectbox(key="chosen on_topic").value == ""
    assert "**4 quotations** in **2 articles**" in [each.value for each in app.markdown]
    app.selectbox(key="chosen on_topic").set_value("steel").run()
    assert app.query_params["on_topic"] == "steel"
    app.selectbox(key="chosen on_topic").set_value("").run()
    assert "on_topic" not in app.query_params


def test_enough_of_several_speakers_is_charts(dashboard: Dashboard) -> None:
    app = dashboard("speakers", speaker=["Ann Fay", "Bo Lund", "Harbour Board"])
    assert len(app.get("plotly_chart")) == 3


def test_who_is_looked_at_is_the_filter_and_nothing_besides(dashboard: Dashboard) -> None:
    app = dashboard("speakers", open="Ann Fay", with_="Bo Lund")
    assert [button.label for button in app.button if (button.key or "").startswith("chip ")] == [
        "Speaker\\: Ann Fay",
        "Speaker\\: Bo Lund",
    ]
    app.button(key="chip speaker Ann Fay").click().run()
    assert "<h2>Bo Lund</h2>" in texts(app)
    next(button for button in app.button if button.label == "All speakers").click().run()
    assert app.markdown[0].value == "**4 speakers** of 7 quotations in 4 articles"
    assert app.multiselect(key="speaker").value == []


def test_somebody_beside_the_unknown_is_a_table(dashboard: Dashboard) -> None:
    app = dashboard("speakers", speaker=["Bo Lund", "(unknown speaker)"])
    assert app.dataframe[0].value["Speaker"].tolist() == ["Bo Lund"]


def test_an_old_link_finds_a_speaker_under_the_name_of_now(dashboard: Dashboard, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "names"))
    texts_of = ("“Rope is dear,” Roe said.", "“Rope is dear and short,” Ann Roe said.")
    for text, name in zip(texts_of, ("Roe", "Ann Roe"), strict=True):
        words = text[: text.index("”") + 1]
        article = parsed(text, [quotation(text, words, name, mention=name)], [Mention(0, 1, "PERSON", name)])
        store.append([article], ENGINE)
    app = dashboard("speakers", corpus=store.location, open="Roe")
    assert "<h2>Ann Roe</h2>" in texts(app)
    quotes = dashboard("quotes", corpus=store.location, speaker=["Roe"])
    assert quotes.button(key="chip speaker Ann Roe")
    assert quotes.markdown[0].value == "**2 quotations** in **2 articles**"


def test_a_link_to_nobody_says_so(dashboard: Dashboard) -> None:
    app = dashboard("quotes", speaker="Nobody Known")
    assert app.main.markdown[0].value.startswith("No speaker of this corpus is called “Nobody Known”")
    app = dashboard("quotes", speaker=["Ann Fay", "(unknown speaker)"])
    assert app.main.markdown[0].value.startswith("**4 quotations**")


def test_a_speaker_whom_nobody_knows_is_left_out_of_the_address(dashboard: Dashboard) -> None:
    app = dashboard("speakers", open="<script>alert(1)</script>")
    assert "alert(1)" not in texts(app)
    assert app.markdown[1].value == "**4 speakers** of 7 quotations in 4 articles"


def test_nothing_matches(dashboard: Dashboard) -> None:
    app = dashboard("speakers", q="nosuchword")
    assert [message.value for message in app.info] == ["Nothing matches these filters."]


def test_a_link_with_a_nul_is_read_without_it(dashboard: Dashboard) -> None:
    app = dashboard("speakers", open="Ann\0Fay")
    assert not app.exception


def test_the_names_counted_as_one_are_listed_with_the_reason_and_taken_apart(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    store = open_store(str(tmp_path / "forms"))
    for text, name in (("“One,” Ann Roe said.", "Ann Roe"), ("“Two,” Roe said.", "Roe")):
        store.append([parsed(text, [quotation(text, text[: text.index("”") + 1], name)])], ENGINE)
    app = dashboard("speakers", corpus=store.location, open="Ann Roe")
    assert any("nobody else in the corpus is called" in element.value for element in app.markdown)
    pills = next(group for group in app.get("button_group") if "Counted as" in group.label)
    pills.set_value(["Roe"]).run()
    next(button for button in app.button if button.label == "Keep apart").click().run()
    assert not app.exception
    (entry,) = store.corrections()
    assert (entry.target, entry.before["counted as"]) == ("Roe", "Ann Roe")
