import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def modules_after(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    return set(subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True).split())


def test_the_engine_loads_without_the_user_interface() -> None:
    loaded = modules_after("import onrecord.ingest, onrecord.__main__")
    assert "spacy" in loaded
    assert not loaded & {"streamlit", "plotly"}


def test_the_corpus_loads_without_spacy() -> None:
    loaded = modules_after("import onrecord.corpus.queries, onrecord.corpus.exports")
    assert "duckdb" in loaded
    assert not loaded & {"spacy", "trafilatura", "streamlit"}
