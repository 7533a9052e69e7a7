"""The committed list of states is what its generator writes."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from communique.lexicon import DATA


def test_states_equal_what_the_generator_writes(root: Path) -> None:
    """Nobody edits the list by hand: with the babel it names, the generator writes the very same file."""
    babel = pytest.importorskip("babel", reason="babel is needed only to write the list anew")
    committed = (DATA / "lexicons" / "shared" / "states.toml").read_text(encoding="utf-8")
    named = re.search(r"babel ([\d.]+)", committed)
    assert named
    if named[1] != babel.__version__:
        pytest.skip(f"the list was written with babel {named[1]}, here is {babel.__version__}")
    generate = runpy.run_path(str(root / "scripts" / "generate_states.py"))["generate"]
    assert generate() == committed
