"""Confidence: a probability, higher where the text is plain."""

from onrecord.language.analysis import attributions
from onrecord.language.quotations.confidence import confidence
from onrecord.language.quotations.quotation_marks import passages
from onrecord.model import QuoteKind


def sure(nlp, text, kind):
    (found,) = attributions(nlp(text), passages(text), ())
    return confidence(found, kind)


def test_a_plain_attribution_is_surer_than_a_vague_one(nlp):
    plain = sure(nlp, "“The bridge is safe and it will be safe next year,” Maria Keller said.", QuoteKind.DIRECT)
    vague = sure(nlp, "The committee backed the engineers.", QuoteKind.INDIRECT)
    assert 0 < vague < plain - 0.1
    assert 0.8 < plain < 1
