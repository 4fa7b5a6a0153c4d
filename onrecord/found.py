"""What is found in articles that are not kept: for the command ``parse`` and for Python."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from spacy.language import Language

from onrecord.ingest import analysed, gather
from onrecord.language import load_pipeline
from onrecord.model import Article, ParsedArticle, Skipped
from onrecord.readers import Unit, read


def found_in(inputs: Iterable[str | Path]) -> Iterator[ParsedArticle | Skipped]:
    """Each article of files, folders, archives and addresses, analysed, in order; then what was skipped.

    Raises PipelineError, WeightsError.
    """
    skipped: list[Skipped] = []
    with TemporaryDirectory(prefix="onrecord-") as scratch:
        yield from analysed(_articles(gather(inputs, Path(scratch)), skipped), _pipeline())
    yield from skipped


def _articles(found: Iterable[Unit | Skipped], skipped: list[Skipped]) -> Iterator[Article]:
    """The articles in what was found; what cannot be read is added to ``skipped``."""
    for unit in found:
        for item in (unit,) if isinstance(unit, Skipped) else read(unit):
            if isinstance(item, Article):
                yield item
            else:
                skipped.append(item)


@cache
def _pipeline() -> Language:
    return load_pipeline()
