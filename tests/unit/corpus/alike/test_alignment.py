"""A quotation beside its source, word by word. All of it is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.alike.alignment import Aligner, Alignment
from onrecord.corpus.alike.words import quoted_words, words_of

SOURCE = (
    "Yesterday he spoke. We will not close the old harbour before the last of the boats has come home, and nobody should "
    "fear for his job. Later she added: the port was built by our grandfathers, stone by stone. Łódź is far."
)


def beside(quotation: str, source: str = SOURCE) -> Alignment | None:
    return Aligner({7: quoted_words(quotation)}).beside(words_of(source)).get(7)


def pieces(quotation: str) -> list[tuple[str, str, str]]:
    found = beside(quotation)
    assert found is not None
    ours, theirs = quoted_words(quotation).words.text, words_of(SOURCE).text
    return [
        (piece.change.value, " ".join(ours[slice(*piece.quoted)]), " ".join(theirs[slice(*piece.source)]))
        for piece in found.pieces
        if piece.change.value != "same"
    ]


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("We will not close the old harbour", []),
        ("WE WILL NOT CLOSE the ‘old’ harbour — before", []),
        ("Lodz is far", []),
        ("We will close the old harbour before the last", [("left out", "", "not")]),
        ("We will not shut the old harbour before the last", [("changed", "shut", "close")]),
        ("They will not close the old harbour", [("changed", "they", "we")]),
        ("the port was built by our fathers", [("changed", "fathers", "grandfathers")]),
        ("We will not ever close the old harbour", [("added", "ever", "")]),
        ("We will not close the old harbour … has come home", [("marked", "", "before the last of the boats")]),
        ("We will not close the old harbour [...] has come home", [("marked", "", "before the last of the boats")]),
        ("[T]he port was built by our grandfathers", []),
        ("[The city] will not close the old harbour", [("marked", "the city", "")]),
        ("We will not close the [ancient] harbour before the last", [("marked", "ancient", "old")]),
        ("We will not close the … harbour", [("marked", "", "old")]),
        ("the port was built [sic] by our grandfathers", []),
        (
            "We will not close the old harbour. The port was built by our grandfathers",
            [("left out", "", "before the last of the boats has come home and nobody should fear for his job later she added")],
        ),
    ],
)  # fmt: skip
def test_what_became_of_the_words(quotation: str, expected: list[tuple[str, str, str]]) -> None:
    assert pieces(quotation) == expected


def test_what_goes_back_in_the_source_is_a_jump() -> None:
    (jump,) = pieces("nobody should fear for his job. We will not close the old harbour")
    assert jump[0] == "jump"


def test_a_text_without_common_words_has_no_alignment() -> None:
    assert beside("The mountains were covered in snow") is None


def test_similarity_counts_edits_and_not_marked_words() -> None:
    similar = [beside(f"We will {word} close the old harbour") for word in ("not", "never", "[never]")]
    assert [round(one.similarity) for one in similar if one] == [100, 86, 100]


@given(
    st.lists(st.sampled_from(["ab", "bc", "cd", "de", "ef", "fg", "…", "[gh]", "not"]), min_size=1, max_size=12),
    st.text("abcdef g"),
)
def test_every_word_of_a_quotation_is_in_one_piece(quotation: list[str], source: str) -> None:
    quoted = quoted_words(" ".join(quotation))
    for alignment in Aligner({0: quoted}).beside(words_of(source)).values():
        numbers = [n for piece in alignment.pieces for n in range(*piece.quoted)]
        assert numbers == list(range(len(quoted.words.text)))
        assert 0 < alignment.similarity <= 100


@given(
    st.lists(st.sampled_from(["we", "will", "not", "close", "the", "old", "harbour", "now"]), min_size=3, max_size=20),
    st.data(),
)
def test_a_part_of_a_text_is_found_whole(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    found = beside(" ".join(words[start:end]), " ".join(words))
    assert found is not None
    assert found.similarity == 100
    assert {change.value for change in found.changes} == {"same"}


def test_a_word_that_the_source_has_edited_itself_is_the_same() -> None:
    found = beside("[W]e will not close the gate", "They wrote: “[W]e will not close the gate.”")
    assert found is not None
    assert (found.similarity, len(found.pieces)) == (100, 1)
