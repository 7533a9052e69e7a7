"""Files and standard input → Documents. JSON Lines, HTML and plain text; whatever cannot be read is said in one line.

A file of JSON lines is read as a stream, whatever its size, because corpora are large; a page is not, so its size is
limited before anything looks inside.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import IO, Literal, cast
from urllib.parse import urlsplit

import msgspec

from communique.errors import BadRecord, InputError, UnreadableInput, UnsupportedLanguage
from communique.lexicon import languages
from communique.model import Document
from communique.sources import page
from communique.text import likely_encoding, looks_binary

Input = Literal["auto", "text", "html", "jsonl"]

PAGE_LIMIT = 20_000_000
"""Bytes of one page or one JSON line; the longest real page seen in 2026 has under one million."""

SNIFFED = 65_536
"""Bytes looked at to tell what kind of input it is."""

UTF16 = (b"\xff\xfe", b"\xfe\xff")
"""Byte order marks of UTF-16, which Windows programs call "Unicode"; those of UTF-32 begin with them."""

ENDINGS: dict[str, Input] = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".txt": "text", ".text": "text", ".md": "text",
}  # fmt: skip
"""Endings of files that may hold readouts; those of a text are not believed when the content says otherwise."""


_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|div|p|article|table)\b", re.IGNORECASE)
_FEED = re.compile(rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:rss|feed|urlset|sitemapindex|rdf:RDF)\b", re.DOTALL)
_SPREAD_JSON = re.compile(rb"(?P<object>\{[ \t]*\r?\n)|\[\s*\{")


class _Record(msgspec.Struct):
    """What is read of a JSON line; other keys are left alone."""

    text: str | None = None
    id: str | int | None = None
    lang: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: str | None = None
    date: str | None = None
    url: str | None = None


_decode = msgspec.json.Decoder(_Record).decode
_RECORD_HINT = "a line is an object with id and text"


def load(path: str, *, input: Input = "auto", lang: str | None = None) -> Iterator[Document | InputError]:
    """The documents of a file, or of standard input for "-", in order.

    A refused JSON line comes as a BadRecord whose place is FILE:LINE, and the next lines go on. Raises
    UnreadableInput where the whole input cannot be read. `lang` overrides what the input says. A page's id is its
    path as given.
    """
    name = "standard input" if path == "-" else path
    try:
        with _opened(path) as stream:
            head = stream.peek(SNIFFED)[:SNIFFED]
            if not head:
                raise UnreadableInput("is empty", place=name)
            kind = input if input != "auto" else _kind(path, head, name)
            if kind == "jsonl":
                yield from _lines(stream, name, lang)
                return
            data = stream.read(PAGE_LIMIT + 1)
    except OSError as error:
        raise UnreadableInput(f"cannot be read: {error.strerror}", place=name) from error
    yield document(data, id=path, kind=kind, lang=lang, place=name)


def received(
    data: bytes, *, url: str, kind: Input = "auto", lang: str | None = None
) -> Iterator[Document | InputError]:
    """The documents of what an address answered, as `load` gives those of a file. A page's id is its address."""
    if not data:
        raise UnreadableInput("is empty", place=url)
    if kind == "auto":
        kind = _kind(urlsplit(url).path, data[:SNIFFED], url)
    if kind == "jsonl":
        yield from _lines(BytesIO(data), url, lang)
    else:
        yield document(data, id=url, kind=kind, url=url, lang=lang)


def document(
    data: bytes,
    *,
    id: str,
    kind: Input = "auto",
    url: str | None = None,
    lang: str | None = None,
    place: str | None = None,
) -> Document:
    """The document of one page in bytes, from a file or fetched.

    `place` is what an error names, else `url`, else `id`. UnreadableInput says what is wrong with the bytes,
    UnsupportedLanguage that the language could be told from neither the text nor `lang`.
    """
    place = place or url or id
    if len(data) > PAGE_LIMIT:
        raise UnreadableInput(f"is larger than {PAGE_LIMIT // 1_000_000} MB", place=place, hint="a readout is one page")
    if not data.strip():
        raise UnreadableInput("is empty", place=place)
    if kind == "auto":
        kind = _kind("", data[:SNIFFED], place)
    if looks_binary(data) and not data.startswith(UTF16):
        raise UnreadableInput("is binary, not text", place=place, hint="text, HTML and JSON Lines are read")
    if kind == "html":
        found = page.from_html(data, id=id, lang=lang, url=url)
        if not found.text:
            hint = "a page that a script fills has to be saved as the browser shows it"
            raise UnreadableInput("holds no text", place=place, hint=hint)
        return _told(found, place)
    return _told(page.from_text(_text(data, place), id=id, lang=lang, url=url), place)


def record(line: bytes, *, place: str, lang: str | None = None) -> Document:
    """The document of one JSON line. Without an id, `place` (FILE:LINE) is the id.

    BadRecord says that the line is no object with a text, UnsupportedLanguage that the language could not be told.
    """
    try:
        found = _decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadRecord(_plainly(error), place=place, hint=_RECORD_HINT) from error
    if found.text is None:
        raise BadRecord("has no text", place=place, hint=_RECORD_HINT)
    if not found.text.strip():
        raise BadRecord("the text is empty", place=place)
    read = page.from_text(
        found.text,
        id=place if found.id is None else str(found.id),
        lang=lang or _language(found.lang, place),
        title=found.title,
        published=found.published or found.date,
        publisher=found.publisher,
        url=found.url,
    )
    return _told(read, place)


def _language(named: str | None, place: str) -> str | None:
    """The language that a line names, by its first subtag ("en-GB", "zh_Hant"); it has to be one that is read."""
    if not named:
        return None
    code = re.split("[-_]", named.strip().lower())[0]
    if code not in _read():
        raise UnsupportedLanguage(f"is in a language that is not read, {named!r}", place=place, hint=_languages_hint())
    return code


@cache
def _read() -> tuple[str, ...]:
    return tuple(languages())


def _languages_hint() -> str:
    return f"read are {', '.join(_read())}"


def _told(found: Document, place: str) -> Document:
    """The document, when its language is known."""
    if found.lang not in _read():
        hint = f"{_languages_hint()}; --lang names it"
        raise UnsupportedLanguage("is in no language that is read", place=place, hint=hint)
    return found


def _lines(stream: IO[bytes], name: str, lang: str | None) -> Iterator[Document | InputError]:
    for found in lines(stream, name):
        if isinstance(found, InputError):
            yield found
            continue
        place, line = found
        try:
            yield record(line, place=place, lang=lang)
        except InputError as error:
            yield error


def lines(stream: IO[bytes], name: str) -> Iterator[tuple[str, bytes] | BadRecord]:
    """The lines of JSON that hold something, each with its place (FILE:LINE); too long a one as the error it is."""
    number = 0
    while line := stream.readline(PAGE_LIMIT + 1):
        number += 1
        place = f"{name}:{number}"
        if len(line) > PAGE_LIMIT:
            while not line.endswith(b"\n") and (line := stream.readline(PAGE_LIMIT)):
                pass
            yield BadRecord(f"the line is longer than {PAGE_LIMIT // 1_000_000} MB", place=place)
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if line.strip():
            yield place, line


def identity(line: bytes) -> tuple[str | None, str | None, str] | None:
    """The id, address and text of a JSON line without reading it; None where it is no record."""
    try:
        found = _decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if found.text is None:
        return None
    return None if found.id is None else str(found.id), found.url, found.text


def _opened(path: str) -> AbstractContextManager[BufferedReader]:
    if path == "-":
        if sys.stdin is None:
            raise UnreadableInput("is closed", place="standard input")
        stream = sys.stdin.buffer
        return nullcontext(stream if isinstance(stream, BufferedReader) else BufferedReader(cast(RawIOBase, stream)))
    if not path:
        raise UnreadableInput("names no file", place="''")
    if Path(path).is_dir():
        raise UnreadableInput("is a folder", place=path, hint="`communique ingest` takes folders")
    try:
        return open(path, "rb")
    except (FileNotFoundError, ValueError) as error:
        raise UnreadableInput("no such file", place=path) from error


def _kind(path: str, head: bytes, place: str) -> Input:
    """By ending, else by content: an object at the start of a line, a tag, or text."""
    known = ENDINGS.get(Path(path).suffix.lower())
    if known and known != "text":
        return known
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if spread := _SPREAD_JSON.match(start):
        hint = "jq -c . makes it so" if spread["object"] else "jq -c '.[]' makes it so"
        raise UnreadableInput("is JSON, but not one object a line", place=place, hint=hint)
    if _FEED.match(start):
        raise UnreadableInput("is a feed or a sitemap", place=place, hint="`communique ingest` takes those")
    if start.startswith(b"{"):
        return "jsonl"
    return "html" if start.startswith(b"<") and _MARKUP.search(start[:4096]) else "text"


def _text(data: bytes, place: str) -> str:
    if data.startswith(UTF16):
        name = "UTF-32" if b"\0\0" in data[:4] else "UTF-16"
        raise UnreadableInput(f"is {name}, not UTF-8", place=place, hint=f"convert it: iconv -f {name} -t UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise UnreadableInput("breaks off inside a character", place=place, hint="get the whole file") from error
        hint = f"convert it, e.g. iconv -f {likely_encoding(data).upper()} -t UTF-8"
        raise UnreadableInput(f"is not UTF-8 (byte {error.start})", place=place, hint=hint) from error


def _plainly(error: Exception) -> str:
    """What is wrong with a line, without the parser's path syntax."""
    if isinstance(error, UnicodeDecodeError):
        return f"is not UTF-8 (byte {error.start})"
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    message = str(error)
    if isinstance(error, msgspec.ValidationError):
        return "is not a record: " + message.replace(" - at `$.", " in `").replace(" - at `$`", "")
    return "is not JSON: " + message
