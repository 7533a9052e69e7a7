"""Positions by party, target and day, in both stores. All texts and persons are invented."""

from __future__ import annotations

import json

import pytest
from tests.archive.composed import packed, span
from tests.archive.conftest import Opener

from communique.archive.base import Archive
from communique.model import Document, Engagement, Participant, Position, Readout, Span, Statement

Said = tuple[str, str, str, str]
"""Who, the stance words, their stance, the target."""


def stated(id: str, day: str | None, *said: Said, issuer: str | None = "NOR", parties: tuple[str, ...] = ("CHN", "NOR"), ending: str = ".") -> Readout:
    """A readout in which parties take positions, a sentence each, and whose text ends so."""
    opening = "Ministers of invented names met."
    text = " ".join([opening, *(f"{who} {words} {target}." for who, words, _, target in said)])[:-1] + ending
    document = Document(id, text, "en", (Span(0, len(text)),), "Composed Ministry", issuer, f"Meeting {id}", published=day)
    people = tuple(Participant(f"Minister of {party}", Span(0, len(opening)), party) for party in parties)
    statements, positions, at = list[Statement](), list[Position](), len(opening) + 1
    for number, (who, words, stance, target) in enumerate(said):
        content = Span(at, at + len(f"{who} {words} {target}"))
        whole = Span(at, min(content.end + 1, len(text)))
        statements.append(Statement((), (who,), "explicit", None, content, whole, "composed", ("support",), ("bilateral",), issuer_side=issuer))
        start = text.index(target, at)
        grade = {"notes": "note", "appreciates": "value", "supports": "back", "upholds": "uphold", "opposes": "oppose", "condemns": "condemn"}
        positions.append(Position(who, stance, Span(start, start + len(target)), number, grade=grade[words], rule=f"stance.{words}"))  # type: ignore[arg-type]
        at = whole.end + 1
    engagement = Engagement("meeting", Span(0, len(opening)), day, "text" if day else None, participants=people)
    return Readout(document, engagement, tuple(statements), tuple(positions))  # fmt: skip


def put(archive: Archive, *readouts: Readout) -> None:
    """Keep readouts."""
    with archive.writing():
        run = archive.start_run([])
        for readout in readouts:
            archive.put(packed(readout), run)


OWN = ("NOR", "supports", "support", "the two-state solution")
TOLD = ("CHN", "upholds", "support", "the two-state solution")


@pytest.fixture
def filed(archive: Archive) -> Archive:
    """Three readouts over two years, one of them by the other side, and one without a day."""
    put(
        archive,
        stated("a:1", "2031-03-04", OWN, TOLD),
        stated("a:2", "2032-03-04", ("NOR", "notes", "support", "the two-state solution"), ("NOR", "opposes", "oppose", "China")),
        stated("b:1", "2032-05-01", ("NOR", "appreciates", "support", "the Harbour Initiative"), issuer="CHN"),
        stated("a:3", None, OWN),
    )
    return archive


def test_pairs(filed: Archive) -> None:
    """Who holds positions on what, counted in readouts by account; targets that are only words can be left out."""
    pairs = {(one.party, one.target): (one.known, one.own, one.reported) for one in filed.stance_pairs()}
    assert pairs == {
        ("NOR", "two-state-solution"): (True, 3, 0),
        ("CHN", "two-state-solution"): (True, 0, 1),
        ("NOR", "CHN"): (True, 1, 0),
        ("NOR", "harbour initiative"): (False, 0, 1),
    }
    assert {one.target for one in filed.stance_pairs(["NOR"], known=True)} == {"two-state-solution", "CHN"}
    assert [one.party for one in filed.stance_pairs(targets=["harbour initiative"])] == ["NOR"]


def test_targets_by_part_of_words(filed: Archive) -> None:
    """Targets are found by characters of their ids."""
    assert filed.stance_targets("harbour") == ["harbour initiative"]
    assert filed.stance_targets("no such%") == []


def test_latest(filed: Archive) -> None:
    """Of every pair the latest stance in each account, with its exact sentence; as of a day what stood then."""
    now = {(one.party, one.own): one for one in filed.latest_stances(["NOR", "CHN"], ["two-state-solution"])}
    assert {key: one.id for key, one in now.items()} == {("NOR", True): "a:2", ("CHN", False): "a:1"}
    one = now["NOR", True]
    assert one.quote == "NOR notes the two-state solution."
    assert (one.words, one.day, one.grade, one.issuer) == ("the two-state solution", "2032-03-04", "note", "NOR")
    then = filed.latest_stances(["NOR"], ["two-state-solution"], "2031-12-31")
    assert [one.id for one in then] == ["a:1"]
    assert filed.latest_stances(["NOR"], ["two-state-solution"], "2030-12-31") == []
    assert filed.latest_stances([], ["two-state-solution"]) == []


def test_a_page_of_stances(filed: Archive) -> None:
    """Stances come by day, the latest or the earliest first, a page at a time."""
    total, latest = filed.stances(["NOR"], limit=2)
    assert (total, [one.id for one in latest]) == (5, ["b:1", "a:2"])
    _, earliest = filed.stances(["NOR"], ["two-state-solution"], limit=10, newest=False)
    assert [one.id for one in earliest] == ["a:3", "a:1", "a:2"]
    assert filed.stances(["NOR"], limit=2, offset=4)[1][0].id == "a:3"
    assert filed.stances(["NOR"], until="2031-12-31", limit=9)[0] == 1


def test_what_stood_on_a_day(filed: Archive) -> None:
    """Of every party on every target one stance in each account."""
    total, found = filed.standing_stances(until="2031-12-31", limit=10)
    assert (total, {(one.party, one.id) for one in found}) == (2, {("NOR", "a:1"), ("CHN", "a:1")})
    assert filed.standing_stances(["NOR"], limit=1)[0] == 3


def test_mentions(filed: Archive) -> None:
    """Stances without their words are dated ones, in order, and find their words again."""
    mentions = filed.stance_mentions(["NOR"], ["two-state-solution"])
    assert [(one.stance, one.grade, one.issuer, one.parties) for one in mentions] == [
        ("support", "back", "NOR", ("CHN", "NOR")),
        ("support", "note", "NOR", ("CHN", "NOR")),
    ]
    assert [one.id for one in filed.stances_of(mentions)] == ["a:1", "a:2"]


def test_chances(filed: Archive) -> None:
    """Readouts in which a party speaks, of the same parties by the same issuer."""
    assert [one.statements for one in filed.stance_chances("NOR", "NOR", ("CHN", "NOR"))] == [2, 2]
    assert len(filed.stance_chances("CHN", "NOR", ("CHN", "NOR"))) == 1
    assert filed.stance_chances("NOR", "NOR", ("NOR",)) == []


def test_another_text_takes_the_place_of_the_first(filed: Archive) -> None:
    """What a text that no longer stands says is no stance any more; an earlier text that comes back is one again."""
    put(filed, stated("a:2", "2032-03-04", OWN))
    assert ("NOR", "CHN") not in {(one.party, one.target) for one in filed.stance_pairs()}
    put(filed, stated("a:2", "2032-03-04", ("NOR", "opposes", "oppose", "China")))
    assert filed.stances(["NOR"], ["CHN"], limit=1)[0] == 1


def test_a_correction_moves_a_stance(filed: Archive) -> None:
    """A corrected day dates the readout's stances, a corrected stance is the stance."""
    with filed.writing():
        filed.correct("a:2", None, "date", "2029-01-01", "reader", None)
        filed.correct("a:1", 0, "stance", "oppose", "reader", None)
    _, found = filed.stances(["NOR"], ["two-state-solution"], "2031-12-31", limit=9)
    assert [(one.id, one.day, one.stance) for one in found] == [("a:1", "2031-03-04", "oppose"), ("a:2", "2029-01-01", "support")]


def test_an_issuer_that_is_not_known(archive: Archive) -> None:
    """Without an issuer nobody can say whose words they are."""
    put(archive, stated("x:1", "2031-01-01", OWN, issuer=None))
    assert archive.stances(limit=1)[1][0].own is None
    assert archive.stance_pairs()[0].reported == 1


def test_filed_anew_by_other_rules(opener: Opener) -> None:
    """An archive that was filed by other rules, or not yet, is filed anew when it is opened for writing."""
    first = opener()
    put(first, stated("a:1", "2031-03-04", OWN, TOLD), stated("a:2", "2031-04-04", OWN))
    before = sorted(first.stance_pairs())
    with first.writing():
        first._rows("DELETE FROM stances")  # type: ignore[attr-defined]
        first._rows("DELETE FROM held")  # type: ignore[attr-defined]
        first._rows("UPDATE meta SET value = 'old' WHERE name = 'targets'")  # type: ignore[attr-defined]
    assert sorted(opener().stance_pairs()) == before
    assert opener(write=False).stances(["NOR"], limit=1)[0] == 2


def test_spans_give_the_words(filed: Archive) -> None:
    """The place of a target in its text gives its words."""
    for one in filed.stances(limit=20)[1]:
        text = filed.get(one.id).readout.document.text
        assert text[one.start : one.end] == one.words
        assert span(text, one.quote).start >= 0
        assert json.dumps(one.parties)
