"""surfaces.web.names: an address as the name of a file."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import Impossible
from communique.surfaces.web.frame import segment
from communique.surfaces.web.names import file_name, place_of, safe


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/", "index.html"),
        ("/.json", "index.json"),
        ("/zh", "zh/index.html"),
        ("/zh/", "zh/index.html"),
        ("/readouts", "readouts.html"),
        ("/readouts?page=2", "readouts,page=2.html"),
        ("/readouts.json?page=2", "readouts,page=2.json"),
        ("/ru/readouts/sample-state", "ru/readouts/sample-state.html"),
        ("/readouts/sample-state/versions/1", "readouts/sample-state/versions/1.html"),
        ("/static/0123abcd/room.css", "static/room.css"),
        ("/zh/readouts.json", "readouts.json"),
    ],
)
def test_an_address_has_the_name_one_expects(address: str, name: str) -> None:
    """Ids of plain letters, page numbers and languages are read off the name."""
    assert file_name(address, "en") == name


def test_the_first_language_has_the_plain_names() -> None:
    """A site in Chinese and English begins with Chinese."""
    assert file_name("/zh/readouts", "zh") == "readouts.html"
    assert file_name("/readouts", "zh") == "en/readouts.html"


def test_the_order_of_a_question_makes_no_other_file() -> None:
    """The same page asked in another order is the same file, but the parts of a trail keep theirs."""
    assert file_name("/readouts?year=2031&page=2", "en") == file_name("/readouts?page=2&year=2031", "en")
    assert file_name("/sources/a?section=x&section=y", "en") != file_name("/sources/a?section=y&section=x", "en")


@pytest.mark.parametrize("value", ["CHN", "a/b", "../x", "..", ".", "con", "nul.txt", "a.html", "a.json", "a.", "a b", "外交部", "é", "é", "%2e", "x" * 300, "a:b", "-", "~", "", "\0", "\ud800"])
def test_what_no_disk_takes_gets_a_mark(value: str) -> None:
    """Capitals, slashes, devices, other scripts, endings of ours: the name is safe and different from every other."""
    name = safe(value)
    assert "~" in name and len(name) <= 60 and not name.endswith(".")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-~")


@given(st.lists(st.text(min_size=1, max_size=120), min_size=2, max_size=20, unique=True))
def test_two_values_never_share_a_name(values: list[str]) -> None:
    """Also on a disk that takes A and a for the same letter."""
    assert len({safe(value).casefold() for value in values}) == len(values)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=400))
def test_every_id_has_a_file_of_its_own_folder(id: str) -> None:
    """However an id is written, its page lies in the folder of readouts and needs no encoding in a link."""
    name = file_name(f"/readouts/{segment(id)}", "en")
    folder, _, file = name.partition("/")
    assert folder == "readouts" and "/" not in file and quote(name, safe="/,=~") == name and len(file) <= 255


def test_one_place_stands_for_all_its_files() -> None:
    """Languages and data are the same place; styles and what needs a server are none."""
    assert place_of("/zh/readouts?page=2&lang=en") == place_of("/readouts.json?lang=en&page=2")
    assert place_of("/static/0123abcd/room.css") is None
    assert place_of("/search?q=harbour") is None


def test_an_address_that_nothing_answers_is_a_fault() -> None:
    """A page never links to such a one."""
    with pytest.raises(Impossible):
        file_name("/nothing/here", "en")
