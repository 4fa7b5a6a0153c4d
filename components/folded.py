"""Long words folded to the sentences that match, with the whole on demand."""

from collections.abc import Sequence
from itertools import groupby

from components.highlight import Mark, marked_up
from onrecord.spans import sentences

# As many characters as some lines of a column hold; what has no more is shown whole.
_SHORT = 240


def folded_html(text: str, marks: Sequence[Mark]) -> str:
    """A text with marks, as HTML; a long one as its sentences in which there is one, else as its first."""
    whole = marked_up(text, marks)
    if len(text) <= _SHORT:
        return whole
    spans = sentences(text)
    kept = [any(mark.start < end and start < mark.end for mark in marks) for start, end in spans]
    if not any(kept):
        kept[0] = True
    if all(kept):
        return whole
    parts = []
    for is_kept, run in groupby(zip(spans, kept, strict=True), key=lambda item: item[1]):
        of_run = [span for span, _ in run]
        parts.append(marked_up(text, marks, (of_run[0][0], of_run[-1][1])) if is_kept else "[…]")
    short = " ".join(parts)
    return (
        f'<details class="otr-sentences"><summary><span class="otr-short">{short}</span></summary>'
        f'<span class="otr-whole">{whole}</span></details>'
    )
