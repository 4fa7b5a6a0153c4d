"""The overview's lists: the most quoted, and what needs attention, each entry a link into the right view."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import pandas as pd

from components import cut
from components.address import link
from components.wording import count, share
from onrecord.corpus.queries import Totals
from onrecord.corpus.ranking import Ranking
from onrecord.corpus.selection import Selection
from onrecord.model import SpeakerKind


def most_quoted_html(frame: pd.DataFrame, selection: Selection, quotes: int) -> str:
    """Speakers with a bar for their quotations and their share of ``quotes``, all that are selected.

    ``frame`` has speaker, speaker_kind, quotes, articles.
    """
    most = frame["quotes"].max()
    rows = []
    for row in frame.itertuples():
        target = link("quotes", replace(selection, speakers=(row.speaker,)))
        rows.append(
            f'<tr><td><a href="{escape(target)}">{escape(row.speaker)}</a></td>'
            f'<td style="width:35%"><span class="otr-bar" style="width:{100 * row.quotes / most:.0f}%"></span></td>'
            f'<td title="in {count(row.articles, "article")}">{row.quotes:,} <small>{share(row.quotes, quotes)}</small></td></tr>'
        )
    head = "<tr><th>Speaker</th><th></th><th>Quotations</th></tr>"
    return f'<div class="otr-list"><table>{head}{"".join(rows)}</table></div>'


def roles_html(ranked: Ranking, selection: Selection) -> str:
    """Who is quoted without a name, each a link, with their quotations; the rows have speaker and quotes."""
    rows = "".join(
        f'<tr><td><a href="{escape(link("quotes", replace(selection, speakers=(row.speaker,))))}">{escape(row.speaker)}</a></td>'
        f"<td>{row.quotes:,}</td></tr>"
        for row in ranked.rows.itertuples()
    )
    return f'<div class="otr-list"><table>{rows}</table>{_left_html(ranked, "role")}</div>'


def rising_html(ranked: Ranking, targets: Sequence[str], noun: str, unit: str) -> str:
    """What has become more, each a link, with its counts now and before; the rows have value, now, before."""
    if not ranked.of:
        return '<p class="otr-list otr-facts">Nothing rises here.</p>'
    rows = "".join(
        f'<tr><td><a href="{escape(target)}">{escape(row.value)}</a></td>'
        f'<td title="{count(row.now, unit)}, {row.before:,} in the days before">{row.now:,}'
        f" <small>{_before(row.before)}</small></td></tr>"
        for row, target in zip(ranked.rows.itertuples(), targets, strict=True)
    )
    return f'<div class="otr-list"><table>{rows}</table>{_left_html(ranked, noun)}</div>'


def _before(number: int) -> str:
    return f"after {number:,}" if number else "none before"


def changed_html(ranked: Ranking, selection: Selection) -> str:
    """Names in more or fewer articles than before; the rows have name, now, before."""
    if not ranked.of:
        return '<p class="otr-list otr-facts">No name here.</p>'
    rows = []
    for row in ranked.rows.itertuples():
        target = link("entities", selection, names=row.name)
        arrow = "▲" if row.now > row.before else "▼"
        rows.append(
            f'<tr><td><a href="{escape(target)}">{escape(row.name)}</a></td>'
            f"<td>{arrow} {count(row.now, 'article')} <small>{_before(row.before)}</small></td></tr>"
        )
    return f'<div class="otr-list"><table>{"".join(rows)}</table>{_left_html(ranked, "name")}</div>'


def attention_html(totals: Totals, selection: Selection) -> str:
    """Undated articles and quotations without a speaker; says so where there are none."""
    entries = []
    if totals.undated_articles:
        undated = replace(selection, undated=True, since=None, until=None)
        entries.append((link("articles", undated), count(totals.undated_articles, "undated article")))
    if totals.unattributed_quotes:
        unknown = replace(selection, speaker_kinds=(SpeakerKind.UNKNOWN,))
        words = count(totals.unattributed_quotes, "quotation") + " with no speaker"
        entries.append((link("quotes", unknown), words))
    if not entries:
        return '<p class="otr-list">Nothing: every article is dated and every quotation has a speaker.</p>'
    items = "".join(f'<li><a href="{escape(target)}">{words}</a></li>' for target, words in entries)
    return f'<div class="otr-list"><ul>{items}</ul></div>'


def _left_html(ranked: Ranking, noun: str) -> str:
    left = cut.words(ranked, noun)
    return f'<p class="otr-facts">{left}</p>' if left else ""
