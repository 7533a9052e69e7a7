"""Quotations looked up over both stores, and versions compared sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.archive.composed import ENGLISH, chinese, english, packed, russian

from communique.analysis.difference import difference, sentences
from communique.analysis.verify import verify
from communique.archive.base import Archive
from communique.errors import UsageError


@pytest.fixture
def held(archive: Archive) -> Archive:
    """Three readouts, one of them in two versions."""
    with archive.writing():
        run = archive.start_run([])
        for readout in (english(), chinese(), russian(), english(text=ENGLISH.replace("Geneva", "Lausanne"))):
            archive.put(packed(readout), run)
    return archive


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("Norway opposes the closing of Taiwan's ports", "exact"),
        ("norway opposes, the closing of “Taiwan’s” ports", "normalised"),
        ("Norway opposes the opening of Taiwan's ports", "near"),
        ("Norway opposes closing of Taiwan's ports", "near"),
        ("Norway gladly opposes the closing of all Taiwan's ports", "near"),
        ("Norway welcomes the opening of Taiwan's roads", "absent"),
        ("坚持共识", "exact"),
        ("重視臺灣問題", "normalised"),
        ("挪方重视台海问题，坚持共识", "near"),
        ("挪方不谈两岸问题，放弃共识", "absent"),
        ("развитие стратегического партнёрства", "exact"),
        ("Развитие стратегического партнерства", "normalised"),
        ("развитии стратегического партнёрства", "near"),
        ("trategic partnershi", "exact"),
        ("Norway", "exact"),
        ("Sweden", "absent"),
    ],
)
def test_the_verdict(held: Archive, quote: str, verdict: str) -> None:
    """The very characters, the same words, a word or two changed, or none of these."""
    assert verdict == verify(held, quote).verdict


def test_found_places_slice_to_the_words(held: Archive) -> None:
    """Every place found gives the words that stand there, and exact ones give the quotation."""
    for quote in ("strategic partnership", "STRATEGIC  partnership", "two ports of Taiwan's", "谭维林"):
        result = verify(held, quote)
        for found in result.found:
            text = held.get(found.id, found.version).readout.document.text
            assert found.words == text[found.start : found.end]
            assert (found.words == quote) == (result.verdict == "exact")


def test_the_answer_is_by_version(held: Archive) -> None:
    """Words that were edited out are found in the version that had them, which no longer stands."""
    old, new = verify(held, "Astrid Holm in Geneva"), verify(held, "Astrid Holm in Lausanne")

    assert [("composed:en", 1, False)] == [(f.id, f.version, f.standing) for f in old.found]
    assert [("composed:en", 2, True)] == [(f.id, f.version, f.standing) for f in new.found]


def test_a_quotation_has_words(held: Archive) -> None:
    """Punctuation alone is no quotation."""
    with pytest.raises(UsageError):
        verify(held, " … ")


def test_a_changed_sentence_is_removed_and_added() -> None:
    """Of two versions the equal sentences are the same, an edited one is removed and added."""
    changes = difference("One. Two is here.\nThree。四！", "One. Two was here.\nThree。四！")

    assert [("same", "One."), ("removed", "Two is here."), ("added", "Two was here."), ("same", "Three。"), ("same", "四！")] == [
        (change.kind, change.words) for change in changes
    ]


@given(st.text(alphabet="ab .!?\n。！é\u00a0"))
def test_sentences_leave_out_nothing_but_space(text: str) -> None:
    """Sentences are in order, do not overlap, and whatever lies between them is no letter."""
    end = 0
    for span in sentences(text):
        assert span.start >= end
        assert not any(c.isalnum() for c in text[end : span.start])
        end = span.end
    assert not any(c.isalnum() for c in text[end:])
