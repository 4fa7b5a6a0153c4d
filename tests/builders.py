"""Parsed articles made by hand, for tests of everything behind the language engine. All of it is invented."""

import hashlib
from collections.abc import Sequence
from datetime import date

from onrecord.model import Article, Cue, Mention, ParsedArticle, Quote, QuoteKind, SpeakerKind

ENGINE = "test engine"


def quotation(
    text: str,
    content: str,
    speaker: str | None = None,
    *,
    kind: QuoteKind = QuoteKind.DIRECT,
    speaker_kind: SpeakerKind | None = None,
    mention: str | None = None,
    cue: str | None = None,
) -> Quote:
    """A quotation of ``content`` where it stands in ``text``; mention and cue are looked for after it."""
    start = text.index(content)
    end = start + len(content)
    named = text.index(mention, end) if mention else None
    cued = text.index(cue, end) if cue else None
    if speaker_kind is None:
        speaker_kind = SpeakerKind.NAMED if speaker else SpeakerKind.UNKNOWN
    return Quote(
        segments=((start, end),),
        text=content,
        kind=kind,
        cue=Cue(cued, cued + len(cue), "say") if cued is not None and cue else None,
        speaker=speaker,
        speaker_kind=speaker_kind,
        mention=(named, named + len(mention)) if named is not None and mention else None,
    )


def parsed(
    text: str,
    quotes: Sequence[Quote] = (),
    mentions: Sequence[Mention] = (),
    *,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published: date | None = None,
    url: str | None = None,
    source: str = "invented.txt",
) -> ParsedArticle:
    """A parsed article whose key is a hash of its text."""
    key = hashlib.sha256(text.encode()).hexdigest()[:20]
    article = Article(
        key=key,
        id=key,
        text=text,
        source=source,
        title=title,
        outlet=outlet,
        author=author,
        published=published,
        url=url,
    )
    return ParsedArticle(article, tuple(quotes), tuple(mentions))


def small_corpus() -> list[ParsedArticle]:
    """Five articles that differ in everything a Selection looks at."""
    grain = "Grain prices rise\n\n“Wheat is dear,” Ann Fay said. The port has room, Bo Lund added.\n\nShe left at noon."
    steel = "Steel and Łódź\n\n“We will not pay 5% more for steel,” Ann Fay told reporters.\n\n“No,” she said."
    harbour = "Harbour quarrel\n\nA senior port official called the fees “plain theft” on Monday."
    formula = "=HYPERLINK\n\n=1+1 is what the board wrote, the Harbour Board said.\n\n“Nobody said this.”"
    silent = "A quiet day\n\nNothing was said in the port."
    return [
        parsed(
            grain,
            [
                quotation(grain, "“Wheat is dear,”", "Ann Fay", mention="Ann Fay", cue="said"),
                quotation(
                    grain, "The port has room", "Bo Lund", kind=QuoteKind.INDIRECT, mention="Bo Lund", cue="added"
                ),
            ],
            [Mention(grain.index("Ann Fay"), grain.index("Ann Fay") + 7, "PERSON", "Ann Fay")],
            title="Grain prices rise",
            outlet="The Invented Times",
            author="Cy Moe",
            published=date(2026, 3, 2),
            url="https://invented.example/grain",
        ),
        parsed(
            steel,
            [
                quotation(steel, "“We will not pay 5% more for steel,”", "Ann Fay", mention="Ann Fay", cue="told"),
                quotation(steel, "“No,”", "Ann Fay", mention="she", cue="said"),
            ],
            title="Steel and Łódź",
            outlet="Other Gazette",
            published=date(2026, 3, 9),
        ),
        parsed(
            harbour,
            [
                quotation(
                    harbour,
                    "the fees “plain theft”",
                    "senior port official",
                    kind=QuoteKind.MIXED,
                    speaker_kind=SpeakerKind.UNNAMED,
                )
            ],
            title="Harbour quarrel",
            outlet="The Invented Times",
        ),
        parsed(
            formula,
            [
                quotation(
                    formula,
                    "=1+1 is what the board wrote",
                    "Harbour Board",
                    kind=QuoteKind.INDIRECT,
                    speaker_kind=SpeakerKind.ORGANISATION,
                    mention="the Harbour Board",
                    cue="said",
                ),
                quotation(formula, "“Nobody said this.”"),
            ],
            title="=HYPERLINK",
            published=date(2026, 4, 1),
        ),
        parsed(silent, title="A quiet day", outlet="Other Gazette", published=date(2026, 4, 2)),
    ]
