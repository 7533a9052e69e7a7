"""The page that describes the data files says what the schemas say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest

from communique import lexicon
from communique.lexicon import DATA
from communique.sources import profile
from communique.surfaces import words

README = (DATA / "README.md").read_text(encoding="utf-8")
TERM = {field.name for field in msgspec.structs.fields(lexicon.Term)}
KINDS = {name: get_args(hint)[0] for name, hint in get_type_hints(lexicon._Table).items()}


def section(heading: str) -> str:
    """What stands under a heading, up to the next one."""
    return re.split(r"^#+ ", README.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def named(text: str) -> set[str]:
    """The first cells of the tables: what is described."""
    cells = re.findall(r"^\| (`.+?`) \|", text, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


def fields(struct: Any) -> set[str]:
    """The keys that a schema allows."""
    return {field.name for field in msgspec.structs.fields(struct)}


def test_fields_of_every_entry() -> None:
    """The fields that all entries have are described once."""
    assert named(section("Vocabularies")) == fields(lexicon.Entry)


@pytest.mark.parametrize("kind", KINDS)
def test_fields_of_each_kind(kind: str) -> None:
    """Each kind of entry has a section that describes its own fields and no others."""
    allowed = fields(KINDS[kind])
    own = allowed - fields(lexicon.Entry)
    described = named(section(kind)) - (TERM if kind == "person" else set())
    assert own <= described <= allowed


def test_fields_of_the_rest() -> None:
    """Grammar, terms of office, profiles and furniture are described field by field."""
    assert named(section("grammar.toml")) == fields(lexicon.Grammar)
    assert named(section("person")) >= TERM
    common = {"id", "example", "counter", "note"}
    assert named(section("Profiles")) == fields(profile.Profile) | fields(profile.Furniture) - common
    assert all(f"`{name}`" in section("Profiles") for name in fields(profile.Selectors))
    assert all(f"`{name}`" in section("interface") for name in fields(words.Words))


def test_every_file_has_its_row(root: Path) -> None:
    """Every data file is of one of the sorts in the table at the top."""
    data = root / "src" / "communique" / "data"
    rows = re.findall(r"^\| `(.+?)` \|", README, re.MULTILINE)
    patterns = [row.replace("<lang>", "*") + ("**/*" if row.endswith("/") else "") for row in rows if "/" in row or "." in row]
    known = {file for pattern in patterns for file in data.glob(pattern)} | {data / "README.md"}
    assert {str(file.relative_to(data)) for file in data.rglob("*") if file.is_file()} <= {
        str(file.relative_to(data)) for file in known
    }
