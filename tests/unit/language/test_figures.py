"""Text -> the figures in it. The sentences are invented."""

import math
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from onrecord.language.figures import figures
from onrecord.model import Figure, ParsedArticle, Region, RegionKind, Unit

_NAMES = {Unit.PERCENT: "%", Unit.POINTS: "points", Unit.YEAR: "year"}


def shown(text: str, figure: Figure) -> str:
    """The words of a figure and its value: "at least 2 per cent: ≥ 2 %"."""
    low, high = figure.low, figure.high
    if low is None or high is None:
        value = f"≤ {high:.13g}" if high is not None else f"≥ {low:.13g}"
    else:
        about = "~" if figure.approximate else ""
        value = about + (f"{low:.13g}" if low == high else f"{low:.13g} to {high:.13g}")
    name = figure.of if figure.unit is Unit.MONEY else _NAMES.get(figure.unit, figure.unit.value)
    return f"{text[figure.start : figure.end]}: {value} {name}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Allies agreed on a 5% defense spending target by 2035.", ["5%: 5 %", "by 2035: 2035 year"]),
        ("Denmark will spend at least 2 per cent of GDP on defence.", ["at least 2 per cent: ≥ 2 %"]),
        ("The package is worth $40 billion.", ["$40 billion: 40000000000 USD"]),
        ("About a third of the members voted against it.", ["About a third: ~33.33333333333 %"]),
        ("The minister wants between 3 and 3.5 percent of gross domestic product.", ["3 and 3.5 percent: 3 to 3.5 %"]),
        ("The tariff was raised from 10% to 25%.", ["10%: 10 %", "25%: 25 %"]),
        ("The tariff rose from 10 to 25 percent.", ["10: 10 %", "25 percent: 25 %"]),
        (
            "They will hire 8,000 to 10,000 soldiers by the end of 2030.",
            ["8,000 to 10,000: 8000 to 10000 people", "by the end of 2030: 2030 year"],
        ),
        (
            "The missile flew 1,200 kilometres, some 750 miles, before it fell.",
            ["1,200 kilometres: 1200 distance", "some 750 miles: ~1207.008 distance"],
        ),
        ("The bridge is 300 feet long.", ["300 feet: 0.09144 distance"]),
        (
            "The firm paid €1.2bn for 24 jets and US$300 million in services.",
            ["€1.2bn: 1200000000 EUR", "24: 24 things", "US$300 million: 300000000 USD"],
        ),
        ("Inflation eased to 2.5 percent.", ["2.5 percent: 2.5 %"]),
        ("The share grew from less than 2 % to 5 %.", ["less than 2 %: ≤ 2 %", "5 %: 5 %"]),
        ("The quay cost €40-50m.", ["€40-50m: 40000000 to 50000000 EUR"]),
        ("They lost five to six thousand sheep.", ["five to six thousand: 5000 to 6000 things"]),
        ("A quarter of a million people fled.", ["A quarter of a million: 250000 people"]),
        ("Half a percent of them left.", ["Half a percent: 0.5 %"]),
        ("A hundred and fifty workers were dismissed.", ["A hundred and fifty: 150 people"]),
        ("Sales fell $2.5 million to $31 million.", ["$2.5 million: 2500000 USD", "$31 million: 31000000 USD"]),
        (
            "Support rose by two percentage points to 58 per cent.",
            ["two percentage points: 2 points", "58 per cent: 58 %"],
        ),
        ("They cut staff by 30 to 450 workers.", ["30: 30 people", "450: 450 people"]),
        ("Prices will rise by 3 to 5 percent.", ["3 to 5 percent: 3 to 5 %"]),
        ("The bank went up 50 basis points to 3.25 percent.", ["50 basis points: 0.5 points", "3.25 percent: 3.25 %"]),
        ("The fund gave Rs 60 lakh and RM20 million.", ["Rs 60 lakh: 6000000 INR", "RM20 million: 20000000 MYR"]),
        ("Three crore voters came.", ["Three crore: 30000000 people"]),
        ("Growth was negative 0.3 percent.", ["negative 0.3 percent: -0.3 %"]),
        ("The balance is minus $4 million.", ["minus $4 million: -4000000 USD"]),
        ("It was minus 8 degrees.", ["minus 8: -8 things"]),
        ("Wages rose 3.2 per cent or more.", ["3.2 per cent or more: ≥ 3.2 %"]),
        ("More than 200 people were killed and 1,400 wounded.", ["More than 200: ≥ 200 people", "1,400: 1400 people"]),
        ("The plan costs $15 to $20 million a year.", ["$15 to $20 million: 15000000 to 20000000 USD"]),
        ("Two-thirds of voters and half of all members said no.", ["Two-thirds: 66.66666666667 %", "half: 50 %"]),
        ("Turnout was 64.5%.", ["64.5%: 64.5 %"]),
        # Korea's money, and a verb.
        (
            "Seoul paid 40 billion won, or 1,500 won per head.",
            ["40 billion won: 40000000000 KRW", "1,500 won: 1500 KRW"],
        ),
        (
            "The party won 40 seats; five million won the lottery, and 1,200 won seats.",
            ["40: 40 things", "1,200: 1200 things"],
        ),
        # A point parts thousands before a money that is written so, but for what fuel costs.
        ("The fine is 1.250 euros a month.", ["1.250 euros: 1250 EUR"]),
        (
            "Diesel costs 1.899 euros a litre and 1.25 euros less at home.",
            ["1.899 euros: 1.899 EUR", "1.25 euros: 1.25 EUR"],
        ),
        ("They freed 500 people, of whom 20 were children.", ["500: 500 people", "20: 20 people"]),
        ("Some 140 soldiers were held, 40 of whom have died.", ["Some 140: ~140 people", "40: 40 people"]),
        (
            "The lead shrank to 3 points, from a 12-point lead in May.",
            ["3 points: 3 points", "12-point lead: 12 points"],
        ),
        ("He was 45 when the 2024 elections came, after 12 years in office.", []),
        ("In 2035 the 2 ministers will be 70 years old; call 555-1234 at 10:30.", ["2: 2 people"]),
        ("Growth of -0.3 percent was expected.", ["-0.3 percent: -0.3 %"]),
        ("Some 2.5 million barrels a day pass through the strait.", ["Some 2.5 million: ~2500000 things"]),
        (
            "Not less than 40 aircraft and no more than 12 ships took part.",
            ["Not less than 40: ≥ 40 things", "no more than 12: ≤ 12 things"],
        ),
        ("The deadline is 2040; the 2040 deadline stands.", ["2040: 2040 year"]),
        ("It would take 30 days, or six weeks, to move 5,000+ tonnes.", ["5,000+: ≥ 5000 things"]),
        (
            "The fund holds 300 million euros, 2 billion yen and 40 million Swiss francs.",
            [
                "300 million euros: 300000000 EUR",
                "2 billion yen: 2000000000 JPY",
                "40 million Swiss francs: 40000000 CHF",
            ],
        ),
        ("The premier promised half a million new homes.", ["half a million: 500000 things"]),
        (
            "Nine in ten pensioners agree; one out of every three children is poor.",
            ["Nine in ten: 90 %", "one out of every three: 33.33333333333 %"],
        ),
        ("The cut was a quarter of the budget. It came in the third quarter.", ["a quarter: 25 %"]),
        ("Exports fell by a fifth to £4.1 billion.", ["a fifth: 20 %", "£4.1 billion: 4100000000 GBP"]),
        ("A 25% tariff on steel and a 10% one on oil begin on 1 March.", ["25%: 25 %", "10%: 10 %"]),
        ("The Section 232 tariffs hit 500 square miles of land and 12 Boeing 737 jets.", ["500: 500 things"]),
        ("In Osterby 20 people died, and 14 Super Tuesday states voted.", ["20: 20 people", "14: 14 things"]),
        ("Deaths fell from 48,913 in 2024 to 38,084 in 2025.", ["48,913: 48913 things", "38,084: 38084 things"]),
        ("Between 900 and 1,100 protesters came.", ["900 and 1,100: 900 to 1100 people"]),
        ("The premier demanded a 3.5% target.", ["3.5%: 3.5 %"]),
        ("She called 2 percent “a floor, not a ceiling”.", ["2 percent: 2 %"]),
        ("Spending fell by more than half.", ["more than half: ≥ 50 %"]),
        ("Support stands at 41 percent, up 4 points since May.", ["41 percent: 41 %", "4 points: 4 points"]),
        ("Lawmakers approved $61 billion in aid for the coast.", ["$61 billion: 61000000000 USD"]),
        ("He offered up to €500 million for new ferries.", ["up to €500 million: ≤ 500000000 EUR"]),
        ("Fares will cost between £3 and £5.", ["£3 and £5: 3 to 5 GBP"]),
        ("The ministry lost £250m last year.", ["£250m: 250000000 GBP"]),
        ("It sold for 12 million yuan.", ["12 million yuan: 12000000 CNY"]),
        ("Nearly 400 people fled the town.", ["Nearly 400: ~400 people"]),
        ("Three soldiers died and eleven were wounded.", ["Three: 3 people"]),
        ("Police arrested 52.", ["52: 52 people"]),
        ("A crowd of 20,000 heard her.", ["20,000: 20000 people"]),
        ("Two dozen countries signed the pact.", ["Two dozen: 24 things"]),
        ("They built 120 miles of fence.", ["120 miles: 193.12128 distance"]),
        ("The ship lay 30 nautical miles off the coast.", ["30 nautical miles: 55.56 distance"]),
        ("The drone can fly 2,000 km.", ["2,000 km: 2000 distance"]),
        ("The coast guard turned back 14 boats.", ["14: 14 things"]),
        ("The group wants net zero before 2050.", ["before 2050: 2050 year"]),
        ("Emissions must fall by mid-2032.", ["by mid-2032: 2032 year"]),
        ("The 2031 goal was dropped.", ["2031: 2031 year"]),
        ("One minister resigned.", []),
        ("The two leaders met for 40 minutes.", []),
        ("He is 61 years old and has served 12 years.", []),
        ("On 4 May 2019 the court ruled.", []),
        ("The Article 5 pledge and Resolution 1701 stand.", []),
        ("The meeting ended at 10:45 with 5G on the agenda.", []),
        ("She won 52 to 48 percent.", ["52: 52 %", "48 percent: 48 %"]),
        ("Prices climbed 4–5% in a year.", ["4–5%: 4 to 5 %"]),
        ("About one in eight households is behind with the rent.", ["About one in eight: ~12.5 %"]),
        ("Three quarters of the ships are old.", ["Three quarters: 75 %"]),
        ("The mayor promised 300,000 flats, or so she said.", ["300,000: 300000 things"]),
        ("The tariff on cars would be 27.5 per cent or higher.", ["27.5 per cent or higher: ≥ 27.5 %"]),
        ("It takes $7.25 an hour to live.", ["$7.25: 7.25 USD"]),
        ("Oil rose to $90 a barrel.", ["$90: 90 USD"]),
        ("He cited a 1.5 percentage point gap.", ["1.5 percentage point: 1.5 points"]),
        ("Thousands marched and dozens were held.", []),
        ("A few hundred dollars were missing.", []),
        ("The budget grew by 1.2 trillion rubles.", ["1.2 trillion rubles: 1200000000000 RUB"]),
        (
            "It costs 24 billion crowns, or 310 million Danish kroner.",
            ["24 billion crowns: 24000000000 crowns", "310 million Danish kroner: 310000000 DKK"],
        ),
        ("They asked for 10-15 jets.", ["10-15: 10 to 15 things"]),
        ("More than a million people voted.", ["More than a million: ≥ 1000000 people"]),
    ],
)
def test_values_and_units(nlp: Language, text: str, expected: list[str]) -> None:
    assert [shown(text, figure) for figure in figures(nlp(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Allies agreed on a 5% defense spending target by 2035.", ["defense spending target", "agreed …"]),
        ("Denmark will spend at least 2 per cent of GDP on defence.", ["GDP"]),
        ("The package is worth $40 billion.", ["The package"]),
        ("About a third of the members voted against it.", ["the members"]),
        ("The minister wants between 3 and 3.5 percent of gross domestic product.", ["gross domestic product"]),
        ("The tariff was raised from 10% to 25%.", ["The tariff", "The tariff"]),
        ("The tariff rose from 10 to 25 percent.", ["The tariff", "The tariff"]),
        ("They will hire 8,000 to 10,000 soldiers by the end of 2030.", ["soldiers", "hire …"]),
        ("The bridge is 300 feet long.", ["The bridge"]),
        (
            "The firm paid €1.2bn for 24 jets and US$300 million in services.",
            ["paid … for 24 jets", "jets", "services"],
        ),
        ("Inflation eased to 2.5 percent.", ["Inflation"]),
        ("Wages rose 3.2 per cent or more.", ["Wages"]),
        ("More than 200 people were killed and 1,400 wounded.", ["people", "wounded …"]),
        ("The plan costs $15 to $20 million a year.", ["The plan"]),
        ("Two-thirds of voters and half of all members said no.", ["voters", "all members"]),
        ("The lead shrank to 3 points, from a 12-point lead in May.", ["The lead", "The lead"]),
        ("In 2035 the 2 ministers will be 70 years old; call 555-1234 at 10:30.", ["ministers"]),
        ("Growth of -0.3 percent was expected.", ["Growth"]),
        ("Some 2.5 million barrels a day pass through the strait.", ["barrels"]),
        ("Not less than 40 aircraft and no more than 12 ships took part.", ["aircraft", "ships"]),
        ("The deadline is 2040; the 2040 deadline stands.", ["deadline"]),
        ("It would take 30 days, or six weeks, to move 5,000+ tonnes.", ["move …"]),
        (
            "The fund holds 300 million euros, 2 billion yen and 40 million Swiss francs.",
            ["holds …", "holds …", "holds …"],
        ),
        ("The premier promised half a million new homes.", ["new homes"]),
        ("Nine in ten pensioners agree; one out of every three children is poor.", ["pensioners", "children"]),
        ("The cut was a quarter of the budget. It came in the third quarter.", ["the budget"]),
        ("Exports fell by a fifth to £4.1 billion.", ["Exports", "Exports"]),
        ("A 25% tariff on steel and a 10% one on oil begin on 1 March.", ["tariff", ""]),
        ("In Osterby 20 people died, and 14 Super Tuesday states voted.", ["people", "Super"]),
        ("Deaths fell from 48,913 in 2024 to 38,084 in 2025.", ["Deaths", "Deaths"]),
        ("Between 900 and 1,100 protesters came.", ["protesters"]),
        ("The premier demanded a 3.5% target.", ["target"]),
        ("Spending fell by more than half.", ["Spending"]),
        ("Support stands at 41 percent, up 4 points since May.", ["Support", "Support"]),
        ("Lawmakers approved $61 billion in aid for the coast.", ["aid"]),
        ("Fares will cost between £3 and £5.", ["Fares"]),
        ("The ministry lost £250m last year.", ["lost …"]),
        ("It sold for 12 million yuan.", ["sold …"]),
        ("Nearly 400 people fled the town.", ["people"]),
        ("Three soldiers died and eleven were wounded.", ["soldiers"]),
        ("Police arrested 52.", ["arrested …"]),
        ("Three percent of them left.", ["left …"]),
        ("They freed 500 people, of whom 20 were children.", ["people", "children"]),
        ("A crowd of 20,000 heard her.", ["A crowd"]),
        ("Two dozen countries signed the pact.", ["countries"]),
        ("The ship lay 30 nautical miles off the coast.", ["lay … off the coast"]),
        ("The drone can fly 2,000 km.", ["fly …"]),
        ("The coast guard turned back 14 boats.", ["boats"]),
        ("The group wants net zero before 2050.", ["wants …"]),
        ("Emissions must fall by mid-2032.", ["Emissions"]),
        ("The 2031 goal was dropped.", ["goal"]),
        ("She won 52 to 48 percent.", ["won …", "won …"]),
        ("Prices climbed 4–5% in a year.", ["Prices"]),
        ("About one in eight households is behind with the rent.", ["households"]),
        ("Three quarters of the ships are old.", ["the ships"]),
        ("The mayor promised 300,000 flats, or so she said.", ["flats"]),
        ("The tariff on cars would be 27.5 per cent or higher.", ["The tariff"]),
        ("Oil rose to $90 a barrel.", ["Oil"]),
        ("The budget grew by 1.2 trillion rubles.", ["The budget"]),
        ("They asked for 10-15 jets.", ["jets"]),
        ("More than a million people voted.", ["people"]),
    ],
)
def test_what_it_measures(nlp: Language, text: str, expected: list[str]) -> None:
    assert [figure.measures for figure in figures(nlp(text))] == expected


def test_target_years_are_not_before_the_article(analyse: Callable[..., ParsedArticle]) -> None:
    text = "The fleet was sold by 2019. The port must close by 2031."
    (figure,) = analyse(text, published=date(2026, 5, 1)).figures
    assert (figure.low, figure.unit) == (2031, Unit.YEAR)


def test_headlines_bylines_and_datelines_are_left_out(analyse: Callable[..., ParsedArticle]) -> None:
    text = "Fares up 5%\n\nFares rose by 5% in May."
    regions = (Region(RegionKind.HEADLINE, 0, 11),)
    (figure,) = analyse(text, regions=regions).figures
    assert text[slice(*figure.sentence)] == "Fares rose by 5% in May."


def test_the_sentence_is_where_the_figure_stands(analyse: Callable[..., ParsedArticle]) -> None:
    text = "The port is old. It cost $40 million. Nobody minds."
    (figure,) = analyse(text).figures
    assert text[slice(*figure.sentence)].strip() == "It cost $40 million."


_PIECES = st.sampled_from(
    ["5%", "$40 billion", "between 3", "and 4", "to", "-", "at least", "a third", "of", "by", "2035", "people", ",", "\n",
     "“", "”", "1,2", "0", "one in", "0.5", "€", "km", "½", "from", "half", "million", "ships", "x"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_figures_stand_inside_their_sentence_with_ordered_bounds(nlp: Language, text: str) -> None:
    for figure in figures(nlp(text)):
        assert figure.sentence[0] <= figure.start < figure.end <= len(text)
        bounds = [bound for bound in (figure.low, figure.high) if bound is not None]
        assert bounds == sorted(bounds)
        assert bounds
        assert all(map(math.isfinite, bounds))
