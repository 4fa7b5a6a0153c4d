"""Annotated articles for those who train and measure: one JSON object an article, or spaCy's DocBin.

Both have what pages show at first. Offsets are characters of the article's text.
"""

from collections.abc import Iterable
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from onrecord.language.pipeline import split_at_marks
from onrecord.model import ParsedArticle, Quote, Span
from onrecord.spacy_pipe import annotate


def attributions(parsed: ParsedArticle) -> dict[str, object]:
    """One article with its text and an object a quotation, ready for ``json.dumps``.

    ``content``, ``source``, ``cue`` and ``through`` are lists of ``[start, end]``; ``speaker_name`` is empty where nobody is named.
    """
    article = parsed.article
    return {
        "id": article.id,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "author": article.author,
        "text": article.text,
        "attributions": [_attribution(quote) for quote in _shown(parsed)],
    }


def doc_bin(articles: Iterable[ParsedArticle]) -> bytes:
    """A DocBin: of each article its text in words, with ``doc._.quotations`` and the span groups of ``onrecord.spacy_pipe``."""
    return DocBin(docs=(_doc(one) for one in articles), store_user_data=True).to_bytes()


def _doc(parsed: ParsedArticle) -> Doc:
    return annotate(_tokeniser().make_doc(parsed.article.text), _shown(parsed))


def _shown(parsed: ParsedArticle) -> list[Quote]:
    return [quote for quote in parsed.quotes if quote.left_out is None]


def _attribution(quote: Quote) -> dict[str, object]:
    return {
        "content": [list(segment) for segment in quote.segments],
        "source": _spans(quote.mention),
        "cue": _spans((quote.cue.start, quote.cue.end) if quote.cue else None),
        "through": _spans(quote.via),
        "speaker_name": quote.speaker or "",
        "kind": quote.kind.value,
        "speaker_kind": quote.speaker_kind.value,
        "polarity": quote.polarity.value,
    }


def _spans(span: Span | None) -> list[list[int]]:
    return [list(span)] if span else []


@cache
def _tokeniser() -> Language:
    nlp = spacy.blank("en")
    split_at_marks(nlp)
    return nlp
