"""Check a draft: no quotation goes to print unchecked."""

from components import entry
from components.drafts import findings, form, state

entry.through_dashboard()

checked = state.current()
if checked is None:
    form.form()
else:
    findings.show(checked)
