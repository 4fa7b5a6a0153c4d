"""``nlp.add_pipe("onrecord")``, as a user of spaCy writes it."""

import doctest
import json
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from onrecord import spacy_pipe
from onrecord.errors import PipelineError
from onrecord.language import load_pipeline

WORDS = "“Wheat is dear,” Ann Fay said on Monday. “Bread,” she added, “will follow.” Bo Lund declined to say why."


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = load_pipeline()
    nlp.add_pipe("onrecord")
    return nlp


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(WORDS)


def test_the_example_is_true() -> None:
    done = doctest.testmod(spacy_pipe)
    assert done.attempted
    assert not done.failed


def test_it_is_registered_where_spacy_looks_for_it() -> None:
    text = (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8")
    assert f'[project.entry-points.spacy_factories]\n{spacy_pipe.NAME} = "onrecord.spacy_pipe:component"' in text
    named = EntryPoint(spacy_pipe.NAME, "onrecord.spacy_pipe:component", "spacy_factories")
    assert named.load() is spacy_pipe.component


def test_quotations_have_their_speakers(doc: Doc) -> None:
    assert [(one["text"], one["speaker"]) for one in doc._.quotations] == [
        ("“Wheat is dear,”", "Ann Fay"),
        ("“Bread,” “will follow.”", "Ann Fay"),
    ]
    groups = {name: [(span.text, span.label_) for span in group] for name, group in doc.spans.items()}
    assert groups == {
        "quotations": [("“Wheat is dear,”", "Ann Fay"), ("“Bread,”", "Ann Fay"), ("“will follow.”", "Ann Fay")],
        "speakers": [("Ann Fay", "Ann Fay"), ("she", "Ann Fay")],
        "cues": [("said", "Ann Fay"), ("added", "Ann Fay")],
    }


def test_displacy_shows_them(doc: Doc) -> None:
    page = displacy.render(doc, style="span", options={"spans_key": "quotations"}, jupyter=False)
    assert page.count("Ann Fay\n") >= 2


def test_what_pages_leave_out_is_there_when_it_is_asked_for() -> None:
    nlp = load_pipeline()
    nlp.add_pipe("onrecord", config={"everything": True})
    left_out = [one["left_out"] for one in nlp(WORDS)._.quotations]
    assert left_out[:2] == [None, None]
    assert any(left_out)


def test_a_doc_that_was_stored_still_has_them(nlp: Language, doc: Doc) -> None:
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (again,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    # Lists come back as tuples.
    assert json.dumps(again._.quotations) == json.dumps(doc._.quotations)
    assert [span.label_ for span in again.spans["quotations"]] == ["Ann Fay"] * 3


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Wheat."])
def test_a_text_without_quotations_has_none(nlp: Language, text: str) -> None:
    assert nlp(text)._.quotations == []


def test_a_pipeline_that_is_not_complete_is_named() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord")
    with pytest.raises(PipelineError, match="needs tagger, lemmatizer, parser, ner before it"):
        nlp("Wheat is dear.")
    with pytest.raises(PipelineError, match="reads English, and this pipeline is for “de”"):
        spacy.blank("de").add_pipe("onrecord")
