"""How sure the engine is of a quotation and its speaker, as a probability that was calibrated on annotated articles."""

from collections.abc import Iterator

from onrecord.language import cues
from onrecord.language.quotations import logistic_regression
from onrecord.language.quotations.attribution import Attribution
from onrecord.language.quotations.logistic_regression import Feature, probability
from onrecord.model import QuoteKind

_LENGTHS = (20, 50, 100, 200, 400)


def confidence(attribution: Attribution, kind: QuoteKind) -> float:
    """The probability that content and speaker are right, 0 to 1; ``training/confidence.py`` fits it."""
    trained = logistic_regression.load("confidence")
    return probability(trained.bias + trained.score(features(attribution, kind)))


def features(attribution: Attribution, kind: QuoteKind) -> Iterator[Feature]:
    """What the confidence rests on: how the parts came together, and how sure each step was."""
    way, source, cue = attribution.way.value, attribution.source, attribution.cue
    content = "none" if attribution.probability is None else str(round(attribution.probability, 1))
    speaker = "none" if attribution.certainty is None else str(round(attribution.certainty, 1))
    size = sum(end - start for start, end in attribution.segments)
    named = "none" if source is None else source.pos_
    yield "kind", kind.value
    yield "way", way
    yield "way+kind", way, kind.value
    yield "content", content
    yield "content+kind", content, kind.value
    yield "speaker", speaker
    yield "speaker+kind", speaker, kind.value
    yield "source", named
    yield "source+way", named, way
    yield "length", str(sum(size > length for length in _LENGTHS)), kind.value
    yield "listed", str(cue is not None and cues.is_listed(cue))
