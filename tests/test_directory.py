"""Names lead to records, whatever the script."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.directory import Directory, coverage, directory
from communique.lexicon import Person, Term


def term(office: str, party: str, start: str | None, end: str | None = None) -> Term:
    """A composed term."""
    return Term(office=office, party=party, start=start, end=end)


@pytest.fixture
def invented() -> Directory:
    """Three invented office-holders, two of whom share a surname."""
    return Directory(
        [
            Person(
                id="ada-orlin",
                names={"en": ["Ada Orlin", "Ada M. Orlin"], "zh": ["阿达·奥尔林"], "ru": ["Ада Орлин"]},
                short={"zh": ["奥林"]},
                terms=[
                    term("Minister of Foreign Affairs", "AUT", "2001", "2005-03-01"),
                    term("President", "AUT", "2005-03-02"),
                ],
            ),
            Person(id="jon-orlin", names={"en": ["Jon Orlin"]}, terms=[term("Prime Minister", "NOR", "2010-05-01", "2014")]),
            Person(id="wei-min", names={"zh": ["魏旻"], "en": ["Wei Min"]}),
        ]
    )


def test_one_record_in_three_scripts(invented: Directory) -> None:
    """A full name is enough in any script, with or without the language."""
    for name, lang in (("Ada Orlin", "en"), ("阿达·奥尔林", "zh"), ("Ада Орлин", "ru")):
        for known in (lang, None):
            found = invented.find(name, known)
            assert found and found.id == "ada-orlin"


def test_spelling_of_the_page_does_not_matter() -> None:
    """Curly apostrophes, other dots, ё or е, capitals and double spaces are the same name."""
    carrier = Directory([Person(id="x", names={"en": ["Nia O'Dell"], "zh": ["尼娅·奥德尔"], "ru": ["Пётр Чернёв"]})])
    for name in ("NIA O’DELL", "nia  o'dell", "尼娅•奥德尔", "Петр Чернев"):
        assert carrier.find(name)


def test_a_language_is_held_to(invented: Directory) -> None:
    """A name is looked for among the forms of the text's own language."""
    assert invented.find("Ada Orlin", "zh") is None


def test_a_short_form_needs_day_or_party(invented: Directory) -> None:
    """A surname that two persons carry, or 奥林, means somebody only with a day or a party."""
    assert invented.find("Orlin", "en") is None
    assert invented.find("奥林", "zh") is None
    assert (invented.find("Orlin", "en", party="NOR") or pytest.fail()).id == "jon-orlin"
    assert (invented.find("Orlin", "en", on="2008-01-01") or pytest.fail()).id == "ada-orlin"
    assert (invented.find("奥林", "zh", on="2008-01-01") or pytest.fail()).id == "ada-orlin"


def test_two_in_office_are_nobody(invented: Directory) -> None:
    """Where two persons remain, nobody is found; the party decides."""
    assert invented.find("Orlin", "en", on="2012-06-01") is None
    assert (invented.find("Orlin", "en", on="2012-06-01", party="AUT") or pytest.fail()).id == "ada-orlin"


def test_another_side_is_another_person(invented: Directory) -> None:
    """A namesake who acts for another side is not the person on record."""
    assert invented.find("Ada Orlin", "en", party="FRA") is None


def test_a_record_without_offices_is_found_for_any_side(invented: Directory) -> None:
    """Where no office is on record, the party cannot speak against the name."""
    assert invented.find("魏旻", "zh", party="CHN")


@pytest.mark.parametrize(
    ("day", "offices"),
    [
        ("2000-12-31", []),
        ("2001-06-01", ["Minister of Foreign Affairs"]),
        ("2005-03-01", ["Minister of Foreign Affairs"]),
        ("2005-03-02", ["President"]),
        ("2030-01-01", ["President"]),
    ],
)
def test_offices_on_a_day(invented: Directory, day: str, offices: list[str]) -> None:
    """Both ends are inclusive, an end without a day covers its whole year, no end is open."""
    assert [each.office for each in invented.office_on(invented.persons["ada-orlin"], day)] == offices


def test_an_end_in_a_year_covers_the_year(invented: Directory) -> None:
    """A term known to end in 2014 covers December 2014 and no day of 2015."""
    jon = invented.persons["jon-orlin"]
    assert invented.office_on(jon, "2014-12-31")
    assert not invented.office_on(jon, "2015-01-01")


@given(st.text(max_size=12), st.dates().map(str))
def test_any_name_and_day_can_be_asked(name: str, day: str) -> None:
    """Whatever is asked, the answer is a person on record or None."""
    found = directory().find(name, on=day)
    assert found is None or directory().persons[found.id] is found


def test_coverage_counts_participants_by_language(invented: Directory) -> None:
    """A participant resolves by the reader's record or by name, party and day; readouts without engagement count not."""
    readouts: list[dict[str, Any]] = [
        {"lang": "en", "published": "2012-01-01", "engagement": {"date": None, "participants": [
            {"name": "Orlin", "party": "NOR"}, {"name": "Uma Nobody", "party": "NOR"}, {"name": "U", "record": "x"},
        ]}},
        {"lang": "zh", "engagement": {"participants": [{"name": "魏旻", "party": None}]}},
        {"lang": "ru", "engagement": None},
    ]  # fmt: skip
    rows = {row.lang: (row.participants, row.resolved) for row in coverage(readouts, invented)}
    assert rows == {"en": (3, 2), "zh": (1, 1), None: (4, 3)}
    assert coverage([], invented) == []


@pytest.mark.parametrize(
    ("english", "chinese", "russian"),
    [("Xi Jinping", "习近平", "Си Цзиньпин"), ("Sergey Lavrov", "拉夫罗夫", "Сергей Лавров"), ("Wang Yi", "王毅", "Ван И")],
)
def test_known_persons_are_one_across_scripts(english: str, chinese: str, russian: str) -> None:
    """The office-holders that readouts name most are one record in the three languages."""
    found = [directory().find(name, lang) for name, lang in ((english, "en"), (chinese, "zh"), (russian, "ru"))]
    assert found[0] and all(person is found[0] for person in found)
