"""Every version kept: the contract (`base`), its stores, and the one way in.

    open_archive ──► sqlite | postgres ── both are Writer + Reader + Checker over their own index
    base        the contract                    records     its nouns
    pack        Readout ⇄ rows                  tokens      words in three scripts
    facets      filters as words                coverage    silences of a source
    history     states of a readout             corrections a person's word over the rules'
    meetings    one meeting, many readouts      check       does it still agree with itself
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from communique.archive.base import Archive
from communique.archive.sqlite import open_sqlite
from communique.errors import UsageError

SERVERS = ("postgresql", "postgres")


def open_store(address: str | Path, *, write: bool = False) -> Archive:
    """The archive at a SQLite path or a `postgresql://` address.

    Opened for reading it must be there and of this program's form; for writing it is made or upgraded. Impossible where
    it cannot be opened, is not ours, or newer than this program; UsageError for an address of another kind.
    """
    scheme = urlsplit(str(address)).scheme if "://" in str(address) else ""
    if scheme in SERVERS:
        from communique.archive.postgres import open_postgres

        return open_postgres(str(address), write=write)
    if scheme:
        raise UsageError(f"no archive is kept under {scheme}://", hint="a path, or postgresql://…")
    if not str(address):
        raise UsageError("an archive needs a name", hint="--archive FILE, or COMMUNIQUE_ARCHIVE")
    return open_sqlite(Path(address), write=write)
