"""The pipeline once for all language tests, and articles through it."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from onrecord.language import load_pipeline, parse
from onrecord.model import Article, ParsedArticle


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline()


@pytest.fixture(scope="session")
def analyse(nlp: Language) -> Callable[..., ParsedArticle]:
    def run(text: str, **fields: object) -> ParsedArticle:
        (parsed,) = parse([Article(key="k", id="i", text=text, source="test", **fields)], nlp)
        assert isinstance(parsed, ParsedArticle), parsed
        return parsed

    return run
