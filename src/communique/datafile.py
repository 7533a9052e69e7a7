"""Read one TOML file of knowledge and hold it to its schema.

The schema of a file is a `msgspec.Struct`: its fields, their types and which of them may be missing. An unknown key is
an error, so that a misspelt one cannot sit unread.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from communique.errors import DataFileError

T = TypeVar("T")


def read(file: Traversable, schema: type[T]) -> T:
    """The file's content as `schema`; DataFileError names the file, the entry and the field that is wrong."""
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataFileError(f"not readable as TOML: {error}", place=file.name) from error
    try:
        return msgspec.convert(raw, schema)
    except msgspec.ValidationError as error:
        place = f"{file.name}{_entry(raw, str(error))}"
        raise DataFileError(str(error), place=place, hint="the fields are described in data/README.md") from error


def _entry(raw: dict[str, object], message: str) -> str:
    """The id of the entry that a message such as "… - at `$.cue[3].acts`" speaks of, as "#id"."""
    found = re.search(r"\$\.(\w+)\[(\d+)\]", message)
    if not found:
        return ""
    rows = raw.get(found[1])
    row = rows[int(found[2])] if isinstance(rows, list) else None
    return f"#{row['id']}" if isinstance(row, dict) and "id" in row else f"#{found[2]}"
