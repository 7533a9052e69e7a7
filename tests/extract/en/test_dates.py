"""Which day a sentence means."""

from __future__ import annotations

import pytest

from communique.extract.syntax.base import Syntax
from communique.model import Span

# 14 May 2031 is a Wednesday
CASES = [
    ("They met on May 3, 2031.", "2031-05-14", ("2031-05-03", "May 3, 2031", "text")),
    ("They met on 3 May 2031.", "2031-05-14", ("2031-05-03", "3 May 2031", "text")),
    ("They met on the 3rd of May.", "2031-05-14", ("2031-05-03", "3rd of May", "text")),
    ("They met on Sept. 3, 2030.", None, ("2030-09-03", "Sept. 3, 2030", "text")),
    ("They met on May 3rd.", "2031-05-14", ("2031-05-03", "May 3rd", "text")),
    ("They met on 28 December.", "2031-01-02", ("2030-12-28", "28 December", "text")),
    ("They met from 3 to 5 May 2031.", None, ("2031-05-03", "3 to 5 May 2031", "text")),
    ("They met on 3-5 May 2031.", None, ("2031-05-03", "3-5 May 2031", "text")),
    ("They met today.", "2031-05-14", ("2031-05-14", "today", "relative")),
    ("They met yesterday.", "2031-05-14T09:30", ("2031-05-13", "yesterday", "relative")),
    ("They met on Monday.", "2031-05-14", ("2031-05-12", "Monday", "weekday")),
    ("They met on Wednesday.", "2031-05-14", ("2031-05-14", "Wednesday", "weekday")),
    ("They met today, May 14.", "2031-05-14", ("2031-05-14", "today", "relative")),
    ("They met on May 3.", None, None),
    ("They met today.", None, None),
    ("They met in May.", "2031-05-14", None),
    ("They met on February 30, 2031.", "2031-05-14", None),
    ("They met 12 ministers.", "2031-05-14", None),
    ("They met on Monday.", "soon", None),
]


@pytest.mark.parametrize(("text", "published", "expected"), CASES, ids=[f"{row[0]} {row[1]}" for row in CASES])
def test_days(english: Syntax, text: str, published: str | None, expected: tuple[str, str, str] | None) -> None:
    """A printed day, or a relative one counted from the day of publication; a part that is missing stays unknown."""
    found = english.date(text, Span(0, len(text)), published)
    assert (found and (found[0], found[1].of(text).removeprefix("from "), found[2])) == expected


def test_only_the_span_is_read(english: Syntax) -> None:
    """A day outside the span is not found."""
    text = "They met on May 3, 2031. They left on May 4, 2031."
    found = english.date(text, Span(text.index("They left"), len(text)), None)
    assert found is not None and found[0] == "2031-05-04"
