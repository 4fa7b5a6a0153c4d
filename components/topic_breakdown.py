"""Who speaks of what: a ranking of speakers, outlets or acts by what they say with a topic, and of which topics it is."""

import pandas as pd

from components import chart_panel, cut, topic_charts
from onrecord.corpus import topic_queries
from onrecord.corpus.queries import Totals
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot


def show(snapshot: Snapshot, selection: Selection, totals: Totals, field: topic_queries.By, topics: list[str]) -> None:
    """Bars of the values of a field, then circles of them by topic; ``topics`` are the topics in their order."""
    ranked = topic_queries.ranked(snapshot, selection, field, cut.limit())
    heading = field.capitalize()

    def numbers(rows: pd.DataFrame) -> pd.DataFrame:
        return rows.assign(share=rows["quotes"] / totals.quotes).rename(
            columns={"value": heading, "quotes": "Quotations", "share": "Share of all"}
        )

    if len(ranked.rows):
        chart_panel.show(
            topic_charts.ranked(ranked.rows, field, totals.quotes),
            numbers(ranked.rows),
            name=f"topics-{field}s",
            alt=f"Quotations with a topic by {field}",
            whole=lambda: numbers(topic_queries.ranked(snapshot, selection, field, None).rows),
        )
    cut.say(ranked, field)
    if len(ranked.rows) and len(topics) > 1:
        cells = topic_queries.by(snapshot, selection, field, ranked.rows["value"].tolist())
        names = {"value": heading, "topic": "Topic", "quotes": "Quotations"}
        chart_panel.show(
            topic_charts.by(cells, field, topics),
            cells.rename(columns=names),
            name=f"topics-by-{field}",
            alt=f"Quotations by {field} and topic",
            whole=lambda: topic_queries.by(snapshot, selection, field).rename(columns=names),
        )
