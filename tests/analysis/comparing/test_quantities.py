"""Numbers and days are the same whatever language prints them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.analysis.comparing.quantities import quantities


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "80 million doses by 1 May 2031, up 12.5 percent", ["80000000", "2031-05-01", "12.5%"]),
        ("zh", "2031年5月1日前提供8000万剂，增长12.5%", ["2031-05-01", "80000000", "12.5%"]),
        ("ru", "80 млн доз к 1 мая 2031 года, рост 12,5 процента", ["80000000", "2031-05-01", "12.5%"]),
        ("en", "1,500 tonnes in five ships on May 3", ["1500", "5", "--05-03"]),
        ("ru", "1 500 тонн на пяти судах 3 мая", ["1500", "--05-03"]),
        ("zh", "14亿人民，第75周年，五艘船", ["1400000000", "75", "5"]),
        ("zh", "向海港派出五艘船和三十人", ["5"]),
        ("en", "the 75th anniversary in 2031", ["75", "2031"]),
        ("en", "in 2031 and on 45 May", ["2031", "45"]),
        ("en", "No number is here.", []),
        ("en", "as soon as possible, by 1 May", ["soon", "--05-01"]),
        ("zh", "尽快在2031年", ["soon", "2031"]),
        ("xx", "80 million", []),
        ("en", "China will send two research vessels and one envoy for three weeks", ["2", "1", "3"]),
        ("zh", "中方将派两艘科考船", ["2"]),
        ("ru", "Китай направит два исследовательских судна", ["2"]),
        ("en", "the two sides, two countries, one of us, one China, no one, the three vessels", []),
        ("zh", "两国和双方一道，一个中国，两党两军", []),
        ("ru", "две страны, эти два судна, двух лидеров", []),
    ],
)
def test_values(lang: str, text: str, values: list[str]) -> None:
    """Each number and day has its value; days are as precise as they are stated."""
    assert [one.value for one in quantities(text, lang)] == values


@given(st.sampled_from(["en", "zh", "ru"]), st.text("0123456789 .,%年月日万亿may5мая-", max_size=40))
def test_places(lang: str, text: str) -> None:
    """Whatever digits and marks are thrown together, each quantity has characters of its own, in order."""
    found = quantities(text, lang)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
