"""Which articles are versions of one another, for pages to say."""

from collections.abc import Sequence

import pandas as pd

from onrecord.corpus.snapshot import Snapshot


def counts(snapshot: Snapshot, keys: Sequence[str]) -> dict[str, int]:
    """How many other versions each of some articles has; those without any are left out."""
    versions = snapshot.versions.semi_join(snapshot.articles, "article")
    sizes = versions.group_by("story").aggregate(others=versions.count() - 1)
    table = versions.filter(versions.article.isin(list(keys))).inner_join(sizes, "story")
    return {row["article"]: row["others"] for row in snapshot.rows(table) if row["others"]}


def others(snapshot: Snapshot, key: str) -> pd.DataFrame:
    """The other versions of an article, earliest first: article, published, outlet, title."""
    versions = snapshot.versions
    stories = versions.filter(versions.article == key).select("story")
    same = versions.filter(versions.article != key).semi_join(stories, "story")
    table = snapshot.articles.semi_join(same, "article")
    table = table.order_by([table.published.asc(nulls_first=False), table.article])
    return snapshot.fetch(table.select("article", "published", "outlet", "title"))
