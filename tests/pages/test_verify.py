"""A file is dropped on the page: what is shown of each row, and of a file that is none."""

from io import BytesIO

import pytest
from streamlit.testing.v1 import AppTest

from onrecord.corpus import Store, take_snapshot
from onrecord.corpus.exports import export
from onrecord.corpus.selection import Selection
from tests.pages.conftest import Dashboard
from tests.pages.test_review import press


@pytest.fixture
def extract(store: Store) -> bytes:
    stream = BytesIO()
    export(take_snapshot(store), "quotes", Selection(), "jsonl", stream)
    return stream.getvalue()


def sent(app: AppTest, content: bytes) -> AppTest:
    app.file_uploader[-1].upload("extract.jsonl", content, "application/x-ndjson")
    app = press(app, "Verify the file")
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def test_each_row_says_whether_it_holds_and_leads_to_the_article(dashboard: Dashboard, extract: bytes) -> None:
    hostile = extract.replace(b"Wheat is dear", b"Wheat is <b>cheap</b>")
    app = sent(dashboard("drafts"), hostile)
    assert any(markdown.value == "**7 rows: 6 hold, 1 edited in the file.**" for markdown in app.markdown)
    shown = words(app)
    assert "Wheat is &lt;b&gt;cheap&lt;/b&gt;" in shown
    assert "<b>cheap" not in shown
    assert "articles?article=" in shown
    next(pills for pills in app.button_group if pills.key == "verify_standings").set_value(
        ["✎ 1 edited in the file"]
    ).run()
    assert words(app).count("<article") == 1


def test_a_file_that_is_none_is_one_sentence(dashboard: Dashboard) -> None:
    app = sent(dashboard("drafts"), b"nothing of the kind")
    assert app.error[0].value.startswith("This is no extract of On the Record")
    app = press(dashboard("drafts"), "Verify the file")
    assert app.error[0].value == "Choose a file first\\."
