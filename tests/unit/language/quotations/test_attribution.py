"""One table a group of patterns: text -> content, kind, cue lemma, speaker, speaker kind, mention."""

import json

import pytest

from onrecord.model import QuoteKind, SpeakerKind

D, M, IND = QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT
NAMED, UNNAMED, GROUP, ORG, UNKNOWN = (
    SpeakerKind.NAMED,
    SpeakerKind.UNNAMED,
    SpeakerKind.GROUP,
    SpeakerKind.ORGANISATION,
    SpeakerKind.UNKNOWN,
)

DIRECT = [
    ("“The bridge is safe,” Maria Keller said.", "“The bridge is safe,”", D, "say", "Maria Keller", NAMED, "Maria Keller"),
    ("“The bridge is safe,” said Maria Keller.", "“The bridge is safe,”", D, "say", "Maria Keller", NAMED, "Maria Keller"),
    ("Maria Keller said: “The bridge is safe.”", "“The bridge is safe.”", D, "say", "Maria Keller", NAMED, "Maria Keller"),
    ("Maria Keller replied, “The bridge is safe.”", "“The bridge is safe.”", D, "reply", "Maria Keller", NAMED, "Maria Keller"),
    (
        "“The bridge is safe,” Maria Keller, standing next to the mayor, told reporters.",
        "“The bridge is safe,”", D, "tell", "Maria Keller", NAMED, "Maria Keller",
    ),
    (
        "“The bridge is safe,” Keller’s spokesperson Anna Brandt said.",
        "“The bridge is safe,”", D, "say", "Anna Brandt", NAMED, "Keller’s spokesperson Anna Brandt",
    ),
    (
        "“The bridge,” Maria Keller said, “is safe.”",
        "“The bridge,” “is safe.”", D, "say", "Maria Keller", NAMED, "Maria Keller",
    ),
    (
        "“The bridge is safe,” Maria Keller said. “We tested it twice.”",
        "“The bridge is safe,” “We tested it twice.”", D, "say", "Maria Keller", NAMED, "Maria Keller",
    ),
    (
        "“The bridge is safe,” a senior Transport Ministry official said.",
        "“The bridge is safe,”", D, "say", "senior Transport Ministry official", UNNAMED,
        "a senior Transport Ministry official",
    ),
    ("Maria Keller, mayor of Lund: “The bridge is safe.”", "“The bridge is safe.”", D, None, "Maria Keller", NAMED, "Maria Keller, mayor of Lund"),
]  # fmt: skip

INDIRECT = [
    ("Maria Keller said that the bridge was safe.", "the bridge was safe", IND, "say", "Maria Keller", NAMED, "Maria Keller"),
    ("Maria Keller said the bridge was safe.", "the bridge was safe", IND, "say", "Maria Keller", NAMED, "Maria Keller"),
    ("The bridge was safe, the official said.", "The bridge was safe", IND, "say", "official", UNNAMED, "the official"),
    (
        "The bridge is safe, according to Maria Keller.",
        "The bridge is safe", IND, "according to", "Maria Keller", NAMED, "Maria Keller",
    ),
    (
        "According to the ministry, the bridge is safe.",
        "the bridge is safe", IND, "according to", "ministry", ORG, "the ministry",
    ),
    ("Maria Keller asked whether the bridge was safe.", "whether the bridge was safe", IND, "ask", "Maria Keller", NAMED, "Maria Keller"),
    ("Maria Keller urged Norway to close the bridge.", "to close the bridge", IND, "urge", "Maria Keller", NAMED, "Maria Keller"),
    ("Maria Keller called for an inquiry into the collapse.", "an inquiry into the collapse", IND, "call", "Maria Keller", NAMED, "Maria Keller"),
    ("Several allies believe that the bridge will fall.", "the bridge will fall", IND, "believe", "several allies", GROUP, "Several allies"),
]  # fmt: skip

MIXED = [
    (
        "Maria Keller said the bridge was “a danger to everybody.”",
        "the bridge was “a danger to everybody.”", M, "say", "Maria Keller", NAMED, "Maria Keller",
    ),
    (
        "Maria Keller added that the bridge “is a danger that the town cannot afford.”",
        "the bridge “is a danger that the town cannot afford.”", M, "add", "Maria Keller", NAMED, "Maria Keller",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "content", "kind", "lemma", "speaker", "speaker_kind", "mention"), DIRECT + INDIRECT + MIXED
)
def test_a_pattern(analyse, text, content, kind, lemma, speaker, speaker_kind, mention):
    (quote,) = analyse(text).quotes
    found = (
        quote.text,
        quote.kind,
        quote.cue and quote.cue.lemma,
        quote.speaker,
        quote.speaker_kind,
        quote.mention and text[slice(*quote.mention)],
    )
    assert found == (content, kind, lemma, speaker, speaker_kind, mention)


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “summit” lasted an hour.",
        "Her novel “The Long Winter” sold well.",
        "Robert “Bobby” Lind drove the train.",
        "The work goes according to plan.",
        "The bridge was closed on Monday.",
    ],
)
def test_what_is_no_quotation(analyse, text):
    assert analyse(text).quotes == ()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Secretary Maria Keller met the press.\n\n“We will stay,” Keller said.\n\n“And we will pay.”",
            ["Maria Keller", "Maria Keller"],
        ),
        ("Maria Keller met the press. She said the town would pay.", ["Maria Keller"]),
        (
            "“We tried,” a senior ministry official said.\n\n“We failed,” the official said.",
            ["senior ministry official", "senior ministry official"],
        ),
        (
            "Anna Lind and Erik Lind disagreed. “Yes,” Anna Lind said. “No,” Erik Lind said.",
            ["Anna Lind", "Erik Lind"],
        ),
        ("The doors closed. “We will stay here for as long as it takes.”", [None]),
    ],
)
def test_speakers_within_an_article(analyse, text, speakers):
    assert [quote.speaker for quote in analyse(text).quotes] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ann Keller: “The bridge is safe.” Radio One’s Erik Lind: “It is not safe.”", ["Ann Keller", "Erik Lind"]),
        ("Here is what they say: Rep. Tony Wedel: “The bridge is safe.”", ["Tony Wedel"]),
        ("Lindmark Steel: “We will build the bridge.”", ["Lindmark Steel"]),
        ("“The bridge is safe,” Maria Keller was quoted as saying by a radio station.", ["Maria Keller"]),
        ("The bridge is safe, said an aide at the ministry.", ["aide at the ministry"]),
        ("His spokeswoman Ingrid Berg said the bridge was safe.", ["Ingrid Berg"]),
        ("Maria Keller said in a statement that the bridge was safe.", ["Maria Keller"]),
        ("Maria Keller, the mayor of Lund, left. “The bridge is safe,” the mayor said.", ["Maria Keller"]),
        ("Maria Keller denied taking any money from the builders.", ["Maria Keller"]),
        ("Maria Keller ruled out that a new bridge would be built.", ["Maria Keller"]),
        ("The bridge, Maria Keller said, would open in May.", ["Maria Keller"]),
        ("He knew that the bridge was closed.", [None]),
    ],
)
def test_the_speaker_of_a_construction(analyse, text, speakers):
    assert [quote.speaker for quote in analyse(text).quotes] == speakers


def test_both_who_warned_and_where_it_is_known_from(analyse):
    parsed = analyse("Maria Keller warned that heavy rain would fall, according to the ministry.")
    assert [(q.cue.lemma, q.speaker) for q in parsed.quotes] == [("according to", "ministry"), ("warn", "Maria Keller")]


def test_what_is_said_inside_what_is_said_is_not_on_record_itself(analyse):
    parsed = analyse("Maria Keller said that Erik Lind thinks that the bridge is safe.")
    assert [quote.speaker for quote in parsed.quotes] == ["Maria Keller"]


def test_the_real_article(analyse, shared):
    text = (shared / "seeds" / "000_9a710b5906e88b3e.txt").read_text("utf-8")
    gold = json.loads((shared / "attribution" / "seed_gold.json").read_text("utf-8"))["quotes"]
    found = {
        (quote.segments[0], quote.kind.value, quote.speaker)
        for quote in analyse(text).quotes
        if quote.kind is QuoteKind.DIRECT
    }
    wanted = {
        (tuple(quote["content"]), "direct", quote["speaker"].removesuffix(" (unnamed)"))
        for quote in gold
        if quote["kind"] == "direct"
    }
    assert found == wanted
