"""The paragraphs of articles, for whoever shows where in an article words stand."""

from collections.abc import Collection

import pandas as pd

from onrecord.corpus import search
from onrecord.corpus.snapshot import Snapshot


def paragraphs_with(snapshot: Snapshot, query: str, articles: Collection[str]) -> pd.DataFrame:
    """The paragraphs of some articles that have any word of a query, in text order: article, start, end, text.

    Raises QueryError.
    """
    table = snapshot.paragraphs.filter(snapshot.paragraphs.article.isin(sorted(articles)))
    table = table.filter(search.any_term(snapshot, query, table))
    return snapshot.fetch(table.select("article", "start", "end", "text").order_by(["article", "start"]))
