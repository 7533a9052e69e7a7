"""By when: the words of a term and the last day it leaves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extract.match import fold
from communique.extract.terms import Example, Pattern, find_term, known_terms, last_day
from communique.model import Span

LANGUAGES = ("en", "zh", "ru")
EXAMPLES = [
    pytest.param(lang, pattern, example, id=f"{lang}-{pattern.id}-{example.words}")
    for lang in LANGUAGES
    for pattern in known_terms(lang).term
    for example in pattern.example
]
COUNTERS = [
    pytest.param(lang, text, id=f"{lang}-{text}")
    for lang in LANGUAGES
    for pattern in known_terms(lang).term
    for text in pattern.counter
]


@pytest.mark.parametrize(("lang", "pattern", "example"), EXAMPLES)
def test_every_example_is_read(lang: str, pattern: Pattern, example: Example) -> None:
    """Each pattern reads its examples: these words, to this day, month or year."""
    found = find_term(fold(example.text), lang, Span(0, len(example.text)), example.day)
    assert found is not None
    assert (found.span.of(example.text), found.due) == (example.words, example.due)


@pytest.mark.parametrize(("lang", "text"), COUNTERS)
def test_what_is_no_term(lang: str, text: str) -> None:
    """Counter-examples give none: what lies behind, plans that bear a year in their name, anniversaries."""
    assert find_term(fold(text), lang, Span(0, len(text)), "2031-05-01") is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_pattern_has_an_example(lang: str) -> None:
    """No pattern stands untested, and ids are unique."""
    patterns = known_terms(lang).term
    assert all(pattern.example for pattern in patterns)
    assert len({pattern.id for pattern in patterns}) == len(patterns)


@pytest.mark.parametrize(
    ("due", "day"), [("2032", "2032-12-31"), ("2032-02", "2032-02-29"), ("2032-02-07", "2032-02-07")]
)
def test_the_last_day(due: str, day: str) -> None:
    """A year ends in December, February knows leap years, a day is its own last."""
    assert last_day(due) == day


def test_without_a_day_of_the_text() -> None:
    """A full date stands by itself; "next year" is then a term without a day."""
    text = "open it by 5 May 2031, or next year"
    found = find_term(fold(text), "en", Span(0, len(text)), None)
    assert found is not None and found.due == "2031-05-05"
    found = find_term(fold(text), "en", Span(22, len(text)), None)
    assert found is not None and found.due is None


@pytest.mark.parametrize("day", ["0999-06-01", "9999-12-31"])
def test_a_day_beyond_the_calendar_of_readouts(day: str) -> None:
    """From a day of another age nothing is counted, and nothing breaks."""
    text = "open it by the end of the year, within 3 months"
    found = find_term(fold(text), "en", Span(0, len(text)), day)
    assert found is not None and found.due is None


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(alphabet="by 0123456789endofjuthisxar ,.年月底前内到明两до кцгау\n", max_size=60),
    lang=st.sampled_from(LANGUAGES),
    day=st.one_of(st.none(), st.dates().map(str), st.just("no day")),
)
def test_any_text(text: str, lang: str, day: str | None) -> None:
    """Whatever the text, a term lies inside the span and its day can be compared."""
    found = find_term(fold(text), lang, Span(0, len(text)), day)
    if found:
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.due is None or len(last_day(found.due)) == 10
