"""A folder that is filled with files, each whole or not there, and written only where it differs.

A file that says what the folder is stands in it from the beginning: without it, a folder with something in it belongs
to somebody else and is left alone.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from communique.errors import Impossible

MARK = "site.json"
_BESIDE = ".part"


@contextmanager
def filling(folder: Path) -> Iterator[None]:
    """The folder, made where it is not there, for as long as files are put in.

    Impossible where something else stands there, or where it cannot be written.
    """
    with _writing(folder):
        if folder.exists() and not folder.is_dir():
            raise Impossible("a file, not a folder", place=str(folder), hint="name a folder")
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / MARK).is_file() and next(folder.iterdir(), None) is not None:
            raise Impossible("holds something else", place=str(folder), hint="name an empty folder, or an earlier site")
        shutil.rmtree(folder / _BESIDE, ignore_errors=True)
        (folder / _BESIDE).mkdir()
    try:
        yield
    finally:
        shutil.rmtree(folder / _BESIDE, ignore_errors=True)


def put(folder: Path, name: str, body: bytes) -> bool:
    """Write a file at `name`, a path with "/" between its parts; False where it stands there already.

    Impossible where it cannot be written; the place is then as it was.
    """
    target = folder / name
    with _writing(target):
        if target.is_file() and target.stat().st_size == len(body) and target.read_bytes() == body:
            return False
        beside = folder / _BESIDE / str(os.getpid())
        beside.write_bytes(body)
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.replace(target)
    return True


def count(folder: Path) -> int:
    """How many files there are in a folder and below it, without those that are being written."""
    return sum(len(files) for path, _, files in os.walk(folder) if Path(path).name != _BESIDE)


@contextmanager
def _writing(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Impossible(f"cannot be written: {error.strerror or error}", place=str(place)) from error
