"""Who took part, as whom, and for which party."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Participant, Readout

Whole = Callable[..., Readout]
Row = tuple[str, str | None, bool]

REPORT = "Foreign Minister Ana Vale of Portugal met with Foreign Minister Tomas Oren of Norway.\n"
BOTH: list[Row] = [("Ana Vale", "PRT", True), ("Tomas Oren", "NOR", True)]


def people(readout: Readout) -> tuple[Participant, ...]:
    """Everybody who took part; nobody where no engagement is reported."""
    return readout.engagement.participants if readout.engagement else ()


def rows(readout: Readout) -> list[Row]:
    """(name, party, whether a principal) of everybody who took part."""
    return [(p.name, p.party, p.principal) for p in people(readout)]


CASES: list[tuple[str, str | None, list[Row]]] = [
    (REPORT, None, BOTH),
    ("Portuguese Foreign Minister Ana Vale met with Norwegian Foreign Minister Tomas Oren.", None, BOTH),
    ("Foreign Minister Ana Vale met with Foreign Minister Tomas Oren of Norway.", "PRT", BOTH),
    ("Foreign Minister Ana Vale met with her Norwegian counterpart, Tomas Oren.", "PRT", BOTH),
    ("The Foreign Minister of Portugal, Ana Vale, received the Foreign Minister of Norway, Tomas Oren.", None, BOTH),
    ("Ana Vale, Foreign Minister of Portugal, met with Tomas Oren, Foreign Minister of Norway.", None, BOTH),
    ("Foreign Ministers Ana Vale of Portugal and Tomas Oren of Norway met in Lisbon.", None, BOTH),
    ("Foreign Minister Ana Vale met with Petra Lind. Lind stressed the need for peace.", "PRT", []),
    ("Foreign Minister Ana Vale met in Oslo with Petra Lind and Norwegian Foreign Minister Tomas Oren.", "PRT",
     [("Ana Vale", "PRT", True), ("Petra Lind", "NOR", True), ("Tomas Oren", "NOR", True)]),
    (REPORT + "Deputy Minister Rui Sal and Ambassador Ines Pardo were present.", "PRT",
     [*BOTH, ("Rui Sal", "PRT", False), ("Ines Pardo", "PRT", False)]),
    (REPORT + "The meeting was attended by Deputy Minister Rui Sal.", "PRT", [*BOTH, ("Rui Sal", "PRT", False)]),
    (REPORT + "She was joined by Deputy Minister Rui Sal.", "PRT", [*BOTH, ("Rui Sal", "PRT", False)]),
    ("Foreign Minister Ana Vale, accompanied by Deputy Minister Rui Sal, met with Foreign Minister Tomas Oren of Norway.", "PRT",
     [*BOTH, ("Rui Sal", "PRT", False)]),
    (REPORT + "Ms. Vale praised Prime Minister Ida Brandt of Denmark.", None, BOTH),
    ("Foreign Minister Ana Vale met with Foreign Minister Tomas Oren of Norway to discuss President Brandt's visit.", "PRT", BOTH),
    ("Foreign Minister Ana Vale met with Norwegian Minister of State for the Middle East, North Africa and Asia Tomas Oren.",
     "PRT", BOTH),
    ("Minister of Foreign Affairs, Emigration and Portuguese Expatriates, Dr. Ana Vale, met with Tomas Oren of Norway.", None,
     BOTH),
    ("Portugal and Norway held consultations in Oslo.", None, []),
    ("The Foreign Minister of Portugal met with the Foreign Minister of Norway.", None, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuer", "expected"), CASES, ids=[row[0] for row in CASES])
def test_who_took_part(readout: Whole, text: str, issuer: str | None, expected: list[Row]) -> None:
    """Principals meet, aides are present; who is only spoken of takes no part, and a state unstated is the issuer's."""
    assert rows(readout(text, issuer=issuer)) == expected


def test_roles_are_printed_titles(readout: Whole) -> None:
    """A role is the title as it stands in the text, without its article."""
    text = "Foreign Minister Ana Vale met with the Prime Minister of Norway, Tomas Oren."
    read = readout(text, issuer="PRT")
    assert [p.role and p.role.of(text) for p in people(read)] == ["Foreign Minister", "Prime Minister of Norway"]


def test_a_later_title_is_lent(readout: Whole) -> None:
    """A person who is named without a title has the one under which the text speaks of him later."""
    text = "President Ana Vale of Portugal met with Tomas Oren of Norway.\nThe Norwegian Prime Minister praised the plan."
    assert [p.role and p.role.of(text) for p in people(readout(text))] == ["President", "Norwegian Prime Minister"]


def test_only_the_headline_names_them(readout: Whole) -> None:
    """Names that stand in the headline alone belong to the titles, or to the leaders, of the text."""
    read = readout("The two leaders discussed trade.", title="President Vale meets with President Tomas Oren of Norway", issuer="PRT")
    assert rows(read) == [("Vale", "PRT", True), ("Tomas Oren", "NOR", True)]
    assert {p.rule for p in people(read)} == {"name.headline"}
    read = readout("The Secretary met with Norwegian Foreign Minister Tomas Oren.", title="Secretary Hale's Meeting with Tomas Oren", issuer="USA")
    assert rows(read) == [("Hale", "USA", True), ("Tomas Oren", "NOR", True)]


def test_several_meetings_on_a_page(readout: Whole) -> None:
    """A page that reports two meetings has the persons of both, and words of the second are of its two sides."""
    read = readout(
        REPORT + "Later she met with Foreign Minister Ida Brandt of Denmark.\nThe two sides agreed to open a port."
    )
    assert rows(read) == [*BOTH, ("Ida Brandt", "DNK", True)]
    assert [s.party for s in read.statements] == [("PRT", "DNK")]


def test_mentions_are_where_the_name_stands(readout: Whole) -> None:
    """A participant's place in the text holds the name."""
    text = REPORT
    assert all(p.name in p.mention.of(text) for p in people(readout(text)))
