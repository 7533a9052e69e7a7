"""An archive as Parquet: one file a table, lists as lists, and the data dictionary beside them. Needs pyarrow."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from communique.archive.base import Archive
from communique.errors import Impossible
from communique.export.folder import whole_folder
from communique.export.tables import DICTIONARY, Row, Table, dictionary, rows, tables

_GROUP = 5000
"""Rows of a row group."""


def write(archive: Archive, target: Path) -> dict[str, int]:
    """Write the tables into a folder; how many rows each has. Impossible where pyarrow is not installed."""
    try:
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise Impossible("Parquet needs pyarrow", hint='pip install "communique[tables]"') from error
    counts = {table.name: 0 for table in tables()}
    waiting: dict[str, list[Row]] = {table.name: [] for table in tables()}
    with whole_folder(target) as folder, ExitStack() as files:
        schemas = {table.name: _schema(table) for table in tables()}
        writers = {
            name: files.enter_context(parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd"))
            for name, schema in schemas.items()
        }
        for name, row in rows(archive):
            waiting[name].append(row)
            counts[name] += 1
            if len(waiting[name]) == _GROUP:
                _write(writers[name], waiting[name], schemas[name])
        for name, writer in writers.items():
            _write(writer, waiting[name], schemas[name])
        files.close()
        (folder / DICTIONARY).write_bytes(dictionary(folder, counts, "parquet"))
    return counts


def _write(writer: Any, rows: list[Row], schema: Any) -> None:
    import pyarrow

    if rows:
        writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
        rows.clear()


def _schema(table: Table) -> Any:
    import pyarrow

    types = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "boolean": pyarrow.bool_(),
        "strings": pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema([(column.name, types[column.type]) for column in table.column])
