"""An archive as CSV: one UTF-8 file a table with a header row (RFC 4180), and the data dictionary beside them."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from communique.archive.base import Archive
from communique.export.folder import whole_folder
from communique.export.tables import DICTIONARY, dictionary, rows, tables

LIST_DIVIDER = "; "


def write(archive: Archive, target: Path) -> dict[str, int]:
    """Write the tables into a folder; how many rows each has."""
    counts = {table.name: 0 for table in tables()}
    with whole_folder(target) as folder, ExitStack() as files:
        writers = {}
        for table in tables():
            file = files.enter_context((folder / f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
            names = [column.name for column in table.column]
            writers[table.name] = csv.DictWriter(file, names, lineterminator="\r\n")
            writers[table.name].writeheader()
        for name, row in rows(archive):
            writers[name].writerow({column: _cell(value) for column, value in row.items()})
            counts[name] += 1
        files.close()
        (folder / DICTIONARY).write_bytes(dictionary(folder, counts, "csv"))
    return counts


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return LIST_DIVIDER.join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value
