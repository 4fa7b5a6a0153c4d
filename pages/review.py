"""What is worth a person's minute, and what people have said so far."""

import streamlit as st

from components import access, coded, corpus_state, corrections_log, entry, filters, judging_form, review_queues

entry.through_dashboard()
access.demand(access.Role.REVIEWER)

OTHERS = {
    "one-person": "One person, two names?",
    "two-people": "Two people, one name?",
    "log": "Log",
    "score": "How right is it?",
}
VIEWS = {queue: label for queue, (label, _) in review_queues.QUOTATIONS.items()} | OTHERS


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

view = coded.view(VIEWS, "review", "What to review")
match view:
    case "one-person":
        review_queues.one_person_two_names(snapshot)
    case "two-people":
        review_queues.two_people_one_name(snapshot)
    case "log":
        corrections_log.log()
    case "score":
        corrections_log.score(snapshot)
    case queue:
        review_queues.quotations(snapshot, filters.current(), queue)
