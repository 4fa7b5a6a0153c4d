"""A made-up corpus of any size, written through the store without parsing: python benchmarks/generate.py LOCATION.

Speakers, outlets and words are invented and follow Zipf's law, as those of real archives do. The same seed and sizes give the
same articles.
"""

# ruff: noqa: S311 (chance without secrets)

import argparse
import hashlib
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord import lemmas, taxonomy  # noqa: E402 (found from the root, wherever this is run)
from onrecord.corpus.store import Store  # noqa: E402
from onrecord.model import (  # noqa: E402
    Act,
    Article,
    Cue,
    Figure,
    Mention,
    Paragraph,
    ParsedArticle,
    Quote,
    QuoteKind,
    Role,
    SpeakerKind,
    Unit,
)

ENGINE = "made up"
ARTICLES_A_COMMIT = 5_000
_SYLLABLES = ("ba", "den", "fir", "go", "hal", "jor", "ka", "len", "mi", "nor", "pe", "ros", "sta", "tu", "vel", "wen")
_CUES = (("said", "say", Act.ASSERT), ("denied", "deny", Act.DENY), ("warned", "warn", Act.WARN))
_ROLES = ("minister", "spokesman", "senator", "chief executive", "professor", "mayor", "analyst", "director")
_FIRST_DAY, _DAYS = date(2016, 1, 1), 3_650
_WORDS, _OUTLETS, _PLACES = 20_000, 200, 500


@dataclass(frozen=True)
class Sizes:
    """How much to make: quotations are spread evenly over articles, unevenly over speakers."""

    articles: int = 100_000
    quotes_an_article: int = 10
    speakers: int = 5_000


class _Drawn:
    """Things of which the n-th is drawn 1/n times as often as the first."""

    def __init__(self, things: Sequence[str]) -> None:
        self._things = things
        self._weights = list(accumulate(1 / rank for rank in range(1, len(things) + 1)))

    def some(self, random: Random, count: int) -> list[str]:
        return random.choices(self._things, cum_weights=self._weights, k=count)


def parsed_articles(sizes: Sizes, seed: int = 1) -> Iterator[ParsedArticle]:
    """The articles of a made-up corpus, with what a parse would find in them."""
    random = Random(seed)
    words = _Drawn(_invented(random, _WORDS, ""))
    speakers = _Drawn([f"{given} {name}" for given, name in zip(*_names(random, sizes.speakers), strict=True)])
    outlets = _Drawn([f"The {name} Post" for name in _invented(random, _OUTLETS, "A")])
    places = _Drawn(_invented(random, _PLACES, "A"))
    phrases = [phrase.replace("*", "") for topic in taxonomy.load_own().topics for phrase in topic.phrases]
    for number in range(sizes.articles):
        yield _article(random, number, sizes.quotes_an_article, words, speakers, outlets, places, phrases)


def fill(store: Store, sizes: Sizes, seed: int = 1) -> None:
    """Write a made-up corpus into a store. Raises CorpusError."""
    articles = parsed_articles(sizes, seed)
    while batch := list(islice(articles, ARTICLES_A_COMMIT)):
        store.append(batch, ENGINE)


def _article(
    random: Random,
    number: int,
    quotes: int,
    words: _Drawn,
    speakers: _Drawn,
    outlets: _Drawn,
    places: _Drawn,
    phrases: Sequence[str],
) -> ParsedArticle:
    text = f"Report {number}.\n\n"
    found: list[Quote] = []
    mentions: list[Mention] = []
    figures: list[Figure] = []
    paragraphs: list[Paragraph] = []
    roles: dict[str, Role] = {}
    # Most articles quote three or four people, some of them several times.
    people = speakers.some(random, 4)
    for speaker in random.choices(people, k=quotes):
        said = words.some(random, random.randint(8, 24))
        if random.random() < 1 / 3:
            said[len(said) // 2] = random.choice(phrases)
        place = places.some(random, 1)[0]
        start = len(text)
        content = " ".join([*said, "in", place, "by", str(random.randint(2, 99)), "percent"])
        end = start + len(content) + 2
        verb, lemma, act = _CUES[min(2, int(random.expovariate(1.5)))]
        kind = random.choices(list(QuoteKind), weights=(4, 2, 4))[0]
        role = random.choice(_ROLES)
        name_at = end + 2 + len(verb)
        text += f"“{content}” {verb} {speaker}, a {role}.\n\n"
        paragraphs.append(Paragraph(start, len(text) - 2, lemmas.inflected(lemmas.lemma_text([(verb, lemma)]))))
        found.append(
            Quote(
                segments=((start, end),),
                text=text[start:end],
                kind=kind,
                cue=Cue(end + 1, end + 1 + len(verb), lemma),
                speaker=speaker,
                speaker_kind=SpeakerKind.NAMED,
                mention=(name_at, name_at + len(speaker)),
                act=act,
                confidence=random.choice((0.7, 0.85, 0.95)),
                reason=f"subject of “{verb}”",
                lemmas=lemmas.lemma_text((word, word) for word in content.split()),
            )
        )
        mentions.append(Mention(name_at, name_at + len(speaker), "PERSON", speaker))
        place_at = text.index(place, start)
        mentions.append(Mention(place_at, place_at + len(place), "GPE", place))
        if random.random() < 1 / 4:
            roles.setdefault(
                speaker, Role(speaker, role, name_at + len(speaker) + 4, name_at + len(speaker) + 4 + len(role))
            )
        if random.random() < 1 / 4:
            value = float(content.split()[-2])
            at = text.rindex(" percent", start) - len(content.split()[-2])
            figures.append(
                Figure(start=at, end=end - 1, low=value, high=value, unit=Unit.PERCENT, sentence=(start, len(text) - 2))
            )
    key = hashlib.sha256(text.encode()).hexdigest()[:20]
    article = Article(
        key=key,
        id=f"made-up-{number}",
        text=text,
        source=f"made-up.jsonl, line {number + 1}",
        title=f"Report {number}",
        outlet=outlets.some(random, 1)[0],
        published=_FIRST_DAY + timedelta(days=random.randrange(_DAYS)),
    )
    return ParsedArticle(
        article=article,
        quotes=tuple(found),
        mentions=tuple(mentions),
        roles=tuple(roles.values()),
        figures=tuple(figures),
        paragraphs=tuple(paragraphs),
    )


def _names(random: Random, count: int) -> tuple[list[str], list[str]]:
    given = _invented(random, 200, "A")
    return random.choices(given, k=count), _invented(random, count, "A")


def _invented(random: Random, count: int, case: str) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < count:
        word = "".join(random.choices(_SYLLABLES, k=random.randint(2, 4)))
        made[word.title() if case else word] = None
    return list(made)


def main() -> None:
    """Write the corpus that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("location")
    parser.add_argument("--articles", type=int, default=Sizes.articles)
    parser.add_argument("--speakers", type=int, default=Sizes.speakers)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    began = time.perf_counter()
    sizes = Sizes(articles=args.articles, speakers=args.speakers)
    fill(Store(args.location), sizes, args.seed)
    print(f"{sizes.articles * sizes.quotes_an_article:,} quotations in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
