"""Who says what in one sentence: cue, content and subject."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.syntax.base import Reading

Parse = Callable[..., Reading]

LEAD = "外长陆远会见法国外长杜瓦尔。\n"

CASES = [
    ("陆远表示，贸易增长很快。", [("陆远", "表示", "贸易增长很快")]),
    ("陆远欢迎杜瓦尔来华。", [("陆远", "欢迎", "杜瓦尔来华")]),
    ("陆远对杜瓦尔就任表示祝贺。", [("陆远", "表示祝贺", "杜瓦尔就任")]),
    (
        "陆远对杜瓦尔就任表示热烈祝贺，请他转达问候。",
        [("陆远", "表示热烈祝贺", "杜瓦尔就任表示热烈祝贺，请他转达问候")],
    ),
    ("双方就港口问题交换了意见。", [("双方", "交换了意见", "港口问题")]),
    ("双方就港口问题交换意见，达成若干共识。", [("双方", "交换意见", "港口问题")]),
    ("陆远同杜瓦尔就港口问题坦诚交换意见。", [("陆远", "交换意见", "港口问题")]),
    ("陆远就港口建设提出三点建议：一是扩大规模。", [("陆远", "提出三点建议", "一是扩大规模")]),
    ("陆远转达了总理的问候，并通报了进展。", [("陆远", "转达了", "总理的问候，并通报了进展")]),
    ("陆远首先转达了问候，杜瓦尔对此表示感谢。", [("陆远", "转达了", "问候"), ("杜瓦尔", "表示感谢", "此")]),
    ("在谈到港口问题时，陆远指出，工程进展顺利。", [("陆远", "指出", "工程进展顺利")]),
    ("他说，工程进展顺利。", [("他", "说", "工程进展顺利")]),
    ("两国外长一致同意扩大贸易。", [("两国外长", "同意", "扩大贸易")]),
    ("两国外长还一致认为，应扩大贸易。", [("两国外长", "一致认为", "应扩大贸易")]),
    ("陆远向记者介绍了会谈成果。", [("陆远", "介绍了", "会谈成果")]),
    ("“工程进展顺利。”陆远说。", [("陆远", "说", "工程进展顺利")]),
    ("陆远说：“工程进展顺利。”", [("陆远", "说", "工程进展顺利")]),
    ("我同贵方领导人会谈时，双方一致表示要扩大贸易。", []),
    ("会谈后，双方签署了合作文件。", []),
    ("陆远出席了欢迎仪式。", []),
]


def told(reading: Reading, text: str, sentence: int) -> list[tuple[str, str, str]]:
    """Subject, cue and content of the sentence's clauses, as printed."""
    return [
        (text[c.subjects[0].start : c.subjects[0].end], c.cue.of(text), c.content.of(text))
        for c in reading.clauses[sentence]
    ]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[row[0] for row in CASES])
def test_clauses(parse: Parse, sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Cue before its content, content between preposition and cue, cue after a quotation."""
    text = LEAD + sentence
    reading = parse(text)
    assert [row for number in range(1, len(reading.sentences)) for row in told(reading, text, number)] == expected


def test_quoted_leader_does_not_speak(parse: Parse) -> None:
    """Inside somebody's words another person with a title after the name is spoken of."""
    reading = parse(LEAD + "陆远强调，港口必须开放。奥廷加总统表示，这个主张很好。")
    assert reading.clauses[2] == []
    assert not reading.narrates[2]


def test_attendance_narrates(parse: Parse) -> None:
    """Who attended is the author's account."""
    reading = parse(LEAD + "陆远表示，贸易增长很快。\n石岩、秦岭参加会见。")
    assert reading.narrates == [True, False, True]


def test_sides_speak_where_no_person_does(parse: Parse) -> None:
    """In consultations 中方 and 法方 are subjects; inside a person's words they are not."""
    reading = parse("外交部司长陆远同法国外交部司长杜瓦尔举行磋商。\n中方表示，愿扩大贸易。法方表示，愿开放港口。")
    assert [len(clauses) for clauses in reading.clauses] == [0, 1, 1]
    reading = parse(LEAD + "陆远表示，贸易增长很快。中方重申，港口必须开放。")
    assert reading.clauses[2] == []
