"""How well and how fast a draft's quotations are checked: python benchmarks/drafts.py CORPUS [--errors | --speed].

Makes 400 quotations as drafts have them from what the corpus holds: verbatim, with a word changed, cut or spliced, with another
speaker, with changes properly marked, and invented. Each goes the whole way, from the draft's text through the engine that finds
the quotation to the verdict. The same seed and corpus give the same drafts. ``--errors`` prints every wrong verdict.
``--speed`` looks up 30 quotations of the corpus, each with a word changed, without the engine, which no corpus makes slower.
"""

# ruff: noqa: S311 (chance without secrets)

import argparse
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import psutil  # noqa: E402 (the root comes first, wherever this is run)

from onrecord.corpus import Snapshot, open_store, take_snapshot  # noqa: E402
from onrecord.corpus.alike.alignment import Change  # noqa: E402
from onrecord.corpus.alike.drafts import check  # noqa: E402
from onrecord.corpus.alike.explanations import explained  # noqa: E402
from onrecord.corpus.alike.findings import Part  # noqa: E402
from onrecord.corpus.alike.verdicts import PASSED, Verdict  # noqa: E402
from onrecord.corpus.machine import article_runs  # noqa: E402
from onrecord.drafts import Draft, DraftQuote  # noqa: E402
from onrecord.model import QuoteKind, SpeakerKind  # noqa: E402
from onrecord.normalise import normalise  # noqa: E402
from onrecord.read_draft import read_draft_text  # noqa: E402

A_DRAFT = 10
SHORTEST, LONGEST = 8, 60
TELLING = 5
# What is left on either side of a cut, and of a splice.
HALF = 5
# Wanted of each kind, and how many are made.
KINDS = {
    "verbatim": (80, 0.99, {Verdict.VERBATIM}),
    "altered": (80, 0.97, {Verdict.ALTERED}),
    "cut or spliced": (40, 0.95, {Verdict.CUT, Verdict.SPLICED}),
    "other speaker": (80, 0.95, {Verdict.OTHER_SPEAKER}),
    "properly marked": (40, 0.98, {Verdict.MARKED}),
    "invented": (80, 0.99, set(Verdict) - PASSED),
}
SUBJECTS = ("The bakers of this town", "My neighbours", "Our pilots", "The lighthouse keepers", "Three of my cousins")
VERBS = ("have never forgiven", "will always remember", "count on", "are tired of", "would gladly exchange")
OBJECTS = (
    "the promises of the winter",
    "a harvest that nobody saw",
    "the music on the pier",
    "forty years of patience",
)
ENDS = ("and that is the whole of the story", "whatever the accountants may write", "until the last bell has rung")


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation of the corpus."""

    words: tuple[str, ...]
    speaker: str
    article: str


@dataclass(frozen=True, slots=True)
class Made:
    """A quotation as a draft has it, of a kind in KINDS."""

    kind: str
    words: str
    speaker: str
    how: str


def said(snapshot: Snapshot) -> list[Said]:
    """The direct quotations of the corpus that are long enough to be changed, one of each wording."""
    quotes = snapshot.quotes
    direct = quotes.filter(
        [
            quotes.kind == QuoteKind.DIRECT.value,
            quotes.speaker_kind == SpeakerKind.NAMED.value,
            quotes.left_out.isnull(),
        ]
    )
    rows = snapshot.rows(direct.order_by("quote").select("text", "text_normal", "speaker", "article"))
    found: dict[str, Said] = {}
    for row in rows:
        words = tuple(row["text"].strip("“”\"’‘' ,").split())
        plain = not any(mark in row["text"][1:-1] for mark in '“”"[]…(') and "..." not in row["text"]
        if plain and SHORTEST <= len(words) <= LONGEST and " " in row["speaker"]:
            found.setdefault(row["text_normal"], Said(words, row["speaker"], row["article"]))
    return list(found.values())


def made(random: Random, quotes: Sequence[Said]) -> Iterator[Made]:
    """The quotations of every kind."""
    speakers = sorted({quote.speaker for quote in quotes})
    chain: dict[str, list[str]] = defaultdict(list)
    for quote in quotes:
        for word, following in pairwise(quote.words):
            chain[word].append(following)
    vocabulary = sorted({word for quote in quotes for word in quote.words if len(word) >= TELLING and word.isalpha()})
    # Long enough to be parted, and somebody's who has said more than that.
    long = [quote for quote in quotes if len(quote.words) >= 3 * HALF]
    more = Counter(quote.speaker for quote in long)
    joined = [quote for quote in long if more[quote.speaker] > 1]
    for kind, (count, _, _) in KINDS.items():
        wanted = joined if kind == "cut or spliced" else quotes
        for number, quote in enumerate(_drawn(random, wanted, count)):
            match kind:
                case "verbatim":
                    yield Made(kind, " ".join(quote.words), quote.speaker, "as it is")
                case "altered":
                    how = EDITS[number % len(EDITS)]
                    yield Made(kind, " ".join(how(random, quote.words, vocabulary)), quote.speaker, how.__name__)
                case "cut or spliced":
                    yield _cut(random, quote) if number % 2 else _spliced(random, quote, joined)
                case "other speaker":
                    others = [name for name in speakers if name.split()[-1] != quote.speaker.split()[-1]]
                    yield Made(kind, " ".join(quote.words), random.choice(others), f"by {quote.speaker}")
                case "properly marked":
                    yield _marked(random, quote, number)
                case _:
                    words = _framed(random) if number % 2 else _chained(random, chain)
                    yield Made(kind, words, quote.speaker, "frames" if number % 2 else "chain of words")


def _drawn(random: Random, quotes: Sequence[Said], count: int) -> list[Said]:
    return random.sample(quotes, count) if count <= len(quotes) else random.choices(quotes, k=count)


def dropped(random: Random, words: Sequence[str], _: Sequence[str]) -> list[str]:
    """Without one word."""
    at = random.randrange(1, len(words) - 1)
    return [*words[:at], *words[at + 1 :]]


def replaced(random: Random, words: Sequence[str], vocabulary: Sequence[str]) -> list[str]:
    """With another word in the place of one."""
    at = random.randrange(1, len(words) - 1)
    other = random.choice([word for word in vocabulary if word.lower() != words[at].lower()])
    return [*words[:at], other, *words[at + 1 :]]


def swapped(random: Random, words: Sequence[str], _: Sequence[str]) -> list[str]:
    """With two words in the wrong order."""
    folded = [normalise(word) for word in words]
    places = [
        at
        for at in range(len(words) - 1)
        if folded[at].strip() and folded[at + 1].strip() and folded[at] != folded[at + 1]
    ]
    at = random.choice(places)
    return [*words[:at], words[at + 1], words[at], *words[at + 2 :]]


def negated(random: Random, words: Sequence[str], _: Sequence[str]) -> list[str]:
    """Without its "not", or with one that nobody said."""
    if "not" in words:
        at = words.index("not")
        return [*words[:at], *words[at + 1 :]]
    at = random.randrange(1, len(words))
    return [*words[:at], "not", *words[at:]]


EDITS: tuple[Callable[[Random, Sequence[str], Sequence[str]], list[str]], ...] = (dropped, replaced, swapped, negated)


def _cut(random: Random, quote: Said) -> Made:
    """Without some words in the middle."""
    hole = random.randint(HALF, len(quote.words) - 2 * HALF)
    at = random.randint(HALF, len(quote.words) - hole - HALF)
    return Made(
        "cut or spliced", " ".join([*quote.words[:at], *quote.words[at + hole :]]), quote.speaker, f"cut {hole}"
    )


def _spliced(random: Random, quote: Said, quotes: Sequence[Said]) -> Made:
    """With the end of something else that the same speaker said."""
    other = random.choice([one for one in quotes if one.speaker == quote.speaker and one != quote])
    first, second = quote.words[: len(quote.words) // 2], other.words[-(len(other.words) // 2) :]
    return Made("cut or spliced", " ".join([*first, *second]), quote.speaker, "spliced")


def _marked(random: Random, quote: Said, number: int) -> Made:
    words = list(quote.words)
    at = random.randrange(2, len(words) - 4)
    if number % 3 == 0:
        words[at : at + 3] = ["…"]
    elif number % 3 == 1:
        words[at : at + 3] = ["[…]"]
    else:
        words[at] = "[the thing]"
    return Made("properly marked", " ".join(words), quote.speaker, " ".join(words[at : at + 1]))


def _framed(random: Random) -> str:
    parts = [random.choice(choice) for choice in (SUBJECTS, VERBS, OBJECTS, ENDS)]
    return f"{' '.join(parts[:3])}, {parts[3]}"


def _chained(random: Random, chain: dict[str, list[str]]) -> str:
    """Words of the corpus of which each has followed the one before somewhere."""
    word = random.choice(sorted(chain))
    words = [word]
    while len(words) < random.randint(12, 24) and chain.get(word):
        word = random.choice(chain[word])
        words.append(word)
    return " ".join(words) if len(words) >= SHORTEST else _framed(random)


def paragraph(one: Made, number: int) -> str:
    """The quotation as a newspaper has it, in one of four ways."""
    words = one.words.rstrip(".,;:")
    mark = "" if words[-1:] in "?!" else ","
    return (
        f"“{words}{mark}” {one.speaker} said.",
        f"{one.speaker} said: “{words}.”",
        f"“{words}{mark}” said {one.speaker}.",
        f"{one.speaker} told reporters, “{words}.”",
    )[number % 4]


def checked(snapshot: Snapshot, quotations: Sequence[Made]) -> Iterator[tuple[Made, DraftQuote | None, Part | None]]:
    """Every quotation with what was found of it, None where the engine took it for none."""
    runs = article_runs(snapshot)
    for start in range(0, len(quotations), A_DRAFT):
        some = quotations[start : start + A_DRAFT]
        texts = [paragraph(one, number) for number, one in enumerate(some)]
        found = check(snapshot, runs, read_draft_text("A day in words\n\n" + "\n\n".join(texts) + "\n"))
        text = found.draft.text
        at = 0
        for one, own in zip(some, texts, strict=True):
            at = text.index(own, at)
            inside = [
                (finding.quote, part)
                for finding in found.findings
                for part in finding.parts
                if at <= part.passage[0] < at + len(own) and finding.quote.passages
            ]
            yield one, *(inside[0] if inside else (None, None))


def is_right(one: Made, part: Part | None) -> bool:
    """Whether the verdict is the kind's, and what was changed is shown."""
    if part is None or part.verdict not in KINDS[one.kind][2]:
        return False
    return one.kind != "altered" or any(piece.change is not Change.SAME for piece in part.matches[0].pieces)


def speed(snapshot: Snapshot, random: Random) -> None:
    """Print how long a check takes when the corpus is open, and what it needs of memory."""
    runs = article_runs(snapshot)
    quotes = snapshot.rows(snapshot.quotes.filter(snapshot.quotes.kind == QuoteKind.DIRECT.value).limit(100_000))
    text, found = "", []
    for quote in random.sample(quotes, 30):
        words = quote["text"].strip("“”").split()
        start = len(text) + 1
        text += f"“{' '.join([*words[:3], 'changed', *words[4:]])}” said {quote['speaker']}.\n\n"
        span = (start, text.rindex("”"))
        kind = SpeakerKind(quote["speaker_kind"])
        found.append(
            DraftQuote(
                segments=(span,), passages=(span,), kind=QuoteKind.DIRECT, speaker=quote["speaker"], speaker_kind=kind
            )
        )
    draft = Draft(text=text, quotes=tuple(found))
    # Idle is what a server holds that has shown pages.
    snapshot.rows(snapshot.quotes.aggregate(n=snapshot.quotes.count(), words=snapshot.quotes.text.length().sum()))
    idle = psutil.Process().memory_info().rss
    times = []
    for _ in range(5):
        began = time.perf_counter()
        verdicts = Counter(finding.verdict.value for finding in check(snapshot, runs, draft).findings)
        times.append(time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print("| 30 quotations, s (first) | median | memory above idle, MiB, at its peak | verdicts |\n|---|---|---|---|")
    above = max(0, peak - idle) / 1024**2
    print(f"| {times[0]:.2f} | {sorted(times)[2]:.2f} | {above:.0f} | {dict(verdicts)} |")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus")
    parser.add_argument("--seed", type=int, default=21)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--speed", action="store_true")
    args = parser.parse_args()
    snapshot = take_snapshot(open_store(args.corpus))
    if args.speed:
        speed(snapshot, Random(args.seed))
        return
    held = snapshot.rows(snapshot.articles.aggregate(n=snapshot.articles.count()))[0]["n"]
    quotes = said(snapshot)
    random = Random(args.seed)
    quotations = list(made(random, quotes))
    random.shuffle(quotations)
    began = time.process_time()
    results = list(checked(snapshot, quotations))
    print(
        f"{held:,} articles, {len(quotes):,} quotations to draw from, {time.process_time() - began:.1f} processor seconds\n"
    )
    print("| kind | made | right | share | wanted | verdicts |\n|---|---|---|---|---|---|")
    for kind, (_, wanted, _) in KINDS.items():
        own = [(one, part) for one, _, part in results if one.kind == kind]
        right = sum(is_right(one, part) for one, part in own)
        names = [part.verdict.value if part else "no quotation" for _, part in own]
        verdicts = ", ".join(f"{names.count(name)} {name}" for name in sorted(set(names)))
        print(f"| {kind} | {len(own)} | {right} | {right / len(own):.3f} | {wanted} | {verdicts} |")
    if args.errors:
        for one, quote, part in results:
            if not is_right(one, part):
                why = explained(quote, part) if quote and part else "no quotation"
                verdict = f"{part.verdict.value}, {quote.speaker}" if quote and part else "nothing"
                print(f"\n{one.kind} ({one.how}), {one.speaker}: {one.words}\n  {verdict}: {why}")


if __name__ == "__main__":
    main()
