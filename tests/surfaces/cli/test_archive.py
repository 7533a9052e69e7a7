"""The commands on an archive as others' scripts call them: keys, exit codes, files. All texts are composed."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from communique.archive import open_store
from communique.archive.shelf import Shelf
from communique.errors import CommuniqueError
from communique.surfaces.cli import main

TEXT = (
    "On 4 March 2031, Foreign Minister Ada Holm met with Foreign Minister Ben Osei of Ghana in Oslo.\n"
    "Holm said that the strategic partnership has grown. Osei noted that Ghana supports the harbour initiative."
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Two composed readouts in a file."""
    lines = [{"id": "a", "text": TEXT, "publisher": "Composed Ministry", "published": "2031-03-05", "title": "Talks in Oslo"},
             {"id": "b", "text": TEXT.replace("Oslo", "Bergen"), "published": "2031-03-05"}]  # fmt: skip
    (tmp_path / "readouts.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return tmp_path / "readouts.jsonl"


@pytest.fixture
def archive(source: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """An archive that holds them."""
    assert (0, "2 new, 0 unchanged\n", "") == run(capfd, "ingest", source, "--archive", tmp_path / "archive.db")
    return tmp_path / "archive.db"


def run(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one command line."""
    code = main([str(argument) for argument in arguments])
    out, err = capfd.readouterr()
    return code, out, err


def asked(capfd: pytest.CaptureFixture[str], *arguments: object) -> Any:
    """The object of a command that goes well."""
    code, out, _ = run(capfd, *arguments, "--format", "json")
    assert code == 0
    return json.loads(out)


def test_ingest_counts_and_names(source: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Counts and refusals as one object, refusals on standard error too, 1 where there are any."""
    code, out, err = run(capfd, "ingest", source, tmp_path / "none", "--archive", tmp_path / "a.db", "--format", "json")
    found = json.loads(out)

    assert 1 == code
    assert {"new": 2, "unchanged": 0, "changed": 0, "refused": 1, "missing": 0, "unreachable": 0, "restored": 0, "moved": 0}.items() <= found.items()
    assert {"source", "entry", "reason"} == set(found["refusals"][0])
    assert "no such file" in err


def test_the_environment_names_the_archive(archive: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """COMMUNIQUE_ARCHIVE stands in for the option; without either the call is wrong."""
    monkeypatch.setenv("COMMUNIQUE_ARCHIVE", str(archive))
    assert 2 == asked(capfd, "stats")["readouts"]
    monkeypatch.delenv("COMMUNIQUE_ARCHIVE")
    assert 2 == run(capfd, "stats")[0]


def test_search(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Total and hits with their keys; a table; lines to read; 3 where nothing is found, 2 for a value that is none."""
    found = asked(capfd, "search", '"strategic partnership" grown', "--archive", archive, "--speaker", "Holm", "--limit", 1)
    assert (2, 1) == (found["total"], len(found["hits"]))
    promised = {"id", "version", "statement", "quote", "left", "match", "right", "speakers", "side", "date", "title", "url"}
    assert promised | {"account", "issuer", "source", "lang", "marks"} == set(found["hits"][0])
    code, out, _ = run(capfd, "search", "Bergen", "--archive", archive, "--format", "csv")
    assert (0, ["b"]) == (code, [row["id"] for row in csv.DictReader(out.splitlines())])
    code, out, _ = run(capfd, "search", "Bergen", "--archive", archive)
    assert code == 0 and "[Bergen]" in out
    code, out, _ = run(capfd, "search", "Lisbon", "--archive", archive, "--format", "json")
    assert (3, {"total": 0, "hits": []}) == (code, json.loads(out))
    assert 2 == run(capfd, "search", "--act", "shout", "--archive", archive)[0]


def test_show_versions_and_what_changed(archive: Path, source: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A readout with its archive's keys, its history, and the sentences that changed."""
    edited = {"id": "a", "text": TEXT.replace("has grown", "has not grown")}
    source.write_text(json.dumps(edited), encoding="utf-8")
    assert "1 changed" in run(capfd, "ingest", source, "--archive", archive)[1]

    shown = asked(capfd, "show", "a", "--archive", archive)
    assert (2, 2, "changed") == (shown["version"], shown["versions"], shown["state"])
    assert TEXT == asked(capfd, "show", "a", "--archive", archive, "--version", 1)["text"]
    assert "first seen" in run(capfd, "show", "a", "--archive", archive)[1]
    listed = asked(capfd, "versions", "a", "--archive", archive, "--diff", "1,2")
    assert ["present", "changed"] == [entry["state"] for entry in listed["versions"]]
    assert {"version", "sha256", "first_seen", "state"} <= set(listed["versions"][0])
    assert ["same", "removed", "added", "same"] == [change["kind"] for change in listed["changes"]]
    assert "+ Holm said that the strategic partnership has not grown." in run(capfd, "versions", "a", "--archive", archive, "--diff", "1,2")[1]
    assert 3 == run(capfd, "show", "nowhere", "--archive", archive)[0]
    assert 3 == run(capfd, "versions", "nowhere", "--archive", archive)[0]


def test_stats_and_meetings(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Counts with coverage by source, and one meeting a line."""
    found = asked(capfd, "stats", "--archive", archive)
    assert {"readouts", "versions", "meetings", "statements", "sources"} == set(found)
    assert {"source", "readouts", "first", "last", "gaps"} == set(found["sources"][0])
    code, out, _ = run(capfd, "meetings", "--archive", archive, "--from", "2031-01-01")
    meetings = [json.loads(line) for line in out.splitlines()]
    assert code == 0 and {"a", "b"} == {id for meeting in meetings for id in meeting["readouts"]}
    assert {"id", "date", "parties", "kind", "readouts"} == set(meetings[0])
    assert 3 == run(capfd, "meetings", "--archive", archive, "--dyad", "USA,FRA")[0]


def test_verify(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Quotations by verdict, 3 when absent; the archive itself, 3 when something is broken."""
    found = asked(capfd, "verify", "the strategic partnership has grown", "--archive", archive)
    assert "exact" == found["verdict"]
    assert {"id", "version", "start", "end"} <= set(found["found"][0])
    code, out, _ = run(capfd, "verify", "the weather was fine all week", "--archive", archive, "--format", "json")
    assert (3, "absent", []) == (code, json.loads(out)["verdict"], json.loads(out)["found"])
    assert {"checked": 2, "broken": []} == asked(capfd, "verify", "--archive", archive)
    data = archive.read_bytes()
    archive.write_bytes(data.replace(b"strategic partnership has grown. Osei", b"tactical! partnership has grown. Osei"))
    code, out, _ = run(capfd, "verify", "--archive", archive, "--format", "json")
    assert 3 == code and json.loads(out)["broken"]


def test_correct_and_the_log(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A correction of a statement and of the engagement, logged with who and why, shown at once; without a name, wrong use."""
    assert 0 == run(capfd, "correct", "a#0", "acts", "agree", "--archive", archive, "--by", "Composed Person", "--why", "as printed")[0]
    assert 0 == run(capfd, "correct", "a", "date", "2031-03-06", "--archive", archive, "--by", "Composed Person")[0]
    shown = asked(capfd, "show", "a", "--archive", archive)
    assert (["agree"], "2031-03-06", [1, 2]) == (shown["statements"][0]["acts"], shown["engagement"]["date"], shown["corrections"])
    log = asked(capfd, "corrections", "--archive", archive)["corrections"]
    assert ("Composed Person", "as printed", "active", 0) == (log[0]["by"], log[0]["why"], log[0]["state"], log[0]["statement"])
    assert 2 == run(capfd, "correct", "a", "date", "2031-03-06", "--archive", archive)[0]
    assert 3 == run(capfd, "correct", "nowhere", "date", "2031-03-06", "--archive", archive, "--by", "X")[0]


def test_an_empty_log_says_so(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Where nobody corrected anything, one line on standard error says it, and standard output stays empty."""
    assert (0, "", "communique: nothing has been corrected\n") == run(capfd, "corrections", "--archive", archive)


def test_exports_of_two_archives_of_the_same_inputs_are_equal_bytes(source: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """JSON Lines, CSV and Parquet from two rebuilds are the same, byte for byte, whatever the clock says."""
    pytest.importorskip("pyarrow")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        run(capfd, "ingest", source, "--archive", tmp_path / name / "archive.db", "--jobs", 1 if name == "one" else 2)
        for format, place in (("jsonl", "dump.jsonl"), ("csv", "csv"), ("parquet", "parquet")):
            assert 0 == run(capfd, "export", "--archive", tmp_path / name / "archive.db", "--format", format, "-o", tmp_path / name / place)[0]
        (tmp_path / name / "archive.db").unlink()
    files = {name: {p.relative_to(tmp_path / name): p.read_bytes() for p in (tmp_path / name).rglob("*") if p.is_file()} for name in ("one", "two")}

    assert files["one"] == files["two"]
    assert 19 == len(files["one"])


def test_exports_hold_what_the_dictionary_says(archive: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Every table has the columns and the number of rows of the data dictionary; lines have id and text as ingested."""
    run(capfd, "export", "--archive", archive, "--format", "csv", "-o", tmp_path / "out")
    for table in json.loads((tmp_path / "out" / "datadictionary.json").read_text(encoding="utf-8"))["tables"]:
        with (tmp_path / "out" / table["file"]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert [column["name"] for column in table["columns"]] == rows[0]
        assert table["rows"] == len(rows) - 1
    run(capfd, "export", "--archive", archive, "-o", tmp_path / "out.jsonl")
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [("a", TEXT), ("b", TEXT.replace("Oslo", "Bergen"))] == [(r["id"], r["text"]) for r in records]
    assert "first_seen" not in records[0]


def test_an_export_does_not_overwrite_what_it_did_not_write(archive: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A folder with something else in it is left alone; an earlier export is replaced whole."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep me")
    assert 4 == run(capfd, "export", "--archive", archive, "--format", "csv", "-o", tmp_path / "mine")[0]
    assert ["letter.txt"] == os.listdir(tmp_path / "mine")
    for _ in range(2):
        assert 0 == run(capfd, "export", "--archive", archive, "--format", "csv", "-o", tmp_path / "out")[0]


@pytest.mark.parametrize("command", ["stats", "search", "verify", "meetings", "corrections"])
def test_without_an_archive_nothing_can_be_done(tmp_path: Path, capfd: pytest.CaptureFixture[str], command: str) -> None:
    """A file that is not there, or is something else, is one line and 4, and no file appears."""
    (tmp_path / "text").write_text("hello " * 100)
    for name in ("none.db", "text"):
        code, out, err = run(capfd, command, "--archive", tmp_path / name)
        assert (4, "", 1) == (code, out, err.count("\n"))
    assert ["text"] == os.listdir(tmp_path)


def test_an_interrupted_ingest_says_so(tmp_path: Path) -> None:
    """Ctrl-C ends an ingest with 130 and one line, and the archive stays usable."""
    lines = "".join(json.dumps({"id": f"r{i}", "text": f"{TEXT} Round {i}."}) + "\n" for i in range(20_000))
    (tmp_path / "many.jsonl").write_text(lines, encoding="utf-8")
    kept = tmp_path / "a.db"
    command = [sys.executable, "-m", "communique", "ingest", str(tmp_path / "many.jsonl"), "--archive", str(kept), "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as ingest:
        while not readouts_in(kept):
            assert ingest.poll() is None
        ingest.send_signal(signal.SIGINT)
        _, said = ingest.communicate()

    assert (130, "communique: interrupted\n") == (ingest.returncode, said)
    assert 0 == main(["verify", "--archive", str(kept)])


def readouts_in(archive: Path) -> int:
    """How many readouts an archive holds so far; 0 where it is only being made."""
    try:
        with closing(open_store(archive)) as store:
            return store.listed(Shelf()).total
    except CommuniqueError:
        return 0


def test_a_file_that_is_no_warc_is_named_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A refusal of the whole file names the file, not the file and again the file as its own entry."""
    broken = tmp_path / "a.warc.gz"
    broken.write_bytes(b"no WARC")
    code, _, err = run(capfd, "ingest", broken, "--archive", tmp_path / "a.db", "--quiet")
    assert 1 == code and f"communique: {broken}: is no WARC file\n" == err


def test_an_unknown_id_is_answered_with_ids_that_hold_it(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Three characters lead to ids that hold them; one stands in most ids and leads nowhere."""
    known = asked(capfd, "search", "", "--archive", archive)["hits"][0]["id"]
    code, _, err = run(capfd, "show", known[:-1], "--archive", archive)
    assert 3 == code and known in err
    code, _, err = run(capfd, "show", "?", "--archive", archive)
    assert 3 == code and "near" not in err
