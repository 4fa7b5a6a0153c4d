"""How far apart versions of an article and other articles are: shared runs of words, on the seeds and on copies of them.

Run as ``python benchmarks/versions.py [FOLDER]``, with a folder of other articles to look at the most alike of as well.
"""

import sys
from itertools import combinations
from pathlib import Path

from onrecord.corpus.versions import sketch
from onrecord.model import Article
from onrecord.readers import Unit, find, read

SEEDS = Path(__file__).parents[1] / "seeds"
_SHOWN = 10


def main() -> None:
    """Print the least alike copies and the most alike of other articles."""
    seeds = articles(SEEDS)
    print("| copy of a seed | containment, least | median | resemblance, least |\n|---|---|---|---|")
    for name, copy in COPIES.items():
        found = sorted(shared(one.text, copy(paragraphs(one), seeds[at - 7])) for at, one in enumerate(seeds))
        least = min(resemblance for _, resemblance in found)
        print(f"| {name} | {found[0][0]:.2f} | {found[len(found) // 2][0]:.2f} | {least:.2f} |")
    for folder in [SEEDS, *map(Path, sys.argv[1:])]:
        print(f"\n{folder.name}: the most alike of different articles (containment, resemblance, headlines)")
        pairs = [(*shared(a.text, b.text), a.title, b.title) for a, b in combinations(articles(folder), 2)]
        for containment, resemblance, one, other in sorted(pairs, key=lambda pair: -pair[0])[:_SHOWN]:
            print(f"{containment:.2f} {resemblance:.2f} {one} | {other}")


def articles(folder: Path) -> list[Article]:
    """The articles of a folder."""
    return [
        item for unit in find([folder]) if isinstance(unit, Unit) for item in read(unit) if isinstance(item, Article)
    ]


def paragraphs(article: Article) -> list[str]:
    """The paragraphs of an article."""
    return [part for part in article.text.splitlines() if part.strip()]


def shared(one: str, other: str) -> tuple[float, float]:
    """Containment and resemblance of two texts, by their sketches."""
    left, right = set(sketch(one)), set(sketch(other))
    both = len(left & right)
    return both / max(1, min(len(left), len(right))), both / max(1, len(left | right))


COPIES = {
    "first half": lambda parts, _: "\n\n".join(parts[: len(parts) // 2]),
    "first third": lambda parts, _: "\n\n".join(parts[: max(3, len(parts) // 3)]),
    "another article's first two paragraphs before it": lambda parts, other: "\n\n".join(
        [*paragraphs(other)[:2], *parts]
    ),
    "another article's two paragraphs in place of its first two": lambda parts, other: "\n\n".join(
        [*paragraphs(other)[:2], *parts[2:]]
    ),
    "every second paragraph": lambda parts, _: "\n\n".join(parts[::2]),
}

if __name__ == "__main__":
    main()
