"""Days: what a question may ask for as one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.days import check_days, is_day
from communique.errors import UsageError


@given(st.dates(date(1, 1, 1)))
def test_every_date_of_the_calendar_is_a_day(day: date) -> None:
    """Whatever the calendar has is a day as ISO 8601 writes it."""
    assert is_day(day.isoformat())


@pytest.mark.parametrize("value", ["2031-13-01", "2031-02-29", "20310501", "2031-W18-4", "2031", "yesterday", "2031-05-01T09:30"])
def test_what_the_calendar_lacks_is_refused_with_the_way_to_write_it(value: str) -> None:
    """No such month or day, another way of writing, or a moment: the value and the right way are named."""
    assert not is_day(value)
    with pytest.raises(UsageError, match="is no date") as refused:
        check_days(None, "2031-05-01", value)
    assert "write YYYY-MM-DD" == refused.value.hint


def test_no_day_asks_nothing() -> None:
    """None and an empty value pass."""
    check_days(None, "")
