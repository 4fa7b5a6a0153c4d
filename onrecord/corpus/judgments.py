"""What people's judgments say of the engine: how often it was right, and the judged articles as annotated data."""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple

from onrecord.corpus.corrections import Judgment, in_force
from onrecord.corpus.schema import parse_segments
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import Correction, Span

# Of a standard normal distribution, 95 % lie within so many deviations of the middle.
_Z = 1.959964


class Share(NamedTuple):
    """How many of some judgments, with the 95 % interval of the share (Wilson, JASA 22, 1927)."""

    right: int
    judged: int
    low: float
    high: float


class Score(NamedTuple):
    """Of the engine's quotations that people judged: those that are quotations, those with the right speaker too.

    ``sampled`` says that only quotations drawn by chance are counted, so that the shares hold for the corpus.
    """

    quotations: Share
    speakers: Share
    sampled: bool


def score(log: Sequence[Correction], *, sampled: bool) -> Score | None:
    """How right the engine was, None where nobody has judged anything of that sort."""
    judgments = [judgment for judgment in in_force(log).judgments.values() if judgment.sampled or not sampled]
    if not judgments:
        return None
    kept = [judgment for judgment in judgments if not judgment.rejected]
    named = [judgment for judgment in kept if _speaker(judgment) == judgment.before["speaker"]]
    return Score(share(len(kept), len(judgments)), share(len(named), len(judgments)), sampled)


def share(right: int, judged: int) -> Share:
    """A share with its interval."""
    part = right / judged
    middle = part + _Z**2 / (2 * judged)
    spread = _Z * math.sqrt(part * (1 - part) / judged + _Z**2 / (4 * judged**2))
    whole = 1 + _Z**2 / judged
    return Share(right, judged, max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole))


def export(snapshot: Snapshot, log: Sequence[Correction], stream: BinaryIO) -> int:
    """Write the articles with judged quotations as annotated data, a JSON object a line, and return how many.

    Fields are those of annotated attribution data (PolNeAR's, as JSON): id, outlet, published, author, title, text and
    attributions, each with content, source and cue as lists of [start, end] into the text. ``judged_all`` says whether
    every quotation that the engine finds in the article was judged: only then does a score of it mean anything.
    """
    by_article: dict[str, list[Judgment]] = defaultdict(list)
    for judgment in in_force(log).judgments.values():
        by_article[judgment.article].append(judgment)
    articles = snapshot.articles.filter(snapshot.articles.article.isin(sorted(by_article))).order_by("article")
    unjudged = snapshot.quotes.filter(snapshot.quotes.reviewed.isnull()).select("article").distinct()
    left = {row["article"] for row in snapshot.rows(unjudged)}
    written = 0
    for row in snapshot.rows(articles):
        judged = sorted(by_article[row["article"]], key=lambda judgment: _segments(judgment)[0])
        line = {
            "id": row["id"],
            "outlet": row["outlet"],
            "published": row["published"].isoformat() if row["published"] else None,
            "author": row["author"],
            "title": row["title"],
            "text": row["text"],
            "attributions": [_attribution(judgment, row["text"]) for judgment in judged if not judgment.rejected],
            "judged_all": row["article"] not in left,
        }
        stream.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        written += 1
    return written


def _attribution(judgment: Judgment, text: str) -> dict[str, object]:
    return {
        "content": [list(span) for span in _segments(judgment)],
        "source": list(_source(judgment, text)),
        "cue": [list(cue)] if (cue := _span(judgment.before, "cue")) else [],
    }


def _segments(judgment: Judgment) -> Sequence[Span]:
    value = judgment.value.get("segments")
    return parse_segments(json.dumps(value) if value else str(judgment.before["segments"]))


def _source(judgment: Judgment, text: str) -> Iterator[list[int]]:
    """Where the article names the speaker: as the engine saw it, else the name's place nearest to the quotation."""
    speaker, mention = _speaker(judgment), _span(judgment.before, "mention")
    if mention is not None and speaker == judgment.before["speaker"]:
        yield [*mention]
        return
    start = _segments(judgment)[0][0]
    for name in (str(speaker or ""), str(speaker or "").rpartition(" ")[2]):
        places: list[Span] = [match.span() for match in re.finditer(rf"\b{re.escape(name)}\b", text)] if name else []
        if places:
            yield [*min(places, key=lambda place: abs(place[0] - start))]
            return


def _speaker(judgment: Judgment) -> object:
    return judgment.value.get("speaker", judgment.before["speaker"])


def _span(row: Any, name: str) -> Span | None:
    start, end = row.get(f"{name}_start"), row.get(f"{name}_end")
    return None if start is None or end is None else (int(start), int(end))
