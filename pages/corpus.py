"""Where articles come in, and what becomes of them."""

from components import bring_in, entry, reading_progress

entry.through_dashboard()

bring_in.form()
reading_progress.show()
