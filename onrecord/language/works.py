"""Titles of works in quotation marks, which nobody says: she wrote “The Long Bridge”."""

from onrecord.language import cues
from onrecord.language.attribution import Attribution, Way
from onrecord.language.places import Places

_BESIDE = frozenset({Way.GRAMMAR, Way.GOVERNED})


def is_work(places: Places, attribution: Attribution) -> bool:
    """Whether an attribution is no more than that somebody makes, plays or names a work."""
    cue = attribution.cue
    if cue is None or attribution.way not in _BESIDE or cues.lemma(cue) not in cues.table().works:
        return False
    inside = [passage for span in attribution.segments for passage in places.within(span)]
    return bool(inside) and all(places.is_title(passage) for passage in inside)
