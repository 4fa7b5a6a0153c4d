"""The topics of a quotation, with the words that show them."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from onrecord import lemmas
from onrecord.taxonomy import Taxonomy, Topic


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a quotation has a topic: the phrase as the user wrote it, and where it is in the quotation's text."""

    topic: str
    start: int
    end: int
    phrase: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A topic as expressions over lemma texts, of which Python and RE2 make the same.

    What ``exclusion`` matches is replaced by ``lemmas.REMOVED``; in what is left, ``any_phrase`` finds any of
    ``phrases``. ``exclusion`` is None where there is none.
    """

    topic: str
    exclusion: re.Pattern[str] | None
    any_phrase: re.Pattern[str]
    phrases: tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache(maxsize=1000)
def rule(topic: Topic) -> Rule | None:
    """The topic as expressions; None for one without phrases, which only groups others."""
    if not topic.phrases:
        return None
    found = {phrase: lemmas.expression(phrase) for phrase in topic.phrases}
    return Rule(
        topic.name,
        re.compile(lemmas.removing(topic.exclusions)) if topic.exclusions else None,
        re.compile("|".join(dict.fromkeys(found.values()))),
        tuple((phrase, re.compile(pattern)) for phrase, pattern in found.items()),
    )


def matches(
    taxonomy: Taxonomy, text: str, lemma_text: str, among: Collection[str] | None = None
) -> tuple[Evidence, ...]:
    """Where ``text``, with its lemma text, matches each topic: by topic in the user's order, then by phrase and place.

    Only topics in ``among`` are looked for, where it is known already which ones the text has.
    """
    if among is not None and not among:
        return ()
    spans = lemmas.word_spans(text)
    found = []
    wanted = (topic for topic in taxonomy.topics if among is None or topic.name in among)
    for one in filter(None, map(rule, wanted)):
        # An exclusion takes away and joins nothing: what has no phrase before it has none after.
        if not one.any_phrase.search(lemma_text):
            continue
        left = one.exclusion.sub(_removed, lemma_text) if one.exclusion else lemma_text
        for phrase, pattern in one.phrases:
            for match in pattern.finditer(left):
                first = left.count(" ", 0, match.start()) - 1
                last = first + match[0].count(" ")
                found.append(Evidence(one.topic, spans[first][0], spans[last][1], phrase))
    return tuple(found)


def _removed(match: re.Match[str]) -> str:
    # As many items as before, so that items and words still correspond.
    return lemmas.REMOVED * match[0].count(" ")
