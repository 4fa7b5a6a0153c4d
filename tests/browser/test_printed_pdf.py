"""An article printed from a browser is read as it was written: headline, author, day and every paragraph. All of it is invented."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.unit.readers.reading import articles

TITLE = "Harbour of Olm doubles its fees after a long night"
STANDFIRST = "Owners of small boats are spared, for now; the fishers of Ilm say that they will pay for it."
BYLINE, DAY = "By Cy Moe and Di Poe", "14 May 2026"
PARAGRAPHS = [
    (
        "The harbour board of Olm will double its fees in June, its chair Ann Fay said on Thursday, after a meeting that had "
        "begun in daylight and ended when the first boats came home."
    ),
    (
        "“We had no choice,” she told reporters at the quay. “The walls are older than anyone here, and nobody has mended "
        "them since the flood.”"
    ),
    "Bo Lund, who has fished from Olm for forty-one years, disagreed.",
    (
        "“They asked for money in spring, they asked again in autumn,” he said, “and the wall is as it was. I would like to see "
        "one stone of it moved before I pay for the second time.”"
    ),
    "The board expects 2.4 million crowns a year, of which a third is to go to the long-term fund and the rest to the wall.",
    (
        "Half of the boats in the harbour are shorter than nine metres; for these the fee stays at 40 crowns a day until the end "
        "of 2027, according to the plan."
    ),
    "Ed Roe, the treasurer-elect, called the plan “a first step, not the last”.",
    (
        "A member of the board who asked not to be named said the vote had been closer than it looked: five of the nine members "
        "had spoken against it before supper, and two of them changed their minds afterwards."
    ),
    "The office of the mayor did not answer. It had said in March that fees were “a matter for the harbour alone”.",
    "In Ilm, where the fees have not risen since 1998, the harbour master said she would wait and see.",
    (
        "“If their boats come to us,” she said, “we shall find them a place; and if they bring their nets, we shall find them a "
        "smaller one.”"
    ),
    "The next meeting of the board is on the second Tuesday of June.",
]
CSS = "body { font: 11pt/1.4 serif } h1 { font-size: 22pt } .stand { font-size: 13pt; font-style: italic } .by { color: #555 }"
LAYOUTS = {
    "one column": ("p { margin: 0 0 8pt }", {"format": "A4", "margin": dict.fromkeys(("top", "bottom", "left", "right"), "20mm")}),
    "two columns": (
        "#body { columns: 2; column-gap: 8mm; text-align: justify; hyphens: auto } #body p { margin: 0; text-indent: 1.2em }",
        {"format": "A4", "margin": dict.fromkeys(("top", "bottom", "left", "right"), "18mm")},
    ),
    "A5": (
        "p { margin: 0 0 6pt }",
        {"format": "A5", "display_header_footer": True, "margin": dict.fromkeys(("top", "bottom", "left", "right"), "15mm")},
    ),
}  # fmt: skip


def html(css: str) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    head = f"<h1>{TITLE}</h1><p class='stand'>{STANDFIRST}</p><p class='by'>{BYLINE}</p><p class='by'>{DAY}</p>"
    return f"<html lang='en'><head><title>{TITLE}</title><style>{CSS}{css}</style></head><body>{head}<div id='body'>{body}</div></body></html>"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_printed_article_is_read_whole(chromium: Browser, tmp_path: Path, layout: str) -> None:
    css, options = LAYOUTS[layout]
    page = chromium.new_page()
    page.set_content(html(css))
    page.pdf(path=tmp_path / "a.pdf", **options)
    page.close()
    (article,) = articles(tmp_path / "a.pdf")
    assert (article.title, article.author, str(article.published)) == (TITLE, "Cy Moe and Di Poe", "2026-05-14")
    assert article.text.split("\n\n") == [TITLE, STANDFIRST, BYLINE, DAY, *PARAGRAPHS]
