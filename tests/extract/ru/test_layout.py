"""Sentences, insertions and soft hyphens, with offsets that stay those of the text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from communique.extract.match import SOFT_HYPHEN, fold
from communique.extract.syntax.base import Reading
from communique.extract.syntax.russian.layout import settled
from communique.model import Span

Parse = Callable[..., Reading]


def texts(reading: Reading) -> list[str]:
    """The sentences as printed."""
    return [sentence.span.of(reading.document.text) for sentence in reading.sentences]


def test_initials_and_abbreviations_end_no_sentence(parse: Parse) -> None:
    """A full stop after an initial or an abbreviation belongs to the word."""
    text = "Министр И.К.Оренин принял посла. В 2030 г. товарооборот вырос на 3 млн. долларов. Это важно."
    assert texts(parse(text)) == [
        "Министр И.К.Оренин принял посла.", "В 2030 г. товарооборот вырос на 3 млн. долларов.", "Это важно.",
    ]  # fmt: skip


def test_a_label_opens_a_sentence(parse: Parse) -> None:
    """A transcript label begins a sentence even where no full stop stands before it."""
    assert texts(parse("Начало беседы И.Оренин: Добрый день! А.Валь: Спасибо.")) == [
        "Начало беседы", "И.Оренин: Добрый день!", "А.Валь: Спасибо.",
    ]  # fmt: skip


def test_an_insertion_is_skipped(parse: Parse) -> None:
    """A hover card inside a sentence hides neither the verb behind it nor ends the sentence."""
    text = "Ларс Хольм Хольм Ларс Премьер-министр Норвегии отметил важность торговли."
    card = "Хольм Ларс Премьер-министр Норвегии"
    reading = parse(text, asides=(Span(text.index(card), text.index(card) + len(card)),))
    (clause,) = reading.clauses[0]
    assert [m.name for m in clause.subjects] == ["Ларс Хольм"]
    assert clause.content.of(text) == "важность торговли"


def test_an_insertion_at_the_end_is_no_part_of_the_sentence(parse: Parse) -> None:
    """A sentence ends before the insertion that stands between its last word and its full stop."""
    text = "В торжествах примет участие Ларс Хольм Хольм Ларс Премьер-министр ."
    card = "Хольм Ларс Премьер-министр"
    reading = parse(text, asides=(Span(text.index(card), text.index(card) + len(card)),))
    assert texts(reading) == ["В торжествах примет участие Ларс Хольм"]


def test_soft_hyphens_hide_no_word(parse: Parse) -> None:
    """A word broken by a soft hyphen is found, and its span is the text's own."""
    text = "Ларс Хольм отме\u00adтил важность энер\u00adгетики."
    reading = parse(text)
    (clause,) = reading.clauses[0]
    assert clause.content.of(text) == "важность энер\u00adгетики"


@given(st.text(alphabet="абвгд \u00ad.АБ", max_size=60))
def test_settling_moves_no_other_character(text: str) -> None:
    """Soft hyphens move behind their words; everything else keeps its order, and the length stays."""
    result = settled(text)
    assert len(result) == len(text) == len(fold(result))
    assert result.replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")


@given(st.text(alphabet="абвеил АБВИ.,:–-«»\n\u00ad", max_size=200))
def test_spans_are_slices(parse: Parse, text: str) -> None:
    """Whatever the text, sentences are non-empty slices without space around them, in order."""
    reading = parse(text)
    spans = [sentence.span for sentence in reading.sentences]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(s.of(text) == s.of(text).strip(" \n") for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert len(reading.sentences) == len(reading.mentions) == len(reading.clauses) == len(reading.subjects) == len(reading.narrates)
