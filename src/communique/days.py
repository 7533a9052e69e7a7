"""What a day is: a date of the calendar, written YYYY-MM-DD. Said once, so that every question refuses the same."""

from __future__ import annotations

from datetime import date

from communique.errors import UsageError


def is_day(value: str) -> bool:
    """Whether this is a date that the calendar has, written YYYY-MM-DD and no other way of ISO 8601."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def check_days(*values: str | None) -> None:
    """UsageError for the first that is no day; None and "" ask nothing and pass."""
    for value in values:
        if value and not is_day(value):
            raise UsageError(f"{value!r} is no date", hint="write YYYY-MM-DD")
