"""Set phrases that the registry does not know, found among ordinary words. All readouts are composed."""

from __future__ import annotations

import random

import pytest
from tests.archive.composed import packed, span

from communique.analysis.discover import discover, runs
from communique.archive.base import Archive
from communique.errors import UnsupportedLanguage
from communique.model import Document, Readout, Span, Statement

HAN = "山水云风花草木石鸟鱼月星江湖海田"
WORDS = ["harvest", "lantern", "quarry", "meadow", "granite", "willow", "copper", "saffron", "timber", "barley"]


def said(id: str, day: str, words: str, lang: str) -> Readout:
    """A readout of one statement by an invented minister."""
    cue = "指出" if lang == "zh" else "said that"
    text = f"Holm {cue} {words}."
    content = span(text, words)
    statement = Statement(("Holm",), ("NOR",), "explicit", span(text, cue), content, content, "subject", issuer_side="NOR")
    return Readout(Document(id, text, lang, (Span(0, len(text)),), "Composed", "NOR", published=day), None, (statement,))


@pytest.fixture
def spoken(archive: Archive) -> Archive:
    """Sixty readouts of random words in each language; a third hold an unknown phrase, the later half of them a newer."""
    chance = random.Random(7)
    with archive.writing():
        run = archive.start_run([])
        for n in range(60):
            day = f"{2030 + n // 30}-{1 + n % 12:02d}-{1 + n % 28:02d}"
            loose = "".join(chance.choices(HAN, k=6)), " ".join(chance.choices(WORDS, k=5))
            phrases = ["携手织锦"] * (n % 3 == 0) + ["同舟渡江"] * (n >= 30), ["weaving golden brocade"] * (n % 3 == 0)
            chinese = "，".join([*phrases[0], loose[0], "互利共赢" if n % 2 else loose[0][::-1]])
            english = ", ".join([*phrases[1], loose[1], "win-win cooperation" if n % 2 else loose[1][:9]])
            archive.put(packed(said(f"zh-{n}", day, chinese, "zh")), run)
            archive.put(packed(said(f"en-{n}", day, english, "en")), run)
    return archive


def test_the_unknown_phrases_are_found(spoken: Archive) -> None:
    """Phrases that stand together and nowhere apart come first, counted and dated, and the registry's do not come."""
    found = {one.phrase: one for one in discover(spoken)}
    assert {"携手织锦", "weaving golden brocade"} <= set(list(found)[:6])
    assert (found["携手织锦"].count, found["携手织锦"].lang, found["携手织锦"].first) == (20, "zh", "2030-01-01")
    assert not {"互利共赢", "win win cooperation"} & set(found)
    assert all(0 <= one.fixedness <= 1 and 0 <= one.novelty <= 1 for one in found.values())


def test_one_language_and_a_limit(spoken: Archive) -> None:
    """Only the language asked for, no more than asked for, and no phrase inside another."""
    assert len(discover(spoken, limit=1)) == 1
    phrases = [one.phrase for one in discover(spoken, lang="zh")]
    assert "携手织锦" in phrases and "weaving golden brocade" not in phrases
    assert not [(a, b) for a in phrases for b in phrases if a != b and a in b]


def test_a_newer_phrase_is_new(spoken: Archive) -> None:
    """A phrase that only later readouts have is newer than one that all years have."""
    found = {one.phrase: one.novelty for one in discover(spoken, lang="zh")}
    assert found["同舟渡江"] == 1.0
    assert found["携手织锦"] == 0.5


def test_nothing_to_find(archive: Archive) -> None:
    """An empty archive has no phrases, and a language without a lexicon is refused."""
    assert discover(archive) == []
    with pytest.raises(UnsupportedLanguage):
        discover(archive, lang="xx")


def test_runs_end_at_marks() -> None:
    """Han characters and words are cut at marks; hyphens and apostrophes join words."""
    assert list(runs("互利、共贏，“一带”。", han=True)) == ["互利", "共赢", "一带"]
    assert list(runs("Win-win, for all. So", han=False)) == [("win", "win"), ("for", "all"), ("so",)]
