"""One quotation where it stands: its paragraphs, with the speaker, the cue and the facts of the article."""

from html import escape

from components.article_marks import colour_classes, quote_marks
from components.highlight import marked_up
from components.reader import facts_of
from components.why import why_html
from components.wording import facts, speaker_html
from onrecord.corpus.queries import StoredArticle, StoredQuote
from onrecord.model import Quote, Span
from onrecord.spans import paragraphs


def card_html(stored: StoredArticle, item: StoredQuote) -> str:
    """The quotation in its paragraphs; an ellipsis stands for paragraphs left out between them."""
    article, quote = stored.article, item.quote
    colour = colour_classes(stored)[quote.speaker]
    marks = list(quote_marks(quote, colour))
    shown = "".join(
        "<p>…</p>" if span is None else f"<p>{marked_up(article.text, marks, span)}</p>"
        for span in _paragraphs_of(quote, article.text)
    )
    kinds = f"{quote.kind.value} quotation" + (f", {quote.speaker_kind.value} speaker" if quote.speaker else "")
    return (
        f'<article class="otr-article otr-card {colour}">'
        f'<header><h3>{speaker_html(quote.speaker, quote.polarity)}</h3><p class="otr-facts">{kinds}</p></header>'
        f"{shown}{why_html(stored, item)}"
        f'<footer class="otr-facts"><em>{escape(article.title or "No headline")}</em><br>'
        f"{escape(facts(facts_of(article)))}</footer></article>"
    )


def _paragraphs_of(quote: Quote, text: str) -> list[Span | None]:
    spans = [*quote.segments, *([(quote.cue.start, quote.cue.end)] if quote.cue else [])]
    spans += [quote.mention] if quote.mention else []
    everything = paragraphs(text)
    wanted = [
        number
        for number, (start, end) in enumerate(everything)
        if any(first < end and last > start for first, last in spans)
    ]
    shown: list[Span | None] = []
    for position, number in enumerate(wanted):
        if position and number != wanted[position - 1] + 1:
            shown.append(None)
        shown.append(everything[number])
    return shown
