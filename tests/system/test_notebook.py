"""The notebook runs from its first cell to its last, as somebody who opens it runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "first_steps.ipynb"


def test_the_notebook_gets_from_files_to_a_chart_in_twelve_cells() -> None:
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    assert len(cells) == 12
    script = "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    script += '\n\nimport json; print(json.dumps([len(article.quotes), int(counted["size"].sum()), [t.name for t in figure.data]]))\n'
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=NOTEBOOK.parent,
        env=environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found, counted, speakers = json.loads(done.stdout.splitlines()[-1])
    assert found > 5
    assert counted > 20
    assert "Adrian Okafor" in speakers
