"""A folder that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from communique.errors import Impossible
from communique.export.tables import DICTIONARY


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A folder to fill; when the block ends well it stands at `target`, in the place of an earlier export.

    Impossible where something else stands there, or where it cannot be written.
    """
    if target.exists() and not (target.is_dir() and (_is_empty(target) or (target / DICTIONARY).is_file())):
        raise Impossible("exists and is no earlier export", place=str(target), hint="name another folder")
    try:
        beside = Path(tempfile.mkdtemp(dir=target.absolute().parent, prefix=f".{target.name}."))
        try:
            yield beside
            os.chmod(beside, 0o755)
            if target.exists():
                shutil.rmtree(target)
            beside.rename(target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise Impossible(f"cannot be written: {error.strerror or error}", place=str(target)) from error


def _is_empty(folder: Path) -> bool:
    return next(folder.iterdir(), None) is None
