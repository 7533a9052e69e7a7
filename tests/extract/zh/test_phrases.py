"""How far targets, events and references reach in Chinese."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.syntax.chinese import Chinese
from communique.model import Document, Readout, Span

Read = Callable[..., Readout]

TARGETS = [
    ("多边主义。", ["多边主义"]),
    ("国家主权、独立和领土完整，", ["国家主权", "独立", "领土完整"]),
    ("单边制裁和保护主义，", ["单边制裁", "保护主义"]),
    ("将体育问题政治化，", ["将体育问题政治化"]),
    ("博方在促进地区团结、稳定中发挥的作用，", ["博方在促进地区团结、稳定中发挥的作用"]),
    ("一切形式的霸权，", ["霸权"]),
    ("睦邻原则妥善处理分歧，", ["睦邻原则"]),
    ("港口倡议、河流倡议等重要主张，", ["港口倡议", "河流倡议"]),
    ("两国经贸、科技等领域合作，", ["两国经贸、科技等领域合作"]),
    ("多边主义、促进贸易，", ["多边主义"]),
    ("“绿色港湾”和港口计划。", ["“绿色港湾”", "港口计划"]),
]


@pytest.mark.parametrize(("text", "expected"), TARGETS, ids=[row[0] for row in TARGETS])
def test_targets(syntax: Chinese, text: str, expected: list[str]) -> None:
    """Plain nouns joined by 、 or 和 are several targets; a phrase with a verb or a shared head is one."""
    assert [span.of(text) for span in syntax.noun_phrase(text, 0, len(text))] == expected


EVENTS = [
    ("国家主席温岭在汉州会见来华出席数字教育大会的爱沙尼亚总统塔姆萨尔。", "数字教育大会"),
    ("总理江帆在出席东亚港口会议期间，同泰国总理颂猜举行会晤。", "东亚港口会议"),
    ("国家主席温岭在二十国集团领导人汉州峰会闭幕后会见法国总统杜瓦尔。", "二十国集团领导人汉州峰会"),
    ("国家主席温岭在汉州会见法国总统杜瓦尔。", None),
    ("总理江帆出席了合作文件的签字仪式。", None),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS, ids=[row[0] for row in EVENTS])
def test_host_event(syntax: Chinese, text: str, expected: str | None) -> None:
    """The event somebody came for hosts the meeting; a signing ceremony hosts none."""
    reading = syntax.read(Document("composed", text, "zh", (Span(0, len(text)),)))
    found = syntax.host_event(reading, Span(0, len(text)))
    assert (found and found.of(text)) == expected


REFERENCES = [
    ("江帆说，中方愿落实《汉州港口协定》。", ["《汉州港口协定》"]),
    ("江帆说，我去年同总理先生举行了富有成果的会谈。", ["我去年同总理先生举行了富有成果的会谈"]),
    ("江帆说，双方要落实两国业已达成的协议。", ["两国业已达成的协议"]),
    ("江帆说，双方要遵守安理会相关决议。", ["安理会相关决议"]),
    ("江帆说，汉州港口论坛第三次会议以来，合作进展顺利。", ["汉州港口论坛第三次会议"]),
    ("江帆说，中方愿对接“绿色港湾”计划。", ["“绿色港湾”计划"]),
    ("江帆说，我期待同总理先生会谈。", []),
    ("江帆说，双方要办好明年的会议。", []),
]


@pytest.mark.parametrize(("sentence", "expected"), REFERENCES, ids=[row[0] for row in REFERENCES])
def test_references(read: Read, sentence: str, expected: list[str]) -> None:
    """Titles, papers agreed before, numbered meetings and somebody's earlier talks are pointed to; what lies ahead is not."""
    text = "总理江帆同泰国总理颂猜举行会谈。\n" + sentence
    assert [reference.span.of(text) for reference in read(text).references] == expected


ACTS = [
    ("中方愿扩大贸易。", ("commit",)),
    ("双方要扩大贸易。", ("propose",)),
    ("希望泰方放宽限制。", ("believe", "urge")),
    ("希望双方扩大贸易。", ("believe", "propose")),
    ("希望同泰方扩大贸易。", ("believe",)),
    ("欢迎更多泰国企业来投资。", ("urge",)),
    ("中方坚定支持泰方维护主权。", ("support",)),
    ("中方反对单边制裁。", ("oppose",)),
    ("加强港口合作，扩大贸易。", ("propose",)),
    ("中泰是好邻居，中方愿扩大贸易。", ("assess", "commit")),
    ("中方愿推动关系取得更大进展。", ("commit",)),
    ("今年是两国建交五十周年。", ("inform",)),
]


@pytest.mark.parametrize(("sentence", "expected"), ACTS, ids=[row[0] for row in ACTS])
def test_acts_of_carried_on_words(read: Read, sentence: str, expected: tuple[str, ...]) -> None:
    """Whose action a verb speaks of decides the act; what follows a readiness is aim and not assessment."""
    text = "总理江帆同泰国总理颂猜举行会谈。\n江帆说，泰国是友好邻邦。" + sentence
    assert set(read(text).statements[-1].acts) == set(expected)
