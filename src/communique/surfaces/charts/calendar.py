"""A calendar of meetings as SVG: a year a row, a week a column, a day a square with the number of its meetings.

Months are parted by a line, so that the eye finds them without counting. The depth of a square repeats its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from communique.analysis.network import Calendar
from communique.surfaces.charts.picture import Link, empty, framed, grade, grades, legend, linked, quoted
from communique.surfaces.words import Words, words

_LEFT, _TOP, _CELL, _GAP = 54, 26, 16.5, 1.5
_YEAR = _TOP + 7 * _CELL + 16
_BUSIEST = 3
_MOST = 99
"""The greatest number that fits into a square."""


def chart(found: Calendar, lang: str = "en", *, alone: bool = True, link: Link | None = None) -> str:
    """The picture; `alone` as a file with its own colours, else for a page that has them (`picture.STYLES`).

    `link` gives the address of a day, an ISO date. Without a meeting it says so.
    """
    say = words(lang)
    title = titled(found, say)
    if not found.days:
        return empty(title, say, alone=alone)
    years = range(found.first, found.last + 1)
    counts, rows = dict(found.days), list[str]()
    for row, year in enumerate(years):
        rows += _year(year, row * _YEAR, counts, say, link)
    rows += legend(list(counts.values()), say, _LEFT, len(years) * _YEAR + 2, "picture_scale")
    return framed(rows, len(years) * _YEAR + 28, title, told(found, say), notes(found, say), alone=alone)


def titled(found: Calendar, say: Words) -> str:
    """What the picture shows: "Meetings day by day: 2031"."""
    what = say.say("picture_calendar_of", party=say.party(found.party)) if found.party else say.say("picture_calendar")
    years = str(found.first) if found.first == found.last else f"{found.first}–{found.last}"
    return what + say.colon + years


def told(found: Calendar, say: Words) -> list[str]:
    """The picture in words: how many, and the busiest days."""
    busiest = sorted(found.days, key=lambda one: (-one[1], one[0]))[:_BUSIEST]
    days = ("；" if say.lang == "zh" else "; ").join(_day(day, count, say) for day, count in busiest)
    return [say.say("meetings_count", n=found.total) + ("。" if say.lang == "zh" else "."),
            say.say("picture_busiest", days=days)]  # fmt: skip


def notes(found: Calendar, say: Words) -> list[str]:
    """What lies before and after these years."""
    beside = say.say("picture_beside", earlier=found.earlier, later=found.later)
    return [beside if found.earlier or found.later else ""]


def _day(day: str, count: int, say: Words) -> str:
    return say.say("picture_day", day=say.day(day), n=count)


def _year(year: int, top: float, counts: Mapping[str, int], say: Words, link: Link | None) -> Iterator[str]:
    steps, first = grades(counts.values()), date(year, 1, 1)
    days = [first + timedelta(n) for n in range((date(year, 12, 31) - first).days + 1)]
    yield f'<text class="year" x="16" y="{top + _TOP - 7:.0f}">{year:04}</text>'
    for row, name in enumerate(say.say("picture_weekdays").split()):
        if row % 2 == 0:
            y = top + _TOP + row * _CELL + 12
            yield f'<text class="small" x="{_LEFT - 5}" y="{y:.0f}" text-anchor="end">{quoted(name)}</text>'
    for month, name in enumerate(say.say("picture_months").split(), 1):
        x, _ = _place(date(year, month, 1), first)
        yield f'<text class="small" x="{x + _CELL * (month > 1):.1f}" y="{top + _TOP - 7:.0f}">{quoted(name)}</text>'
    for day in days:
        yield _square(day, first, top, counts.get(day.isoformat(), 0), steps, say, link)
    for month in range(2, 13):
        yield _border(date(year, month, 1), first, top)


def _place(day: date, first: date) -> tuple[float, float]:
    """Left and top edge of a day's square: the week of the year, Monday first, and the day of the week."""
    week = ((day - first).days + first.weekday()) // 7
    return _LEFT + week * _CELL, day.weekday() * _CELL


def _square(
    day: date, first: date, top: float, count: int, steps: tuple[int, int], say: Words, link: Link | None
) -> str:
    x, y = _place(day, first)
    size = _CELL - _GAP
    rect = f'x="{x:.1f}" y="{top + _TOP + y:.1f}" width="{size}" height="{size}" rx="2"'
    if not count:
        return f'<rect class="day" {rect}/>'
    said = quoted(_day(day.isoformat(), count, say))
    depth = grade(count, steps)
    number = str(count) if count <= _MOST else f"{_MOST}+"
    on = " on" if depth == "high" else ""
    mark = (
        f'<g role="img"><title>{said}</title><rect class="{depth}" {rect}/>'
        f'<text class="number{on}" x="{x + size / 2:.1f}" y="{top + _TOP + y + 11:.1f}">{number}</text></g>'
    )
    return linked(mark, link and link(day.isoformat()))


def _border(start: date, first: date, top: float) -> str:
    """The line before the first day of a month: down beside its week, with a step where it begins within one."""
    x, y = _place(start, first)
    left, upper, lower = x - _GAP / 2, top + _TOP - _GAP / 2, top + _TOP + 7 * _CELL - _GAP / 2
    step = upper + y
    right = left + _CELL
    path = f"M{left:.1f} {lower:.1f}V{step:.1f}" + (f"H{right:.1f}V{upper:.1f}" if y else "")
    return f'<path class="edge" d="{path}"/>'
