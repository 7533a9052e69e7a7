"""Small readouts put together by hand, with invented people. All texts are composed."""

from __future__ import annotations

from dataclasses import replace

from communique.archive.pack import pack
from communique.archive.records import Capture, Packed
from communique.model import (
    Commitment,
    Document,
    Engagement,
    Participant,
    Position,
    Readout,
    Reference,
    Span,
    Statement,
)

ENGLISH = (
    "On 4 March 2031, Foreign Minister Tan Weilin met with Foreign Minister Astrid Holm in Geneva.\n"
    "Tan said that the strategic partnership has grown. He urged Norway to open the northern sea lanes by 2032.\n"
    "Holm noted that Norway opposes the closing of Taiwan's ports, and recalled the Bergen Summit."
)
CHINESE = "2031年3月4日，谭维林外长在日内瓦会见霍尔姆外长。谭维林表示，两国战略伙伴关系不断发展。霍尔姆指出，挪方重视台湾问题，坚持共识。"
RUSSIAN = (
    "4 марта 2031 года в Женеве Тань Вэйлинь провёл переговоры с Астрид Хольм. "
    "Тань Вэйлинь отметил развитие стратегического партнёрства. Хольм рассказала о переговорах с Лавровским."
)


def span(text: str, words: str) -> Span:
    """Where the words first stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def english(id: str = "composed:en", text: str = ENGLISH, **page: object) -> Readout:
    """Two ministers of invented names: four statements, a position, a commitment, a reference to an earlier meeting."""
    document = Document(
        **{  # type: ignore[arg-type]
            "id": id, "text": text, "lang": "en", "body": (Span(0, len(text)),), "publisher": "Composed Ministry of Norway",
            "issuer": "NOR", "title": "Ministers meet in Geneva", "published": "2031-03-05",
            "url": f"https://ministry.example/{id}", **page,
        }
    )  # fmt: skip
    if "Tan said" not in text:
        return Readout(document, None, reason="no engagement")
    opening = Span(0, text.index("\n"))
    tan = Participant("Tan Weilin", span(text, "Tan Weilin"), "CHN", span(text, "Foreign Minister"), record="tan-weilin")
    holm = Participant("Astrid Holm", span(text, "Astrid Holm"), "NOR", rule="composed")
    return Readout(
        document,
        Engagement("meeting", opening, "2031-03-04", "text", "Geneva", "CHE", participants=(tan, holm), rules={"date": "day"}),
        statements=tuple(_statements(text)),
        positions=(Position("NOR", "oppose", span(text, "the closing of Taiwan's ports"), 2, grade="opposes"),)
        if "Taiwan" in text
        else (),
        references=(Reference(span(text, "the Bergen Summit"), "meeting", "Bergen Summit"),) if "Bergen" in text else (),
    )


def _statements(text: str) -> list[Statement]:
    first = span(text, "the strategic partnership has grown")
    second = span(text, "Norway to open the northern sea lanes by 2032")
    made = [
        Statement(("Tan Weilin",), ("CHN",), "explicit", span(text, "said"), first, first, "subject", ("assess",), ("bilateral",),
                  issuer_side="NOR"),
        Statement(("Tan Weilin",), ("CHN",), "explicit", span(text, "urged"), second, second, "subject", ("urge",), ("security",),
                  issuer_side="NOR", commitment=Commitment(("NOR",), second, "offered", span(text, "by 2032"), "2032-12-31")),
    ]  # fmt: skip
    if "Taiwan" in text:
        third = span(text, "Norway opposes the closing of Taiwan's ports")
        made.append(Statement(("Astrid Holm",), ("NOR",), "explicit", span(text, "noted"), third, third, "subject",
                              ("oppose",), ("taiwan",), issuer_side="NOR"))  # fmt: skip
    return made


def chinese(id: str = "composed:zh") -> Readout:
    """The same meeting in Chinese, issued by the other side."""
    text = CHINESE
    said, noted = span(text, "两国战略伙伴关系不断发展"), span(text, "挪方重视台湾问题，坚持共识")
    document = Document(id, text, "zh", (Span(0, len(text)),), "Composed Ministry of China", "CHN", "谭维林会见霍尔姆",
                        published="2031-03-05", url=f"https://mission.example/{id}")  # fmt: skip
    people = (
        Participant("谭维林", span(text, "谭维林"), "CHN", record="tan-weilin"),
        Participant("霍尔姆", span(text, "霍尔姆"), "NOR"),
    )
    return Readout(
        document,
        Engagement("meeting", Span(0, text.index("。")), "2031-03-05", "relative", participants=people),
        (
            Statement(("谭维林",), ("CHN",), "explicit", span(text, "表示"), said, said, "subject", ("assess",), issuer_side="CHN"),
            Statement(("霍尔姆",), ("NOR",), "explicit", span(text, "指出"), noted, noted, "subject", ("assess",), ("taiwan",),
                      issuer_side="CHN"),
        ),
    )  # fmt: skip


def russian(id: str = "composed:ru") -> Readout:
    """A third account of it in Russian, without statements."""
    document = Document(id, RUSSIAN, "ru", (Span(0, len(RUSSIAN)),), "Composed agency", None, "Переговоры в Женеве",
                        published="2031-03-06")  # fmt: skip
    return Readout(document, None, reason="composed")


def packed(readout: Readout, **capture: object) -> Packed:
    """The readout as it goes into an archive."""
    return pack(readout, Capture(**{"source": "composed.jsonl", "origin": "composed.jsonl:1", "how": "jsonl", **capture}))  # type: ignore[arg-type]


def with_text(readout: Readout, old: str, new: str) -> Readout:
    """The English readout with other words in its text."""
    document = readout.document
    assert old in document.text
    page = {"url": document.url, "title": document.title, "published": document.published}
    return replace(english(document.id, document.text.replace(old, new), **page))
