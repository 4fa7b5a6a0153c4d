"""Nothing matches: which filter empties the result, and how what was looked for may be spelt, each one click away."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NoReturn

import streamlit as st

from components import filters, left_out, suggestions
from components.wording import count, plain
from onrecord.corpus import queries, search, words
from onrecord.corpus.queries import Totals
from onrecord.corpus.selection import FILTERS, Selection, Where, from_params, to_params
from onrecord.corpus.snapshot import Snapshot
from onrecord.normalise import words as plain_words


def explain(snapshot: Snapshot, selection: Selection, totals: Totals) -> NoReturn:
    """Say that nothing matches and what to do about it, and stop the page."""
    st.info("Nothing matches these filters.", icon=":material/filter_alt_off:")
    left_out.offer(totals.left_out)
    left_out.by_article(selection)
    for word, alike in _spelt_otherwise(snapshot, selection.query):
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.caption(f"No quotation has {plain(f'“{word}”')}. Nearest words:", width="content")
            for other in alike:
                query = selection.query.replace(word, other)
                st.button(plain(other), key=f"spelt {word} {other}", on_click=filters.apply, args=({"q": [query]},))
    for where, found in _further(snapshot, selection):
        st.button(
            f"Look in the {where} too: {count(found, 'quotation')}",
            key=f"in {where}",
            icon=":material/zoom_out:",
            on_click=filters.apply,
            args=({"in": [where]},),
        )
    for label, left, others in _without_one(snapshot, selection):
        st.button(
            plain(f"Without “{label}”: {count(left, 'quotation')}"),
            key=f"without {label}",
            icon=":material/filter_alt_off:",
            on_click=filters.replace,
            args=(others,),
        )
    suggestions.offer(snapshot, selection)
    st.stop()


def _spelt_otherwise(snapshot: Snapshot, query: str) -> Iterator[tuple[str, list[str]]]:
    """The words of a query that no quotation has, each with those that are spelt most like it."""
    for term in search.terms(query) if query.strip() else ():
        found = plain_words(term)
        if len(found) != 1 or set(term) & set('*?"') or words.is_said(snapshot, found[0]):
            continue
        if alike := words.nearest(snapshot, found[0]):
            yield term, list(alike)


def _further(snapshot: Snapshot, selection: Selection) -> Iterator[tuple[Where, int]]:
    """Where else the words stand: in how many quotations' passages, or articles."""
    wider = list(Where)[list(Where).index(selection.where) + 1 :] if selection.query.strip() else []
    for where in wider:
        if found := queries.totals(snapshot, replace(selection, where=where)).quotes:
            yield where, found


def _without_one(snapshot: Snapshot, selection: Selection) -> Iterator[tuple[str, int, Mapping[str, list[str]]]]:
    """The filters without which something is left: label and values, how much is left, and the other filters."""
    params = to_params(selection)
    for name, values in params.items() if len(params) > 1 else ():
        others = {other: held for other, held in params.items() if other != name}
        if left := queries.totals(snapshot, from_params(others)).quotes:
            yield f"{FILTERS[name].label}: {', '.join(values)}", left, others
