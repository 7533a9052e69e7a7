"""A person's corrections over both stores: they override, survive re-reading, and are orphaned where their words went."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.archive.composed import ENGLISH, chinese, english, packed
from tests.archive.test_store import put

from communique.archive.base import Archive
from communique.archive.meetings import regroup
from communique.errors import NothingFound, UsageError
from communique.model import Span


def correct(archive: Archive, field: str, value: str, statement: int | None = None, id: str = "composed:en") -> None:
    """One correction by a composed person."""
    with archive.writing():
        archive.correct(id, statement, field, value, "Composed Person", "as printed")


def test_a_correction_overrides_the_machine_and_is_logged(archive: Archive) -> None:
    """The corrected values are given, marked with the correction's number; the log says who, why and when."""
    put(archive, packed(english()))
    correct(archive, "date", "2031-03-05")
    correct(archive, "speaker", "Composed Envoy", 0)
    correct(archive, "acts", "urge, warn", 0)
    correct(archive, "stance", "support", 2)

    stored = archive.get("composed:en")

    assert stored.readout.engagement
    assert ("2031-03-05", "correction") == (stored.day, stored.day_basis)
    assert "correction:1" == stored.readout.engagement.rules["date"]
    assert (("Composed Envoy",), ("urge", "warn")) == (stored.readout.statements[0].speakers, stored.readout.statements[0].acts)
    assert "support" == stored.readout.positions[0].stance
    assert [1, 2, 3, 4] == [c.number for c in stored.corrected]
    log = archive.corrections("composed:en")
    assert ("Composed Person", "as printed", "active") == (log[0].by, log[0].why, log[0].state)


def test_it_survives_reading_anew(archive: Archive) -> None:
    """A new reading of the same text does not undo a correction."""
    put(archive, packed(english()))
    correct(archive, "speaker", "Composed Envoy", 1)
    with archive.writing():
        archive.put(packed(english()), archive.start_run([]), reread=True)

    assert ("Composed Envoy",) == archive.get("composed:en").readout.statements[1].speakers


def test_it_goes_with_its_words_exactly_or_is_an_orphan(archive: Archive) -> None:
    """In an edited text a correction holds where its words stand once; where they were edited it is orphaned, visibly."""
    put(archive, packed(english()))
    correct(archive, "acts", "warn", 2)
    correct(archive, "date", "2031-03-05")
    put(archive, packed(english(text=ENGLISH.replace("Geneva", "Lausanne"))))

    log = {c.field: c for c in archive.corrections()}
    assert ("warn",) == archive.get("composed:en").readout.statements[2].acts
    assert "active" == log["acts"].state
    assert ("orphaned", "its words no longer stand in the text") == (log["date"].state, log["date"].reason)
    assert "2031-03-04" == archive.get("composed:en").day
    put(archive, packed(english()))
    assert ["active", "active"] == [c.state for c in archive.corrections()]


def test_words_that_stand_twice_are_no_anchor(archive: Archive) -> None:
    """In another text words that stand twice do not say which place is meant: the correction is orphaned."""
    put(archive, packed(english()))
    correct(archive, "acts", "warn", 0)
    put(archive, packed(english(text=ENGLISH + " Indeed, the strategic partnership has grown.")))

    assert "its words stand in the text more than once" == archive.corrections()[0].reason


def test_a_statement_that_is_no_longer_read_orphans_its_correction(archive: Archive) -> None:
    """The same text read otherwise: where no statement covers the words any more, the correction is orphaned."""
    put(archive, packed(english()))
    correct(archive, "acts", "warn", 0)
    first = english().statements[0]
    other = replace(first, content=Span(first.content.start, first.content.end - 4))
    with archive.writing():
        archive.put(packed(replace(english(), statements=(other, *english().statements[1:]))), archive.start_run([]), reread=True)

    assert "its words are no longer read as a statement" == archive.corrections()[0].reason


def test_meetings_are_split_and_merged_by_hand(archive: Archive) -> None:
    """A readout can be taken out of its meeting and put into another's; grouping anew keeps to it."""
    put(archive, packed(english()), packed(chinese()))
    regroup(archive)
    assert [("composed:en", "composed:zh")] == [g.readouts for g in archive.meetings()]

    correct(archive, "meeting", "new", id="composed:zh")
    regroup(archive)
    assert [("composed:en",), ("composed:zh",)] == [g.readouts for g in archive.meetings()]
    correct(archive, "meeting", "composed:en", id="composed:zh")
    regroup(archive)
    assert [("composed:en", "composed:zh")] == [g.readouts for g in archive.meetings()]


@pytest.mark.parametrize(
    ("field", "value", "statement"),
    [("colour", "blue", None), ("date", "yesterday", None), ("acts", "shout", 0), ("kind", "lunch", None), ("speaker", "X", None),
     ("acts", "urge", 99), ("meeting", "mtg:none", None)],
)  # fmt: skip
def test_what_cannot_be_corrected_is_wrong_use(archive: Archive, field: str, value: str, statement: int | None) -> None:
    """Unknown fields, values, statements and meetings are named, and nothing is logged."""
    put(archive, packed(english()))

    with pytest.raises(UsageError):
        correct(archive, field, value, statement)
    assert [] == archive.corrections()


def test_an_unknown_readout(archive: Archive) -> None:
    """Correcting what is not there finds nothing."""
    with pytest.raises(NothingFound):
        correct(archive, "date", "2031-03-05", id="nowhere")
