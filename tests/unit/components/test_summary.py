"""The overview's lists lead to the view that they count."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pandas as pd

from components.summary import attention_html, most_quoted_html
from onrecord.corpus import Snapshot
from onrecord.corpus.queries import totals
from onrecord.corpus.selection import Selection, from_params


def targets(html: str) -> list[tuple[str, Selection]]:
    parts = [urlsplit(unescape(target)) for target in re.findall(r'href="([^"]+)"', html)]
    return [(part.path, from_params(parse_qs(part.query))) for part in parts]


def test_a_speaker_leads_to_the_quotations_within_the_other_filters() -> None:
    frame = pd.DataFrame(
        {"speaker": ["A & <B>", "Cy"], "speaker_kind": ["named"] * 2, "quotes": [1200, 1], "articles": [9, 1]}
    )
    html = most_quoted_html(frame, Selection(outlets=("Post",), speakers=("Cy", "A & <B>")), 2400)
    assert targets(html) == [
        ("quotes", Selection(speakers=("A & <B>",), outlets=("Post",))),
        ("quotes", Selection(speakers=("Cy",), outlets=("Post",))),
    ]
    assert "<B>" not in html
    assert ">1,200 <small>50%</small><" in html
    assert ">1 <small>under 1%</small><" in html


def test_what_needs_attention_leads_to_exactly_as_many(snapshot: Snapshot) -> None:
    everything = totals(snapshot, Selection())
    html = attention_html(everything, Selection())
    (articles, undated), (quotes, unknown) = targets(html)
    assert (articles, quotes) == ("articles", "quotes")
    assert f"{totals(snapshot, undated).articles} undated article" in html
    assert f"{totals(snapshot, unknown).quotes} quotation" in html
    assert "with no speaker" in html


def test_nothing_to_do_says_so(snapshot: Snapshot) -> None:
    dated = Selection(until=date(2026, 3, 9))
    assert "Nothing" in attention_html(totals(snapshot, dated), dated)
