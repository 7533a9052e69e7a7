"""Sources: sections as a tree, coverage with its silences, readouts by day."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient
from tests.surfaces.web.shelved import NORWAY, link, page, texts

from communique.archive.shelf import Listing, Section, SourceShelf
from communique.surfaces.web import coverage, lists
from communique.surfaces.web.frame import Frame, Place
from communique.surfaces.web.rooms import sources
from communique.surfaces.web.routes import PATHS

FRAME = Frame("en", Place("/sources"), "http://room.example", "sources", PATHS)


def shelf(months: list[tuple[str, int]], *gaps: tuple[str, str]) -> SourceShelf:
    """A source with readouts in these months."""
    first, last = (f"{months[0][0]}-03", f"{months[-1][0]}-05") if months else (None, None)
    return SourceShelf("Composed", sum(n for _, n in months), first, last, (("en", 1),), tuple(months), gaps)


def test_the_tree_of_sections_leads_down_and_up(shelved: TestClient) -> None:
    """Every section with its count; the one that is shown is marked, and the list below it is as long as it says."""
    found = page(shelved, "/sources/" + quote(NORWAY))
    assert ["Home", "Calls", "Visits"] == texts(found, ".tree a")
    calls = page(shelved, link(found, "Calls"))
    assert ["Calls"] == texts(calls, ".tree [aria-current]")
    assert texts(calls, ".lead")[0].startswith("23 readouts")
    assert "/sources/" + quote(NORWAY) == link(calls, "the whole source")


def test_a_source_without_sections_and_an_empty_archive_say_so(shelved: TestClient, bare: TestClient) -> None:
    """What the pages do not print is not made up."""
    found = page(shelved, "/sources/" + quote("Composed agency"))
    assert "name no sections" in " ".join(texts(found, ".empty"))
    assert "communique ingest" in texts(page(bare, "/sources"), ".empty")[0]
    assert "3 sources" in texts(page(shelved, "/sources"), ".lead")[0]


def test_a_large_tree_is_folded_but_for_the_way_to_the_section() -> None:
    """Beyond a number of sections only those on the way are unfolded; the others say how many lie below."""
    trails = [("A",), *(("A", f"a{n:02}") for n in range(30)), ("B",), *(("B", f"b{n:02}") for n in range(30))]
    found = tuple(Section(trail, 1) for trail in trails)
    room = sources.Page(shelf([("2030-01", 1)]), ("B", "b07"), found, 1, Listing(0, ()))
    a, b = sources._tree(room, FRAME)
    assert ((), "30 sections below") == (a.below, a.folded)
    assert (30, "") == (len(b.below), b.folded)
    assert [one.name for one in b.below if one.here] == ["b07"]


def test_a_picture_has_a_bar_a_month_and_marks_silences() -> None:
    """Bars where there are readouts, a washed stretch between two that are far apart, both ends written to it."""
    row = coverage.rows([shelf([("2030-01", 4), ("2030-02", 1), ("2030-09", 2)], ("2030-02-09", "2030-09-05"))], FRAME)[
        0
    ]
    assert ((0, 1.0), (1, 0.25), (8, 0.5)) == row.bars
    assert (((2, 6),), 9) == (row.silences, row.width)
    assert ("3 January 2030", "5 September 2030", "a bar a month") == (row.since, row.until, row.step)
    assert ("1 long silence", "") == (row.gaps_count, row.before)


@pytest.mark.parametrize(("last", "step"), [("2040-12", "a bar a month"), ("2050-01", "a bar a quarter"), ("2130-01", "a bar a year")])  # fmt: skip
def test_a_longer_time_has_broader_bars(last: str, step: str) -> None:
    """All bars find room, whatever they stand for."""
    row = coverage.rows([shelf([("2030-01", 1), (last, 1)])], FRAME)[0]
    assert step == row.step and row.width <= coverage.BARS


def test_a_stray_day_does_not_squeeze_the_picture() -> None:
    """A misread day decades before all others is told in words and left out of the picture."""
    months = [("1920-06", 1), *((f"{2020 + n // 12}-{n % 12 + 1:02}", 20) for n in range(36))]
    row = coverage.rows([shelf(months, ("1920-06-03", "2020-01-02"))], FRAME)[0]
    assert (36, "2 January 2020") == (row.width, row.since)
    assert "1 readout before this, the first of 3 June 1920" == row.before


def test_a_source_without_days_has_no_picture() -> None:
    """Nothing is drawn where no day is known."""
    row = coverage.rows([shelf([])], FRAME)[0]
    assert ((), (), "undated") == (row.bars, row.silences, row.since)


@pytest.mark.parametrize(
    ("lang", "source", "shown"),
    [
        ("en", "www.ministry.example", "ministry.example"),
        ("ru", "unknown", "источник неизвестен"),
        ("zh", NORWAY, NORWAY),
    ],
)
def test_a_source_is_called_so_that_it_can_be_read(lang: str, source: str, shown: str) -> None:
    """A publisher by its name, a host without its first part, and words where neither is known."""
    assert shown == lists.source_name(source, replace(FRAME, lang=lang))
