"""What a content is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.syntax.base import Reading
from communique.extract.topics import CARRIED, topics
from communique.model import Mode, Span

Read = Callable[..., Reading]


def codes(reading: Reading, **context: object) -> tuple[str, ...]:
    """The topics of the whole text."""
    return topics(reading, Span(0, len(reading.document.text)), **context)[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the strong relations between the two countries", ("bilateral",)),
        ("expand trade and build a railway", ("trade", "development")),
        ("food security", ()),
        ("the UN Security Council", ("multilateral",)),
        ("adheres to the one-China policy", ("taiwan",)),
        ("the situation on the Korean Peninsula", ("korea",)),
        ("The two sides should speed up talks on tariffs", ("trade",)),
        ("people-to-people ties", ("people",)),
        ("the crew who met them", ()),
    ],
)
def test_terms_name_topics_in_order(read: Read, text: str, expected: tuple[str, ...]) -> None:
    """Longer terms hide shorter ones, weak terms yield to others, and a pronoun is no organisation."""
    assert codes(read(text)) == expected


def test_a_state_names_its_region_unless_it_sits_at_the_table(read: Read) -> None:
    """Talks about Kenya are about Africa, talks with Kenya are about the relationship."""
    reading = read("relations with Kenya")
    assert codes(reading) == ("bilateral", "africa")
    assert codes(reading, parties=("CHN", "KEN")) == ("bilateral",)
    assert codes(read("the crisis in Kenya"), parties=("CHN", "KEN")) == ("africa",)
    assert codes(read("a long border in Kenya"), parties=("CHN", "KEN")) == codes(read("a long border"))


def test_a_hot_spot_is_the_subject_even_with_its_own_state(read: Read) -> None:
    """Help for Ukraine is about Ukraine when Ukraine itself is spoken to, once there is a crisis."""
    text = "help for Ukraine with its harvest"
    assert codes(read(text, "2023-05-01"), parties=("FRA", "UKR")) == ("ukraine",)
    assert codes(read(text, "2003-05-01"), parties=("FRA", "UKR")) == ()


def test_a_body_and_a_state_may_share_their_letters(read: Read) -> None:
    """The Non-Aligned Movement is no African state."""
    assert codes(read("work within the Non-Aligned Movement")) == ("multilateral",)


def test_opening_words_set_the_subject(read: Read) -> None:
    """What stands before the first comma names a topic that the content leaves out."""
    text = "On Ukraine, Ms Vale praised the calm of all involved."
    reading = read(text)
    lead, content = Span(0, 23), Span(24, len(text) - 1)
    assert topics(reading, content, lead=lead)[0] == ("ukraine",)
    assert topics(reading, content)[0] == ()


@pytest.mark.parametrize(
    ("mode", "before", "expected"),
    [
        ("continued", ("taiwan", "human_rights"), ("taiwan", "human_rights")),
        ("explicit", ("taiwan", "human_rights"), ("taiwan",)),
        ("explicit", ("trade", "middle_east"), ("middle_east",)),
        ("continued", (), ()),
    ],
)
def test_a_content_without_a_term_carries_on(
    read: Read, mode: Mode, before: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    """The topics of the statement before stay, of a new speaker's words only the hot spot or the first."""
    reading = read("This stand will not change.")
    found, rules = topics(reading, Span(0, 26), before=before, mode=mode)
    assert found == expected
    assert set(rules) <= {CARRIED}


def test_each_topic_names_its_term(read: Read) -> None:
    """The id of the deciding entry is kept."""
    reading = read("a gas pipeline")
    assert topics(reading, Span(0, 14)) == (("energy",), ("energy.supply",))
