"""The page Check a draft: what comes in, what is shown, what stays. The draft is read by a script in the engine's place."""

import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.drafts import reading
from tests.pages.conftest import Dashboard
from tests.pages.test_review import press
from tests.unit.server.test_check import READS

RELEASE = "Prices\n\nWe will not pay 5% more for steel. The sun shone."
DRAFT = "Prices & <b>more</b>\n\n“We will pay 5% more for steel,” said Ann Fay."


@pytest.fixture(autouse=True)
def reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "reads.py"
    script.write_text(READS)
    monkeypatch.setattr(reading, "command", lambda: [sys.executable, str(script)])


def sent(app: AppTest, text: str) -> AppTest:
    app.text_area[0].input(text)
    app = press(app, "Check the quotations")
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def test_each_quotation_has_a_verdict_beside_its_source(dashboard: Dashboard) -> None:
    app = sent(dashboard("drafts"), DRAFT)
    assert any("**1 quotation**: **1** wants your eye" in markdown.value for markdown in app.markdown)
    shown = words(app)
    assert "altered" in shown
    assert "“not” is left out" in shown
    assert "articles?article=" in shown
    assert "<b>more</b>" not in shown


def test_what_an_editor_says_of_it_is_kept_while_the_page_is(dashboard: Dashboard) -> None:
    app = sent(dashboard("drafts"), DRAFT)
    app.checkbox[0].check()
    app.text_input(key="note 0").input("asked her")
    app.run()
    (word,) = app.session_state["checked draft"].words.values()
    assert (word.accepted, word.note) == (True, "asked her")
    app = press(app, "Check another draft")
    assert "checked draft" not in app.session_state
    assert app.text_area[0].value in {"", None}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is nothing in it"),
        ("Das ist Deutsch.", "in another language"),
        ("broken", "could not be read"),
    ],
)
def test_what_cannot_be_checked_is_one_sentence(dashboard: Dashboard, text: str, sentence: str) -> None:
    app = sent(dashboard("drafts"), text)
    assert sentence in app.error[0].value
    assert "checked draft" not in app.session_state


def test_a_draft_without_quotations_says_so(dashboard: Dashboard) -> None:
    app = sent(dashboard("drafts"), "Nothing was said.")
    assert app.info[0].value == "No quotation was found in the draft, so there is nothing to check."


def test_a_draft_comes_in_one_way_at_a_time(dashboard: Dashboard) -> None:
    app = dashboard("drafts")
    next(field for field in app.text_input if field.label == "Or write its address").input("https://olm.example/a")
    app = sent(app, DRAFT)
    assert app.error[0].value.startswith("Give the text in one way only")


def looked_for(app: AppTest, text: str) -> AppTest:
    next(area for area in app.text_area if area.label.startswith("Paste the release")).input(text)
    app = press(app, "Look for its sentences")
    assert not app.exception
    return app


def test_a_release_shows_which_of_its_sentences_were_quoted(dashboard: Dashboard) -> None:
    app = looked_for(dashboard("drafts"), RELEASE)
    assert any("**1** of 3 sentences quoted in **1 article**" in markdown.value for markdown in app.markdown)
    assert "the whole sentence, verbatim" in words(app)
    assert "articles?article=" in words(app)
    app = press(app, "Look for another text")
    assert "landed text" not in app.session_state


@pytest.mark.parametrize("text", ["", "Das ist Deutsch.", "broken"])
def test_a_release_that_cannot_be_read_is_one_sentence(dashboard: Dashboard, text: str) -> None:
    app = looked_for(dashboard("drafts"), text)
    assert len(app.error) == 1
    assert "landed text" not in app.session_state


def test_a_release_that_nobody_quotes_says_so(dashboard: Dashboard) -> None:
    app = looked_for(dashboard("drafts"), "Nothing of this was ever written down anywhere.")
    assert app.info[0].value.startswith("No article of the corpus quotes any of its 1 sentence")


def test_an_article_of_the_corpus_leads_to_where_it_landed(dashboard: Dashboard) -> None:
    app = dashboard("drafts", landed="no such article")
    assert "no article at this address" in app.warning[0].value
