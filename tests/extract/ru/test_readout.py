"""Composed Russian texts through all stages."""

from __future__ import annotations

from collections.abc import Callable

from communique.model import Readout, Span

Read = Callable[..., Readout]

CALL = """Состоялся телефонный разговор Ларса Хольма с Президентом Республики Сербии Стефаном Ивичем.
Подчёркнут обоюдный настрой на развитие норвежско-сербских отношений. Ларс Хольм отметил недопустимость внешнего вмешательства во внутреннюю политику. С сербской стороны выражена поддержка мирному плану. Стефан Ивич, в свою очередь, поблагодарил за помощь и пригласил Ларса Хольма посетить Белград. Условлено о продолжении контактов. Разговор носил дружеский характер."""

SPEECH = """Премьер-министр Норвегии Ларс Хольм принял министра торговли Сербии Стефана Ивича.
Л.Хольм: Добрый день! Мы готовы расширять торговлю.
С.Ивич: Благодарю Вас. Надеемся на рост."""


def test_a_call(read: Read) -> None:
    """Who spoke with whom, by what means, and no place."""
    engagement = read(CALL).engagement
    assert engagement is not None
    assert (engagement.kind, engagement.city) == ("call", None)
    rows = [(p.name, p.role and p.role.of(CALL), p.party) for p in engagement.participants]
    assert rows == [("Ларс Хольм", None, "NOR"), ("Стефан Ивич", "Президентом Республики Сербии", "SRB")]


def test_its_statements(read: Read) -> None:
    """All sides, one side and persons, each with the acts of their words."""
    rows = [(s.mode, s.speakers, s.party, s.acts) for s in read(CALL).statements]
    assert rows == [
        ("joint", (), ("NOR", "SRB"), ("commit",)),
        ("explicit", ("Ларс Хольм",), ("NOR",), ("oppose",)),
        ("explicit", (), ("SRB",), ("support",)),
        ("explicit", ("Стефан Ивич",), ("SRB",), ("thank", "propose")),
        ("joint", (), ("NOR", "SRB"), ("agree",)),
    ]


def test_its_positions_and_topics(read: Read) -> None:
    """Stances towards what can be contested, and what the words are about."""
    readout = read(CALL)
    assert [(p.holder, p.stance, p.target.of(CALL)) for p in readout.positions] == [
        ("NOR", "oppose", "внешнего вмешательства во внутреннюю политику"), ("SRB", "support", "мирному плану"),
    ]  # fmt: skip
    assert readout.statements[0].topics == ("bilateral",)
    assert "human_rights" in readout.statements[1].topics


def test_what_is_voiced_beside_support_is_not_supported(read: Read) -> None:
    """A second noun of speech behind "support" opens something else that is expressed."""
    text = (
        "Министр иностранных дел Норвегии Ларс Хольм встретился с министром иностранных дел Кении Иваном Ореном.\n"
        "Иван Орен выразил поддержку проводимым реформам и заинтересованность в развитии торговли."
    )
    assert [(p.holder, p.target.of(text)) for p in read(text).positions] == [("KEN", "проводимым реформам")]


def test_with_whom_a_matter_was_discussed_is_no_part_of_it(read: Read) -> None:
    """«Обсудил X с Б» is said by both, and its matter is X."""
    text = "Министр иностранных дел Норвегии Ларс Хольм обсудил торговлю с министром иностранных дел Кении Иваном Ореном."
    (statement,) = read(text).statements
    assert (statement.content.of(text), statement.mode, set(statement.party)) == ("торговлю", "joint", {"NOR", "KEN"})


def test_who_reported_it_says_nothing(read: Read) -> None:
    """Two persons talk, the next sentence tells by telephone and who reported it: a call, and one statement."""
    text = (
        "Министр иностранных дел Норвегии Ларс Хольм обсудил с министром иностранных дел Кении Иваном Ореном торговлю. "
        "Об этом сообщили в МИД Норвегии по итогам телефонного разговора."
    )
    readout = read(text)
    assert readout.engagement and readout.engagement.kind == "call"
    assert [s.content.of(text) for s in readout.statements] == ["торговлю"]


def test_a_dateline_dates_and_places(read: Read) -> None:
    """The printed day and place outside the body are the engagement's."""
    line = "4 марта 2031 года 20:10 Осло"
    text = f"{line}\nЛарс Хольм встретился с министром торговли Сербии Стефаном Ивичем."
    readout = read(text, dateline=Span(0, len(line)))
    assert readout.engagement is not None
    assert (readout.engagement.date, readout.engagement.country) == ("2031-03-04", "NOR")


def test_a_transcript(read: Read) -> None:
    """Labels attribute, the rest of each speech is carried on."""
    rows = [(s.mode, s.speakers) for s in read(SPEECH).statements]
    holm, ivic = ("Ларс Хольм",), ("Стефан Ивич",)
    assert rows == [("explicit", holm), ("continued", holm), ("explicit", ivic), ("continued", ivic)]


def test_domestic_news_is_no_engagement(read: Read) -> None:
    """A meeting of one's own officials is told apart, with a reason."""
    readout = read("Ларс Хольм провёл встречу с министром торговли Норвегии Анной Лунд.", title="Встреча с министром торговли")
    assert readout.engagement is None
    assert readout.reason


def test_the_head_of_state_is_the_issuers_own(read: Read) -> None:
    """A title without a state is that of the issuer's own head, not of an assistant or a foreign head."""
    text = "Президент Норвегии Ларс Хольм принял помощника Президента Сербии Стефана Ивича.\nГлава государства отметил рост торговли."
    (statement,) = read(text).statements
    assert statement.speakers == ("Ларс Хольм",)


def test_a_bare_dateline_says_nothing(read: Read) -> None:
    """An agency's place and name before the text are no statement, and an acting minister is one word with his title."""
    text = (
        "МОСКВА, 19 сен — Агентство. Министр иностранных дел России Степан Оренский провел встречу "
        "с и.о. Министра иностранных дел Сербии Стефаном Ивичем. Степан Оренский отметил рост торговли."
    )
    readout = read(text, issuer=None)
    assert [s.content.of(text) for s in readout.statements] == ["рост торговли"]
    assert readout.engagement is not None
    assert [p.party for p in readout.engagement.participants] == ["RUS", "SRB"]


def test_an_agency_between_slashes(read: Read) -> None:
    """Day, place and agency are no statement and tell the side; the ambassador is the one with that title."""
    text = (
        "15 июля, Минск /Корр. АГЕНТСТВО/. Министр иностранных дел Степан Оренский встретился с Чрезвычайным и "
        "Полномочным Послом Норвегии Ларсом Хольмом. Степан Оренский передал Президенту приветствия Председателя "
        "Ивана Орского. Посол отметил рост торговли."
    )
    readout = read(text, issuer=None)
    assert [(s.speakers, s.party) for s in readout.statements] == [
        (("Степан Оренский",), ("BLR",)),
        (("Ларс Хольм",), ("NOR",)),
    ]
