import io
import json

import pytest

from onrecord.corpus import Store, judging, judgments, take_snapshot
from onrecord.model import QuoteKind, SpeakerKind


def row(store: Store, words: str):
    snapshot = take_snapshot(store)
    (found,) = snapshot.rows(snapshot.quotes.filter(snapshot.quotes.text.contains(words)))
    return found


def judge(store: Store) -> None:
    """One right, one with the wrong speaker, one that is none; the first and the last drawn by chance."""
    store.correct([judging.confirm(row(store, "plain theft"), "Cy", sampled=True)])
    changes = {"speaker": "Bo Lund", "speaker_kind": SpeakerKind.NAMED, "kind": QuoteKind.DIRECT}
    store.correct([judging.correct(row(store, "Wheat is dear"), "Cy", **changes)])
    store.correct([judging.reject(row(store, "The port has room"), "Cy", sampled=True)])


def test_the_score_counts_what_was_left_as_it_was(own: Store) -> None:
    assert judgments.score(own.corrections(), sampled=False) is None
    judge(own)
    every = judgments.score(own.corrections(), sampled=False)
    drawn = judgments.score(own.corrections(), sampled=True)
    assert (every.quotations[:2], every.speakers[:2]) == ((2, 3), (1, 3))
    assert (drawn.quotations[:2], drawn.speakers[:2]) == ((1, 2), (1, 2))


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"), [(8, 10, 0.4902, 0.9433), (0, 5, 0.0, 0.4345), (5, 5, 0.5655, 1.0)]
)
def test_the_interval_is_wilsons(right: int, judged: int, low: float, high: float) -> None:
    share = judgments.share(right, judged)
    assert (share.low, share.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_judged_articles_are_annotated_data(own: Store) -> None:
    judge(own)
    stream = io.BytesIO()
    assert judgments.export(take_snapshot(own), own.corrections(), stream) == 2
    lines = {line["title"]: line for line in map(json.loads, stream.getvalue().splitlines())}
    grain = lines["Grain prices rise"]
    text = grain["text"]
    (attribution,) = grain["attributions"]
    words = {name: [text[start:end] for start, end in spans] for name, spans in attribution.items()}
    # The new speaker's place is the name's nearest one.
    assert words == {"content": ["“Wheat is dear,”"], "source": ["Bo Lund"], "cue": ["said"]}
    assert grain["judged_all"]
    assert set(grain) == {"id", "outlet", "published", "author", "title", "text", "attributions", "judged_all"}


def test_an_article_judged_in_part_says_so(own: Store) -> None:
    own.correct([judging.confirm(row(own, "Wheat is dear"), "Cy")])
    stream = io.BytesIO()
    judgments.export(take_snapshot(own), own.corrections(), stream)
    assert json.loads(stream.getvalue())["judged_all"] is False
