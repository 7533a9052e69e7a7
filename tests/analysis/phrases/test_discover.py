"""Set phrases that the registry does not know, found among ordinary words. All readouts are composed."""

from __future__ import annotations

import random

import pytest
from tests.archive.composed import packed, span

from communique.analysis.phrases.discover import discover
from communique.analysis.phrases.runs import forms_of, runs
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


def test_names_endings_and_more_frequent_parts(archive: Archive) -> None:
    """A phrase with a name in it is none, one that differs by an ending comes once, and so does one inside a frequent one."""
    chance = random.Random(3)
    with archive.writing():
        run = archive.start_run([])
        for n in range(60):
            words = [" ".join(chance.choices(WORDS, k=5))]
            words += ["woven by Bergen looms", "weaves the golden brocade" if n % 2 else "weaving the golden brocade"] * (n % 3 == 0)
            words += ["lasting silver rivers"] * (n % 4 == 0) + ["silver rivers"]
            chance.shuffle(words)
            archive.put(packed(said(f"en-{n}", f"2030-01-{1 + n % 28:02d}", ", ".join(words), "en")), run)
    phrases = [one.phrase for one in discover(archive, lang="en")]
    assert not [phrase for phrase in phrases if "bergen" in phrase or "looms" in phrase]
    assert len([phrase for phrase in phrases if "golden brocade" in phrase]) == 1
    assert "silver rivers" in phrases and "lasting silver rivers" not in phrases


def test_russian_forms_are_one_phrase(archive: Archive) -> None:
    """Declined words count together and are shown as they are printed most often."""
    chance = random.Random(4)
    forms = ["мерцающего огонька", "мерцающему огоньку"]
    with archive.writing():
        run = archive.start_run([])
        for n in range(40):
            words = [" ".join(chance.choices(["берег", "сосна", "ветка", "озеро", "тропа", "камень"], k=4))]
            words += [forms[n % 12 == 1]] * (n % 2)
            chance.shuffle(words)
            archive.put(packed(said(f"ru-{n}", f"2030-01-{1 + n % 28:02d}", ", ".join(words), "ru")), run)
    found = {one.phrase: one.count for one in discover(archive, lang="ru")}
    assert found["мерцающего огонька"] == 20 and "мерцающему огоньку" not in found


def test_runs_end_at_marks() -> None:
    """Han characters and words are cut at marks; hyphens and apostrophes join words, and a capital inside a sentence stays."""
    assert [run for run, _ in runs("互利、共贏，“一带”。", han=True)] == ["互利", "共赢", "一带"]
    found = list(runs("Win-win, for Norway's all. So", han=False))
    assert [run for run, _ in found] == [("win", "win"), ("for", "Norway's", "all"), ("so",)]
    assert found[0][1] == ("Win-", "win ")
    assert forms_of("Win-win, For", han=False) == [("win", "win"), ("for",)]
