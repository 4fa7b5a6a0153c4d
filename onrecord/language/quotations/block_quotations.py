"""Block quotations: a paragraph without marks after one that ends in "Ann Roe wrote:", or with whose post it is behind it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from spacy.tokens import Token

from onrecord.language import cues
from onrecord.language.quotations import source_rules
from onrecord.language.quotations.attribution import Attribution, Way, by_cue, overlaps
from onrecord.language.quotations.context import Places
from onrecord.model import Region, Span
from onrecord.spans import paragraphs

# What begins a quotation in marks, a list, a table or a caption instead.
_NO_PROSE = re.compile(r"[“”\"„‘'`«*•·#|\-–—\[(]|\d+[.):]|https?:")
_SET_OFF = re.compile(r"(?:>|[ \t]{2,})")
_SENTENCE_END = re.compile(r"[.!?…]\W*$")
_SIGNED = re.compile(r"[—–-]+\s?(?P<name>[^\W\d_][^\n(@]{1,60}?)\s*\(@\w+\)")
_FEWEST_WORDS = 6
# In words before the colon.
_REACH = 8


def block_quotations(places: Places, regions: Sequence[Region]) -> list[Attribution]:
    """The block quotations of a text, in text order."""
    body = [span for span in paragraphs(places.text) if not any(overlaps(span, (r.start, r.end)) for r in regions)]
    found = []
    for k, (lead, first) in enumerate(pairwise(body)):
        if not places.text[slice(*lead)].rstrip().endswith(":") or not _is_prose(places.text[slice(*first)]):
            continue
        cue = _cue(places, lead)
        source = None if cue is None else source_rules.source(cue)
        if cue is not None and source is not None and source.idx >= lead[0]:
            found.append(by_cue(list(_block(places.text, body[k + 1 :])), cue, source, Way.BLOCK))
    return sorted([*found, *_posts(places, body)], key=lambda block: block.segments)


def _posts(places: Places, body: Sequence[Span]) -> Iterator[Attribution]:
    """Embedded posts: a paragraph, and behind it "— Ann Roe (@ann_roe) March 3, 2026"."""
    for post, behind in pairwise(body):
        signed = _SIGNED.match(places.text, *behind)
        marked = places.touching(post) or _NO_PROSE.match(places.text[slice(*post)])
        if signed is None or marked or not _SENTENCE_END.search(places.text[slice(*post)]):
            continue
        name = places.tokens(*signed.span("name"))
        if name:
            yield Attribution((post,), None, name[-1], signed.span("name"), Way.BLOCK)


def _is_prose(paragraph: str) -> bool:
    words = paragraph.lstrip("> \t")
    whole = len(words.split()) >= _FEWEST_WORDS and _SENTENCE_END.search(words) is not None
    return whole and _NO_PROSE.match(words) is None


def _block(text: str, following: Sequence[Span]) -> Iterator[Span]:
    """The paragraphs that are set off like the first one; the first alone where it is set off by nothing."""
    if not _is_set_off(text, following[0]):
        yield following[0]
        return
    yield from takewhile(lambda span: _is_set_off(text, span), following)


def _is_set_off(text: str, span: Span) -> bool:
    line = text.rfind("\n", 0, span[0]) + 1
    return _SET_OFF.match(text, line) is not None


def _cue(places: Places, lead: Span) -> Token | None:
    """The verb that leads up to the colon: "Ann Roe wrote in her diary:"."""
    words = [token for token in places.tokens(*lead)[-_REACH:] if not token.is_space and not token.is_punct]
    cue = next((t for t in reversed(words) if cues.is_verb(t) or t.pos_ == "AUX"), None)
    if cue is None or cues.lemma(cue) not in cues.table().block or cue.dep_ == "relcl" or places.is_marked(cue.idx):
        return None
    return cue
