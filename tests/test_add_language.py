"""What docs/how-to/add-a-language.md says is true: Esperanto, as a folder that is not part of the package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.errors import DataFileError, UnsupportedLanguage
from communique.extract import Reader
from communique.lexicon import languages, load
from communique.model import Document, Readout, Span

WORDS = {
    "determiner": ["la"],
    "preposition": ["de", "en", "al", "pri", "pro", "kun"],
    "conjunction": ["kaj"],
    "auxiliary": ["estas"],
    "pronoun_he": ["li"],
    "pronoun_she": ["ŝi"],
    "narration": ["renkontis"],
}

VOCABULARY = """
[[cue]]
id = "diri"
forms = ["diris ke", "diris"]
open_acts = true
example = ["Ada Brun diris ke la haveno malfermiĝos."]

[[cue]]
id = "danki"
forms = ["dankis"]
acts = ["thank"]
takes = "object"
example = ["Ŝi dankis Ole Ek."]

[[mark]]
id = "pretas"
forms = ["pretas"]
any = ["commit"]
example = ["Ni pretas helpi."]

[[kind]]
id = "renkonti"
kind = "meeting"
forms = ["renkontis"]
example = ["Ada Brun renkontis Ole Ek."]

[[office]]
id = "ministro"
forms = ["ministro", "ministron"]
minister = true
example = ["la ministro"]
"""

TEXT = "Ministro Ada Brun renkontis ministron Ole Ek en Oslo. Brun diris ke Norvegio pretas helpi. Ŝi dankis Ole Ek."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as the page describes it: English mechanics, the word classes kept, a handful of entries."""
    like = load("en").grammar
    lines = ['lang = "eo"', 'name = "Esperanto"', f'syntax = "{like.syntax}"', "[words]"]
    lines += [f"{name} = {json.dumps(WORDS.get(name, []), ensure_ascii=False)}" for name in like.words]
    lines += ["[templates]", *(f"{name} = []" for name in like.templates)]
    eo = tmp_path / "eo"
    eo.mkdir()
    (eo / "grammar.toml").write_text("\n".join(lines), encoding="utf-8")
    (eo / "vocabulary.toml").write_text(VOCABULARY, encoding="utf-8")
    return eo


@pytest.fixture
def readout(folder: Path) -> Readout:
    """The composed text, read with the new language."""
    return Reader(load("eo", folder)).read(Document("composed", TEXT, "eo", (Span(0, len(TEXT)),)))


def test_a_folder_is_a_language(readout: Readout) -> None:
    """With a folder of its own, a text in a new language has a meeting with its participants."""
    assert readout.engagement
    assert readout.engagement.kind == "meeting"
    assert [person.name for person in readout.engagement.participants] == ["Ada Brun", "Ole Ek"]


def test_its_statements_are_attributed(readout: Readout) -> None:
    """Its statements have speakers, pronouns resolved, and the acts that its entries say."""
    found = [(s.speakers, s.content.of(TEXT), s.acts) for s in readout.statements]
    assert found == [
        (("Ada Brun",), "Norvegio pretas helpi", ("commit",)),
        (("Ada Brun",), "Ole Ek", ("thank",)),
    ]


def test_it_is_not_in_the_package() -> None:
    """A language without a folder is refused, and the ones that have one are named."""
    with pytest.raises(UnsupportedLanguage, match=r"'eo' is not supported \(supported: en, ru, zh\)"):
        load("eo")
    assert languages() == ["en", "ru", "zh"]


def test_a_misspelt_field_is_named(folder: Path) -> None:
    """An entry with a field that its kind does not have is named by file and id."""
    (folder / "vocabulary.toml").write_text(VOCABULARY.replace("\nacts = ", "\nakts = "), encoding="utf-8")
    with pytest.raises(DataFileError, match=r"vocabulary\.toml#danki: .*akts"):
        load("eo", folder)
