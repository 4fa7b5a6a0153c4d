"""The report of a view: what it says of itself, and that nothing in it comes alive or asks the network."""

import json
import re
from io import BytesIO

import plotly.graph_objects as go
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as some
from lxml import html as markup

from components import report
from components.drawn import Chart
from components.report_word import word
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


def html(snapshot: Snapshot, selection: Selection, charts: list[Chart], link: str = LINK) -> str:
    return report.html(report.of_view(snapshot, selection, link), charts)


def test_it_says_what_it_holds_by_which_filters_and_from_where(snapshot: Snapshot) -> None:
    page = markup.fromstring(html(snapshot, Selection(speakers=("Ann Fay",), view=(View.BELIEF,)), [chart()]))
    facts = dict(zip(page.xpath("//dt/text()"), [dd.text_content() for dd in page.xpath("//dd")], strict=True))
    assert (facts["Speaker"], facts["Also shown"], facts["View"]) == ("Ann Fay", "belief", LINK)
    assert f"engine {ENGINE}" in facts["Made"]
    assert "4 quotations in 2 articles" in page.text_content()
    assert page.xpath("string(//h1)") == "Ann Fay, March 2026"
    rows = [[" ".join(part.text_content().split()) for part in row] for row in page.xpath("//li")]
    assert len(rows) == 4
    (*said, where) = next(row for row in rows if "Wheat" in row[0])
    assert said == ["“Wheat is dear,”", "Ann Fay, grain minister · unchecked, certain"]
    reported, receipt = where.split("Receipt ")
    assert reported == "The Invented Times, 2 Mar 2026: Grain prices rise https://invented.example/grain"
    assert receipt.startswith("otr1:quotes:")
    assert page.xpath("//figure/figcaption")[0].text_content() == "Quotations by topic."


def test_without_filters_it_says_so_and_without_charts_it_has_no_script(snapshot: Snapshot) -> None:
    page = markup.fromstring(html(snapshot, Selection(), []))
    assert page.xpath("//dt[text()='Filters']/following-sibling::dd[1]")[0].text == "none"
    assert not page.xpath("//script[not(@type='application/ld+json')]")


def test_programs_find_the_quotations_in_it(snapshot: Snapshot) -> None:
    page = markup.fromstring(html(snapshot, Selection(outlets=("The Invented Times",), view=(View.ALL,)), []))
    (script,) = page.xpath("//script[@type='application/ld+json']")
    found = {one["text"]: one for one in json.loads(script.text)["@graph"]}
    assert found["“Wheat is dear,”"] == {
        "@type": "Quotation",
        "text": "“Wheat is dear,”",
        "creator": {"@type": "Person", "name": "Ann Fay"},
        "isPartOf": {
            "@type": "NewsArticle",
            "headline": "Grain prices rise",
            "url": "https://invented.example/grain",
            "datePublished": "2026-03-02",
            "publisher": {"@type": "Organization", "name": "The Invented Times"},
        },
    }
    assert found["said that the port has room"]["@type"] == "Statement"


def test_what_was_not_said_is_no_quotation_for_programs(snapshot: Snapshot) -> None:
    rows = report.of_view(snapshot, Selection(view=(View.ALL,)), LINK).rows
    unsaid = {row["as_sentence"] for row in rows if row["polarity"] != "said"}
    assert unsaid
    assert not unsaid & {one["text"] for one in report.linked_data(rows)["@graph"]}


def test_what_is_left_out_is_said(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.report.MOST_QUOTATIONS", 2)
    page = markup.fromstring(html(snapshot, Selection(), []))
    assert "The newest 2 of 7 quotations" in page.text_content()
    assert len(page.xpath("//li")) == 2


def test_charts_are_dark_on_white_whatever_theme_they_had_and_stay_as_they_were(snapshot: Snapshot) -> None:
    one = chart()
    dark = one.figure.layout.template.layout.paper_bgcolor
    text = html(snapshot, Selection(), [one])
    assert '"paper_bgcolor":"white"' in text.replace(" ", "")
    assert one.figure.layout.template.layout.paper_bgcolor == dark


def test_nothing_in_an_article_a_filter_or_a_chart_comes_alive(tmp_path) -> None:
    text = f"{HOSTILE}\n\n“{HOSTILE}” Ann Fay said."
    said = quotation(text, f"“{HOSTILE}”", f"Ann {HOSTILE}", cue="said")
    store = open_store(str(tmp_path / "corpus"))
    address = f"javascript:alert(1)//{HOSTILE}"
    store.append([parsed(text, [said], title=HOSTILE, outlet=HOSTILE, url=address)], TEST_ENGINE)
    selection = Selection(speakers=(f"Ann {HOSTILE}",))
    answer = html(take_snapshot(store), selection, [chart(HOSTILE)], f"http://a.example/?q={HOSTILE}")
    page = markup.fromstring(answer)
    assert not page.xpath("//img")
    assert not page.xpath("//*[starts-with(@href, 'javascript')]")
    assert not [script for script in page.xpath("//script/text()") if script.strip().startswith("alert")]
    assert HOSTILE in page.xpath("string(//ol)")
    assert HOSTILE in page.xpath("string(//h1)")


def test_a_policy_lets_nothing_be_loaded(snapshot: Snapshot) -> None:
    page = markup.fromstring(html(snapshot, Selection(), [chart()]))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert not re.search("https?:", policy)
    assert not page.xpath("//*[@src] | //link")


def test_the_word_document_says_the_same(snapshot: Snapshot) -> None:
    selection = Selection(speakers=("Ann Fay",))
    document = Document(BytesIO(word(report.of_view(snapshot, selection, LINK))))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[:3] == ["Ann Fay, March 2026", "3 quotations in 2 articles, 2 Mar – 9 Mar 2026", "Speaker: Ann Fay"]
    assert f"View: {LINK}" in lines
    first = lines.index("“Wheat is dear,”")
    assert lines[first + 1 : first + 3] == [
        "Ann Fay, grain minister · unchecked, certain",
        "The Invented Times, 2 Mar 2026: Grain prices rise\nhttps://invented.example/grain",
    ]


@settings(max_examples=30)
@given(some.text(some.characters(exclude_characters="\0", exclude_categories=[])))
def test_no_text_breaks_the_word_document(words: str) -> None:
    row = dict.fromkeys(["role", "note", "reviewed", "certainty", "date", "outlet", "headline", "polarity", "receipt"])
    row |= {"as_sentence": words, "speaker": words, "kind": "direct", "source": words}
    about = report.Report(words, words, Selection(query=words), [row], words)
    assert Document(BytesIO(word(about))).paragraphs
