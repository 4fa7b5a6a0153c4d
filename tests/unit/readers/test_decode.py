from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.readers.decode import decode, read_bytes

NEWS = (
    "The minister didn’t budge on Tuesday. “We will not pay – not now, not ever,” Ana Muñoz said…\r\n\r\n"
    "At the café in Malmö she added: ‘It’s over.’"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
def test_the_text_comes_back_whatever_its_encoding(encoding: str) -> None:
    assert decode(NEWS.encode(encoding)) == NEWS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_mark_of_either_byte_order_is_no_part_of_the_text(encoding: str) -> None:
    assert decode(("\ufeff" + NEWS).encode(encoding)) == NEWS


def test_latin_1_with_curly_marks_is_windows_1252_as_in_browsers() -> None:
    page = '<meta charset="iso-8859-1"><p>“No,” he said.</p>'
    assert decode(page.encode("cp1252")) == page


def test_a_page_is_believed_about_its_encoding() -> None:
    page = '<meta charset="windows-1251"><p>Он сказал</p>'
    assert decode(page.encode("cp1251")) == page


def test_another_script_is_found_by_charset_normalizer() -> None:
    text = "Министр заявил во вторник, что пошлины это налог на союз, и ответ будет спокойным.\n" * 4
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04 \0\0",
        bytes(range(1, 32)) * 9,
        b"plain words\0",
        "a\0b".encode("utf-16"),
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="binary"):
        decode(data)


def test_a_bad_byte_in_utf_8_costs_that_character_alone() -> None:
    data = NEWS.encode()
    assert decode(data[:15] + b"\xff" + data[15:]).replace("\ufffd", "") == NEWS
    assert decode(b"\xef\xbb\xbf\x92" + data) == "\ufffd" + NEWS


def test_damaged_utf_16_is_refused() -> None:
    with pytest.raises(InputError, match="damaged: byte 43 is not valid UTF-16-LE"):
        decode(b"\xff\xfe" + b"a\0" * 20 + b"\x00\xdc" + b"a\0" * 20)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_utf_8_comes_back_exactly(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except InputError:
        return
    text.encode()


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * 2_000_001)
    assert len(read_bytes(path, 2_000_001)) == 2_000_001
    with pytest.raises(InputError, match="larger than 2 MB"):
        read_bytes(path, 2_000_000)
