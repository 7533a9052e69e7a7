"""Which day a Russian sentence means: a printed date, or a relative word resolved against the publication date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from communique.model import Span


class Dates:
    """Reads Russian dates; built from the grammar's month, weekday and relative words."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._months = {name: number for number, name in enumerate(words["month"], 1)}
        months = "|".join(self._months)
        self._printed = re.compile(
            rf"(?<![\d.])(?P<day>[0-3]?\d)(?:(?:\s?[–-]\s?|\s+(?:по|и)\s+)[0-3]?\d)?\s+(?P<month>{months})(?:\s+(?P<year>(?:19|20)\d\d))?"
            r"|(?<![\d.])(?P<d>[0-3]?\d)\.(?P<m>[01]\d)\.(?P<y>(?:19|20)\d\d)(?!\d)",
            re.IGNORECASE,
        )
        self._days = {
            **dict.fromkeys(words["today"], 0), **dict.fromkeys(words["yesterday"], -1),
            **dict.fromkeys(words["tomorrow"], 1),
        }  # fmt: skip
        self._weekdays = {name: number for number, name in enumerate(words["weekday"])}
        relative = "|".join(sorted(self._days, key=len, reverse=True))
        self._word = re.compile(
            rf"\b(?:(?P<day>{relative})|во?\s+(?P<week>{'|'.join(self._weekdays)}))\b", re.IGNORECASE
        )

    def find(self, text: str, span: Span, published: str | None) -> tuple[str, Span, str] | None:
        """The first day named in the span; None when it names none or a part is missing that nothing supplies."""
        base = _day(published)
        for found in self._printed.finditer(text, span.start, span.end):
            day = self._calendar(found, base)
            if day:
                return day.isoformat(), Span(*found.span()), "text"
        if base is None:
            return None
        for found in self._word.finditer(text, span.start, span.end):
            if found["day"]:
                day = base + timedelta(days=self._days[found["day"].lower()])
            else:
                day = base - timedelta(days=(base.weekday() - self._weekdays[found["week"].lower()]) % 7)
            return day.isoformat(), Span(*found.span()), "relative"
        return None

    def _calendar(self, found: re.Match[str], base: date | None) -> date | None:
        try:
            if found["d"]:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            month, number = self._months[found["month"].lower()], int(found["day"])
            if found["year"]:
                return date(int(found["year"]), month, number)
            if base is None:
                return None
            day = date(base.year, month, number)
            return day.replace(year=day.year - 1) if (day - base).days > 180 else day
        except ValueError:
            return None


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
