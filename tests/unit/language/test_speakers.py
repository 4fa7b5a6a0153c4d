"""Text -> the speakers of its quotations in order, as "name (kind)"; None where the article does not say who."""

import pytest

PRONOUNS = [
    ("Maria Keller met Erik Lind. She said the bridge was safe.", ["Maria Keller (named)"]),
    ("Maria Keller met Erik Lind. He said the bridge was safe.", ["Erik Lind (named)"]),
    ("Maria Keller met Anna Brandt. She said the bridge was safe.", ["Maria Keller (named)"]),
    ("Maria Keller came. “I know Anna Brandt,” she said.", ["Maria Keller (named)"]),
    (
        "Maria Keller opened the bridge in May. Halva Sten, who leads the opposition, closed it. “It is old,” she said.",
        ["Halva Sten (named)"],
    ),
    ("Maria Keller, who said the bridge was safe, left early.", ["Maria Keller (named)"]),
    ("Two engineers tested the bridge. They said it was safe.", ["two engineers (group)"]),
    ("The Harbour Board met. It said the bridge was safe.", ["Harbour Board (organisation)"]),
    ("The harbourmaster looked at the water before she answered: “It is safe.”", ["harbourmaster (unnamed)"]),
    ("“It is safe,” a worker said. He added that it was new.", ["worker (unnamed)"] * 2),
    (
        "Two engineers said it was safe. It rained. 57% said that it was late. They said it was new.",
        ["two engineers (group)", None, "two engineers (group)"],
    ),
    ("Maria Keller said it was safe. He said it was late.", ["Maria Keller (named)", None]),
    ("I said that the bridge was safe.", [None]),
    ("She said that the bridge was safe.", [None]),
    ("They say that the bridge is safe.", [None]),
    ("The Harbour Board met. They said the bridge was safe.", ["Harbour Board (organisation)"]),
    ("Acme Corporation hired Maria Keller in May. They said it was late.", [None]),
    ("Those close to her say that the bridge is safe.", [None]),
    (
        "Erik Lind came. According to Erik Lind, most engineers disliked Robert Castell’s bridge. “It is old,” he said.",
        ["Erik Lind (named)"] * 2,
    ),
    (
        "While Robert Castell had an old bridge, it was no comfort to Erik Lind. “Castell had help. We do not,” he said.",
        ["Erik Lind (named)"],
    ),
]

SOMEBODY_ELSE_BETWEEN = [
    (
        "Mary Harl said: “So will I.” Paul Ost said it was late. “So am I.” Lea Brandt said it was early.",
        ["Mary Harl (named)", "Paul Ost (named)", None, "Lea Brandt (named)"],
    ),
]

DESCRIBED_BEHIND = [
    (
        'Lind has long had a cool bond with Keller, now the council majority leader, who in 2014 said the guild\'s only aim was to make Lind a "guest."',
        ["Keller (named)"],
    ),
    (
        'Lind has had a stormy partnership with Keller, now the Senate majority leader, who in 2014 said the "toll" was late.',
        ["Keller (named)"],
    ),
    (
        "Lind has had a stormy partnership with Keller, now the council majority leader, who in 2014 said the toll was late.",
        ["Keller (named)"],
    ),
    (
        "Ann Roe’s campaign has asked Radio Lund’s Bo Lund, the moderator for this year’s first debate, to fact check Tom Moe.",
        ["Ann Roe’s campaign (organisation)"],
    ),
    (
        "“He is the least prepared man ever to run.” ― Ana Ruiz\n“He woke us.” ― Julie A. Diaz Martinez.\n\nPhoto.",
        ["Ana Ruiz (named)", "Julie A. Diaz Martinez (named)"],
    ),
]

ONE_SURNAME = [
    (
        "Erik Lind spoke for his wife Maria Lind. “It is safe,” Lind said.\n\n“It is new,” he said.",
        ["Erik Lind (named)"] * 2,
    ),
    (
        "Erik Lind met Maria Lind at noon. It rained. In her first book, Lind said that the bridge was safe.",
        ["Maria Lind (named)"],
    ),
    ("Erik Lind and Maria Lind came. “It is safe,” Lind said.", ["Lind (named)"]),
    ("Robert Castell met Erik Lind and Maria Lind. “It is safe,” Lind said.", ["Lind (named)"]),
]

OF_WHOM_IT_GOES_ON = [
    (
        "Erik Lind was asleep, and as Robert Castell talked, Anna clapped until Castell reached the end of his speech. “I thank you,” he said.",
        ["Robert Castell (named)"],
    ),
    (
        "Erik Lind was asleep, and Maria Keller clapped when Robert Castell began. “I thank you,” he said.",
        ["Erik Lind (named)"],
    ),
]

DESCRIPTIONS = [
    ("Erik Lind, the mayor of Lund, came. “It is safe,” the mayor said.", ["Erik Lind (named)"]),
    ("“It is safe,” the mayor said. Mayor Erik Lind left at noon.", ["Erik Lind (named)"]),
    ("Erik Lind, 52, was arrested in May. The prosecutor said, “He is a thief.”", ["prosecutor (unnamed)"]),
    ("“I sold it,” Erik Lind told the court. The judge said he was a liar.", ["Erik Lind (named)", "judge (unnamed)"]),
    ("Maria Keller drowned in the flood. The ferryman said the rail had failed.", ["ferryman (unnamed)"]),
    ("Erik Lind was arrested in May. The retired general said it was late.", ["retired general (unnamed)"]),
    ("Erik Lind is an economist at the Lund Institute. “It is safe,” the economist said.", ["Erik Lind (named)"]),
    ("Erik Lind, who heads the Rail Office, came. “It is safe,” the head of the office said.", ["Erik Lind (named)"]),
    (
        "Erik Lind, president of the Federation of Dockers, spoke. The union leader urged the port to close.",
        ["Erik Lind (named)"],
    ),
    (
        "Velmora’s top diplomat said the bridge was safe.\n\n“It is safe,” Foreign Minister Erik Lind told reporters.",
        ["Erik Lind (named)"] * 2,
    ),
    (
        "Prime Minister Anna Brandt met Trade Minister Erik Lind. The minister said the bridge was safe.",
        ["Erik Lind (named)"],
    ),
    (
        "Robert Castell, the defense minister, said the bridge was safe. “It is old,” the retired general said.",
        ["Robert Castell (named)"] * 2,
    ),
    (
        "Governor Erik Lind said it was safe. The president of Sorrenia said it was not.",
        ["Erik Lind (named)", "president of Sorrenia (unnamed)"],
    ),
    ("Anna Berg, Keller’s lawyer, left. His lawyer said he would not answer.", ["his lawyer (unnamed)"]),
    ("Al Qaeda spread. Erik Lind saw it. He said it was late.", ["Erik Lind (named)"]),
    ("Erik Lind, a researcher at the Lund Institute, came. The economist said it was late.", ["Erik Lind (named)"]),
    ("Erik Lind, a friend of the mayor, came. “It is safe,” her friend said.", ["her friend (unnamed)"]),
    (
        "Attorney Erik Lind said the bridge was safe. The judge said it was not.",
        ["Erik Lind (named)", "judge (unnamed)"],
    ),
    ("Mayor Erik Lind said that the witness knew about the bridge.", ["Erik Lind (named)"]),
]

BEHIND_DESCRIPTIONS = [
    ("“It is safe,” said study co-author Erik Lind of CU Lund’s Institute.", ["Erik Lind (named)"]),
    ("“It is safe,” said a United States Department of State spokesperson, Morgan Olt.", ["Morgan Olt (named)"]),
    ("Former US Ambassador to the United Nations Maria Keller wrote that it was safe.", ["Maria Keller (named)"]),
    (
        "A memo by the office of Senator Erik Lind says that the bridge is safe.",
        ["office of Senator Erik Lind (organisation)"],
    ),
    (
        "Crystal K’Holm of the Northern Lund preservation office told the Courier it was late.",
        ["Crystal K’Holm (named)"],
    ),
    ("Keller aides said the bridge was safe.", ["Keller aides (group)"]),
    ("“It is safe,” Special Envoy for Hostage Affairs Erik Lind said.", ["Erik Lind (named)"]),
    ("Secretary of the Treasury Erik Lind: “It is late, and we go on with it.”", ["Erik Lind (named)"]),
    (
        "Rival Maria Keller said it was late. City Attorney Erik Lind said it was not.",
        ["Maria Keller (named)", "Erik Lind (named)"],
    ),
    ("The Keller Justice Department said it was late.", ["Keller Justice Department (organisation)"]),
    ("Swiss drug company Holm & Lund said it was late.", ["Holm & Lund (organisation)"]),
    ("The Committee for a Responsible Budget said it was late.", ["Committee for a Responsible Budget (organisation)"]),
    ("First Minister of Velmora Maria Keller said the bridge was safe.", ["Maria Keller (named)"]),
    (
        "Maria Keller came. Speaking to pupils this week, Vice President Erik R. Lind Jr. responded to Ms. Keller's radio interjection that using no bridge made her “smart.”",
        ["Maria Keller (named)"],
    ),
    (
        "Republican nominee Erik Lind met Maria Keller. The Democratic nominee said the bridge was safe.",
        ["Democratic nominee (unnamed)"],
    ),
]

PAIRS = [
    ("Maria Keller and Erik Lind left at noon. The couple said it was safe.", ["Maria Keller and Erik Lind (group)"]),
    (
        "Maria Keller and Erik Lind were charged. Both officers said it was safe.",
        ["Maria Keller and Erik Lind (group)"],
    ),
    (
        "Reps. Maria Keller and Erik Lind came. The two lawmakers said it was safe.",
        ["Maria Keller and Erik Lind (group)"],
    ),
    ("Maria Keller, 36, met Erik Lind, 51. “It is safe,” the 36-year-old said.", ["Maria Keller (named)"]),
    ("Maria Keller left the bridge. “It is safe,” the 36-year-old said.", ["Maria Keller (named)"]),
    ("Maria Keller met Erik Lind. “It is safe,” the 36-year-old said.", [None]),
    ("Maria Keller left the bridge. “It is safe,” the 36-year-old mother of three said.", ["Maria Keller (named)"]),
    (
        "Erik Lind left the bridge. “It is safe,” the 36-year-old mother of three said.",
        ["36-year-old mother of three (unnamed)"],
    ),
    (
        "Maria Keller left the bridge. “It is safe,” a 36-year-old mother of three said.",
        ["36-year-old mother of three (unnamed)"],
    ),
    ("Maria Keller and Erik Lind met. Both nations said it was safe.", ["both nations (group)"]),
]

RELAYED = [
    ("CBS News reported that the bridge was closed, citing Lund University.", ["Lund University (organisation)"]),
    ("The Courier quoted Maria Keller as saying that the bridge was safe.", ["Maria Keller (named)"]),
    ("The ministry said that the bridge was safe, citing Lund University.", ["ministry (organisation)"]),
    ("The Harbour Board met. According to its report, the bridge was safe.", ["Harbour Board (organisation)"]),
    (
        "The Ferry League rested. According to its report, the Harbour Board said it was late.",
        ["Harbour Board (organisation)"],
    ),
    ("The district court closed it. The appeals court said it was late.", ["appeals court (organisation)"]),
    ("Erik Lind of the Lund Port Association: “It is late, and we go on with it.”", ["Erik Lind (named)"]),
    ("He spoke to the Lund Gazette on Monday. The newspaper said it was late.", ["Lund Gazette (organisation)"]),
    ("The Council for Lund Ports met. CLP said it was late.", ["Council for Lund Ports (organisation)"]),
    (
        "“It is late,” Coast Guard Commandant Admiral Erik Lind said. The Coast Guard said it was safe.",
        ["Erik Lind (named)", "Coast Guard (organisation)"],
    ),
    ("The news broadcaster NRK later reported that the bridge was closed.", ["NRK (organisation)"]),
    ("Qara Holm was told so. In an interview with Maria Keller, she said it was late.", ["Qara Holm (named)"]),
    ("President Ann Roe met President-elect Bo Lind. The president said it was late.", ["Ann Roe (named)"]),
]

INFERRED = [
    ("The Citadel said the bridge was safe. It added that it was new.", ["Citadel (organisation)"] * 2),
    ("June Halva opened the bridge. “It is safe,” Halva said.", ["June Halva (named)"]),
    (
        "Maria Keller, who leads the opposition, came. The opposition leader said the bridge was safe.",
        ["Maria Keller (named)"],
    ),
    (
        "Prime Minister Anna Brandt said it was safe. The union leader said it was not.",
        ["Anna Brandt (named)", "union leader (unnamed)"],
    ),
    (
        "President Erik Lind opened the talks. Corvia’s president said the bridge was safe.",
        ["Corvia’s president (unnamed)"],
    ),
    ("“Is it safe?” Maria Keller asked. “It is,” the senator said.", ["Maria Keller (named)", "senator (unnamed)"]),
    ("The Lund Institute met. The institute said the bridge was safe.", ["Lund Institute (organisation)"]),
    ("Cory Mills came. “It is safe,” Mills said.", ["Cory Mills (named)"]),
]

RELATIVES = [
    ("Qara Holm came. His wife watched. “It is safe,” he said.", ["Qara Holm (named)"]),
    ("Olin Holm opened it. Her husband watched. “It is safe,” she said.", ["Olin Holm (named)"]),
    (
        "Liberty said the bridge was old. It lost an action in May when a judge said it was late. He ruled it was safe.",
        ["Liberty (organisation)", "judge (unnamed)", "judge (unnamed)"],
    ),
    (
        (
            "Mr. Mijar claimed that 90 were hurt.\n\n"
            "“We will find who did it,” said Delfin Orza, the Defence Secretary; he described it as a “dastardly act”."
        ),
        ["Mijar (named)", "Delfin Orza (named)", "Delfin Orza (named)"],
    ),
    ("Director, David Halva, said it was old. He said it was safe.", ["David Halva (named)"] * 2),
    (
        "Tom Sand and Anna Berg came. The young were represented by Emma Holm, who sings. The 14-year-old said it was late.",
        ["Emma Holm (named)"],
    ),
]

OF_WHOM = [
    (
        "The measure passed after the group People for the Care of Bridges said it would use boats.",
        ["People for the Care of Bridges (organisation)"],
    ),
    (
        "Phone video is first public look.\n\nIn her recording,.\n\nKeith Lamont Roe's wife pleads for his life.",
        ["Keith Lamont Roe's wife (unnamed)"],
    ),
    ("“It is late,” said a spokesman for Senator Erik Lind on Monday.", ["spokesman for Senator Erik Lind (unnamed)"]),
    (
        "“I have waited for six hours,” said a traveler at Lund Harry Holm International Airport in Skane.",
        ["traveler at Lund Harry Holm International Airport in Skane (unnamed)"],
    ),
    (
        "The work is backed by Erik Lind, a leading expert on bridges, who has confirmed that it was old.",
        ["Erik Lind (named)"],
    ),
    ("The port hired Maria Keller and an engineer, who said that it was old.", ["engineer (unnamed)"]),
    (
        "It will calm nervous Democrats in Lund, who have argued that it was old.",
        ["Democrats (group)"],
    ),
    ("He took calls from listeners to his radio program who said that it was old.", [None]),
    (
        "Jennifer Dasko of Lund University and contributor to the Courier wrote, “It is old.”",
        ["Jennifer Dasko (named)"],
    ),
    ("The group which represents ferrymen, Lund Action, said the bridge was old.", ["Lund Action (organisation)"]),
]

WHOSE_WORDS = [
    (
        "A study released last month by Holm Data Services reported that it was old.",
        ["Holm Data Services (organisation)"],
    ),
    ("A letter obtained by the Lund Courier says that it is old.", ["letter (organisation)"]),
    ("A text released by officials says that it is old.", ["text (organisation)"]),
    ("The city of Lund sent a letter. The city said the bridge was old.", ["city of Lund (organisation)"]),
    ("He spoke to the Lund Gazette on Monday. The network said it was late.", ["network (organisation)"]),
    ("He spoke to Lund Television on Monday. The network said it was late.", ["Lund Television (organisation)"]),
    ("The FT said that the bridge was old. The newspaper said it would fall.", ["FT (organisation)"] * 2),
    (
        "“It is an outrage,” the Rolund Sinma said in a commentary. The paper said that the bridge was old.",
        ["Rolund Sinma (organisation)"] * 2,
    ),
    (
        "Press TV and the Lund Gazette were there. The Harbour Herald reported that it was old. The newspaper said it was late.",
        ["Harbour Herald (organisation)"] * 2,
    ),
]

NOBODY = [
    ("No official said the bridge was safe.", [None]),
    ("(Watch) On Velmoran President Erik Lind: “We have a very good relationship, and it goes on.”", [None]),
    ("57% think that the bridge is safe.", [None]),
    ("The tariffs suggest that the bridge is safe.", [None]),
    ("On Velmora: “The bridge is safe.”", [None]),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    BEHIND_DESCRIPTIONS
    + PAIRS
    + PRONOUNS
    + SOMEBODY_ELSE_BETWEEN
    + DESCRIBED_BEHIND
    + ONE_SURNAME
    + OF_WHOM_IT_GOES_ON
    + DESCRIPTIONS
    + INFERRED
    + RELATIVES
    + OF_WHOM
    + WHOSE_WORDS
    + NOBODY,
)
def test_who_speaks(analyse, text, expected):
    found = [
        None if quote.speaker is None else f"{quote.speaker} ({quote.speaker_kind.value})"
        for quote in analyse(text).quotes
    ]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), RELAYED)
def test_who_is_shown_to_speak(analyse, text, expected):
    shown = [quote for quote in analyse(text).quotes if quote.left_out is None]
    assert list(dict.fromkeys(f"{quote.speaker} ({quote.speaker_kind.value})" for quote in shown)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maria Keller said that the bridge was safe.", ["subject of “said”"]),
        ("The bridge is safe, according to Maria Keller.", ["after “according to”"]),
        ("Maria Keller came. She said the bridge was safe.", ["“she”: the last woman named, Maria Keller"]),
        ("Mayor Erik Lind came. The mayor said the bridge was safe.", ["“Mayor” is Erik Lind"]),
        (
            "“It is safe,” Maria Keller said.\n\n“It is new.”",
            ["subject of “said”", "goes on from the quotation before"],
        ),
    ],
)
def test_the_reason_is_given_in_words(analyse, text, expected):
    assert [quote.reason for quote in analyse(text).quotes] == expected


CONVERSATION = (
    "\n\nBO LIND: Will it stand?\n\nMARIA KELLER: I said that it will.\n\nBO LIND: When?\n\nMARIA KELLER: In May."
)


@pytest.mark.parametrize(
    ("author", "text", "expected"),
    [
        ("Maria Keller", "I said in May that the bridge was safe.", "Maria Keller"),
        ("Maria Keller", "I argued last year that the town should keep its ferry.", "Maria Keller"),
        ("Maria Keller; Erik Lind", "I said in May that the bridge was safe.", None),
        ("Northern Wire", "I said in May that the bridge was safe.", None),
        ("Maria Keller", "We said in May that the bridge was safe.", None),
        ("Erik Lind", "I said in May that the bridge was safe." + CONVERSATION, None),
        (None, "I said in May that the bridge was safe.", None),
    ],
)
def test_outside_marks_i_is_the_one_author(analyse, author, text, expected):
    assert analyse(text, author=author).quotes[0].speaker == expected


def test_inside_marks_i_is_not_the_author(analyse):
    inner = "“Ask anyone. I said that the bridge was safe,” Erik Lind said."
    assert {quote.speaker for quote in analyse(inner, author="Maria Keller").quotes} == {"Erik Lind"}
