"""What a side binds itself to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.commitments import commitment
from communique.extract.reader import reader
from communique.extract.syntax.base import Reading, Syntax
from communique.model import Act, Document, Readout, Span, Statement

Read = Callable[..., Reading]
Say = Callable[..., Statement]


@pytest.mark.parametrize(
    ("text", "act", "firmness", "what"),
    [
        ("China will send a team.", "commit", "binding", "send a team"),
        ("China is ready to work with Egypt on rail.", "commit", "intended", "work with Egypt on rail"),
        ("China offered its good offices.", "commit", "offered", "its good offices"),
        ("China will explore new routes.", "commit", "exploratory", "new routes"),
        ("China is willing to help, and hopes that Egypt agrees.", "commit", "intended", "help"),
    ],
)
def test_firmness(
    english: Syntax, read: Read, say: Say, text: str, act: Act, firmness: str, what: str
) -> None:
    """The words of the undertaking stand behind the word that undertakes, up to the next clause."""
    found = commitment(read(text), english, say(text, act))
    assert found is not None
    assert (found.firmness, found.what.of(text), found.who) == (firmness, what, ("CHN",))


def test_a_cue_can_bind(english: Syntax, read: Read, say: Say) -> None:
    """What was agreed is binding, and its infinitive marker is left out."""
    text = "They agreed to open a second bridge."
    found = commitment(read(text), english, say(text, "agree", cue="agreed", party=("FRA", "DEU")))
    assert found is not None
    assert (found.firmness, found.what.of(text)) == ("binding", "open a second bridge")
    assert found.who == ("FRA", "DEU")


@pytest.mark.parametrize(
    ("text", "words", "due"),
    [
        ("China will open the bridge by 5 May 2031.", "by 5 May 2031", "2031-05-05"),
        ("China will open the bridge by the end of 2031.", "by the end of 2031", "2031"),
        ("China will open the bridge before the end of the decade.", "before the end of the decade", None),
        ("China will open the bridge at an early date.", "at an early date", None),
        ("China will go by train.", None, None),
    ],
)
def test_terms(
    english: Syntax, read: Read, say: Say, text: str, words: str | None, due: str | None
) -> None:
    """A term is kept as printed, and as ISO 8601 where it names a day or a year."""
    found = commitment(read(text), english, say(text, "commit"))
    assert found is not None
    assert (found.deadline.of(text) if found.deadline else None, found.due) == (words, due)


def test_other_acts_bind_nobody(english: Syntax, read: Read, say: Say) -> None:
    """A wish or an assessment is no undertaking."""
    text = "China hopes that the bridge will open."
    assert commitment(read(text), english, say(text, "believe")) is None


@pytest.mark.parametrize(
    ("text", "act", "cue"),
    [
        ("They agreed on the importance of open ports.", "agree", "agreed"),
        ("They agreed that the port is old.", "agree", "agreed"),
        ("They were of the same view about the ports.", "agree", "were of the same view"),
        ("He hoped that the port will open.", "commit", "hoped"),
        ("China hopes that Egypt will open the port.", "commit", ""),
    ],
)
def test_what_binds_nobody(english: Syntax, read: Read, say: Say, text: str, act: Act, cue: str) -> None:
    """A view that is shared, a hope, and what was denied outside of the content bind nobody."""
    assert commitment(read(text), english, say(text, act, cue=cue)) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("China will not close the port.", "not close the port"),
        ("China does not intend to close the port.", "not intend to close the port"),
        ("Neither side will close the port.", "Neither side will close the port"),
        ("China will send a team, and urges Egypt to help.", "send a team"),
    ],
)
def test_where_it_begins_and_ends(english: Syntax, read: Read, say: Say, text: str, what: str) -> None:
    """What denies an undertaking belongs to it; another act of the speaker does not."""
    found = commitment(read(text), english, say(text, "commit"))
    assert found is not None and found.what.of(text) == what


def test_a_term_may_stand_first(english: Syntax, read: Read, say: Say) -> None:
    """A term before the undertaking belongs to it when it stands in the same clause."""
    for text, words in (
        ("By May 2032, China will open the bridge.", "By May 2032"),
        ("Egypt closed it in May 2032; China will open the bridge.", None),
    ):
        found = commitment(read(text, "2031-02-01"), english, say(text, "commit"))
        assert found is not None
        assert (found.deadline.of(text) if found.deadline else None) == words


@pytest.mark.parametrize(
    ("lang", "text", "firmness", "what", "due"),
    [
        ("zh", "2031年3月4日，外交部长谭维林在奥斯陆会见挪威外长霍尔姆。\n谭维林表示，中方愿同挪方一道，推动港口建设，争取年底前完成，希望挪方支持。",
         "intended", "同挪方一道，推动港口建设，争取年底前完成", "2031"),
        ("zh", "2031年3月4日，外交部长谭维林在奥斯陆会见挪威外长霍尔姆。\n谭维林强调，中方绝不允许任何人破坏协议。",
         "binding", "绝不允许任何人破坏协议", None),
        ("zh", "2031年3月4日，外交部长谭维林在奥斯陆会见挪威外长霍尔姆。\n谭维林表示，中方将于2032年底前派两艘科考船。",
         "binding", "于2032年底前派两艘科考船", "2032"),
        ("zh", "2031年3月4日，外交部长谭维林在奥斯陆会见挪威外长霍尔姆。\n谭维林表示，中国同挪威将坚持合作。",
         "binding", "坚持合作", None),
        ("ru", "4 марта 2031 года министр иностранных дел России Лев Орлин встретился с министром иностранных дел Норвегии Астрид Хольм.\n"
         "Лев Орлин заявил, что Россия направит группу врачей в следующем году.", "binding", "направит группу врачей в следующем году", "2032"),
        ("ru", "4 марта 2031 года министр иностранных дел России Лев Орлин встретился с министром иностранных дел Норвегии Астрид Хольм.\n"
         "Лев Орлин подтвердил готовность России помочь в строительстве порта.", "intended", "помочь в строительстве порта", None),
    ],
)  # fmt: skip
def test_in_chinese_and_russian(lang: str, text: str, firmness: str, what: str, due: str | None) -> None:
    """In every language the undertaking ends where another act begins, and a verb that binds belongs to it."""
    cut = text.index("\n")
    page = Document("composed", text, lang, (Span(0, cut), Span(cut + 1, len(text))), published="2031-03-05")
    found = [s.commitment for s in reader(lang).read(page).statements if s.commitment]
    assert [(one.firmness, one.what.of(text), one.due) for one in found] == [(firmness, what, due)]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ana Vale of Portugal met with Foreign Minister Tomas Oren of Norway in Lisbon on 3 May 2031.\n"
        "Ms. Vale said that she would also like to note the progress made.",
        "The Deputy Secretary of State will then travel to Ankara to meet officials.",
    ],
)
def test_wishes_and_programmes(readout: Callable[..., Readout], text: str) -> None:
    """Politeness and the programme of a journey undertake nothing."""
    assert [s.commitment for s in readout(text, issuer="USA").statements if s.commitment] == []


@pytest.mark.parametrize("said", ["中方赞赏挪方将保护港口作为优先方向。", "中方对挪方将开设汉语课程感到高兴。", "这将有利于港口建设。"])
def test_what_is_no_promise_in_chinese(said: str) -> None:
    """What the other side will do, 将 in the place of 把, and what something will bring bind the speaker to nothing."""
    text = f"2031年3月4日，外交部长谭维林在奥斯陆会见挪威外长霍尔姆。\n谭维林表示，{said}"
    cut = text.index("\n")
    page = Document("composed", text, "zh", (Span(0, cut), Span(cut + 1, len(text))), published="2031-03-05")
    assert [s.commitment for s in reader("zh").read(page).statements if s.commitment] == []
