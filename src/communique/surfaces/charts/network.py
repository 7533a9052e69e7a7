"""A network of meetings as SVG: parties as discs by the number of their meetings, ties between those who met.

A tie is the broader, the more meetings two parties had; the strongest carry their number. Every disc and tie says its
number when it is pointed at, and the description names the strongest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from communique.analysis.network import Network, Node, Tie, beside_each_other
from communique.surfaces.charts.layout import Box, layout
from communique.surfaces.charts.picture import WIDTH, Link, breadth, empty, framed, linked, quoted, short
from communique.surfaces.words import Words, words

_FIELD = (WIDTH - 32, 600)
_NUMBERED = 24
"""Ties that carry their number in the picture; all carry it in their title."""
_TOLD = 5
Area = tuple[float, float, float, float]
"""The middle, width and height of something drawn."""
_SMALLEST, _LARGEST = 4.0, 17.0
_THINNEST, _BROADEST = 0.8, 7.0


def chart(found: Network, lang: str = "en", *, alone: bool = True, link: Link | None = None) -> str:
    """The picture; `alone` as a file with its own colours, else for a page that has them (`picture.STYLES`).

    `link` gives the address of a party. Without a node it says that there was no meeting.
    """
    say = words(lang)
    title = titled(found, say, "picture_network")
    if not found.nodes:
        return empty(title, say, alone=alone)
    drawn = list(_drawn(found, say, link))
    printed = [say.say("picture_key"), *notes(found, say)]
    return framed(drawn, _FIELD[1] + 16, title, told(found, say), printed, alone=alone)


def titled(found: Network, say: Words, phrase: str) -> str:
    """What the picture shows: "Who met whom: 1 March 2031 to 4 May 2031"."""
    what = say.say(f"{phrase}_of", party=say.party(found.party)) if found.party else say.say(phrase)
    since, until = (say.day(day) if day else None for day in (found.since, found.until))
    bounds = {(True, True): "picture_within", (True, False): "picture_since", (False, True): "picture_until"}
    within = bounds.get((bool(since), bool(until)))
    title = what + say.colon + say.say(within, **_given(since, until)) if within else what
    return title[:1].upper() + title[1:]


def _given(since: str | None, until: str | None) -> dict[str, str]:
    return {name: day for name, day in (("since", since), ("until", until)) if day}


def told(found: Network, say: Words) -> list[str]:
    """The picture in words: the strongest ties."""
    strongest = [_tie(tie, say) for tie in found.ties[:_TOLD]]
    separator = "；" if say.lang == "zh" else "; "
    return [say.say("picture_most", ties=separator.join(strongest))] if strongest else []


def notes(found: Network, say: Words) -> list[str]:
    """What must be known to read the numbers, and what was left out."""
    left = say.say("picture_left_out", parties=found.others, ties=found.other_ties)
    return [say.say("picture_counted"), left if found.others or found.other_ties else ""]


def _tie(tie: Tie, say: Words) -> str:
    return say.say("picture_tie", a=say.label(tie.a), b=say.label(tie.b), n=tie.meetings)


def _drawn(found: Network, say: Words, link: Link | None) -> Iterator[str]:
    most = max(node.meetings for node in found.nodes)
    strongest = max((tie.meetings for tie in found.ties), default=1)
    names = {node.party: short(say.label(node.party)) for node in found.nodes}
    radii = {node.party: _SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(node.meetings / most) for node in found.nodes}
    boxes = {code: (max(2 * radius, breadth(names[code])) + 8, 2 * radius + 18) for code, radius in radii.items()}
    pulls = {(tie.a, tie.b): math.log1p(tie.meetings) / math.log1p(strongest) for tie in found.ties}
    meetings = {node.party: node.meetings for node in found.nodes}
    ring = beside_each_other(list(meetings), found.ties)
    weights = {code: math.sqrt(meetings[code] / most) for code in ring}
    at = {code: (x + 16, y) for code, (x, y) in layout(weights, pulls, boxes, _FIELD).items()}
    for tie in reversed(found.ties):
        yield _line(tie, at, strongest, found, say)
    yield from _numbers(found, meetings, {code: (*at[code], *boxes[code]) for code in at})
    for node in found.nodes:
        yield linked(_disc(node, at[node.party], radii[node.party], names, found, say), link and link(node.party))


def _numbers(found: Network, meetings: Mapping[str, int], taken: Mapping[str, Area]) -> Iterator[str]:
    """The numbers of the strongest ties, nearer to the party with fewer meetings, where they lie on nothing else."""
    areas = list(taken.values())
    for tie in found.ties[:_NUMBERED]:
        few, many = sorted((tie.a, tie.b), key=lambda code: meetings[code])
        for share in (0.6, 0.5, 0.7, 0.4):
            x, y = (taken[few][axis] * share + taken[many][axis] * (1 - share) for axis in (0, 1))
            area = (x, y - 7, breadth(str(tie.meetings), 10.5) + 2, 12.0)
            if not any(_overlap(area, other) for other in areas):
                areas.append(area)
                yield (f'<text class="count" x="{x:.0f}" y="{y - 3:.0f}" aria-hidden="true">'
                       f"{tie.meetings}</text>")  # fmt: skip
                break


def _overlap(one: Area, other: Area) -> bool:
    return all(abs(one[axis] - other[axis]) < (one[axis + 2] + other[axis + 2]) / 2 for axis in (0, 1))


def _line(tie: Tie, at: dict[str, Box], strongest: int, found: Network, say: Words) -> str:
    (x1, y1), (x2, y2) = at[tie.a], at[tie.b]
    broad = _THINNEST + (_BROADEST - _THINNEST) * tie.meetings / strongest
    often = " often" if tie in found.ties[:_NUMBERED] else ""
    return (
        f'<line class="tie{often}" x1="{x1:.0f}" y1="{y1 - 7:.0f}" x2="{x2:.0f}" y2="{y2 - 7:.0f}" '
        f'stroke-width="{broad:.1f}"><title>{quoted(_tie(tie, say))}</title></line>'
    )


def _disc(node: Node, place: Box, radius: float, names: dict[str, str], found: Network, say: Words) -> str:
    x, y = place
    said = quoted(say.say("picture_party", party=say.label(node.party), n=node.meetings))
    asked = " asked" if node.party == found.party else ""
    return (
        f'<g role="img"><title>{said}</title>'
        f'<circle class="party{asked}" cx="{x:.0f}" cy="{y - 7:.0f}" r="{radius:.1f}"/>'
        f'<text class="name{asked}" x="{x:.0f}" y="{y + radius + 5:.0f}">'
        f"{quoted(names[node.party])}</text></g>"
    )
