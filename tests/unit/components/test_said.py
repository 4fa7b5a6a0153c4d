"""Streamlit's own error box, with its links to search engines and chatbots, never stands on a page."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

CONFIG = Path(__file__).parents[3] / ".streamlit" / "config.toml"


def draws(kind: str) -> AppTest:
    def script(kind: str) -> None:
        from components import said
        from onrecord.errors import CorpusError

        error = CorpusError("The disk is full.") if kind == "known" else ZeroDivisionError("/home/ada/secret.py")
        assert said.unforeseen(error)

    return AppTest.from_function(script, kwargs={"kind": kind}).run()


def test_what_nobody_foresaw_is_one_sentence_without_its_inside() -> None:
    assert "server’s log" in draws("other").error[0].value
    assert "secret" not in draws("other").error[0].value
    assert "disk is full" in draws("known").error[0].value


def test_streamlit_offers_no_links() -> None:
    assert "showErrorLinks = false" in CONFIG.read_text("utf-8")
