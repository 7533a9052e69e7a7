"""WARC files: answers with their dates, and files that are cut off, too large or no WARC at all."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.errors import InputError
from communique.sources.warc import Answer, answers


def record(url: str, body: bytes, *, status: int = 200, headers: str = "Content-Type: text/html", kind: str = "response") -> bytes:
    """One WARC record with an HTTP answer."""
    block = f"HTTP/1.1 {status} X\r\n{headers}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-03-05T10:00:00Z\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def written(path: Path, data: bytes) -> list[Answer | InputError]:
    """What a file with these bytes gives."""
    path.write_bytes(data)
    return list(answers(path))


def test_answers_carry_address_date_status_and_body(tmp_path: Path) -> None:
    """A recorded page is given with when it was seen; requests and metadata are passed over."""
    found = written(tmp_path / "a.warc", record("http://m.example/1", b"<p>one", kind="request") + record("http://m.example/1", b"<p>one"))

    assert [Answer("http://m.example/1", "2031-03-05T10:00:00Z", 200, "text/html", b"<p>one")] == found


def test_compressed_files_and_answers(tmp_path: Path) -> None:
    """Gzipped members, a WACZ around them, chunked and compressed answers give the same bodies."""
    chunked = record("http://m.example/2", b"4\r\n<p>t\r\n2\r\nwo\r\n0\r\n\r\n", headers="Transfer-Encoding: chunked")
    zipped = record("http://m.example/3", gzip.compress(b"<p>three"), headers="Content-Encoding: gzip")
    deflated = record("http://m.example/4", zlib.compress(b"<p>four"), headers="Content-Encoding: deflate")
    members = b"".join(gzip.compress(part) for part in (chunked, zipped, deflated))
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as wacz:
        wacz.writestr("archive/data.warc.gz", members)

    for found in (written(tmp_path / "a.warc.gz", members), list(answers(tmp_path / "a.wacz"))):
        assert [b"<p>two", b"<p>three", b"<p>four"] == [one.body for one in found if isinstance(one, Answer)]


def test_a_truncated_file_keeps_what_came_before(tmp_path: Path) -> None:
    """A file that breaks off gives its whole records, and says that it breaks off."""
    whole = record("http://m.example/1", b"<p>one")
    for data in (whole + record("http://m.example/2", b"<p>two")[:-9], gzip.compress(whole) + gzip.compress(whole)[:-12]):
        first, error = written(tmp_path / "a.warc", data)
        assert isinstance(first, Answer)
        assert "breaks off" in str(error)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    """A file that expands without end is left off, and an answer that does is refused alone."""
    bomb = record("http://m.example/1", zlib.compress(b" " * 30_000_000), headers="Content-Encoding: deflate")
    huge = gzip.compress(b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 300000000\r\n\r\n" + b" " * 300_000_000, 9)

    (first, second) = written(tmp_path / "a.warc", bomb + record("http://m.example/2", b"<p>two"))
    assert "larger than 20 MB" in str(first)
    assert isinstance(second, Answer)
    (error,) = written(tmp_path / "b.warc.gz", huge)
    assert "expands more than" in str(error)


def test_what_is_no_warc_is_named(tmp_path: Path) -> None:
    """Other bytes and an empty file are one refusal each."""
    assert ["is no WARC file", "holds no record"] == [
        written(tmp_path / "a.warc", data)[0].problem for data in (b"hello\n", b"")  # type: ignore[union-attr]
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.binary(max_size=300), st.integers(0, 200))
def test_any_bytes_end_in_answers_or_refusals(tmp_path: Path, noise: bytes, cut: int) -> None:
    """Whatever a file holds, reading it ends, and gives nothing but answers and refusals."""
    found = written(tmp_path / "a.warc", record("http://m.example/1", b"<p>one")[:cut] + noise)

    assert all(isinstance(one, Answer | InputError) for one in found)
