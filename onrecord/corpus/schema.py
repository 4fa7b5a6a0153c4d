"""The tables of the store: flat, plainly typed columns, and the rows that a parsed article becomes."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

import pyarrow as pa

from onrecord.corpus.versions import sketch
from onrecord.model import (
    Action,
    Article,
    Correction,
    Figure,
    Flaw,
    Mention,
    Paragraph,
    ParsedArticle,
    Quote,
    Region,
    RegionKind,
    Role,
    Span,
)
from onrecord.normalise import normalise

ARTICLES = pa.schema(
    {
        "article": pa.string(),
        "parse": pa.string(),
        "fingerprint": pa.string(),
        "parsed_at": pa.timestamp("us", tz="UTC"),
        "id": pa.string(),
        "title": pa.string(),
        "outlet": pa.string(),
        "author": pa.string(),
        "published": pa.date32(),
        "url": pa.string(),
        "source": pa.string(),
        "text": pa.string(),
        "regions": pa.string(),
        "extra": pa.string(),
        "title_normal": pa.string(),
        "outlet_normal": pa.string(),
        "sketch": pa.list_(pa.int64()),
        "digests": pa.string(),
        "updated": pa.date32(),
        "language": pa.string(),
        "flaws": pa.string(),
        "subject": pa.string(),
    }
)
QUOTES = pa.schema(
    {
        "article": pa.string(),
        "parse": pa.string(),
        "quote": pa.string(),
        "start": pa.int64(),
        "end": pa.int64(),
        "segments": pa.string(),
        "text": pa.string(),
        "kind": pa.string(),
        "cue_start": pa.int64(),
        "cue_end": pa.int64(),
        "cue": pa.string(),
        "cue_lemma": pa.string(),
        "speaker": pa.string(),
        "speaker_kind": pa.string(),
        "mention_start": pa.int64(),
        "mention_end": pa.int64(),
        "mention": pa.string(),
        "text_normal": pa.string(),
        "speaker_normal": pa.string(),
        "act": pa.string(),
        "confidence": pa.float64(),
        "reason": pa.string(),
        "addressee_start": pa.int64(),
        "addressee_end": pa.int64(),
        "addressee": pa.string(),
        "via_start": pa.int64(),
        "via_end": pa.int64(),
        "via": pa.string(),
        "on_behalf_of": pa.string(),
        "lemmas": pa.string(),
        "as_sentence": pa.string(),
        "polarity": pa.string(),
        "left_out": pa.string(),
        "around": pa.string(),
        "around_lemmas": pa.string(),
    }
)
MENTIONS = pa.schema(
    {
        "article": pa.string(),
        "parse": pa.string(),
        "start": pa.int64(),
        "end": pa.int64(),
        "label": pa.string(),
        "name": pa.string(),
        "text": pa.string(),
    }
)
ROLES = pa.schema(
    {
        "article": pa.string(),
        "parse": pa.string(),
        "start": pa.int64(),
        "end": pa.int64(),
        "person": pa.string(),
        "role": pa.string(),
    }
)
FIGURES = pa.schema(
    {
        "article": pa.string(),
        "parse": pa.string(),
        "start": pa.int64(),
        "end": pa.int64(),
        "text": pa.string(),
        "low": pa.float64(),
        "high": pa.float64(),
        "approximate": pa.bool_(),
        "unit": pa.string(),
        "of": pa.string(),
        "measures": pa.string(),
        "sentence_start": pa.int64(),
        "sentence_end": pa.int64(),
        "sentence": pa.string(),
    }
)
PARAGRAPHS = pa.schema(
    {
        "article": pa.string(),
        "parse": pa.string(),
        "start": pa.int64(),
        "end": pa.int64(),
        "text_normal": pa.string(),
        "lemmas": pa.string(),
    }
)
CORRECTIONS = pa.schema(
    {
        "id": pa.string(),
        "at": pa.timestamp("us", tz="UTC"),
        "author": pa.string(),
        "action": pa.string(),
        "target": pa.string(),
        "article": pa.string(),
        "value": pa.string(),
        "before": pa.string(),
        "digests": pa.string(),
    }
)

Row = dict[str, object]


def fingerprint(article: Article, engine: str) -> str:
    """What a stored parse was made from besides the text: metadata and engine version.

    The same article with the same fingerprint has nothing new to say; a new engine or a sidecar that
    fills in a date makes a new one. Where the file lies does not matter.
    """
    published = article.published.isoformat() if article.published else None
    parts = [engine, article.id, article.title, article.outlet, article.author, published, article.url]
    updated = article.updated.isoformat() if article.updated else None
    parts += [updated, article.language, flaws_text(article.flaws)]
    return hashlib.sha256(json.dumps([*parts, article.extra]).encode()).hexdigest()[:20]


def article_row(parsed: ParsedArticle, parse: str, engine: str, parsed_at: datetime) -> Row:
    """The row of the articles table; ``parse`` ties it to its rows in the other tables."""
    article = parsed.article
    return {
        "article": article.key,
        "parse": parse,
        "fingerprint": fingerprint(article, engine),
        "parsed_at": parsed_at,
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published,
        "url": article.url,
        "source": article.source,
        "text": article.text,
        "regions": json.dumps([[r.kind.value, r.start, r.end] for r in article.regions]),
        "extra": json.dumps(article.extra, ensure_ascii=False),
        "title_normal": normalise(article.title or ""),
        "outlet_normal": normalise(article.outlet or ""),
        "sketch": sketch(article.text),
        "updated": article.updated,
        "language": article.language,
        "flaws": flaws_text(article.flaws),
        "subject": parsed.subject,
    }


def quote_row(article: Article, quote: Quote, parse: str) -> Row:
    """A row of the quotes table, with the words of cue, mention, addressee and via as the article writes them."""
    start, end = quote.segments[0][0], quote.segments[-1][1]
    return {
        "article": article.key,
        "parse": parse,
        "quote": f"{article.key}-{start}-{end}",
        "start": start,
        "end": end,
        "segments": json.dumps(quote.segments),
        "text": quote.text,
        "kind": quote.kind.value,
        "cue_start": quote.cue.start if quote.cue else None,
        "cue_end": quote.cue.end if quote.cue else None,
        "cue": _line(article.text, (quote.cue.start, quote.cue.end)) if quote.cue else None,
        "cue_lemma": quote.cue.lemma if quote.cue else None,
        "speaker": quote.speaker,
        "speaker_kind": quote.speaker_kind.value,
        **_words(article, "mention", quote.mention),
        "text_normal": normalise(quote.text),
        "speaker_normal": normalise(quote.speaker or ""),
        "act": quote.act.value,
        "confidence": quote.confidence,
        "reason": quote.reason,
        **_words(article, "addressee", quote.addressee),
        **_words(article, "via", quote.via),
        "on_behalf_of": quote.on_behalf_of,
        "lemmas": quote.lemmas,
        "as_sentence": quote.as_sentence,
        "polarity": quote.polarity.value,
        "left_out": quote.left_out.value if quote.left_out else None,
        "around": segments_text(quote.around),
        "around_lemmas": quote.around_lemmas,
    }


def mention_row(article: Article, mention: Mention, parse: str) -> Row:
    """A row of the mentions table."""
    return {
        "article": article.key,
        "parse": parse,
        "start": mention.start,
        "end": mention.end,
        "label": mention.label,
        "name": mention.name,
        "text": _line(article.text, (mention.start, mention.end)),
    }


def role_row(article: Article, role: Role, parse: str) -> Row:
    """A row of the roles table."""
    return {
        "article": article.key,
        "parse": parse,
        "start": role.start,
        "end": role.end,
        "person": role.person,
        "role": role.role,
    }


def figure_row(article: Article, figure: Figure, parse: str) -> Row:
    """A row of the figures table, with the words of the figure and of its sentence."""
    start, end = figure.sentence
    return {
        "article": article.key,
        "parse": parse,
        "start": figure.start,
        "end": figure.end,
        "text": _line(article.text, (figure.start, figure.end)),
        "low": figure.low,
        "high": figure.high,
        "approximate": figure.approximate,
        "unit": figure.unit.value,
        "of": figure.of,
        "measures": figure.measures,
        "sentence_start": start,
        "sentence_end": end,
        "sentence": _line(article.text, (start, end)),
    }


def paragraph_row(article: Article, paragraph: Paragraph, parse: str) -> Row:
    """A row of the paragraphs table, in the forms in which words are looked for."""
    return {
        "article": article.key,
        "parse": parse,
        "start": paragraph.start,
        "end": paragraph.end,
        "text_normal": normalise(article.text[paragraph.start : paragraph.end]),
        "lemmas": paragraph.lemmas,
    }


def correction_row(correction: Correction) -> Row:
    """A row of the corrections table."""
    return {
        "id": correction.id,
        "at": correction.at,
        "author": correction.author,
        "action": correction.action.value,
        "target": correction.target,
        "article": correction.article,
        "value": json.dumps(correction.value, ensure_ascii=False),
        "before": json.dumps(correction.before, ensure_ascii=False),
    }


def parse_correction(row: Row) -> Correction:
    """The correction that ``correction_row`` wrote."""
    at = row["at"]
    if not isinstance(at, datetime):
        raise TypeError(f"a correction without a time: {row}")
    return Correction(
        id=str(row["id"]),
        at=at,
        author=str(row["author"]),
        action=Action(str(row["action"])),
        target=str(row["target"]),
        article=str(row["article"]),
        value=json.loads(str(row["value"])),
        before=json.loads(str(row["before"])),
    )


def _words(article: Article, name: str, span: Span | None) -> Row:
    start, end = span or (None, None)
    return {f"{name}_start": start, f"{name}_end": end, name: _line(article.text, span) if span else None}


def _line(text: str, span: Span) -> str:
    """The words of a place on one line."""
    return " ".join(text[slice(*span)].split())


def parse_regions(text: str) -> tuple[Region, ...]:
    """The regions that ``article_row`` wrote."""
    return tuple(Region(RegionKind(kind), start, end) for kind, start, end in json.loads(text))


def flaws_text(flaws: Sequence[Flaw]) -> str:
    """Flaws as ``article_row`` writes them: their codes, joined by commas, so that a query can look for one."""
    return ",".join(flaw.value for flaw in flaws)


def parse_flaws(text: str | None) -> tuple[Flaw, ...]:
    """The flaws that ``article_row`` wrote; none where an earlier version did."""
    return tuple(map(Flaw, text.split(","))) if text else ()


def parse_segments(text: str) -> tuple[Span, ...]:
    """The segments that ``quote_row`` wrote."""
    return tuple((start, end) for start, end in json.loads(text))


def segments_text(segments: object) -> str:
    """Segments as ``quote_row`` writes them."""
    return json.dumps(segments)


def parse_extra(text: str) -> tuple[tuple[str, str], ...]:
    """The extra fields that ``article_row`` wrote."""
    return tuple((name, value) for name, value in json.loads(text))


def table(rows: Sequence[Row], schema: pa.Schema) -> pa.Table:
    """Rows as an Arrow table of the given schema."""
    return pa.Table.from_pylist(list(rows), schema=schema)
