"""The JSON form of a parsed article: the contract of ``python -m onrecord parse --format jsonl``.

Offsets are characters of the article's own text. Other programs and the scorer read this: fields may be
added, none changed or taken away.
"""

from onrecord.default_view import certainty
from onrecord.model import Figure, Mention, ParsedArticle, Quote, Role, Span
from onrecord.tags import blanked


def to_json(parsed: ParsedArticle) -> dict[str, object]:
    """One article with its quotations and entities, ready for ``json.dumps``."""
    article = parsed.article
    text = blanked(article.text)
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published.isoformat() if article.published else None,
        "updated": article.updated.isoformat() if article.updated else None,
        "language": article.language,
        "flaws": [flaw.value for flaw in article.flaws],
        "source": article.source,
        "quotes": [quote_json(quote) for quote in parsed.quotes],
        "entities": [_entity(text, mention) for mention in parsed.mentions],
        "roles": [_role(role) for role in parsed.roles],
        "figures": [_figure(text, figure) for figure in parsed.figures],
    }


def quote_json(quote: Quote) -> dict[str, object]:
    """One quotation, ready for ``json.dumps``."""
    cue = quote.cue
    return {
        "segments": [list(segment) for segment in quote.segments],
        "text": quote.text,
        "as_sentence": quote.as_sentence,
        "kind": quote.kind.value,
        "polarity": quote.polarity.value,
        "shown": quote.left_out is None,
        "left_out": quote.left_out.value if quote.left_out else None,
        "cue": {"start": cue.start, "end": cue.end, "lemma": cue.lemma} if cue else None,
        "speaker": quote.speaker,
        "speaker_kind": quote.speaker_kind.value,
        "speaker_mention": _span(quote.mention),
        "act": quote.act.value,
        "confidence": quote.confidence,
        "certainty": certainty(quote.confidence).value,
        "reason": quote.reason,
        "addressee": _span(quote.addressee),
        "via": _span(quote.via),
        "on_behalf_of": quote.on_behalf_of,
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None


def _role(role: Role) -> dict[str, object]:
    return {"person": role.person, "role": role.role, "start": role.start, "end": role.end}


def _figure(text: str, figure: Figure) -> dict[str, object]:
    return {
        "start": figure.start,
        "end": figure.end,
        "text": text[figure.start : figure.end],
        "low": figure.low,
        "high": figure.high,
        "approximate": figure.approximate,
        "unit": figure.unit.value,
        "of": figure.of,
        "measures": figure.measures,
        "sentence": list(figure.sentence),
    }


def _entity(text: str, mention: Mention) -> dict[str, object]:
    words = " ".join(text[mention.start : mention.end].split())
    return {"start": mention.start, "end": mention.end, "label": mention.label, "name": mention.name, "text": words}
