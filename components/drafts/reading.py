"""A draft read by a process of its own, within bounds of time and memory; whatever it holds, nothing of it is left behind.

spaCy and the readers stay out of the server, and what a hostile file does ends with the process.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import BoundedSemaphore

from components.reading_jobs import ROOT
from onrecord.drafts import MOST_BYTES, Draft, from_json
from onrecord.errors import DraftError

# A hundred pages take a minute of one processor.
SECONDS = 180
# More would only take each other's processor.
_AT_ONCE = 2
_PATIENCE_SECONDS = 60
_USERS_FAULT = 2
_turns = BoundedSemaphore(_AT_ONCE)


def of_text(text: str) -> Draft:
    """The draft that somebody has pasted. Raises DraftError."""
    if not text.strip():
        raise DraftError("There is nothing in the draft: paste its text, or choose a file.")
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
    if not _turns.acquire(timeout=_PATIENCE_SECONDS):
        raise DraftError("Other drafts are being read just now; try again in a minute.")
    try:
        done = subprocess.run(  # noqa: S603 - our own program; what follows "--" is no option
            [*command(), source],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": folder},
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise DraftError(f"Reading the draft took longer than {SECONDS} seconds; check it in parts.") from error
    finally:
        _turns.release()
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        is_sentence = done.returncode == _USERS_FAULT and said
        raise DraftError(
            said[-1]
            if is_sentence
            else "The draft could not be read: it is damaged, or needs more memory than a draft may."
        )
    return from_json(json.loads(done.stdout))
