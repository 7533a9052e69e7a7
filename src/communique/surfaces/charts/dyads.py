"""A table of dyads as SVG: parties down and across, in every cell how often two of them met.

Parties that often met stand next to one another. The grey diagonal holds all meetings of a party.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.analysis.network import Network
from communique.surfaces.charts.network import notes, titled, told
from communique.surfaces.charts.picture import (
    WIDTH,
    Link,
    breadth,
    empty,
    framed,
    grade,
    grades,
    legend,
    linked,
    quoted,
    short,
)
from communique.surfaces.words import Words, words

_WIDEST, _HIGHEST = 46.0, 24.0
_SLANT = 0.72
"""How high a name stands that is turned by 45 degrees, as a share of its length."""


def chart(found: Network, lang: str = "en", *, alone: bool = True, link: Link | None = None) -> str:
    """The picture; `alone` as a file with its own colours, else for a page that has them (`picture.STYLES`).

    `link` gives the address of two parties. Without a node it says that there was no meeting.
    """
    say = words(lang)
    title = titled(found, say, "picture_dyads")
    if not found.nodes:
        return empty(title, say, alone=alone)
    names = [short(say.label(node.party)) for node in found.nodes]
    left, top = 36 + max(map(breadth, names)), 12 + _SLANT * max(map(breadth, names))
    wide = min(_WIDEST, (WIDTH - 40 - left - _SLANT * breadth(names[-1])) / len(names))
    drawn = [*_names(names, left, top, wide), *_cells(found, say, left, top, wide, link)]
    below = top + len(names) * _HIGHEST
    drawn += legend([tie.meetings for tie in found.ties], say, left, below + 10, "picture_scale_two")
    return framed(drawn, below + 36, title, told(found, say), notes(found, say), alone=alone)


def _names(names: list[str], left: float, top: float, wide: float) -> Iterator[str]:
    for i, name in enumerate(names):
        y, x = top + i * _HIGHEST + 16, left + i * wide + wide / 2
        yield f'<text x="{left - 8:.0f}" y="{y:.0f}" text-anchor="end">{quoted(name)}</text>'
        yield f'<text transform="translate({x:.1f} {top - 6:.0f}) rotate(-45)">{quoted(name)}</text>'


def _cells(found: Network, say: Words, left: float, top: float, wide: float, link: Link | None) -> Iterator[str]:
    place = {node.party: i for i, node in enumerate(found.nodes)}
    steps = grades(tie.meetings for tie in found.ties)
    for node in found.nodes:
        x, y = left + place[node.party] * wide, top + place[node.party] * _HIGHEST
        said = quoted(say.say("picture_party", party=say.label(node.party), n=node.meetings))
        yield f'<g role="img"><title>{said}</title>{_cell("day", x, y, wide, node.meetings, " own")}</g>'
    for tie in found.ties:
        said = quoted(say.say("picture_tie", a=say.label(tie.a), b=say.label(tie.b), n=tie.meetings))
        depth = grade(tie.meetings, steps)
        for row, column, spoken in ((tie.a, tie.b, True), (tie.b, tie.a, False)):
            x, y = left + place[column] * wide, top + place[row] * _HIGHEST
            heard = 'role="img"' if spoken else 'aria-hidden="true"'
            on = " on" if depth == "high" else ""
            mark = f"<g {heard}><title>{said}</title>{_cell(depth, x, y, wide, tie.meetings, on)}</g>"
            yield linked(mark, link(tie.a, tie.b) if link and spoken else None)


def _cell(depth: str, x: float, y: float, wide: float, number: int, kind: str) -> str:
    return (
        f'<rect class="{depth}" x="{x:.1f}" y="{y:.1f}" width="{wide - 1.5:.1f}" height="{_HIGHEST - 1.5}" rx="2"/>'
        f'<text class="number{kind}" x="{x + wide / 2:.1f}" y="{y + 15:.1f}">{number}</text>'
    )
