"""One quotation where it stands: its paragraphs, with the speaker, the cue and the facts of the article."""

from html import escape

from components.article_marks import colour_classes, quote_marks
from components.highlight import Mark, marked_up
from components.reader import facts_of
from components.searched import Marked, unmarked
from components.why import why_html
from components.wording import facts, speaker_html
from onrecord.corpus.queries import StoredArticle, StoredQuote
from onrecord.model import Quote, Span
from onrecord.spans import paragraphs

# So many characters around what is marked are always shown.
_AROUND = 300


def card_html(stored: StoredArticle, item: StoredQuote, marked: Marked = unmarked) -> str:
    """The quotation in its paragraphs, searched words marked; an ellipsis stands for paragraphs left out between them."""
    article, quote = stored.article, item.quote
    colour = colour_classes(stored)[quote.speaker]
    marks = list(quote_marks(quote, colour))
    shown = "".join(
        "<p>…</p>" if span is None else _paragraph(article.text, marks, span, marked)
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


def _paragraph(text: str, marks: list[Mark], span: Span, marked: Marked) -> str:
    """A paragraph; of a long one, as in a transcript, what is far from everything marked is folded away."""
    start, end = span
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    first = _at_a_word(text, start, min(mark.start for mark in inside) - _AROUND)
    last = _at_a_word(text, start, max(mark.end for mark in inside) + _AROUND)
    first, last = (start if first - start < _AROUND else first), (end if end - last < _AROUND else last)
    words = (Mark(start + one, start + other, "otr-searched") for one, other in marked(text[start:end]))
    middle = marked_up(text, [*marks, *words], (first, last))
    return f'<div class="otr-turn">{_folded(text[start:first])}{middle}{_folded(text[last:end])}</div>'


def _at_a_word(text: str, start: int, wanted: int) -> int:
    return max(start, text.rfind(" ", start, max(start, wanted)) + 1)


def _folded(words: str) -> str:
    if not words.strip():
        return escape(words)
    return f'<details class="otr-rest"><summary>… {len(words.split()):,} words</summary>{escape(words)}</details> '


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
