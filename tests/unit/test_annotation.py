"""Annotated articles as a user takes them: ``onrecord parse --format attributions`` and ``--format docbin``."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from tests.unit.test_main import run

WORDS = "Bread in Ilm\n\n“Wheat is dear,” Ann Fay told Radio Ilm. She believes that bread will follow.\n"


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles") / "bread.txt"
    path.write_text(WORDS, "utf-8")
    return path


def test_attributions_have_the_text_and_the_places_in_it(article: Path) -> None:
    done = run("parse", "--format", "attributions", article)
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = map(json.loads, done.stdout.splitlines())
    assert (line["title"], line["text"], line["published"]) == ("Bread in Ilm", WORDS, None)
    (one,) = line["attributions"]
    words = {name: [WORDS[start:end] for start, end in one[name]] for name in ("content", "source", "cue")}
    assert words == {"content": ["“Wheat is dear,”"], "source": ["Ann Fay"], "cue": ["told"]}
    assert {name: one[name] for name in ("speaker_name", "kind", "speaker_kind", "polarity")} == {
        "speaker_name": "Ann Fay", "kind": "direct", "speaker_kind": "named", "polarity": "said",
    }  # fmt: skip


def test_a_docbin_has_texts_quotations_and_spans(article: Path, tmp_path: Path) -> None:
    file = tmp_path / "bread.spacy"
    assert run("parse", "--format", "docbin", "-o", file, article).returncode == 0
    (doc,) = DocBin().from_disk(file).get_docs(spacy.blank("en").vocab)
    assert doc.text == WORDS
    assert [one["speaker"] for one in doc._.quotations] == ["Ann Fay"]
    spans = {name: [(span.text, span.label_) for span in group] for name, group in doc.spans.items()}
    assert spans == {
        "quotations": [("“Wheat is dear,”", "Ann Fay")],
        "speakers": [("Ann Fay", "Ann Fay")],
        "cues": [("told", "Ann Fay")],
    }
