"""The paragraphs of articles, for whoever shows where in an article words stand."""

from collections.abc import Collection

import pandas as pd

from onrecord.corpus.snapshot import Snapshot


def paragraphs_of(snapshot: Snapshot, articles: Collection[str]) -> pd.DataFrame:
    """The paragraphs of some articles in text order: article, start, end, text."""
    table = snapshot.paragraphs.filter(snapshot.paragraphs.article.isin(sorted(articles)))
    return snapshot.fetch(table.select("article", "start", "end", "text").order_by(["article", "start"]))
