"""How far a title reaches."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.syntax.base import Reading

Read = Callable[..., Reading]

CASES = [
    ("Portuguese Foreign Minister Ana Vale met him.", "Portuguese Foreign Minister", ("PRT",)),
    ("Foreign Minister Ana Vale of Portugal met him.", "Foreign Minister", ("PRT",)),
    ("Minister of Foreign Affairs of Portugal Ana Vale met him.", "Minister of Foreign Affairs of Portugal", ("PRT",)),
    ("Minister for Foreign Affairs Ana Vale met him.", "Minister for Foreign Affairs", ()),
    ("Deputy Prime Minister and Foreign Minister Ana Vale met him.", "Deputy Prime Minister and Foreign Minister", ()),
    ("Minister of Foreign Affairs and Trade Ana Vale met him.", "Minister of Foreign Affairs and Trade", ()),
    ("Foreign Minister of the Republic of Portugal Ana Vale met him.", "Foreign Minister of the Republic of Portugal", ("PRT",)),
    ("Governor of Lower Halm province of the Republic of Portugal Ana Vale met him.",
     "Governor of Lower Halm province of the Republic of Portugal", ("PRT",)),
    ("Minister of Trade, Dato’ Ana Vale, met him.", "Minister of Trade", ()),
    ("Portuguese acting Foreign Minister Ana Vale met him.", "Portuguese acting Foreign Minister", ("PRT",)),
    ("Minister of Climate Change Ana Vale met him.", "Minister of Climate Change", ()),
    ("Secretary for Economic, Financial, and Labor Policy Ana Vale met him.",
     "Secretary for Economic, Financial, and Labor Policy", ()),
    ("UN Secretary-General Ana Vale met him.", "UN Secretary-General", ("UN",)),
    ("Ana Vale, Foreign Minister of Portugal, met him.", "Foreign Minister of Portugal", ("PRT",)),
    ("the Foreign Minister of Portugal, Ana Vale, met him.", "Foreign Minister of Portugal", ("PRT",)),
    ("Portugal's Foreign Minister Ana Vale met him.", "Portugal's Foreign Minister", ("PRT",)),
    ("Ambassador of Portugal to Norway Ana Vale met him.", "Ambassador of Portugal to Norway", ("PRT",)),
    ("Assistant Secretary of State for European Affairs Ana Vale met him.", "Assistant Secretary of State for European Affairs", ()),
    ("Minister of State at the Ministry of Foreign Affairs Ana Vale met him.",
     "Minister of State at the Ministry of Foreign Affairs", ()),
    ("The Deputy Prime Minister and Minister of Foreign Affairs and Trade, Ana Vale, met him.",
     "Deputy Prime Minister and Minister of Foreign Affairs and Trade", ()),
    ("her Norwegian counterpart Tomas Oren met him.", "Norwegian counterpart", ("NOR",)),
    ("Norwegian counterpart Tomas Oren met him.", "Norwegian counterpart", ("NOR",)),
]


@pytest.mark.parametrize(("text", "role", "party"), CASES, ids=[row[0] for row in CASES])
def test_titles(read: Read, text: str, role: str, party: tuple[str, ...]) -> None:
    """Nationality, portfolio and further offices belong to a title; what it names before "to X" is its party."""
    person = next(m for m in read(text).mentions[0] if m.kind == "person")
    assert (person.role and person.role.of(text), person.party) == (role, party)


def test_a_plural_title_is_everybodys(read: Read) -> None:
    """Persons whom one plural title introduces share it, each with the state behind the name or their order in it."""
    for text in (
        "Foreign Ministers Ana Vale of Portugal and Tomas Oren of the Kingdom of Norway met.",
        "Foreign Ministers of Portugal and Norway Ana Vale and Tomas Oren met.",
    ):
        people = [m for m in read(text).mentions[0] if m.kind == "person"]
        assert [(m.name, m.party) for m in people] == [("Ana Vale", ("PRT",)), ("Tomas Oren", ("NOR",))]
        assert all(m.role is not None and m.role.of(text).startswith("Foreign Ministers") for m in people)


def test_a_title_alone_is_an_office(read: Read) -> None:
    """A title without a name keeps its article in the mention and not in the role."""
    text = "The Foreign Minister of Portugal met the Norwegian Prime Minister."
    offices = [m for m in read(text).mentions[0] if m.kind == "office"]
    assert [text[m.start : m.end] for m in offices] == ["The Foreign Minister of Portugal", "the Norwegian Prime Minister"]
    assert [m.role.of(text) for m in offices if m.role] == ["Foreign Minister of Portugal", "Norwegian Prime Minister"]


def test_two_offices_with_and_are_two_persons(read: Read) -> None:
    """After "the Secretary and" a title with a name is somebody else."""
    mentions = read("The Secretary and President Vale met.").mentions[0]
    assert [(m.kind, m.name) for m in mentions] == [("office", None), ("person", "Vale")]


def test_an_envoy_bears_the_name_of_another_in_the_title(read: Read) -> None:
    """"Special Envoy of President Oren of Norway" is one title of one person."""
    text = "Ana Vale, Special Envoy of President Oren of Norway, met him."
    assert [m.name for m in read(text).mentions[0] if m.kind == "person"] == ["Ana Vale"]
