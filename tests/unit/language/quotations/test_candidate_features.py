"""What the ranking weighs: the same sums, however they are added up."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.quotations import candidate_features
from onrecord.language.quotations.logistic_regression import Crosses, Weights, load

NAMES = ("a", "b", "c")
VALUES = st.fixed_dictionaries({name: st.sampled_from(["", "x", "y z"]) for name in NAMES})
CROSSES = Crosses("a", "b", "a+b", "a+b+c")


@given(VALUES, VALUES)
def test_crossed_values_score_as_their_features_do(trained, values):
    weights = Weights(0.0, {feature: 0.5 + i for i, feature in enumerate(CROSSES.features(trained))})
    assert weights.score_crossed(CROSSES, values) == weights.score(CROSSES.features(values))


def test_the_weights_that_ship_are_of_features_that_are_made():
    made = {
        label
        for crosses in (candidate_features.OF_CUE, candidate_features.OF_CANDIDATE)
        for label, _ in crosses.getters
    }
    assert {label for label, *_ in load("contents").by_feature} <= made


def test_words_are_counted_without_marks_and_space(nlp):
    assert candidate_features.word_counts(nlp("It rains,  he said.")) == [0, 1, 2, 2, 2, 3, 4, 4]
