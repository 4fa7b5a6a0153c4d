"""A draft read by a process of its own, of which nothing is left behind."""

import json
import sys
import tempfile
from pathlib import Path

from components import sent_files
from onrecord.drafts import MOST_BYTES, Draft, from_json
from onrecord.errors import DraftError


def of_text(text: str) -> Draft:
    """The draft that somebody has pasted. Raises DraftError."""
    if not text.strip():
        raise DraftError("There is nothing in it: paste the text, or choose a file.")
    return of_file("draft.txt", text.encode("utf-8", "replace"))


def of_file(name: str, content: bytes) -> Draft:
    """The draft in a file; of its name only the ending says anything. Raises DraftError."""
    if len(content) > MOST_BYTES:
        raise DraftError(f"The file is larger than {MOST_BYTES // 1_000_000} MB; check a smaller one.")
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        ending = Path(name.replace("\\", "/").replace("\0", "")).suffix.lower()
        path = Path(folder) / f"draft{ending}"
        path.write_bytes(content)
        return _read(str(path), folder)


def of_address(address: str) -> Draft:
    """The draft at an address of the web. Raises DraftError."""
    if not address.lower().startswith(("http://", "https://")):
        raise DraftError("An address begins with http:// or https://.")
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        return _read(address, folder)


def command() -> list[str]:
    """The command that prints the draft at a path or address, which follows it."""
    return [sys.executable, "-m", "onrecord", "read-draft", "--"]


def _read(source: str, folder: str) -> Draft:
    return from_json(json.loads(sent_files.read(command(), source, folder, "the text", DraftError)))
