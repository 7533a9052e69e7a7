"""Is this a readout at all?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.genre import DOMESTIC, NO_REPORT
from communique.model import Readout

Whole = Callable[..., Readout]

REPORT = "Foreign Minister Ana Vale of Portugal met with Foreign Minister Tomas Oren of Norway."

HEADLINES = [
    ("Foreign Minister Vale's Press Conference", "press conference"),
    ("Spokesperson's Regular Press Conference on May 3", "press conference"),
    ("Remarks by President Vale at the Opening of the Port", "speech"),
    ("Joint Statement on Trade", "joint document"),
    ("Foreign Minister Vale's Travel to Oslo", "travel"),
    ("Announcement of a New Consulate", "notice"),
]


@pytest.mark.parametrize(("title", "reason"), HEADLINES, ids=[row[0] for row in HEADLINES])
def test_headlines_tell_other_texts(readout: Whole, title: str, reason: str) -> None:
    """The headline names what the text is, and the reason says so."""
    read = readout(REPORT, title=title)
    assert read.engagement is None
    assert read.reason is not None and reason in read.reason


@pytest.mark.parametrize("title", [None, "Foreign Minister Vale Meets Foreign Minister Oren", "Readout of the Meeting on Trade"])
def test_readouts_have_no_reason(readout: Whole, title: str | None) -> None:
    """A readout is told without a reason against it."""
    read = readout(REPORT, title=title)
    assert (read.engagement is not None, read.reason) == (True, None)


def test_questions_and_answers_show_themselves(readout: Whole) -> None:
    """Three lines that begin like questions make a text of questions and answers, two do not."""
    talk = "QUESTION: What next?\nANSWER: We shall see.\n"
    assert readout(f"{REPORT}\n{talk}QUESTION: When?").engagement is None
    assert readout(f"{REPORT}\n{talk}").engagement is not None


def test_no_meeting_no_readout(readout: Whole) -> None:
    """A text without any meeting says that it reports none, and its statements are kept."""
    read = readout("Foreign Minister Ana Vale of Portugal said that trade has grown.")
    assert (read.engagement, read.reason, len(read.statements)) == (None, NO_REPORT, 1)


def test_one_side_alone_is_domestic(readout: Whole) -> None:
    """A meeting of the issuer's own people is domestic, unless the headline calls it a readout."""
    text = "Minister Jon Sand met with Governor Petra Lind."
    assert readout(text, issuer="NOR").reason == DOMESTIC
    assert readout(text, issuer="NOR", title="Readout of the Meeting with Governor Lind").reason is None
    assert readout(text).reason is None
