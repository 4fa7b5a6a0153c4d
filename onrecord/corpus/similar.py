"""Quotations that mean something like another one, by static word embeddings.

The embeddings ship in WordLlama's wheel (256 dimensions, a mean over the words' vectors: Miller, "WordLlama: recycled
token embeddings from large language models", 2024), so nothing is fetched. They know words, not who does what to whom:
what is near is about the same, and may say the opposite.
"""

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from onrecord import digests
from onrecord.corpus.snapshot import Snapshot

# Below this cosine two quotations have little more in common than English.
_LEAST = 0.45


class Meanings:
    """A unit vector for every quotation of a snapshot. Raises WeightsError."""

    def __init__(self, snapshot: Snapshot) -> None:
        rows = snapshot.fetch(snapshot.quotes.select("quote", "text", "text_normal").order_by("quote"))
        self._places = {quote: place for place, quote in enumerate(rows["quote"])}
        self._words = rows["text_normal"].tolist()
        self._quotes = rows["quote"].tolist()
        self._vectors = _vectors(rows["text"].tolist())

    def nearest(self, quote: str, limit: int) -> dict[str, float]:
        """The ids of the nearest other quotations with their cosine, nearest first; of those with the same words one."""
        place = self._places.get(quote)
        if place is None:
            return {}
        cosines = self._vectors @ self._vectors[place]
        seen = {self._words[place]}
        found: dict[str, float] = {}
        for other in np.argsort(-cosines, kind="stable"):
            if len(found) == limit or cosines[other] < _LEAST:
                break
            if self._words[other] not in seen:
                seen.add(self._words[other])
                found[self._quotes[other]] = float(cosines[other])
        return found


def rows_of(snapshot: Snapshot, quotes: dict[str, float]) -> pd.DataFrame:
    """The quotations of ``Meanings.nearest`` in its order: quote, article, published, speaker, as_sentence, polarity, outlet, title, cosine."""
    table = snapshot.quotes.filter(snapshot.quotes.quote.isin(list(quotes)))
    frame = snapshot.fetch(
        table.select("quote", "article", "published", "speaker", "as_sentence", "polarity", "outlet", "title")
    )
    frame = frame.assign(cosine=frame["quote"].map(quotes))
    return frame.sort_values("cosine", ascending=False, kind="stable", ignore_index=True)


def _vectors(texts: list[str]) -> npt.NDArray[np.float32]:
    if not texts:
        return np.zeros((0, 0), dtype=np.float32)
    vectors: npt.NDArray[np.float32] = _model().embed(texts, norm=True)
    # Of a text without a word that the model knows there is no direction.
    return np.nan_to_num(vectors)


@cache
def _model():  # type: ignore[no-untyped-def]  # noqa: ANN202 (WordLlama ships no types)
    # Only where somebody asks: importing it takes a moment.
    import wordllama

    digests.check(digests.WORDLLAMA)
    # Its own folder as the cache: it looks for the tokenizer beside the weights in a folder that the wheel calls otherwise.
    return wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
