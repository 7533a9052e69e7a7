"""Which day a sentence means: a printed date, or a relative word resolved against the publication date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from communique.model import Span


class Dates:
    """Reads English dates; built from the grammar's month, weekday and relative words."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._months = {name: number for number, name in enumerate(words["month"], 1)}
        self._months |= {name: number for number, name in enumerate(words["month_short"], 1)}
        self._months["sept"] = 9
        self._weekdays = {name: number for number, name in enumerate(words["weekday"])}
        month = "|".join(sorted(self._months, key=len, reverse=True))
        day = r"(?P<day{0}>[0-3]?\d)(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and)\s*[0-3]?\d(?:st|nd|rd|th)?)?"
        self._date = re.compile(
            rf"\b(?:(?P<month1>{month})\.?\s+{day.format(1)}(?:,?\s+(?P<year1>(?:19|20)\d\d))?"
            rf"|(?:from\s+)?{day.format(2)}\s+(?:of\s+)?(?P<month2>{month})\.?(?:,?\s+(?P<year2>(?:19|20)\d\d))?)\b",
            re.IGNORECASE,
        )
        self._relative = {
            **dict.fromkeys(words["today"], 0),
            **dict.fromkeys(words["yesterday"], -1),
            **dict.fromkeys(words["tomorrow"], 1),
        }
        names = sorted([*self._relative, *self._weekdays], key=len, reverse=True)
        self._word = re.compile(rf"\b({'|'.join(names)})\b", re.IGNORECASE)

    def find(self, text: str, span: Span, published: str | None) -> tuple[str, Span, str] | None:
        """The first day named in the span; None when it names none or a part is missing that nothing supplies."""
        day = self._printed(text, span, published)
        word = self._spoken(text, span, published)
        if day and word:
            return day if day[1].start <= word[1].start or word[2] == "weekday" else word
        return day or word

    def _printed(self, text: str, span: Span, published: str | None) -> tuple[str, Span, str] | None:
        for found in self._date.finditer(text, span.start, span.end):
            which = "1" if found["month1"] else "2"
            month = self._months[found[f"month{which}"].lower()]
            year = found[f"year{which}"]
            number = int(found[f"day{which}"])
            if year is None and published is None:
                continue
            try:
                day = date(int(year or published[:4]), month, number)  # type: ignore[index]
                if year is None and published and (day - date.fromisoformat(published[:10])).days > 180:
                    day = day.replace(year=day.year - 1)
            except ValueError:
                continue
            return day.isoformat(), Span(*found.span()), "text"
        return None

    def _spoken(self, text: str, span: Span, published: str | None) -> tuple[str, Span, str] | None:
        if published is None:
            return None
        try:
            base = date.fromisoformat(published[:10])
        except ValueError:
            return None
        for found in self._word.finditer(text, span.start, span.end):
            word = found[1].lower()
            if word in self._relative:
                day = base + timedelta(days=self._relative[word])
                return day.isoformat(), Span(*found.span()), "relative"
            day = base - timedelta(days=(base.weekday() - self._weekdays[word]) % 7)
            return day.isoformat(), Span(*found.span()), "weekday"
        return None
