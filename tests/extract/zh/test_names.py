"""Persons are read from the text alone: title before a name, verb after it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.syntax.base import Reading

Parse = Callable[..., Reading]

NAMES = [
    ("国务院总理江帆会见肯尼亚总统奥廷加。", ["江帆", "奥廷加"]),
    ("国务院总理江帆5日在京同韩国国会议长朴载勋举行会谈。", ["江帆", "朴载勋"]),
    ("外长陆远在北京会见了古巴国务委员会副主席马里奥·贝尼特斯·罗哈斯。", ["陆远", "马里奥·贝尼特斯·罗哈斯"]),
    ("国家主席温岭会见由美国众议院领袖霍尔登率领的代表团。", ["温岭", "霍尔登"]),
    ("国家主席温岭会见摩洛哥国王哈桑三世。", ["温岭", "哈桑三世"]),
    ("总理江帆会见越南国会主席阮氏秋庄。", ["江帆", "阮氏秋庄"]),
    ("总理江帆会见日本首相石田正夫。\n石田正夫表示，日方愿扩大贸易。", ["江帆", "石田正夫"]),
    ("總理江帆會見法國外長杜瓦爾。", ["江帆", "杜瓦爾"]),
    ("外长陆远同智利外长巴尔德尼托通电话。", ["陆远", "巴尔德尼托"]),
    ("温远岭總統今天上午接見美國參議員。", ["温远岭"]),
]


def persons(reading: Reading, sentence: int = 0) -> list[str | None]:
    """The names of the persons in one sentence."""
    return [m.name for m in reading.mentions[sentence] if m.kind == "person"]


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[row[0] for row in NAMES])
def test_names_end_where_they_should(parse: Parse, text: str, expected: list[str]) -> None:
    """Chinese, Korean, Japanese, Vietnamese and transcribed names stop before the word that follows them."""
    assert persons(parse(text)) == expected


def test_those_present_are_named_alone(parse: Parse) -> None:
    """时 before 在座 is no family name."""
    reading = parse("国务院总理江帆会见越南总理阮文田。\n陆远会见时在座。")
    assert persons(reading, 1) == ["陆远"]


@pytest.mark.parametrize(
    "text", ["总理江帆会见日本官员时说，两国友好。", "总理江帆会见日本经济界代表团。", "总理江帆应芬兰邀请访问。"]
)
def test_words_between_are_no_names(parse: Parse, text: str) -> None:
    """What follows a verb of meeting or a title and is a phrase of its own names nobody."""
    assert persons(parse(text)) == ["江帆"]


def test_title_is_a_chain_of_offices(parse: Parse) -> None:
    """A title reaches over 、 from office to office and begins after the verb of meeting."""
    text = "中共中央政治局委员、外交部长陆远在京会见来访的哈萨克斯坦副总理兼外长努尔兰。"
    reading = parse(text)
    roles = [m.role.of(text) for m in reading.mentions[0] if m.kind == "person" and m.role]
    assert roles == ["中共中央政治局委员、外交部长", "哈萨克斯坦副总理兼外长"]


def test_title_may_hold_another_name(parse: Parse) -> None:
    """The envoy of somebody is one person, not two."""
    text = "国家主席温岭会见古巴第一书记劳尔·贝尼特斯特使、副主席马里奥·罗哈斯。"
    reading = parse(text)
    assert persons(reading) == ["温岭", "马里奥·罗哈斯"]
    assert reading.mentions[0][-1].party == ("CUB",)


def test_part_of_a_name_is_the_person(parse: Parse) -> None:
    """A part of a name with dots stands for the fullest form printed."""
    text = "总理江帆会见古巴副主席马里奥·贝尼特斯·罗哈斯。\n贝尼特斯表示，古方愿扩大贸易。"
    assert persons(parse(text), 1) == ["马里奥·贝尼特斯·罗哈斯"]


def test_family_name_before_a_title(parse: Parse) -> None:
    """王外长 is the person of that family name who was named in full."""
    text = "外交部长林则安接见来宾。林部长表示，欢迎来访。"
    assert persons(parse(text), 1) == ["林则安"]


def test_attendance_names_everybody(parse: Parse) -> None:
    """Names in a list need no title."""
    assert persons(parse("总理江帆会见奥廷加总统。\n石岩、秦岭、魏明等参加会见。"), 1) == ["石岩", "秦岭", "魏明"]


def test_state_is_no_person(parse: Parse) -> None:
    """A state's name after a title or before a verb is a side."""
    assert persons(parse("双方领导人会谈。\n肯尼亚表示，愿扩大贸易。"), 1) == []


def test_short_form_means_the_state_of_the_text(parse: Parse) -> None:
    """巴方 is Brazil or Pakistan, as the text names one of them."""
    for state, code in (("巴西", "BRA"), ("巴基斯坦", "PAK")):
        reading = parse(f"总理江帆会见{state}外长努涅斯。\n努涅斯表示，巴方愿扩大贸易。")
        sides = [m.party for m in reading.mentions[1] if m.kind == "side"]
        assert sides == [(code,)]


def test_two_short_names_are_all_sides(parse: Parse) -> None:
    """中法要 … speaks of both; 中法关系 … names none."""
    reading = parse("总理江帆会见法国外长杜瓦尔。\n江帆说，中法要扩大贸易。中法关系很好。")
    assert [(m.kind, m.party) for m in reading.mentions[1]][-1] == ("collective", ("CHN", "FRA"))
    assert not [m for m in reading.mentions[2] if m.kind == "collective"]
