"""Persons, titles, sides and pronouns in composed sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.syntax.base import Mention, Reading

Parse = Callable[..., Reading]


def mentions(reading: Reading) -> list[Mention]:
    """All mentions of a text."""
    return [mention for row in reading.mentions for mention in row]


@pytest.mark.parametrize(
    ("text", "name", "role", "party"),
    [
        ("Состоялась встреча с Министром внутренних дел Королевства Норвегия Ларсом Хольмом.", "Ларс Хольм",
         "Министром внутренних дел Королевства Норвегия", "NOR"),
        ("Он принял заместителя Премьер-министра, Министра обороны Республики Сербии Стефана Ивича.", "Стефан Ивич",
         "заместителя Премьер-министра, Министра обороны Республики Сербии", "SRB"),
        ("Российский министр энергетики Степан Оренин отметил это.", "Степан Оренин", "Российский министр энергетики", "RUS"),
        ("Чрезвычайный и Полномочный Посол Ирана в Норвегии Реза Камранян выступил.", "Реза Камранян",
         "Чрезвычайный и Полномочный Посол Ирана в Норвегии", "IRN"),
        ("Переговоры с секретарём Центрального комитета Коммунистической партии Вьетнама Нгуен Ламом.", "Нгуен Лам",
         "секретарём Центрального комитета Коммунистической партии Вьетнама", "VNM"),
        ("Встреча с председателем правления ГРФ, специальным представителем Президента Сербии Стефаном Ивичем.",
         "Стефан Ивич", "председателем правления ГРФ, специальным представителем Президента Сербии", "SRB"),
        ("Встреча с Министром обороны Королевства Норвегия Хедвиг Сунд.", "Хедвиг Сунд",
         "Министром обороны Королевства Норвегия", "NOR"),
        ("Он принял своего норвежского коллегу Ларса Хольма.", "Ларс Хольм", "норвежского коллегу", "NOR"),
    ],
)  # fmt: skip
def test_titled_persons(parse: Parse, text: str, name: str, role: str, party: str) -> None:
    """A title reaches to the name, tells the party, and the name comes back in the nominative."""
    person = next(mention for mention in mentions(parse(text)) if mention.kind == "person")
    assert (person.name, person.role and person.role.of(text), person.party) == (name, role, (party,))


def test_a_title_ends_where_its_bearer_does_not_agree(parse: Parse) -> None:
    """A title in the genitive does not take the nominative behind it."""
    text = "По итогам визита Султана Омана в Норвегию Ларс Хольм выступил."
    found = [(m.kind, m.name, text[m.start : m.end]) for m in mentions(parse(text))]
    assert ("office", None, "Султана Омана") in found
    assert ("person", "Ларс Хольм", "Ларс Хольм") in found


def test_a_title_behind_the_name(parse: Parse) -> None:
    """A title may stand behind the name, between commas."""
    text = "Ларс Хольм, министр торговли Норвегии, отметил рост."
    (person,) = (m for m in mentions(parse(text)) if m.kind == "person")
    assert person.role is not None and person.role.of(text) == "министр торговли Норвегии"
    assert person.party == ("NOR",)


def test_initials_become_the_full_name(parse: Parse) -> None:
    """Initials and a bare surname are the person whom the text names in full."""
    text = "Министр Степан Оренин принял посла.\nС.Оренин: Добрый день.\n* * *\nПосол поблагодарил Оренина."
    names = [mention.name for mention in mentions(parse(text)) if mention.kind == "person"]
    assert names == ["Степан Оренин", "Степан Оренин", "Степан Оренин"]


def test_hashtags_in_names(parse: Parse) -> None:
    """A hashtag inside a name is no part of it, and a word that opens a headline is none either."""
    text = "Разговор С.#Оренина с главой МИД Ирана Р.#Камраняном."
    assert [m.name for m in mentions(parse(text)) if m.kind == "person"] == ["С.Оренин", "Р.Камранян"]
    assert [m.name for m in mentions(parse("Беседа Степана Оренина с послом"))][:1] == ["Степан Оренин"]


def test_a_womans_surname_before_her_verb(parse: Parse) -> None:
    """A surname in -а before a feminine verb is a nominative, elsewhere a genitive."""
    assert mentions(parse("И.К.Оренина поблагодарила посла."))[0].name == "И.К.Оренина"
    assert mentions(parse("Визит И.К.Оренина завершён."))[0].name == "И.К.Оренин"


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("С норвежской стороны выступил посол.", "side", ("NOR",)),
        ("Норвежская и сербская стороны отметили рост.", "side", ("NOR", "SRB")),
        ("МИД Сербии сообщил о встрече.", "side", ("SRB",)),
        ("Индийский лидер выступил.", "office", ("IND",)),
        ("Норвежская делегация прибыла.", "group", ("NOR",)),
        ("Стороны отметили рост.", "collective", ()),
        ("Лидеры обсудили торговлю.", "collective", ()),
        ("Они отметили рост.", "pronoun", ()),
    ],
)
def test_sides_and_others(parse: Parse, text: str, kind: str, party: tuple[str, ...]) -> None:
    """Sides, groups, titles alone, all sides together and pronouns are told apart."""
    first = mentions(parse(text))[0]
    assert (first.kind, first.party) == (kind, party)


@pytest.mark.parametrize(
    "text",
    ["Отмечены традиции Великой Отечественной войны.", "Порты Норвежско-сербской компании растут.", "Подписан Указ Президента."],
)
def test_capitals_that_name_no_person(parse: Parse, text: str) -> None:
    """Capitalised adjectives and nouns are no persons."""
    assert not [m for m in mentions(parse(text)) if m.kind == "person"]


def test_a_compound_adjective_is_no_side(parse: Parse) -> None:
    """"Норвежско-сербские" speaks of a relationship, not of a side."""
    assert mentions(parse("Развиваются норвежско-сербские отношения.")) == []
