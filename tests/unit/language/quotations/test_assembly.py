"""Marked passages and who says them: text -> the speaker of each quotation, in text order."""

import pytest

from onrecord.language.quotations.assembly import attribute
from onrecord.language.quotations.attribution import Attribution, Way
from onrecord.language.quotations.context import Places
from onrecord.language.quotations.quotation_marks import passages
from onrecord.model import LeftOut

CASES = [
    # A full stop before the mark ends the quotation's sentence: what follows is no cue.
    (
        "“Capital is shy,” Anna Lind said. “Our bricklayers are not.” Two bankers who heard her said she was right.",
        ["Anna Lind", "two bankers"],
    ),
    # The speaker of several paragraphs may stand beside the last.
    (
        "Erik Roe met the press.\n\n“The bridge was safe. We tested it.\n\n“It was safe again in May,” Anna Lind said.",
        ["Anna Lind"],
    ),
    # Signatures behind a dash.
    ("“The bridge scares me every single day.” — Anna Lind, teacher\n“It does not scare me.” – Erik Roe", ["Anna Lind", "Erik Roe"]),
    ("“The bridge scares me every single day.” — Anna dos Santos, teacher", ["Anna dos Santos"]),
    ("The bridge opened on Monday.\n\n“It is late and we are glad.” — Anna Lind on Chirper", ["Anna Lind"]),
    ("The bridge opened on Monday.\n\n“It is late and we are glad.” — Anna Lind of the Lund Association", ["Anna Lind"]),
    # Any verb may be inverted right behind the marks.
    ("“This is fantastic!” beamed Anna Lind of Port Lund.", ["Anna Lind"]),
    # Cues of two lines.
    (
        "“The bridge is no longer ours,” Anna Lind claimed.\n“The bridge will always be ours,” an angry Erik Roe shouted.",
        ["Anna Lind", "Erik Roe"],
    ),
    ("In the box for problems, a doctor had typed “wants to jump.”", ["doctor"]),
    # A title in the middle of a sentence is said by nobody.
    ("A plan of 60 pages, “Roofs First,” fills three shelves.", []),
    ("Rebuilding costs 3 billion crowns, Anna Lind said. A 60-page plan, “Roofs First,” puts housing at 120 million.", ["Anna Lind"]),
    # An inner cue right before the marks wins over the sentence around it.
    (
        "Anna Lind said that the bridge was safe and Erik Roe replied, “It is not mine.”",
        ["Anna Lind", "Erik Roe"],
    ),
    # A noun before the colon: the verb that governs it.
    ("When the bridge fell, Anna Lind released the following statement:\n\n“We are sorry for every one of them.”", ["Anna Lind"]),
    # Nothing says whose: kept, unknown.
    ("The bridge fell.\n\n“Nobody had closed the road, and nobody ever told us why.”\n\nIt rained.", [None]),
    # A long line in capitals is no name.
    ("THE LONG WAIT FOR A BRIDGE: “But even so, we must go on with it.”", []),
    # A badge is not the next quotation.
    ("“We will win,” said Anna Lind, wearing a “Save it” badge.", ["Anna Lind"]),
    # An embedded post is whose it says behind it; a paragraph before a mere dash is nobody's.
    ("The leader reacted.\n\nWe will never pay. Never.\n\n— Olga Marr (@olgamarr) March 3, 2026\n\nIt rained.", ["Olga Marr"]),
    ("The leader reacted.\n\nWe will never pay. Never.\n\n— Olga Marr, reporter\n\nIt rained.", []),
    # In a dialogue a paragraph in marks is another's turn, and nobody is named for it.
    (
        ("“I am afraid the ferry will close,” sighed Anna Lind.\n\n“So did I, Beth. We have work to do,” Anna Lind said.\n\n"
        "“You told us the other day that we were safe.”\n\n“So I did, Tom. I think we still are.”"),
        ["Anna Lind", "Anna Lind", None, None],
    ),
    # Who is quoted in a quotation is not who makes it.
    ("Anna Lind said: “He told me, ‘I will not sign,’ and then added, ‘Call Tobias and tell him “no deal”.’”", ["Anna Lind"]),
    # A part of another's passage is nobody else's.
    ("″The mill is shut,″ Ann Lind said. 〝Nobody can work,〞 said Tobias Marr.", ["Ann Lind", "Tobias Marr"]),
    # A handle behind the cue.
    ("“Never again,” @AnnaLind tweeted. “We lost,” tweeted @erik_r.", ["@AnnaLind", "@erik_r"]),
    # A name before a colon, after a lead.
    ("Here is what they say: Rep. Anna Lind: “The bridge is safe.”", ["Anna Lind"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), CASES)
def test_who_says_it(analyse, text, speakers):
    assert [quote.speaker for quote in analyse(text).quotes] == speakers


CONTENTS = [
    # The words that end the sentence outside the marks, as far as the tag.
    (
        "“We drove them to the breaking point” to drive up the price of the tower, Anna Lind said.",
        [("“We drove them to the breaking point” to drive up the price of the tower", "Anna Lind")],
    ),
    # The marks end a clause that begins with "that", whatever verbs stand between.
    (
        "Anna Lind told the council that if it wants her bridge, “come and take it.”",
        [("if it wants her bridge, “come and take it.”", "Anna Lind")],
    ),
    # Marks that go on with the sentence belong to its speaker, not to whom a relative clause is about.
    (
        "Anna Lind conceded that there were “a few drivers” who liked the old ferry, “though none of those who commute.”",
        [("there were “a few drivers” who liked the old ferry, “though none of those who commute.”", "Anna Lind")],
    ),
    # Fragments in a row, and the noun behind a name in marks.
    ("Anna Lind calls the owners “losers,” “cheats” and “sad.”", [("“losers,” “cheats” and “sad.”", "Anna Lind")]),
    ("Anna Lind praised the “Fix the Bridge” movement.", [("the “Fix the Bridge” movement", "Anna Lind")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CONTENTS)
def test_what_they_say(analyse, text, expected):
    quotes = [quote for quote in analyse(text).quotes if quote.left_out is not LeftOut.BELIEF]
    assert [(quote.text, quote.speaker) for quote in quotes] == expected


def test_a_part_of_a_passage_that_another_attribution_has_whole_is_none(nlp):
    text = "Anna Lind: “It rains here today, and it will rain tomorrow and on every day that comes after it.”"
    (passage,) = passages(text)
    part = Attribution(((passage.start, passage.start + 20),), way=Way.NAME)
    found = attribute(Places(nlp(text), text, [passage]), [part])
    assert [one.segments for one in found] == [((passage.start, passage.end),)]
