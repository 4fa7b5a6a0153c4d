"""Text -> whom the words of its sources name or describe, as "name (kind)"; None where they are nobody's."""

import pytest

NAMES = [
    ("“The bridge is safe,” Transport Minister Maria Keller said.", ["Maria Keller (named)"]),
    ("“The bridge is safe,” said Maria Keller, the mayor of Lund.", ["Maria Keller (named)"]),
    ("The mayor of Lund, Maria Keller, said the bridge was safe.", ["Maria Keller (named)"]),
    ("Maria Keller came. “The bridge is safe,” Keller said.", ["Maria Keller (named)"]),
    ("Maria Keller came. “The bridge is safe,” Maria said.", ["Maria Keller (named)"]),
    ("Maria Keller came. “The bridge is safe,” Ms. Keller said.", ["Maria Keller (named)"]),
    ("“The bridge is safe,” Secretary of the Treasury Maria Keller said.", ["Maria Keller (named)"]),
    ("“The bridge is safe,” said Acting Director of National Rail Erik Lind.", ["Erik Lind (named)"]),
    ("“The bridge is safe,” Lund City Council Member Erik Lind said.", ["Erik Lind (named)"]),
    ("“The bridge is safe,” said J. D. Lind.\n\nLind added that it was new.", ["J. D. Lind (named)"] * 2),
    ("“The bridge is safe,” said Erik Lind Jr.\n\nLind added that it was new.", ["Erik Lind Jr. (named)"] * 2),
    ("“The bridge is safe,” Sen. Anna Berg said.", ["Anna Berg (named)"]),
    ("Anna Berg was asked at the meeting whether the bridge was safe.", [None]),
    ("Chief of Staff Anna Berg said the bridge was safe.", ["Anna Berg (named)"]),
    ("Jan van der Berg came. “The bridge is safe,” Van der Berg said.", ["Jan van der Berg (named)"]),
    ("Claire Roux-Martin came. “The bridge is safe,” Roux-Martin said.", ["Claire Roux-Martin (named)"]),
    ("Joaquín Beltrán came. “The bridge is safe,” Beltrán said.", ["Joaquín Beltrán (named)"]),
    ("Maria Keller’s plan is old. Keller’s claim that the bridge was safe was wrong.", ["Maria Keller (named)"]),
    ("Boris Petrenko came. “The bridge is safe,” Petrneko said.", ["Boris Petrenko (named)"]),
    ("“The bridge is safe,” Keller’s spokesperson Anna Brandt said.", ["Anna Brandt (named)"]),
    ("“The bridge is safe,” her friend Mahat Sale Oru said.", ["Mahat Sale Oru (named)"]),
    ("MS. KELLER: “The bridge is safe.”", ["Keller (named)"]),
]

NAMESAKES = [
    (
        (
            "Sofia Lindqvist announced it. “Nobody is celebrating,” Lindqvist told reporters. Governor Erik Lindqvist, no "
            "relation, said it was late."
        ),
        ["Sofia Lindqvist (named)"] * 2 + ["Erik Lindqvist (named)"],
    ),
    (
        (
            "Karl Lindgren and his wife, Helena Lindgren, own the ferry. “It floats,” Mr. Lindgren said. "
            "“It leaks,” Mrs. Lindgren said."
        ),
        ["Karl Lindgren (named)", "Helena Lindgren (named)"],
    ),
    (
        "Karl Lindgren and Helena Lindgren own the ferry. “It floats,” Lindgren said.",
        ["Lindgren (named)"],
    ),
    (
        "Karl Lindgren is the mayor. Karl Lindgren owns the ferry. Helena Lindgren does not.\n\n“It floats,” Lindgren said.",
        ["Karl Lindgren (named)"],
    ),
    (
        "Governor Karl Lindgren met Senator Helena Lindgren. “It floats,” the governor said. “It leaks,” the senator said.",
        ["Karl Lindgren (named)", "Helena Lindgren (named)"],
    ),
]

UNNAMED = [
    ("“It is safe,” a senior State Department official said.", ["senior State Department official (unnamed)"]),
    (
        "“It is safe,” said an executive at a glass maker, who works nights. The executive added that it was new.",
        ["executive at a glass maker (unnamed)"] * 2,
    ),
    (
        "A person in the room took notes. The delegation laughed, the person said.",
        ["person in the room (unnamed)"],
    ),
    (
        "The bridge is safe, according to two people familiar with the plan.",
        ["two people familiar with the plan (group)"],
    ),
    ("Several allies said the bridge was safe.", ["several allies (group)"]),
    ("Two of the officials said the bridge was safe.", ["two of the officials (group)"]),
    ("One of the officials said the bridge was safe.", ["one of the officials (unnamed)"]),
    ("Velmora and Corvia said the bridge was safe.", ["Velmora and Corvia (group)"]),
    ("Maria Keller and Erik Lind said the bridge was safe.", ["Maria Keller and Erik Lind (group)"]),
]

BODIES = [
    (
        "“Never again,” @AnnRoe tweeted. @leabrandt wrote: “It is over.”",
        ["@AnnRoe (organisation)", "@leabrandt (organisation)"],
    ),
    ("The Kremlin said the bridge was safe.", ["Kremlin (organisation)"]),
    ("Washington said the bridge was safe.", ["Washington (organisation)"]),
    ("The trading house Harrow & Pike said the bridge was safe.", ["Harrow & Pike (organisation)"]),
    ("Corvin-Batz said the bridge was safe.", ["Corvin-Batz (organisation)"]),
    ("A State Department readout said the bridge was safe.", ["State Department readout (organisation)"]),
    ("A draft plan seen by the Lund Gazette says the bridge is safe.", ["draft plan (organisation)"]),
    ("Brightwater Steel lost money. The company said the bridge was safe.", ["Brightwater Steel (organisation)"]),
    ("A ministry paper was leaked. The paper says the bridge is safe.", ["ministry paper (organisation)"]),
    (
        "Brightwater Steel stood beside Harrow & Pike. Both lost. The company said the bridge was safe.",
        ["Brightwater Steel (organisation)"],
    ),
    ("The president said the bridge was safe.", ["president (unnamed)"]),
]

PARTS_OF_NAMES = [
    ("His sister wept. Det Con Erik Lind, of Lund Police, said: “It was cruel.”", ["Erik Lind (named)"]),
    ("“It is safe,” Con Lind said.", ["Con Lind (named)"]),
    ("Ana Ruiz Soto came. “It is safe,” Ruiz said. Soto said it was late.", ["Ana Ruiz Soto (named)"] * 2),
    ("Erik Lind is on the Maria Keller Show. “It is safe,” Keller said.", ["Keller (named)"]),
    ("ABBY HOLM, a teacher, said: “It is safe.” Holm said it was late.", ["Abby Holm (named)"] * 2),
    ("“It is safe,” said Erik dela Holm of the Lund Institute.", ["Erik dela Holm (named)"]),
]

COUPLES = [
    (
        "Karl and Anna Berg own the ferry. “It floats,” he said. “It leaks,” Mrs. Berg said.",
        ["Karl Berg (named)", "Anna Berg (named)"],
    ),
    (
        "“It floats,” said Karl and Anna Berg. Mr Berg said it was old.",
        ["Karl Berg and Anna Berg (group)", "Karl Berg (named)"],
    ),
    (
        "Maria Keller, Erik Lind, and Anna Berg said the bridge was safe.",
        ["Maria Keller, Erik Lind and Anna Berg (group)"],
    ),
    (
        "Senators Maria Keller, Erik Lind, Tom Sand and Anna Berg said the bridge was safe.",
        ["Maria Keller, Erik Lind, Tom Sand and Anna Berg (group)"],
    ),
    ("Maria Keller, Erik Lind’s lawyer, said the bridge was safe.", ["Maria Keller (named)"]),
    ("Maria Keller and Erik Lind tested the bridge. They said it was safe.", ["Maria Keller and Erik Lind (group)"]),
    (
        "Captain Erik Lind and the engineer Sir Tom Sand tested the bridge. They said it was safe.",
        ["Erik Lind and Tom Sand (group)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES + NAMESAKES + UNNAMED + BODIES + PARTS_OF_NAMES + COUPLES)
def test_who_is_named_or_described(analyse, text, expected):
    found = [
        None if quote.speaker is None else f"{quote.speaker} ({quote.speaker_kind.value})"
        for quote in analyse(text).quotes
    ]
    assert found == expected
