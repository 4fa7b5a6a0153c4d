import ast
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


def test_pages_build_on_components_and_the_corpus_alone() -> None:
    allowed = ("streamlit", "components", "onrecord.corpus", "onrecord.errors")
    for page in sorted((ROOT / "pages").glob("*.py")):
        tree = ast.parse(page.read_text("utf-8"))
        modules = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        modules += [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
        assert modules
        assert not [module for module in modules if not module.startswith(allowed)]
