"""The larger event on whose margins an engagement took place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.syntax.base import Reading, Syntax

Read = Callable[..., Reading]

CASES = [
    ("They met on the sidelines of the Arctic Forum in Oslo.", "Arctic Forum"),
    ("They met on the margins of the G20 Summit.", "G20 Summit"),
    ("They met on the sidelines of the UN General Assembly on Monday.", "UN General Assembly"),
    ("They met during the Northern Sea Conference, which opened today.", "Northern Sea Conference"),
    ("They met on the sidelines of the Conference on Clean Seas on May 3.", "Conference on Clean Seas"),
    ("They met on the sidelines of a Northern Sea meeting as they conferred over trade.", "Northern Sea meeting"),
    ("They met at the ministry.", None),
    ("They met on the sidelines of a dinner.", None),
    ("They met after lunch.", None),
    ("They met.", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[row[0] for row in CASES])
def test_host_events(english: Syntax, read: Read, text: str, expected: str | None) -> None:
    """The name of a gathering behind words of occasion, without its article, and up to place or day."""
    reading = read(text)
    found = english.host_event(reading, reading.sentences[0].span)
    assert (found and found.of(text)) == expected
