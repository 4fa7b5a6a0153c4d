"""Text -> what is shown of what the tagger finds in it: who said what."""

import pytest

from onrecord.language.quotations.context import Places
from onrecord.language.quotations.quotation_marks import passages
from onrecord.language.quotations.tagged_attributions import (
    _closed,
    _is_deed,
    _is_unsaid,
    _to_sentence_end,
    _without_accused,
    _without_lead,
)
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
    ("text", "content"),
    [
        ("though, that steel would follow", "steel would follow"),
        ("however that steel would follow", "steel would follow"),
        ("of lying about the bridge", "lying about the bridge"),
        ("that bridge", "that bridge"),
    ],
)
def test_what_leads_up_to_a_content_is_no_part_of_it(text, content):
    start, end = _without_lead(text, (0, len(text)))
    assert text[start:end] == content


@pytest.mark.parametrize(
    ("content", "rest", "expected"),
    [
        ("They said it would defer", " their taxes.", " their taxes"),
        (
            "They noted that he was weak, and some speculated",
            " about his knee at the time.",
            " about his knee at the time",
        ),
        ("They called him a fool for", " his lately revealed plans. He left.", " his lately revealed plans"),
        # More words than these go on with something else, and so does what a comma parts or marks end.
        (
            "They condemned that the guild fired three shots into",
            " the lake Monday while all the heads of the valley met.",
            " the lake",
        ),
        ("They said it would not be made much of", " — a saying of the old mayor’s.", ""),
        ("They called the mill baseless", " while nobody else went there.", ""),
        ("They said it would rain", ", but Roe left.", ""),
        ("They called him “a fool”", " on Monday.", ""),
        ("They said it rained", " as Mr. Roe.", ""),
    ],
)
def test_a_content_goes_on_to_the_end_of_its_sentence(nlp, content, rest, expected):
    text = content + rest
    (found,) = _to_sentence_end(Places(nlp(text), text, []), [(0, len(content))], [])
    assert text[slice(*found)] == content + expected


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
    ("text", "parts", "expected"),
    [
        ("He blamed other firms on the quay for raising tolls.", ["other", "raising tolls"], ["other firms on the quay for raising tolls"]),
        ("He praised Roe’s arguments for the bridge.", ["Roe", "the bridge"], ["Roe’s arguments for the bridge"]),
        # Cue and source, another's verb, another sentence and many words are left out on purpose.
        ("A quarter, he said, is lost.", ["A quarter", "is lost"], ["A quarter", "is lost"]),
        ("He praised other firms and ended the tolls.", ["other", "the tolls"], ["other", "the tolls"]),
        ("He praised other firms. Roe left the quay.", ["other", "the quay"], ["other", "the quay"]),
        ("He blamed other firms on the old quay by the river for raising tolls.", ["other", "raising tolls"], ["other", "raising tolls"]),
        ("He praised “other firms” on the quay.", ["“other firms”", "the quay"], ["“other firms”", "the quay"]),
    ],
)  # fmt: skip
def test_a_torn_phrase_is_one_part_of_a_content(nlp, text, parts, expected):
    spans = [(text.index(part), text.index(part) + len(part)) for part in parts]
    others = [(text.index("he said"), text.index("he said") + 7)] if "he said" in text else []
    found = _closed(Places(nlp(text), text, passages(text)), spans, others)
    assert [text[start:end] for start, end in found] == expected


def test_whoever_is_accused_is_no_part_of_what_of(nlp):
    text = "Ann Roe accused the firm’s owners of being late."
    spans = [(text.index(part), text.index(part) + len(part)) for part in ("the firm’", "being late")]
    assert _without_accused(Places(nlp(text), text, []), nlp(text)[2], spans) == spans[1:]
    assert _without_accused(Places(nlp(text), text, []), nlp(text)[1], spans) == spans


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
