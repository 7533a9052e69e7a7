"""The page of commitments, as data, on the command line and from Python, over the composed corpus of promises."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.analysis.promises import fill

from communique import open_archive
from communique.analysis.commitments.ledger import fate, ledger
from communique.archive import open_store
from communique.errors import UsageError
from communique.surfaces.cli import main
from communique.surfaces.commitment_record import COLUMNS, KEYS, record
from communique.surfaces.page_html import commitments_page
from communique.surfaces.views.commitments import CommitmentsView

POSITION_KEYS = {"party", "target", "stance", "grade", "date", "own_words", "quote", "id"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of an archive with the corpus."""
    path = tmp_path_factory.mktemp("ledger") / "archive.db"
    store = open_store(str(path), write=True)
    fill(store)
    store.close()
    return str(path)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What a call of the command prints."""
    capsys.readouterr()
    assert main(["commitments", *arguments]) == code
    return capsys.readouterr().out


def of(rows: list[dict[str, Any]], id: str) -> dict[str, Any]:
    """The commitment of a readout."""
    return next(row for row in rows if row["id"] == id)


def test_json(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One object with how many there are and each with its keys, its place and its follow-ups with theirs."""
    answer = json.loads(printed(capsys, "--archive", address, "--format", "json"))
    assert answer["total"] == len(answer["commitments"]) == 10
    assert all(tuple(row) == KEYS for row in answer["commitments"])
    assert set(KEYS) >= POSITION_KEYS | {"who", "what", "to", "due", "due_words", "precision", "firmness", "amounts"}
    row = of(answer["commitments"], "promised")
    assert (row["party"], row["to"], row["grade"], row["due"], row["own_words"]) == ("RUS", ["CHN"], "binding", "2032", True)
    assert [(link["relation"], link["id"], link["date"]) for link in row["follow_ups"]] == [
        ("repeated", "repeated", "2031-06-10"), ("narrowed", "narrowed", "2031-11-20"), ("fulfilled", "kept", "2033-12-01"),
    ]  # fmt: skip
    assert {"quote", "evidence", "specificity", "likeness", "company", "changes"} <= row["follow_ups"][0].keys()
    assert of(answer["commitments"], "never-again")["not_mentioned_in"] == 8


def test_spans_give_the_words(address: str) -> None:
    """Every span of the data gives its words in the text of its version."""
    with open_archive(address) as archive:
        for row in archive.commitments():
            text = archive.show(row["id"], row["version"]).readout.document.text
            assert text[row["start"] : row["end"]] == row["quote"]
            assert text[row["what_start"] : row["what_end"]] == row["what"]
            assert all(text[one["start"] : one["end"]] == one["words"] for one in (*row["amounts"], *row["days"]))


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--party", "KAZ"], ["by-others"]),
        (["--party", "CHN"], ["phrase-3", "never-again"]),
        (["--to-party", "RUS", "--from", "2032-01-01"], ["phrase-3"]),
        (["--from", "2031-05-06", "--to", "2031-06-10"], ["repeated", "by-others"]),
        (["--due-before", "2031-06-01"], ["never-again"]),
        (["--limit", "1", "--offset", "1"], ["phrase-3"]),
    ],
)
def test_filters(address: str, capsys: pytest.CaptureFixture[str], options: list[str], ids: list[str]) -> None:
    """Party, other side, days, terms and pages narrow the list."""
    text = printed(capsys, "--archive", address, "--format", "json", "--no-follow-ups", *options)
    rows = json.loads(text)["commitments"]
    assert [row["id"] for row in rows] == ids
    assert all(row["follow_ups"] is None for row in rows)


def test_csv(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A table with a header row; follow-ups stand in one cell."""
    rows = list(csv.DictReader(io.StringIO(printed(capsys, "--archive", address, "--format", "csv"))))
    assert tuple(rows[0]) == COLUMNS
    assert of(rows, "repeated")["follow_ups"] == "narrowed 2031-11-20 narrowed#0; fulfilled 2033-12-01 kept#0"
    assert of(rows, "repeated")["amounts"] == "40 train"


def test_text(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Lines tell who, how firm, by when, quote both sides of a link, and say what is not mentioned."""
    text = printed(capsys, "--archive", address)
    assert "Russia to China · binding · by the end of 2032 · the term is over · 40 locomotives" in text
    assert "“Russia will [supply 40 locomotives to Vladivostok by the end of 2032]”" in text
    assert "→ 20 November 2031  narrowed · Russia to China · amount: 40\u00a0locomotives → 25\u00a0locomotives" in text
    assert "← 4 March 2031  repeated" in text
    assert "not mentioned in 8 later readouts of these parties" in text
    assert "broken" not in text


def test_nothing_found_and_wrong_use(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No commitment is 3, a day that is none is wrong use."""
    assert "No commitment" in printed(capsys, "--archive", address, "--party", "FJI", code=3)
    printed(capsys, "--archive", address, "--from", "2031-13-01", code=2)


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_the_page_acts_by_itself(address: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, lang: str) -> None:
    """The page has no script and makes no request, is in the language asked for, and quotes both sides of a link."""
    target = tmp_path / "page.html"
    printed(capsys, "--archive", address, "--format", "html", "--lang", lang, "-o", str(target))
    page = target.read_text(encoding="utf-8")
    assert f'<html lang="{lang}">' in page
    assert "<script" not in page and not re.search(r'(?:src|href)="(?!#|https?://)', page)
    assert "default-src &#39;none&#39;" in page
    assert "<mark>supply 40 locomotives to Vladivostok </mark>" in page
    assert "俄方愿" in page and "поставит" in page


def test_hostile_words_stay_words(address: str) -> None:
    """What a text brings is escaped, and an address that is none is not linked."""
    store = open_store(address)
    entry = ledger(store, "KAZ").entries[0]
    from dataclasses import replace

    quote = "<script>alert(1)</script>" + entry.utterance.quote[25:]
    hostile = replace(entry, utterance=replace(entry.utterance, quote=quote, url="javascript:alert(1)", title="<b>"))
    page = commitments_page([(hostile, fate(store, entry))], 1)
    store.close()
    assert "<script>" not in page and "javascript:" not in page and "&lt;script&gt;" in page


def test_the_view_links_where_it_is_told_to(address: str) -> None:
    """In the reading room a quotation leads to its statement."""
    store = open_store(address)
    found = ledger(store, "KAZ")
    view = CommitmentsView([(found.entries[0], None)], 1, party="KAZ", readout=lambda id, n: f"/readouts/{id}#s{n + 1}")
    store.close()
    assert view.heading == "Commitments of Kazakhstan"
    assert view.shown[0].source.url == "/readouts/by-others#s1"
    assert (view.shown[0].fate, view.part) == (None, None)


def test_python(address: str) -> None:
    """The same from Python, with unknown filters refused."""
    with open_archive(address) as archive:
        rows = archive.commitments(party="RUS", until="2031-04-01").to_list()
        assert [row["id"] for row in rows] == ["promised"]
        entry = ledger(archive.store, "RUS", until="2031-04-01").entries[0]
        assert record(entry, fate(archive.store, entry)) == rows[0]
        assert [link.relation for link in archive.follow_ups("kept", 0).earlier] == ["fulfilled"] * 3
        assert archive.commitments(follow_ups=False, limit=1).to_list()[0]["follow_ups"] is None
        with pytest.raises(UsageError, match="speaker"):
            archive.commitments(speaker="Orlin")
