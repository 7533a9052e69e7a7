"""Where the parties of a network stand: a layout by forces, the same for the same network every time.

Parties push each other away and ties pull together (Fruchterman and Reingold 1991), from a ring in which those who met
often are neighbours, so that nothing is left to chance; then names that lie on one another are pushed apart. Plain
Python on complex numbers takes 60 parties in some 30 ms, where a general graph library would bring numpy and scipy.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Mapping, Sequence

_STEPS = 60
_START, _END = 0.12, 0.004
"""How far a party may move in the first and in the last step, as shares of the field's side."""
_GRAVITY = 0.25
_LIGHTEST, _HEAVIEST = 0.7, 5.0
"""How hard parties push: those that all are drawn to would else stand on one spot."""
_APART = 40
"""Times that names are pushed apart at most."""

Box = tuple[float, float]
"""Width and height."""


def layout(
    weights: Mapping[str, float], ties: Mapping[tuple[str, str], float], boxes: Mapping[str, Box], field: Box
) -> dict[str, Box]:
    """The middle of every party's box within the field, in the field's unit.

    `weights` are the parties in the order in which they begin on a ring, with how hard each pushes the others away,
    `ties` how strongly two are drawn together (both from 0 to 1), `boxes` how much room each needs. A party without
    ties stands at the edge.
    """
    ring = list(weights)
    if len(ring) < 2:
        return {code: (field[0] / 2, field[1] / 2) for code in ring}
    number = {code: i for i, code in enumerate(ring)}
    pulls = [(number[a], number[b], weight) for (a, b), weight in ties.items()]
    at = _settled([_LIGHTEST + (_HEAVIEST - _LIGHTEST) * weight for weight in weights.values()], pulls)
    left, right = min(z.real for z in at), max(z.real for z in at)
    top, bottom = min(z.imag for z in at), max(z.imag for z in at)
    wide, high = max(boxes[code][0] for code in ring), max(boxes[code][1] for code in ring)
    places = [
        [
            wide / 2 + (z.real - left) / ((right - left) or 1) * (field[0] - wide),
            high / 2 + (z.imag - top) / ((bottom - top) or 1) * (field[1] - high),
        ]
        for z in at
    ]
    _push_apart(places, [boxes[code] for code in ring], field)
    return {code: (places[i][0], places[i][1]) for code, i in number.items()}


def _settled(masses: Sequence[float], pulls: Sequence[tuple[int, int, float]]) -> list[complex]:
    count = len(masses)
    at = [cmath.rect(0.5, 2 * math.pi * i / count) for i in range(count)]
    room = 1.0 / count  # the square of the distance at which two would rest
    ideal = math.sqrt(room)
    for step in range(_STEPS):
        move = [-z * _GRAVITY for z in at]
        for i in range(count):
            here, pushed, mass = at[i], 0j, room * masses[i]
            for j in range(i):
                apart = here - at[j]
                push = apart * (mass * masses[j] / (apart.real * apart.real + apart.imag * apart.imag + 1e-9))
                pushed += push
                move[j] -= push
            move[i] += pushed
        for i, j, weight in pulls:
            apart = at[i] - at[j]
            pull = apart * (weight * abs(apart) / ideal)
            move[i] -= pull
            move[j] += pull
        heat = _START * (_END / _START) ** (step / (_STEPS - 1))
        at = [z + (way if (far := abs(way)) <= heat else way * (heat / far)) for z, way in zip(at, move, strict=True)]
    return at


def _push_apart(places: list[list[float]], boxes: Sequence[Box], field: Box) -> None:
    """Move boxes that overlap away from each other, along the way that is the shorter, and keep all in the field."""
    for _ in range(_APART):
        still = True
        for i, (one, (wide, high)) in enumerate(zip(places, boxes, strict=True)):
            for other, (width, height) in zip(places[:i], boxes, strict=False):
                across = (wide + width) / 2 - abs(one[0] - other[0])
                along = (high + height) / 2 - abs(one[1] - other[1])
                if across > 0 and along > 0:
                    still = False
                    axis, much = (0, across) if across < along else (1, along)
                    way = much / 2 if one[axis] >= other[axis] else -much / 2
                    one[axis] += way
                    other[axis] -= way
        for one, (wide, high) in zip(places, boxes, strict=True):
            one[0] = min(max(one[0], wide / 2), field[0] - wide / 2)
            one[1] = min(max(one[1], high / 2), field[1] - high / 2)
        if still:
            return
