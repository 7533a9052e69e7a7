"""How readouts are numbered by day, so that the order of their numbers is the order of their days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

DAY_BITS = 14
DATED = 1 << 28
"""The least slot with a day."""
_EPOCH = date(1800, 1, 1).toordinal()


def slots_of(day: str | None) -> tuple[int, int]:
    """The least and the greatest slot of a day; of readouts without one for None.

    Slots number the rows of the full-text index. Undated readouts have the first 2^28, then every day from 1800 on has
    16,384, so that rows lie in order of day and close together, which keeps the index small.
    """
    try:
        number = date.fromisoformat(day).toordinal() - _EPOCH if day else -1
    except ValueError:
        number = -1
    low = DATED + (number << DAY_BITS)
    return (low, low + (1 << DAY_BITS) - 1) if number >= 0 else (1, DATED - 1)


def span_of(year: int) -> tuple[int, int]:
    """The least and the greatest slot of a year from 1800 to 9999."""
    return slots_of(f"{year:04}-01-01")[0], slots_of(f"{year:04}-12-31")[1]


def span_of_month(month: str) -> tuple[int, int]:
    """The least and the greatest slot of a month "YYYY-MM"."""
    last = monthrange(int(month[:4]), int(month[5:]))[1]
    return slots_of(f"{month}-01")[0], slots_of(f"{month}-{last}")[1]


def day_at(slot: int) -> str | None:
    """The day whose slot this is; None where it is one without a day."""
    number = (slot - DATED) >> DAY_BITS
    return date.fromordinal(_EPOCH + number).isoformat() if number >= 0 else None
