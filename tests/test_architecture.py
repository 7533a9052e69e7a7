"""The picture of the house is the code."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

HOUSE = Path("docs") / "architecture.md"
NO_ROOM = {"__pycache__", "__init__", "py", "README"}


def drawn(text: str) -> dict[str, set[str]]:
    """Each room of the drawing, and each folder in a room ("analysis/phrases/"), with what is drawn inside it."""
    tree = text.split("```\nsrc/communique/\n", 1)[1].split("```", 1)[0]
    rooms: dict[str, set[str]] = {}
    room = here = ""
    for line in tree.splitlines():
        if found := re.match(r"[├└]── (\S+)", line):
            room = here = found[1]
            rooms[room] = set()
            continue
        inner = re.match(r"[│ ]   (?:(\S+)/ +|( +))?(.+)", line)
        assert inner, line
        if inner[1]:
            here = f"{room}{inner[1]}/"
            rooms[room].add(inner[1])
            rooms[here] = set()
        elif not inner[2]:
            here = room
        rooms[here] |= set(inner[3].split(" · "))
    return rooms


def built(folder: Path) -> set[str]:
    """The modules and folders of a folder, modules without their ending."""
    names = {entry.name if entry.is_dir() else entry.stem for entry in folder.iterdir() if not entry.name.startswith(".")}
    return names - NO_ROOM


@pytest.fixture
def house(root: Path) -> str:
    """The page with the pictures."""
    return (root / HOUSE).read_text(encoding="utf-8")


def test_every_room_is_drawn(root: Path, house: str) -> None:
    """The rooms of the drawing are those of the package."""
    names = {name.rstrip("/").removesuffix(".py") for name in drawn(house) if name.count("/") < 2} - NO_ROOM
    assert names == built(root / "src" / "communique")


def test_what_is_in_the_rooms_is_drawn(root: Path, house: str) -> None:
    """Each room holds what is drawn in it, and nothing that is not."""
    for name, inside in drawn(house).items():
        if name.endswith("/"):
            assert inside == built(root / "src" / "communique" / name), name


def test_layers_are_those_that_are_checked(root: Path, house: str) -> None:
    """The layers on the page are the ones that import-linter holds."""
    config = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(c for c in config["tool"]["importlinter"]["contracts"] if c["id"] == "rooms")
    assert house.split("```layers\n", 1)[1].split("\n```", 1)[0].splitlines() == contract["layers"]


def test_no_module_is_too_long(root: Path) -> None:
    """No module has more than 400 lines."""
    long = {
        str(file.relative_to(root)): size
        for file in (root / "src").rglob("*.py")
        if (size := file.read_text(encoding="utf-8").count("\n")) > 400
    }
    assert long == {}
