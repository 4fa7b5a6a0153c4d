"""The report of a view: what it says of itself, and that nothing in it comes alive or asks the network."""

import re

import plotly.graph_objects as go
import pytest
from lxml import html as markup

from components.drawn import Chart
from components.report import html
from onrecord.corpus import Snapshot, open_store, take_snapshot
from onrecord.corpus.selection import Selection
from onrecord.default_view import View
from onrecord.version import ENGINE
from tests.builders import ENGINE as TEST_ENGINE
from tests.builders import parsed, quotation

LINK = "http://127.0.0.1:8501/topics?speaker=Ann+Fay"
HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(2)">{{ 7 * 7 }}'


def chart(title: str = "Quotations by topic") -> Chart:
    figure = go.Figure(go.Bar(x=[1], y=["grain"]))
    figure.update_layout(title=title, template="plotly_dark")
    return Chart(figure, "Quotations by topic")


def test_it_says_what_it_holds_by_which_filters_and_from_where(snapshot: Snapshot) -> None:
    page = markup.fromstring(
        html("Topics", snapshot, Selection(speakers=("Ann Fay",), view=(View.BELIEF,)), [chart()], LINK)
    )
    facts = dict(zip(page.xpath("//dt/text()"), [dd.text_content() for dd in page.xpath("//dd")], strict=True))
    assert (facts["Speaker"], facts["Also shown"], facts["View"]) == ("Ann Fay", "belief", LINK)
    assert f"engine {ENGINE}" in facts["Made"]
    assert "4 quotations in 2 articles" in page.text_content()
    rows = [[cell.text_content() for cell in row.xpath("td")] for row in page.xpath("//tbody/tr")]
    assert len(rows) == 4
    wheat = next(row for row in rows if "Wheat" in row[0])
    assert wheat[1] == "Ann Fay"
    assert (
        " ".join(wheat[2].split()) == "2 Mar 2026, The Invented Times: Grain prices rise https://invented.example/grain"
    )
    assert wheat[3] == "certain"
    assert page.xpath("//figure/figcaption")[0].text_content() == "Quotations by topic."


def test_without_filters_it_says_so_and_without_charts_it_has_no_script(snapshot: Snapshot) -> None:
    page = markup.fromstring(html("Topics", snapshot, Selection(), [], LINK))
    assert page.xpath("//dt[text()='Filters']/following-sibling::dd[1]")[0].text == "none"
    assert not page.xpath("//script")


def test_what_is_left_out_is_said(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.report.MOST_QUOTATIONS", 2)
    page = markup.fromstring(html("Topics", snapshot, Selection(), [], LINK))
    assert "The newest 2 of 7 quotations" in page.text_content()
    assert len(page.xpath("//tbody/tr")) == 2


def test_charts_are_dark_on_white_whatever_theme_they_had_and_stay_as_they_were(snapshot: Snapshot) -> None:
    one = chart()
    dark = one.figure.layout.template.layout.paper_bgcolor
    text = html("Topics", snapshot, Selection(), [one], LINK)
    assert '"paper_bgcolor":"white"' in text.replace(" ", "")
    assert one.figure.layout.template.layout.paper_bgcolor == dark


def test_nothing_in_an_article_a_filter_or_a_chart_comes_alive(tmp_path) -> None:
    text = f"{HOSTILE}\n\n“{HOSTILE}” Ann Fay said."
    said = quotation(text, f"“{HOSTILE}”", f"Ann {HOSTILE}", cue="said")
    store = open_store(str(tmp_path / "corpus"))
    address = f"javascript:alert(1)//{HOSTILE}"
    store.append([parsed(text, [said], title=HOSTILE, outlet=HOSTILE, url=address)], TEST_ENGINE)
    selection = Selection(speakers=(f"Ann {HOSTILE}",))
    answer = html(HOSTILE, take_snapshot(store), selection, [chart(HOSTILE)], f"http://a.example/?q={HOSTILE}")
    page = markup.fromstring(answer)
    assert not page.xpath("//img")
    assert not page.xpath("//*[starts-with(@href, 'javascript')]")
    assert not [script for script in page.xpath("//script/text()") if script.strip().startswith("alert")]
    assert HOSTILE in page.xpath("string(//tbody)")
    assert HOSTILE in page.xpath("string(//h1)")


def test_a_policy_lets_nothing_be_loaded(snapshot: Snapshot) -> None:
    page = markup.fromstring(html("Topics", snapshot, Selection(), [chart()], LINK))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert not re.search("https?:", policy)
    assert not page.xpath("//*[@src] | //link")
