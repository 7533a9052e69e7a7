"""Noun phrases, host events and days."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.extract.syntax.base import Reading
from communique.extract.syntax.russian import Russian
from communique.model import Span


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("суверенитета и территориальной целостности Сербии", ["суверенитета", "территориальной целостности Сербии"]),
        ("скорейшую остановку боевых действий и решение спора", ["скорейшую остановку боевых действий", "решение спора"]),
        ("диалогу Норвегии и Сербии, а также готовность", ["диалогу Норвегии и Сербии"]),
        ("один из тезисов министра о том, что порт открыт", ["один из тезисов министра"]),
        ("политических и торговых мер", ["политических и торговых мер"]),
        ("эту политику с целью наживы", ["политику"]),
        ("план, предложенный Норвегией", ["план"]),
        ("план и отметил рост", ["план"]),
        (" и отметил рост", []),
        ("принципа единого Китая и решительно выступает", ["принципа единого Китая"]),
    ],
)
def test_coordinated_phrases(syntax: Russian, text: str, phrases: list[str]) -> None:
    """A phrase ends where a clause or a purpose begins; "и" divides it, but not a pair of proper names."""
    assert [span.of(text) for span in syntax.noun_phrase(text, 0, len(text))] == phrases


@given(st.text(alphabet="абвий АБ,.и\u00ad", max_size=80), st.integers(0, 40))
def test_phrases_are_slices(syntax: Russian, text: str, start: int) -> None:
    """Whatever the text, phrases lie between start and limit, in order."""
    start = min(start, len(text))
    spans = syntax.noun_phrase(text, start, len(text))
    assert all(start <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_host_event(syntax: Russian, parse: Callable[..., Reading]) -> None:
    """The event on whose margins a meeting took place, without its verb."""
    text = "На полях саммита прибрежных стран состоялась встреча министров."
    reading = parse(text)
    event = syntax.host_event(reading, reading.sentences[0].span)
    assert event is not None and event.of(text) == "саммита прибрежных стран"


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("4 марта 2031 года 20:10", "2031-03-04", "text"),
        ("встреча прошла 4 марта", "2031-03-04", "text"),
        ("встреча прошла 30 декабря", "2030-12-30", "text"),
        ("04.03.2031", "2031-03-04", "text"),
        ("встреча прошла сегодня", "2031-05-14", "relative"),
        ("встреча прошла вчера", "2031-05-13", "relative"),
        ("встреча прошла во вторник", "2031-05-13", "relative"),
    ],
)
def test_days(syntax: Russian, text: str, day: str, basis: str) -> None:
    """Printed days, and words that count from the day of publication, a Wednesday."""
    found = syntax.date(text, Span(0, len(text)), "2031-05-14")
    assert found is not None and (found[0], found[2]) == (day, basis)


def test_an_impossible_day_is_none(syntax: Russian) -> None:
    """A day that no calendar has is not guessed."""
    assert syntax.date("31 февраля 2031 года", Span(0, 20), "2031-05-14") is None
