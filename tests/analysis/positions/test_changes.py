"""Changes planted on known days, found and quoted; and silences that are no change. All is composed."""

from __future__ import annotations

import pytest
from tests.archive.test_stances import Said, put, stated

from communique.analysis.positions.changes import Change, changes
from communique.analysis.positions.silences import _beyond_chance
from communique.archive.base import Archive
from communique.errors import UsageError

TARGET = "the Harbour Initiative"
OTHER = ("NOR", "supports", "support", "the Bergen Compact")


def nor(words: str, target: str = TARGET) -> Said:
    """Norway's stance on the initiative."""
    return ("NOR", words, "oppose" if words in ("opposes", "condemns") else "support", target)


def months(archive: Archive, *said: Said | None, year: int = 2031, **more: object) -> None:
    """A readout a month in which Norway says this, beside something else; None is silence."""
    rows = [stated(f"m:{year}-{n:02d}", f"{year}-{n:02d}-10", *([one] if one else []), OTHER, **more) for n, one in enumerate(said, 1)]  # type: ignore[arg-type]
    put(archive, *rows)


def on_target(archive: Archive, target: str = "harbour initiative", **more: object) -> list[Change]:
    """The changes on a target, oldest first."""
    return changes(archive, targets=[target], **more)[::-1]  # type: ignore[arg-type]


def test_planted_changes(archive: Archive) -> None:
    """An upgrade, a downgrade and a dropped stance are found on their days, with both quotations."""
    months(archive, *[nor("notes")] * 2, *[nor("supports")] * 3, *[nor("appreciates")] * 3, *[None] * 4)
    up, down, dropped = on_target(archive)
    assert (up.change, up.date, up.held) == ("upgraded", "2031-03-10", (2, 3))
    assert up.before and up.after
    assert (up.before.quote, up.before.date) == (f"NOR notes {TARGET}.", "2031-02-10")
    assert (up.after.quote, up.after.date) == (f"NOR supports {TARGET}.", "2031-03-10")
    assert (down.change, down.date) == ("downgraded", "2031-06-10")
    assert down.before and down.after and (down.before.grade, down.after.grade) == ("supports", "appreciates")
    assert (dropped.change, dropped.date, dropped.named) == ("dropped", "2031-09-10", "2031-08-10")
    assert dropped.readouts == ("m:2031-09", "m:2031-10", "m:2031-11", "m:2031-12")
    assert (dropped.given, dropped.could, dropped.after) == (8, 8, None)
    assert dropped.before and dropped.before.quote == f"NOR appreciates {TARGET}."
    assert dropped.meanwhile == "NOR supports the Bergen Compact."


def test_the_steady_stance_does_not_change(archive: Archive) -> None:
    """What is given in every readout alike is no change, nor is another word of the same level."""
    months(archive, *[nor("supports")] * 4, *[nor("upholds")] * 4)
    assert changes(archive) == []


def test_one_change_a_readout_each(archive: Archive) -> None:
    """A name's grade may change with every readout."""
    months(archive, nor("notes"), nor("supports"), nor("appreciates"))
    assert [one.change for one in on_target(archive)] == ["upgraded", "downgraded"]


def test_a_single_readout_that_stands_out_is_no_change(archive: Archive) -> None:
    """One weaker word between equal ones is noise."""
    months(archive, *[nor("supports")] * 3, nor("appreciates"), *[nor("supports")] * 3)
    assert on_target(archive) == []


def test_words_that_are_no_name_must_stand_twice(archive: Archive) -> None:
    """Of a common noun only a change that lasts is told."""
    months(archive, nor("notes", "the harbour works"), nor("supports", "the harbour works"))
    assert on_target(archive, "harbour works") == []
    months(archive, *[nor("notes", "the quay works")] * 2, *[nor("supports", "the quay works")] * 2, year=2029)
    assert on_target(archive, "quay works")[0].change == "upgraded"


def test_reversed(archive: Archive) -> None:
    """A change of side is told where it stood twice before and after."""
    months(archive, *[nor("supports")] * 2, *[nor("opposes")] * 2)
    assert [one.change for one in on_target(archive)] == ["reversed"]
    months(archive, nor("supports"), nor("opposes"), year=2040)
    assert len(on_target(archive)) == 1


def test_two_accounts_are_never_compared(archive: Archive) -> None:
    """Another issuer's wording is no change of the party's."""
    months(archive, *[nor("supports")] * 2)
    months(archive, *[nor("appreciates")] * 2, year=2032, issuer="CHN")
    assert on_target(archive) == []


def test_newly_taken(archive: Archive) -> None:
    """A stance that readouts did not have and then regularly have."""
    months(archive, *[None] * 4, *[nor("supports")] * 4)
    (new,) = on_target(archive)
    assert (new.change, new.date, new.before) == ("newly taken", "2031-05-10", None)
    assert new.after and new.after.quote == f"NOR supports {TARGET}."
    assert new.readouts == ("m:2031-01", "m:2031-02", "m:2031-03", "m:2031-04")


@pytest.mark.parametrize(
    "later",
    [
        stated("late:1", "2032-01-01", ("CHN", "supports", "support", TARGET), OTHER),
        stated("late:1", "2032-01-01", ("NOR", "supports", "support", "what the initiative of the harbour stands for")),
    ],
    ids=["by another side", "in other words"],
)
def test_a_text_that_names_it_ends_the_silence(archive: Archive, later: object) -> None:
    """Where the target's words stand in any sense, whoever says them, nothing was dropped."""
    months(archive, *[nor("supports")] * 4, *[None] * 4)
    assert [one.change for one in on_target(archive)] == ["dropped"]
    put(archive, later)  # type: ignore[arg-type]
    assert on_target(archive) == []


def test_silences_that_tell_nothing(archive: Archive) -> None:
    """Too few readouts, readouts of other parties, texts that break off and texts too short for it are no silence."""
    months(archive, *[nor("supports")] * 4, None)
    put(archive, stated("x:1", "2032-01-01", OTHER, parties=("NOR", "SWE")), stated("x:2", "2032-02-01", OTHER, parties=("NOR", "SWE")))
    assert on_target(archive) == []


def test_texts_that_break_off_tell_nothing(archive: Archive) -> None:
    """A truncated text may have lost the stance."""
    months(archive, *[nor("supports")] * 4)
    put(archive, *(stated(f"cut:{n}", f"2032-0{n}-01", OTHER, OTHER, ending=" and then") for n in range(1, 6)))
    assert on_target(archive) == []


def test_as_of(archive: Archive) -> None:
    """As of a day, only what readouts up to it show."""
    months(archive, *[nor("notes")] * 2, *[nor("supports")] * 2)
    assert on_target(archive, as_of="2031-02-28") == []
    assert len(on_target(archive, as_of="2031-12-31")) == 1
    with pytest.raises(UsageError):
        changes(archive, as_of="last year")


def test_the_latest_first_and_not_more_than_asked(archive: Archive) -> None:
    """Changes come the latest first; a limit keeps those."""
    months(archive, nor("notes"), nor("supports"), nor("appreciates"))
    assert [one.date for one in changes(archive, party="NOR")] == ["2031-03-10", "2031-02-10"]
    assert [one.date for one in changes(archive, party="NOR", limit=1)] == ["2031-03-10"]
    assert changes(archive, party="SWE") == []


def test_chance() -> None:
    """A stance that every readout has is missed after two; one that a third has after eight."""
    assert _beyond_chance(4, 4, 2)
    assert not _beyond_chance(4, 4, 1)
    assert not _beyond_chance(4, 12, 6)
    assert _beyond_chance(4, 12, 8)
    assert not _beyond_chance(3, 13, 100)
    assert not _beyond_chance(2, 2, 100)
