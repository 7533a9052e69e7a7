"""What took place, when and where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Engagement, Readout

Whole = Callable[..., Readout]

VALE, OREN = "President Ana Vale of Portugal", "President Tomas Oren of Norway"

KINDS = [
    (f"{VALE} met with {OREN}.", "meeting"),
    (f"{VALE} held talks with {OREN}.", "talks"),
    (f"{VALE} spoke by phone with {OREN}.", "call"),
    (f"{VALE} had a telephone conversation with {OREN}.", "call"),
    (f"{VALE} had a call with {OREN}.", "call"),
    (f"{VALE} held a video conference with {OREN}.", "video"),
    (f"{VALE} received {OREN}.", "meeting"),
    (f"{VALE} received Foreign Minister Jon Sand of Norway.", "audience"),
    (f"Foreign Minister Rui Sal of Portugal paid a courtesy call on {OREN}.", "audience"),
    ("Foreign Minister Rui Sal of Portugal received a courtesy call from Foreign Minister Jon Sand of Norway.", "meeting"),
    (f"{VALE} paid an official visit to Norway.", "visit"),
    (f"{VALE} sent a letter to {OREN}.", "letter"),
    ("Portugal and Norway held consultations in Oslo.", "consultation"),
    (f"{VALE} discussed trade with {OREN}.", "meeting"),
    (f"{VALE} and {OREN} discussed trade. The ministers agreed by phone to open a port.", "call"),
    (f"{VALE} held a reception for Foreign Minister Jon Sand of Norway.", "audience"),
    (f"{VALE} met with {OREN} at the “Call to Action” conference.", "meeting"),
]


def engagement(readout: Readout) -> Engagement:
    """The engagement, which there must be."""
    assert readout.engagement is not None
    return readout.engagement


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[row[0] for row in KINDS])
def test_kinds(readout: Whole, text: str, kind: str) -> None:
    """The words of the report tell the kind; an audience is given by a head to somebody who is none."""
    read = engagement(readout(text))
    assert (read.kind, read.rules["kind"][:5]) == (kind, "kind.")


PLACES = [
    (f"{VALE} met with {OREN} in Lisbon.", None, ("Lisbon", "PRT")),
    (f"{VALE} travelled to Oslo and met with {OREN}.", None, ("Oslo", "NOR")),
    (f"{VALE} met with {OREN} here today.", "OSLO, May 3 (Vale News) --", ("Oslo", "NOR")),
    (f"{VALE} met with {OREN} here today.", None, (None, None)),
    (f"{VALE} met with {OREN}.", "OSLO, May 3 (Vale News) --", ("Oslo", "NOR")),
    (f"{VALE} met with {OREN}. Ms. Vale praised the people of Lisbon.", None, (None, None)),
    (f"LISBON, May 3 (Vale News) -- {VALE} met with {OREN}.", None, ("Lisbon", "PRT")),
    (f"{VALE} spoke by phone from Lisbon with {OREN}.", None, (None, None)),
    (f"{VALE} sent a letter to {OREN} about the floods in Oslo.", None, (None, None)),
    (f"{VALE} met with Mayor Tomas Oren of Oslo.", None, (None, None)),
]


@pytest.mark.parametrize(("text", "dateline", "place"), PLACES, ids=[f"{row[0]} {row[1]}" for row in PLACES])
def test_places(readout: Whole, text: str, dateline: str | None, place: tuple[str | None, str | None]) -> None:
    """A city behind a preposition in the report, the dateline's for "here" or for want of one; a call and a letter have none."""
    read = engagement(readout(text, dateline=dateline, issuer="PRT"))
    assert (read.city, read.country) == place


DATES = [
    (f"{VALE} met with {OREN} on May 3, 2031.", None, ("2031-05-03", "text")),
    (f"{VALE} met with {OREN} today.", None, ("2031-05-14", "relative")),
    (f"{VALE} met with {OREN}.", "LISBON, May 3 (Vale News) --", ("2031-05-03", "dateline")),
    (f"{VALE} met with {OREN}.", None, (None, None)),
    (f"{VALE} met with {OREN}. They will meet again on June 3.", None, (None, None)),
]


@pytest.mark.parametrize(("text", "dateline", "day"), DATES, ids=[f"{row[0]} {row[1]}" for row in DATES])
def test_dates(readout: Whole, text: str, dateline: str | None, day: tuple[str | None, str | None]) -> None:
    """The day of the report, or of the dateline; a day to come is no day of the meeting."""
    read = engagement(readout(text, dateline=dateline))
    assert (read.date, read.date_basis) == day


def test_host_event(readout: Whole) -> None:
    """The larger event on whose margins they met is quoted from the report."""
    text = f"{VALE} met with {OREN} on the sidelines of the Arctic Forum."
    read = engagement(readout(text))
    assert read.host_event is not None and read.host_event.of(text) == "Arctic Forum"


def test_evidence_is_the_report(readout: Whole) -> None:
    """The sentence that reports the meeting is its evidence, wherever it stands among the first."""
    text = f"Trade has grown. {VALE} met with {OREN}."
    assert engagement(readout(text)).evidence.of(text).startswith("President Ana Vale")


def test_a_meeting_inside_somebodys_words_is_none(readout: Whole) -> None:
    """What a speaker tells of another meeting is no engagement of this page."""
    assert readout("Ms. Vale said that trade has grown since the talks in Oslo.").engagement is None


def test_a_headline_may_be_the_only_report(readout: Whole) -> None:
    """A page that opens with what was said takes place and persons from its headline."""
    read = engagement(readout("The two ministers discussed trade.", title="Minister Ana Vale's call with Minister Tomas Oren of Norway", issuer="PRT"))
    assert (read.kind, read.date) == ("call", None)
