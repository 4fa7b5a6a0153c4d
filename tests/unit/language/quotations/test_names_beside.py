"""Names before a colon and a quotation, where nothing else says who speaks: text -> the word that stands for the speaker."""

import pytest
from spacy.language import Language

from onrecord.language.quotations.context import Places
from onrecord.language.quotations.names_beside import name_before
from onrecord.language.quotations.quotation_marks import passages
from onrecord.model import QuoteKind


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Erik Lind: “It is late.”", "Lind"),
        ("Erik Lind of the Port Association: “It is late.”", "Lind"),
        ("Bank of Lund: “It is late.”", "Lund"),
        ("Erik dos Santos: “It is late.”", "Santos"),
        ("Erik Lind on the Old Bridge: “It is late.”", "Lind"),
        ("Commission on Rail Reform: “It is late.”", "Reform"),
        ("The Holtist Editor-in-Chief Mollie Lind: “It is late.”", "Lind"),
        ("On Rail Reform: “It is late.”", None),
        ("THE LONG WAIT FOR A BRIDGE: “It is late.”", None),
        ("It came in the night: “It is late.”", None),
    ],
)
def test_the_head_of_a_name_before_a_quotation(nlp: Language, text: str, head: str | None) -> None:
    found = name_before(Places(nlp(text), text, passages(text)), 0)
    assert (found and found.source and found.source.text) == head


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # A list says of each quotation what it is about, and not who speaks.
        (
            ("President Anna Roe spoke in Lund on Monday. On the ferry: “It will sail again in May, whatever the council says.” On "
            "protecting Farmcare, Wellcare, and Rail Security: “We are not cutting Farmcare, and we are not cutting Rail Security.” On "
            "the bridge: “It will stand for a hundred years.”"),
            ["Anna Roe", "Anna Roe", "Anna Roe"],
        ),
        ("Ann Roe spoke. On “revenge”: “It is the opposite. I think I have been very mild mannered about it.”", [None]),
        # Nor does a heading in capitals, whatever stands before it.
        ("Crime rates fell. PROMISE MADE: “On the first morning we start the widest sweep that this valley has seen.”", [None]),
        ("Restoring Peace in the Valley PROMISE MADE: “We will build a great dome over our country and it will work.”", [None]),
        (
            ("Protecting Farmcare and Rail Security PROMISE MADE: “We will build a great dome over our country, and it will work.” PROMISE "
            "KEPT: It stands. Cutting burdensome rules PROMISE MADE: “We will cut ten rules for each new one, and do it fast.”"),
            [None, None],
        ),
        # Nor does a place.
        (
            ("Flour is cheap. Akron, Ohio: “Bread has become cheap again by the lake this week.” La Crosse, Wisconsin: “Bread "
            "costs less than it did in the spring.”"),
            [None, None],
        ),
        ("Bakers pay the least for flour since 2021 Akron, Ohio: “Bread has become cheap again by the lake.”", [None]),
        ("The people want it. Commission on Rail Reform: “All towns should keep the trains on time.”", ["Commission on Rail Reform"]),
        ("They grow it here. Anna Lind, Ohio: “It will not bother me if he puts a tariff on fruit.”", ["Anna Lind"]),
    ],
)  # fmt: skip
def test_who_speaks_in_a_list(analyse, text, speakers):
    assert [quote.speaker for quote in analyse(text).quotes if quote.kind is QuoteKind.DIRECT] == speakers
