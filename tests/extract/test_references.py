"""What a text points back to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.references import references
from communique.extract.syntax.base import Reading, Syntax
from communique.model import Statement

Read = Callable[..., Reading]
Say = Callable[..., Statement]


@pytest.fixture
def named(english: Syntax, read: Read) -> Callable[[str], list[tuple[str, str]]]:
    """A function from a text to (kind, name) of its references."""
    return lambda text: [(r.kind, r.name) for r in references(read(text), english)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Vale said that China upholds the UN Charter.", [("document", "UN Charter")]),
        ("Ms Vale said that the Lima Declaration on Forests still holds.", [("document", "Lima Declaration on Forests")]),
        ("Ms Vale recalled their last meeting in Quito.", [("meeting", "last meeting in Quito")]),
        ("Ms Vale said that the agreements reached in Quito must be kept.", [("agreement", "agreements reached in Quito")]),
        ("Ms Vale praised the extradition treaty.", [("agreement", "extradition treaty")]),
        (
            "Ms Vale recalled the Quito Summit of the Andean Lake Council (ALC), and thanked the hosts.",
            [("meeting", "Quito Summit of the Andean Lake Council (ALC)")],
        ),
    ],
)
def test_names_and_words_of_the_past(
    named: Callable[[str], list[tuple[str, str]]], text: str, expected: list[tuple[str, str]]
) -> None:
    """A standing name, a name of its own, or a word of the past makes a reference."""
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ms Vale spoke of the upcoming Quito Summit.",
        "Ms Vale hoped that both would sign a Trade Agreement.",
        "Ms Vale spoke about cooperation and said that the talks were useful.",
    ],
)
def test_what_lies_ahead_or_is_not_named(named: Callable[[str], list[tuple[str, str]]], text: str) -> None:
    """Future events, papers still to be signed and plain nouns are none."""
    assert named(text) == []


def test_each_thing_counts_once(named: Callable[[str], list[tuple[str, str]]]) -> None:
    """However often it is named, a thing is one reference, at its first mention."""
    found = named("Ms Vale praised the Belt and Road Initiative. She said that Belt and Road cooperation goes on.")
    assert found == [("initiative", "Belt and Road Initiative")]


def test_spans_are_quotations(english: Syntax, read: Read) -> None:
    """The span is where the name stands."""
    text = "Ms Vale said that the Paris Agreement must be kept."
    (reference,) = references(read(text), english)
    assert reference.span.of(text) == reference.name == "Paris Agreement"
    assert reference.rule == "reference.paris-agreement"


def test_a_visit_that_somebody_tells_of(english: Syntax, read: Read, say: Say) -> None:
    """A visit elsewhere is a reference in somebody's words, and ends before its purpose."""
    text = "Ms Vale told him about her visit to Quito to see the museum."
    statement = say(text, "inform", cue="told")
    found = references(read(text), english, [statement])
    assert [(r.kind, r.name) for r in found] == [("meeting", "visit to Quito")]
