"""The ledger of commitments, and one commitment with what later readouts say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from communique.analysis.commitments.ledger import Entry, Fate, Page, entry_of, fate, ledger
from communique.errors import NothingFound
from communique.surfaces.commitment_record import record
from communique.surfaces.views.commitments import CommitmentsView
from communique.surfaces.web import lists
from communique.surfaces.web.asked import PAGE, Asked
from communique.surfaces.web.frame import Frame


@dataclass(frozen=True, slots=True)
class Ledger:
    """A page of the ledger, and what it was asked for."""

    party: str | None
    other: str | None
    since: str | None
    until: str | None
    page: int
    found: Page


@dataclass(frozen=True, slots=True)
class One:
    """One commitment, and what became of it."""

    entry: Entry
    fate: Fate


def every(asked: Asked) -> Ledger:
    """Commitments, the latest first: of `party`, to `to-party` (codes), from day `from` to day `to`."""
    party, other = ((asked.one(name) or "").upper() or None for name in ("party", "to-party"))
    since, until = asked.day("from"), asked.day("to")
    found = ledger(asked.archive, party, since, until, to_party=other, limit=PAGE, offset=asked.offset)
    return Ledger(party, other, since, until, asked.page, found)


def listed(shown: Ledger) -> dict[str, Any]:
    """As `communique commitments --no-follow-ups --format json` gives it, a page at a time."""
    rows = [record(entry, None) for entry in shown.found.entries]
    return {"total": shown.found.total, "page": shown.page, "commitments": rows}


def overview(shown: Ledger, frame: Frame) -> Mapping[str, object]:
    """The commitments of one page, each leading to what became of it."""
    view = _view([(entry, None) for entry in shown.found.entries], shown.found.total, frame, shown.party)
    return {
        "view": view,
        "steps": [(frame.words.say("room_positions"), frame.to("positions")), (view.heading, None)],
        "party": shown.party, "other": shown.other, "since": shown.since, "until": shown.until,
        "pager": lists.pager(shown.found.total, shown.page, frame),
    }  # fmt: skip


def answer(asked: Asked) -> One:
    """The commitment that a statement (from 0) of a readout makes; NothingFound where it makes none."""
    entry = entry_of(asked.archive.utterance(asked["id"], asked.number("statement")))
    if entry is None:
        raise NothingFound("this sentence undertakes nothing")
    return One(entry, fate(asked.archive, entry))


def data(one: One) -> dict[str, Any]:
    """As one of `communique commitments --format json`."""
    return record(one.entry, one.fate)


def view(one: One, frame: Frame) -> Mapping[str, object]:
    """The commitment, what follows it and what it follows."""
    shown = _view([(one.entry, one.fate)], 1, frame, None)
    steps = [(frame.words.say("commitments_head"), frame.to("commitments")), (shown.shown[0].who, None)]
    return {"view": shown, "steps": steps, "pager": None}


def _view(found: list[tuple[Entry, Fate | None]], total: int, frame: Frame, party: str | None) -> CommitmentsView:
    def readout(id: str, statement: int) -> str:
        return frame.to("readout", id=id, mark=f"s{statement + 1}")

    def alone(id: str, statement: int) -> str:
        return frame.to("commitment", id=id, statement=statement)

    return CommitmentsView(found, total, frame.lang, party=party, readout=readout, alone=alone)
