"""What sites ask programs not to read (RFC 9309)."""

from urllib.parse import urlsplit

from protego import Protego

from onrecord.errors import InputError
from onrecord.web.download import USER_AGENT, StatusError, download
from onrecord.web.reach import Reach

_SERVER_ERROR = 500


class Robots:
    """The rules of each site that was asked for, fetched once."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._rules: dict[str, Protego | None] = {}

    def check(self, address: str) -> None:
        """Raise InputError where the site does not want the address read, or cannot say."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._fetch(site)
        rules = self._rules[site]
        if rules is None:
            raise InputError("is at a site whose robots.txt cannot be read now; try again later")
        if not rules.can_fetch(address, USER_AGENT):
            raise InputError("may not be read by programs: the site's robots.txt says so")

    def _fetch(self, site: str) -> Protego | None:
        try:
            answer = download(f"{site}/robots.txt", self._reach)
        except StatusError as error:
            # A site without rules allows everything; one in trouble allows nothing.
            return None if error.status >= _SERVER_ERROR else Protego.parse("")
        return Protego.parse(answer.content.decode("utf-8", "replace"))
