"""Quotations that can be read alone."""

from collections.abc import Callable

import pytest

from onrecord.model import ParsedArticle

ROWS = [
    ("Ann Roe said that the bridge was unsafe.", "the bridge was unsafe"),
    ("“The bridge is unsafe,” Ann Roe said.", "“The bridge is unsafe,”"),
    ("Ann Roe condemned the attack on the port.", "condemned the attack on the port"),
    ("Ann Roe called the demand “unprecedented”.", "called the demand “unprecedented”"),
    ("Ann Roe urged Kestria to commit to the plan.", "urged Kestria to commit to the plan"),
    ("Ann Roe asked whether the bridge would hold.", "asked whether the bridge would hold"),
    ("Ann Roe pointed to reports that Bo Lund called the winner “Miss Muffin”.", "pointed to reports that Bo Lund called the winner “Miss Muffin”"),
    ("Ann Roe called for a law that ends the toll on the bridge.", "called for a law that ends the toll on the bridge"),
    ("Ann Roe said the law that ends the toll was late.", "the law that ends the toll was late"),
    ("Ann Roe did not say that the bridge was unsafe.", "did not say that the bridge was unsafe"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_as_sentence(analyse: Callable[..., ParsedArticle], text: str, expected: str) -> None:
    assert [quote.as_sentence for quote in analyse(text).quotes] == [expected]
