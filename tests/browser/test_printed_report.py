"""A report on paper: no heading stands alone at the foot of a page, wherever charts end."""

from pathlib import Path

import plotly.graph_objects as go
import pypdfium2
import pytest
from playwright.sync_api import Browser

from components import report
from components.drawn import Chart
from onrecord.corpus import open_store, take_snapshot
from onrecord.corpus.selection import Selection
from tests.builders import ENGINE, small_corpus


@pytest.mark.parametrize("height", range(540, 700, 20))
def test_a_heading_stays_with_what_it_is_of(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, height: int
) -> None:
    monkeypatch.setattr("components.report.MOST_QUOTATIONS", 3)
    store = open_store(str(tmp_path / "corpus"))
    store.append(small_corpus(), ENGINE)
    chart = Chart(go.Figure(go.Bar(x=[1], y=["grain"]), {"height": height}), "Quotations by topic")
    page = chromium.new_page()
    page.set_content(report.html(report.of_view(take_snapshot(store), Selection(), "http://a.example/"), [chart]))
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    page.close()
    sheets = [
        sheet.get_textpage().get_text_bounded().split() for sheet in pypdfium2.PdfDocument(tmp_path / "report.pdf")
    ]
    (headed,) = (words for words in sheets if "Quotations" in words and "newest" in words)
    assert "Fay" in headed[headed.index("newest") :] or "Board" in headed[headed.index("newest") :]
