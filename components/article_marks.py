"""What is marked in an article's text: regions, quotations, their speakers and cues, entities."""

from collections.abc import Iterator

from components import speaker_colours
from components.highlight import Mark
from components.wording import facts, not_said, speaker_name
from onrecord.corpus.queries import StoredArticle
from onrecord.model import Quote

# spaCy also marks numbers, days and ordinals; in a text to read they are clutter.
_NOT_NAMES = frozenset({"CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME"})


def colour_classes(stored: StoredArticle) -> dict[str | None, str]:
    """The CSS class of each speaker quoted in the article; unknown speakers are grey."""
    named = [item.quote.speaker for item in stored.quotes if item.quote.speaker]
    return {None: "otr-unknown"} | {name: f"otr-s{colour}" for name, colour in speaker_colours.assign(named).items()}


def anchor(index: int) -> str:
    """The anchor of the article's quotation number ``index``."""
    return f"quote-{index}"


def region_marks(stored: StoredArticle) -> Iterator[Mark]:
    """The headline, dateline and byline."""
    for region in stored.article.regions:
        yield Mark(region.start, region.end, f"otr-{region.kind.value}")


def entity_marks(stored: StoredArticle) -> Iterator[Mark]:
    """People, organisations, places and other named things, each with its kind and name as a tooltip."""
    for mention in stored.mentions:
        if mention.label not in _NOT_NAMES:
            yield Mark(mention.start, mention.end, "otr-entity", f"{mention.label}: {mention.name}")


def quote_marks(quote: Quote, colour: str, *, chosen: bool = False, anchor: str = "") -> Iterator[Mark]:
    """The parts of a quotation, the mention of its speaker and its cue, in the speaker's colour."""
    who = facts([f"{speaker_name(quote.speaker)} ({quote.kind.value})", *filter(None, [not_said(quote.polarity)])])
    state = " otr-chosen" if chosen else ""
    for number, (start, end) in enumerate(quote.segments):
        yield Mark(start, end, f"otr-quote otr-{quote.kind.value} {colour}{state}", who, anchor if number == 0 else "")
    if quote.mention:
        yield Mark(*quote.mention, f"otr-speaker {colour}", f"Speaker: {speaker_name(quote.speaker)}")
    if quote.cue:
        yield Mark(quote.cue.start, quote.cue.end, f"otr-cue {colour}", f"Cue: {quote.cue.lemma}")
