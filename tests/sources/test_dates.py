"""Printed dates are read as they stand, and only where they are dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.sources import dates

PRINTED = {
    "2022-09-22 18:04": "2022-09-22T18:04",
    "2022/9/2": "2022-09-02",
    "2022年9月22日 18:04": "2022-09-22T18:04",
    "September 22, 2022": "2022-09-22",
    "Sept. 22, 2022, at 9:05 p.m.": "2022-09-22T21:05",
    "Wednesday, 5 June 2019": "2019-06-05",
    "22nd of September 2022": "2022-09-22",
    "7 марта 2025 года 16:20": "2025-03-07T16:20",
    "22.09.2022 18:04": "2022-09-22T18:04",
    "09/22/2022": "2022-09-22",
    "03/04/2021": "2021-04-03",
    "2022-07-01T01:15:59+00:00": "2022-07-01T01:15",
    "12:30 AM": None,
    "31 February 2022": None,
    "the 20th": None,
    "": None,
}


@pytest.mark.parametrize(("printed", "iso"), PRINTED.items())
def test_printed_dates(printed: str, iso: str | None) -> None:
    """Each way of printing a date gives the ISO form, or nothing where no full date is printed."""
    assert dates.iso(printed) == iso


def test_the_first_date_counts() -> None:
    """Of two dates in a line the first is taken, whatever its form."""
    assert dates.iso("Published 3 March 2021, updated 2021-04-05") == "2021-03-03"


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_iso_dates_come_back(day: date) -> None:
    """An ISO date reads as itself."""
    assert dates.iso(day.isoformat()) == day.isoformat()


@given(st.text(max_size=60))
def test_nothing_raises(text: str) -> None:
    """No line breaks the reading, and what comes out is a date."""
    found = dates.iso(text)
    assert found is None or date.fromisoformat(found[:10])
