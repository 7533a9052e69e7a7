"""How well sources are covered, as one small picture each: readouts by month, silences marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.archive.shelf import SourceShelf
from communique.surfaces.views.readout import tag
from communique.surfaces.web.frame import Frame
from communique.surfaces.web.lists import source_name

BARS = 132
"""Bars that a picture has room for."""
STEPS = (("month", 1), ("quarter", 3), ("year", 12))
"""What a bar may stand for, with its months: the first with which all bars find room."""
STRAY = 0.01
"""The share of readouts that may lie before a picture, where leaving them out makes it half as long or less."""
_LEAST = 0.12
"""The height of the lowest bar, so that a single readout is seen."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One source: its name with its language, its address, its languages and how many readouts in words.

    `bars` are (x, height) of 1 and `silences` (x, width) in a picture `width` bars wide that reaches from `since` to
    `until`; `step` says what a bar is and `before` what lies before the picture ("" for nothing). `spoken` says the
    same in words. `gaps` are the silences, and `gaps_count` how many in words ("" where no day is known).
    """

    name: str
    lang: str
    href: str
    langs: str
    count: str
    since: str
    until: str
    bars: tuple[tuple[int, float], ...]
    silences: tuple[tuple[int, int], ...]
    width: int
    step: str
    before: str
    spoken: str
    gaps: tuple[str, ...]
    gaps_count: str


def rows(sources: Sequence[SourceShelf], frame: Frame) -> list[Coverage]:
    """Each source on the scale of its own time, with both ends written to it."""
    return [_row(one, frame) for one in sources]


def _row(source: SourceShelf, frame: Frame) -> Coverage:
    say, name = frame.words, source_name(source.source, frame)
    start, before = _start(source.months)
    end = _month(source.months[-1][0]) if source.months else start
    step, months = next((one for one in STEPS if (end - start) // one[1] < BARS), STEPS[-1])
    gaps = tuple(say.span(*gap) for gap in source.gaps)
    told = say.say("coverage_gaps", n=len(gaps)) if gaps else say.say("coverage_whole") if source.first else ""
    return Coverage(
        name=name,
        lang=tag(source.langs[0][0]) if source.langs else "und",
        href=frame.to("source", source=source.source),
        langs=say.comma.join(say.language(lang) for lang, _ in source.langs),
        count=say.say("readouts_count", n=source.readouts),
        since=_first(source, before, frame),
        until=say.day(source.last) if source.last else "",
        bars=tuple(_bars(source.months, start, months)),
        silences=tuple(_silences(source.gaps, start, months)),
        width=(end - start) // months + 1,
        step=say.say(f"coverage_{step}"),
        before=say.say("coverage_before", n=before, date=say.day(source.first)) if before else "",
        spoken=say.say("coverage_of", source=name, span=say.span(source.first, source.last), gaps=told),
        gaps=gaps,
        gaps_count=told,
    )


def _first(source: SourceShelf, before: int, frame: Frame) -> str:
    """The day at the left end of the picture; the end of the silence before it where strays lie further back."""
    if not before:
        return frame.words.day(source.first) if source.first else frame.words.say("undated")
    start = _start(source.months)[0]
    return frame.words.day(next((after for _, after in source.gaps if _month(after) == start), f"{start // 12}"))


def _start(months: Sequence[tuple[str, int]]) -> tuple[int, int]:
    """The month with which a picture begins, and how many readouts lie before it."""
    if not months:
        return 0, 0
    first, last = _month(months[0][0]), _month(months[-1][0])
    stray, passed = STRAY * sum(n for _, n in months), 0
    for month, count in months:
        if (last - _month(month) + 1) * 2 <= last - first + 1:
            return _month(month), passed
        passed += count
        if passed > stray:
            break
    return first, 0


def _bars(months: Sequence[tuple[str, int]], start: int, step: int) -> Iterator[tuple[int, float]]:
    heights: dict[int, int] = {}
    for month, count in months:
        if (after := _month(month) - start) >= 0:
            heights[after // step] = heights.get(after // step, 0) + count
    most = max(heights.values(), default=1)
    for x, count in heights.items():
        yield x, round(max(_LEAST, count / most), 3)


def _silences(gaps: Sequence[tuple[str, str]], start: int, step: int) -> Iterator[tuple[int, int]]:
    """Where no bar stands because of a silence."""
    for before, after in gaps:
        left = max((_month(before) - start) // step + 1, 0)
        right = (_month(after) - start) // step
        if right > left:
            yield left, right - left


def _month(day: str) -> int:
    """Months since the year 0 of a day or month in ISO 8601."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1
