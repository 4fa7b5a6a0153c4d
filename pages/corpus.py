"""Where articles come in, what becomes of them, and what is known of each."""

from components import access, article_desk, bring_in, corpus_state, entry, filters, reading_progress

entry.through_dashboard()
access.demand(access.Role.REVIEWER)

if access.may(access.Role.ADMINISTRATOR):
    bring_in.form()
    bring_in.what_can_be_read()
reading_progress.show()
if not corpus_state.is_empty():
    article_desk.show(corpus_state.snapshot(), filters.current())
