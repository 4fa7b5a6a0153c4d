"""Every form of quotation that the engine promises to handle: text -> kind, speaker and content of each, in order.

People, places and outlets are invented.
"""

from collections.abc import Callable

import pytest

from onrecord.model import LeftOut, ParsedArticle

D, M, IND = "direct", "mixed", "indirect"
KELLER = "Maria Keller"

MARKS = [
    ("‘The bridge is safe,’ Maria Keller said. ‘We’ve tested it.’", [(D, KELLER, "‘The bridge is safe,’ ‘We’ve tested it.’")]),
    ("„The bridge is safe,“ Maria Keller said.", [(D, KELLER, "„The bridge is safe,“")]),
    ("''The bridge is safe,'' Maria Keller said. ''We tested it.''", [(D, KELLER, "''The bridge is safe,'' ''We tested it.''")]),
    ("``The bridge is safe,'' Maria Keller said.", [(D, KELLER, "``The bridge is safe,''")]),
    ("”The bridge is safe,” Maria Keller said.", [(D, KELLER, "”The bridge is safe,”")]),
    ('"The bridge is safe,” Maria Keller said.', [(D, KELLER, '"The bridge is safe,”')]),
    ("“The bridge is safe”, Maria Keller said. “The ferry is not”.", [(D, KELLER, "“The bridge is safe” “The ferry is not”")]),
    ("Maria Keller said,“The bridge is safe.”Then she left.", [(D, KELLER, "“The bridge is safe.”")]),
    ("Maria Keller, who is 6'2\", said the allies' plan was \"not safe.\"", [(M, KELLER, "the allies' plan was \"not safe.\"")]),
    ("“The bridge is safe, Maria Keller said.", [(D, KELLER, "“The bridge is safe,")]),
    ("“The bridge is safe.” Maria Keller said.", [(D, KELLER, "“The bridge is safe.”")]),
    ("″The bridge is safe,″ Maria Keller said.", [(D, KELLER, "″The bridge is safe,″")]),
    ("‘He told me, “The bridge is safe,” and left,’ Maria Keller said.", [(D, KELLER, "‘He told me, “The bridge is safe,” and left,’")]),
    ("« The bridge is safe », Maria Keller said.", [(D, KELLER, "« The bridge is safe »")]),
    ('" The bridge is safe , " Maria Keller said .', [(D, KELLER, '" The bridge is safe , "')]),
    ("“He told me, ‘The bridge is safe,’ and left,” Maria Keller said.", [(D, KELLER, "“He told me, ‘The bridge is safe,’ and left,”")]),
    (
        "“The bridge is safe, Maria Keller said.\n\nThe mayor, Erik Lind, said it was not. “It is old,” he said.",
        [(D, KELLER, "“The bridge is safe,"), (IND, "Erik Lind", "it was not"), (D, "Erik Lind", "“It is old,”")],
    ),
]  # fmt: skip

WHERE_IT_STANDS = [
    ("Maria Keller on Lund Radio: “The bridge is safe.”", [(D, KELLER, "“The bridge is safe.”")]),
    (
        "Maria Keller on the old bridge: “It is safe.” On the ferry to Lund: “It is not safe at all.”",
        [(D, KELLER, "“It is safe.”"), (D, KELLER, "“It is not safe at all.”")],
    ),
    ("2. Maria Keller, chief engineer: “The bridge is safe.”", [(D, KELLER, "“The bridge is safe.”")]),
    (
        "“I was wrong,” said Maria Keller. “We tested it once.\n\n“We should have tested it twice.\n\n“I am sorry.”",
        [(D, KELLER, "“I was wrong,” “We tested it once. “We should have tested it twice. “I am sorry.”")],
    ),
    ("“The bridge,” Maria Keller said, “is safe.”", [(D, KELLER, "“The bridge,” “is safe.”")]),
    ("Maria Keller called the plan “rapid,” “modern” and “fair.”", [(M, KELLER, "“rapid,” “modern” and “fair.”")]),
    (
        "Maria Keller described the bridge as “a ruin” and the ferry as “a coffin.”",
        [(M, KELLER, "“a ruin” and the ferry as “a coffin.”")],
    ),
    (
        "“The bridge is safe,” Maria Keller said. Then, after a pause, “it is still a ruin.”",
        [(D, KELLER, "“The bridge is safe,” “it is still a ruin.”")],
    ),
    (
        "“We tested it,” Maria Keller said. “The bridge is safe.” Erik Lind added: “The ferry is not.”",
        [(D, KELLER, "“We tested it,” “The bridge is safe.”"), (D, "Erik Lind", "“The ferry is not.”")],
    ),
    ("\u202a”The bridge is safe!!” wrote Maria Keller.", [(D, KELLER, "”The bridge is safe!!”")]),
    ("Maria Keller wrote, “The bridge is safe,” and shared a map of it.", [(D, KELLER, "“The bridge is safe,”")]),
    ("Maria Keller laughed it off by adding, “Only the ferry.”", [(D, KELLER, "“Only the ferry.”")]),
    (
        "Erik Lind of Lund said: “It is safe.” Maria Keller’s father, Jan Keller, said: “I am proud.” “It is over,” said Tom Berg.",
        [(D, "Erik Lind", "“It is safe.”"), (D, "Jan Keller", "“I am proud.”"), (D, "Tom Berg", "“It is over,”")],
    ),
    ("Maria Keller speaks\n\n“The bridge is safe,” said Maria Keller.", [(D, KELLER, "“The bridge is safe,”")]),
    ("“Is the bridge safe?” Maria Keller asked the engineer.", [(D, KELLER, "“Is the bridge safe?”")]),
    (
        "Maria Keller said, “The bridge is safe,” and Erik Lind replied, “It is not.”",
        [(D, KELLER, "“The bridge is safe,”"), (D, "Erik Lind", "“It is not.”")],
    ),
    (
        "In her letter Maria Keller wrote:\n\nThe bridge is safe. We will test it again in May.\n\nThe council votes on Friday.",
        [(D, KELLER, "The bridge is safe. We will test it again in May.")],
    ),
    (
        "Buck Lindgren, president of the Harbor Union: “The bridge is safe.”\n\nAnn Roe, teacher: “I walk over it.”",
        [(D, "Buck Lindgren", "“The bridge is safe.”"), (D, "Ann Roe", "“I walk over it.”")],
    ),
    (
        "“The bridge is safe.” — Buck Lindgren\n\n“I walk over it.” — Ann Roe, teacher",
        [(D, "Buck Lindgren", "“The bridge is safe.”"), (D, "Ann Roe", "“I walk over it.”")],
    ),
    (
        "• “The bridge is safe,” Maria Keller said.\n• “It is not,” Erik Lind said.",
        [(D, KELLER, "“The bridge is safe,”"), (D, "Erik Lind", "“It is not,”")],
    ),
    (
        "Maria Keller said the bridge was safe.\n\n“It is new and it will be safe for a hundred years.”\n\nThe council will vote.",
        [(IND, KELLER, "the bridge was safe"), (D, KELLER, "“It is new and it will be safe for a hundred years.”")],
    ),
    ("Maria Keller agreed. “It is late and the bridge is old.”", [(D, KELLER, "“It is late and the bridge is old.”")]),
    ("“It is late and nobody has come to see the bridge.”", [(D, None, "“It is late and nobody has come to see the bridge.”")]),
]  # fmt: skip

NO_QUOTATIONS = [
    "The so-called “bridge tax” was repealed in May, and the “Friends of the Bridge” met in Lund.",
    "Erik “Hammer” Lind met Maria Keller at a showing of “The Long Bridge” in Lund.",
    "Maria Keller sang “Blue Harbor” at the “Night of the Ships.”",
    "She read “War and Peace” and watched “The Long Bridge.”",
    "“Ruin” is a strong word. The word “ruin” has four letters.",
    "Trade in “conflict minerals” fell.",
    "Headline: “The bridge is safe”",
    "PROMISE MADE: “A new bridge by May”\n\nIt is a promise that was made in March.",
    "Everything went according to plan.",
    "As the crowd cheered, the mayor left the bridge.",
]

INDIRECT = [
    ("Maria Keller says the bridge is safe\n\nThe council met on Monday.", [(IND, KELLER, "the bridge is safe")]),
    ("Maria Keller said that the bridge was safe.", [(IND, KELLER, "the bridge was safe")]),
    ("Maria Keller said the bridge was safe.", [(IND, KELLER, "the bridge was safe")]),
    ("The bridge is safe, the official said.", [(IND, "official", "The bridge is safe")]),
    ("The bridge is safe, according to Maria Keller.", [(IND, KELLER, "The bridge is safe")]),
    ("Maria Keller was quoted as saying that the bridge was safe.", [(IND, KELLER, "the bridge was safe")]),
    ("The bridge is said to be safe.", [(IND, None, "to be safe")]),
    ("Maria Keller asked whether the bridge was safe.", [(IND, KELLER, "whether the bridge was safe")]),
    ("Maria Keller urged Norway to close the bridge.", [(IND, KELLER, "to close the bridge")]),
    ("Nobody heard Erik Lind’s warning that the bridge would fall.", [(IND, "Erik Lind", "the bridge would fall")]),
    ("But as the ministry noted, the bridge is closed.", [(IND, "ministry", "But the bridge is closed")]),
    ("Maria Keller blasted the mayor as a “disgrace” Wednesday on Lund Radio.", [(M, KELLER, "a “disgrace”")]),
    ("Maria Keller accused Erik Lind of lying about the bridge.", [(IND, KELLER, "lying about the bridge")]),
    (
        "Maria Keller insisted the bridge was safe. She denied that it had been closed.",
        [(IND, KELLER, "the bridge was safe"), (IND, KELLER, "it had been closed")],
    ),
]  # fmt: skip

SPEAKERS = [
    ("“The bridge is safe,” said former Sen. J. D. Lind Jr., now of Lund.", "J. D. Lind Jr."),
    ("Maria Keller, the mayor of Lund, said the bridge was safe.", KELLER),
    ("Maria Keller came. “The bridge is safe,” she said.", KELLER),
    ("Erik Lind, the Danish foreign minister, came. “The bridge is safe,” the foreign minister said.", "Erik Lind"),
    ("“The bridge is safe,” Rubin’s spokesperson Tammy Brandt said.", "Tammy Brandt"),
    ("The ministry’s spokesman, Erik Lind, said the bridge was safe.", "Erik Lind"),
    ("A spokeswoman for Keller said the bridge was safe.", "spokeswoman for Keller"),
    ("The Kremlin said the bridge was safe.", "Kremlin"),
    ("Washington said the bridge was safe.", "Washington"),
    ("A State Department readout said the bridge was safe.", "State Department readout"),
    ("The report found that the bridge was safe.", "report"),
    ("Several allies said the bridge was safe.", "several allies"),
    ("Sources close to the minister said the bridge was safe.", "sources close to the minister"),
    ("“The bridge is safe,” a person familiar with the talks said.", "person familiar with the talks"),
    ("It was said that the bridge was safe.", None),
    ("Some say the bridge is safe.", None),
    ("“The bridge is safe,” he told CNN.", None),
    ("Anna Berg and her husband, Erik Berg, own the ferry. Berg said it was safe.", "Berg"),
]


def found(analyse: Callable[..., ParsedArticle], text: str) -> list[tuple[str, str | None, str]]:
    quotes = [quote for quote in analyse(text).quotes if quote.left_out is not LeftOut.BELIEF]
    return [(quote.kind.value, quote.speaker, quote.text) for quote in quotes]


@pytest.mark.parametrize(("text", "expected"), [*MARKS, *WHERE_IT_STANDS, *INDIRECT])
def test_quotations(analyse, text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert found(analyse, text) == expected


@pytest.mark.parametrize("text", NO_QUOTATIONS)
def test_no_quotations(analyse, text: str) -> None:
    assert found(analyse, text) == []


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_speakers(analyse, text: str, speaker: str | None) -> None:
    assert [name for _, name, _ in found(analyse, text)] == [speaker]


def test_one_unnamed_source_across_an_article(analyse) -> None:
    text = (
        "“The bridge is safe,” a senior Transport Ministry official said.\n\n"
        "The official added that it was new. “We tested it,” the official said."
    )
    assert {name for _, name, _ in found(analyse, text)} == {"senior Transport Ministry official"}
