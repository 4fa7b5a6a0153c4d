"""The table of what was read: an article a row, each with a link to it, for whoever says what articles lack."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from components.address import link
from components.wording import day
from onrecord.caveats import language_name, short
from onrecord.corpus.schema import parse_flaws
from onrecord.corpus.selection import Selection
from onrecord.model import ENGLISH

# What a job says of an article that the corpus had already.
KNOWN = "known already"


def show(
    frame: pd.DataFrame, key: str, sources: Mapping[str, Sequence[str]] | None = None, old: frozenset[str] = frozenset()
) -> list[str]:
    """Draw a page of ``reading_queries`` and return the keys of the articles that are chosen.

    ``sources`` is where a job read them, else each stands under the file that it was first read from; ``old`` are those
    that the corpus had before that job. ``key`` tells pages apart: what is chosen in one is not chosen in the next.
    """
    state = st.dataframe(
        _shown(frame, sources or {}, old),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key=key,
        column_config={
            "Read": st.column_config.LinkColumn("", display_text=":material/open_in_new:", width=36),
            "File": st.column_config.TextColumn(width=150),
            "Headline": st.column_config.TextColumn(width=220),
            "Outlet": st.column_config.TextColumn(width=112),
            "Date": st.column_config.TextColumn(width=88),
            "Warnings": st.column_config.TextColumn(width=160),
            "Language": st.column_config.TextColumn(width=72),
            "Words": st.column_config.NumberColumn(width=58, format="localized"),
            "Quotations": st.column_config.NumberColumn(width=84, format="localized"),
            "Author": st.column_config.TextColumn(width=130),
        },
        alt="Articles to read, describe or remove",
    )
    return [str(frame["article"].iloc[at]) for at in state.selection.rows if at < len(frame)]


def _shown(frame: pd.DataFrame, sources: Mapping[str, Sequence[str]], old: frozenset[str]) -> pd.DataFrame:
    languages = frame["language"].fillna(ENGLISH)
    days = [None if pd.isna(value) else value.date() for value in frame["published"]]
    warnings = [
        [*short(language, parse_flaws(flaws), published), *([KNOWN] if key in old else [])]
        for key, language, flaws, published in zip(
            frame["article"], languages, frame["flaws"].fillna(""), days, strict=True
        )
    ]
    return pd.DataFrame(
        {
            "Read": [link("articles", Selection(), article=key) for key in frame["article"]],
            "File": [
                " and ".join(sources.get(key, [source]))
                for key, source in zip(frame["article"], frame["source"], strict=True)
            ],
            "Headline": frame["title"].fillna("no headline"),
            "Outlet": frame["outlet"].fillna("unknown"),
            "Date": frame["published"].map(day),
            "Warnings": [", ".join(words) for words in warnings],
            "Language": languages.map(language_name),
            "Words": frame["words"],
            "Quotations": frame["quotes"],
            "Author": frame["author"].fillna("unknown"),
        }
    )
