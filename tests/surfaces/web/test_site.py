"""surfaces.web.site: an archive as a folder of pages."""

from __future__ import annotations

import json
import os
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from communique.errors import Impossible
from communique.surfaces.cli import main
from communique.surfaces.web import folder
from communique.surfaces.web.site import Plan, Summary, write


class Linked(HTMLParser):
    """What a page refers to, and the policy that it gives itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Every href, src and action, without the place in the page."""
        values = {name: value or "" for name, value in attrs}
        self.found |= {values[name].partition("#")[0] for name in ("href", "src", "action") if name in values}
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]


def linked(page: Path) -> Linked:
    """What a page refers to."""
    reader = Linked()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader


def made(archive: Path, target: Path, *langs: str, origin: str = "") -> Summary:
    """The site of an archive."""
    return write(Plan(str(archive), target, langs or ("en", "ru", "zh"), origin), 1, lambda count: None)


@pytest.fixture(scope="module")
def site(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as a site in all languages."""
    target = tmp_path_factory.mktemp("site")
    summary = made(kept, target)
    assert summary.made.refusals == () and not summary.overtaken and summary.left == 0
    return target


def test_every_link_leads_to_a_file(site: Path) -> None:
    """No page of the folder refers to a file that is not there, or to a host of ours."""
    missing = {
        f"{page.relative_to(site)}: {href}"
        for page in site.rglob("*.html")
        for href in linked(page).found
        if href and "://" not in href and not href.startswith(("data:", "mailto:"))
        and (href.startswith("/") or not (page.parent / unquote(href)).resolve().is_file())
    }  # fmt: skip
    assert missing == set()


def test_every_page_has_its_data_and_its_languages(site: Path) -> None:
    """A page stands in English at the root, in the others in their folders, with one file of data."""
    pages = {page.relative_to(site) for page in site.rglob("*.html")}
    plain = {page for page in pages if page.parts[0] not in ("zh", "ru")}
    assert pages == plain | {Path(lang) / page for lang in ("zh", "ru") for page in plain}
    assert all(json.loads((site / page.with_suffix(".json")).read_text(encoding="utf-8")) is not None for page in plain)
    assert (site / "readouts/sample-state/versions/1.html").is_file()


def test_a_page_says_itself_what_may_act(site: Path) -> None:
    """There are no headers on a disk, so the policy stands in the page; nothing may be sent anywhere."""
    for page in [site / "index.html", site / "readouts/sample-state.html"]:
        policy = linked(page).policy
        assert policy.startswith("default-src 'none'; style-src 'self'") and "form-action 'none'" in policy
        assert "frame-ancestors" not in policy


def test_what_needs_a_server_is_plainly_absent(site: Path) -> None:
    """There is no search, no box for it, and the home page says so; nobody knows the address, so none is given."""
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "<form" not in home and "has no search" in home and 'rel="canonical"' not in home
    assert not list(site.glob("search*"))


def test_a_known_address_is_named(kept: Path, tmp_path: Path) -> None:
    """With the address of the folder, pages say where they belong, in each language."""
    made(kept, tmp_path, "en", "zh", origin="https://readouts.example/all")
    page = (tmp_path / "zh/people.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://readouts.example/all/zh/people.html">' in page
    assert 'hreflang="en" href="https://readouts.example/all/people.html"' in page
    assert "ru" not in {entry.name for entry in tmp_path.iterdir()} and 'hreflang="ru"' not in page


def test_a_second_run_writes_only_what_changed(kept: Path, tmp_path: Path) -> None:
    """Unchanged files keep their time; a damaged one is mended; one of ours that is no longer linked is counted."""
    first = made(kept, tmp_path, "ru")
    before = (tmp_path / "people.html").stat().st_mtime_ns
    (tmp_path / "readouts.html").write_text("half a page")
    (tmp_path / "readouts/gone.html").write_text("gone")
    again = made(kept, tmp_path, "ru")
    assert (again.made.written, again.left) == (1, 1)
    assert again.made.unchanged == first.made.written - 1
    assert (tmp_path / "people.html").stat().st_mtime_ns == before


def test_a_folder_of_somebody_else_is_left_alone(kept: Path, tmp_path: Path) -> None:
    """A folder with something in it is not filled with pages, nor is a file."""
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(Impossible, match="holds something else"):
        made(kept, tmp_path)
    with pytest.raises(Impossible, match="not a folder"):
        made(kept, tmp_path / "index.html")
    assert [entry.name for entry in tmp_path.iterdir()] == ["index.html"]


def test_an_interrupted_run_leaves_no_half_page(kept: Path, tmp_path: Path) -> None:
    """What was written is whole, the home page is not there yet, and the next run ends the work."""

    def stop(count: int) -> None:
        if count > 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(Plan(str(kept), tmp_path, ("en",)), 1, stop)
    pages = list(tmp_path.rglob("*.html"))
    assert pages and all(page.read_text(encoding="utf-8").rstrip().endswith("</html>") for page in pages)
    assert not (tmp_path / "index.html").exists() and not (tmp_path / ".part").exists()
    assert json.loads((tmp_path / folder.MARK).read_text())["whole"] is False
    made(kept, tmp_path, "en")
    assert (tmp_path / "index.html").is_file() and json.loads((tmp_path / folder.MARK).read_text())["whole"] is True


def test_a_full_disk_gives_one_line(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the disk says is said, with the place, and the exit code is that of the impossible."""
    taken = tmp_path / "site"
    made(kept, taken, "en")
    (taken / "people.html").unlink()
    (taken / "people.html").mkdir()
    assert main(["site", "--archive", str(kept), "-o", str(taken), "--lang", "en", "--jobs", "1"]) == 4
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"communique: {taken / 'people.html'}: cannot be written: ")


def test_several_processes_make_the_same_site(kept: Path, site: Path, tmp_path: Path) -> None:
    """The work can be shared."""
    assert main(["site", "--archive", str(kept), "-o", str(tmp_path / "two"), "--jobs", "2", "--quiet"]) == 0
    names = sorted(str(file.relative_to(site)) for file in site.rglob("*.html"))
    assert names == sorted(str(file.relative_to(tmp_path / "two")) for file in (tmp_path / "two").rglob("*.html"))
    assert all((site / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in names)


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["-o", "x"], "which archive?"),
        (["--archive", "x.db"], "which folder?"),
        (["--archive", "x.db", "-o", "x", "--lang", "de"], "no interface language 'de'"),
        (["--archive", "x.db", "-o", "x", "--address", "readouts.example"], "is no address of a place"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(options: list[str], problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is missing or unknown is named."""
    assert main(["site", *options]) == 2
    assert problem in capsys.readouterr().err


def test_no_archive_leaves_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder is made only for an archive that is there."""
    assert main(["site", "--archive", str(tmp_path / "none.db"), "-o", str(tmp_path / "site")]) == 4
    assert "no such archive" in capsys.readouterr().err and os.listdir(tmp_path) == []
