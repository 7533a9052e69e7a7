"""What became of a promise: found on known days in a composed corpus of three languages, and never by a set phrase."""

from __future__ import annotations

import pytest
from tests.analysis.promises import english, fill

from communique.analysis.commitments.follow_up import LEAST_TOLD, FollowUps, follow_ups
from communique.analysis.commitments.ledger import Fate, entry_of, fate, ledger
from communique.archive.base import Archive
from communique.archive.pack import pack
from communique.archive.records import Capture
from communique.errors import NothingFound


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """The composed corpus in an archive."""
    fill(archive)
    return archive


def later(found: FollowUps) -> list[tuple[str, str, str | None]]:
    """The follow-ups as relation, readout and day."""
    return [(link.relation, link.utterance.id, link.utterance.day) for link in found.later]


def earlier(found: FollowUps) -> list[tuple[str, str]]:
    """What is followed, as relation and readout."""
    return [(link.relation, link.utterance.id) for link in found.earlier]


def became(archive: Archive, id: str) -> Fate:
    """What became of the promise of a readout."""
    entry = entry_of(archive.utterance(id, 0))
    assert entry is not None
    return fate(archive, entry)


def test_repeated_narrowed_and_kept(filled: Archive) -> None:
    """The promise is followed through Russian, Chinese and English, on the days that were planted."""
    assert later(follow_ups(filled, "promised", 0)) == [
        ("repeated", "repeated", "2031-06-10"),
        ("narrowed", "narrowed", "2031-11-20"),
        ("fulfilled", "kept", "2033-12-01"),
    ]


def test_links_run_both_ways(filled: Archive) -> None:
    """What a promise follows is found from the later side too, and so is what a report of its keeping speaks of."""
    assert earlier(follow_ups(filled, "narrowed", 0)) == [("narrowed", "promised"), ("narrowed", "repeated")]
    assert earlier(follow_ups(filled, "kept", 0)) == [
        ("fulfilled", "promised"), ("fulfilled", "repeated"), ("fulfilled", "narrowed"),
    ]  # fmt: skip


def test_a_link_shows_what_it_rests_on(filled: Archive) -> None:
    """It has both quotations, the shared traces with how much they tell, what changed, and how special that is."""
    link = follow_ups(filled, "repeated", 0).later[0]
    assert link.utterance.quote == "俄方愿于2033年底前向符拉迪沃斯托克提供25台机车"
    assert {(one.kind, one.value) for one in link.evidence} == {("name", "place vladivostok"), ("unit", "train")}
    assert [(one.what, one.before, one.after) for one in link.changes] == [
        ("amount", "40 train", "25 train"), ("term", "2032", "2033"),
    ]  # fmt: skip
    assert link.specificity == pytest.approx(sum(one.told for one in link.evidence))
    assert link.specificity >= LEAST_TOLD
    assert 0.3 <= link.likeness <= 1 and link.company == 2


def test_baits_are_not_linked(filled: Archive) -> None:
    """Neither the same set phrase, nor the same number of something else, nor another party's promise is a follow-up."""
    for id in ("phrase-1", "phrase-2", "phrase-3", "same-number", "by-others", "never-again"):
        found = follow_ups(filled, id, 0)
        assert (found.later, found.earlier) == ((), ()), id


def test_a_set_phrase_is_too_general(filled: Archive) -> None:
    """What names nothing cannot be recognised again, and the ledger says that instead of a silence."""
    found = became(filled, "phrase-1")
    assert found.follow_ups.too_general and found.not_mentioned_in is None


def test_silence_is_counted_and_not_judged(filled: Archive) -> None:
    """An overdue promise that nobody speaks of again is not mentioned in so many later readouts of these parties."""
    found = became(filled, "never-again")
    assert (found.overdue, found.as_of, found.not_mentioned_in) == (True, "2033-12-01", 8)
    assert found.follow_ups.later_readouts == 8


def test_what_is_mentioned_is_not_silent(filled: Archive) -> None:
    """A readout that shares a word with the promise is not counted among the silent ones."""
    said = "Lev Orlin said that the chapel was visited."
    with filled.writing():
        one = pack(english("chapel", "2033-02-02", "2 February 2033", said), Capture("composed", "composed", "jsonl"))
        filled.put(one, filled.start_run(["composed"]))
    found = became(filled, "never-again")
    assert (found.follow_ups.later_readouts, found.not_mentioned_in) == (9, 8)


def test_terms_and_amounts_of_the_ledger(filled: Archive) -> None:
    """An entry has its words, the amounts and days in plain values with spans of the text, and how precise the term is."""
    entry = ledger(filled, "RUS", until="2031-03-31").entries[0]
    text = filled.get("promised").readout.document.text
    assert (entry.due, entry.due_words, entry.precision) == ("2032", "by the end of 2032", "year")
    assert [(one.value, one.unit, one.span.of(text)) for one in entry.amounts] == [("40", "train", "40 locomotives")]
    assert [(one.value, one.span.of(text)) for one in entry.days] == [("2032", "2032")]


def test_unknown_statements(filled: Archive) -> None:
    """A statement that is not there is not found."""
    with pytest.raises(NothingFound):
        follow_ups(filled, "promised", 5)
    with pytest.raises(NothingFound):
        follow_ups(filled, "nobody", 0)
