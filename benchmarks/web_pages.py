"""How well news pages are read beside trafilatura and newspaper4k: body, quotations, title, authors, day and outlet.

Run as ``python benchmarks/web_pages.py FOLDER``; FOLDER has checkouts of the repositories that hold annotated pages, none of which
belong to this project: ``article-extraction-benchmark`` (scrapinghub: whole bodies), ``trafilatura`` (its tests: titles, authors, days,
some outlets) and ``newspaper4k`` (its tests: the same). Of these only pages that call themselves English count. ``--newspaper PYTHON`` names a Python that has newspaper4k, which is no
requirement of ours; ``--worst N`` prints the N pages on which each lost most.
"""

import argparse
import gzip
import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from trafilatura import bare_extraction

from onrecord.model import Article, RegionKind
from onrecord.readers import Unit, read
from onrecord.readers.dates import parse_day
from onrecord.readers.decode import decode

_ENGLISH = re.compile(rb"<html[^>]{0,500}\blang\s*=\s*[\"']?en\b", re.IGNORECASE)
_SHINGLE = 4
_QUOTED = re.compile(r"[“\"]([^“”\"]{12,1500})[”\"]")
_LEAST_QUOTED = 4
_WORD = re.compile(r"\w+")
_NEWSPAPER = """
import json, sys
from newspaper import Article
for line in sys.stdin:
    page = json.loads(line)
    article = Article(page["url"] or "https://page.example/")
    try:
        article.download(input_html=page["html"])
        article.parse()
        found = {"text": article.text, "title": article.title, "authors": article.authors,
                 "day": str(article.publish_date or "")[:10], "outlet": article.meta_site_name}
    except Exception:
        found = {}
    print(json.dumps(found), flush=True)
"""


class Page(NamedTuple):
    """A page and what is right for it; what nobody has said is None."""

    name: str
    url: str
    html: bytes
    body: str | None = None
    title: str | None = None
    authors: tuple[str, ...] | None = None
    day: str | None = None
    outlet: str | None = None


class Read(NamedTuple):
    """What was read of a page."""

    text: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    day: str = ""
    outlet: str = ""


System = Callable[[Page], Read]


def main() -> None:
    """Print a table of the systems, and where each lost most."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--newspaper", metavar="PYTHON")
    parser.add_argument("--only", metavar="WORD", default="", help="only the systems that have this in their name")
    parser.add_argument("--worst", type=int, default=0)
    asked = parser.parse_args()
    bodies = list(_bodies(asked.folder / "article-extraction-benchmark"))
    stated = [*_of_trafilatura(asked.folder / "trafilatura"), *_of_newspaper(asked.folder / "newspaper4k")]
    facts = [page for page in stated if _ENGLISH.search(page.html)]
    systems: dict[str, System] = {"On the Record": _ours, "trafilatura": _trafilatura}
    if asked.newspaper:
        systems["newspaper4k"] = _newspaper(asked.newspaper)
    print(f"{len(bodies)} pages with their bodies, {len(facts)} with other facts.\n")
    print("| | body F1 | quotations kept | title | authors | of them wrong | day | of them wrong | outlet |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name in (name for name in systems if asked.only in name):
        system = systems[name]
        _measure(name, system, bodies, facts, asked.worst)


def _measure(name: str, system: System, bodies: Sequence[Page], facts: Sequence[Page], worst: int) -> None:
    scores: list[tuple[float, str]] = []
    kept = wanted = 0
    for page in bodies:
        text = system(page).text
        scores.append((_f1(page.body or "", text), page.name))
        words = _words(text)
        quoted = [_words(one) for one in _QUOTED.findall(page.body or "") if len(one.split()) >= _LEAST_QUOTED]
        kept += sum(f" {one} " in f" {words} " for one in quoted)
        wanted += len(quoted)
    counts, lost = _facts(system, facts)
    cells = [f"{sum(score for score, _ in scores) / len(scores):.3f}", f"{kept} of {wanted}"]
    cells += [f"{counts['title']} of {counts['titles']}", f"{counts['authors']} of {counts['with authors']}"]
    cells += [str(counts["wrong authors"]), f"{counts['day']} of {counts['days']}", str(counts["wrong day"])]
    cells.append(f"{counts['outlet']} of {counts['outlets']}")
    print(f"| {name} | {' | '.join(cells)} |", flush=True)
    for score, page_name in sorted(scores)[:worst]:
        print(f"    {score:.2f} {page_name}")
    for line in lost[:worst]:
        print(f"    {line}")


def _facts(system: System, pages: Sequence[Page]) -> tuple[Counter[str], list[str]]:
    counts: Counter[str] = Counter()
    lost: list[str] = []
    for page in pages:
        found = system(page)
        checks = {
            "title": (page.title, found.title, _words(page.title or "") == _words(found.title)),
            "authors": (
                page.authors,
                found.authors,
                set(map(_words, page.authors or ())) == set(map(_words, found.authors)),
            ),
            "day": (page.day, found.day, page.day == found.day),
            "outlet": (page.outlet, found.outlet, _named(page.outlet or "") == _named(found.outlet)),
        }
        for fact, (right, said, is_right) in checks.items():
            if right is None:
                continue
            counts[{"authors": "with authors"}.get(fact, f"{fact}s")] += 1
            counts[fact] += is_right
            counts[f"wrong {fact}"] += bool(said) and not is_right
            if not is_right:
                lost.append(f"{fact}: {right!r} was read as {said!r} ({page.name})")
    return counts, sorted(lost)


def _ours(page: Page) -> Read:
    with TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_bytes(page.html)
        article = next(read(Unit(path)))
    if not isinstance(article, Article):
        return Read()
    heads = [region for region in article.regions if region.kind in {RegionKind.HEADLINE, RegionKind.BYLINE}]
    text = article.text
    for region in reversed(heads):
        text = text[: region.start] + text[region.end :]
    day = article.published.isoformat() if article.published else ""
    return Read(text, article.title or "", _people(article.author or ""), day, article.outlet or "")


def _trafilatura(page: Page) -> Read:
    found = bare_extraction(decode(page.html), url=page.url or None, with_metadata=True, include_comments=False)
    if found is None:
        return Read()
    return Read(
        found.text or "", found.title or "", _people(found.author or ""), found.date or "", found.sitename or ""
    )


def _newspaper(python: str) -> System:
    process = subprocess.Popen(
        [python, "-c", _NEWSPAPER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )

    def system(page: Page) -> Read:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the process of newspaper4k has no pipes")
        process.stdin.write(json.dumps({"url": page.url, "html": decode(page.html)}) + "\n")
        process.stdin.flush()
        found = json.loads(process.stdout.readline() or "{}")
        return Read(**(found | {"authors": tuple(found.get("authors", ()))})) if found else Read()

    return system


def _bodies(folder: Path) -> Iterator[Page]:
    for key, said in json.loads((folder / "ground-truth.json").read_text("utf-8")).items():
        html = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        yield Page(f"{key[:12]} {said['url']}", said["url"], html, body=said["articleBody"])


def _of_trafilatura(folder: Path) -> Iterator[Page]:
    for url, said in json.loads((folder / "tests" / "evaldata.json").read_text("utf-8")).items():
        path = next((p for name in ("eval", "cache") if (p := folder / "tests" / name / said["file"]).is_file()), None)
        if path is not None and (said.get("title") or said.get("date")):
            author = said.get("author")
            named = "; ".join(author) if isinstance(author, list) else author
            yield _page(url, path, said, named, said.get("date"), said.get("sitename"))


def _of_newspaper(folder: Path) -> Iterator[Page]:
    for path in sorted((folder / "tests" / "data" / "metadata").glob("*.json")):
        said = json.loads(path.read_text("utf-8"))
        page = folder / "tests" / "data" / "html" / f"{path.stem}.html"
        if said.get("language") == "en" and page.is_file():
            yield _page(
                said["url"],
                page,
                said,
                "; ".join(said.get("authors") or ()),
                (said.get("publish_date") or "")[:10],
                None,
            )


def _page(
    url: str, path: Path, said: Mapping[str, str], author: str | None, day: str | None, outlet: str | None
) -> Page:
    parsed = parse_day(day) if day else None
    return Page(
        url, url, path.read_bytes(), None, said.get("title") or None, _people(author) if author else None,
        parsed.isoformat() if parsed else None, outlet or None,
    )  # fmt: skip


def _people(author: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in re.split(r";|,(?! Jr)| and ", author))))


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _named(outlet: str) -> str:
    return _words(outlet).removeprefix("the ")


def _f1(right: str, found: str) -> float:
    """The harmonic mean of precision and recall over runs of four words, as scrapinghub's own evaluation counts them."""
    wanted, got = _shingles(right), _shingles(found)
    shared = (wanted & got).total()
    return 2 * shared / (wanted.total() + got.total()) if wanted or got else 1.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)) if words)


if __name__ == "__main__":
    main()
