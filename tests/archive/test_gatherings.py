"""Meetings as rows of their own: one, a page, counts; always what the readouts say, in both stores."""

from __future__ import annotations

import itertools
import random

import pytest
from tests.archive.composed import english, packed
from tests.archive.older import back_to
from tests.archive.test_store import gone, put

from communique.archive.base import Archive
from communique.archive.meetings import regroup
from communique.archive.postgres import PostgresArchive
from communique.archive.records import Gathering
from communique.archive.sqlite import SqliteArchive
from communique.errors import NothingFound
from communique.model import Engagement, Participant, Readout, Span

CODES = ("CHN", "FRA", "NOR", "RUS", "USA")


def met(id: str, day: str | None, *parties: str, kind: str = "meeting", text: str = "They met.") -> Readout:
    """A readout of a meeting of these parties on a day, with nothing said; the text is composed."""
    read = english(id, f"{text} {id}", published=None, issuer=None)
    whole = Span(0, len(read.document.text))
    people = tuple(Participant(f"Minister {code}", whole, code) for code in parties)
    return Readout(read.document, Engagement(kind, whole, day, "text" if day else None, participants=people))  # type: ignore[arg-type]


def many(count: int) -> list[Readout]:
    """Readouts of up to four parties on forty days, the same every time."""
    chance = random.Random(5)
    return [
        met(f"r{i:03}", f"2031-{1 + i % 2:02}-{1 + chance.randrange(20):02}", *sorted(chance.sample(CODES, chance.choice((1, 2, 2, 2, 3, 4)))))
        for i in range(count)
    ]


def counted_by_hand(archive: Archive) -> list[Gathering]:
    """The meetings put together from the readouts themselves, without the tables."""
    members = sorted(archive.members(ungrouped=False), key=lambda one: (one.meeting or "", one.day, one.id))
    return sorted(
        (
            Gathering(meeting or "", rows[0].day, tuple(sorted({p for row in rows for p in row.parties})), rows[0].kind, tuple(row.id for row in rows))
            for meeting, group in itertools.groupby(members, key=lambda one: one.meeting)
            for rows in [list(group)]
        ),
        key=lambda one: (one.date, one.id),
    )


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """An archive of sixty readouts, grouped."""
    put(archive, *map(packed, many(60)))
    regroup(archive)
    return archive


def test_the_tables_say_what_the_readouts_say(filled: Archive) -> None:
    """Meetings, pages, days, parties and dyads agree with a count by hand, with and without bounds."""
    by_hand = counted_by_hand(filled)
    for dyad, (since, until) in itertools.product(
        [(), ("CHN",), ("CHN", "RUS"), ("RUS", "CHN", "NOR"), ("CHN", "CHN")], [(None, None), ("2031-01-05", "2031-02-10"), ("2031-02-11", None)]
    ):
        expected = [g for g in by_hand if set(dyad) <= set(g.parties) and (since or "") <= g.date <= (until or "9")]
        assert expected == filled.meetings(dyad, since, until)
        assert (len(expected), expected[::-1][2:5]) == filled.meeting_page(dyad, since, until, limit=3, offset=2)
        assert (len(expected), expected[:4]) == filled.meeting_page(dyad, since, until, limit=4, newest=False)
        days = sorted({g.date for g in expected})
        assert [(day, sum(g.date == day for g in expected)) for day in days] == filled.meeting_days(dyad, since, until)
        if since is None and until is None:
            assert ((days[0], days[-1]) if days else None) == filled.meeting_span(dyad)


def test_parties_and_dyads_are_counted(filled: Archive) -> None:
    """Every party's meetings, and every two parties', the most first; one party's own on request."""
    by_hand = [g for g in counted_by_hand(filled) if g.date >= "2031-02-01"]
    alone = {code: sum(code in g.parties for g in by_hand) for code in CODES}
    two = {(a, b): sum({a, b} <= set(g.parties) for g in by_hand) for a, b in itertools.combinations(CODES, 2)}

    assert sorted(alone.items(), key=lambda one: (-one[1], one[0])) == filled.attendance(since="2031-02-01")
    found = filled.encounters(since="2031-02-01")
    assert {(a, b, n) for (a, b), n in two.items() if n} == set(found)
    assert found == sorted(found, key=lambda one: (-one[2], one[0], one[1]))
    of_norway = {(b if a == "NOR" else a): n for (a, b), n in two.items() if "NOR" in (a, b)}
    assert {("NOR", other, n) for other, n in of_norway.items()} == set(filled.encounters("NOR", since="2031-02-01"))


def test_a_meeting_is_found_by_its_id(filled: Archive) -> None:
    """One meeting comes back whole; an unknown one names its neighbours."""
    for gathering in filled.meetings()[:5]:
        assert gathering == filled.meeting(gathering.id)
    with pytest.raises(NothingFound) as failure:
        filled.meeting("mtg:2031-01-05-CHN-XXX-meeting")
    assert "near: mtg:" in str(failure.value)


def test_whatever_becomes_of_a_readout_its_meeting_follows(archive: Archive) -> None:
    """Another text, a correction, a twin at a new address, reading anew: the tables stay what the readouts say."""
    put(archive, packed(met("a", "2031-03-04", "CHN", "NOR")), packed(met("b", "2031-03-04", "CHN", "NOR")))
    regroup(archive)

    put(archive, packed(met("a", "2031-03-09", "CHN", "RUS", text="They met elsewhere.")))
    assert [("b",)] == [g.readouts for g in archive.meetings()]
    regroup(archive)
    assert [("b",), ("a",)] == [g.readouts for g in archive.meetings()]
    assert [("CHN", "NOR", 1), ("CHN", "RUS", 1)] == archive.encounters()

    with archive.writing():
        archive.correct("b", None, "date", "2031-03-11", "Ada", None)
    assert ["2031-03-09"] == [g.date for g in archive.meetings()]
    regroup(archive)
    assert [("2031-03-09", 1), ("2031-03-11", 1)] == archive.meeting_days()

    with archive.writing():
        run = archive.start_run(["composed"])
        archive.put(packed(met("a", "2031-03-10", "CHN", "RUS", text="They met elsewhere.")), run, reread=True)
    regroup(archive)
    assert counted_by_hand(archive) == archive.meetings()
    assert ("2031-03-10", "2031-03-11") == archive.meeting_span()


def test_a_twin_that_is_absorbed_leaves_its_meeting(archive: Archive) -> None:
    """A readout that lives on under its old id takes the meeting of its twin's row with it."""
    old = english(url="https://ministry.example/old")
    put(archive, packed(old))
    with archive.writing():
        run = archive.start_run(["composed"])
        archive.put(packed(english("twin", url="https://ministry.example/new")), run)
        archive.group([(2, "mtg:twin")])
        archive.gone("https://ministry.example/old", "missing", "composed failure", run)

    assert [] == archive.meetings()
    assert [] == archive.meeting_days()


def test_without_a_day_there_is_no_meeting(archive: Archive) -> None:
    """A readout that tells no day is in no meeting, nor is one that is gone from the page taken out."""
    put(archive, packed(met("undated", None, "CHN", "NOR")), packed(met("dated", "2031-03-04", "CHN", "NOR")))
    regroup(archive)
    gone(archive, "dated", "missing")

    assert [("dated",)] == [g.readouts for g in archive.meetings()]
    assert None is archive.meeting_span(("USA",))


def test_an_older_archive_gets_its_meetings(filled: SqliteArchive | PostgresArchive) -> None:
    """An archive made before the tables were has them, with the same rows, after a command that writes."""
    tables = ("meetings", "attendance", "encounters")
    kept = [sorted(filled._rows(f"SELECT * FROM {table}")) for table in tables]
    back_to(filled, 4)

    filled.migrate()

    assert kept == [sorted(filled._rows(f"SELECT * FROM {table}")) for table in tables]
    assert counted_by_hand(filled) == filled.meetings()
