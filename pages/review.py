"""What is worth a person's minute, and what people have said so far."""

import streamlit as st

from components import access, corpus_state, corrections_log, entry, filters, judging_form, review_queues

entry.through_dashboard()
access.demand(access.Role.REVIEWER)

ONE, TWO, LOG, SCORE = "One person, two names?", "Two people, one name?", "Log", "How right is it?"
VIEWS = [*review_queues.QUOTATIONS, ONE, TWO, LOG, SCORE]


def leave() -> None:
    """Go on to the queues (a callback)."""
    st.query_params.pop("quote", None)


snapshot = corpus_state.snapshot()
named = st.query_params.get("quote")
if named:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button("All that is to review", icon=":material/arrow_back:", type="tertiary", on_click=leave)
        judging_form.undo_button()
    judging_form.show(snapshot, named)
    st.stop()

view = st.segmented_control(
    "What to review", VIEWS, default=VIEWS[0], required=True, key="review", bind="query-params",
    label_visibility="collapsed",
)  # fmt: skip
if view in review_queues.QUOTATIONS:
    review_queues.quotations(snapshot, filters.current(), view)
elif view == ONE:
    review_queues.one_person_two_names(snapshot)
elif view == TWO:
    review_queues.two_people_one_name(snapshot)
elif view == LOG:
    corrections_log.log()
else:
    corrections_log.score(snapshot)
