"""The timeline of a phrase as SVG: small multiples on one scale, a row an issuer, a bar a year.

A bar is the share of the issuer's readouts that use the phrase: solid as far as its own side's words do, hollow beyond.
Years with few readouts are pale, because one readout more or less would change them much. Every bar says its numbers
when it is pointed at, and to a screen reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from communique.analysis.phrases.track import Track, Year
from communique.surfaces.views.phrase import FEW
from communique.surfaces.words import Words, printable, words

_ROWS = 5
_WIDTH, _LEFT, _ROW, _BAR, _TOP, _HEAD = 960, 150, 76, 48, 14, 34
_STYLE = """
text { font: 13px system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; fill: #1d1f22; }
.scale { fill: #5d6168; font-size: 11px; }
.axis { stroke: #dcd9d1; }
.own { fill: #0b5d8f; }
.reported { fill: #ffffff; stroke: #0b5d8f; }
.few { opacity: .4; }
@media (prefers-color-scheme: dark) {
  text { fill: #e7e4dd; } .scale { fill: #a3a7ae; } .axis { stroke: #363a3e; } .own { fill: #7cbdea; }
  .reported { fill: #16181a; stroke: #7cbdea; }
}
"""


@dataclass(frozen=True, slots=True)
class _Row:
    """One issuer's years, or all others' together (`name` then says so)."""

    name: str
    years: tuple[Year, ...]


def chart(tracked: Track, lang: str = "en", *, alone: bool = True) -> str:
    """The picture; `alone` as a file with its own colours, else for a page that has them. Empty without a dated use."""
    say = words(lang)
    rows = _rows(tracked, say)
    if not rows:
        return _framed("", 6, say, tracked, alone=alone)
    years = range(min(y.year for row in rows for y in row.years), max(y.year for row in rows for y in row.years) + 1)
    top = max(year.share for row in rows for year in row.years)
    drawn = [line for number, row in enumerate(rows) for line in _drawn(row, number, years, top, say)]
    drawn += _years(years, len(rows))
    return _framed("\n".join(drawn), _TOP + _ROW * len(rows) + 26, say, tracked, alone=alone)


def _rows(tracked: Track, say: Words) -> list[_Row]:
    """The issuers with the most uses, from their first year of use on, and the others as one."""
    by_issuer: dict[str, list[Year]] = {}
    since = int(tracked.first[:4]) if tracked.first else 0
    for year in tracked.by_year:
        if year.year >= since:
            by_issuer.setdefault(year.issuer, []).append(year)
    order = sorted(by_issuer, key=lambda one: (-sum(year.uses for year in by_issuer[one]), one))
    alone = order if len(order) <= _ROWS else order[: _ROWS - 1]
    rows = [_Row(say.label(issuer), tuple(by_issuer[issuer])) for issuer in alone]
    if rest := [year for issuer in order[len(alone) :] for year in by_issuer[issuer]]:
        rows.append(_Row(say.say("phrase_others"), tuple(_joined(rest))))
    return rows


def _joined(years: Sequence[Year]) -> Iterator[Year]:
    for number in sorted({year.year for year in years}):
        same = [year for year in years if year.year == number]
        readouts, uses, own = (sum(getattr(year, name) for year in same) for name in ("readouts", "uses", "own"))
        yield Year(number, "", readouts, uses, own, uses / readouts)


def _drawn(row: _Row, number: int, years: range, top: float, say: Words) -> Iterator[str]:
    base = _TOP + _ROW * number + _BAR
    name = printable(row.name)
    yield f'<text x="{_LEFT - 12}" y="{base}" text-anchor="end">{escape(_short(name))}</text>'
    yield f'<line class="axis" x1="{_LEFT}" x2="{_WIDTH - 10}" y1="{base}" y2="{base}"/>'
    if number == 0:
        yield f'<text class="scale" x="{_LEFT}" y="{_TOP - 3}">{_percent(top)} %</text>'
    for year in row.years:
        if not year.uses:
            continue
        left, width = _place(year.year, years)
        full = max(1.5, _BAR * year.share / top)
        own = full * year.own / year.uses
        told = say.say("phrase_bar", issuer=name, year=year.year, uses=year.uses, readouts=year.readouts, own=year.own)
        pale = ' class="few"' if year.readouts < FEW else ""
        yield f'<g{pale} role="img" aria-label={quoteattr(told)}><title>{escape(told)}</title>'
        yield f'<rect class="reported" x="{left:.1f}" y="{base - full:.1f}" width="{width:.1f}" height="{full:.1f}"/>'
        if own:
            yield f'<rect class="own" x="{left:.1f}" y="{base - own:.1f}" width="{width:.1f}" height="{own:.1f}"/>'
        yield "</g>"


def _years(years: range, rows: int) -> list[str]:
    """Labels of years, as many as fit."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if len(years) / step <= 14)
    y = _TOP + _ROW * (rows - 1) + _BAR + 18
    labelled = [year for year in years if year % step == 0]
    middles = [(year, left + width / 2) for year in labelled for left, width in [_place(year, years)]]
    return [f'<text class="scale" x="{x:.1f}" y="{y}" text-anchor="middle">{year}</text>' for year, x in middles]


def _place(year: int, years: range) -> tuple[float, float]:
    """Left edge and width of a year's bar."""
    slot = (_WIDTH - 10 - _LEFT) / len(years)
    width = min(slot * 0.84, 46)
    return _LEFT + slot * (year - years.start) + (slot - width) / 2, width


def _percent(share: float) -> str:
    return f"{share * 100:.2g}" if share < 0.1 else f"{share * 100:.0f}"


def _short(name: str) -> str:
    return name if len(name) <= 20 else name[:19] + "…"


def _framed(drawn: str, height: int, say: Words, tracked: Track, *, alone: bool) -> str:
    title = say.say("phrase_chart", phrase=printable(tracked.phrase)) if drawn else say.say("phrase_unused")
    style = f"<style>{_STYLE}</style>\n" if alone else ""
    head = _HEAD if alone or not drawn else 0
    caption = f'<text x="10" y="20">{escape(title)}</text>\n' if head else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height + head}" role="group" '
        f"aria-label={quoteattr(title)}>\n{style}<title>{escape(title)}</title>\n{caption}"
        f'<g transform="translate(0 {head})">\n{drawn}\n</g>\n</svg>'
    )
