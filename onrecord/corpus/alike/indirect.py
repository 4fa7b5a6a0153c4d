"""An indirect quotation of a draft: whether its speaker is known to have spoken of that. A weaker check, which no wording decides."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.corpus.alike import sources
from onrecord.corpus.alike.content import content_words
from onrecord.corpus.alike.findings import NEAREST, Match, Part
from onrecord.corpus.alike.sources import Said, Source
from onrecord.corpus.alike.speakers import CalledNow
from onrecord.corpus.alike.verdicts import Speakers, Verdict
from onrecord.corpus.snapshot import Snapshot
from onrecord.drafts import DraftQuote

_SHARE_OF_TOPIC = 0.4
_FEWEST_OF_TOPIC = 2


def parts(snapshot: Snapshot, quotes: Mapping[int, DraftQuote], called: CalledNow) -> dict[int, Part]:
    """The verdict on each indirect quotation, by its number."""
    topics = {number: _topic(quote, called) for number, quote in quotes.items()}
    rows = sources.said_by(snapshot, {n: said for n, said in topics.items() if said.words and said.names}, "lemmas")
    nearest: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (-row["shared"], row["quote"])):
        if len(nearest[row["number"]]) < NEAREST:
            nearest[row["number"]].append((row["article"], row["quote"]))
    articles = {article for found in nearest.values() for article, _ in found}
    read = {source.article: source for source in sources.read(snapshot, sorted(articles))}
    return {
        number: _about(quote, [(read[article], key) for article, key in nearest[number] if article in read])
        for number, quote in quotes.items()
    }


def _about(quote: DraftQuote, near: Sequence[tuple[Source, str]]) -> Part:
    whole = (quote.segments[0][0], quote.segments[-1][1])
    matches = tuple(_said_near(source, key) for source, key in near)
    verdict = Verdict.BORNE_OUT if matches else Verdict.NOTHING_LIKE
    return Part(passage=whole, verdict=verdict, matches=matches, articles=len({m.article for m in matches}))


def _said_near(source: Source, key: str) -> Match:
    quote = next(quote for quote in source.quotes if quote.id == key)
    span = (quote.segments[0][0], quote.segments[-1][1])
    return sources.match_at(source, span, quote, Verdict.BORNE_OUT, Speakers.SAME)


def _topic(quote: DraftQuote, called: CalledNow) -> Said:
    """The words of an indirect quotation that say what it is about, as they stand in lemma texts."""
    forms = [item.strip("/").split("/")[-1] for item in quote.lemmas.split()]
    words = tuple(f"/{form}/" for form in content_words(forms))
    return Said(called.names(quote.speaker), words, max(_FEWEST_OF_TOPIC, round(_SHARE_OF_TOPIC * len(words))))
