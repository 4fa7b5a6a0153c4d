"""The audit says whether it audited, and fails only where it did and found something."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

AUDIT = Path(__file__).parents[2] / ".ci" / "audit"
SOUND = {"name": "a", "version": "1", "vulns": []}
HURT = {"name": "b", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]}
UNKNOWN = {"name": "c", "skip_reason": "not on the index"}


@pytest.mark.parametrize(
    ("packages", "status", "words"),
    [
        ([SOUND, UNKNOWN], 0, "Audited: yes. 1 of 2 packages were looked up, 0 are vulnerable."),
        ([SOUND, HURT], 1, "Audited: yes. 2 of 2 packages were looked up, 1 are vulnerable."),
        ([UNKNOWN], 0, "Audited: no."),
        (None, 0, "Audited: no."),
    ],
)
def test_it_says_whether_it_audited(tmp_path: Path, packages: list[object] | None, status: int, words: str) -> None:
    command = tmp_path / "pip-audit"
    answer = json.dumps({"dependencies": packages}) if packages is not None else "no network"
    command.write_text(f"#!{sys.executable}\nprint({answer!r})\n")
    command.chmod(0o700)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, AUDIT], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == status
    assert words in done.stdout + done.stderr
