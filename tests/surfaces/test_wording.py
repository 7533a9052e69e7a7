"""surfaces.wording: what was read, in words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.surfaces import composed

from communique.model import Readout, Span, Statement
from communique.surfaces import wording
from communique.surfaces.voices import Voice
from communique.surfaces.words import words


def voice(speakers: tuple[str, ...], *party: str, side: str = "other", issuer: str | None = "CHN") -> Voice:
    """A voice as the text's cutting gives it."""
    return Voice(speakers, party, side, issuer)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("spoken", "whose", "account"),
    [
        (voice(("Astrid Holm",), "NOR"), "Astrid Holm, for Norway", "as reported by China"),
        (voice(("Tan Weilin",), "CHN", side="issuer"), "Tan Weilin, for China", "in China’s own words"),
        (voice((), "CHN", "NOR", side="joint"), "Both sides, China and Norway", "as reported by China"),
        (voice((), "CHN", "NOR", "CHE", side="joint"), "All sides, China, Norway and Switzerland", "as reported by China"),
        (voice(("Ann Example",), "USA", side="issuer", issuer="USA"), "Ann Example, for the {USA}", "in the {USA}’s own words"),
        (voice(("A. Nobody",), issuer=None, side="unknown"), "A. Nobody", "issuer not known"),
    ],
)
def test_headings_say_who_speaks_for_whom_and_in_whose_account(spoken: Voice, whose: str, account: str) -> None:
    """Three questions are answered in words: who, for whom, in whose account."""
    known = words("en")
    usa = known.label("USA")
    expected = account.replace("{USA}", usa).replace("s’s", "s’")
    assert (wording.whose(known, spoken), wording.account(known, spoken)) == (whose.replace("{USA}", usa), expected)


def test_shares_are_whole_and_add_up_to_a_hundred() -> None:
    """Percentages are rounded so that nothing is left over."""
    for readout in composed.everything():
        figures = [int(re.sub(r"\D", "", share)) for _, share in wording.shares(words("en"), readout)]
        assert sum(figures) == 100


def test_every_share_has_a_name() -> None:
    """Words of somebody whose party the text does not state are said to be such."""
    whole = Span(0, 18)
    document = replace(composed.everything()[0].document, text="Ann Example spoke.", body=(whole,), asides=())
    said = Statement(("Ann Example",), (), "explicit", None, whole, whole, "composed")
    readout = Readout(document=document, engagement=None, statements=(said,))
    assert wording.shares(words("en"), readout) == [("no party stated", "100 %")]
