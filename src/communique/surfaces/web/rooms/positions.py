"""Positions over time: parties down, targets across as of a day, and what one party said of one target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from communique.analysis.positions.changes import Change, changes
from communique.analysis.positions.standing import LIMIT, Matrix, Page, history, matrix, targets_asked
from communique.surfaces.charts.positions import chart
from communique.surfaces.views.positions import PositionsView
from communique.surfaces.web import lists
from communique.surfaces.web.asked import PAGE, Asked, Body
from communique.surfaces.web.frame import Frame

CHANGES = 20
"""Changes that the page of one party and one target tells."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A part of the matrix: the parties from `down`, the targets from `across` on."""

    matrix: Matrix
    parties: tuple[str, ...]
    target: str | None
    down: int
    across: int


@dataclass(frozen=True, slots=True)
class Life:
    """What one party said of one target, a page of it."""

    party: str
    target: str
    found: Page
    page: int


@dataclass(frozen=True, slots=True)
class Turns:
    """What changed in what one party said of one target, the latest first."""

    party: str
    target: str
    changes: tuple[Change, ...]


def every(asked: Asked) -> Standing:
    """The matrix as of day `as-of`, of `party` (codes, comma between) and of what `target` means, where given."""
    parties = tuple(code.strip().upper() for code in (asked.one("party") or "").split(",") if code.strip())
    target = asked.one("target")
    targets = targets_asked(asked.archive, target) if target else ()
    down, across = asked.whole("down"), asked.whole("across")
    found = matrix(asked.archive, as_of=asked.day("as-of"), parties=parties, targets=targets, party_offset=down,
                   target_offset=across)  # fmt: skip
    return Standing(found, parties, target, down, across)


def standing(found: Standing) -> dict[str, Any]:
    """The matrix as data; the cells' positions have the keys of `communique positions --format json`."""
    whole = found.matrix
    return {
        "as_of": whole.as_of, "parties": whole.parties, "targets": whole.targets, "cells": whole.cells,
        "positions": [one for cell in whole.cells for one in (cell.own, cell.reported) if one],
        "parties_total": whole.parties_total, "targets_total": whole.targets_total,
    }  # fmt: skip


def overview(found: Standing, frame: Frame) -> Mapping[str, object]:
    """The matrix, each cell leading to its quotations, and the way to more parties and targets."""
    return {
        "view": PositionsView(found.matrix, frame.lang, link=lambda p, t: frame.to("position", party=p, target=t)),
        "steps": [(frame.words.say("room_positions"), None)],
        "as_of": found.matrix.as_of,
        "asked_target": found.target,
        "asked_party": ",".join(found.parties),
        "moves": list(_moves(found, frame)) if frame.served else [],
        "pager": None,
    }


def _moves(found: Standing, frame: Frame) -> Iterator[tuple[str, str]]:
    """To the parties and targets before and after those that are shown, and to the picture."""
    say, whole = frame.words.say, found.matrix
    for name, at, total in (("down", found.down, whole.parties_total), ("across", found.across, whole.targets_total)):
        if at:
            before = str(at - LIMIT) if at > LIMIT else None
            yield say(f"positions_{name}_before"), frame.turned(**{name: before})
        if at + LIMIT < total:
            yield say(f"positions_{name}_after"), frame.turned(**{name: str(at + LIMIT)})
    yield "SVG", frame.to("positions_svg", query={name: [value] for name, value in frame.place.query})


def answer(asked: Asked) -> Life:
    """The positions of a party on a target, oldest first; NothingFound where it has none."""
    party, target = asked["party"].upper(), asked["target"]
    return Life(party, target, history(asked.archive, party, target, limit=PAGE, offset=asked.offset), asked.page)


def data(life: Life) -> dict[str, Any]:
    """As `communique positions --format json` gives it."""
    return {
        "party": life.party, "target": life.target, "total": life.found.total, "positions": life.found.positions,
    }  # fmt: skip


def view(life: Life, frame: Frame) -> Mapping[str, object]:
    """The quotations in order, each leading to its sentence."""
    say, shown = frame.words, PositionsView(life.found, frame.lang, readout=partial(_sentence, frame))
    turns = frame.to("position_changes", party=life.party, target=life.target)
    return {
        "view": shown,
        "steps": [(say.say("room_positions"), frame.to("positions")), (shown.heading, None)],
        "moves": [(say.label(life.party), frame.to("party", code=life.party)), (say.say("positions_changes"), turns)],
        "pager": lists.pager(life.found.total, life.page, frame),
    }


def turned(asked: Asked) -> Turns:
    """What changed in the stance of a party on a target; it may be much to read, so it has a page of its own."""
    party, target = asked["party"].upper(), asked["target"]
    return Turns(party, target, tuple(changes(asked.archive, party=party, targets=[target], limit=CHANGES)))


def turns_view(turns: Turns, frame: Frame) -> Mapping[str, object]:
    """Each change with both quotations."""
    shown = PositionsView(Page((), 0, (turns.target,)), frame.lang, turns.changes, readout=partial(_sentence, frame))
    pair = frame.words.say("positions_history", party=shown.party(turns.party), target=shown.target(turns.target))
    steps = [
        (frame.words.say("room_positions"), frame.to("positions")),
        (pair, frame.to("position", party=turns.party, target=turns.target)),
        (frame.words.say("positions_changes"), None),
    ]
    return {"view": shown, "steps": steps, "moves": [], "pager": None}


def _sentence(frame: Frame, id: str, statement: int) -> str:
    return frame.to("readout", id=id, mark=f"s{statement + 1}")


def picture(asked: Asked, frame: Frame) -> Body:
    """The matrix as a picture that stands alone."""
    return Body(chart(every(asked).matrix, frame.lang), "image/svg+xml")
