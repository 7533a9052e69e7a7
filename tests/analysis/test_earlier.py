"""Earlier meetings that a text refers to are found over both stores, and only those."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.archive.composed import ENGLISH, english, packed, span

from communique.analysis.earlier import earlier
from communique.archive.base import Archive
from communique.archive.meetings import regroup
from communique.model import Readout, Reference


def referring(words: str) -> Readout:
    """A later readout of the same parties whose text refers to an earlier meeting in these words."""
    text = ENGLISH.replace("the Bergen Summit", words)
    later = english("later", text, published="2032-06-01")
    assert later.engagement
    return replace(
        later,
        engagement=replace(later.engagement, date="2032-06-01", city="Oslo"),
        references=(Reference(span(text, words), "meeting", words),),
    )


@pytest.mark.parametrize(
    ("words", "followed"),
    [
        ("the talks in Geneva last year", True),
        ("the Geneva meeting of 2031", True),
        ("the Geneva meeting of 2029", False),
        ("the talks in Bern", False),
        ("the last meeting", False),
    ],
)
def test_a_named_city_and_the_same_parties(archive: Archive, words: str, followed: bool) -> None:
    """A city in the words, the same parties and the year, where one is named, lead to the meeting; nothing less does."""
    with archive.writing():
        run = archive.start_run([])
        for readout in (english(), referring(words)):
            archive.put(packed(readout), run)
    regroup(archive)

    found = earlier(archive, archive.get("later"))

    assert followed == bool(found)
    for one in found:
        assert ("composed:en", "2031-03-04", words) == (one.readout, one.date, one.words)
        assert archive.get("composed:en").meeting == one.meeting
    assert [] == earlier(archive, archive.get("composed:en"))
