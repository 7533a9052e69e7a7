"""A subject speaks over what stands between it and its verb. All texts are composed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Readout

HEAD = "Foreign Minister Ana Vale of Portugal met with Foreign Minister Tomas Oren of Norway in Lisbon on 3 May 2031.\n"


@pytest.mark.parametrize("between", ["for his part", "in turn", "also in this context", "on Friday", "with regard to trade", "once again"])
def test_a_subject_speaks_over_a_phrase_without_commas(readout: Callable[..., Readout], between: str) -> None:
    """Adverbs and a phrase between a name and its verb leave it the subject."""
    said = readout(f"{HEAD}Mr. Oren {between} stressed the need for calm.", issuer="PRT").statements
    assert [(one.speakers, one.party) for one in said] == [(("Tomas Oren",), ("NOR",))]


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Ms. Vale felicitated Mr. Oren on his appointment.", "courtesy"),
        ("Mr. Oren conveyed felicitations to the people of Portugal.", "courtesy"),
        ("Mr. Oren gave an update on the talks in Geneva.", "inform"),
        ("Their talks focussed on fisheries.", "discuss"),
    ],
)
def test_further_words_of_reporting(readout: Callable[..., Readout], words: str, act: str) -> None:
    """Words that other ministries use for the same acts."""
    assert [one.acts for one in readout(HEAD + words, issuer="PRT").statements] == [(act,)]


@pytest.mark.parametrize("who", ["The visitor", "The Norwegian top diplomat", "The Norwegian guest", "HE Mr. Oren"])
def test_a_guest_has_many_names(readout: Callable[..., Readout], who: str) -> None:
    """Whoever came is the one that did not issue the readout."""
    said = readout(f"{HEAD}{who} stressed the need for calm.", issuer="PRT").statements
    assert [(one.speakers, one.party) for one in said] == [(("Tomas Oren",), ("NOR",))]
