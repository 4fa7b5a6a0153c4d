"""Reports of one statement beside its fullest version."""

import pandas as pd
import pytest

from components.differences import compared_html
from components.statement_views import reports_html


@pytest.mark.parametrize(
    ("fullest", "report", "expected"),
    [
        ("“We will wait.”", "“We will wait,”", "“We will wait,”"),
        ("“We will wait.”", "“We will”", '“We will” <del title="left out">wait.”</del>'),
        (
            "We will not wait",
            "We shall not wait",
            'We <del title="left out">will</del> <ins title="only here">shall</ins> not wait',
        ),
        ("a <b> c", "a <i> c", 'a <del title="left out">&lt;b&gt;</del> <ins title="only here">&lt;i&gt;</ins> c'),
    ],
)
def test_differing_words_are_marked(fullest: str, report: str, expected: str) -> None:
    assert compared_html(fullest, report) == expected


def test_reports_say_who_was_first_and_who_cut() -> None:
    rows = pd.DataFrame(
        {
            "quote": ["q1", "q2", "q3"],
            "article": ["a", "b&c", "d"],
            "published": pd.to_datetime(["2026-03-02", "2026-03-03", None]),
            "outlet": ["<Wire>", "Post", None],
            "title": ["Boats", None, "Ships"],
            "speaker": ["Ann Fay", "Ann Fay", None],
            "text": ["We will wait", "We will", "We will wait"],
            "polarity": ["said", "hypothetical", "said"],
            "covered": [1.0, 0.5, 0.9],
        }
    )
    first, second, third = reports_html(rows, "We will wait").split("<li>")[1:]
    assert "<strong>first report · </strong>whole · 2 Mar 2026 · &lt;Wire&gt; · Ann Fay" in first
    assert (
        '<strong></strong>cut · 3 Mar 2026 · Post · Ann Fay <strong class="otr-unsaid">not said yet</strong>' in second
    )
    assert "articles?article=b%26c&amp;quote=q2" in second
    assert "whole · undated · unknown outlet · unknown speaker" in third


def test_of_two_reports_of_one_day_neither_is_the_first() -> None:
    row = {
        "quote": "q",
        "article": "a",
        "outlet": "Post",
        "title": "Boats",
        "speaker": None,
        "text": "x",
        "polarity": "said",
        "covered": 1.0,
    }
    rows = pd.DataFrame([row | {"published": pd.Timestamp("2026-03-02")}] * 2)
    assert reports_html(rows, "x").count("first day · ") == 2
