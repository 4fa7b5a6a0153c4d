"""A file that was taken out, read by a process of its own and held against the corpus."""

import json
import sys
import tempfile
from pathlib import Path

from components import corpus_state, sent_files
from onrecord.corpus.verify.rows import MOST_BYTES, FileRow, Verified
from onrecord.corpus.verify.verify import verify
from onrecord.errors import ExtractError


def verified(content: bytes) -> list[Verified]:
    """What becomes of each row of a file. Raises ExtractError, CorpusError."""
    if len(content) > MOST_BYTES:
        raise ExtractError(f"The file is larger than {MOST_BYTES // 1_000_000} MB; verify it in parts.")
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder) / "extract"
        path.write_bytes(content)
        printed = sent_files.read(command(), str(path), folder, "the file", ExtractError)
    rows = [FileRow(**json.loads(line)) for line in printed.splitlines()]
    return verify(corpus_state.snapshot(), corpus_state.store().corrections(), rows)


def command() -> list[str]:
    """The command that prints the rows of the file whose path follows it."""
    return [sys.executable, "-m", "onrecord", "read-extract", "--"]
