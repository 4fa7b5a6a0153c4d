"""What people send is read by a process of its own, within bounds of time and memory, and nothing of it is left behind.

spaCy and the readers stay out of the server, and what a hostile file does ends with the process.
"""

import os
import subprocess
from collections.abc import Sequence
from threading import BoundedSemaphore

from components.reading_jobs import ROOT
from onrecord.errors import OnRecordError

# A hundred pages take a minute of one processor.
SECONDS = 180
# More would only take each other's processor.
_AT_ONCE = 2
_PATIENCE_SECONDS = 60
_USERS_FAULT = 2
_turns = BoundedSemaphore(_AT_ONCE)


def read(command: Sequence[str], source: str, folder: str, what: str, failure: type[OnRecordError]) -> bytes:
    """What a command of ours prints of a file or an address; it works in ``folder``. Raises ``failure``.

    ``what`` is what was sent, as in "the text".
    """
    if not _turns.acquire(timeout=_PATIENCE_SECONDS):
        raise failure("Other files are being read just now; try again in a minute.")
    try:
        done = subprocess.run(  # noqa: S603 - our own program; what follows "--" is no option
            [*command, source],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": folder},
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise failure(f"Reading {what} took longer than {SECONDS} seconds; send it in parts.") from error
    finally:
        _turns.release()
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        is_sentence = done.returncode == _USERS_FAULT and said
        raise failure(
            said[-1]
            if is_sentence
            else f"{what.capitalize()} could not be read: it is damaged, or needs more memory than it may."
        )
    return done.stdout
