"""Which party takes which stance towards what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.positions import positions
from communique.extract.syntax.base import Reading, Syntax
from communique.model import Act, Statement

Read = Callable[..., Reading]
Say = Callable[..., Statement]


@pytest.fixture
def taken(english: Syntax, read: Read, say: Say) -> Callable[..., list[tuple[str, str, str]]]:
    """A function from a sentence to (holder, stance, target) of its positions."""

    def find(text: str, *acts: Act, **rest: object) -> list[tuple[str, str, str]]:
        found = positions(read(text), english, [say(text, *(acts or ("support",)), **rest)])
        return [(p.holder, p.stance, p.target.of(text)) for p in found]

    return find


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("China opposes unilateralism and power politics.", ["unilateralism", "power politics"]),
        ("China firmly rejects the use of force against ships.", ["use of force against ships"]),
        ("China does not endorse excessive limits on travel and trade.", ["excessive limits on travel and trade"]),
        ("China condemns the attack, and hopes that calm returns.", ["attack"]),
        ("China is concerned about the fighting in the north.", ["fighting in the north"]),
        ("The claim is groundless.", ["claim"]),
    ],
)
def test_opposition(taken: Callable[..., list[tuple[str, str, str]]], text: str, targets: list[str]) -> None:
    """Coordinated targets are separate, and a target ends where the next clause begins."""
    assert taken(text, "oppose") == [("CHN", "oppose", target) for target in targets]


def test_backing_before_thanks(taken: Callable[..., list[tuple[str, str, str]]]) -> None:
    """Support that stands before words of thanks is the speaker's; support that is thanked for is not."""
    assert taken("China voiced its support for the accord and thanked Egypt for its help.", "support", "thank")
    assert not taken("China thanked Egypt for its support for the accord.", "support", "thank")


def test_owned_stance(taken: Callable[..., list[tuple[str, str, str]]]) -> None:
    """A stance that is said to be one party's is not the other's, though both speak."""
    text = "They discussed China's concern about the risks it poses to trade."
    backed = taken("It was stressed that Egypt supports the Cairo accord.", party=("CHN", "EGY"))
    assert backed == [("EGY", "support", "Cairo accord")]
    assert taken(text, "oppose", party=("CHN", "EGY")) == [("CHN", "oppose", "risks it poses to trade")]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("China supports the Lima Initiative and hopes to join it.", ["Lima Initiative"]),
        ("China appreciates and supports the mediation of Egypt.", ["mediation of Egypt"]),
        ("China supports Qatar in safeguarding its national sovereignty and dignity.", ["national sovereignty", "dignity"]),
        ("China praised Egypt for its efforts to end the war.", ["efforts to end the war"]),
        ("China is committed to a free and open sea.", ["free and open sea"]),
        ("China upholds an order that is more just and more equal.", ["order that is more just and more equal"]),
        ("The Lima Accord and the Quito Plan, put forward by Ms Vale, are very important.", ["Lima Accord", "Quito Plan"]),
    ],
)
def test_support(taken: Callable[..., list[tuple[str, str, str]]], text: str, targets: list[str]) -> None:
    """Targets stand without determiner; an inner verb of upholding takes the place of the outer one."""
    assert taken(text) == [("CHN", "support", target) for target in targets]


@pytest.mark.parametrize(
    "text",
    [
        "China supports cooperation between the two sides.",
        "China promotes growth in the region.",
        "China has never objected to the visit.",
        "China welcomes Foreign Minister Vale.",
        "Egypt supports the Lima Accord.",
    ],
)
def test_no_position(taken: Callable[..., list[tuple[str, str, str]]], text: str) -> None:
    """Relationship words, everyday verbs, persons, negations and other states' stances give none."""
    assert taken(text) == []


def test_talk_gives_no_position(taken: Callable[..., list[tuple[str, str, str]]]) -> None:
    """What was only discussed is nobody's stance."""
    assert taken("They discussed support for the accord.", "discuss") == []


def test_support_that_is_thanked_for_is_the_other_side_s(taken: Callable[..., list[tuple[str, str, str]]]) -> None:
    """Thanks for support received take no stance towards what was supported."""
    assert taken("China is grateful to Egypt for its valuable support for the festival.", "thank") == []


def test_a_cue_can_be_the_stance(taken: Callable[..., list[tuple[str, str, str]]]) -> None:
    """The object of the cue is the target, behind its preposition, and each party of a joint statement holds it."""
    found = taken("They voiced concern over the shelling.", "oppose", cue="voiced concern", party=("FRA", "DEU"))
    assert found == [("FRA", "oppose", "shelling"), ("DEU", "oppose", "shelling")]


def test_summarising_targets_are_resolved(english: Syntax, read: Read, say: Say) -> None:
    """ "The two initiatives" are the two named in the statement before."""
    first = "China supports the Lima Initiative and the Quito Initiative."
    second = "China appreciates the two initiatives."
    reading = read(f"{first} {second}")
    shift = len(first) + 1
    later = say(second, "support")
    later = Statement(
        speakers=(), party=("CHN",), mode="continued", cue=None, rule="composed", acts=("support",),
        content=type(later.content)(shift, shift + later.content.end),
        sentence=type(later.sentence)(shift, shift + later.sentence.end),
    )  # fmt: skip
    found = positions(reading, english, [say(first, "support"), later])
    assert found[-1].resolved == ("Lima Initiative", "Quito Initiative")
    assert found[-1].statement == 1
