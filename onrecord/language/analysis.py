"""The steps of the analysis, in order: an article and its Doc -> quotations with speakers, entity mentions, figures."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from onrecord.default_view import left_out
from onrecord.language import cues, transcripts
from onrecord.language.entities import mentions
from onrecord.language.figures import figures
from onrecord.language.labels import Cast
from onrecord.language.lemmas import lemma_text
from onrecord.language.people import people_of
from onrecord.language.quotations import assembly, boundaries
from onrecord.language.quotations.acts import act_of
from onrecord.language.quotations.attribution import (
    Attribution,
    Way,
    by_grammar,
    distinct,
    in_body,
    outermost,
    overlaps,
    with_source,
)
from onrecord.language.quotations.block_quotations import block_quotations
from onrecord.language.quotations.confidence import confidence
from onrecord.language.quotations.context import Places
from onrecord.language.quotations.quotation_marks import Passage, passages
from onrecord.language.recipients import addressee, via
from onrecord.language.roles import roles
from onrecord.language.speakers import Resolver, Speaker
from onrecord.language.transcripts import Turn
from onrecord.model import Act, Article, ParsedArticle, Polarity, Quote, QuoteKind, Region, Role, Span

# Of the turns of 20 transcripts that were read, nearly all were right.
_TURN_CONFIDENCE = 0.95


def analyse(article: Article, doc: Doc) -> ParsedArticle:
    """Everything that is found in one article; ``doc.text`` is the article's text."""
    text = article.text  # spaCy joins all tokens anew whenever it is asked for a Doc's text
    people = people_of(doc)
    cast = Cast(article, people)
    turns = transcripts.turns(text, article.regions, cast.is_speaker)
    marked = [p for p in passages(text) if not _in_region((p.start, p.end), article.regions)]
    marked = [p for p in marked if transcripts.is_outside((p.start, p.end), turns)]
    stated = roles(doc, people)
    resolver = Resolver(doc, people, stated, marked)
    found = [a for a in attributions(doc, marked, article.regions) if transcripts.is_outside((a.start, a.end), turns)]
    quotes = [_quote(doc, text, attribution, marked, resolver) for attribution in found]
    quotes += [
        _turn(doc, text, turn, speaker) for turn, speaker in zip(turns, cast.speakers(turns), strict=True) if turn.words
    ]
    quotes.sort(key=lambda quote: quote.segments[0])
    counted = figures(doc, article.regions, article.published)
    said_to_be = tuple(Role(role.person.name, role.text, *role.span) for role in stated)
    return ParsedArticle(article, tuple(quotes), mentions(doc, people), said_to_be, counted)


def attributions(doc: Doc, marked: Sequence[Passage], regions: Sequence[Region]) -> list[Attribution]:
    """What is attributed to whom, in text order, before the speakers have names."""
    text = doc.text
    found = in_body(by_grammar(doc, text, marked), text, regions)
    places = Places(doc, text, marked)
    whole = [boundaries.ended(places, one) for one in assembly.attribute(places, found)]
    blocks = block_quotations(places, regions)
    introducing = {block.cue for block in blocks}
    whole = [one for one in whole if one.cue is None or one.cue not in introducing]
    outer = outermost(whole + blocks, len(text), marked)
    return distinct([with_source(attribution, regions) for attribution in outer])


def _in_region(span: Span, regions: Sequence[Region]) -> bool:
    return any(overlaps(span, (region.start, region.end)) for region in regions)


def _quote(doc: Doc, text: str, attribution: Attribution, marked: Sequence[Passage], resolver: Resolver) -> Quote:
    speaker = resolver.speaker(attribution)
    block = attribution.way is Way.BLOCK
    kind = QuoteKind.DIRECT if block else kind_of(text, attribution.segments, marked)
    cue, source = attribution.cue, attribution.source
    act, sure = act_of(cue, kind), confidence(attribution, kind)
    content = _content(text, attribution.segments)
    return Quote(
        segments=attribution.segments,
        text=content,
        kind=kind,
        as_sentence=content,
        left_out=left_out(act, Polarity.SAID, sure),
        cue=None if cue is None else cues.as_cue(cue),
        speaker=speaker.name,
        speaker_kind=speaker.kind,
        mention=attribution.mention,
        act=act,
        confidence=sure,
        reason=speaker.reason,
        addressee=None if cue is None else addressee(cue),
        via=None if cue is None else via(cue, source),
        on_behalf_of=resolver.on_behalf_of(attribution),
        lemmas=lemma_text(doc, text, attribution.segments),
    )


def _turn(doc: Doc, text: str, turn: Turn, speaker: Speaker) -> Quote:
    return Quote(
        segments=turn.words,
        text=_content(text, turn.words),
        as_sentence=_content(text, turn.words),
        kind=QuoteKind.DIRECT,
        speaker=speaker.name,
        speaker_kind=speaker.kind,
        mention=(turn.label.start, turn.label.end),
        act=Act.ASK if turn.label.role is transcripts.Role.QUESTION else Act.ASSERT,
        confidence=_TURN_CONFIDENCE,
        reason=speaker.reason,
        lemmas=lemma_text(doc, text, turn.words),
    )


def _content(text: str, segments: Iterable[Span]) -> str:
    return " ".join(" ".join(text[start:end].split()) for start, end in segments)


def kind_of(text: str, segments: Iterable[Span], marked: Sequence[Passage]) -> QuoteKind:
    """Direct where marks enclose every word, mixed where they enclose some, indirect where none."""
    inside = outside = False
    for start, end in segments:
        position = start
        for passage in _overlapping((start, end), marked):
            inside = True
            outside |= any(c.isalnum() for c in text[position : max(position, passage.start)])
            position = max(position, passage.end)
        outside |= any(c.isalnum() for c in text[position:end])
    if not inside:
        return QuoteKind.INDIRECT
    return QuoteKind.MIXED if outside else QuoteKind.DIRECT


def _overlapping(span: Span, marked: Sequence[Passage]) -> Iterator[Passage]:
    i = bisect_right(marked, span[0], key=lambda passage: passage.end)
    while i < len(marked) and marked[i].start < span[1]:
        yield marked[i]
        i += 1
