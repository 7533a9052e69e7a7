"""What all tests share: the gold readouts that were composed for them, and nothing that reads outside the checkout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def composed() -> dict[str, list[dict[str, Any]]]:
    """The composed gold readouts by language."""
    return {
        file.name.split(".")[1]: [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        for file in sorted(GOLD.glob("composed.*.jsonl"))
    }
