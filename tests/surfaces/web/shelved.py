"""A composed archive whose lists have two pages, and what tests look for in a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient
from tests.archive.composed import chinese, english, packed, russian

from communique.archive import open_store
from communique.archive.base import Archive
from communique.archive.meetings import regroup
from communique.directory import directory
from communique.model import Readout

MANY = 45
FIRST = date(2029, 1, 1)
NORWAY = "Composed Ministry of Norway"
RECORD = next(p for p in directory().persons.values() if {"en", "zh", "ru"} <= p.names.keys() and len(p.terms) > 1)
"""Somebody with names in three languages and offices by record; in the composed texts called Tan Weilin."""


def meeting(number: int, day: date | None) -> Readout:
    """The English readout as another one, of a meeting on this day; without one for None."""
    readout = english(f"en:{number}", breadcrumb=("Home", "Visits" if number % 2 else "Calls"), published=None)
    assert readout.engagement
    tan, holm = readout.engagement.participants
    people = (replace(tan, record=RECORD.id), holm)
    told = replace(readout.engagement, date=day and day.isoformat(), date_basis=day and "text", participants=people)
    return replace(readout, engagement=told)


def many() -> Iterable[Readout]:
    """Forty-five meetings twenty days apart, one of no known day, and the accounts in Chinese and Russian."""
    yield from (meeting(n, FIRST + timedelta(days=20 * n)) for n in range(MANY))
    yield from (meeting(MANY, None), chinese(), russian())


def filled(path: Path, readouts: Iterable[Readout]) -> Archive:
    """An archive with these readouts."""
    archive = open_store(path, write=True)
    with archive.writing():
        run = archive.start_run(["composed"])
        for readout in readouts:
            archive.put(packed(readout), run)
    regroup(archive)
    return archive


def page(client: TestClient, address: str, status: int = 200) -> LexborHTMLParser:
    """A page, taken apart."""
    answer = client.get(address)
    assert answer.status_code == status, address
    assert answer.headers["content-type"].startswith("text/html")
    return LexborHTMLParser(answer.text)


def texts(found: LexborHTMLParser | LexborNode, selector: str) -> list[str]:
    """What stands in the elements, white space as one space."""
    return [" ".join(node.text().split()) for node in found.css(selector)]


def link(found: LexborHTMLParser | LexborNode, words: str) -> str:
    """The address of the first link with these words."""
    hrefs = [node.attributes["href"] for node in found.css("a") if " ".join(node.text().split()) == words]
    assert hrefs and hrefs[0], words
    return hrefs[0]
