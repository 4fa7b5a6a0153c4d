"""The steps of the analysis, in order: an article and its Doc -> quotations with speakers, entity mentions, figures."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from onrecord.default_view import left_out
from onrecord.language import cues, phrases, transcripts
from onrecord.language import roles as people_roles
from onrecord.language.designations import Speaker
from onrecord.language.entities import mentions
from onrecord.language.figures import figures
from onrecord.language.labels import Cast
from onrecord.language.lemmas import lemma_text
from onrecord.language.people import People, people_of
from onrecord.language.quotations import assembly
from onrecord.language.quotations.acts import act_of
from onrecord.language.quotations.as_sentence import as_sentence
from onrecord.language.quotations.attribution import (
    Attribution,
    Way,
    distinct,
    is_statement,
    outermost,
    overlaps,
)
from onrecord.language.quotations.block_quotations import block_quotations
from onrecord.language.quotations.confidence import OF_A_TURN, confidence
from onrecord.language.quotations.context import Places
from onrecord.language.quotations.polarity import polarity_of
from onrecord.language.quotations.quotation_marks import Passage, passages
from onrecord.language.quotations.tagged_attributions import by_tagger
from onrecord.language.quotations.tagger import tag
from onrecord.language.recipients import addressee, cited, via
from onrecord.language.speakers import Resolver
from onrecord.language.surroundings import Surroundings, subject
from onrecord.language.transcripts import Turn
from onrecord.lemmas import inflected
from onrecord.model import Act, Article, Paragraph, ParsedArticle, Quote, QuoteKind, Region, Role, Span
from onrecord.names.person_name import looks_like_a_person
from onrecord.spans import paragraphs


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with what must be known of the whole of it before its quotations are read."""

    article: Article
    doc: Doc
    people: People
    roles: Sequence[people_roles.Role]
    cast: Cast
    turns: Sequence[Turn]
    places: Places


def read(article: Article, doc: Doc) -> Reading:
    """An article before its quotations are read; ``doc.text`` is the article's text."""
    text = article.text  # spaCy joins all tokens anew whenever it is asked for a Doc's text
    people = people_of(doc)
    cast = Cast(article, people)
    turns = transcripts.turns(text, article.regions, cast.is_speaker)
    marked = [p for p in passages(text) if not _in_region((p.start, p.end), article.regions)]
    marked = [p for p in marked if transcripts.is_outside((p.start, p.end), turns)]
    return Reading(article, doc, people, people_roles.roles(doc, people), cast, turns, Places(doc, text, marked))


def analyse(article: Article, doc: Doc) -> ParsedArticle:
    """Everything that is found in one article; ``doc.text`` is the article's text."""
    reading = read(article, doc)
    speakers = zip(reading.turns, reading.cast.speakers(reading.turns), strict=True)
    quotes = [quote for _, quote in attributed(reading)]
    quotes += [_turn(doc, article.text, turn, speaker) for turn, speaker in speakers if turn.words]
    quotes.sort(key=lambda quote: quote.segments[0])
    surroundings = Surroundings(doc, article.text, reading.turns)
    quotes = [_with_surroundings(quote, surroundings.of(quote), doc, article.text) for quote in quotes]
    counted = figures(doc, article.regions, article.published)
    said_to_be = tuple(Role(role.person.name, role.text, *role.span) for role in reading.roles)
    forms = ((span, inflected(lemma_text(doc, article.text, [span]))) for span in paragraphs(article.text))
    whole = tuple(Paragraph(*span, items) for span, items in forms)
    about = subject(article, doc)
    return ParsedArticle(article, tuple(quotes), mentions(doc, reading.people), said_to_be, counted, whole, about)


def _with_surroundings(quote: Quote, around: tuple[Span, ...], doc: Doc, text: str) -> Quote:
    return replace(quote, around=around, around_lemmas=lemma_text(doc, text, around))


def attributed(reading: Reading) -> list[tuple[Attribution, Quote]]:
    """The quotations outside transcripts, in text order, each with the attribution that it was made from."""
    places = reading.places
    resolver = Resolver(reading.doc, reading.people, reading.roles, places.passages, _sole_author(reading))
    found = attributions(places, reading.article.regions, reading.turns)
    found = [_of_the_cited(attribution) for attribution in found]
    return [(attribution, _quote(places, attribution, resolver)) for attribution in found]


def _sole_author(reading: Reading) -> str | None:
    """The one person who wrote an article; None where somebody else may say "I" in it: in a conversation's turns, without marks."""
    author = reading.article.author or ""
    is_alone = ";" not in author and looks_like_a_person(author)
    return author if is_alone and not reading.turns else None


def _of_the_cited(attribution: Attribution) -> Attribution:
    """The attribution to whom an outlet only relays: "AFP reported, citing the police"."""
    cue, source = attribution.cue, attribution.source
    named = None if cue is None or source is None else cited(cue, source)
    if named is None:
        return attribution
    tagged = None if attribution.tagged is None else replace(attribution.tagged, source=(phrases.mention(named),))
    return replace(attribution, source=named, mention=phrases.mention(named), tagged=tagged)


def attributions(places: Places, regions: Sequence[Region], turns: Sequence[Turn] = ()) -> list[Attribution]:
    """What is attributed to whom, in text order, before the speakers have names."""
    found = by_tagger(places, tag(places.text, places.passages, _body(places.text, regions, turns)))
    whole = assembly.attribute(places, found)
    blocks = block_quotations(places, regions)
    introducing = {block.cue for block in blocks}
    whole = [one for one in whole if one.cue is None or one.cue not in introducing]
    outer = outermost(whole + blocks, len(places.text))
    return [one for one in distinct(outer) if transcripts.is_outside((one.start, one.end), turns)]


def _body(text: str, regions: Sequence[Region], turns: Sequence[Turn]) -> list[Span]:
    """The parts of a text that the tagger reads: without headlines and the like, and without the turns of a transcript."""
    parts, start = [], 0
    for first, last in sorted([*((r.start, r.end) for r in regions), *((turn.start, turn.end) for turn in turns)]):
        parts.append((start, first))
        start = max(start, last)
    return [(a, b) for a, b in [*parts, (start, len(text))] if text[a:b].strip()]


def _in_region(span: Span, regions: Sequence[Region]) -> bool:
    return any(overlaps(span, (region.start, region.end)) for region in regions)


def _quote(places: Places, attribution: Attribution, resolver: Resolver) -> Quote:
    speaker = resolver.speaker(attribution)
    block = attribution.way is Way.BLOCK
    kind = QuoteKind.DIRECT if block else kind_of(places.text, attribution.segments, places.passages)
    cue, source = attribution.cue, attribution.source
    act, polarity = (
        act_of(cue, statement=is_statement(attribution)),
        polarity_of(cue, attribution.tagged, attribution.segments),
    )
    sure = confidence(attribution, kind, speaker.kind)
    content = _content(places.text, attribution.segments, [one.idx for one in (cue, source) if one is not None])
    return Quote(
        segments=attribution.segments,
        text=content,
        kind=kind,
        as_sentence=as_sentence(places, attribution, content, kind, polarity),
        polarity=polarity,
        left_out=left_out(act, polarity, sure),
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
        lemmas=lemma_text(places.doc, places.text, attribution.segments),
    )


def _turn(doc: Doc, text: str, turn: Turn, speaker: Speaker) -> Quote:
    return Quote(
        segments=turn.words,
        text=_content(text, turn.words),
        as_sentence=_content(text, turn.words),
        kind=QuoteKind.DIRECT,
        speaker=speaker.name,
        speaker_kind=speaker.kind,
        mention=(turn.label.start, turn.label.end) if turn.label.end > turn.label.start else None,
        act=Act.ASK if turn.label.role is transcripts.Role.QUESTION else Act.ASSERT,
        confidence=OF_A_TURN,
        reason=speaker.reason,
        lemmas=lemma_text(doc, text, turn.words),
    )


def _content(text: str, segments: Iterable[Span], between: Sequence[int] = ()) -> str:
    """The words of the segments; with an ellipsis where others are left out than the cue's and the source's, which are at ``between``."""
    parts: list[str] = []
    last = None
    for start, end in segments:
        if last is not None:
            others = any(c.isalnum() for c in text[last:start]) and not any(
                last <= offset < start for offset in between
            )
            parts.append("…" if others and between else "")
        parts.append(" ".join(text[start:end].split()))
        last = end
    return " ".join(part for part in parts if part)


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
