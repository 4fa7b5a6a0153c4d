"""Text of a transcript or interview -> its turns: who speaks, and what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import transcripts
from onrecord.language.transcripts import is_outside
from onrecord.model import QuoteKind

BRIEFING = """Press Briefing by Press Secretary Nora Lindqvist

MS. LINDQVIST: Good afternoon, everyone. I have two things.

First, the bridge.

Q Thank you, Nora. Will it close?

MS. LINDQVIST: No. (Laughter.) We will not close it.

Q Why not?

MR. OKAFOR: Because we tested it twice.

END 2:14 P.M."""

INTERVIEW = """“The bridge is safe”: an interview with Jonas Weber

Jonas Weber runs the harbor. We met him on Tuesday.

Q: Will you close the bridge?

A: I will not. I cross it myself.

It is the best bridge that we have.

Q: And the ferry?

A: My brother runs it."""

IN_MARKS = """Governor Mia Roe spoke on the radio on Sunday.

Partial transcript as follows:

"WEBER: Let's start with the ferry. Why would you do that?

"ROE: Look, the mayor thinks this is “The Bridge.” But I know the coast —

"(CROSSTALK.)

"WEBER: If I may, will the ferry be there?

"ROE: It will not.

"But I like ferries.

"WEBER: I have to ask you why.

"ROE: And that's why we are on our way."
"""

TRANSCRIPTS = [
    (
        IN_MARKS,
        [
            ("questioner", "Let's start with the ferry. Why would you do that?"),
            ("Mia Roe", "Look, the mayor thinks this is “The Bridge.” But I know the coast —"),
            ("questioner", "If I may, will the ferry be there?"),
            ("Mia Roe", "It will not. But I like ferries."),
            ("questioner", "I have to ask you why."),
            ("Mia Roe", "And that's why we are on our way."),
        ],
    ),
    (
        BRIEFING,
        [
            ("Nora Lindqvist", "Good afternoon, everyone. I have two things. First, the bridge."),
            ("questioner", "Thank you, Nora. Will it close?"),
            ("Nora Lindqvist", "No. We will not close it."),
            ("questioner", "Why not?"),
            ("Okafor", "Because we tested it twice."),
        ],
    ),
    (
        INTERVIEW,
        [
            ("questioner", "Will you close the bridge?"),
            ("Jonas Weber", "I will not. I cross it myself. It is the best bridge that we have."),
            ("questioner", "And the ferry?"),
            ("Jonas Weber", "My brother runs it."),
        ],
    ),
    (
        (
            "Jonas Weber built the bridge with one friend. We met him on Tuesday.\n\nThe Lakeside Post: You began alone. Why?\n\n"
            "Weber: I had no money.\n\nI had a boat.\n\nWas there a moment when it nearly failed?\n\nWeber:When the ice came.\n\n"
            "You never gave up. Are you stubborn?\n\nWeber: My mother says so."
        ),
        [
            ("Lakeside Post", "You began alone. Why?"),
            ("Jonas Weber", "I had no money. I had a boat."),
            ("Jonas Weber", "When the ice came."),
            ("Jonas Weber", "My mother says so."),
        ],
    ),
    (
        "SECRETARY BERG: Thank you all. I will be brief.\nQUESTION: Will you sign?\nSECRETARY BERG: We will.",
        [("Berg", "Thank you all. I will be brief."), ("questioner", "Will you sign?"), ("Berg", "We will.")],
    ),
    (
        "Anna Brandt: Will you sign?\nErik Lind: I will.\nAnna Brandt: When?\nErik Lind: Well, in May.",
        [
            ("Anna Brandt", "Will you sign?"),
            ("Erik Lind", "I will."),
            ("Anna Brandt", "When?"),
            ("Erik Lind", "Well, in May."),
        ],
    ),
    (
        (
            "Background call\n\nMODERATOR: Thank you for joining us.\n\nSENIOR TREASURY OFFICIAL: Thanks. We have a plan.\n\n"
            "Q Can you say more?\n\nSENIOR TREASURY OFFICIAL: I cannot."
        ),
        [
            ("moderator", "Thank you for joining us."),
            ("senior treasury official", "Thanks. We have a plan."),
            ("questioner", "Can you say more?"),
            ("senior treasury official", "I cannot."),
        ],
    ),
    (
        (
            "Remarks by President Ada Storm\n\nTHE PRESIDENT: Thank you. I love this town.\n\nAUDIENCE: Ada! Ada!\n\n"
            "THE PRESIDENT: I know you do. We have work."
        ),
        [
            ("Ada Storm", "Thank you. I love this town."),
            ("audience", "Ada! Ada!"),
            ("Ada Storm", "I know you do. We have work."),
        ],
    ),
]

TAGS = [
    # The initials of somebody whom the lead names, and a tag of who asks, which is nobody's name.
    (
        "Jonas Weber runs the harbor.\n\nCG: Will it close?\n\nJW: I hope not.\n\nCG: Why?\n\nJW: We need it.",
        [("questioner", "Will it close?"), ("Jonas Weber", "I hope not."), ("questioner", "Why?"), ("Jonas Weber", "We need it.")],
    ),
    (
        "Jonas Weber runs the harbor.\n\nGazette: Will it close?\n\nWeber: I hope not.\n\nGazette: Why?\n\nWeber: We need it.",
        [("questioner", "Will it close?"), ("Jonas Weber", "I hope not."), ("questioner", "Why?"), ("Jonas Weber", "We need it.")],
    ),
    # Only the questions have a label.
    (
        "Jonas Weber runs the harbor.\n\nQ: We heard a rumor.\n\nWill it close?\n\nI hope not.\n\nQ: Why?\n\nWe need it.",
        [
            ("questioner", "We heard a rumor. Will it close?"),
            ("Jonas Weber", "I hope not."),
            ("questioner", "Why?"),
            ("Jonas Weber", "We need it."),
        ],
    ),
]  # fmt: skip

HOLDER = (
    "Remarks by President Qara Storm\n\nTHE PRESIDENT: Thank you. I love this town.\n\nAUDIENCE: Qara! Qara!\n\n"
    "THE PRESIDENT: I know you do.\n\nQara Storm, 61, left."
)

NONE = [
    "Lund: Why not?\n\nVelm: We won.\n\nLund: Who are you?\n\nVelm: We lost.",
    "MYTH: The bridge will fall.\n\nFACT: It will not.\n\nMYTH: It is old.\n\nFACT: It is new.",
    "Q&A: what the new bridge means for you",
    "MS. LINDQVIST: Good afternoon.",
    "Lund: 3\nVelm: 2\nLund: 1\nVelm: 0",
    "Anna Brandt: “I like the bridge.”\n\nErik Lind: “I like the ferry.”\n\nAnna Brandt: “I walk.”",
    "What does it cost?\n\nQ: What is a levy?\n\nA: A levy is a tax.\n\nQ: Who pays a levy?\n\nA: Importers.",
]


@pytest.mark.parametrize(("text", "expected"), TRANSCRIPTS)
def test_turns(analyse, text: str, expected: list[tuple[str, str]]) -> None:
    quotes = analyse(text, title=text.partition("\n")[0]).quotes
    assert [(quote.speaker, quote.text) for quote in quotes] == expected
    assert {quote.kind for quote in quotes} == {QuoteKind.DIRECT}
    assert all(quote.reason and quote.mention for quote in quotes)


@pytest.mark.parametrize(("text", "expected"), TAGS)
def test_tags_of_those_who_ask_and_answer(analyse, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(quote.speaker, quote.text) for quote in analyse(text).quotes] == expected


def test_who_has_the_office_of_a_label_needs_no_common_first_name(analyse) -> None:
    assert analyse(HOLDER, title="Remarks by President Qara Storm").quotes[0].speaker == "Qara Storm"


@pytest.mark.parametrize("text", NONE)
def test_no_transcript(analyse, text: str) -> None:
    assert not [quote for quote in analyse(text).quotes if "label" in quote.reason or quote.speaker == "questioner"]


def test_an_excerpt_ends_where_the_article_goes_on(analyse) -> None:
    text = (
        "The council met on Monday about the bridge and heard its engineer, Jonas Weber.\n\n"
        "The bridge has been shut since March.\n\nThe ferry runs every hour.\n\nHere is a part of what was said.\n\n"
        "MR. WEBER: I tested it twice.\n\nQ When?\n\nMR. WEBER: In May, and in June.\n\n"
        "The council will vote on Friday. “It is safe,” Anna Brandt said."
    )
    found = [(quote.speaker, quote.text) for quote in analyse(text).quotes]
    assert found[-2:] == [("Jonas Weber", "In May, and in June."), ("Anna Brandt", "“It is safe,”")]


LINES = st.lists(
    st.sampled_from(
        ["Q ", "Q: ", "A: ", "MS. ROE: ", "Ann Roe: ", "Ann Roe, HOST: ", "", "(Laughter.) ", "***", "END"]
    ).flatmap(lambda label: st.text(alphabet="I you?.“” ab\t", max_size=20).map(lambda words: label + words)),
    max_size=12,
)


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_turns_are_in_order_and_apart(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    found = transcripts.turns(text, (), lambda _: True)
    position = 0
    for turn in found:
        assert position <= turn.label.start < turn.end <= len(text)
        for start, end in turn.words:
            assert turn.label.end <= start < end <= turn.end
            assert not is_outside((start, end), found)
        position = turn.end
