"""The list of articles, one page of it, each a link to the article."""

from html import escape

import pandas as pd

from components.address import link
from components.wording import count, day, facts, known
from onrecord.corpus.queries import ArticleOrder
from onrecord.corpus.selection import Selection

ROWS = 25

ORDERS: dict[str, tuple[ArticleOrder, bool]] = {
    "Newest first": ("published", True),
    "Oldest first": ("published", False),
    "Most quotations": ("quotes", True),
    "Headline A–Z": ("title", False),
    "Outlet A–Z": ("outlet", False),
    "Author A–Z": ("author", False),
}


def article_list_html(frame: pd.DataFrame, selection: Selection) -> str:
    """Headlines, each with what is known of its article; ``frame`` is a page of ``queries.articles``."""
    entries = []
    for row in frame.itertuples():
        known_facts = [
            day(row.published),
            row.outlet if known(row.outlet) else "unknown outlet",
            f"by {row.author}" if known(row.author) else "no byline",
            count(row.quotes, "quotation"),
        ]
        target = link("articles", selection, article=row.article)
        title = row.title if known(row.title) else "No headline"
        entries.append(
            f'<li><a href="{escape(target)}">{escape(title)}</a>'
            f'<p class="otr-facts">{escape(facts(known_facts))}</p></li>'
        )
    return f'<ul class="otr-list otr-headlines">{"".join(entries)}</ul>'
