"""Word pieces: offsets that are the text's own, whatever the text."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.quotations.quotation_marks import passages
from onrecord.language.quotations.word_pieces import FEATURES, encode


@given(st.text(max_size=200))
def test_words_follow_each_other_and_lie_in_the_text(text: str) -> None:
    pieces = encode(text, passages(text))
    assert len(pieces.ids) == len(pieces.features) == len(pieces.word_of)
    assert len(pieces.first) == len(pieces.starts) == len(pieces.ends) == len(pieces.opens_paragraph)
    assert all(0 <= start <= end <= len(text) for start, end in zip(pieces.starts, pieces.ends, strict=True))
    assert (np.diff(pieces.starts) >= 0).all()
    assert ((pieces.features >= 0) & (pieces.features < FEATURES)).all()


@given(st.text(alphabet="ab “”\n", min_size=1, max_size=60), st.text(alphabet="ab “”\n", max_size=60))
def test_a_part_has_the_offsets_of_the_whole(before: str, part: str) -> None:
    text = before + part
    pieces = encode(text, passages(text), (len(before), len(text)))
    words = [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]
    assert "".join(words) == "".join(part.split())


def test_what_is_seen_of_a_word() -> None:
    text = "Roe said “it rains”\n\nNATO ‘left’"
    pieces = encode(text, passages(text))
    seen = {
        text[s:e]: int(pieces.features[f]) for s, e, f in zip(pieces.starts, pieces.ends, pieces.first, strict=True)
    }
    case, rest = {w: v // 6 for w, v in seen.items()}, {w: v % 6 for w, v in seen.items()}
    assert [case[word] for word in ("said", "Roe", "NATO")] == [0, 1, 2]
    assert [rest[word] for word in ("Roe", "said", "rains", "NATO", "left")] == [1, 0, 4, 1, 2]
