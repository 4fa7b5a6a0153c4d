"""Confidence: a probability, higher where the text is plain."""

from onrecord.default_view import CERTAIN, LIKELY


def test_a_plain_attribution_is_surer_than_a_vague_one(analyse):
    (plain,) = analyse("“The bridge is safe and it will be safe next year,” Maria Keller said.").quotes
    (vague,) = analyse("The bridge was safe, according to some.").quotes
    assert 0 < vague.confidence < LIKELY < CERTAIN < plain.confidence < 1


def test_who_is_unknown_is_doubtful(analyse):
    (quote,) = analyse("“It is late and nobody has come to see the bridge.”").quotes
    assert quote.confidence < LIKELY
