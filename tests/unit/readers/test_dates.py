from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.readers.dates import parse_day

MARCH_3 = date(2026, 3, 3)


@pytest.mark.parametrize(
    "value",
    [
        "2026-03-03",
        " 2026-03-03 ",
        "20260303",
        "2026-03-03T23:30:00Z",
        "2026-03-03T23:30:00-05:00",
        "2026-03-03T00:10:00+0900",
        "2026-03-03 10:00 GMT",
        "Tue, 03 Mar 2026 23:30:00 -0500",
        "March 3, 2026",
        "Mar. 3, 2026",
        "3 March 2026",
        "Tuesday, March 3rd, 2026 at 10:14 a.m.",
    ],
)
def test_full_dates_are_read_in_their_own_time_zone(value: str) -> None:
    assert parse_day(value) == MARCH_3


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2026",
        "2026-03",
        "2026-W10",
        "March 2026",
        "March 3",
        "Tuesday",
        "Tuesday, March 2026",
        "yesterday",
        "3 days ago",
        "10:30",
        "03/04/2026",
        "3.4.2026",
        "3/3/26",
        "2026-02-30",
        "31 April 2026",
        "1741000000",
        "March 3, 2026, or so the board says, but nobody who was there remembers it",
    ],
)
def test_no_part_of_a_date_is_made_up(value: str) -> None:
    assert parse_day(value) is None


def test_numbers_that_can_only_be_read_one_way_are_a_date() -> None:
    assert parse_day("25/12/2026") == date(2026, 12, 25)


@given(st.text(max_size=70) | st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,9}[-/. ,]{1,2}[0-9]{1,4}", fullmatch=True))
def test_any_text_is_a_day_or_none(value: str) -> None:
    day = parse_day(value)
    assert day is None or str(day.year) in value or f"{day.year:04}" in value
