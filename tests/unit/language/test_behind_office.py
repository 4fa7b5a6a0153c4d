"""Text -> the speakers named behind an office and what it is over, and those who are not meant though an office stands there."""

import pytest

_SAID = "“It is a good plan for all of us and it will work.”"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Former Ambassador to Israel Paul Lind", "Paul Lind"),
        ("Federation of Millers SVP for Advocacy Adam Holt", "Adam Holt"),
        ("Minister for Foreign Affairs Elina Kestrel", "Elina Kestrel"),
        ("Special Adviser for AI and Crypto David Holt", "David Holt"),
        ("Lund Chair and CEO Bob Pragda", "Bob Pragda"),
        ("Lund Secretary of Education Aimee Rogstad Holt", "Aimee Rogstad Holt"),
        ("Secretary of the Treasury Scott Lind", "Scott Lind"),
        ("The Wireless Association President and CEO Ajit Holt", "Ajit Holt"),
        ("Holt Corporation Chair, President, and CEO Carey Lind", "Carey Lind"),
        ("The Millers Institute Senior Policy Analyst and Manager for Energy Kristen Lind", "Kristen Lind"),
        ("Council of Economic Advisers Chair Steve Marr", "Steve Marr"),
        ("Rep. August Holt", "August Holt"),
        ("Lund Attorney General Gentner Holt", "Gentner Holt"),
        ("Speaker of the House Kyle Lind", "Kyle Lind"),
        ("Former Ambassador to the UN Nikki Lind", "Nikki Lind"),
        ("IDF Chief of Staff Lieutenant General Eyal Lind", "Eyal Lind"),
        ("Sen. Chuck Lind THEN", "Chuck Lind"),
        # Whose lawyer or spokesman he is says the name, and not who he is.
        ("A spokesman for Governor Ann Roe", "spokesman for Governor Ann Roe"),
        ("A lawyer for Lund Mayor Ann Roe", "lawyer for Lund Mayor Ann Roe"),
    ],
)  # fmt: skip
def test_who_speaks_before_a_colon(analyse, source, speaker):
    (quote,) = analyse(f"The plan came on Monday.\n\n{source}: {_SAID}").quotes
    assert quote.speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ambassador to Israel Paul Lind described the plan as “brilliant and historic, the only one that can work”.", "Paul Lind"),
        (f"{_SAID} said the Millers Association’s Senior Vice President for Government Relations Louis Finkel.", "Louis Finkel"),
        (f"{_SAID} said Chris Wint, President and CEO of Lund Charter.", "Chris Wint"),
        ("A lawyer for Lund Mayor Ann Roe said it will rain.", "lawyer for Lund Mayor Ann Roe"),
        # Several are not the last of them.
        ("Candidates Martin Holt and former Secretary of State Hillary Roe said it was wrong.", "Martin Holt and Hillary Roe"),
    ],
)  # fmt: skip
def test_who_speaks_with_a_verb(analyse, text, speaker):
    (quote,) = analyse(text).quotes
    assert quote.speaker == speaker
