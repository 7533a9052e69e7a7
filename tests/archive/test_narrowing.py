"""What a list can be narrowed by, in both stores: years to the last readout, other shelves on the newest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.archive.composed import chinese, english, packed, russian
from tests.archive.test_store import put

from communique.analysis.search import Query, asked
from communique.archive import counting, narrowing
from communique.archive.base import Archive
from communique.archive.shelf import Facet, Shelf
from communique.model import Readout

NORWAY = "Composed Ministry of Norway"


def on(day: str | None, id: str) -> Readout:
    """The English readout on another day; without one for None."""
    readout = english(id, published=None)
    assert readout.engagement
    return replace(readout, engagement=replace(readout.engagement, date=day, date_basis=day and "text"))


@pytest.fixture
def years(archive: Archive) -> Archive:
    """Readouts of three years and one without a day, a Chinese and a Russian one among them."""
    days = ("1999-12-31", "2000-01-01", "2029-07-07", None)
    put(archive, packed(chinese()), packed(russian()), *(packed(on(day, f"en:{n}")) for n, day in enumerate(days)))
    return archive


def test_years_of_a_search_are_all_counted(years: Archive) -> None:
    """Words, facets of one statement and days are asked of every year; readouts without a day are in none."""
    assert (("2031", 2), ("2029", 1), ("2000", 1), ("1999", 1)) == years.year_counts(asked(Query())).values
    assert (("2029", 1), ("2000", 1), ("1999", 1)) == years.year_counts(asked(Query(text="lanes"))).values
    urged = years.year_counts(asked(Query(text="lanes", act="urge", lang="en", since="2000-01-01")))
    assert Facet(2, True, (("2029", 1), ("2000", 1))) == urged
    assert Facet(0, True, ()) == years.year_counts(asked(Query(text="lighthouse")))


def test_the_whole_archive_divides_by_its_shelves(years: Archive) -> None:
    """Without a condition every readout is counted, those without a day too."""
    counts = years.shelf_counts(Shelf())
    assert Facet(6, True, (("en", 4), ("ru", 1), ("zh", 1))) == counts["lang"]
    assert ((NORWAY, 4), ("Composed Ministry of China", 1), ("Composed agency", 1)) == counts["source"].values
    assert (("CHN", 5), ("NOR", 5)) == counts["party"].values
    assert (("meeting", 5),) == counts["kind"].values
    assert Facet(5, True, (("2031", 2), ("2029", 1), ("2000", 1), ("1999", 1))) == counts["year"]


def test_a_shelf_divides_by_the_others(years: Archive) -> None:
    """Counted is only what stands on all shelves that are asked for; nothing stands on one that is not there."""
    counts = years.shelf_counts(Shelf(parties=("NOR",), kind="meeting"))
    assert (("en", 4), ("zh", 1)) == counts["lang"].values
    assert (("2031", 1), ("2029", 1), ("2000", 1), ("1999", 1)) == counts["year"].values
    assert (("2000", 1),) == years.shelf_counts(Shelf(lang="en", year=2000))["year"].values
    assert {Facet(0, True, ())} == set(years.shelf_counts(Shelf(lang="fr")).values())


def test_a_long_shelf_is_counted_on_its_newest_readouts(years: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the bound a facet says on how many readouts it was counted; years are counted to the end."""
    monkeypatch.setattr(narrowing, "READOUTS", 2)
    counts = years.shelf_counts(Shelf(lang="en"))
    assert (2, False) == counts["party"][:2]
    assert Facet(3, True, (("2029", 1), ("2000", 1), ("1999", 1))) == counts["year"]
    assert counting.READOUTS > 2


def test_a_misread_day_far_ahead_costs_no_error(archive: Archive) -> None:
    """Thousands of years between two readouts are passed over."""
    put(archive, packed(on("1805-05-05", "early")), packed(on("9998-01-01", "late")))
    assert (("9998", 1), ("1805", 1)) == archive.shelf_counts(Shelf(lang="en"))["year"].values
    assert (("9998", 1), ("1805", 1)) == archive.year_counts(asked(Query(text="Geneva"))).values
