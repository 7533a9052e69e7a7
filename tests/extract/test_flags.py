"""How a content is put."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.flags import flags
from communique.extract.syntax.base import Reading
from communique.model import Span

Read = Callable[..., Reading]

CASES = [
    ("trade has grown", ()),
    ("Norway will help", ("future",)),
    ("Norway will not accept the plan", ("future", "negated")),
    ("if Norway agrees", ("conditional",)),
    ("the plan would not work", ("hypothetical", "negated")),
    ("she noted the knot", ()),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[row[0] for row in CASES])
def test_flags(read: Read, text: str, expected: tuple[str, ...]) -> None:
    """Negation, condition, hypothesis and future are flagged once each, in order."""
    assert flags(read(text), Span(0, len(text))) == expected


def test_only_the_content_counts(read: Read) -> None:
    """A sign outside the content flags nothing."""
    text = "If so, trade will grow."
    assert flags(read(text), Span(text.index("trade"), len(text))) == ("future",)
