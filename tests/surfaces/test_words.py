"""surfaces.words: the interface in three languages."""

from __future__ import annotations

import re
from importlib import resources
from typing import get_args

import msgspec
import pytest

from communique import model
from communique.surfaces.words import Words, languages, printable, words

PLACES = re.compile(r"{(\w+)}")


@pytest.mark.parametrize("lang", languages())
def test_every_language_has_the_same_phrases_with_the_same_places(lang: str) -> None:
    """A phrase that one language has, all have, and nothing to fill in is forgotten."""
    english, other = (msgspec.to_builtins(words(code)) for code in ("en", lang))
    for section, entries in english.items():
        if isinstance(entries, dict) and section != "forms":
            assert entries.keys() == other[section].keys(), section
    for name, phrase in english["phrases"].items():
        if name == "languages":
            continue
        filled = [sorted(PLACES.findall(form)) for of in (phrase, other["phrases"][name]) for form in printed(of)]
        assert all(places == filled[0] for places in filled), name


def printed(phrase: str | dict[str, str]) -> list[str]:
    """A phrase in all its forms."""
    return [phrase] if isinstance(phrase, str) else [form for name, form in phrase.items() if name != "by"]


@pytest.mark.parametrize("lang", languages())
def test_a_phrase_that_counts_has_every_form_of_its_language(lang: str) -> None:
    """No number is left without words, and what is counted is counted by the same value in every language."""
    known = words(lang)
    for name, phrase in known.phrases.items():
        if isinstance(phrase, dict) and name != "languages":
            assert phrase.keys() - {"by"} == {*known.forms, "other"}, name
            english = words("en").phrases[name]
            assert isinstance(english, dict) and phrase.get("by") == english.get("by"), name


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", {0: "0 readouts", 1: "1 readout", 2: "2 readouts", 1101: "1,101 readouts"}),
        ("zh", {1: "1篇消息稿", 12000: "12,000篇消息稿"}),
        ("ru", {1: "1 сообщение", 3: "3 сообщения", 5: "5 сообщений", 11: "11 сообщений", 12: "12 сообщений",
                21: "21 сообщение", 104: "104 сообщения", 111: "111 сообщений", 2112: "2\u00a0112 сообщений"}),
    ],
)  # fmt: skip
def test_counts_are_said_as_the_language_does(lang: str, said: dict[int, str]) -> None:
    """One readout, two readouts; a Russian number asks for one of three forms; thousands stand apart."""
    assert said == {n: words(lang).say("readouts_count", n=n) for n in said}


def test_a_count_that_is_no_number_is_an_error() -> None:
    """A number that was already printed cannot choose its form."""
    with pytest.raises(TypeError):
        words("en").say("readouts_count", n="1,000")


@pytest.mark.parametrize("lang", languages())
def test_every_code_of_the_model_has_a_word(lang: str) -> None:
    """Kinds, acts, stances, flags, grades of firmness and kinds of reference can all be printed."""
    known = words(lang)
    assert set(known.kinds) == set(get_args(model.Kind))
    assert set(known.acts) == set(get_args(model.Act))
    assert set(known.stances) == set(get_args(model.Stance))
    assert set(known.flags) == set(get_args(model.Flag))
    assert set(known.firmness) == set(get_args(model.Firmness))
    assert set(known.reference_kinds) == set(get_args(model.ReferenceKind))


def test_an_unknown_language_is_shown_in_english() -> None:
    """A text in a language without interface words gets the English ones."""
    assert words("sw").lang == "en"


@pytest.mark.parametrize(
    ("lang", "iso", "printed"),
    [
        ("en", "2031-03-04", "4 March 2031"),
        ("en", "2031-03-04T18:04", "4 March 2031, 18:04"),
        ("zh", "2031-03-04", "2031年3月4日"),
        ("zh", "2031-03-04T18:04", "2031年3月4日 18:04"),
        ("ru", "2031-03-04", "4 марта 2031 г."),
        ("en", "sometime", "sometime"),
        ("en", None, "not stated"),
    ],
)
def test_days_are_printed_as_the_language_does(lang: str, iso: str | None, printed: str) -> None:
    """An ISO date becomes a day as people write it; what is no date stays as it is."""
    assert words(lang).day(iso) == printed


def test_parties_are_named_in_the_language_of_the_text() -> None:
    """A party code is shown under its usual name; a code that no list knows stays a code."""
    assert [words(lang).label("NOR") for lang in ("en", "zh", "ru")] == ["Norway", "挪威", "Норвегия"]
    assert words("en").label("Composed Steel Ltd") == "Composed Steel Ltd"


def test_steering_characters_are_made_visible_one_for_one() -> None:
    """Escape codes, bells, overrides of direction and lone surrogates cannot reach a terminal; offsets stay."""
    evil = "a\x1b[31m\x07\u202eb\ud800\x9bc\n\t"
    shown = printable(evil)
    assert shown == "a\ufffd[31m\ufffd\ufffdb\ufffd\ufffdc\n\t"
    assert len(shown) == len(evil)


def luminance(colour: str) -> float:
    """Relative luminance of a colour (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_text_colour_can_be_read(theme: int) -> None:
    """Text has a contrast of at least 4.5 : 1 on paper and on the wash of its side (WCAG 2.2, 1.4.3)."""
    css = (resources.files("communique.surfaces") / "static" / "tokens.css").read_text(encoding="utf-8")
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css.split("@media")[theme]))
    pairs = [(name, ground) for name in ("ink", "quiet") for ground in ("paper", *(t for t in tokens if t.endswith("-wash")))]
    pairs += [(side, ground) for side in ("issuer", "other", "joint", "unknown") for ground in ("paper", f"{side}-wash")]
    for text, ground in pairs:
        light, dark = sorted((luminance(tokens[text]), luminance(tokens[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground)


def test_a_phrase_that_is_missing_is_an_error() -> None:
    """A page cannot print a phrase that no language file has."""
    with pytest.raises(KeyError):
        words("en").say("no such phrase")
    assert isinstance(words("en"), Words)
