"""Amounts with what they are counted in, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.analysis.commitments.amounts import Example, Unit, amounts, known_units

EXAMPLES = [
    pytest.param(unit, example, id=f"{unit.id}-{example.text}")
    for unit in known_units().unit
    for example in unit.example
]


@pytest.mark.parametrize(("unit", "example"), EXAMPLES)
def test_every_example_is_read(unit: Unit, example: Example) -> None:
    """Each unit is found in its examples with the value in plain digits."""
    found = amounts(example.text, example.lang)
    assert (example.value, unit.id) in {(one.value, one.unit) for one in found}


def test_every_unit_has_an_example() -> None:
    """No unit stands untested, and ids are unique."""
    units = known_units().unit
    assert all(unit.example for unit in units)
    assert len({unit.id for unit in units}) == len(units)


@pytest.mark.parametrize(
    ("text", "lang"),
    [("for three years", "en"), ("the 20th session", "en"), ("S-400 systems", "en"), ("今后三年", "zh"), ("第10届会议", "zh"),
     ("на 10 лет", "ru"), ("by 5 May 2031", "en"), ("in 2031", "en")],
)  # fmt: skip
def test_what_is_no_amount(text: str, lang: str) -> None:
    """Years, days, sessions and names with a number in them count nothing."""
    assert amounts(text, lang) == ()


def test_spans_and_bare_numbers() -> None:
    """The span has the number and its unit; a number of something unknown stays bare, a share is in per cent."""
    text = "send 20 electric buses and 45 zithers, and pay 12.5% of US$3 million"
    assert [(one.span.of(text), one.value, one.unit) for one in amounts(text, "en")] == [
        ("20 electric buses", "20", "bus"),
        ("45", "45", None),
        ("12.5%", "12.5", "%"),
        ("US$3 million", "3000000", "USD"),
    ]


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(alphabet="0123456789 .,$%busetonmlidrayun亿元名学生две тысяч\n-", max_size=50),
    lang=st.sampled_from(["en", "zh", "ru", "fr"]),
)
def test_any_text(text: str, lang: str) -> None:
    """Whatever the text, amounts lie in it in order and their values are numbers."""
    end = 0
    for one in amounts(text, lang):
        assert end <= one.span.start < one.span.end <= len(text)
        float(one.value)
        end = one.span.start
