"""Bundles: one file with many documents, as news databases hand them out.

Each kind is known by the lines that its database prints, whatever the file's format was, and is split by its published
layout. A bundle is never read as one article: speakers and authors of different papers would be mixed.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import InputError
from onrecord.model import Skipped
from onrecord.readers.bundles import factiva, lexis, nexis, proquest
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

_KINDS = (lexis, nexis, factiva, proquest)
_MAYBE = re.compile("|".join(kind.SIGN for kind in _KINDS), re.IGNORECASE)


def may_be(content: str) -> bool:
    """Whether a file's content has a line of one of the databases in it; a quick look that errs towards yes."""
    return _MAYBE.search(content) is not None


def stories(unit: Unit, whole: Story) -> Iterator[Story | Skipped]:
    """The documents of a bundle, each with its place; of any other file the one story. Raises InputError."""
    # Of most files a look at their words is enough.
    for kind in _KINDS if may_be(whole.text) else ():
        number = kind.count(whole.text)
        if not number:
            continue
        documents = kind.split(whole.text)
        if len(documents) != number:
            raise InputError(
                f"holds {number:,} documents, of which {len(documents):,} can be told apart; "
                "download it again, or each document as a file of its own"
            )
        for at, document in enumerate(documents, 1):
            place = f"document {at} of {number}"
            if document.text.strip():
                yield replace(document, place=place, flaws=document.flaws | whole.flaws)
            else:
                yield Skipped(unit.source, "has no text of an article", place)
        return
    yield whole
