"""Names back in the nominative, and words in all their cases."""

from __future__ import annotations

import pytest

from communique.extract.match import fold
from communique.extract.syntax.russian.declension import phrase
from communique.extract.syntax.russian.names import Names
from communique.inflection import russian, russian_voices
from communique.lexicon import load

WORDS = load("ru").grammar.words
NAMES = Names(WORDS["female_name"], WORDS["male_a_name"], WORDS["uninflected_name"])


@pytest.mark.parametrize(
    ("printed", "cases", "nominative"),
    [
        ("Степана Оренского", "", "Степан Оренский"),
        ("Степаном Орениным", "", "Степан Оренин"),
        ("Рустамом Халилёвым", "i", "Рустам Халилёв"),
        ("Марии Оренской", "", "Мария Оренская"),
        ("Марию Оренскую", "a", "Мария Оренская"),
        ("Марией Орениной", "i", "Мария Оренина"),
        ("Мария Оренина", "", "Мария Оренина"),
        ("Халида Бен Насира Аль Мазруи", "ga", "Халид Бен Насир Аль Мазруи"),
        ("Халидом Бен Насиром Аль Мазрушем", "i", "Халид Бен Насир Аль Мазруш"),
        ("Касым-Хасаном Торевым", "i", "Касым-Хасан Торев"),
        ("Мигелем Сан-Хуанелем", "i", "Мигель Сан-Хуанель"),
        ("Нарендрой Суви", "i", "Нарендра Суви"),
        ("Никиты Оренина", "g", "Никита Оренин"),
        ("Павлом Орениным", "i", "Павел Оренин"),
        ("Си Дэмином", "", "Си Дэмин"),
        ("Ван У", "", "Ван У"),
        ("И.К.Оренина", "", "И.К.Оренин"),
        ("Игорю Оренину", "d", "Игорь Оренин"),
        ("Александром Симченко", "i", "Александр Симченко"),
    ],
)
def test_nominative(printed: str, cases: str, nominative: str) -> None:
    """A declined name comes back in the nominative, whatever the language it comes from."""
    assert NAMES.nominative(printed, cases)[0] == nominative


@pytest.mark.parametrize(("name", "woman"), [("Мария Оренская", True), ("Степан Оренский", False), ("Шэнь Жувэнь", None)])
def test_a_womans_name(name: str, woman: bool | None) -> None:
    """The first word tells; a Chinese surname does not."""
    assert NAMES.feminine(name) is woman


def test_a_known_name_wins() -> None:
    """Where the endings allow several names, the one that is known is meant."""
    assert NAMES.nominative("Тимура Валя", "", {"Тимур Валь"})[0] == "Тимур Валь"


def test_a_name_and_its_title_agree_in_case() -> None:
    """A plain nominative does not belong to a title in another case."""
    assert NAMES.agrees("Рустамом Халилёвым", "i")
    assert NAMES.agrees("Ван У", "i")
    assert not NAMES.agrees("Степан Оренин", "ga")


@pytest.mark.parametrize(
    ("word", "case", "form"),
    [
        ("республика сербия", "g", "республики сербии"), ("республика сербия", "g", "республики сербия"),
        ("китайская народная республика", "i", "китайской народной республикой"),
        ("соединенные штаты америки", "g", "соединенных штатов америки"), ("беларусь", "d", "беларуси"),
        ("гвинея-бисау", "g", "гвинеи-бисау"), ("готовность", "i", "готовностью"), ("посол", "i", "послом"),
        ("уругвай", "p", "уругвае"), ("германия", "g", "германии"), ("великобритания", "i", "великобританией"),
    ],
)  # fmt: skip
def test_declension(word: str, case: str, form: str) -> None:
    """Names of states, titles and speech nouns are known in all six cases."""
    assert form in phrase(word)[case]


def test_many_deeds_are_plural() -> None:
    """Words of what is done stand in the plural, where a land that ends alike is one."""
    assert phrase("соболезнования", deeds=True)["i"] == ["соболезнованиями"]


def test_animate_accusative() -> None:
    """The accusative of a masculine title is its genitive."""
    assert phrase("наследный принц", animate=True)["a"] == ["наследного принца"]


def test_verbs_inflect_by_voice() -> None:
    """An infinitive gives past, short passive and adverbial participle; the rest of its phrase stays."""
    voices = russian_voices("обсудить", {})
    assert {"обсудил", "обсудили"} <= set(voices["active"])
    assert "обсуждены" in voices["passive"]
    assert "обсудив" in voices["gerund"]
    assert "рассматривались" in russian_voices("рассматривать", {})["reflexive"]
    assert "высоко оценила" in russian("высоко оценить", {})
    assert "договорились" in russian("договориться", {})
    assert "провел встречу" in russian("провести встречу", {"провести": ["провел"]})


def test_yo_folds_to_ye_one_for_one() -> None:
    """ё and е match each other and no offset moves."""
    assert fold("Подчёркнут") == "подчеркнут"
    assert len(fold("Ёж и ёлка")) == len("Ёж и ёлка")
