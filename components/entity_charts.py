"""The charts of the page of entities: frames of ``onrecord.corpus.entity_queries`` in, Plotly figures out."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from components import chart_words, direct_labels, speaker_colours, time_axis
from components.chart_words import label
from components.charts import last_day, ticks
from components.marks import marks
from components.matrix import matrix
from onrecord.corpus.queries import Grain

MOST = speaker_colours.MOST_LINES


def over_time(
    frame: pd.DataFrame, grain: Grain, names: Sequence[str], *, per_article: bool, what: str = "Mentions"
) -> go.Figure:
    """A line for each of up to four names; ``frame`` has period, name, mentions and articles (all of the period).

    ``what`` says what was counted as mentions.
    """
    figure = go.Figure()
    periods = pd.date_range(frame["period"].min(), frame["period"].max(), freq=time_axis.STARTS[grain])
    colours = speaker_colours.lines(names)
    for name in names:
        colour, dash = colours[name]
        own = frame[frame["name"] == name].set_index("period")
        values = own["mentions"] / own["articles"] if per_article else own["mentions"]
        values = time_axis.paused(values.reindex(periods, fill_value=0))
        days = [period.date() for period in periods]
        figure.add_scatter(
            x=periods,
            y=values,
            name=label(name),
            mode="lines+markers",
            line={"color": colour, "dash": dash},
            marker={"size": 8},
            customdata=marks(
                {"entity": [name], "from": [day.isoformat()], "to": [last_day(day, grain).isoformat()]} for day in days
            ),
            hovertemplate=f"{label(name)}<br>%{{x|%-d %b %Y}}: %{{y:,.3~g}}<extra></extra>",
        )
    unit = f"{what} in an article" if per_article else what
    figure.update_layout(
        title={"y": 0.98, "yanchor": "top"},
        height=360,
        margin={"l": 0, "r": 0, "t": 64, "b": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(title="Published", type="date", **ticks(frame["period"], grain))
    figure.update_yaxes(title=unit, rangemode="tozero")
    direct_labels.at_heights(figure)
    # What is divided by few articles of a period leads by chance.
    sentence = (
        "" if per_article else chart_words.ahead(frame, grain, "name", "mentions", what.split(maxsplit=1)[0].lower())
    )
    chart_words.titled(figure, sentence, f"{unit} by {grain}")
    return figure


def together(frame: pd.DataFrame) -> go.Figure:
    """Circles of articles that mention two names; ``frame`` has name, other and articles."""
    names = sorted({*frame["name"], *frame["other"]})
    return matrix(
        frame.rename(columns={"name": "row", "other": "column", "articles": "quotes"}),
        rows=[name for name in names if name in set(frame["name"])],
        columns=[name for name in names if name in set(frame["other"])],
        title="Articles that mention both",
        column_title="Other name",
        stands_for=lambda name, other: {"entity": [name, other], "together": ["article"]},
        unit="article",
    )


def by_whom(frame: pd.DataFrame, names: Sequence[str]) -> go.Figure:
    """Circles of quotations by speaker and the name that they mention; ``frame`` has speaker, name and quotes."""
    return matrix(
        frame.rename(columns={"speaker": "row", "name": "column"}),
        rows=list(dict.fromkeys(frame["speaker"])),
        columns=[name for name in names if name in set(frame["name"])],
        title="Who mentions them",
        column_title="Mentioned",
        stands_for=lambda speaker, name: {"speaker": [speaker], "entity": [name]},
    )
