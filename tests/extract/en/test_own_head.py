"""Whose "Prime Minister" it is where both sides have one. All texts are composed."""

from __future__ import annotations

from collections.abc import Callable

from communique.model import Readout

Reads = Callable[..., Readout]


def voices(readout: Readout) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Who speaks in each statement, and for whom."""
    return [(one.speakers, one.party) for one in readout.statements]


def test_a_title_before_all_who_bear_it_is_the_issuers_own(readout: Reads) -> None:
    """An issuer that does not name its own head means its own by the bare title, and by "he" after it."""
    text = (
        "The Prime Minister spoke to the Prime Minister of Norway, Astrid Holm, on 4 May 2031.\n"
        "The Prime Minister outlined plans for a new port. He stressed that aid must flow.\n"
        "Prime Minister Holm welcomed the plans."
    )
    own, hers = ((), ("GBR",)), (("Astrid Holm",), ("NOR",))
    assert voices(readout(text, issuer="GBR")) == [own, own, hers]


def test_where_both_heads_are_named_the_bare_title_is_the_issuers(readout: Reads) -> None:
    """Even after the other one has spoken."""
    text = (
        "Prime Minister Jan Vermeer of Canada spoke to Prime Minister Astrid Holm of Norway on 4 May 2031.\n"
        "Prime Minister Holm thanked Canada for its support.\nThe Prime Minister stressed that aid must flow."
    )
    assert voices(readout(text, issuer="CAN")) == [(("Astrid Holm",), ("NOR",)), (("Jan Vermeer",), ("CAN",))]


def test_a_bare_title_that_only_the_guest_bears_is_the_guests(readout: Reads) -> None:
    """A foreign minister's readout of a head of government's visit."""
    text = (
        "Foreign Minister Ana Vale of Portugal met Prime Minister Astrid Holm of Norway in Lisbon on 4 May 2031.\n"
        "The Prime Minister stressed that aid must flow."
    )
    assert voices(readout(text, issuer="PRT")) == [(("Astrid Holm",), ("NOR",))]
