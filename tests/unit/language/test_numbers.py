import pytest

from onrecord.language.numbers import numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40", [40]),
        ("2,383 and 1.5", [2383, 1.5]),
        ("1.6 billion", [1.6e9]),
        ("4.6 million", [4_600_000]),
        ("2.5bn and 30mn", [2.5e9, 3e7]),
        ("$40m but 40m", [4e7]),
        ("twenty-five", [25]),
        ("two hundred and five", [205]),
        ("twelve thousand three hundred", [12300]),
        ("an estimated four million", [4e6]),
        ("a million, half a million, half-million", [1e6, 5e5, 5e5]),
        ("two dozen", [24]),
        ("a third of voters, two-thirds, three quarters", [pytest.approx(100 / 3), pytest.approx(200 / 3), 75]),
        ("one in five, 1 in 32, nine out of every ten", [20, 3.125, 90]),
        ("by half; half of it; cut in half", [50, 50, 50]),
        ("a change of -0.3 percent", [-0.3]),
        ("one point five million, zero point zero five, two and a half billion, 4 1/2", [1.5e6, 0.05, 2.5e9, 4.5]),
        ("35 lakh, two crore, 1,20,000 crore, 4.5 lakh crore", [3.5e6, 2e7, 1.2e12, 4.5e12]),
        ("$ 1.8 bln, $ 7 mil, $5MM, $4K, $40 m, Rs16-crore, RM10 million", [1.8e9, 7e6, 5e6, 4e3, 4e7, 1.6e8, 1e7]),
        ("2k voters, 40 m long", [2000, 40]),
        ("1 250 000 and 1.250.000", [1_250_000, 1_250_000]),
        ("1\u00a0250 and 12\u202f300", [1250, 12300]),
        ("about 12 300 people, but on 3 May 12 300 people", [12300, 3, 12, 300]),
        ("1.250,50 euros, 3,5 per cent, 8,5 million; 3,5 or 1,2,3", [1250.5, 3.5, 8.5e6]),
        ("192.168.100.200", []),
        ("two and three quarter million, one and a quarter percent", [2.75e6, 1.25]),
        ("three quarters of a million, two-thirds of a billion, a quarter million", [7.5e5, 666666666.666667, 2.5e5]),
        ("half a percent, half of one percent, a quarter of a percentage point", [0.5, 0.5, 0.25]),
        ("2½ million, 1¾, 4 1/2 million", [2.5e6, 1.75, 4.5e6]),
        ("one million two hundred thousand, three hundred fifty thousand", [1.2e6, 3.5e5]),
        ("a hundred and fifty, a thousand and one", [150, 1001]),
        ("one hundred and two hundred, nineteen ninety", [100, 200, 19, 90]),
        ("between two thousand and three hundred", [2000, 300]),
        ("€40-50m", [40, 5e7]),
        ("minus 12, negative 0.4, minus $3 million, minus one point five", [-12, -0.4, -3e6, -1.5]),
        ("the first half, half an hour, a third term, the third quarter", []),
        ("5G, G7, A320, 401k, 10:45, 24/7, 3rd, COVID-19, x=4, %208", []),
        ("dozens, hundreds, thousands of millions", []),
    ],
)
def test_values(text: str, expected: list[float]) -> None:
    assert [number.value for number in numbers(text)] == expected


def test_a_number_is_where_it_is_written() -> None:
    text = "Of 1,200 ships two-thirds left."
    assert [text[number.start : number.end] for number in numbers(text)] == ["1,200", "two-thirds"]
