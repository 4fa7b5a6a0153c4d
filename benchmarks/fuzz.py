"""Throw broken and hostile input at everything that reads any, and count what goes wrong.

    python benchmarks/fuzz.py [--cases 1000000] [--seed 1]

Every format's reader, the text query, the parameters of an address, the finder of quotation marks, and the whole analysis
get inputs that were whole and are then cut, spliced, turned bit by bit and sown with what is known to hurt. Only the typed errors
of ``onrecord.errors`` may come out. Then one piece is repeated until the input is ten times as long: *growth* is the time that
the longer one takes over ten times the time of the shorter, so 1 is linear. Prints a table; ends with status 1 if anything
else came out or something grew faster than GROWTH. The same seed gives the same inputs; all of them are made up.
"""

import argparse
import io
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.corpus import open_store, search, take_snapshot  # noqa: E402 (the root comes first, wherever this is run)
from onrecord.corpus.selection import from_params, strict  # noqa: E402
from onrecord.errors import OnRecordError  # noqa: E402
from onrecord.language.pipeline import load_pipeline, parse  # noqa: E402
from onrecord.language.quotations.quotation_marks import passages  # noqa: E402
from onrecord.model import Article, Skipped  # noqa: E402
from onrecord.readers.read import read  # noqa: E402
from onrecord.readers.unit import Unit  # noqa: E402
from tests.builders import ENGINE, small_corpus  # noqa: E402
from tests.mixed_folder import mixed_files  # noqa: E402
from tests.unit.readers import bundle_files  # noqa: E402
from tests.unit.readers.pdf_files import pdf, scanned  # noqa: E402
from tests.unit.readers.test_html import page  # noqa: E402
from tests.unit.readers.test_more_formats import NITF, newsml  # noqa: E402
from tests.unit.readers.test_web_archives import archive  # noqa: E402
from tests.unit.readers.test_word import word_file  # noqa: E402

# How much slower than linear is still linear on a machine that does other things.
GROWTH = 2.0
_BELOW_NOISE = 0.02
STORY = (
    "Grain prices rise\n\nBy Ann Fay\n\n“Wheat is dear,” Ann Fay said on Monday. Bo Lund's spokesman, Cy Moe, told reporters that "
    "'the port' has \"room\".\n\nQ: Why?\n\nMR. LUND: “No.\n\n“Never.”\n"
)
HURTS = [
    *"“”‘’«»„'\"\\(){}[]<>&;:,*?~^+-=@|/%#\0\t\r\n\v\x85\u2028\u202e\u200b\ufeff\U0001f600\u0301İß",
    *("<script>", "<![CDATA[", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "]]>", "{{7*7}}", "=1+1", "$\\frac{1}{0}$", "../../"),
    *("AND", "OR NOT", "speaker:", "1e999", "NaN", "-1", "9" * 400, "2026-02-30", "%00", "%ff", "null", '{"text":', "[" * 50),
]  # fmt: skip
QUERIES = ["wheat AND (port OR steel)", 'speaker:Fay "trade war" -steel', "sanct?on* NOT headline:[a TO b]", "+a^2 ~b"]
ADDRESSES = [
    "speaker=Ann+Fay&kind=direct&from=2026-03-01&to=2026-03-31&q=port*",
    "act=deny&confidence=0.5&undated=true&versions=once&topic=Trade&entity=Ilm&all_topics=true",
]


class Target(NamedTuple):
    """What is tried: inputs that are whole, what reads them, its share of the cases, what is repeated to see growth."""

    name: str
    whole: Sequence[bytes]
    reads: Callable[[bytes], object]
    share: float
    repeated: Sequence[str] = ()
    length: int = 2_000


class Outcome(NamedTuple):
    """What a target came to: milliseconds, and errors that are none of ours by kind."""

    name: str
    cases: int
    slowest: float
    growth: float
    errors: Counter[str]


def harmed(whole: Sequence[bytes], chance: random.Random) -> bytes:
    """An input that is no longer whole."""
    data = bytearray(chance.choice(whole))
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                data[at:at] = chance.choice(HURTS).encode()
            case 1:
                data[at:at] = chance.choice(HURTS).encode() * chance.randint(2, 40)
            case 2:
                del data[at : at + chance.randint(1, 30)]
            case 3 if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
            case 4:
                other = chance.choice(whole)
                begin = chance.randrange(len(other))
                data[at:at] = other[begin : begin + chance.randint(1, 200)]
            case _:
                data = data[: at + 1]
    return bytes(data)


def text(data: bytes) -> str:
    """Any bytes as text, as the readers decode what is damaged."""
    return data.decode("utf-8", "replace")


def reading(scratch: Path, suffix: str) -> Callable[[bytes], object]:
    """Read the bytes as a file of that format."""
    file = scratch / f"input{suffix}"

    def run(data: bytes) -> object:
        file.write_bytes(data)
        return list(read(Unit(file)))

    return run


def reading_inside(scratch: Path, suffix: str, package: bytes, part: str) -> Callable[[bytes], object]:
    """Read the bytes as a part of a packed file of that format: harm to the package itself hardly ever gets so far."""
    read_file = reading(scratch, suffix)
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        others = {name: archive.read(name) for name in archive.namelist() if name != part}

    def run(data: bytes) -> object:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, content in (others | {part: data}).items():
                archive.writestr(name, content)
        return read_file(packed.getvalue())

    return run


def of_formats(scratch: Path) -> list[Target]:
    """The formats of which a newcomer's folder has a file, and the downloads of news databases."""
    files = mixed_files()
    by_suffix = {
        f".{name.rpartition('.')[2]}": name
        for name in files
        if not name.startswith(("README", "empty", "picture", "scan"))
    }
    html = "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Wheat is dear, Ann Fay said.</p></body></html>"
    nexis = "{\\rtf1\\ansi " + "\\par\n".join(bundle_files.nexis()) + "\\par}"
    repeated = {
        ".md": ["---\na: b\n", "**", "# a\n", "> ", "- a\n"],
        ".rtf": ["{\\b a}", "{", "\\par ", "\\u8220?"],
        ".tsv": ['"', "\t"],
        ".eml": ["a: b\n", "=?utf-8?q?a?= ", "\n\na"],
        ".mbox": ["From a\n\na\n", "From "],
        ".xml": ["<p>", "<newsItem>", "<em>a</em>"],
    }
    whole: dict[str, list[bytes]] = {
        suffix: [files[by_suffix[suffix]]] for suffix in (".md", ".rtf", ".eml", ".mbox", ".gz")
    }
    whole |= {".tsv": [b"title\ttext\nGrain\tWheat is dear\n"], ".xml": [NITF.encode(), newsml(html).encode()]}
    whole |= {".mhtml": whole[".eml"], ".xlsx": [files[by_suffix[".xlsx"]]], ".epub": [files[by_suffix[".epub"]]]}
    bundles = {
        ".txt": [bundle_files.lexis(), bundle_files.proquest()],
        ".html": [bundle_files.factiva(), bundle_files.factiva_indexed()],
        ".rtf": [nexis],
    }
    inside = {
        ".odt": "content.xml",
        ".docx": "word/document.xml",
        ".xlsx": "xl/worksheets/sheet1.xml",
        ".epub": "OPS/one.xhtml",
    }

    def part(suffix: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(files[by_suffix[suffix]])) as archive:
            return archive.read(inside[suffix])

    plain = [
        Target(suffix, data, reading(scratch, suffix), 0.002, repeated.get(suffix, ()))
        for suffix, data in whole.items()
    ]
    downloads = [
        Target(f"{suffix}, a download", [one.encode() for one in data], reading(scratch, suffix), 0.002)
        for suffix, data in bundles.items()
    ]
    parts = [
        Target(
            f"inside {suffix}", [part(suffix)],
            reading_inside(scratch, suffix, files[by_suffix[suffix]], inside[suffix]), 0.001, ["<p>", "<a>b</a>", "&b;"],
        )
        for suffix in inside
    ]  # fmt: skip
    return [*plain, *downloads, *parts]


def targets(scratch: Path) -> list[Target]:
    """Everything that reads what it was not written by."""
    store = open_store(str(scratch / "corpus"))
    store.append(small_corpus(), ENGINE)
    snapshot = take_snapshot(store)
    nlp = load_pipeline()

    def analyse(data: bytes) -> object:
        words = text(data)
        found = list(parse([Article(key="k", id="k", text=words, source="fuzz")], nlp))
        if any(isinstance(one, Skipped) for one in found):
            raise AssertionError(found[0])
        return found

    def selects(data: bytes) -> object:
        params = parse_qs(text(data), keep_blank_values=True, max_num_fields=None)
        from_params(params)
        return strict(params)

    story, markup = STORY.encode(), page("<title>The port has room</title>").encode()
    said = "<figure><blockquote>Grain is <q>dear</q>.<br>— <cite>Ann Fay</cite></blockquote><figcaption>Bo Lund</figcaption></figure>"
    signed = page(f"<meta name='twitter:label1' content='Written by'>{said}", f"<h1>Port</h1>{STORY}{said}").encode()
    record = b'{"title": "Grain", "text": "\\u201cWheat is dear,\\u201d Ann Fay said.", "published": "2026-03-02"}'
    feed = f"<rss version='2.0'><channel><title>Ilm</title><item><title>Grain</title><description>{STORY}</description></item></channel></rss>"
    table = b'title,text,outlet\nGrain,"Wheat is dear, Ann Fay said.",Ilm Post\nPort,"A ""port"" has room",Ilm Post\n'
    marks = ["“", "”", "'", '"', "“a” ", "'a ", "a “b,” c said. ", "“a\n\n", "5' 6\" "]
    return [
        Target("parameters of an address", [a.encode() for a in ADDRESSES], selects, 0.57, ["speaker=a&", "%00", "q=("]),
        Target("text query", [q.encode() for q in QUERIES], lambda data: search.condition(snapshot, text(data), snapshot.quotes), 0.02, ["(", "a ", "*"]),
        Target("quotation marks", [story], lambda data: passages(text(data)), 0.272, marks, 20_000),
        Target(".txt", [story], reading(scratch, ".txt"), 0.03, ["a\n\n", "\r", "By ", "Q: a\n"], 20_000),
        Target(".json", [record, b"[" + record + b"]"], reading(scratch, ".json"), 0.03, ["[", '{"text":', record.decode()]),
        Target(".jsonl", [record + b"\n" + record], reading(scratch, ".jsonl"), 0.02, ["[", "\n", record.decode() + "\n"]),
        Target(".csv", [table], reading(scratch, ".csv"), 0.02, ['"', ",", "a,b\n"], 20_000),
        Target(".html", [markup, signed], reading(scratch, ".html"), 0.002, ["<div>", "<p>a</p>", "<", "&amp;", "<table>", said]),
        Target(".rss", [feed.encode()], reading(scratch, ".rss"), 0.002, ["<item>", "&b;", "<"]),
        Target(".pdf", [pdf(["Grain prices rise", "Wheat is dear, Ann Fay said."])], reading(scratch, ".pdf"), 0.001),
        Target(".pdf of pictures", [scanned(pdf(["Grain prices rise", "Wheat is dear, Ann Fay said."]))], reading(scratch, ".pdf"), 0.00005),
        Target(".docx", [word_file(scratch / "whole.docx").read_bytes()], reading(scratch, ".docx"), 0.001),
        Target(".warc", [archive()], reading(scratch, ".warc"), 0.001, ["WARC/1.0\r\n", "\r\n\r\n"]),
        *of_formats(scratch),
        Target("whole analysis", [story], analyse, 0.001, marks, 400),
    ]  # fmt: skip


def seconds(reads: Callable[[bytes], object], data: bytes, errors: Counter[str]) -> float:
    """The processor's time for one input, which other work on the machine hardly changes; what is none of our errors is counted by kind and place, its first shown whole."""
    began = time.process_time()
    try:
        reads(data)
    except OnRecordError:
        pass
    except Exception as error:  # noqa: BLE001 (to see them is what this is for)
        place = traceback.extract_tb(error.__traceback__)[-1]
        kind = f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}"
        if kind not in errors:
            print(kind, data[:300], error, file=sys.stderr)
        errors[kind] += 1
    return time.process_time() - began


def tried(target: Target, cases: int, seed: int) -> Outcome:
    """Everything that was asked for, on one target."""
    chance = random.Random(f"{seed} {target.name}")  # noqa: S311 (inputs, not secrets)
    errors: Counter[str] = Counter()
    for whole in target.whole:
        # The first one pays for what is loaded on demand.
        seconds(target.reads, whole, errors)
    slowest = max(seconds(target.reads, harmed(target.whole, chance), errors) for _ in range(cases))
    growth = 0.0
    for piece in target.repeated:
        short = piece.encode() * (target.length // len(piece))
        once = min(seconds(target.reads, short, errors) for _ in range(3))
        tenfold = min(seconds(target.reads, short * 10, errors) for _ in range(2))
        # Below this the clock and the file system are measured, not the reader.
        if tenfold > _BELOW_NOISE:
            growth = max(growth, tenfold / 10 / once)
    return Outcome(target.name, cases, slowest * 1000, growth, errors)


def main() -> None:
    """Try everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", metavar="WORD", default="", help="only what has this in its name")
    arguments = parser.parse_args()
    print("| input | cases | other errors | slowest, ms | growth |\n|---|---|---|---|---|")
    outcomes = []
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as scratch:  # noqa: S108 (a folder of our own in memory)
        for target in targets(Path(scratch)):
            if arguments.only not in target.name:
                continue
            one = tried(target, round(arguments.cases * target.share), arguments.seed)
            outcomes.append(one)
            growth = f"{one.growth:.1f}" if one.growth else "too quick to tell"
            print(f"| {one.name} | {one.cases:,} | {one.errors.total()} | {one.slowest:.0f} | {growth} |", flush=True)
    print(f"| all | {sum(one.cases for one in outcomes):,} | {sum(one.errors.total() for one in outcomes)} | | |")
    if any(one.errors or one.growth > GROWTH for one in outcomes):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
