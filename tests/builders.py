"""Parsed articles made by hand, for tests of everything behind the language engine. All of it is invented."""

import hashlib
import re
from collections.abc import Sequence
from datetime import date

from onrecord.default_view import left_out
from onrecord.lemmas import inflected, lemma_text
from onrecord.model import (
    Act,
    Article,
    Cue,
    Figure,
    Mention,
    Paragraph,
    ParsedArticle,
    Polarity,
    Quote,
    QuoteKind,
    Role,
    Span,
    SpeakerKind,
    Unit,
)
from onrecord.spans import paragraphs

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
    act: Act = Act.ASSERT,
    confidence: float = 1.0,
    reason: str = "",
    addressee: str | None = None,
    via: str | None = None,
    on_behalf_of: str | None = None,
    as_sentence: str | None = None,
    polarity: Polarity = Polarity.SAID,
    around: str = "",
) -> Quote:
    """A quotation of ``content`` where it stands in ``text``; what it points to is looked for after it.

    ``around`` is what says besides what it is about, anywhere in the text.
    """
    start = text.index(content)
    end = start + len(content)

    def after(words: str | None) -> Span | None:
        if not words:
            return None
        first = text.index(words, end)
        return first, first + len(words)

    cued = after(cue)
    if speaker_kind is None:
        speaker_kind = SpeakerKind.NAMED if speaker else SpeakerKind.UNKNOWN
    return Quote(
        segments=((start, end),),
        text=content,
        kind=kind,
        as_sentence=as_sentence or content,
        polarity=polarity,
        left_out=left_out(act, polarity, confidence),
        cue=Cue(*cued, "say") if cued else None,
        speaker=speaker,
        speaker_kind=speaker_kind,
        mention=after(mention),
        act=act,
        confidence=confidence,
        reason=reason,
        addressee=after(addressee),
        via=after(via),
        on_behalf_of=on_behalf_of,
        lemmas=lemmas(content),
        around=((text.index(around), text.index(around) + len(around)),) if around else (),
        around_lemmas=lemmas(around),
    )


def lemmas(text: str) -> str:
    """The lemma text of a text, as if all that is inflected were plurals."""
    return lemma_text((word, word.lower().removesuffix("s")) for word in re.findall(r"[^\W_]+", text))


def figure(
    text: str,
    words: str,
    value: float,
    unit: Unit,
    *,
    of: str = "",
    measures: str = "",
    at_least: bool = False,
    approximate: bool = False,
) -> Figure:
    """A figure where its words first stand in ``text``, with the paragraph for its sentence."""
    start = text.index(words)
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    return Figure(
        start=start,
        end=start + len(words),
        low=value,
        high=None if at_least else value,
        unit=unit,
        of=of,
        approximate=approximate,
        measures=measures,
        sentence=(first, len(text) if last < 0 else last),
    )


def parsed(
    text: str,
    quotes: Sequence[Quote] = (),
    mentions: Sequence[Mention] = (),
    roles: Sequence[Role] = (),
    figures: Sequence[Figure] = (),
    *,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published: date | None = None,
    url: str | None = None,
    source: str = "invented.txt",
    subject: str = "",
) -> ParsedArticle:
    """A parsed article whose key is a hash of its text; ``subject`` is its headline and lead."""
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
    read = (Paragraph(start, end, inflected(lemmas(text[start:end]))) for start, end in paragraphs(text))
    about = lemmas(subject)
    return ParsedArticle(article, tuple(quotes), tuple(mentions), tuple(roles), tuple(figures), tuple(read), about)


def small_corpus() -> list[ParsedArticle]:
    """Five articles that differ in everything a Selection looks at: seven quotations, and four that are left out by default."""
    grain = (
        "Grain prices rise\n\n“Wheat is dear,” Ann Fay said. The port has room, Bo Lund added.\n\n"
        "Fay, the grain minister, left at noon."
    )
    minister = grain.index("grain minister")
    steel = (
        "Steel and Łódź\n\n“We will not pay 5% more for steel,” Ann Fay told reporters.\n\n“No,” she said.\n\n"
        "Fay believes the duty will fall. Lund intends to wait."
    )
    harbour = (
        "Harbour quarrel\n\nA senior port official called the fees “plain theft”, Radio Ilm reported.\n\n"
        "Lund did not say when the gate opens. Dredging may end, it was heard."
    )
    formula = "=HYPERLINK\n\n=1+1 is what the board wrote, the Harbour Board said.\n\n“Nobody said this.”"
    silent = "A quiet day\n\nNothing was said in the port, where at least 40 ships lay."
    return [
        parsed(
            grain,
            [
                quotation(
                    grain,
                    "“Wheat is dear,”",
                    "Ann Fay",
                    mention="Ann Fay",
                    cue="said",
                    confidence=0.97,
                    reason="subject of “said”",
                ),
                quotation(
                    grain,
                    "The port has room",
                    "Bo Lund",
                    as_sentence="said that the port has room",
                    kind=QuoteKind.INDIRECT,
                    mention="Bo Lund",
                    cue="added",
                    act=Act.PROMISE,
                    confidence=0.88,
                    reason="subject of “added”",
                    on_behalf_of="Harbour Board",
                ),
            ],
            [Mention(grain.index("Ann Fay"), grain.index("Ann Fay") + 7, "PERSON", "Ann Fay")],
            [Role("Ann Fay", "grain minister", minister, minister + len("grain minister"))],
            title="Grain prices rise",
            outlet="The Invented Times",
            author="Cy Moe",
            published=date(2026, 3, 2),
            url="https://invented.example/grain",
        ),
        parsed(
            steel,
            [
                quotation(
                    steel,
                    "“We will not pay 5% more for steel,”",
                    "Ann Fay",
                    mention="Ann Fay",
                    cue="told",
                    confidence=0.94,
                    reason="subject of “told”",
                    addressee="reporters",
                ),
                quotation(steel, "“No,”", "Ann Fay", mention="she", cue="said", act=Act.DENY, confidence=0.755),
                quotation(
                    steel,
                    "the duty will fall",
                    "Ann Fay",
                    kind=QuoteKind.INDIRECT,
                    act=Act.BELIEVE,
                    confidence=0.7,
                ),
                quotation(steel, "to wait", "Bo Lund", kind=QuoteKind.INDIRECT, act=Act.INTEND, confidence=0.5),
            ],
            [Mention(steel.index("We"), steel.index("We") + 2, "ORG", "the EU")],
            figures=[figure(steel, "5%", 5, Unit.PERCENT, measures="steel")],
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
                    act=Act.CRITICISE,
                    confidence=0.625,
                    via="Radio Ilm",
                ),
                quotation(
                    harbour,
                    "when the gate opens",
                    "Bo Lund",
                    kind=QuoteKind.INDIRECT,
                    confidence=0.94,
                    as_sentence="did not say when the gate opens",
                    polarity=Polarity.DENIED,
                ),
                quotation(harbour, "Dredging may end", kind=QuoteKind.INDIRECT, confidence=0.15),
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
                    confidence=0.8,
                ),
                quotation(formula, "“Nobody said this.”", confidence=0.55),
            ],
            [Mention(formula.index("board"), formula.index("board") + 5, "ORG", "Harbour Board’s")],
            title="=HYPERLINK",
            published=date(2026, 4, 1),
        ),
        parsed(
            silent,
            figures=[figure(silent, "at least 40", 40, Unit.THINGS, of="ships", measures="ships", at_least=True)],
            title="A quiet day",
            outlet="Other Gazette",
            published=date(2026, 4, 2),
        ),
    ]
