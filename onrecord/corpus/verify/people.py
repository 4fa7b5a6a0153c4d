"""Who has changed what stood in a row, and when, by the log of corrections."""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.corpus.corrections import standing
from onrecord.model import Action, Correction

_OF_QUOTATIONS = {Action.CONFIRM, Action.CORRECT}
_OF_NAMES = {Action.RENAME, Action.SEPARATE}


class People:
    """What people have said that is in force."""

    def __init__(self, log: Sequence[Correction]) -> None:
        self._about: dict[tuple[Action, str], list[Correction]] = defaultdict(list)
        self._named: dict[str, list[Correction]] = defaultdict(list)
        for entry in standing(log):
            self._about[entry.action, entry.target].append(entry)
            if entry.action in _OF_NAMES:
                self._named[str(entry.value["name"])].append(entry)

    def changed(self, quote: str | None, article: str | None, speaker: str | None) -> str:
        """Who last changed a quotation, its speaker's name or its article; empty where nobody did."""
        found = [entry for action in _OF_QUOTATIONS for entry in self._about.get((action, quote or ""), ())]
        found += self._about.get((Action.DESCRIBE, article or ""), ())
        found += self._named.get(speaker or "", ())
        return _by(found)

    def rejected(self, quote: str) -> str:
        """Who took a quotation out of the corpus; empty where nobody did."""
        return _by(self._about.get((Action.REJECT, quote), ()))

    def removed(self, article: str) -> str:
        """Who took an article out of the corpus; empty where nobody did."""
        return _by(self._about.get((Action.REMOVE, article), ()))


def _by(entries: Sequence[Correction]) -> str:
    if not entries:
        return ""
    last = max(entries, key=lambda entry: entry.at)
    return f"by {last.author} on {last.at:%-d %b %Y}"
