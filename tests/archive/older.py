"""An archive as an older program left it, made from one of today's."""

from __future__ import annotations

import re

from communique.archive import postgres, sqlite
from communique.archive.postgres import PostgresArchive
from communique.archive.sqlite import SqliteArchive


def back_to(archive: SqliteArchive | PostgresArchive, form: int) -> None:
    """Take away what the schema's scripts after this number made, and what the archive noted of it."""
    module = sqlite if isinstance(archive, SqliteArchive) else postgres
    later = "\n".join(script for number, script in module.migrations() if number > form)
    for index in re.findall(r"CREATE INDEX (\w+)", later):
        archive._rows(f"DROP INDEX {index}")
    for table, column in re.findall(r"ALTER TABLE (\w+) ADD COLUMN (\w+)", later):
        archive._rows(f"ALTER TABLE {table} DROP COLUMN {column}")
    for table in reversed(re.findall(r"CREATE TABLE (\w+)", later)):
        archive._rows(f"DROP TABLE {table}")
    archive._rows("DELETE FROM meta WHERE name NOT IN ('index', 'schema')")
    if isinstance(archive, SqliteArchive):
        archive._rows(f"PRAGMA user_version = {form}")
    else:
        archive._rows("UPDATE meta SET value = ? WHERE name = 'schema'", (str(form),))
