"""Quotations that markup shows as such, on pages and in fields of HTML."""

from pathlib import Path

import pytest

from onrecord.readers.markup import as_text
from tests.unit.readers.reading import articles, written
from tests.unit.readers.test_html import BODY, page

WORDS = "The quay has waited long enough."
SIGNED = f"“{WORDS}” — Bo Lund, harbour master"
NAME = "Bo Lund, harbour master"


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        (f"<blockquote><p>{WORDS}</p><footer>— <cite>{NAME}</cite></footer></blockquote>", [SIGNED]),
        (f"<blockquote><p>“{WORDS}”</p><footer>{NAME}</footer></blockquote>", [SIGNED]),
        (f"<blockquote><p>{WORDS}</p><cite>{NAME}</cite></blockquote>", [SIGNED]),
        (f"<blockquote>{WORDS}<br>– <cite>{NAME}</cite></blockquote>", [SIGNED]),
        (f"<blockquote><p>{WORDS}</p><p>— <cite>{NAME}</cite></p></blockquote>", [SIGNED]),
        (f"<figure class='said'><blockquote>{WORDS}</blockquote><figcaption>{NAME}</figcaption></figure>", [SIGNED]),
        (f"<blockquote><p>{WORDS}</p><p>So have we.</p><cite>Bo Lund</cite></blockquote>", [f"“{WORDS}", "“So have we.” — Bo Lund"]),
        ("<blockquote><p>They call it “the wait”, and so do I.</p><footer>Bo Lund</footer></blockquote>",
         ["They call it “the wait”, and so do I.", "— Bo Lund"]),
        # Nobody signs these.
        (f"<blockquote><p>{WORDS}</p></blockquote>", [WORDS]),
        (f"<blockquote><cite>{WORDS}</cite></blockquote>", [WORDS]),
        ("<blockquote><p>She told it all in <cite>The Long Quay</cite></p></blockquote>", ["She told it all in The Long Quay"]),
        ("<blockquote><p>It is told in <cite>The Quay</cite>, a book.</p></blockquote>", ["It is told in The Quay, a book."]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_page", [True, False])
def test_a_signed_block_quotation(tmp_path: Path, markup: str, paragraphs: list[str], is_page: bool) -> None:
    if is_page:
        (article,) = articles(written(tmp_path, "a.html", page(body=BODY + markup + BODY.replace("Ann", "Una"))))
        assert article.text.split("\n\n")[2:-2] == paragraphs
    else:
        assert as_text(f"<p>One.</p>{markup}") == "\n\n".join(["One.", *paragraphs])


def test_an_embedded_post_in_a_figure_keeps_its_name(tmp_path: Path) -> None:
    post = (
        f"<blockquote class='twitter-tweet'><p>{WORDS}</p>&mdash; Bo Lund (@bolund) <a href='/1'>3 May</a></blockquote>"
    )
    figure = f"<figure class='block-embed'><div class='embed'>{post}</div><figcaption>His post</figcaption></figure>"
    (article,) = articles(written(tmp_path, "a.html", page(body=BODY + figure + BODY.replace("Ann", "Una"))))
    assert article.text.split("\n\n")[2:4] == [WORDS, "— Bo Lund (@bolund) 3 May"]


def test_a_pull_quote_that_repeats_the_article_is_left_out(tmp_path: Path) -> None:
    figure = f"<figure class='pullquote'><blockquote>{WORDS}</blockquote><figcaption>Bo Lund</figcaption></figure>"
    (article,) = articles(written(tmp_path, "a.html", page(body=BODY + figure + BODY.replace("Ann", "Una"))))
    assert WORDS not in article.text


def test_a_quotation_in_a_quotation_has_single_marks() -> None:
    assert as_text("<p>She said <q>he told us <q>never</q> twice</q>.</p>") == "She said “he told us ‘never’ twice”."
