"""What the tagger found, as attributions over the words of the parse."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.language import phrases
from onrecord.language.quotations import source_rules
from onrecord.language.quotations.attribution import ATTRIBUTED, STATED, Attribution, Way, merge, trim
from onrecord.language.quotations.context import Places
from onrecord.language.quotations.names_beside import is_heading
from onrecord.language.quotations.tagged_sources import completed, head_of
from onrecord.language.quotations.tagger import Tagged
from onrecord.model import Span

_OF_DOING = re.compile(r"of (?=\w+ing\b)")


def by_tagger(places: Places, tagged: Iterable[Tagged]) -> list[Attribution]:
    """What the tagger found, by tokens, in text order: one attribution for each cue."""
    found: dict[int, Attribution] = {}
    for found_one in tagged:
        one = _labelled(places, found_one)
        if one is None or max(one.stated / STATED, one.attributed / ATTRIBUTED) * one.content_sure < 1:
            continue
        cue = next(iter(places.around(one.cue)), None)
        segments = [trim(places.text, _without_of(places.text, span)) for span in one.content]
        segments = [span for span in segments if span[1] > span[0]]
        if cue is None or cue.pos_ == "NUM" or not segments or cue.i in found:
            continue
        quoted = source_rules.quoted_subject(cue)
        by_rule = quoted or source_rules.source(cue)
        part = _part([completed(places, span, one.cue) for span in one.source], by_rule)
        source = quoted or (None if part is None else head_of(places, part, by_rule))
        mention = phrases.mention(quoted) if quoted is not None else part if source is not None else None
        if quoted is None and source is not None and source.dep_ == "nsubjpass" and source.head.i == cue.i:
            source, mention = None, None  # he was asked, and did not ask
        if source is None and by_rule is not None:
            source, mention = by_rule, phrases.mention(by_rule)
        if cue.lower_ == "according" and source is not None and _is_manner(source):
            continue
        way = Way.TAGGED if _is_word(cue.text) else Way.NAME
        if way is Way.NAME and source is None:
            continue
        named = None if way is Way.NAME else cue
        found[cue.i] = Attribution(
            merge(segments), named, source, mention, way, replace(one, source=(part,) if part else ())
        )
    return sorted(found.values(), key=lambda attribution: attribution.segments)


def _part(source: Sequence[Span], by_rule: Token | None) -> Span | None:
    """Of the parts of a source the one with the cue's subject: "Ann Roe, standing by Bo Lind, said"; else the longest."""
    if by_rule is not None:
        with_subject = next((span for span in source if span[0] <= by_rule.idx < span[1]), None)
        if with_subject is not None:
            return with_subject
    return max(source, key=lambda span: span[1] - span[0], default=None)


def _labelled(places: Places, one: Tagged) -> Tagged | None:
    """What a colon or a dash attributes is stated where it stands in marks, and is a caption or a headline elsewhere.

    Annotators of statements give “Ann Roe: “It is late.”” no cue, so that the tagger cannot know.
    """
    if _is_word(places.text[slice(*one.cue)]):
        return one
    line = places.text[places.text.rfind("\n", 0, one.cue[0]) + 1 : one.cue[0]]
    heading = any(is_heading(places.text, name) for name in (line, *(places.text[a:b] for a, b in one.source[:1])))
    return replace(one, stated=one.attributed) if places.is_marked(one.content[0][0]) and not heading else None


def _without_of(text: str, span: Span) -> Span:
    """Accused him "of lying": what he is accused of, without the preposition."""
    of = _OF_DOING.match(text, *span)
    return span if of is None else (of.end(), span[1])


def _is_manner(source: Token) -> bool:
    """According to plan, to law: a noun alone is no source."""
    return source.tag_ == "NN" and source.text.islower() and source.left_edge.i == source.i


def _is_word(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
