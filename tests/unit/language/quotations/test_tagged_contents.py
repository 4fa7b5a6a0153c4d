"""The words of a content that the tagger found."""

import pytest

from onrecord.language.quotations.context import Places
from onrecord.language.quotations.quotation_marks import passages
from onrecord.language.quotations.tagged_contents import (
    _closed,
    _without_accused,
    _without_lead,
    _without_sentence_behind,
    to_sentence_end,
)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("though, that steel would follow", "steel would follow"),
        ("however that steel would follow", "steel would follow"),
        ("of lying about the bridge", "lying about the bridge"),
        ("that bridge", "that bridge"),
    ],
)
def test_what_leads_up_to_a_content_is_no_part_of_it(text, content):
    start, end = _without_lead(text, (0, len(text)))
    assert text[start:end] == content


@pytest.mark.parametrize(
    ("content", "rest", "expected"),
    [
        ("They said it would defer", " their taxes.", " their taxes"),
        (
            "They noted that he was weak, and some speculated",
            " about his knee at the time.",
            " about his knee at the time",
        ),
        ("They called him a fool for", " his lately revealed plans. He left.", " his lately revealed plans"),
        # More words than these go on with something else, and so does what a comma parts or marks end.
        (
            "They condemned that the guild fired three shots into",
            " the lake Monday while all the heads of the valley met.",
            " the lake",
        ),
        ("They said it would not be made much of", " — a saying of the old mayor’s.", ""),
        ("They called the mill baseless", " while nobody else went there.", ""),
        ("They said it would rain", ", but Roe left.", ""),
        ("They called him “a fool”", " on Monday.", ""),
        ("They said it rained", " as Mr. Roe.", ""),
    ],
)
def test_a_content_goes_on_to_the_end_of_its_sentence(nlp, content, rest, expected):
    text = content + rest
    (found,) = to_sentence_end(Places(nlp(text), text, []), [(0, len(content))], [])
    assert text[slice(*found)] == content + expected


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        ("He blamed other firms on the quay for raising tolls.", ["other", "raising tolls"], ["other firms on the quay for raising tolls"]),
        ("He praised Roe’s arguments for the bridge.", ["Roe", "the bridge"], ["Roe’s arguments for the bridge"]),
        # Cue and source, another's verb, another sentence and many words are left out on purpose.
        ("A quarter, he said, is lost.", ["A quarter", "is lost"], ["A quarter", "is lost"]),
        ("He praised other firms and ended the tolls.", ["other", "the tolls"], ["other", "the tolls"]),
        ("He praised other firms. Roe left the quay.", ["other", "the quay"], ["other", "the quay"]),
        ("He blamed other firms on the old quay by the river for raising tolls.", ["other", "raising tolls"], ["other", "raising tolls"]),
        ("He praised “other firms” on the quay.", ["“other firms”", "the quay"], ["“other firms”", "the quay"]),
    ],
)  # fmt: skip
def test_a_torn_phrase_is_one_part_of_a_content(nlp, text, parts, expected):
    spans = [(text.index(part), text.index(part) + len(part)) for part in parts]
    others = [(text.index("he said"), text.index("he said") + 7)] if "he said" in text else []
    found = _closed(Places(nlp(text), text, passages(text)), spans, others)
    assert [text[start:end] for start, end in found] == expected


def test_whoever_is_accused_is_no_part_of_what_of(nlp):
    text = "Ann Roe accused the firm’s owners of being late."
    spans = [(text.index(part), text.index(part) + len(part)) for part in ("the firm’", "being late")]
    assert _without_accused(Places(nlp(text), text, []), nlp(text)[2], spans) == spans[1:]
    assert _without_accused(Places(nlp(text), text, []), nlp(text)[1], spans) == spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We lost.” Denby is angry", "“We lost.”"),
        ("“Will you pay?” Olga Fenn asked", "“Will you pay?”"),
        ("“We lost” and Denby is angry", "“We lost” and Denby is angry"),
        ("“We lost.” and left", "“We lost.” and left"),
        ("It was late. “We lost.” Denby is angry", "It was late. “We lost.” Denby is angry"),
    ],
)
def test_the_sentence_behind_marks_is_no_part_of_a_content(nlp, text, expected):
    start, end = _without_sentence_behind(Places(nlp(text), text, passages(text)), (0, len(text)))
    assert text[start:end] == expected
