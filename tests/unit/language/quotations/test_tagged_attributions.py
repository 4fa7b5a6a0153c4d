"""Text -> what is shown of what the tagger finds in it: who said what."""

import pytest

from onrecord.language.quotations.context import Places
from onrecord.language.quotations.tagged_attributions import _is_deed, _is_unsaid
from onrecord.model import LeftOut

SHOWN = [
    # An agency that relays what somebody said says nothing itself, though its sentence names him at length.
    (
        "It was Monday. According to the Courier, a former governor of the northern province of Lund, Erik Hagen, said it must close.",
        [("Erik Hagen", "it must close")],
    ),
    (
        "A spokeswoman for the deputy minister for roads and bridges said the bridge is old, according to The Courier.",
        [("spokeswoman for the deputy minister for roads and bridges", "the bridge is old")],
    ),
    # Nor does the parse make one name of the agency's and his.
    (
        "According to state agency Telma, the prosecutor general of Lund, Erik Ali Hagen, said the 36 must go.",
        [("Erik Ali Hagen", "the 36 must go")],
    ),
    (
        ("The Courier quoted Tim Hagen, formerly a deputy administrator at the agency, as saying “The agency has an important "
        "role in coordinating the response to the storm” and “if there is an emergency, we need to be there.”"),
        [
            (
                "Tim Hagen",
                ("“The agency has an important role in coordinating the response to the storm” and “if there is an emergency, "
                "we need to be there.”"),
            )
        ],
    ),
    # Nothing that can be printed: a pronoun alone.
    ("Anna Lind was named on Monday, and the House of Lund announced her on Tuesday.", []),
    # Acts of state are done with words; to call something an emergency is to say so.
    ("The governor declared a state of emergency after the storm.", []),
    ("The king of Sund declared war on Monday.", []),
    ("The province declared independence from the kingdom.", []),
    ("The ministry declared the outbreak a “public health emergency” on Monday.", [("ministry", "the outbreak a “public health emergency”")]),
    # "As she put it" says whose words they are, and is no cue of its own.
    (
        ("Anna Lind spoke on Monday. She went on to decry “scares and hyperbole” in the media about Erik Roe’s motives, as she put "
        "it, despite the signals from Lund."),
        [("Anna Lind", "“scares and hyperbole” … Erik Roe’s motives")],
    ),
    ("Anna Lind told the paper that she was ill. She went on to say thousands would come.",
     [("Anna Lind", "she was ill"), ("Anna Lind", "thousands would come")]),
    # To reaffirm is to say, also where a document tells of it.
    (
        ("Anna Lind and the Danish minister Erik Roe met on the sidelines of the summit, where Lind reaffirmed the strong relationship "
        "between the two countries, according to the ministry's readout of the meeting."),
        [
            (
                "ministry's readout of the meeting",
                ("Anna Lind and the Danish minister Erik Roe met on the sidelines of the summit, where Lind reaffirmed the strong "
                "relationship between the two countries"),
            ),
            ("Anna Lind", "the strong relationship between the two countries"),
        ],
    ),
    # No half of a pair of brackets.
    (
        "They want policies that cost less, and Republicans want others (they want lower rates and suggest that such rates would spur it).",
        [("Republicans", "such rates would spur it")],
    ),
    # What follows from telling lies was not told, and what a show's insiders say is not the show's.
    (
        "Jan Mook further asserted that Erik Lind tells so many lies that Anna Berg could risk deviating from her own message.",
        [("Jan Mook", "Erik Lind tells so many lies that Anna Berg could risk deviating from her own message")],
    ),
    (
        "As the host of a quiz, Erik Lind often shouted at the cooks and the drivers, according to show insiders.",
        [("insiders", "As the host of a quiz, Erik Lind often shouted at the cooks and the drivers")],
    ),
    # A surname is no cue.
    ("Ahmed Mohamed Said, a criminal from Lund, was caught on Monday. He has convictions for theft.", []),
    # The few words that are left of the content's sentence belong to it.
    (
        ("As part of the deal the miners' union took a stake in the Lund mine, which Mr. Holt says he is trying all that he can to keep "
        "running even though it doesn't break even."),
        [("Holt", "he is trying all that he can to keep running even though it doesn't break even")],
    ),
    ("Erik Holt met with what he called “fury” from local tourism chiefs.", [("Erik Holt", "“fury” from local tourism chiefs")]),
    # The full stop of "the U.S." may end a sentence too: what follows is neither said nor a part of the name.
    (
        "Nissan is moving its lines from Velmora to the U.S. Holtmotor announced it will reopen its Lund plant to build a new truck.",
        [("Holtmotor", "it will reopen its Lund plant to build a new truck")],
    ),
    (
        ("Nissan is considering moving its lines from Velmora to the U.S. Holtmotor announced it will reopen its plant. Ann Lind announced "
        "it will shift the making of two pills from Velmora to the U.S. Holtmart expanded its support for local products."),
        [
            ("Holtmotor", "it will reopen its plant"),
            ("Ann Lind", "it will shift the making of two pills from Velmora to the U.S."),
        ],
    ),
    # To serve according to their needs is no way to say so.
    (
        ("The Ministry of Works reinstated standards requiring guild members to serve according to their biological sex, banned others "
        "from the guild where it conflicts with readiness."),
        [],
    ),
    # So many words in marks were uttered, whatever the cue.
    (
        ("Lisa Berg has been sewing for two years. She typically chooses “to sew the beloved characters from my childhood, or the "
        "strong women of this long coast.”"),
        [("Lisa Berg", "“to sew the beloved characters from my childhood, or the strong women of this long coast.”")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_what_is_shown(analyse, text, shown):
    assert [(quote.speaker, quote.text) for quote in analyse(text).quotes if quote.left_out is None] == shown


def test_an_act_of_state_is_found_and_left_out(analyse):
    (quote,) = analyse("The king of Sund declared war on Monday.").quotes
    assert quote.left_out is LeftOut.BELIEF


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("The governor signed a memorandum on the bridge.", "signed", True),
        ("The president renamed the fort.", "renamed", True),
        ("Ann Roe ordered a wide review of the rules.", "ordered", True),
        ("Ann Roe ordered the guild to close its offices.", "ordered", False),
        ("Ann Roe announced a plan.", "announced", False),
        ("Ann Roe called for help.", "called", True),
        ("Ann Roe called for an ambulance.", "called", True),
        ("Ann Roe called for more help for the farmers.", "called", False),
        ("Ann Roe called for an inquiry.", "called", False),
    ],
)
def test_a_deed_is_no_statement(nlp, text, cue, expected):
    (token,) = [token for token in nlp(text) if token.text == cue]
    assert _is_deed(token) is expected


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("Ann Roe offered no proof that the mayor was paid.", "the mayor was paid", True),
        ("Ann Roe offered proof that the mayor was paid.", "the mayor was paid", False),
        ("Ann Roe found no evidence that the mayor was paid.", "no evidence that the mayor was paid", False),
        ("Ann Roe left no doubt that the mayor was paid.", "the mayor was paid", False),
    ],
)
def test_who_has_no_proof_says_nothing(nlp, text, content, expected):
    places, start = Places(nlp(text), text, []), text.index(content)
    assert _is_unsaid(places, places.doc[2], [(start, start + len(content))]) is expected
