"""The charts of the page of speakers: frames of ``onrecord.corpus.speaker_queries`` in, Plotly figures out."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from components import chart_words, direct_labels, speaker_colours, time_axis
from components.bars import bars
from components.chart_words import label
from components.charts import last_day, ticks
from components.marks import marks
from components.matrix import matrix
from onrecord.corpus.queries import Grain
from onrecord.model import Act


def acts(frame: pd.DataFrame, quotes: int) -> go.Figure:
    """Bars of one speaker's quotations by act, with their share of ``quotes``, all of theirs; ``frame`` has act and quotes."""
    params = ({"act": [act]} for act in frame["act"])
    return bars(frame["act"], frame["quotes"], stands_for=params, title="What the words do", of=quotes)


def spoken_of(frame: pd.DataFrame, quotes: int) -> go.Figure:
    """Bars of the names in quotations, with their share of ``quotes``, all of them; ``frame`` has name and quotes."""
    params = ({"entity": [name]} for name in frame["name"])
    return bars(frame["name"], frame["quotes"], stands_for=params, title="Whom and what they mention", of=quotes)


def over_time(frame: pd.DataFrame, grain: Grain, speakers: Sequence[str]) -> go.Figure:
    """A line for each of up to four speakers; ``frame`` has period, speaker and quotes."""
    figure = go.Figure()
    periods = pd.date_range(frame["period"].min(), frame["period"].max(), freq=time_axis.STARTS[grain])
    colours = speaker_colours.lines(speakers)
    for speaker in speakers:
        colour, dash = colours[speaker]
        own = frame[frame["speaker"] == speaker].set_index("period")["quotes"]
        counts = time_axis.paused(own.reindex(periods, fill_value=0))
        days = [period.date() for period in counts.index]
        figure.add_scatter(
            x=counts.index,
            y=counts,
            name=label(speaker),
            mode="lines+markers",
            line={"color": colour, "dash": dash},
            marker={"size": 8},
            customdata=marks(
                {"speaker": [speaker], "from": [day.isoformat()], "to": [last_day(day, grain).isoformat()]}
                for day in days
            ),
            hovertemplate=f"{label(speaker)}<br>%{{x|%-d %b %Y}}: %{{y:,}} quotations<extra></extra>",
        )
    figure.update_layout(
        title={"y": 0.98, "yanchor": "top"},
        height=360,
        margin={"l": 0, "r": 0, "t": 64, "b": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(title="Published", type="date", **ticks(frame["period"], grain))
    figure.update_yaxes(title="Quotations", rangemode="tozero", tickformat=",d")
    direct_labels.at_heights(figure)
    chart_words.titled(figure, chart_words.ahead(frame, grain, "speaker"), f"Quotations by {grain}")
    return figure


def acts_of(frame: pd.DataFrame, speakers: Sequence[str]) -> go.Figure:
    """Circles of quotations by speaker and act; ``frame`` has speaker, act and quotes."""
    return matrix(
        frame.rename(columns={"speaker": "row", "act": "column"}),
        rows=speakers,
        columns=[act.value for act in Act if act.value in set(frame["act"])],
        title="What the words do",
        column_title="Act",
        stands_for=lambda speaker, act: {"speaker": [speaker], "act": [act]},
    )
