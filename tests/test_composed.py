"""The composed gold readouts: built from their sources, annotated with what the codebook has."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any, get_args

import pytest

from communique.model import Act, Kind, Mode, ReferenceKind, Stance

SOURCES = sorted((Path(__file__).parent / "gold").glob("composed.*.toml"))


def builder() -> Any:
    """The module tests/gold/build.py, which is a script and no package."""
    spec = importlib.util.spec_from_file_location("gold_build", SOURCES[0].parent / "build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_gold_is_what_its_source_says(source: Path) -> None:
    """Building a gold file again changes nothing: run `python tests/gold/build.py` after an edit."""
    assert builder().build(source) == source.with_suffix(".jsonl").read_text(encoding="utf-8")


def test_words_that_are_not_there_stop_the_build() -> None:
    """An annotation that the text does not have is named, not guessed."""
    build = builder()
    with pytest.raises(build.NotThere, match="Bergen"):
        build.find("Ada Brun met Ole Ek in Oslo.", "in Bergen")


def test_ellipsis_reaches_from_first_to_last_words() -> None:
    """An ellipsis stands for everything between the first words and the last."""
    assert builder().find("Ada Brun met Ole Ek in Oslo.", "met … Oslo") == [9, 27]


def test_values_are_the_codebook_s(composed: dict[str, list[dict[str, Any]]]) -> None:
    """Kinds, modes, acts, stances and reference kinds are those of the model, and every span has characters."""
    for record in (record for readouts in composed.values() for record in readouts):
        size = len(record["text"])
        assert record["engagement"]["kind"] in get_args(Kind)
        for statement in record["statements"]:
            assert statement["mode"] in get_args(Mode)
            assert statement["acts"] and set(statement["acts"]) <= set(get_args(Act))
            assert 0 <= statement["content"][0] < statement["content"][1] <= size
        for position in record["positions"]:
            assert position["stance"] in get_args(Stance)
            assert 0 <= position["target"][0] < position["target"][1] <= size
        assert {reference["kind"] for reference in record["references"]} <= set(get_args(ReferenceKind))


def test_every_language_has_its_gold(composed: dict[str, list[dict[str, Any]]]) -> None:
    """Twenty readouts in English, eight each in Chinese and Russian, no id twice."""
    assert {lang: len(readouts) for lang, readouts in composed.items()} == {"en": 20, "ru": 8, "zh": 8}
    ids = [record["id"] for readouts in composed.values() for record in readouts]
    assert len(ids) == len(set(ids))
