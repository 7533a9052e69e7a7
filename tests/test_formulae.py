"""The registry of set phrases: held to its schema, and every entry to its examples and counter-examples."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from communique.analysis.phrases.phrase import phrase_of
from communique.errors import DataFileError
from communique.formulae import Formula, known, registry
from communique.lexicon import DATA

FORMULAE = list(registry().values())


@pytest.mark.parametrize("formula", FORMULAE, ids=lambda formula: formula.id)
def test_examples_and_counters(formula: Formula) -> None:
    """Each formula has examples in which it is found and counter-examples in which it is not."""
    phrase = phrase_of(formula)
    assert formula.example and formula.counter
    assert [text for text in formula.example if not phrase.find(text)] == []
    assert [text for text in formula.counter if phrase.find(text)] == []


@pytest.mark.parametrize("formula", FORMULAE, ids=lambda formula: formula.id)
def test_fields_hold_what_they_say(formula: Formula) -> None:
    """Ids are plain and no single word that somebody may type, dates are ISO, issuers are codes, and wordings are short phrases without a sentence end."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", formula.id)
    assert formula.first is None or (re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", formula.first) and formula.source)
    assert all(re.fullmatch(r"[A-Z]{2,5}", issuer) for issuer in formula.issuers)
    wordings = [wording for held in formula.wordings.values() for wording in held]
    assert len(wordings) == len(set(wordings))
    assert all(len(wording.split()) <= 14 and not re.search(r"[.!?](\s|$)|[。！？]", wording.replace("U.S.", "")) for wording in wordings)


def test_there_are_enough_in_all_languages() -> None:
    """At least 150 set phrases, nearly all of them with wordings in three languages."""
    assert len(FORMULAE) >= 150
    assert sum(len(formula.wordings) == 3 for formula in FORMULAE) > 140


def test_a_wording_is_known_however_it_is_printed() -> None:
    """Case, dashes and quotation marks do not matter when a wording is looked up."""
    formula = known("Rules‑Based Order")
    assert formula and formula.id == "rules-based-order" and formula.theme == "order"
    assert known("a phrase nobody uses") is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('[[formula]]\nid = "a"\nen = ["x"]\nfrist = "2000"\n', "frist"),
        ('[[formula]]\nid = "a"\nen = ["x"]\n[[formula]]\nid = "a"\nen = ["y"]\n', "twice"),
        ('[[formula]]\nid = "a"\n', "without a wording"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, content: str, says: str) -> None:
    """A misspelt key, an id that stands twice and an entry without words are refused with file and entry."""
    (tmp_path / "theme.toml").write_text(content, encoding="utf-8")
    with pytest.raises(DataFileError, match=says) as error:
        registry(tmp_path)
    assert "theme.toml" in str(error.value)


def test_the_fields_are_described() -> None:
    """The page on data files describes exactly the fields of a set phrase."""
    text = (DATA / "README.md").read_text(encoding="utf-8").split("## Set phrases\n", 1)[1].split("\n## ", 1)[0]
    described = {name for row in re.findall(r"^\| (`.+?`) \|", text, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    assert described == {field.name for field in msgspec.structs.fields(Formula)}
