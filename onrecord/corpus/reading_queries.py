"""What was read of each article, for whoever brings articles in and says what they lack."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import ibis
import ibis.expr.types as ir
import pandas as pd

from onrecord.corpus.predicate import selected_articles
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import ENGLISH, Flaw

_COLUMNS = ("article", "source", "title", "outlet", "author", "published", "updated", "language", "flaws")


def _lacks(field: str) -> Callable[[ir.Table], ir.BooleanValue]:
    return lambda articles: articles[field].isnull()


def is_incomplete(articles: ir.Table) -> ir.BooleanValue:
    """That only the beginning of an article was there."""
    return articles.flaws.fill_null("").contains(Flaw.INCOMPLETE.value)


def is_foreign(articles: ir.Table) -> ir.BooleanValue:
    """That an article is in a language which is not analysed; an earlier version, which took all for English, did not say."""
    return articles.language.fill_null(ENGLISH) != ENGLISH


def _is_flawed(articles: ir.Table) -> ir.BooleanValue:
    return (articles.flaws.fill_null("") != "") | is_foreign(articles) | articles.published.isnull()


# What somebody looks for among articles, by its code.
TROUBLES: Mapping[str, Callable[[ir.Table], ir.BooleanValue]] = MappingProxyType(
    {
        **{field: _lacks(field) for field in ("outlet", "published", "author", "title", "url")},
        "incomplete": is_incomplete,
        "foreign": is_foreign,
        "flawed": _is_flawed,
    }
)


def number(snapshot: Snapshot, selection: Selection, trouble: str | None = None) -> int:
    """How many articles of the selection there are, or have that trouble. Raises QueryError."""
    return int(snapshot.fetch(_wanted(snapshot, selection, trouble).aggregate(n=ibis._.count()))["n"].iloc[0])


def page(snapshot: Snapshot, selection: Selection, trouble: str | None, *, offset: int, limit: int) -> pd.DataFrame:
    """One page of them, newest first, with the columns of ``of_articles``. Raises QueryError."""
    table = _wanted(snapshot, selection, trouble)
    order = [table.published.desc(nulls_first=False), table.article]
    return _described(snapshot, table.order_by(order).limit(limit, offset=offset)).reset_index(drop=True)


def among(snapshot: Snapshot, keys: Sequence[str], trouble: str | None = None) -> list[str]:
    """Those of some articles that are in the corpus, or have that trouble, in the same order."""
    table = _wanted(snapshot, Selection(), trouble)
    there = set(snapshot.fetch(table.filter(table.article.isin(list(keys))).select("article"))["article"])
    return [key for key in keys if key in there]


def of_articles(snapshot: Snapshot, keys: Sequence[str]) -> pd.DataFrame:
    """What is known of some articles, in their order.

    article, source, title, outlet, author, published, updated, language, flaws; words and quotes, their numbers.
    """
    table = snapshot.articles
    frame = _described(snapshot, table.filter(table.article.isin(list(keys))))
    return frame.set_index("article").loc[list(keys)].reset_index()


def _wanted(snapshot: Snapshot, selection: Selection, trouble: str | None) -> ir.Table:
    table = selected_articles(snapshot, selection)
    return table.filter(TROUBLES[trouble](table)) if trouble else table


def _described(snapshot: Snapshot, articles: ir.Table) -> pd.DataFrame:
    words = articles.text.strip().re_split(r"\s+").length()
    frame = snapshot.fetch(articles.select(*_COLUMNS, words=words))
    quotes = snapshot.quotes.filter(snapshot.quotes.article.isin(frame["article"].tolist()))
    counted = snapshot.fetch(
        quotes.filter(quotes.left_out.isnull()).group_by("article").aggregate(quotes=ibis._.count())
    )
    return frame.merge(counted, "left", "article").fillna({"quotes": 0}).astype({"quotes": int})
