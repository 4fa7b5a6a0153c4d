"""Titles of works in quotation marks, which nobody says: she wrote “The Long Bridge”."""

from onrecord.language import cues, nouns
from onrecord.language.quotations.attribution import Attribution, Way
from onrecord.language.quotations.context import Places


def is_work(places: Places, attribution: Attribution) -> bool:
    """Whether an attribution is no more than that somebody makes, plays or names a work."""
    cue = attribution.cue
    if (
        cue is None
        or (attribution.way is not Way.TAGGED and cues.lemma(cue) != "read")
        or not _makes_works(attribution)
    ):
        return False
    inside = [passage for span in attribution.segments for passage in places.within(span)]
    return bool(inside) and all(places.is_title(passage) for passage in inside)


def _makes_works(attribution: Attribution) -> bool:
    """Sings, plays; and reads, unless it is a sign or a statement that reads “Closed”."""
    cue, source = attribution.cue, attribution.source
    if cue is not None and cues.lemma(cue) == "read":
        return source is not None and (source.pos_ != "NOUN" or nouns.is_person(source))
    return cue is not None and cues.lemma(cue) in cues.table().works
