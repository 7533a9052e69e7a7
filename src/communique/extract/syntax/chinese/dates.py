"""Which day Chinese words mean: 2024年3月5日, 3月5日, 5日, 5号, 今天, 二月三日, 民国113年5月20日."""

from __future__ import annotations

import re
from datetime import date, timedelta

from communique.model import Span

_NUMBER = r"[0-9]{1,4}|[〇○零一二三四五六七八九十]{1,4}"
_DAY = re.compile(
    rf"(?:(?P<roc>民国)?(?P<year>{_NUMBER})年\s?)?(?:(?P<month>{_NUMBER})月(?:份)?\s?)?"
    rf"(?:（(?P<inner>{_NUMBER})）|(?P<day>{_NUMBER}))\s?[日号](?!线|院|楼|本|报)"
)
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_ROC = 1911


class Days:
    """Reads the first calendar day in a span; the words for today and its neighbours come from the grammar."""

    def __init__(self, words: dict[str, list[str]]) -> None:
        offsets = {"today": 0, "yesterday": -1, "before_yesterday": -2, "tomorrow": 1}
        self._relative = {form: days for key, days in offsets.items() for form in words.get(key, [])}
        forms = sorted(self._relative, key=len, reverse=True)
        self._word = re.compile("|".join(map(re.escape, forms)) or r"(?!)")

    def first(self, folded: str, span: Span, published: str | None) -> tuple[str, Span, str] | None:
        """ISO day, words and basis: "text" with a printed year, else "relative" to the day of publication.

        A day without a month or year is the latest such day not after publication; one that would lie more than half a
        year back belongs to the year ahead. None when no day is named or publication is needed and unknown.
        """
        day = _published(published)
        match = _DAY.search(folded, span.start, span.end)
        word = self._word.search(folded, span.start, span.end)
        while match and not (match["month"] or match["year"]) and _counts(folded, match):
            match = _DAY.search(folded, match.end(), span.end)
        if word and (not match or word.start() < match.start()):
            if match and match.start() - word.end() <= 1:
                return self._named(match, day)
            if day:
                iso = day + timedelta(days=self._relative[word.group()])
                return iso.isoformat(), Span(*word.span()), "relative"
        return self._named(match, day) if match else None

    def _named(self, match: re.Match[str], published: date | None) -> tuple[str, Span, str] | None:
        number = _number(match["day"] or match["inner"])
        month = _number(match["month"]) if match["month"] else None
        span = Span(*match.span())
        if match["year"] and month:
            year = _number(match["year"]) + (_ROC if match["roc"] or _number(match["year"]) < 200 else 0)
            found = _valid(year, month, number)
            return (found.isoformat(), span, "text") if found else None
        if published is None:
            return None
        found = _with_month(month, number, published) if month else _latest(number, published)
        return (found.isoformat(), span, "relative") if found else None


def _counts(folded: str, match: re.Match[str]) -> bool:
    """Whether "3日" counts days ("为期3日") instead of naming one."""
    return folded[max(0, match.start() - 2) : match.start()].endswith(("为期", "期", "第", "连续", "至", "-"))


def _published(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
    return int("".join(str(_DIGITS[c]) for c in text))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_month(month: int, day: int, published: date) -> date | None:
    """The day in the year that brings it nearest to publication."""
    found = [_valid(year, month, day) for year in (published.year - 1, published.year, published.year + 1)]
    return min((d for d in found if d), key=lambda d: abs((d - published).days), default=None)


def _latest(day: int, published: date) -> date | None:
    """The latest such day not after publication, looking back over three months."""
    year, month = published.year, published.month
    for _ in range(3):
        found = _valid(year, month, day)
        if found and found <= published:
            return found
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return None
