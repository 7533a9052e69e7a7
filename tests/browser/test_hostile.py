"""What a source or a question prints never acts in a reader's browser and never breaks a page.

Every payload goes through Chromium in every field of a readout, and with others of its group through every other kind
of page. Nothing sets `window.fired`, opens a dialog, writes to the console, asks another host or scrolls sideways.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.browser import hostile
from tests.browser.conftest import serving
from tests.browser.hostile import FIELDS, TOGETHER, id_of, meeting_of, payloads, person_of, publisher_of, words_of
from tests.browser.reader import PHONE, Reader, linked, reading, room_of

from communique.surfaces.web.frame import Frame, Place
from communique.surfaces.web.routes import PATHS, ROOMS

FIRST = range(0, len(payloads()), TOGETHER)
EACH = 6
"""Pages of every kind that has no list of its own here."""
LONGEST = 480
"""Characters of a question; a page says so where it is longer."""


@pytest.fixture(scope="module")
def besieged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a room over the hostile archive."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile.fill(folder / "hostile.db", folder)
    with serving(folder / "hostile.db") as address:
        yield address


@pytest.fixture(scope="module")
def reader(browser: Any, besieged: str) -> Iterator[Reader]:
    """A reader with a phone."""
    with reading(browser, besieged, PHONE) as one:
        yield one


def at(name: str, query: dict[str, list[str]] | None = None, **values: object) -> str:
    """The address of a room's page, as pages write it."""
    return Frame("en", Place("/"), "", name, PATHS).to(name, query=query, **values)


def asked(number: int) -> str:
    """A group of payloads as a question."""
    return " ".join(words_of(number))[:LONGEST]


PAGES = {
    "readout": [at("readout", id=id_of(n)) for n in range(0, len(payloads()), FIELDS)],
    "version": [at("version", id=id_of(n), version=1) for n in FIRST[::6]],
    "changes": [at("changes", id=id_of(n), old=1, new=2) for n in FIRST],
    "compare": [at("compare", a=id_of(n), b=id_of(n + 1)) for n in FIRST[:-1]],
    "meeting": [at("meeting", id=meeting_of(n)) for n in FIRST],
    "person": [at("person", id=person_of(n)) for n in FIRST] + [at("person", id=words_of(n)[0][:400]) for n in FIRST[::3]],
    "source": [at("source", {"section": words_of(n)[:2]}, source=publisher_of(n)) for n in FIRST if len(publisher_of(n)) < LONGEST],
    "search": [at("search", {"q": [asked(n)]}) for n in FIRST],
    "readouts": [at("readouts", {"page": [str(n)]}) for n in range(1, 17)] + [at("readouts", {"source": [asked(0)], "person": [asked(TOGETHER)]})],
    "people": [at("people", {"page": [str(n)]}) for n in range(1, 9)] + [at("people", {"q": [asked(n)[:200]]}) for n in FIRST[::5]],
    "meetings": [at("meetings", {"page": [str(n)]}) for n in range(1, 9)] + [at("meetings", {"dyad": [asked(0)]})],
    "sources": [at("sources")],
    "home": ["/"],
}  # fmt: skip


def inert(reader: Reader, room: str, addresses: list[str]) -> list[str]:
    """What happened on pages that should not."""
    wrong: list[str] = []
    for address in addresses:
        reader.noted.clear()
        reader.open(room + address)
        seen = [*reader.noted, *(f"too wide: {what}" for what in reader.beyond_the_edge())]
        if reader.page.evaluate("window.fired"):
            seen.append("fired")
        wrong += [f"{address[:120]}: {line}" for line in seen if "status of 404" not in line]
    return wrong


def test_there_are_many_payloads() -> None:
    """Fewer than two hundred would be no siege."""
    assert len(payloads()) >= 300


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_acts_on_a_page(kind: str, reader: Reader, besieged: str) -> None:
    """Whatever stands in the archive or the question is words on the page."""
    assert inert(reader, besieged, PAGES[kind]) == []


def test_nothing_acts_on_any_other_kind_of_page(reader: Reader, besieged: str) -> None:
    """Kinds that are found by links, from those pages and from each other."""
    others: dict[str, list[str]] = {row.name: [] for row in ROOMS if row.name not in PAGES}
    waiting = [address for kind in ("home", "readout", "compare", "meeting", "person") for address in PAGES[kind][:30:3]]
    while waiting:
        for link in linked(besieged, waiting.pop(0)):
            known = others.get(room_of(link), [link])
            if link not in known and len(known) < EACH:
                known.append(link)
                waiting.append(link)
    assert inert(reader, besieged, [address for addresses in others.values() for address in addresses]) == []
