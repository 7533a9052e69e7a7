"""Marks found when a text is put in: the same answers as by searching, at once. All texts are composed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.phrases.test_track import said
from tests.archive.composed import packed

from communique.analysis.phrases.marking import mark_all, marked, marks_of, registry_sum
from communique.analysis.phrases.track import Track, track
from communique.archive.base import Archive
from communique.archive.mark import Marks
from communique.formulae import Formula, registry
from communique.model import Readout

FILL = {
    "en": ["the harbour", "they value", "a lantern", "on", "and", "strategic", "partnership", "mutual", "all."],
    "zh": ["港口", "双方", "重视", "战略", "合作", "共", "、", "，", "。"],
    "ru": ["гавань", "стороны ценят", "и", "стратегического", "взаимное", "на", "всех."],
}
CHANCE = random.Random(5)
CHOSEN = sorted(CHANCE.sample(sorted(registry()), 12))


def changed(words: str, lang: str) -> str:
    """The words with one of them changed, put in or left out, or as they are."""
    parts = list(words) if lang == "zh" else words.split(" ")
    at = CHANCE.randrange(len(parts))
    kind = CHANCE.choice(["same", "same", "other", "more", "less"])
    if kind == "other":
        parts[at] = "新" if lang == "zh" else "saffron"
    elif kind == "more":
        parts.insert(at, "新" if lang == "zh" else "saffron")
    elif kind == "less":
        del parts[at]
    return ("" if lang == "zh" else " ").join(parts)


def told(formula: Formula, lang: str) -> str:
    """A text with some wordings of a formula, some nearly so, among other words."""
    parts = CHANCE.choices(FILL[lang], k=8)
    for words in CHANCE.choices(formula.wordings.get(lang, FILL[lang]), k=3):
        parts.insert(CHANCE.randrange(len(parts)), changed(words, lang))
    return ("" if lang == "zh" else " ").join(parts)


def readouts() -> Iterator[Readout]:
    """Readouts in three languages with the chosen formulae."""
    for n in range(90):
        lang = ["en", "zh", "ru"][n % 3]
        formula = registry()[CHANCE.choice(CHOSEN)]
        day = f"20{CHANCE.randrange(20, 30)}-0{CHANCE.randrange(1, 9)}-11" if n % 10 else None
        one = said(f"r{n}", day, told(formula, lang), issuer=CHANCE.choice(["NOR", "CHN"]), side=CHANCE.choice(["NOR", "CHN"]))
        yield replace(one, document=replace(one.document, lang=lang))


def searched(archive: Archive, id: str) -> Track:
    """What searching every text tells."""
    return replace(track(archive, id, near_texts=None), near_texts=0, near_searched=0)


def test_marks_tell_what_searching_tells(archive: Archive) -> None:
    """For formulae in all their wordings an archive gives the same track before its texts are marked and after."""
    with archive.writing():
        run = archive.start_run([])
        for readout in readouts():
            archive.put(packed(readout), run)
    before = {id: searched(archive, id) for id in CHOSEN}
    assert sum(one.uses for one in before.values()) > 50 and sum(len(one.near) for one in before.values()) > 5

    assert mark_all(archive) == 90 and mark_all(archive) == 0
    assert {id: track(archive, id) for id in CHOSEN} == before


def test_marks_of_another_registry_are_not_believed(archive: Archive) -> None:
    """Where one text was marked by another registry all are searched, until it is marked anew."""
    one = said("a", "2030-01-01", "a rules-based order holds")
    with archive.writing():
        archive.put(marked(packed(one)), archive.start_run([]))
    assert track(archive, "rules-based-order").uses == 1
    with archive.writing():
        (row,) = archive.unmarked(registry_sum() + 1, 9)
        archive.mark(row.readout, Marks(1, ()))

    assert not archive.all_marked(registry_sum())
    assert track(archive, "rules-based-order").uses == 1
    assert mark_all(archive) == 1 and archive.all_marked(registry_sum())
    assert track(archive, "rules-based-order").uses == 1


@pytest.mark.parametrize("formula", list(registry().values()), ids=lambda formula: formula.id)
def test_every_formula_is_marked_in_its_examples(formula: Formula) -> None:
    """The one pass finds each formula where the formula's own search does, and not in its counter-examples."""
    for text in formula.example:
        found = [{mark.formula for mark in marks_of(text, lang) if mark.wording is None} for lang in ("en", "zh", "ru")]
        assert any(formula.id in ids for ids in found), text
    for text in formula.counter:
        found = [{mark.formula for mark in marks_of(text, lang) if mark.wording is None} for lang in ("en", "zh", "ru")]
        assert not any(formula.id in ids for ids in found), text


WORDS = [word for lang in FILL for word in FILL[lang]]
WORDINGS = [words for id in CHOSEN for held in registry()[id].wordings.values() for words in held]


@given(st.lists(st.sampled_from(WORDS + WORDINGS), max_size=12), st.sampled_from(["en", "zh", "ru"]), st.sampled_from(["", " ", "\n"]))
def test_marks_lie_in_the_text(parts: list[str], lang: str, between: str) -> None:
    """A mark lies in its sentence and its sentence in the text; those of one formula do not overlap."""
    text = between.join(parts)
    ends: dict[str, int] = {}
    for mark in sorted(marks_of(text, lang), key=lambda mark: mark.start):
        assert 0 <= mark.sentence_start <= mark.start < mark.end <= mark.sentence_end <= len(text)
        assert ends.get(mark.formula, 0) <= mark.start
        ends[mark.formula] = mark.end
        assert (mark.wording is None) == (mark.changes is None)
