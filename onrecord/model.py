"""What the engine passes around: frozen, typed values without behaviour.

Every span is a pair of character offsets ``(start, end)`` into ``Article.text``, end excluded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

Span = tuple[int, int]
ENGLISH = "en"


class RegionKind(StrEnum):
    """A part of an article's text that is not body text; a correction says what the outlet takes back."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    DATELINE = "dateline"
    BYLINE = "byline"
    CORRECTION = "correction"
    TORN = "torn"


class Flaw(StrEnum):
    """What is to be known of how an article was read, before it is printed from.

    INCOMPLETE: only its beginning was there. MARKUP: there were tags among its words. BYTES: there were bytes in it that
    are no text. FULLER: its text is that of the page's metadata, which hold more than was found in the page. RECOGNISED: its
    text was recognised in pictures of pages (OCR). PICTURES: some of its pages are pictures, which were not read.
    """

    INCOMPLETE = "incomplete"
    MARKUP = "markup"
    BYTES = "bytes"
    FULLER = "fuller"
    RECOGNISED = "recognised"
    PICTURES = "pictures"


class QuoteKind(StrEnum):
    """How a quotation stands in the text: inside marks, partly inside marks, or without marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SpeakerKind(StrEnum):
    """What kind of source a speaker is."""

    NAMED = "named"
    UNNAMED = "unnamed"
    GROUP = "group"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


class Act(StrEnum):
    """What a cue does."""

    ASSERT = "assert"
    DENY = "deny"
    DEMAND = "demand"
    WARN = "warn"
    PROMISE = "promise"
    PRAISE = "praise"
    CRITICISE = "criticise"
    ASK = "ask"
    BELIEVE = "believe"
    INTEND = "intend"


class Polarity(StrEnum):
    """Whether the words of a quotation were uttered: "said", "did not say", "may announce"."""

    SAID = "said"
    DENIED = "denied-to-have-said"
    HYPOTHETICAL = "hypothetical"


class Certainty(StrEnum):
    """How sure the engine is of a quotation and its speaker, in three steps (``onrecord.default_view``)."""

    CERTAIN = "certain"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


class LeftOut(StrEnum):
    """Why the default view does not show a quotation."""

    BELIEF = "belief"
    UNSAID = "unsaid"
    DOUBTFUL = "doubtful"


class Basis(StrEnum):
    """What shows a topic of a quotation: its own words, what stands around them, or its article's headline and lead."""

    WORDS = "words"
    PASSAGE = "passage"
    ARTICLE = "article"


class Unit(StrEnum):
    """What a figure counts in."""

    PERCENT = "percent"
    POINTS = "percentage points"
    MONEY = "money"
    PEOPLE = "people"
    DISTANCE = "distance"
    YEAR = "target year"
    THINGS = "things"


@dataclass(frozen=True, slots=True)
class Region:
    """A headline, standfirst, dateline, byline or torn end inside ``Article.text``; what no region covers is body text."""

    kind: RegionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as published, before analysis.

    ``text`` is the file's own text as decoded and is never changed. ``key`` is the content hash by
    which the corpus tells articles apart; ``id`` is the input's own id, or ``key`` where it has none.
    ``source`` is the file (and record) or address it was read from. What the input does not say is
    None; ``extra`` keeps the input's other fields. ``updated`` is the day of the version that was read, where the input
    says that it is not the first; ``language`` is the ISO 639-1 code of what it is written in; ``flaws`` are in Flaw's order.
    """

    key: str
    id: str
    text: str
    source: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    updated: date | None = None
    url: str | None = None
    language: str = ENGLISH
    flaws: tuple[Flaw, ...] = ()
    regions: tuple[Region, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute a quotation ("said", "according to"), with their lemma."""

    start: int
    end: int
    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation and its attribution.

    ``segments`` are the spans of the content, without the cue, quotation marks inside; ``text`` is
    the segments' words joined by a space. ``speaker`` is a canonical name or a description
    ("senior State Department official"), None exactly when ``speaker_kind`` is UNKNOWN.
    ``as_sentence`` is the text with what it needs to be understood alone: the cue before a content that is no sentence.
    ``polarity`` is whether it was said; ``left_out`` is why the default view does not show it, None where it does.
    ``mention`` is where the article names the speaker of this quotation ("the official", "He").
    ``confidence`` is the calibrated probability, from 0 to 1, that quotation and speaker are right;
    ``reason`` says in plain words why this speaker ("subject of “said”"), empty where nothing was
    weighed. ``addressee`` is whom it was said to, ``via`` through whom it became known ("told CNN"),
    ``on_behalf_of`` the name of the one a spokesperson speaks for. ``lemmas`` is the text's lemma text
    (``onrecord.lemmas``), on which topics are matched. ``around`` are the spans outside it that say what it is about
    (``onrecord.language.surroundings``), ``around_lemmas`` their lemma text.
    """

    segments: tuple[Span, ...]
    text: str
    kind: QuoteKind
    as_sentence: str = ""
    polarity: Polarity = Polarity.SAID
    left_out: LeftOut | None = None
    cue: Cue | None = None
    speaker: str | None = None
    speaker_kind: SpeakerKind = SpeakerKind.UNKNOWN
    mention: Span | None = None
    act: Act = Act.ASSERT
    confidence: float = 1.0
    reason: str = ""
    addressee: Span | None = None
    via: Span | None = None
    on_behalf_of: str | None = None
    lemmas: str = ""
    around: tuple[Span, ...] = ()
    around_lemmas: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """What the article says that a person is: canonical name, the role as written without article, and where."""

    person: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A named entity where it is mentioned: spaCy's label and the entity's name in this article."""

    start: int
    end: int
    label: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that somebody puts on something.

    ``start`` and ``end`` are the words of the number with its unit and bounds ("at least 2 per cent"). ``low`` and
    ``high`` are the same for one value; None where the words leave that side open; never both None.
    ``approximate`` is whether the words say so ("about"). ``of`` is the ISO 4217 code of money (or the currency's
    name, where several countries have one of that name), "km" for a distance, the plural noun of people and things, else empty. Percentages are given in per cent, shares too.
    ``measures`` is what it is a number of, in the article's words, empty where they do not say; ``sentence`` where it stands.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    unit: Unit
    of: str = ""
    approximate: bool = False
    measures: str = ""
    sentence: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article's text, and the ``inflected`` words of its lemma text (``onrecord.lemmas``)."""

    start: int
    end: int
    lemmas: str = ""


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article with its quotations, entity mentions, people's roles, figures and paragraphs, each in text order.

    ``subject`` is the lemma text (``onrecord.lemmas``) of its headline and lead.
    """

    article: Article
    quotes: tuple[Quote, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()
    figures: tuple[Figure, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be read: the file, the place in it ("line 7") if known, and why."""

    source: str
    reason: str
    place: str | None = None


class Action(StrEnum):
    """What a person has done to the corpus."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"
    DESCRIBE = "describe"
    REMOVE = "remove"
    RENAME = "rename"
    SEPARATE = "separate"
    TWO_PEOPLE = "two people"
    ONE_PERSON = "one person"
    APART = "keep apart"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One entry of the log of what people have put right. Entries are added, never changed or taken away.

    ``target`` is what it is about: a quotation's id (CONFIRM, CORRECT, REJECT), an article's key (DESCRIBE, REMOVE), a
    speaker's name (RENAME, SEPARATE; TWO_PEOPLE and ONE_PERSON, which say that it is well as it is), another entry's id
    (UNDO). ``article`` is the quotation's article, or the one
    in which SEPARATE makes a name another person's. ``value`` says what is so from now on: of CORRECT any of speaker,
    speaker_kind, kind and segments; of DESCRIBE any of title, outlet, author, published and url; of RENAME and SEPARATE the
    name, of TWO_PEOPLE the other one's. ``before`` is what was there, in JSON's types: a quotation's row, an article's fields, where a speaker was seen.
    """

    id: str
    at: datetime
    author: str
    action: Action
    target: str
    article: str = ""
    value: Mapping[str, object] = field(default_factory=dict)
    before: Mapping[str, object] = field(default_factory=dict)
