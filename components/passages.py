"""Passages of articles around the words that were searched for, where a list shows other words or none."""

from collections.abc import Iterator, Mapping

import pandas as pd

from components.highlight import Mark, marked_up
from components.searched import Marked, marker
from onrecord.corpus.paragraph_queries import paragraphs_with
from onrecord.corpus.selection import Selection, Where
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import Span

_OF_AN_ARTICLE = 3
# So many characters before the first word that is marked, and in all.
_BEFORE, _LONGEST = 90, 280


def of_quotations(snapshot: Snapshot, selection: Selection, rows: pd.DataFrame) -> Mapping[str, str]:
    """HTML of the passage around each quotation in which words stand that the quotation has not, by its id."""
    if selection.where is Where.QUOTATION or not selection.query.strip():
        return {}
    marked, found = marker(snapshot, selection.query), {}
    by_article = dict(list(paragraphs_with(snapshot, selection.query, set(rows["article"])).groupby("article")))
    for row in rows.itertuples():
        for passage in by_article[row.article].itertuples() if row.article in by_article else ():
            near = passage.start < row.end and row.start < passage.end
            spans = marked(passage.text) if near or selection.where is Where.ARTICLE else []
            outside = [one for one in spans if not row.start <= passage.start + one[0] < row.end]
            if outside:
                found[row.quote] = _excerpt(passage.text, spans, outside[0])
                break
    return found


def of_articles(snapshot: Snapshot, selection: Selection, articles: list[str]) -> Mapping[str, list[str]]:
    """HTML of the first passages of each article that have the words; none where they are looked for in quotations."""
    if selection.where is not Where.ARTICLE or not selection.query.strip():
        return {}
    marked = marker(snapshot, selection.query)
    found: dict[str, list[str]] = {}
    for passage in paragraphs_with(snapshot, selection.query, articles).itertuples():
        held = found.setdefault(str(passage.article), [])
        if len(held) < _OF_AN_ARTICLE and (spans := marked(passage.text)):
            held.append(_excerpt(passage.text, spans, spans[0]))
    return found


def searched_marks(text: str, marked: Marked) -> Iterator[Mark]:
    """The marks of the words that were searched for in a text."""
    return (Mark(start, end, "otr-searched") for start, end in marked(text))


def _excerpt(text: str, spans: list[Span], first: Span) -> str:
    """The words around one place, all places in them marked, with dots where the passage goes on."""
    start = text.rfind(" ", 0, first[0] - _BEFORE) + 1 if first[0] > _BEFORE else 0
    end = text.find(" ", start + _LONGEST)
    end = len(text) if end < 0 else end
    marks = [Mark(one, other, "otr-searched") for one, other in spans]
    return f"{'… ' if start else ''}{marked_up(text, marks, (start, end))}{' …' if end < len(text) else ''}"
