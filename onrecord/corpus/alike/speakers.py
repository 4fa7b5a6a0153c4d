"""Whether the speaker in a draft is the one whom the corpus names: by its names and aliases, then by the parts of a name."""

from collections.abc import Collection

from onrecord.corpus.alike.verdicts import SourceQuote, Speakers
from onrecord.corpus.snapshot import Snapshot
from onrecord.drafts import DraftQuote
from onrecord.model import SpeakerKind
from onrecord.names import forms
from onrecord.names.person_name import parse_name
from onrecord.names.same_person import agree
from onrecord.normalise import words

# A description ("a senior official", "residents") fits many people: it names nobody, and contradicts nobody.
_NAMING = {SpeakerKind.NAMED, SpeakerKind.ORGANISATION}


class CalledNow:
    """The names that the corpus has for the speakers of a draft."""

    def __init__(self, snapshot: Snapshot, names: Collection[str]) -> None:
        wanted = sorted(set(names))
        by_alias = snapshot.aliases.filter(snapshot.aliases.form.isin(wanted)).select(
            name="form", canonical="canonical"
        )
        by_article = snapshot.names.filter(snapshot.names.name.isin(wanted)).select("name", "canonical").distinct()
        self._found: dict[str, set[str]] = {name: {name} for name in wanted}
        for row in snapshot.rows(by_alias.union(by_article)) if wanted else ():
            self._found[row["name"]].add(row["canonical"])

    def of(self, name: str) -> set[str]:
        """Everybody whom a name may mean, itself included."""
        return self._found.get(name, {name})

    def names(self, speaker: str | None) -> frozenset[str]:
        """The same for a speaker who may be unknown."""
        return frozenset(self.of(speaker)) if speaker else frozenset()


def relation(quoted: DraftQuote, source: SourceQuote | None, called: CalledNow) -> Speakers:
    """How the speakers of a draft's quotation and of one in the corpus go together."""
    if source is None or source.speaker is None:
        return Speakers.NOT_IN_CORPUS
    if quoted.speaker is None:
        return Speakers.NOT_IN_DRAFT
    ours = called.of(quoted.speaker) | ({quoted.on_behalf_of} if quoted.on_behalf_of else set())
    theirs = {name for name in (source.speaker, source.speaker_here, source.on_behalf_of) if name}
    if any(_same(one, other) for one in ours for other in theirs):
        return Speakers.SAME
    if quoted.speaker_kind not in _NAMING:
        return Speakers.NOT_IN_DRAFT
    return Speakers.OTHER if source.speaker_kind in _NAMING else Speakers.NOT_IN_CORPUS


def _same(one: str, other: str) -> bool:
    if words(one) == words(other) or forms.of_speaker(one) == forms.of_speaker(other):
        return True
    first, second = parse_name(one), parse_name(other)
    if first is None or second is None or not first.surname or first.surname != second.surname:
        return False
    # A surname alone, or with a title, is whoever bears it.
    return not (first.given and second.given) or agree(first, second)
