"""What can be said for an attribution, on demand: the reason, how likely it is right, and what the cue does."""

from collections.abc import Iterator
from html import escape

from components import topic_evidence
from components.address import review_link
from components.wording import facts, not_said, odds, sureness
from onrecord.corpus.queries import StoredArticle, StoredQuote


def why_html(stored: StoredArticle, item: StoredQuote, summary: str = "Why this speaker?") -> str:
    """A closed list of what speaks for a quotation's attribution, opened by a click on ``summary``."""
    entries = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in _entries(stored, item))
    wrong = f'<a href="{escape(review_link(item.id))}">Put it right</a>'
    return f'<details class="otr-why"><summary>{escape(summary)}</summary><dl>{entries}</dl>{wrong}</details>'


def _entries(stored: StoredArticle, item: StoredQuote) -> Iterator[tuple[str, str]]:
    text, quote = stored.article.text, item.quote
    # Where no reason is stored nothing was weighed, and a confidence would say what nobody knows.
    if quote.reason:
        yield "Reason", quote.reason
        yield (
            "Certainty",
            f"{sureness(quote.confidence)}, {odds(quote.confidence)} such quotations and speakers are right",
        )
    if item.speaker_here != quote.speaker and item.speaker_here:
        yield "Named here", item.speaker_here
    yield "Act", f"{quote.act.value} (“{text[quote.cue.start : quote.cue.end]}”)" if quote.cue else quote.act.value
    if not_said(quote.polarity):
        yield "Said", not_said(quote.polarity)
    if quote.addressee:
        yield "Said to", text[slice(*quote.addressee)]
    if quote.via:
        yield "Known through", text[slice(*quote.via)]
    if quote.on_behalf_of:
        yield "Speaks for", quote.on_behalf_of
    for shown in item.topics:
        yield topic_evidence.named(shown)
    described = dict.fromkeys(role.role for role in stored.roles if role.person == quote.speaker)
    if described:
        yield "Described as", facts(described)
