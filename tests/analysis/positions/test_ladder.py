"""The ladder of stances."""

from __future__ import annotations

from itertools import pairwise

from communique import lexicon
from communique.analysis.positions.ladder import ladder, step_of
from communique.surfaces.words import languages, words


def test_every_shade_of_every_lexicon_has_a_step() -> None:
    """No stance verb of any language falls beside the ladder by accident."""
    for lang in lexicon.languages():
        for verb in lexicon.load(lang).stances:
            assert verb.grade in step_of(verb.stance, verb.grade).grades, verb.id


def test_every_rule_is_a_stance_verb() -> None:
    """The rules that a step names are those of stance verbs."""
    known = {f"stance.{verb.id}" for lang in lexicon.languages() for verb in lexicon.load(lang).stances}
    assert {rule for step in ladder() for rule in step.rules} <= known


def test_the_order() -> None:
    """Supports stands above appreciates, that above takes note, that above concern, that above opposition."""
    levels = [step_of(*pair).level for pair in (("support", "back"), ("support", "value"), ("support", "note"), ("oppose", "concern"), ("oppose", "oppose"))]
    assert all(a is not None and b is not None and a > b for a, b in pairwise(levels))


def test_languages_meet_on_a_step() -> None:
    """Shades of different lexicons that mean the same are one step."""
    assert step_of("support", "supports") is step_of("support", "back")
    assert step_of("oppose", "concern") is step_of("oppose", "concerned")


def test_a_single_rule_counts_before_its_shade() -> None:
    """To welcome is another step than to appreciate, though the lexicon gives both one shade; to stress is none."""
    assert step_of("support", "value", "stance.support.welcome").id == "welcomes"
    assert step_of("support", "value", "stance.support.importance").level is None


def test_a_stance_without_a_shade() -> None:
    """A stance that a person set takes a side, and no step of the order."""
    assert (step_of("support", "").id, step_of("support", "").level) == ("in-favour", None)
    assert step_of("oppose", "unheard of").id == "against"


def test_every_step_has_a_word() -> None:
    """Every interface language has a word for every step."""
    for lang in languages():
        assert all(words(lang).say(f"step_{step.id}") for step in ladder())
