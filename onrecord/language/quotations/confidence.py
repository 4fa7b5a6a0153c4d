"""How sure the engine is of a quotation and its speaker, as a probability that was calibrated on annotated articles."""

import math
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from onrecord.language.quotations.attribution import Attribution, Way
from onrecord.model import QuoteKind, SpeakerKind

_WEIGHTS = "confidence.tsv"
# Of the turns of 20 transcripts that were read, nearly all were right.
OF_A_TURN = 0.95
_CLOSEST = 0.005


def confidence(attribution: Attribution, kind: QuoteKind, speaker: SpeakerKind) -> float:
    """The probability that content and speaker are right, 0 to 1; ``training/confidence.py`` fits it."""
    trained = weights()
    score = sum(trained.get(name, 0.0) * value for name, value in features(attribution, kind, speaker))
    return 1 / (1 + math.exp(-score))


@cache
def weights() -> dict[str, float]:
    """The weights that ship with the package, by feature."""
    text = files("onrecord.language").joinpath("model", _WEIGHTS).read_text("utf-8")
    return {name: float(weight) for name, _, weight in (line.partition("\t") for line in text.splitlines())}


def features(attribution: Attribution, kind: QuoteKind, speaker: SpeakerKind) -> Iterator[tuple[str, float]]:
    """What the confidence rests on: how the parts came together, how sure the tagger was, what names the speaker."""
    tagged, source = attribution.tagged, attribution.source
    yield "bias", 1.0
    yield f"kind {kind.value}", 1.0
    yield f"speaker {speaker.value}", 1.0
    yield f"source {'none' if source is None else source.pos_}", 1.0
    if attribution.way is not Way.TAGGED:
        yield f"way {attribution.way.value}", 1.0
    if tagged is None:
        yield "untagged", 1.0
        return
    yield "stated", _logit(tagged.stated)
    yield "content", _logit(tagged.content_sure)
    if tagged.source:
        yield "source", _logit(tagged.source_sure)


def _logit(share: float) -> float:
    bounded = min(max(share, _CLOSEST), 1 - _CLOSEST)
    return math.log(bounded / (1 - bounded))
