"""WARC files, plain or gzipped, and WACZ: what a crawler saw, when, and with which answer.

Read as a stream, one record at a time, with a limit on every record and on how far a compressed file may expand. A
record that cannot be used is named and the next one goes on; a file that breaks off keeps what came before.
(WARC 1.1: ISO 28500:2017.)
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, NamedTuple

from communique.errors import InputError, UnreadableInput
from communique.sources.load import PAGE_LIMIT

_EXPANSION = 400
_ALLOWANCE = 100_000_000
_LINE = 65_536
_CHUNK = 1 << 20


class Answer(NamedTuple):
    """One recorded answer: the address, when (UTC), the HTTP status, the content type in lower case, and the body."""

    url: str
    at: str
    status: int
    content_type: str
    body: bytes


class _Bounded:
    """A stream that refuses to expand without end: at most 400 times what was read of the file, and 100 MB."""

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, file: IO[bytes]) -> None:
        self._stream, self._file, self._given = stream, file, 0

    def _counted(self, data: bytes) -> bytes:
        self._given += len(data)
        if self._given > _ALLOWANCE + _EXPANSION * self._file.tell():
            raise UnreadableInput(f"expands more than {_EXPANSION} times, which no text does")
        return data

    def read(self, size: int) -> bytes:
        return self._counted(self._stream.read(size))

    def readline(self) -> bytes:
        return self._counted(self._stream.readline(_LINE))


def answers(path: Path) -> Iterator[Answer | InputError]:
    """The recorded answers of a WARC or WACZ file, in order. What is no page's answer is passed over."""
    try:
        with ExitStack() as stack:
            if zipfile.is_zipfile(path):
                archive = stack.enter_context(zipfile.ZipFile(path))
                for name in sorted(n for n in archive.namelist() if n.endswith((".warc", ".warc.gz"))):
                    yield from _file(stack.enter_context(archive.open(name)), f"{path}/{name}")
            else:
                yield from _file(stack.enter_context(path.open("rb")), str(path))
    except (OSError, zipfile.BadZipFile) as error:
        yield UnreadableInput(f"cannot be read: {error}", place=str(path))


def _file(file: IO[bytes], place: str) -> Iterator[Answer | InputError]:
    buffered = file if isinstance(file, io.BufferedReader) else io.BufferedReader(file)  # type: ignore[type-var]
    zipped = buffered.peek(2)[:2] == b"\x1f\x8b"
    stream = _Bounded(gzip.GzipFile(fileobj=buffered) if zipped else buffered, buffered)
    try:
        yield from _records(stream, place)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield UnreadableInput(f"breaks off or is damaged: {error}", place=place)
    except UnreadableInput as error:
        error.place = error.place or place
        yield error


def _records(stream: _Bounded, place: str) -> Iterator[Answer | InputError]:
    number = 0
    while True:
        line = stream.readline()
        if not line:
            break
        if not line.strip():
            continue
        if not line.startswith(b"WARC/"):
            raise UnreadableInput("is no WARC file" if not number else f"is damaged after record {number}", place=place)
        number += 1
        headers = _headers(stream)
        length = headers.get("content-length", "")
        if not length.isdigit():
            raise UnreadableInput(f"record {number} has no length", place=place)
        yield from _record(stream, headers, int(length), f"{place}:{number}")
    if not number:
        yield UnreadableInput("holds no record", place=place)


def _record(stream: _Bounded, headers: dict[str, str], length: int, place: str) -> Iterator[Answer | InputError]:
    wanted = headers.get("warc-type") in ("response", "resource") and "http" in headers.get("warc-target-uri", "")
    block = stream.read(min(length, PAGE_LIMIT)) if wanted else b""
    left = length - len(block)
    whole = not wanted or left == 0
    while left and (piece := stream.read(min(left, _CHUNK))):
        left -= len(piece)
    if left:
        yield UnreadableInput("breaks off in the middle of a record", place=place)
    elif not whole:
        yield UnreadableInput(f"is larger than {PAGE_LIMIT // 1_000_000} MB", place=place)
    elif wanted:
        try:
            yield _answer(headers, block)
        except (UnreadableInput, zlib.error, ValueError) as error:
            yield UnreadableInput(f"its answer cannot be read: {getattr(error, 'problem', error)}", place=place)


def _answer(headers: dict[str, str], block: bytes) -> Answer:
    url = headers["warc-target-uri"].strip("<> ")
    at = headers.get("warc-date", "")[:19] + "Z"
    if headers["warc-type"] == "resource":
        return Answer(url, at, 200, headers.get("content-type", "").lower(), block)
    stream = io.BytesIO(block)
    first = stream.readline().split()
    if len(first) < 2 or not first[1].isdigit():
        raise UnreadableInput("no HTTP status")
    fields = _headers(stream)
    body = stream.read()
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    body = _decoded(body, fields.get("content-encoding", "").lower())
    return Answer(url, at, int(first[1]), fields.get("content-type", "").lower(), body)


def _headers(stream: _Bounded | io.BytesIO) -> dict[str, str]:
    fields: dict[str, str] = {}
    while (line := stream.readline()) and line.strip():
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields[name.strip().lower()] = value.strip()
    return fields


def _unchunked(body: bytes) -> bytes:
    """The body without the marks of its chunks; as it is where it only claims to be chunked, as some crawlers do."""
    stream, parts = io.BytesIO(body), []
    while size_line := stream.readline():
        try:
            size = int(size_line.partition(b";")[0], 16)
        except ValueError:
            return body
        if size == 0:
            break
        parts.append(stream.read(size))
        stream.readline()
    return b"".join(parts)


def _decoded(body: bytes, encoding: str) -> bytes:
    if encoding in ("", "identity"):
        return body
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise UnreadableInput(f"compressed as {encoding!r}, which is not read")
    inflate = zlib.decompressobj(47 if "gzip" in encoding or body[:1] == b"\x78" else -15)
    text = inflate.decompress(body, PAGE_LIMIT + 1)
    if len(text) > PAGE_LIMIT:
        raise UnreadableInput(f"larger than {PAGE_LIMIT // 1_000_000} MB")
    return text
