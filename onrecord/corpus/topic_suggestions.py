"""Phrases worth adding to a topic: what its quotations say more often than all others do. Nothing is added here."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import vstack
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer
from sklearn.feature_selection import chi2

from onrecord import lemmas
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.topics import matched
from onrecord.taxonomy import Taxonomy, Topic
from onrecord.topics import rule

# A phrase that fewer of its quotations have says more of those quotations than of the topic.
FEWEST = 3
MOST_WORDS = 3


class Suggestion(NamedTuple):
    """A phrase, how many of the topic's quotations have it and how many others, and its chi-squared statistic."""

    phrase: str
    inside: int
    outside: int
    score: float


def suggestions(snapshot: Snapshot, topic: Topic, limit: int = 20) -> tuple[Suggestion, ...]:
    """What ``suggest`` finds for a topic, whose parent does not matter, in a whole corpus."""
    alone = Taxonomy((Topic(name=topic.name, phrases=topic.phrases, exclusions=topic.exclusions),))
    quotes = snapshot.quotes.filter(snapshot.quotes.lemmas.notnull())
    quotes = quotes.select("quote", "lemmas").order_by("quote")
    found = matched(quotes.select("quote", text="lemmas"), alone.topics).select("quote").distinct()
    inside = snapshot.fetch(quotes.semi_join(found, "quote"))["lemmas"]
    outside = (
        row for batch in snapshot.stream(quotes.anti_join(found, "quote")) for row in batch["lemmas"].to_pylist()
    )
    return suggest(inside, outside, topic, limit)


def suggest(inside: Iterable[str], outside: Iterable[str], topic: Topic, limit: int = 20) -> tuple[Suggestion, ...]:
    """Phrases by which lemma texts ``inside`` the topic differ most from those ``outside``, best first.

    Phrases of up to MOST_WORDS lemmas that at least FEWEST texts inside have, that the topic does not find yet, and
    that stand in a larger share of the texts inside than outside, by the chi-squared statistic of their counts
    (scikit-learn's ``chi2``).
    """
    vectorizer = CountVectorizer(analyzer=_phrases, binary=True, dtype=np.float64)
    try:
        of_inside = vectorizer.fit_transform(inside)
    except ValueError:  # no phrase at all
        return ()
    of_outside = vectorizer.transform(outside)
    counts_inside, counts_outside = (np.asarray(counts.sum(axis=0)).ravel() for counts in (of_inside, of_outside))
    classes = np.repeat([True, False], [of_inside.shape[0], of_outside.shape[0]])
    scores, _ = chi2(vstack([of_inside, of_outside]), classes)
    commoner = counts_inside * of_outside.shape[0] > counts_outside * of_inside.shape[0]
    found = [
        Suggestion(str(phrase), int(counts_inside[i]), int(counts_outside[i]), float(scores[i]))
        for i, phrase in enumerate(vectorizer.get_feature_names_out())
        if commoner[i] and counts_inside[i] >= FEWEST and not _is_found(topic, phrase)
    ]
    return tuple(sorted(_whole(found), key=lambda one: (-one.score, one.phrase))[:limit])


def _whole(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Without what never stands but in one longer phrase: "blast" where it is always "blast furnace"."""
    found = list(found)
    parts = {(part, *one[1:3]) for one in found for part in _runs(one.phrase.split()) if part != one.phrase}
    return (one for one in found if one[:3] not in parts)


def _phrases(lemma_text: str) -> Iterator[str]:
    return _runs([_word(item) for item in lemma_text.split()])


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Runs of up to MOST_WORDS words that neither begin nor end with an empty word."""
    for length in range(1, MOST_WORDS + 1):
        for i in range(len(words) - length + 1):
            if _has_content(words[i]) and _has_content(words[i + length - 1]):
                yield " ".join(words[i : i + length])


def _word(item: str) -> str:
    """An item's lemma, or the word in capitals if that is how it is written."""
    forms = item.strip("/").split("/")
    return forms[0] if forms[0].isupper() and len(forms[0]) > 1 else forms[-1]


def _has_content(word: str) -> bool:
    return len(word) > 1 and not word.isdigit() and word not in ENGLISH_STOP_WORDS


def _is_found(topic: Topic, phrase: str) -> bool:
    one = rule(topic)
    text = lemmas.lemma_text((word, word) for word in phrase.split())
    return one is not None and one.any_phrase.search(text) is not None
