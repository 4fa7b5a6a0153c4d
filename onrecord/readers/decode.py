"""From a file's bytes to its text: limits of size, encodings, and what is no text at all."""

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes
from charset_normalizer.utils import any_specified_encoding

from onrecord.errors import InputError

MAX_CHARACTERS = 5_000_000
# UTF-8 and UTF-16 need at most four bytes a character.
MAX_BYTES = 4 * MAX_CHARACTERS

# UTF-32 comes first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_TYPOGRAPHY = re.compile(r"(?<!\w)[‘“]|[’”–—…]")
REPLACED = "\ufffd"
_NO_TEXT = "is binary data, not text"


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The content of a file. Raises InputError above ``limit`` bytes, without reading on, and OSError."""
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise InputError(
            f"is larger than {limit // 1_000_000} MB, the limit for a file of its kind; "
            "many articles go into a JSON Lines file (.jsonl), which may be of any size"
        )
    return data


def is_wide(head: bytes) -> bool:
    """Whether a file that begins with ``head`` says that it is UTF-16 or UTF-32."""
    return _mark(head)[1].startswith(("utf-16", "utf-32"))


def is_binary(head: bytes) -> bool:
    """Whether a file that begins with ``head`` has bytes that no encoding of text but UTF-16 and UTF-32 uses."""
    return b"\0" in head and not is_wide(head)


def decode(data: bytes) -> str:
    """The text that ``data`` encodes, without a byte order mark. Raises InputError when it is no text.

    A byte order mark decides, then UTF-8 is tried, then what the text says of itself (as an HTML page
    does), then charset-normalizer. Where UTF-8 is damaged, REPLACED stands for the bytes that are not valid.
    """
    if is_binary(data):
        raise InputError(_NO_TEXT)
    mark, encoding = _mark(data)
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise InputError(
                f"is damaged: byte {len(mark) + error.start + 1} is not valid {encoding.upper()}"
            ) from error
        # One bad byte costs one character, as in a browser.
        text = data.decode(encoding, "replace") if mark or _is_damaged_utf8(data) else _decode_legacy(data)
        text = text.removeprefix("\ufeff")
    # A stray control character is a flaw of a text; many of them are another kind of file.
    if "\0" in text or len(_CONTROL.findall(text)) * 100 > len(text):
        raise InputError(_NO_TEXT)
    return text


def _mark(data: bytes) -> tuple[bytes, str]:
    return next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", "utf-8"))


def _is_damaged_utf8(data: bytes) -> bool:
    # Text in another encoding hardly ever has a valid UTF-8 sequence. Were a damaged file taken for such
    # a text, every curly mark in it would come out as three wrong characters.
    text = data.decode("utf-8", "replace")
    wrong = text.count(REPLACED)
    return sum(not char.isascii() for char in text) - wrong > wrong


def _decode_legacy(data: bytes) -> str:
    declared = any_specified_encoding(data)
    if declared in {"ascii", "latin_1"}:
        # As in browsers (WHATWG Encoding Standard): pages that say Latin-1 are in fact Windows-1252.
        declared = "cp1252"
    if declared:
        try:
            return data.decode(declared)
        except (UnicodeError, LookupError):
            declared = None
    # English has few characters beyond ASCII to tell encodings apart by, and charset-normalizer ranks
    # Windows-1250, IBM 775 or Big5 above the two that nearly all such files are in. It is asked about those
    # two first; the right one is that which gives curly marks and dashes.
    likely = from_bytes(data, cp_isolation=["cp1252", "mac_roman"])
    marks = {str(reading): len(_TYPOGRAPHY.findall(str(reading))) for reading in likely}
    if marks:
        return max(marks, key=lambda text: marks[text])
    match = from_bytes(data).best()
    if match is None:
        raise InputError(_NO_TEXT)
    return str(match)
