import json
from pathlib import Path

import pytest

from onrecord.model import Flaw
from onrecord.readers.markup import as_line, as_text
from tests.unit.readers.reading import articles, written


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("<p>One.</p><p>Two &amp; three.</p>", "One.\n\nTwo & three."),
        ("One.<br/>Two.", "One.\n\nTwo."),
        ("<!-- wp:paragraph --><p>One\n<b>word</b>.</p><script>x()</script>", "One word."),
        ("<div>it.</div><span>Ann Fay</span>", "it.\n\nAnn Fay"),
        ("<p>She said <q>never</q> twice.</p>", "She said “never” twice."),
        ("<blockquote><p>“One.</p><p>“Two.”</p></blockquote>", "“One.\n\n“Two.”"),
        ("<p>One.</p><figure><img src='a'><figcaption>A boat</figcaption></figure>Two.", "One.\n\nTwo."),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;", "One.\n\nTwo & three."),
        ("a &lt; b and &lt;sic&gt; there", "a < b and <sic> there"),
        ("AT&amp;T said &ldquo;no&rdquo;", "AT&T said “no”"),
        ("a < b and c > d", "a < b and c > d"),
        ("He wrote <sic> there", "He wrote <sic> there"),
    ],
)
def test_a_field_of_html_is_read_as_html(value: str, words: str) -> None:
    assert as_text(value) == words


def test_a_headline_that_was_escaped_twice() -> None:
    assert as_line("Fay &amp;amp; Sons win &lt;em&gt;Olm&lt;/em&gt; contract") == "Fay & Sons win Olm contract"


def test_a_record_says_that_tags_were_taken_out(tmp_path: Path) -> None:
    record = {"title": "Mill &amp; quay", "text": "<p>The mill will close.</p><p>“No choice,” Ann Fay said.</p>"}
    (article,) = articles(written(tmp_path, "a.json", json.dumps(record)))
    assert (article.title, article.text) == ("Mill & quay", "The mill will close.\n\n“No choice,” Ann Fay said.")
    assert article.flaws == (Flaw.MARKUP,)


def test_a_text_file_keeps_its_own_words(tmp_path: Path) -> None:
    text = "<p>The mill will close.</p>\n<b>Ann Fay</b> said so."
    (article,) = articles(written(tmp_path, "a.txt", text))
    assert (article.text, article.flaws) == (text, (Flaw.MARKUP,))


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("<p>The port <b>will</b> pay.</p><p>It rained.</p>", "The port will pay.\n\nIt rained."),
        ("The port <b>will</b> pay.\n\nIt rained.", "The port <b>will</b> pay.\n\nIt rained."),
        ("<figure> <table> <tr> <td><p>The port will pay.</p></td> </tr> </table> </figure>",) * 2,
        ("<p> </p>", ""),
    ],
)
def test_a_field_with_paragraphs_of_its_own_keeps_its_words(field: str, text: str) -> None:
    assert as_text(field) == text
