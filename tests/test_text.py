"""Characters: bytes become text, and words meet under one key whatever way they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique import text

SAME = [
    ("“Peace”", '"peace"'),
    ("внешнеполи\u00adтический", "Внешнеполитический"),
    ("ещё", "еще"),
    ("Ｇ２０　峰会", "g20 峰会"),
    ("one\u00a0 two", "one two"),
    ("2021–2022", "2021-2022"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_words_have_one_key(one: str, other: str) -> None:
    """Typewriting, case, width and invisible marks make no difference."""
    assert text.search_key(one) == text.search_key(other)


@given(st.text(max_size=80))
def test_a_key_is_its_own_key(words: str) -> None:
    """Making the key twice changes nothing, so that keys can be stored and compared."""
    once = text.search_key(words)
    assert text.search_key(once) == once


@pytest.mark.parametrize(
    ("data", "declared", "expected"),
    [
        ("王某某会见外长".encode("gb18030"), "gb2312", "王某某会见外长"),
        ("王某某会见外长".encode("gb18030"), None, "王某某会见外长"),
        ("Министр встретился".encode("cp1251"), "windows-1251", "Министр встретился"),
        ("Министр встретился".encode("cp1251"), None, "Министр встретился"),
        ("naïve".encode(), "no-such-encoding", "naïve"),
        ("Text".encode("utf-16"), None, "Text"),
        (b"caf\xe9", None, "café"),
        (b"", None, ""),
    ],
)
def test_bytes_become_text(data: bytes, declared: str | None, expected: str) -> None:
    """The declared encoding is used, and a missing or wrong one is made up for."""
    assert text.decode(data, declared) == expected


def test_binary_is_told_from_text() -> None:
    """A picture is binary; text in a legacy encoding is not."""
    assert text.looks_binary(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert not text.looks_binary("Министр".encode("cp1251"))
