"""Where a person's name begins and ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.syntax.base import Reading

Read = Callable[..., Reading]

CASES = [
    ("Minister Ana Vale met him.", ["Ana Vale"]),
    ("Minister Ana J. Vale met him.", ["Ana J. Vale"]),
    ("President Oren Vale Jr. met him.", ["Oren Vale Jr."]),
    ("President Oren Vale, Jr., met him.", ["Oren Vale, Jr."]),
    ("Minister Jan van der Vale met him.", ["Jan van der Vale"]),
    ("Minister Anne-Lise Vale met him.", ["Anne-Lise Vale"]),
    ("Minister Seán O'Vale met him.", ["Seán O'Vale"]),
    ("Crown Prince Karim bin Oren Al Vale met him.", ["Karim bin Oren Al Vale"]),
    ("Minister Charles Jordan Vale met him.", ["Charles Jordan Vale"]),
    ("Foreign Minister Santiago Vale met him.", ["Santiago Vale"]),
    ("President Hassan Sheikh Vale met him.", ["Hassan Sheikh Vale"]),
    ("Minister of State Sultan bin Saad Vale met him.", ["Sultan bin Saad Vale"]),
    ("Prime Minister Tan Wei Vale met him.", ["Tan Wei Vale"]),
    ("Minister Tan Sri Karim Vale met him.", ["Karim Vale"]),
    ("Tomas Oren Had a Call with Ana Vale.", ["Tomas Oren", "Ana Vale"]),
    ("Minister Eoin Vale TD met him.", ["Eoin Vale"]),
    ("Minister Md. Karim Vale met him.", ["Md. Karim Vale"]),
    ("H.E. Mr. Tomas Oren met him.", ["Tomas Oren"]),
    ("His Excellency Tomas Oren met him.", ["Tomas Oren"]),
    ("Ms. Vale met Mr. Oren.", ["Vale", "Oren"]),
    ("Ministers Ana Vale and Tomas Oren met.", ["Ana Vale", "Tomas Oren"]),
    ("Presidents Ana Vale, Tomas Oren and Ida Brandt met.", ["Ana Vale", "Tomas Oren", "Ida Brandt"]),
    ("US Senators John Hale and Mary Sand met him.", ["John Hale", "Mary Sand"]),
    ("Ana Vale, Minister of Trade, met him.", ["Ana Vale"]),
    ("The Foreign Minister, Ana Vale, met him.", ["Ana Vale"]),
    ("The Foreign Minister met him.", []),
    ("The Minister visited the Long Bridge.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[row[0] for row in CASES])
def test_names(read: Read, text: str, expected: list[str]) -> None:
    """Initials, particles, suffixes and hyphens belong to a name; titles and honorifics do not."""
    assert [m.name for m in read(text).mentions[0] if m.kind == "person"] == expected


def test_transcripts_print_marks_into_names(read: Read) -> None:
    """A mark that a transcript leaves in a name is no part of it."""
    assert [m.name for m in read("President Tomas #Oren met him.").mentions[0] if m.name] == ["Tomas Oren"]


def test_a_name_over_a_line_has_one_space(read: Read) -> None:
    """A name is given with single spaces however the page breaks its lines."""
    assert [m.name for m in read("Minister Ana\n  Vale met him.").mentions[0] if m.name] == ["Ana Vale"]
