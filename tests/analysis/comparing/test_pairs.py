"""Readouts of one meeting by different issuers find each other, and no others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.archive.composed import chinese, english, packed, russian

from communique.analysis.comparing.pairs import FLOOR, Account, judged, paired, pairs, pairs_of
from communique.archive.base import Archive
from communique.archive.meetings import regroup
from communique.errors import NothingFound

NORWAY = Account("nor", "2031-03-04", "meeting", "en", "NOR", "Oslo", ("CHN", "NOR"),
                 (("CHN", "Tan Weilin", "tan-weilin"), ("NOR", "Astrid Holm", "astrid-holm")))  # fmt: skip
CHINA = Account("chn", "2031-03-04", "talks", "zh", "CHN", "Beijing", ("CHN", "NOR"),
                (("CHN", "谭维林", "tan-weilin"), ("NOR", "霍尔姆", "astrid-holm")))  # fmt: skip


def test_an_archive_finds_its_pairs(archive: Archive) -> None:
    """Two accounts of one meeting in two languages, a day apart, are a pair under the archive's meeting, with reasons."""
    with archive.writing():
        run = archive.start_run([])
        for readout in (english(), chinese(), russian()):
            archive.put(packed(readout), run)
    regroup(archive)
    (pair,) = pairs(archive)
    assert (pair.a, pair.b) == ("composed:zh", "composed:en")
    assert pair.meeting == archive.get("composed:en").meeting
    assert FLOOR <= pair.score <= 1
    assert pair.why == ("parties CHN, NOR", "the same persons for CHN", "days 2031-03-04 and 2031-03-05", "both a meeting")


def test_the_pairs_of_one_meeting(archive: Archive) -> None:
    """Asked of one meeting, its pairs are those of the whole archive; an unknown meeting is named."""
    with archive.writing():
        run = archive.start_run([])
        for readout in (english(), chinese(), russian()):
            archive.put(packed(readout), run)
    regroup(archive)
    (pair,) = pairs(archive)
    for gathering in archive.meetings():
        assert ([pair] if {pair.a, pair.b} & {*gathering.readouts} else []) == pairs_of(archive, gathering.id)
    with pytest.raises(NothingFound):
        pairs_of(archive, "mtg:none")


def test_an_empty_archive_has_none(archive: Archive) -> None:
    """Without readouts there are no pairs."""
    assert pairs(archive) == []


@pytest.mark.parametrize(
    ("other", "fits"),
    [
        ({}, True),
        ({"day": "2031-03-05"}, True),
        ({"day": "2031-03-06"}, False),
        ({"kind": "visit"}, True),
        ({"kind": "video"}, True),
        ({"kind": "call"}, False),
        ({"kind": "letter"}, False),
        ({"issuer": "NOR"}, False),
        ({"issuer": "RUS"}, False),
        ({"parties": ("CHN", "NOR", "RUS")}, False),
        ({"parties": ("CHN", "RUS")}, False),
        ({"names": (("CHN", "李明", "li-ming"), ("NOR", "霍尔姆", "astrid-holm"))}, False),
        ({"names": ()}, False),
        ({"names": (), "kind": "meeting"}, True),
        ({"names": (("CHN", "谭维林", None), ("NOR", "霍尔姆", None)), "kind": "meeting"}, True),
        ({"lang": "en", "names": (("CHN", "Li Ming", None), ("NOR", "Astrid Holm", None))}, False),
        ({"lang": "en", "names": (("CHN", "Weilin Tan", None), ("NOR", "Holm", None))}, True),
    ],
)
def test_what_speaks_for_a_pair(other: dict[str, Any], fits: bool) -> None:
    """Days, ways of meeting, parties and persons decide; without anybody to compare, day and kind must agree."""
    account = replace(CHINA, **other)
    assert (judged(NORWAY, account) is not None) is fits
    assert judged(NORWAY, account) == judged(account, NORWAY)


def test_a_call_is_paired_with_a_call() -> None:
    """Two accounts of a call are a pair with the full score."""
    pair = judged(replace(NORWAY, kind="call"), replace(CHINA, kind="call"))
    assert pair and pair.score == 1


def test_larger_gatherings_may_differ_in_who_is_named() -> None:
    """Where several parties meet, an account may leave one out; two of four are not enough."""
    several = replace(NORWAY, parties=("CHN", "FRA", "NOR", "RUS"))
    assert judged(several, replace(CHINA, parties=("CHN", "NOR", "RUS")))
    assert not judged(several, CHINA)


def test_neighbouring_days_stay_two_meetings() -> None:
    """Two meetings of the same persons on two days give two pairs, each of its own day."""
    accounts = [NORWAY, CHINA, replace(NORWAY, id="nor2", day="2031-03-05"), replace(CHINA, id="chn2", day="2031-03-05")]
    assert [(pair.a, pair.b) for pair in paired(accounts)] == [("chn", "nor"), ("chn2", "nor2")]
    assert paired(reversed(accounts)) == paired(accounts)


def test_each_publisher_gives_one_account() -> None:
    """A second text of one publisher about the day is left alone; another publisher's account is paired too."""
    again = replace(NORWAY, id="nor2", kind="visit", names=())
    agency = replace(NORWAY, id="agency", publisher="Agency")
    assert [(pair.a, pair.b) for pair in paired([NORWAY, CHINA, again, agency])] == [("chn", "agency"), ("chn", "nor")]
