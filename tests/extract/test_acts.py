"""Which acts a statement performs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Readout

Whole = Callable[..., Readout]

REPORT = "Foreign Minister Ana Vale of Portugal met with Foreign Minister Tomas Oren of Norway.\n"

CASES = [
    # the cue decides
    ("Ms. Vale congratulated Mr. Oren on his election.", ("courtesy",)),
    ("Ms. Vale welcomed the plan.", ("support",)),
    ("Ms. Vale thanked Mr. Oren for his aid.", ("thank",)),
    ("Ms. Vale condemned the attack.", ("oppose",)),
    ("Ms. Vale warned that the fires will spread.", ("warn",)),
    ("Ms. Vale proposed opening a port.", ("propose",)),
    ("Ms. Vale urged Norway to help.", ("urge",)),
    ("Ms. Vale pledged to send experts.", ("commit",)),
    ("Ms. Vale briefed Mr. Oren on the elections.", ("inform",)),
    ("The two sides discussed trade.", ("discuss",)),
    ("The two sides agreed to open a port.", ("agree",)),
    ("Views were also exchanged on trade.", ("discuss",)),
    ("They shared views on trade.", ("discuss",)),
    ("They conferred over trade.", ("discuss",)),
    ("Ms. Vale highly valued the work of the committee.", ("assess",)),
    # the content decides, by whose action it speaks of
    ("Ms. Vale said that trade has grown.", ("assess",)),
    ("Ms. Vale said that Portugal is ready to send experts.", ("commit",)),
    ("Ms. Vale said that Norway should open the port.", ("urge",)),
    ("Ms. Vale said that the two sides should expand trade.", ("propose",)),
    ("Ms. Vale said that Portugal opposes the plan.", ("oppose",)),
    ("Ms. Vale said that Portugal will not accept the plan.", ("oppose",)),
    ("Ms. Vale said she believes that peace is near.", ("believe",)),
    ("Ms. Vale said that the Government of Portugal will send experts.", ("commit",)),
    ("Ms. Vale said that Portuguese companies are welcome to invest.", ("urge",)),
    ("Ms. Vale said that the use of force helps nobody and will only breed hatred.", ("assess",)),
    ("Ms. Vale said that Portugal hopes that Norwegian companies will invest.", ("believe",)),
    ("Ms. Vale said that exports had grown to 3 million tonnes.", ("inform",)),
    ("Ms. Vale welcomed Mr. Oren's plan to visit the port.", ("support",)),
    ("Ms. Vale reaffirmed the importance of the pact and discussed ways to widen it.", ("assess", "discuss")),
    # several, in order of appearance
    ("They noted the visits and discussed trade.", ("assess", "discuss")),
    ("Ms. Vale urged Norway to help and thanked it for its aid.", ("urge", "thank")),
    ("Ms. Vale said that Portugal supports the plan and will send experts.", ("support", "commit")),
    # a noun is no act
    ("Ms. Vale thanked Norway for its support.", ("thank",)),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[row[0] for row in CASES])
def test_acts(readout: Whole, text: str, expected: tuple[str, ...]) -> None:
    """A cue performs its act whatever follows, an open one leaves it to the verbs of what is said."""
    assert readout(REPORT + text).statements[-1].acts == expected


def test_rules_tell_what_decided(readout: Whole) -> None:
    """Every act has the id of the cue or mark behind it; a mere assertion says so."""
    rules = [readout(REPORT + text).statements[-1].act_rules for text in ("Ms. Vale thanked Mr. Oren.", "Ms. Vale said trade has grown.")]
    assert rules[0] == ("cue.thank",)
    assert all(rule.startswith(("act.", "mark.", "cue.")) for rule in rules[1])
