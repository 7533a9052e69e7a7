"""Read the day and the minute that a page prints, in the ways that ministries print them.

Only what stands there is taken over: no time zone is guessed and nothing is resolved against today, because a
publication time is evidence. Days inside sentences belong to the extraction, not here.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from communique.sources import profile

_TIME = (
    r"(?:[,;|]?\s*(?:at|um|à|в|T|-|–|—)?\s*)(?P<hour>[012]?\d)[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?"
)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = profile.generic().month_pattern
    year = r"(?P<year>(?:19|20)\d\d)"
    time = f"(?:{_TIME})?"
    return tuple(
        re.compile(pattern + time, re.IGNORECASE)
        for pattern in (
            rf"(?<!\d){year}(?:\s?[-/.年]\s?|\s)(?P<month>\d{{1,2}})\s?[-/.月]\s?(?P<day>\d{{1,2}})(?!\d)日?",
            rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?(?P<name>{month})\.?,?\s+(?:de\s+)?{year}"
            r"(?:\s?(?:года|г\.))?",
            rf"\b(?P<name>{month})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{year}",
            rf"(?<!\d)(?P<day>\d{{1,2}})[./-](?P<month>\d{{1,2}})[./-]{year}(?!\d)",
        )
    )


@lru_cache(maxsize=4096)
def iso(printed: str) -> str | None:
    """The first full date in `printed` as ISO 8601, with the minute where it follows; None where there is none.

    "22.09.2022 18:04" → "2022-09-22T18:04". Day comes before month in dates of digits, except where only the other
    order is a date.
    """
    found = [match for pattern in _patterns() if (match := pattern.search(printed))]
    for match in sorted(found, key=lambda match: match.start()):
        settled = _settle(match.groupdict())
        if settled:
            return settled
    return None


def _settle(part: dict[str, str | None]) -> str | None:
    name = part.get("name")
    month = profile.generic().month_numbers[name.lower()] if name else int(part["month"] or 0)
    day = int(part["day"] or 0)
    if month > 12 >= day:
        month, day = day, month
    try:
        settled = date(int(part["year"] or 0), month, day).isoformat()
    except ValueError:
        return None
    if not part["hour"]:
        return settled
    hour = int(part["hour"])
    if part["half"]:
        hour = hour % 12 + (12 if part["half"].lower() == "p" else 0)
    return f"{settled}T{hour:02}:{part['minute']}" if hour < 24 else settled
