"""A matrix of positions as SVG: parties down, targets across, one word and one mark a cell.

A full mark is a party's own words, a hollow one another side's report, a full one within a ring has both; a square is
against. The word carries the stance, so that nothing rests on form or colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.analysis.positions.standing import Matrix
from communique.surfaces.charts.picture import WIDTH, breadth, framed, linked, quoted, short
from communique.surfaces.views.positions import Link, PositionsView, Shown

_ROW, _LINE, _MARK = 30.0, 15.0, 4.5
_WIDEST = 110.0
"""A column is as wide as its longest word, up to this; a picture with many columns is drawn smaller."""
_LINES = 4
"""Lines that a target's name may take above its column."""


def chart(found: Matrix, lang: str = "en", *, alone: bool = True, link: Link | None = None) -> str:
    """The picture; `alone` as a file with its own colours, else for a page that has them (`picture.STYLES`).

    `link` gives the address of a party's positions on a target. Without a cell it says that there is no position.
    """
    view = PositionsView(found, lang, link=link)
    say = view.words.say
    title = f"{say('positions_head')}: {view.standing}"
    if not found.cells:
        none = say("positions_none")
        return framed([f'<text x="16" y="20">{quoted(none)}</text>'], 34, title, [none], (), alone=alone)
    left = 32 + max(breadth(short(name)) for name, _ in view.rows)
    wanted = 30 + max(breadth(cell.told.word) for cell in view.quoted)
    wide = max(min(wanted, _WIDEST), (WIDTH - 16 - left) / len(view.targets))
    scale = min(1.0, WIDTH / (left + 16 + wide * len(view.targets)))
    heads = [_wrapped(name, wide - 8) for name in view.targets]
    top = 8 + _LINE * max(map(len, heads))
    drawn = [*_heads(heads, left, top, wide), *_rows(view, left, top, wide, link)]
    notes = [say("positions_legend"), *filter(None, [view.part])]
    told = [cell.told.said for cell in view.quoted]
    height = (top + _ROW * len(view.rows) + 12) * scale
    scaled = [f'<g transform="scale({scale:.3f})">', *drawn, "</g>"] if scale < 1 else drawn
    return framed(scaled, height, title, told, notes, alone=alone)


def _heads(heads: list[list[str]], left: float, top: float, wide: float) -> Iterator[str]:
    for column, lines in enumerate(heads):
        for number, line in enumerate(lines):
            y = top - _LINE * (len(lines) - number) + 6
            squeezed = _squeezed(line, wide - 8, 11)
            yield f'<text class="small" x="{left + column * wide + 4:.1f}" y="{y:.1f}"{squeezed}>{quoted(line)}</text>'


def _rows(view: PositionsView, left: float, top: float, wide: float, link: Link | None) -> Iterator[str]:
    for number, (name, cells) in enumerate(view.rows):
        y = top + _ROW * number
        right = left + wide * len(cells)
        yield f'<line class="hair" x1="16" x2="{right:.0f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text x="{left - 12:.0f}" y="{y + 19:.1f}" text-anchor="end">{quoted(short(name))}</text>'
        for column, cell in enumerate(cells):
            if cell:
                drawn = _cell(cell, left + column * wide, y, wide)
                yield linked(drawn, cell.href if link else None)


def _cell(cell: Shown, x: float, y: float, wide: float) -> str:
    middle = y + _ROW / 2
    told, room = cell.told, wide - 24
    mark = _mark(told.mark, told.against, x + 10, middle, _MARK)
    ring = _mark("ring", told.against, x + 10, middle, _MARK + 2.5) if cell.both else ""
    squeezed = _squeezed(told.word, room, 12)
    word = f'<text x="{x + 20:.1f}" y="{middle + 4:.1f}"{squeezed}>{quoted(told.word)}</text>'
    return f'<g role="img"><title>{quoted(told.said)}</title>{ring}{mark}{word}</g>'


def _mark(kind: str, against: bool, x: float, y: float, size: float) -> str:
    if against:
        corner = f'x="{x - size:.1f}" y="{y - size:.1f}"'
        return f'<rect class="stance {kind}" {corner} width="{size * 2:.1f}" height="{size * 2:.1f}"/>'
    return f'<circle class="stance {kind}" cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"/>'


def _squeezed(words: str, room: float, size: float) -> str:
    """What makes words of a size fit into their room; nothing where they do."""
    return f' textLength="{room:.0f}" lengthAdjust="spacingAndGlyphs"' if breadth(words, size) > room else ""


def _wrapped(name: str, wide: float) -> list[str]:
    """A name in at most four lines that fit above a column; Han breaks anywhere, other names between words."""
    han = any(char >= "\u2e80" for char in name)
    lines = [""]
    for word in name if han else name.replace("-", "-\u200b").replace(" ", " \u200b").split("\u200b"):
        if lines[-1] and breadth(lines[-1] + word.rstrip(), 11) > wide:
            lines.append("")
        lines[-1] += word
    kept = [line.strip() for line in lines]
    return kept if len(kept) <= _LINES else [*kept[: _LINES - 1], kept[_LINES - 1] + "…"]
