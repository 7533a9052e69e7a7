"""Which sentences report what happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.syntax.base import Reading

Read = Callable[..., Reading]

CASES = [
    ("Minister Ana Vale met with Minister Tomas Oren.", True),
    ("Foreign Minister Ana Vale of Portugal met with Minister Tomas Oren.", True),
    ("Ana Vale, Minister of Trade, met with Minister Tomas Oren.", True),
    ("Ms. Lind was also present.", True),
    ("On Monday, Ms. Vale travelled to Oslo.", True),
    ("They signed a memorandum.", True),
    ("The meeting took place in a warm atmosphere.", True),
    ("The talks were held in Oslo.", True),
    ("Ms. Lind and Ambassador Rui Sal were present.", True),
    ("The ceremony was attended by the two ministers.", True),
    ("She headed the delegation.", True),
    ("Ms. Vale said that trade has grown.", False),
    ("Trade has grown.", False),
    ("Norway supports the plan.", False),
    ("We met many friends.", False),
    ("I attended the talks.", False),
    ("The plan that Ms. Vale signed will help.", False),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[row[0] for row in CASES])
def test_narration(read: Read, text: str, expected: bool) -> None:
    """Meeting, travelling, signing and attending are told; words that somebody says, or in the first person, are not."""
    assert read(text).narrates == [expected]
