"""A match between the words on either side of it. All words are composed."""

from __future__ import annotations

import pytest

from communique.surfaces.views.concordance import around


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        ("hina sends ", " ships to B", ("… sends ", " ships to …")),
        ("Two ", " sail", ("Two ", " sail")),
        ("on\nFriday ", " at sea", ("on Friday ", " at sea")),
        ("中方将派科考船赴北方海", "赴巴伦支海域进行考察活", ("…中方将派科考船赴北方海", "赴巴伦支海域进行考察活…")),
    ],
)
def test_a_side_that_was_cut_begins_with_a_word(left: str, right: str, shown: tuple[str, str]) -> None:
    """Half a word at the edge gives way to a mark; what was not cut stays; everything stands on one line."""
    sides = around(left, "two", right, 11)
    assert (sides.left, sides.right) == shown


def test_a_match_cannot_steer_a_terminal() -> None:
    """What a terminal would obey is shown as a mark."""
    assert around("", "\x1b[31mred", "", 60).match == "\ufffd[31mred"
