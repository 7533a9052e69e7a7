"""Who says what in composed sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.syntax.base import Clause, Reading

Parse = Callable[..., Reading]


def clauses(reading: Reading) -> list[Clause]:
    """All clauses of a text."""
    return [clause for row in reading.clauses for clause in row]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ларс Хольм отметил, что порт открыт.", "отметил", "порт открыт"),
        ("Ларс Хольм, со своей стороны, упомянул о необходимости реформ.", "упомянул", "необходимости реформ"),
        ("Премьер-министр Ларс Хольм тепло поздравил коллегу с избранием.", "поздравил", "коллегу с избранием"),
        ("Ларс Хольм выразил глубокую признательность за помощь.", "выразил глубокую признательность", "помощь"),
        ("Ларс Хольм передал Президенту Сербии слова приветствия и подтвердил интерес.",
         "передал", "Президенту Сербии слова приветствия и подтвердил интерес"),
        ("Особое внимание Ларс Хольм уделил портам.", "уделил", "портам"),
        ("Ларс Хольм высказался за скорейшее перемирие.", "высказался за", "скорейшее перемирие"),
        ("Ларс Хольм проинформировал Стефана Ивича о ходе работ.", "проинформировал", "ходе работ"),
        ("Отметив рост торговли, Ларс Хольм указал на важность портов.", "Отметив",
         "рост торговли, Ларс Хольм указал на важность портов"),
        ("«Мы готовы помочь», – заявил Ларс Хольм.", "заявил", "Мы готовы помочь"),
        ("Порт готов к работе, сообщил Ларс Хольм на переговорах с послом.", "сообщил", "Порт готов к работе"),
        ("Как отметил Ларс Хольм, порт открыт.", "отметил", "порт открыт"),
        ("По словам Ларса Хольма, порт открыт.", "По словам", "порт открыт"),
        ("Новый порт страны, подчеркнул Ларс Хольм, будет открыт.", "подчеркнул",
         "Новый порт страны, подчеркнул Ларс Хольм, будет открыт"),
    ],
)  # fmt: skip
def test_a_person_speaks(parse: Parse, text: str, cue: str, content: str) -> None:
    """The verb attributes to the person in the nominative, before it or after it."""
    (clause,) = clauses(parse(text))
    assert [mention.name for mention in clause.subjects] == ["Ларс Хольм"]
    assert (clause.cue.of(text), clause.content.of(text)) == (cue, content)
    assert not clause.passive


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Обсуждены вопросы торговли.", "Обсуждены", "вопросы торговли"),
        ("Была также затронута тема рыболовства.", "затронута", "тема рыболовства"),
        ("Условлено о продолжении контактов.", "Условлено", "продолжении контактов"),
        ("Проведён углублённый обмен мнениями по рыболовству.", "Проведён углублённый обмен мнениями", "рыболовству"),
        ("Особое внимание уделено рыболовству.", "Особое внимание уделено", "рыболовству"),
        ("Было отмечено, что порт открыт.", "отмечено", "порт открыт"),
        ("Речь шла также о портах.", "Речь шла", "портах"),
        ("Предложение было принято.", None, None),
        ("Условились о новой встрече.", "Условились", "новой встрече"),
    ],
)
def test_impersonal_forms_speak_for_all(parse: Parse, text: str, cue: str | None, content: str | None) -> None:
    """A passive, an impersonal form or a plural without a subject attributes to nobody in particular."""
    found = clauses(parse(text))
    if cue is None:
        assert found == []
        return
    (clause,) = found
    assert (clause.subjects, clause.passive) == ((), True)
    assert (clause.cue.of(text), clause.content.of(text)) == (cue, content)


@pytest.mark.parametrize(
    "text",
    [
        "С норвежской стороны подчёркнута важность портов.", "Норвежской стороной подчёркнута важность портов.",
        "Подтверждена готовность норвежской стороны помочь.", "Со стороны Норвегии выражена поддержка плану.",
    ],
)  # fmt: skip
def test_a_passive_can_name_its_side(parse: Parse, text: str) -> None:
    """A side named with a passive speaks alone."""
    (clause,) = clauses(parse(text))
    assert [mention.party for mention in clause.subjects] == [("NOR",)]
    assert not clause.passive


def test_two_speakers_in_one_sentence(parse: Parse) -> None:
    """A second speaker behind a comma and a conjunction has a clause of its own."""
    text = "Министры обсудили торговлю, и в этой связи Ларс Хольм поделился оценками рынка."
    first, second = clauses(parse(text))
    assert first.content.of(text) == "торговлю"
    assert (second.cue.of(text), second.content.of(text)) == ("поделился оценками", "рынка")


def test_a_reported_actor_is_no_second_speaker(parse: Parse) -> None:
    """An actor inside the words said speaks no clause of its own."""
    text = "Ларс Хольм подтвердил, что норвежская сторона выполнит договорённости."
    (clause,) = clauses(parse(text))
    assert clause.content.of(text) == "норвежская сторона выполнит договорённости"


def test_further_cues_of_one_speaker(parse: Parse) -> None:
    """Coordinated verbs and speech nouns of one speaker belong to one clause."""
    text = "Ларс Хольм отметил рост торговли и призвал к диалогу."
    (clause,) = clauses(parse(text))
    assert [cue.id for cue in clause.more] == ["urge"]
    text = "Выражена поддержка плану, а также готовность помочь."
    (clause,) = clauses(parse(text))
    assert [cue.id for cue in clause.more] == ["noun.readiness"]


def test_labels(parse: Parse) -> None:
    """A transcript label is the cue of its sentence; what follows runs on without one."""
    text = "И.Оренин: Добрый день. Мы рады встрече."
    reading = parse(text)
    assert [len(row) for row in reading.clauses] == [1, 0]
    (clause,) = clauses(reading)
    assert (clause.label, clause.cue.of(text), clause.content.of(text)) == (True, "И.Оренин:", "Добрый день")


@pytest.mark.parametrize(
    "text",
    [
        "Состоялся телефонный разговор Ларса Хольма с Президентом Сербии Стефаном Ивичем.",
        "С норвежской стороны во встрече приняли участие министры.",
        "Разговор носил дружеский характер.",
        "По итогам встречи подписан план.",
        "Ларс Хольм принял посла, передает пресс-служба.",
    ],
)
def test_narration_speaks_nobodys_words(parse: Parse, text: str) -> None:
    """Reports, attendance, tone and sources carry no statement."""
    reading = parse(text)
    assert clauses(reading) == []
    assert reading.narrates == [True]


def test_a_state_in_the_present_may_only_carry_on(parse: Parse) -> None:
    """A state as subject of a present tense is marked, since it can belong to somebody's words."""
    (clause,) = clauses(parse("Норвегия поддерживает план."))
    assert clause.bare
