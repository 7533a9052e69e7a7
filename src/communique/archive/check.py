"""Whether what is kept still agrees with itself: every hash recomputed, every span sliced again."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator

import msgspec

from communique.archive.pack import checksum, checksum_of, inflated, unpack, unpacked
from communique.archive.records import Broken
from communique.archive.sql import Row, Sql

_QUOTING = {
    "participants": "number",
    "statements": "number",
    "positions": "number",
    "commitments": "statement",
    "references_made": "number",
}


class Checker(Sql):
    """The part of an archive that verifies it."""

    def check(self) -> Iterator[Broken | None]:
        """See `Archive.check`."""
        rows = self._each(
            "SELECT r.id, v.number, v.key, v.sha256, v.raw_sha256, v.reading_checksum, v.text, v.reading, v.raw "
            "FROM versions v JOIN readouts r ON r.key = v.readout ORDER BY v.key"
        )
        for row in rows:
            broken = [*_hashes(row), *self._spans(row[2], row[6])]
            yield from (Broken(row[0], row[1], what) for what in broken)
            if not broken:
                yield None
        for what in self._structure():
            yield Broken("", 0, what)

    def _spans(self, version: int, text: str) -> Iterator[str]:
        for table, number in _QUOTING.items():
            sql = f'SELECT {number}, start, "end", checksum FROM {table} WHERE version = ?'
            for n, start, end, kept in self._rows(sql, (version,)):
                if not 0 <= start < end <= len(text) or checksum(text[start:end]) != kept:
                    yield f"{table} {n}: [{start}, {end}) no longer gives its words"

    def _structure(self) -> Iterator[str]:
        """What the store itself finds wrong with its file."""
        yield from ()


def _hashes(row: Row) -> Iterator[str]:
    _, _, _, sha256, raw_sha256, reading_checksum, text, reading, raw = row
    if _sha(text.encode("utf-8")) != sha256:
        yield "text: its hash has changed"
    try:
        if raw is not None and _sha(unpacked(raw, text)) != raw_sha256:
            yield "raw bytes: their hash has changed"
        if checksum_of(inflated(bytes(reading))) != reading_checksum:
            yield "reading: its checksum has changed"
        unpack(bytes(reading), text)
    except (zlib.error, msgspec.MsgspecError, ValueError) as error:
        yield f"reading or raw bytes: not readable ({error})"


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
