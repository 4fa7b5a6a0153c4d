"""Articles from addresses on the public web: pages and feeds, fetched as files that the readers read."""

from onrecord.web.fetch import fetch
from onrecord.web.reach import PUBLIC, Reach

__all__ = ["PUBLIC", "Reach", "fetch"]
