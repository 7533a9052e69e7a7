"""What a stranger meets first: the commands, the locks, the README."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def readme(root: Path) -> str:
    """The README."""
    return (root / "README.md").read_text(encoding="utf-8")


def test_first_two_commands(readme: str) -> None:
    """The README's first two command lines are `make demo` and `make test`."""
    blocks = re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)
    assert "".join(blocks).splitlines()[:2] == ["make demo", "make test"]


def test_the_example_runs(readme: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The README's ten lines of Python run as they stand and quote the sample."""
    monkeypatch.chdir(root)
    code = re.search(r"```python\n(.*?)```", readme, re.DOTALL)
    assert code and code[1].count("\n") <= 10
    exec(compile(code[1], "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "meeting 2031-09-24 ['Shen Rulan', 'Tariq Al Habashneh']" in printed
    assert "Jordan sees China as a trustworthy partner" in printed


def test_the_commands_run(readme: str, root: Path, tmp_path: Path) -> None:
    """Every command of the README runs as it stands on the bundled samples, but for those that take long or wait."""
    (tmp_path / "src" / "communique" / "data").mkdir(parents=True)
    samples = Path("src", "communique", "data", "samples")
    shutil.copytree(root / samples, tmp_path / samples)
    lines = "".join(re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)).splitlines()
    asked = [line for line in lines if not re.match(r"make|\S+ (evaluate|bench|serve|site)\b", line)]
    script = "\n".join(["set -e", *asked]).replace(".venv/bin/communique", f'"{sys.executable}" -m communique')
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": str(root / "src")})

    assert len(asked) >= 12
    assert 0 == done.returncode, done.stderr
    assert "[strategic partnership]" in done.stdout


def test_links_lead_somewhere(root: Path) -> None:
    """Every link between the project's own pages leads to a file."""
    pages = [root / "README.md", root / "CONTRIBUTING.md", *(root / "docs").rglob("*.md"), *(root / "src").rglob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_name_no_place(root: Path, name: str) -> None:
    """A lock pins name, version and hash, and names neither a registry nor a path."""
    text = (root / name).read_text(encoding="utf-8")
    assert not re.search(r"://|^-|^\s*/| @ |file:", text, re.MULTILINE)
    assert re.findall(r"^[\w.-]+==\S+", text, re.MULTILINE)
    for line in text.splitlines():
        assert re.match(r"[\w.-]+==[\w.]+|    --hash=sha256:[0-9a-f]{64}", line), line


def test_runtime_lock_is_part_of_the_other(root: Path) -> None:
    """Both locks pin the same versions, so that tests run on what the program runs on."""
    pins = [
        set(re.findall(r"^[\w.-]+==\S+", (root / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    ]
    assert pins[0] < pins[1]


def test_every_dependency_is_pinned(root: Path) -> None:
    """What pyproject.toml asks for at run time is in the runtime lock."""
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = set(re.findall(r"^([\w.-]+)==", (root / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))
    assert {re.split(r"[<>=!~ \[;]", name)[0].lower() for name in project["dependencies"]} <= pinned
