"""Weights: a file of features and their sums."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.quotations.logistic_regression import Weights, dump, load, parse, probability

PARTS = st.text(st.characters(exclude_characters="\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", codec="utf-8"), max_size=5)


@given(st.dictionaries(st.tuples(st.just("lemma"), PARTS), st.integers(-900, 900).map(lambda n: n / 100)))
def test_what_is_written_is_read_again(by_feature):
    weights = Weights(-1.25, by_feature)
    assert parse(dump(weights)) == weights


def test_features_without_a_weight_count_nothing():
    weights = parse("bias\t-1\nlemma\tsay\t2.5\nlemma+tag\tsay\tVD\t-0.5\n")
    assert weights.score([("lemma", "say"), ("lemma+tag", "say", "VD"), ("lemma", "sing")]) == 2.0


@pytest.mark.parametrize(("score", "expected"), [(0, 0.5), (50, 1.0), (-50, 0.0)])
def test_a_score_is_a_probability(score, expected):
    assert probability(score) == pytest.approx(expected)


@pytest.mark.parametrize("name", ["contents", "sources", "confidence"])
def test_the_weights_that_ship_are_read(name):
    assert len(load(name).by_feature) > 50
