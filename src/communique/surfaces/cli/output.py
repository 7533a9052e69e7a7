"""Where data goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from communique.errors import Impossible

STANDARD = "standard output"


class Output:
    """UTF-8 to a byte stream known as `place`. `written` is False until the first piece.

    Impossible says that the place takes no more; a pipe whose reader has left is BrokenPipeError as usual.
    """

    def __init__(self, stream: BinaryIO, place: str) -> None:
        self._stream = stream
        self._place = place
        self.written = False

    def write(self, text: str) -> None:
        """Append text; what UTF-8 cannot carry becomes a question mark."""
        self.write_bytes(text.encode("utf-8", "replace"))

    def write_bytes(self, data: bytes) -> None:
        """Append bytes as they are."""
        with _writing(self._place):
            self._stream.write(data)
        self.written = True

    def flush(self) -> None:
        """Hand on what was written, so that a reader of the pipe sees it."""
        with _writing(self._place):
            self._stream.flush()


@contextmanager
def output(path: Path | None) -> Iterator[Output]:
    """Standard output for None, else the file.

    A regular file is written beside its place and moved there when the block ends well; if it fails, is interrupted or
    writes nothing, the place is left as it was. Devices and pipes are written straight. Impossible says why a file
    cannot be written.
    """
    if path is None:
        sys.stdout.flush()
        sink = Output(sys.stdout.buffer, STANDARD)
        yield sink
        sink.flush()
    elif path.exists() and not path.is_file():
        yield from _straight(path)
    else:
        yield from _whole_or_not(Path(os.path.realpath(path)), str(path))


def _straight(path: Path) -> Iterator[Output]:
    with _writing(str(path)):
        stream = path.open("wb")
    yield from _filled(stream, str(path))


def _whole_or_not(target: Path, place: str) -> Iterator[Output]:
    # The name is known before the file is there, so that whoever ends the program in between finds nothing left.
    beside = str(target.with_name(f".{target.name}.{secrets.token_hex(4)}"))
    try:
        with _writing(place):
            handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        sink = yield from _filled(os.fdopen(handle, "wb"), place)
        if sink.written:
            with _writing(place):
                with open(beside, "rb") as whole:
                    os.fsync(whole.fileno())
                os.chmod(beside, _mode(target))
                os.replace(beside, target)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)


def _filled(stream: BinaryIO, place: str) -> Generator[Output, None, Output]:
    """Yields the output, then writes out and closes; a failure to close adds nothing to the failure that led to it."""
    sink = Output(stream, place)
    try:
        yield sink
        sink.flush()
    finally:
        with suppress(OSError):
            stream.close()
    return sink


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, else those that a new file gets."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def _writing(place: str) -> Iterator[None]:
    """Turns what the system says about writing into one line."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Impossible(f"cannot be written: {error.strerror or error}", place=place) from error
