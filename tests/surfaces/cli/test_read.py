"""`communique read` as others' scripts call it: data on one stream, talk on the other, and the exit code."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from communique.surfaces.cli import main

TEXT = (
    "On March 4, 2031, Foreign Minister Tan Weilin met with Norwegian Foreign Minister Astrid Holm in Geneva.\n\n"
    "Holm thanked Tan for the welcome. Tan said that China supports the Clean Harbour Initiative.\n"
)


@pytest.fixture
def readout(tmp_path: Path) -> Path:
    """A small composed readout in a file."""
    path = tmp_path / "readout.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one command line."""
    code = main([str(argument) for argument in arguments])
    out, err = capfd.readouterr()
    return code, out, err


def test_the_default_is_a_page_to_read(readout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Without options a readout is printed for people, and nothing is said beside it."""
    code, out, err = run(capfd, "read", readout)
    assert (code, err) == (0, "")
    assert "Holm thanked Tan for the welcome." in out and "\x1b" not in out


def test_json_lines_are_one_object_a_line(readout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Each readout is one line with the received text and the path as its id."""
    code, out, err = run(capfd, "read", readout, readout, "--format", "jsonl", "--quiet")
    records = [json.loads(line) for line in out.splitlines()]
    assert (code, err, len(records)) == (0, "", 2)
    assert records[0]["id"] == str(readout) and records[0]["text"] == TEXT


def test_json_is_one_object(readout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """One readout is its record; several stand under `readouts`."""
    assert json.loads(run(capfd, "read", readout, "--format", "json")[1])["text"] == TEXT
    several = json.loads(run(capfd, "read", readout, readout, "--format", "json")[1])
    assert [record["text"] for record in several["readouts"]] == [TEXT, TEXT]


def test_html_is_one_page(readout: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The page goes to the file that -o names, and nowhere else."""
    page = tmp_path / "page.html"
    code, out, err = run(capfd, "read", readout, "--format", "html", "-o", page)
    assert (code, out, err) == (0, "", "")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def refusals(tmp_path: Path) -> dict[str, Path]:
    """Inputs that cannot be read, by what is wrong with them."""
    files: dict[str, bytes] = {
        "empty": b"",
        "blank": b" \n\n",
        "binary": b"\x00\x01\x02\x03" * 50,
        "encoding": "Café society met.".encode("latin-1"),
        "no-text.jsonl": b'{"id": "a"}\n',
        "no-object.jsonl": b"[1, 2]\n",
        "no-json.jsonl": b"{nothing\n",
        "no-lines.jsonl": b"\n\n",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return {name: tmp_path / name for name in (*files, "missing")} | {"folder": tmp_path}


@pytest.mark.parametrize(
    "kind",
    ["empty", "blank", "binary", "encoding", "no-text.jsonl", "no-object.jsonl", "no-json.jsonl", "no-lines.jsonl", "missing", "folder"],
)
def test_a_bad_input_is_one_line_and_the_others_are_read(
    kind: str, readout: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The line names the place; the next input is read; the counts follow; the exit code is 1."""
    place = refusals(tmp_path)[kind]
    code, out, err = run(capfd, "read", place, readout, "--format", "jsonl")
    assert code == 1
    assert [json.loads(line)["text"] for line in out.splitlines()] == [TEXT]
    named, counts = err.splitlines()
    assert named.startswith(f"communique: {place}")
    assert counts == "communique: 1 read, 1 refused"


def test_a_refused_line_is_named_by_file_and_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The other lines of the file are read, in order."""
    lines = tmp_path / "lines.jsonl"
    lines.write_text("".join(f"{json.dumps({'id': n, 'text': TEXT})}\n" for n in "ab") + "{\n" + json.dumps({"id": "c", "text": TEXT}))
    code, out, err = run(capfd, "read", lines, "--format", "jsonl")
    assert code == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a", "b", "c"]
    assert err.startswith(f"communique: {lines}:3: ")


def test_many_processes_keep_the_order(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With two processes the output is that of one, line for line, refusals included."""
    lines = tmp_path / "many.jsonl"
    rows = [json.dumps({"id": str(n), "text": TEXT}) if n % 50 else "{" for n in range(1, 201)]
    lines.write_text("\n".join(rows), encoding="utf-8")
    one = run(capfd, "read", lines, "--format", "jsonl", "--jobs", 1)
    two = run(capfd, "read", lines, "--format", "jsonl", "--jobs", 2)
    assert one == two
    assert len(one[1].splitlines()) == 196 and one[2].splitlines()[-1] == "communique: 196 read, 4 refused"


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "x", "--format", "xml"],
        ["read", "x", "--lang", "fr"],
        ["read", "x", "--jobs", "0"],
        ["read", "x", "--input", "pdf"],
        ["read", "x", "--unheard-of"],
        ["unheard-of"],
    ],
)
def test_wrong_use_is_one_line_and_exit_2(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """A call that cannot be understood is answered with what is wrong and where help is."""
    code, out, err = run(capfd, *arguments)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1 and "--help" in err


def test_nothing_at_all_shows_the_help(capfd: pytest.CaptureFixture[str]) -> None:
    """Without a command the help appears, as talk, with exit code 2."""
    code, out, err = run(capfd)
    assert (code, out) == (2, "") and "Commands:" in err


def test_the_version_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    """`--version` answers on standard output."""
    code, out, err = run(capfd, "--version")
    assert (code, err) == (0, "") and out.startswith("communique ")


def test_the_name_of_an_input_cannot_steer_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    """A complaint stays one line without escape codes, whatever the place is called."""
    code, _, err = run(capfd, "read", "no\x1b[31msuch\nfile")
    assert code == 1 and err.count("\n") == 1 and "\x1b" not in err


def test_a_file_that_cannot_be_written_is_exit_4(readout: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing can be done without a place for the output."""
    target = tmp_path / "no-such-folder" / "out.jsonl"
    code, out, err = run(capfd, "read", readout, "-o", target)
    assert (code, out) == (4, "") and err.startswith(f"communique: {target}: cannot be written")


@pytest.fixture
def server(readout: Path) -> Iterator[str]:
    """The address of a folder served on the loopback interface."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(readout.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_an_address_is_read_like_a_file(server: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A page on a private address is fetched when that is asked for, and keeps its address."""
    code, out, _ = run(capfd, "read", f"{server}/readout.txt", "--allow-private", "--format", "json")
    record = json.loads(out)
    assert code == 0 and record["text"] == TEXT and record["url"] == f"{server}/readout.txt"


@pytest.mark.parametrize("address", ["{server}/readout.txt", "ftp://example.org/x", "http://127.0.0.1:1/x"])
def test_an_address_that_may_not_be_fetched_is_one_line(
    address: str, server: str, readout: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Private addresses and other schemes are refused by name; the next input is read."""
    place = address.format(server=server)
    code, out, err = run(capfd, "read", place, readout, "--format", "jsonl")
    assert code == 1 and len(out.splitlines()) == 1
    assert err.startswith(f"communique: {place}: ") and err.endswith("communique: 1 read, 1 refused\n")


def test_standard_input_and_output_are_utf8_in_any_locale(capfd: pytest.CaptureFixture[str]) -> None:
    """Han text passes through a pipe unharmed even where the locale is plain ASCII."""
    line = json.dumps({"id": "x", "lang": "en", "text": "Tan 谭伟林 met Holm."}, ensure_ascii=False)
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from communique.surfaces.cli import main; sys.exit(main())", "read", "-", "--format", "jsonl"],
        input=line.encode(), capture_output=True, check=True, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PATH": ""},
    )  # fmt: skip
    assert json.loads(done.stdout)["text"] == "Tan 谭伟林 met Holm." and done.stderr == b""


def test_help_imports_no_reading_room() -> None:
    """`--help` answers at once because nothing that reads is loaded for it."""
    code = (
        "import sys; from communique.surfaces.cli import main; main(['--help']); "
        "heavy = ['communique.pipeline', 'communique.extract', 'communique.sources', 'jinja2', 'rich.console', 'httpx']; "
        "sys.exit(any(name in sys.modules for name in heavy))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_who_ends_the_program_finds_no_half_file(tmp_path: Path, number: int) -> None:
    """Ctrl-C and a polite kill end with 130 and one line, and nothing half written stays."""
    arguments = ["read", "-", "--format", "jsonl", "-o", str(tmp_path / "out.jsonl")]
    script = f"import sys; from communique.surfaces.cli import main; sys.exit(main({arguments!r}))"
    process = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not list(tmp_path.iterdir()):
        assert process.poll() is None
    process.send_signal(number)
    process.wait()
    assert (130, "communique: interrupted\n") == (process.returncode, process.communicate()[1])
    assert list(tmp_path.iterdir()) == []
