"""An article as a page to read: the whole text as published, and its quotations beside it."""

import re
from html import escape

from components.article_marks import anchor, colour_classes, entity_marks, quote_marks, region_marks
from components.highlight import Mark, marked_up
from components.passages import searched_marks
from components.searched import Marked, unmarked
from components.why import why_html
from components.wording import count, day, facts, known, speaker_html
from onrecord.caveats import in_full
from onrecord.corpus.queries import StoredArticle
from onrecord.model import Article, RegionKind
from onrecord.spans import paragraphs

EXCERPT = 140


def article_html(
    stored: StoredArticle, *, chosen: str | None = None, entities: bool = True, marked: Marked = unmarked
) -> str:
    """The article's facts and its text, searched words marked; ``chosen`` is the id of a quotation to emphasise."""
    text = stored.article.text
    marks = [*_marks(stored, chosen, entities), *searched_marks(text, marked)]
    body = "".join(f"<p>{marked_up(text, marks, span)}</p>" for span in paragraphs(text))
    return f'<article class="otr-article">{_heading(stored.article)}{body}</article>'


def quote_list_html(stored: StoredArticle, *, chosen: str | None = None) -> str:
    """The article's quotations in text order, each a link to its place in the text and with what speaks for it."""
    colours = colour_classes(stored)
    entries = []
    for index, item in enumerate(stored.quotes):
        key, quote = item.id, item.quote
        state = " otr-chosen" if key == chosen else ""
        entries.append(
            f'<li class="{colours[quote.speaker]}{state}"><a href="#{anchor(index)}">'
            f"<strong>{speaker_html(quote.speaker, quote.polarity)}</strong> <small>{quote.kind.value}</small>"
            f"<span>{escape(_excerpt(quote.as_sentence))}</span></a>{why_html(stored, item, 'Why?')}</li>"
        )
    heading = f"<h4>{count(len(stored.quotes), 'quotation')}</h4>"
    return f'<nav class="otr-quotes" aria-label="Quotations">{heading}<ol>{"".join(entries)}</ol></nav>'


def facts_of(article: Article) -> list[str]:
    """Outlet, byline and day of an article; what is not known says so."""
    byline = f"by {article.author}" if known(article.author) else "no byline"
    updated = [f"updated {day(article.updated)}"] if article.updated else []
    return [article.outlet or "unknown outlet", byline, day(article.published), *updated]


def _marks(stored: StoredArticle, chosen: str | None, entities: bool) -> list[Mark]:
    colours = colour_classes(stored)
    marks = [*region_marks(stored), *(entity_marks(stored) if entities else ())]
    for index, (key, quote, *_) in enumerate(stored.quotes):
        marks += quote_marks(quote, colours[quote.speaker], chosen=key == chosen, anchor=anchor(index))
    return marks


def _heading(article: Article) -> str:
    # A headline that the text has itself is not said twice.
    in_text = any(region.kind is RegionKind.HEADLINE for region in article.regions)
    title = "" if in_text else f"<h2>{escape(article.title or 'No headline')}</h2>"
    warned = "".join(
        f'<p class="otr-facts" role="note">⚠ {escape(words)}</p>' for words in in_full(article.language, article.flaws)
    )
    said = f'<p class="otr-facts">{escape(facts(facts_of(article)))} · {_source(article)}</p>'
    return f"<header>{title}{said}{warned}</header>"


def _source(article: Article) -> str:
    address = article.url or article.source
    if re.match("https?://", address, re.IGNORECASE):
        return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">published here</a>'
    return f"from {escape(address)}"


def _excerpt(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= EXCERPT else words[:EXCERPT].rsplit(" ", 1)[0] + " …"
