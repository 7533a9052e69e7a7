"""By when: the words of a term, and the last day that it leaves.

The patterns are data (`data/terms/<lang>.toml`). A term lies ahead: what a text dates before its own day is no term, so
"the accord signed in 2019" gives none. Words that name no calendar ("as soon as possible") are a term without a day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from communique import datafile
from communique.lexicon import DATA
from communique.model import Span

Unit = Literal["day", "week", "month", "quarter", "year", "none"]
_NAMED = re.compile(r"\(\?P<\w+>")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_RECENT_MONTHS = 7
"""A month named without its year that was over so few months ago is that one, not the next of the name."""


class Term(NamedTuple):
    """Where a term stands, and its last day as ISO 8601 as precise as the words are: a day, a month or a year.

    `due` is None where the words name no calendar, or one that cannot be counted without the day of the text.
    """

    span: Span
    due: str | None


class Example(msgspec.Struct, forbid_unknown_fields=True):
    """A text of a `day`, the `words` of its term, and what they come to."""

    text: str
    day: str
    words: str
    due: str | None = None


class Pattern(msgspec.Struct, forbid_unknown_fields=True):
    """One way to say by when; the fields are described in data/README.md."""

    id: str
    pattern: str
    unit: Unit | None = None
    ahead: int = 0
    share: float = 1.0
    example: list[Example] = []
    counter: list[str] = []


class Terms(msgspec.Struct, forbid_unknown_fields=True):
    """The terms of one language; `units` says which unit of time a word is."""

    months: list[str]
    numbers: dict[str, int]
    units: dict[str, Unit]
    term: list[Pattern]


def find_term(folded: str, lang: str, span: Span, day: str | None) -> Term | None:
    """The first term inside the span of a folded text, the longest at its place; None where there is none.

    `day` is the day of the text, ISO 8601, or None where it has none; relative words then give no `due`.
    """
    known = _compiled(lang)
    if known is None or not known.any.search(folded, span.start, span.end):
        return None
    base = _day(day)
    best: Term | None = None
    for pattern, expression in known.each:
        for match in expression.finditer(folded, span.start, span.end):
            if best and (match.start(), -match.end()) >= (best.span.start, -best.span.end):
                break
            due = _due(known.terms, pattern, match, base)
            if due is None or not _is_past(due, base):
                best = Term(Span(*match.span()), due)
                break
    return best


def last_day(due: str) -> str:
    """The last day of an ISO year, month or day."""
    if len(due) == 4:
        return f"{due}-12-31"
    return f"{due}-{monthrange(int(due[:4]), int(due[5:7]))[1]:02}" if len(due) == 7 else due


def known_terms(lang: str) -> Terms:
    """The terms of a language, from its file; DataFileError where there is none or it breaks the schema."""
    return datafile.read(DATA / "terms" / f"{lang}.toml", Terms)


class _Compiled(NamedTuple):
    """The patterns one by one, and all of them as one expression, which tells at once that there is none."""

    terms: Terms
    each: list[tuple[Pattern, re.Pattern[str]]]
    any: re.Pattern[str]


@lru_cache(maxsize=8)
def _compiled(lang: str) -> _Compiled | None:
    if not (DATA / "terms" / f"{lang}.toml").is_file():
        return None
    known = known_terms(lang)
    places = {
        "{year}": r"(?P<year>(?:19|20|21)\d\d)",
        "{month}": f"(?P<month>{'|'.join(sorted(known.months, key=len, reverse=True))})",
        "{day}": r"(?P<day>[0-3]?\d)",
        "{number}": rf"(?P<number>\d{{1,3}}|{_any(known.numbers)})",
        "{unit}": f"(?P<unit>{_any(known.units)})",
    }
    edge = r"(?<!\w)" if lang != "zh" else ""
    filled = [(one, _filled(one.pattern, places)) for one in known.term]
    either = "|".join(_NAMED.sub("(?:", expression) for _, expression in filled)
    each = [(one, re.compile(f"{edge}(?:{expression})")) for one, expression in filled]
    return _Compiled(known, each, re.compile(f"{edge}(?:{either})"))


def _filled(pattern: str, places: dict[str, str]) -> str:
    for name, expression in places.items():
        pattern = pattern.replace(name, expression)
    return pattern.replace(" ", r"(?:\s+)")


def _any(words: dict[str, int] | dict[str, Unit]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _day(day: str | None) -> date | None:
    """The day; None where it is none, or of a year from which none can be counted or in which nobody wrote readouts."""
    try:
        found = date.fromisoformat(day[:10]) if day else None
    except ValueError:
        return None
    return found if found and 1800 <= found.year <= 2199 else None


def _is_past(due: str, base: date | None) -> bool:
    return base is not None and last_day(due) < base.isoformat()


def _due(known: Terms, pattern: Pattern, match: re.Match[str], base: date | None) -> str | None:
    """What the words come to; None where they name no calendar, or the day of the text is needed and not known."""
    found = {name: value for name, value in match.groupdict().items() if value}
    if pattern.unit == "none":
        return None
    if "number" in found:
        count = found["number"]
        return _counted(known.units[found["unit"]], known.numbers.get(count) or int(count), base)
    if "month" in found:
        return _in_month(known, pattern, found, base)
    year = int(found["year"]) if "year" in found else base.year if base else None
    if "year" not in found and pattern.unit != "year":
        return _relative(pattern, base)
    if year is None:
        return None
    year += pattern.ahead if "year" not in found else 0
    return f"{year}" if pattern.share == 1 else f"{year}-{round(12 * pattern.share):02}"


def _in_month(known: Terms, pattern: Pattern, found: dict[str, str], base: date | None) -> str | None:
    """A month, or a day of it: of the year that is named, else the next one that is not over.

    "In June" said in July looks back, "by June" forward: the group `by` marks words that only look forward.
    """
    month = next(i for i, name in enumerate(known.months, 1) if re.fullmatch(name, found["month"]))
    day = int(found.get("day", 0))
    if "year" in found:
        year = int(found["year"])
    elif base is None:
        return None
    else:
        over = (month, day or 31) < (base.month, base.day)
        recent = base.month - month < _RECENT_MONTHS and "by" not in found
        year = base.year + (pattern.ahead if pattern.unit == "year" else over and not recent)
    if day > monthrange(year, month)[1] or ("day" in found and not day):
        return None
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def _relative(pattern: Pattern, base: date | None) -> str | None:
    if base is None:
        return None
    if pattern.unit == "week":
        return (base + timedelta(days=6 - base.weekday() + 7 * pattern.ahead)).isoformat()
    if pattern.unit == "month":
        return _months_on(base, pattern.ahead)
    return (base + timedelta(days=pattern.ahead)).isoformat()


def _counted(unit: Unit, count: int, base: date | None) -> str | None:
    if base is None or count > 200:
        return None
    if unit in _MONTHS:
        return _months_on(base, _MONTHS[unit] * count)
    return (base + timedelta(days=count * (7 if unit == "week" else 1))).isoformat()


def _months_on(base: date, months: int) -> str:
    number = base.year * 12 + base.month - 1 + months
    return f"{number // 12:04}-{number % 12 + 1:02}"
