"""The list of articles, one page of it, each a link to the article."""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from components.address import link
from components.wording import count, day, facts, known
from onrecord.corpus.queries import ArticleOrder
from onrecord.corpus.selection import Selection

ROWS = 25

# Labels by code; the column, and whether its greatest value comes first.
LABELS = {
    "newest": "Newest first",
    "oldest": "Oldest first",
    "quotations": "Most quotations",
    "headline": "Headline A–Z",
    "outlet": "Outlet A–Z",
    "author": "Author A–Z",
}
ORDERS: dict[str, tuple[ArticleOrder, bool]] = {
    "newest": ("published", True),
    "oldest": ("published", False),
    "quotations": ("quotes", True),
    "headline": ("title", False),
    "outlet": ("outlet", False),
    "author": ("author", False),
}


def article_list_html(
    frame: pd.DataFrame, selection: Selection, versions: Mapping[str, int], passages: Mapping[str, Sequence[str]]
) -> str:
    """Headlines, each with what is known of its article; ``frame`` is a page of ``queries.articles``.

    ``versions`` is how many other versions articles have, ``passages`` where in them searched words stand, as HTML.
    """
    entries = []
    for row in frame.itertuples():
        known_facts = [
            day(row.published),
            row.outlet if known(row.outlet) else "unknown outlet",
            f"by {row.author}" if known(row.author) else "no byline",
            count(row.quotes, "quotation"),
        ]
        if row.article in versions:
            known_facts.append(count(versions[row.article], "other version"))
        target = link("articles", selection, article=row.article)
        title = row.title if known(row.title) else "No headline"
        found = "".join(f'<p class="otr-passage">{passage}</p>' for passage in passages.get(row.article, ()))
        entries.append(
            f'<li><a href="{escape(target)}">{escape(title)}</a>'
            f'<p class="otr-facts">{escape(facts(known_facts))}</p>{found}</li>'
        )
    return f'<ul class="otr-list otr-headlines">{"".join(entries)}</ul>'


def versions_html(frame: pd.DataFrame, selection: Selection) -> str:
    """The other versions of an article, each a link; ``frame`` is that of ``version_queries.others``."""
    items = []
    for row in frame.itertuples():
        title = row.title if known(row.title) else "No headline"
        where = facts([row.outlet if known(row.outlet) else "unknown outlet", day(row.published)])
        target = link("articles", selection, article=row.article)
        items.append(f'<li><a href="{escape(target)}">{escape(title)}</a><p class="otr-facts">{escape(where)}</p></li>')
    return f'<ul class="otr-list otr-headlines">{"".join(items)}</ul>'
