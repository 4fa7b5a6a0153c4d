"""What stands around a quotation and says what it is about: the question that it answers, or its own sentence and the one before.

A quotation often does not name its subject: "They work", he said of the fees. What describes the speaker says nothing of
the subject and is left out: an energy minister may speak of anything.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from spacy.tokens import Doc, Token

from onrecord.language.lemmas import heading_lemma_text, lemma_text
from onrecord.language.transcripts import Turn
from onrecord.lemmas import word_spans
from onrecord.model import Article, Quote, RegionKind, Span
from onrecord.spans import paragraphs

# "Right.", "(Inaudible.)": what has fewer words asks nothing, and the answer is to what was asked before.
_FEWEST_OF_A_QUESTION = 6
_TURNS_BACK = 4
# Of the words of a question only the last ask; those before greet and lead to it.
_MOST_OF_A_QUESTION = 80
_HEADINGS = frozenset({RegionKind.HEADLINE, RegionKind.STANDFIRST})
# "He said:" introduces words without saying what they are about.
_SHORT_LEAD = 4
_OPENING_MARKS = "“\"‘'„«"
_BEFORE_WORDS = f" \n\t{_OPENING_MARKS}"
_END_OF_ANOTHER = re.compile(r"[.!?…][”\"’']+\s+")
# What stands for a thing that was named before; persons that pronouns stand for say nothing of the subject.
_LEANING = frozenset({"it", "its", "they", "them", "their", "this", "that", "these", "those", "such"})
_VERBS = frozenset({"VERB", "AUX"})
_EMPTY = frozenset({"mark", "expl"})
_SUBJECT = frozenset({"on", "about", "regarding"})


class Surroundings:
    """The sentences, paragraphs and turns of an article, by which it is said what stands around its quotations."""

    def __init__(self, doc: Doc, text: str, turns: Sequence[Turn]) -> None:
        self._doc, self._text, self._turns = doc, text, turns
        self._sentences = [(one.start_char, one.end_char) for one in doc.sents]

    def of(self, quote: Quote) -> tuple[Span, ...]:
        """The spans around a quotation, in text order, without its own words and whom they are from."""
        first, last = quote.segments[0][0], quote.segments[-1][1]
        turn = bisect_right(self._turns, first, key=lambda one: one.start) - 1
        if turn >= 0 and first < self._turns[turn].end:
            return self._asked(turn)
        begin = max(0, bisect_right(self._sentences, first, key=lambda one: one[0]) - 1)
        end = bisect_right(self._sentences, last - 1, key=lambda one: one[0])
        start, until = self._sentences[begin][0], self._sentences[end - 1][1]
        if another := [found.end() for found in _END_OF_ANOTHER.finditer(self._text, start, first)]:
            start = another[-1]
        elif begin and self._goes_on(quote, start):
            start = self._sentences[begin - 1][0]
        return tuple(_without((start, until), [*quote.segments, *self._description(quote.mention)]))

    def _goes_on(self, quote: Quote, start: int) -> bool:
        """Whether a quotation, whose sentence begins at ``start``, may be about what the sentence before is about.

        A label says by itself who speaks, and on what. Other words in marks go on, unless who speaks is named before them: then a
        new report begins. A report goes on where it has a word for something that was named.
        """
        first = quote.segments[0][0]
        lead = [token for token in self._tokens(start, first) if token.is_alpha]
        if self._text[start:first].rstrip(_BEFORE_WORDS).endswith(":"):
            return len(lead) <= _SHORT_LEAD and any(token.pos_ in _VERBS for token in lead)
        is_named = (
            any(token.pos_ == "PROPN" for token in lead) and quote.mention is not None and quote.mention[0] < first
        )
        if not is_named and any(self._text[a:b].lstrip()[:1] in _OPENING_MARKS for a, b in quote.segments):
            return True
        said = (token for span in quote.segments for token in self._tokens(*span))
        return any(token.lower_ in _LEANING and token.dep_ not in _EMPTY for token in said)

    def _tokens(self, start: int, end: int) -> Iterable[Token]:
        return self._doc.char_span(start, end, alignment_mode="expand") or ()

    def _asked(self, at: int) -> tuple[Span, ...]:
        """The end of the last turn before an answer that asks something."""
        for turn in reversed(self._turns[max(0, at - _TURNS_BACK) : at]):
            words = [(start + a, start + b) for start, end in turn.words for a, b in word_spans(self._text[start:end])]
            if len(words) >= _FEWEST_OF_A_QUESTION:
                begin = words[-_MOST_OF_A_QUESTION:][0][0]
                return tuple((max(start, begin), end) for start, end in turn.words if end > begin)
        return ()

    def _description(self, mention: Span | None) -> Iterator[Span]:
        """The words that say who speaks: the noun that names the speaker with all that describes it."""
        named = None if mention is None else self._doc.char_span(*mention, alignment_mode="expand")
        if named is None:
            return
        yield named.start_char, named.end_char
        apart = {inner for child in named.root.children if _is_subject(child) for inner in child.subtree}
        for token in named.root.subtree:
            if token not in apart:
                yield token.idx, token.idx + len(token)


def _is_subject(token: Token) -> bool:
    """Whether it is "on" in "Ann Roe on the fees: ..."."""
    return token.dep_ == "prep" and token.lower_ in _SUBJECT


def _without(span: Span, gone: Iterable[Span]) -> Iterator[Span]:
    """What is left of a span without others."""
    at, end = span
    for first, last in sorted(gone):
        if first < end and last > at:
            if first > at:
                yield at, first
            at = last
    if at < end:
        yield at, end


def subject(article: Article, doc: Doc) -> str:
    """The lemma text of an article's headline and lead, its first paragraph of body text."""
    headings = [(one.start, one.end) for one in article.regions if one.kind in _HEADINGS]
    others = [(one.start, one.end) for one in article.regions]
    body = (span for span in paragraphs(article.text) if not any(a < span[1] and span[0] < b for a, b in others))
    # A headline that only the file's data give is not in the text that was analysed.
    title = "" if headings else heading_lemma_text(article.title or "")
    return title + lemma_text(doc, article.text, [*headings, *islice(body, 1)])
