"""Files and standard input become documents; bad input is one clear line and the rest goes on (composed)."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import BadRecord, InputError, UnreadableInput, UnsupportedLanguage
from communique.model import Document
from communique.sources import load

TEXT = "Minister Ann Example met with Foreign Minister John Roe in Testville. Roe thanked her."


def documents(path: Path, **options: str) -> list[Document | InputError]:
    """What a file gives."""
    return list(load.load(str(path), **options))


def lines(tmp_path: Path, *rows: str | bytes, end: bytes = b"\n") -> Path:
    """A file of the given lines."""
    path = tmp_path / "readouts.jsonl"
    path.write_bytes(b"".join((row if isinstance(row, bytes) else row.encode()) + end for row in rows))
    return path


def test_a_line_with_everything(tmp_path: Path) -> None:
    """All that a line says of its text is kept, and the text character for character."""
    row = {
        "id": "a:1", "text": f"\ufeff {TEXT}\u00ad ", "lang": "en", "publisher": "Ministry of Example", "title": "Talks",
        "date": "2021-05-03", "url": "https://example.org/1", "engagement": {"kind": "meeting"},
    }  # fmt: skip
    (found,) = documents(lines(tmp_path, json.dumps(row)))
    assert isinstance(found, Document)
    assert (found.id, found.text, found.lang) == ("a:1", row["text"], "en")
    assert (found.publisher, found.title, found.published, found.url) == (
        "Ministry of Example", "Talks", "2021-05-03", "https://example.org/1",
    )  # fmt: skip


def test_a_refused_line_is_named_and_the_next_go_on(tmp_path: Path) -> None:
    """A line without a text, or no JSON, comes as an error with FILE:LINE, between the documents."""
    path = lines(tmp_path, '{"id": "a"}', json.dumps({"id": "b", "text": TEXT}), "{broken", '["list"]', '{"text": 7}', '{"text": " "}')
    found = documents(path)
    assert [type(item) for item in found] == [BadRecord, Document, BadRecord, BadRecord, BadRecord, BadRecord]
    assert [item.place for item in found if isinstance(item, InputError)] == [f"{path}:{n}" for n in (1, 3, 4, 5, 6)]
    assert "has no text" in str(found[0])
    assert all("\n" not in str(item) for item in found if isinstance(item, InputError))


def test_no_line_stops_the_file(tmp_path: Path) -> None:
    """A line nested beyond what a parser follows, and bytes that are no UTF-8, are refused like any other."""
    path = lines(tmp_path, '{"a":' * 100_000, b'{"text": "\xff"}', '{"text": null}', json.dumps({"id": "b", "text": TEXT}))
    deep, bytes_, null, good = documents(path)
    assert [str(item).partition(" (")[0] for item in (deep, bytes_, null)] == [
        f"{path}:1: is nested too deeply", f"{path}:2: is not UTF-8", f"{path}:3: has no text",
    ]  # fmt: skip
    assert isinstance(good, Document)


def test_a_line_names_its_language(tmp_path: Path) -> None:
    """Of a language tag the language counts; one that is not read is refused with FILE:LINE and those that are."""
    path = lines(tmp_path, *(json.dumps({"id": "a", "text": TEXT, "lang": lang}) for lang in ("en-GB", "EN_us", "fr", "")))
    british, american, french, unnamed = documents(path)
    assert [item.lang for item in (british, american, unnamed) if isinstance(item, Document)] == ["en"] * 3
    assert isinstance(french, UnsupportedLanguage) and french.place == f"{path}:3" and "en, ru, zh" in str(french)


def test_only_line_feeds_end_a_line(tmp_path: Path) -> None:
    """Other line ends of Unicode are characters of the text."""
    row = json.dumps({"id": "a", "text": f"{TEXT}\u2028\u0085\u000b{TEXT}"}, ensure_ascii=False)
    (found,) = documents(lines(tmp_path, row, "", end=b"\r\n"))
    assert isinstance(found, Document) and "\u2028" in found.text


def test_an_id_is_made_up_from_the_line(tmp_path: Path) -> None:
    """A line without an id is known by its file and number; numbers are taken for ids."""
    path = lines(tmp_path, json.dumps({"text": TEXT}), json.dumps({"id": 7, "text": TEXT}))
    assert [item.id for item in documents(path) if isinstance(item, Document)] == [f"{path}:1", "7"]


def test_a_text_file(tmp_path: Path) -> None:
    """A text file is one document with its path for an id, whatever its ending."""
    for name in ("readout.txt", "readout"):
        path = tmp_path / name
        path.write_text(TEXT, encoding="utf-8-sig")
        (found,) = documents(path)
        assert isinstance(found, Document) and (found.id, found.text) == (str(path), TEXT)


def test_content_decides_without_an_ending(tmp_path: Path) -> None:
    """An object makes it JSON Lines, a tag HTML; so it does where the ending says only that it is text."""
    for name in ("readout", "readout.txt"):
        path = tmp_path / name
        path.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n")
        assert [item.id for item in documents(path) if isinstance(item, Document)] == ["a"]
        path.write_text(f"<!doctype html><title>Talks</title><p>{TEXT}</p>")
        (found,) = documents(path)
        assert isinstance(found, Document) and found.text == TEXT


def test_what_is_given_holds(tmp_path: Path) -> None:
    """A given kind of input wins over the ending, a given language over the script."""
    path = tmp_path / "readout.html"
    path.write_text(f"<b>{TEXT}")
    (found,) = documents(path, input="text", lang="ru")
    assert isinstance(found, Document) and found.text.startswith("<b>") and found.lang == "ru"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash is standard input, and errors call it so."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "a"}\n')))
    (found,) = load.load("-")
    assert isinstance(found, BadRecord) and found.place == "standard input:1"


BAD = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\n", "is empty"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, "is binary"),
    "legacy encoding": ("国务委员会见外长".encode("gb18030"), "is not UTF-8 (byte 0) (convert it, e.g. iconv -f GB18030"),
    "cyrillic": ("Министр принял министра".encode("cp1251"), "iconv -f CP1251"),
    "latin": ("Señor Example".encode("cp1252"), "iconv -f CP1252"),
    "cut off": ("Министр принял министра".encode()[:-1], "breaks off inside a character"),
    "utf-16": (TEXT.encode("utf-16"), "is UTF-16"),
    "utf-32": (TEXT.encode("utf-32"), "is UTF-32"),
    "array": (b'[\n {"id": "a", "text": "b"}]', "not one object a line (jq -c '.[]'"),
    "object over lines": (b'{\n "id": "a"\n}', "not one object a line (jq -c ."),
    "feed": (b'<?xml version="1.0"?>\n<rss version="2.0"></rss>', "is a feed"),
    "too large": (b"word " * 4_000_001, "is larger than 20 MB"),
}


@pytest.mark.parametrize(("data", "problem"), BAD.values(), ids=BAD)
def test_unreadable_files(tmp_path: Path, data: bytes, problem: str) -> None:
    """A file that is no readable text is refused in one line that says why."""
    path = tmp_path / "readout"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput) as refused:
        documents(path)
    assert problem in str(refused.value) and "\n" not in str(refused.value)
    assert refused.value.place == str(path)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    """A missing file and a folder are refused, the folder with the command that takes it."""
    with pytest.raises(UnreadableInput, match="no such file"):
        documents(tmp_path / "none.txt")
    with pytest.raises(UnreadableInput, match="communique ingest"):
        documents(tmp_path)
    with pytest.raises(UnreadableInput, match="names no file"):
        list(load.load(""))


def test_a_page_without_text(tmp_path: Path) -> None:
    """A page that only a script would fill is refused with advice."""
    path = tmp_path / "page.html"
    path.write_text("<html><body><script>fill()</script></body></html>")
    with pytest.raises(UnreadableInput, match="holds no text"):
        documents(path)


def test_an_unknown_language(tmp_path: Path) -> None:
    """A text whose language cannot be told is refused with the option that names it."""
    path = lines(tmp_path, json.dumps({"id": "a", "text": "외교부 장관은 오늘 회담을 가졌다."}))
    (found,) = documents(path)
    assert isinstance(found, UnsupportedLanguage) and "--lang" in str(found)


@given(st.binary(max_size=400))
def test_no_line_breaks_the_reading(data: bytes) -> None:
    """Whatever bytes a line holds, it is a document or an error of ours."""
    try:
        assert load.record(data, place="x:1").text
    except InputError as error:
        assert error.place == "x:1"


@given(st.binary(max_size=400), st.sampled_from(["text", "html", "auto"]))
def test_no_page_breaks_the_reading(data: bytes, kind: load.Input) -> None:
    """Whatever bytes a page holds, it is a document or an error of ours."""
    try:
        assert load.document(data, id="x", kind=kind).text
    except InputError as error:
        assert error.place == "x"
