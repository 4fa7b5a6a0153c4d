"""Print what the engine gets wrong on articles of PolNeAR's training part that were held back from training, to be read.

    python benchmarks/errors.py ../shared/attribution/polnear-train.jsonl [--first 140] [--every 5]

The sentences are not part of this project and what is printed stays out of it; the counts go into README.md here.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.language.analysis import attributions  # noqa: E402 (the root comes first, wherever this is run)
from onrecord.language.quotations.attribution import Attribution  # noqa: E402
from onrecord.language.quotations.quotation_marks import passages  # noqa: E402
from training.annotated import Annotation, documents_of, letters  # noqa: E402

SAME = 0.5
NEAR = 0.1


def errors(doc: Doc, annotated: Sequence[Annotation]) -> Iterator[tuple[str, str]]:
    """The kind of each error, and the words concerned."""
    found = attributions(doc, passages(doc.text), ())
    contents = [letters(doc.text, one.segments) for one in found]
    matched: set[int] = set()
    for gold in annotated:
        best, k = max(((shared(gold.content, content), k) for k, content in enumerate(contents)), default=(0.0, -1))
        if best >= SAME and k not in matched:
            matched.add(k)
            if not _same_source(doc, found[k], gold):
                yield "wrong source", _words(doc, gold)
        else:
            yield ("missed, another is near" if best > NEAR else "missed"), _words(doc, gold)
    for k in sorted(set(range(len(found))) - matched):
        near = max((shared(contents[k], gold.content) for gold in annotated), default=0) > NEAR
        words = " … ".join(doc.text[start:end] for start, end in found[k].segments)
        yield ("false, another is near" if near else "false"), f"{found[k].cue}: {words}"


def shared(first: frozenset[int], second: frozenset[int]) -> float:
    """The share of the union of two sets of letters that both have."""
    return len(first & second) / max(1, len(first | second))


def _same_source(doc: Doc, found: Attribution, gold: Annotation) -> bool:
    mention = letters(doc.text, [found.mention]) if found.mention else frozenset()
    return bool(mention & gold.source) or not (mention or gold.source)


def _words(doc: Doc, gold: Annotation) -> str:
    parts = (gold.source, gold.cue, gold.content)
    return " | ".join(doc.text[min(part) : max(part) + 1] if part else "-" for part in parts)


def main() -> None:
    """Print every so-many-th error and count all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--first", type=int, default=140, help="so many articles, the ones that were held back")
    parser.add_argument("--every", type=int, default=5, help="of the errors only every so-many-th is printed")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    for doc, annotated in islice(documents_of(arguments.annotated, 0), arguments.first):
        for kind, words in errors(doc, annotated):
            counts[kind] += 1
            if counts.total() % arguments.every == 0:
                print(f"{kind}: {' '.join(words.split())}")
    print("\n| error | count |\n|---|---|")
    for kind, count in counts.most_common():
        print(f"| {kind} | {count} |")


if __name__ == "__main__":
    main()
