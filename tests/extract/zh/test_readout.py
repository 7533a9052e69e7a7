"""Composed Chinese texts through all stages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extract import reader
from communique.model import Document, Readout, Span

Read = Callable[..., Readout]

TEXT = """新华社汉州5月14日电（记者 甲乙）国家主席温岭13日下午在北京会见来华出席数字教育大会的爱沙尼亚总统塔姆萨尔。

温岭指出，中爱关系发展顺利。中方愿同爱方扩大贸易。双方要维护多边主义，反对单边制裁。

塔姆萨尔表示，爱方恪守一个中国原则，希望中方扩大进口。

双方还就乌克兰危机交换了意见。

韦少卿等参加会见。"""

TAIPEI = """外交部長林則安於本（13）日接見美國聯邦參議員霍爾登，雙方就經貿合作交換意見。

林部長首先歡迎霍爾登來訪，並感謝美國長期支持台灣。林部長指出，台灣願深化科技合作。"""


def test_meeting(read: Read) -> None:
    """Who met whom, when, where, on whose margins, and who was only present."""
    engagement = read(TEXT).engagement
    assert engagement is not None
    assert (engagement.kind, engagement.date, engagement.city, engagement.country) == (
        "meeting",
        "2031-05-13",
        "北京",
        "CHN",
    )
    assert engagement.host_event and engagement.host_event.of(TEXT) == "数字教育大会"
    rows = [(p.name, p.role and p.role.of(TEXT), p.party, p.principal) for p in engagement.participants]
    assert rows == [
        ("温岭", "国家主席", "CHN", True),
        ("塔姆萨尔", "爱沙尼亚总统", "EST", True),
        ("韦少卿", None, "CHN", False),
    ]


def test_an_ambassador_speaks_for_whom_he_was_sent_by(read: Read) -> None:
    """The state where somebody is posted is not the one that he or she acts for."""
    engagement = read("5月14日，中国驻爱沙尼亚大使侯敏拜会爱沙尼亚外长塔姆萨尔。").engagement
    assert engagement is not None
    assert [(p.name, p.party) for p in engagement.participants] == [("侯敏", "CHN"), ("塔姆萨尔", "EST")]
    posted = read("5月14日，驻爱沙尼亚大使侯敏拜会爱沙尼亚外长塔姆萨尔。").engagement
    assert posted is not None and [p.party for p in posted.participants] == ["CHN", "EST"]


def test_statements(read: Read) -> None:
    """Explicit, continued and joint statements with their acts; the attendance is none."""
    told = [(s.speakers, s.party, s.mode, s.content.of(TEXT), s.acts) for s in read(TEXT).statements]
    assert told == [
        (("温岭",), ("CHN",), "explicit", "中爱关系发展顺利", ("assess",)),
        (("温岭",), ("CHN",), "continued", "中方愿同爱方扩大贸易", ("commit",)),
        (("温岭",), ("CHN",), "continued", "双方要维护多边主义，反对单边制裁", ("propose", "oppose")),
        (("塔姆萨尔",), ("EST",), "explicit", "爱方恪守一个中国原则，希望中方扩大进口", ("support", "believe", "urge")),
        ((), ("CHN", "EST"), "joint", "乌克兰危机", ("discuss",)),
    ]


def test_positions(read: Read) -> None:
    """Stances towards what can be contested, each of its holder."""
    found = {(p.holder, p.stance, p.target.of(TEXT)) for p in read(TEXT).positions}
    assert found == {
        ("CHN", "support", "多边主义"),
        ("CHN", "oppose", "单边制裁"),
        ("EST", "support", "一个中国原则"),
    }


def test_traditional_text_keeps_its_characters(read: Read) -> None:
    """A text from Taipei is read as it is printed: names, titles and contents in its own characters."""
    readout = read(TAIPEI, publisher="中華民國外交部")
    assert readout.engagement is not None
    assert [(p.name, p.party) for p in readout.engagement.participants] == [("林則安", "TWN"), ("霍爾登", "USA")]
    assert readout.engagement.date == "2031-05-13"
    assert [s.content.of(TAIPEI) for s in readout.statements] == [
        "經貿合作",
        "霍爾登來訪，並感謝美國長期支持台灣",
        "台灣願深化科技合作",
    ]


def test_enumerated_paragraphs_carry_on(read: Read) -> None:
    """Points that stand in paragraphs of their own are the words of the one who announced them."""
    text = "总理江帆同越南总理阮春安举行会谈。\n江帆阐述了中方的考虑。\n第一，扩大海上合作。\n第二，扩大金融合作。"
    assert [(s.speakers, s.mode) for s in read(text).statements] == [
        (("江帆",), "explicit"), (("江帆",), "continued"), (("江帆",), "continued"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["驻阿兰德使馆举办开放日。来宾品尝了茶点。", "汉州今天下雨。"])
def test_domestic_news_is_no_engagement(read: Read, text: str) -> None:
    """What reports no meeting says so."""
    assert read(text).engagement is None


PIECES = ["温岭", "国家主席", "法国外长", "杜瓦尔", "会见", "表示", "指出", "，", "。", "“", "”", "双方", "就", "交换意见", "对", "表示祝贺", "的", "中方", "愿", "我", "他说", "：", "\n", "13日", "支持", "·", "参加会见", "、", "和", "林部长", "《", "》"]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_order_of_words_is_read(pieces: list[str]) -> None:
    """Whatever stands there, nothing breaks and every span is a piece of its sentence."""
    text = "".join(pieces)
    body = tuple(_lines(text))
    readout = reader("zh").read(Document("composed", text, "zh", body, published="2031-05-14"))
    for statement in readout.statements:
        assert statement.sentence.start <= statement.content.start < statement.content.end <= statement.sentence.end
        assert statement.cue is None or statement.sentence.start <= statement.cue.start < statement.cue.end
    for position in readout.positions:
        assert position.target.of(text).strip()


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


ACTS = [
    ("马丁表示，感谢中方帮助，愿扩大对华出口。", ("thank", "commit")),
    ("马丁感谢中方帮助，希望中方增加进口。", ("thank", "believe", "urge")),
    ("马丁介绍了经济形势，强调两国友谊深厚。", ("inform", "assess")),
]


@pytest.mark.parametrize(("sentence", "acts"), ACTS, ids=[row[0] for row in ACTS])
def test_acts_of_chained_verbs(read: Read, sentence: str, acts: tuple[str, ...]) -> None:
    """Each verb of a chain performs its act, whether the speaker's verb of speech stands before it or not."""
    readout = read("外交部长陆远在北京会见加拿大外长马丁。\n" + sentence)
    assert readout.statements[0].acts == acts


def test_telegram_is_a_letter(read: Read) -> None:
    """致电 of a head of state is a telegram, not a call."""
    readout = read("国家主席温岭致电马丁，祝贺他当选加拿大总理。")
    assert readout.engagement is not None and readout.engagement.kind == "letter"


def test_unnamed_group_speaks_for_its_side(read: Read) -> None:
    """美方三位部长 are nobody's words but their own side's."""
    text = "总理江帆在北京会见美国联邦参议员霍尔登。\n江帆说，两国贸易发展很快。\n\n美方三位部长表示，两国存在竞争。"
    assert [(s.speakers, s.party) for s in read(text).statements] == [(("江帆",), ("CHN",)), ((), ("USA",))]


def test_addressed_title_is_no_title_of_the_speaker(read: Read) -> None:
    """总统阁下 is whom the speaker talks to."""
    text = "在会见加拿大总理马丁时，江帆说，两国友谊深厚。总理阁下为此作出了贡献。"
    engagement = read(text, title="江帆会见加拿大总理马丁").engagement
    assert engagement is not None
    assert {p.name: p.role and p.role.of(text) for p in engagement.participants} == {"马丁": "加拿大总理", "江帆": None}
