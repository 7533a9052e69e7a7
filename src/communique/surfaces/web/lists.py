"""Readouts and meetings as lines of a list: who met whom first, then the title; and the pages of a long list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from communique.archive.records import Gathering
from communique.archive.shelf import Line
from communique.surfaces.views.readout import tag
from communique.surfaces.web import persons
from communique.surfaces.web.asked import PAGE
from communique.surfaces.web.frame import Frame
from communique.surfaces.words import printable

_UNKNOWN = "unknown"
"""The archive's name for the source of pages that tell neither publisher nor host."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One readout of a list. `who` are those who met ("" where the text names none), `what` kind and place, `whose`
    source and language; `lang` is that of the title."""

    href: str
    title: str
    lang: str
    who: str
    what: str
    whose: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a list, in words, with its lines."""

    day: str
    lines: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting of a list: its day, who met, how, and how many readouts tell of it."""

    href: str
    day: str
    who: str
    what: str
    count: str


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or a run of years without any ("2001–2010"): how many, that as a share of the most that a year has, and
    where they are listed (None: nowhere)."""

    words: str
    count: str
    share: float
    href: str | None


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands in a long list: words, the addresses before and after (None at the ends) and of the first
    page, and whether it lies `beyond` the last one."""

    words: str
    previous: str | None
    next: str | None
    first: str
    beyond: bool


def listed(line: Line, frame: Frame, *, source: bool = True) -> Listed:
    """A readout as a line; without its `source` where that is said already."""
    say = frame.words
    kind = say.kinds.get(line.kind, line.kind) if line.kind else ""
    city = say.city(line.city) if line.city else None
    place = say.comma.join(filter(None, [city, say.label(line.country) if line.country else None]))
    return Listed(
        href=frame.to("readout", id=line.id),
        title=printable(line.title or say.say("untitled")),
        lang=tag(line.lang),
        who=printable(who(line, frame)),
        what=printable(say.comma.join(filter(None, [kind, place]))),
        whose=printable(" · ".join([*([source_name(line.source, frame)] if source else []), say.language(line.lang)])),
    )


def source_name(source: str, frame: Frame) -> str:
    """What a source is called: its publisher, else its host without "www."; in words where neither is known."""
    if source == _UNKNOWN:
        return frame.words.say("source_unknown")
    return printable(source.removeprefix("www."))


def who(line: Line, frame: Frame) -> str:
    """Who met whom: names with their sides, else the parties."""
    say, named = frame.words, []
    for code, people in groupby(line.principals, key=lambda one: one.party):
        names = say.listed([persons.principal(person, frame) for person in people])
        named.append(say.say("named_for", names=names, party=say.label(code)) if code else names)
    return say.listed(named or [say.label(code) for code in line.parties])


def by_day(lines: Iterable[Line], frame: Frame, *, source: bool = True) -> Iterator[Day]:
    """Lines in the order they come, under their days; `source` as in `listed`."""
    for day, group in groupby(lines, key=lambda line: line.day and line.day[:10]):
        words = frame.words.day(day) if day else frame.words.say("undated")
        yield Day(words, tuple(listed(line, frame, source=source) for line in group))


def met(meetings: Sequence[Gathering], frame: Frame) -> list[Met]:
    """Meetings as lines."""
    say = frame.words
    return [
        Met(
            href=frame.to("meeting", id=one.id),
            day=say.day(one.date),
            who=say.listed([say.label(code) for code in one.parties]),
            what=say.kinds.get(one.kind, one.kind),
            count=say.say("readouts_count", n=len(one.readouts)),
        )
        for one in meetings
    ]


def years(counts: Sequence[tuple[int, int]], frame: Frame, href: Callable[[int], str] | None = None) -> list[Year]:
    """Every year from the first to the last, in order; those without any are told as such, many of them in one line."""
    most = max((n for _, n in counts), default=1)
    rows: list[Year] = []
    last: int | None = None
    for year, count in counts:
        if last is not None and year - last > 1:
            rows.append(_without(last + 1, year - 1, frame))
        listed_at = href(year) if href and frame.served else None
        rows.append(Year(str(year), frame.words.number(count), round(100 * count / most, 1), listed_at))
        last = year
    return rows


def _without(first: int, last: int, frame: Frame) -> Year:
    return Year(str(first) if first == last else f"{first}–{last}", frame.words.number(0), 0.0, None)


def pager(total: int, page: int, frame: Frame) -> Pager:
    """The page's place among all pages of a list of `total` lines."""
    pages = max(1, -(-total // PAGE))
    return Pager(
        words=frame.words.say("page_of", n=page, all=pages),
        previous=frame.page(page - 1) if page > 1 else None,
        next=frame.page(page + 1) if page < pages else None,
        first=frame.page(1),
        beyond=page > pages,
    )
