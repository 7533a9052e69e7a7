"""Readouts put together by hand: every mode, every side, invented people. All texts are composed.

`english()` has two persons, a carried-on paragraph, a sentence with two speakers, a joint statement, positions with
antecedents, a commitment and references; `chinese()`, `russian()` and `conference()` are short; `hostile()` tries to
break out of every surface.
"""

from __future__ import annotations

from communique.model import (
    Alternate,
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

ENGLISH = """Home > News
Foreign Minister Tan Weilin Meets with Norwegian Foreign Minister Astrid Holm

2031-03-05 18:04

On March 4, 2031 local time, State Councilor and Foreign Minister Tan Weilin met with Norwegian Foreign Minister Astrid Holm on the sidelines of the Polar Forum in Geneva. Ambassador Liu Qing was present.

Holm wished the Year of the Sea a complete success. She expressed the belief that the two countries will open a new chapter in ocean research. Norway is ready to share its ice charts with China by the end of 2032. The Clean Harbour Initiative and the Open Lighthouse Initiative, put forward in Bergen, are very important for small ports. Norway highly appreciates and actively supports the two initiatives.

Tan Weilin said, the two sides held a useful round of consultations in Qingdao last autumn. China supports the Clean Harbour Initiative and opposes the closing of northern sea lanes. The two sides should make full use of the Qingdao Joint Statement. The mood was warm. Tan stressed that China will send two research vessels, while Holm noted that Norway may welcome them in Tromsø.

The two sides exchanged views on fishing in the far north.

Back to top"""


class Finder:
    """Spans of a text by their words, so that composed offsets are never counted by hand."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self, words: str, start: int = 0) -> Span:
        """The first place of `words` at or after `start`."""
        start = self.text.index(words, start)
        return Span(start, start + len(words))


def body(text: str, first: str, last: str) -> tuple[Span, ...]:
    """The paragraphs from the one that holds `first` to the one that holds `last`."""
    spans, start = [], 0
    for paragraph in text.split("\n\n"):
        spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 2
    inside = [i for i, span in enumerate(spans) if first in span.of(text) or last in span.of(text)]
    return tuple(spans[inside[0] : inside[-1] + 1])


def english() -> Readout:
    """A page of China's mission with both sides' words, in the manner of its ministry."""
    text, find = ENGLISH, Finder(ENGLISH)
    document = Document(
        id="composed:polar-forum",
        text=text,
        lang="en",
        body=body(text, "On March 4", "fishing"),
        publisher="China's mission to the Polar Forum (composed)",
        issuer="CHN",
        title="Foreign Minister Tan Weilin Meets with Norwegian Foreign Minister Astrid Holm",
        title_span=find("Foreign Minister Tan Weilin Meets with Norwegian Foreign Minister Astrid Holm"),
        published="2031-03-05T18:04",
        url="https://mission.example/news/polar?a=1&b=2",
        breadcrumb=("Home", "News"),
        alternates=(Alternate("zh", "中文", "https://mission.example/zh/polar"), Alternate("no", "Norsk")),
        profile="composed",
    )
    meeting = find("On March 4, 2031 local time")
    engagement = Engagement(
        kind="meeting",
        evidence=Span(meeting.start, text.index(" Ambassador Liu")),
        date="2031-03-04",
        date_basis="text",
        city="Geneva",
        country="CHE",
        host_event=find("the Polar Forum", meeting.start),
        participants=(
            Participant(
                "Tan Weilin",
                find("Tan Weilin met"),
                "CHN",
                find("State Councilor and Foreign Minister"),
                rule="participant.subject",
            ),
            Participant(
                "Astrid Holm",
                find("Astrid Holm on the"),
                "NOR",
                find("Norwegian Foreign Minister", meeting.start),
                rule="participant.object",
            ),
            Participant("Liu Qing", find("Liu Qing"), "CHN", find("Ambassador"), principal=False),
        ),
        rules={"kind": "kind.met", "date": "date.local-time"},
    )
    return Readout(document, engagement, *_english_claims(Finder(text)))


def _english_claims(find: Finder) -> tuple[tuple[Statement, ...], tuple[Position, ...], tuple[Reference, ...]]:
    holm = {"speakers": ("Astrid Holm",), "party": ("NOR",), "issuer_side": "CHN"}
    tan = {"speakers": ("Tan Weilin",), "party": ("CHN",), "issuer_side": "CHN"}
    both = {"speakers": (), "party": ("CHN", "NOR"), "issuer_side": "CHN"}

    def said(who: dict, mode: str, sentence: str, cue: str | None, content: str, *acts: str, **more: object) -> Statement:
        whole = find(sentence)
        return Statement(
            mode=mode,  # type: ignore[arg-type]
            cue=find(cue, whole.start) if cue else None,
            content=find(content, whole.start),
            sentence=whole,
            acts=acts,  # type: ignore[arg-type]
            **({"rule": f"{mode}.subject-cue" if cue else "continued.same-paragraph"} | who | more),
        )

    statements = (
        said(holm, "explicit", "Holm wished the Year of the Sea a complete success.", "wished", "the Year of the Sea a complete success", "courtesy", topics=("domestic",), strength=2, act_rules=("cue.wish",)),
        said(holm, "explicit", "She expressed the belief that the two countries will open a new chapter in ocean research.", "expressed the belief", "the two countries will open a new chapter in ocean research", "believe", topics=("bilateral", "climate"), flags=("future",), strength=2),
        said(holm, "continued", "Norway is ready to share its ice charts with China by the end of 2032.", None, "Norway is ready to share its ice charts with China by the end of 2032", "commit", topics=("climate",), commitment=Commitment(("NOR",), find("share its ice charts with China"), "offered", find("by the end of 2032"), "2032-12-31")),
        said(holm, "continued", "The Clean Harbour Initiative and the Open Lighthouse Initiative, put forward in Bergen, are very important for small ports.", None, "The Clean Harbour Initiative and the Open Lighthouse Initiative, put forward in Bergen, are very important for small ports", "assess", topics=("development",)),
        said(holm, "continued", "Norway highly appreciates and actively supports the two initiatives.", None, "Norway highly appreciates and actively supports the two initiatives", "support", topics=("development",)),
        said(tan, "explicit", "Tan Weilin said, the two sides held a useful round of consultations in Qingdao last autumn.", "said", "the two sides held a useful round of consultations in Qingdao last autumn", "inform", topics=("bilateral",), strength=1),
        said(tan, "continued", "China supports the Clean Harbour Initiative and opposes the closing of northern sea lanes.", None, "China supports the Clean Harbour Initiative and opposes the closing of northern sea lanes", "support", "oppose", topics=("development", "trade")),
        said(tan, "continued", "The two sides should make full use of the Qingdao Joint Statement.", None, "The two sides should make full use of the Qingdao Joint Statement", "propose", topics=("bilateral",)),
        said(tan, "explicit", "Tan stressed that China will send two research vessels, while Holm noted that Norway may welcome them in Tromsø.", "stressed", "China will send two research vessels", "commit", topics=("climate",), strength=3, flags=("future",), addressee=("NOR",), commitment=Commitment(("CHN",), find("send two research vessels"), "intended")),
    )  # fmt: skip
    statements += (
        said(holm, "explicit", "Tan stressed that China will send two research vessels, while Holm noted that Norway may welcome them in Tromsø.", "noted", "Norway may welcome them in Tromsø", "believe", topics=("climate",), strength=1, flags=("hypothetical",)),
        said(both, "joint", "The two sides exchanged views on fishing in the far north.", "exchanged views", "fishing in the far north", "discuss", topics=("trade",), rule="joint.collective"),
    )  # fmt: skip
    clean, light = "Clean Harbour Initiative", "Open Lighthouse Initiative"
    positions = (
        Position("NOR", "support", find("two initiatives", statements[4].content.start), 4, (clean, light), "supports", "stance.support"),
        Position("CHN", "support", find(clean, statements[6].content.start), 6, (), "supports", "stance.support"),
        Position("CHN", "oppose", find("closing of northern sea lanes"), 6, (), "opposes", "stance.oppose"),
    )
    references = (
        Reference(find(clean), "initiative", clean, "reference.named"),
        Reference(find(light), "initiative", light, "reference.named"),
        Reference(find("Qingdao Joint Statement"), "document", "Qingdao Joint Statement"),
    )
    return statements, positions, references


def chinese() -> Readout:
    """A short Chinese readout: the issuer speaks and reports its guest."""
    text = "2031年3月4日，外交部长谭伟林在日内瓦会见挪威外交大臣霍尔姆。\n\n谭伟林表示，中方愿同挪方加强极地科研合作。中国支持清洁港口倡议。\n\n霍尔姆祝愿海洋年取得圆满成功。\n\n双方就北方渔业交换了意见。"
    find = Finder(text)
    tan = {"speakers": ("谭伟林",), "party": ("CHN",), "issuer_side": "CHN", "rule": "explicit.subject-cue"}
    holm = {"speakers": ("霍尔姆",), "party": ("NOR",), "issuer_side": "CHN", "rule": "explicit.subject-cue"}
    both = {"speakers": (), "party": ("CHN", "NOR"), "issuer_side": "CHN", "rule": "joint.collective"}
    document = Document(
        id="composed:zh", text=text, lang="zh", body=body(text, "2031年", "双方"), publisher="中国驻日内瓦代表团（编写）",
        issuer="CHN", title="谭伟林会见挪威外交大臣霍尔姆", published="2031-03-04",
    )  # fmt: skip
    engagement = Engagement(
        kind="meeting", evidence=document.body[0], date="2031-03-04", date_basis="text", city="日内瓦", country="CHE",
        participants=(
            Participant("谭伟林", find("谭伟林"), "CHN", find("外交部长")),
            Participant("霍尔姆", find("霍尔姆"), "NOR", find("挪威外交大臣")),
        ),
    )  # fmt: skip
    statements = (
        Statement(mode="explicit", sentence=find("谭伟林表示，中方愿同挪方加强极地科研合作。"), cue=find("表示"), content=find("中方愿同挪方加强极地科研合作"), acts=("commit",), topics=("climate",), **tan),
        Statement(mode="continued", sentence=find("中国支持清洁港口倡议。"), cue=None, content=find("中国支持清洁港口倡议"), acts=("support",), topics=("development",), **tan),
        Statement(mode="explicit", sentence=find("霍尔姆祝愿海洋年取得圆满成功。"), cue=find("祝愿"), content=find("海洋年取得圆满成功"), acts=("courtesy",), **holm),
        Statement(mode="joint", sentence=find("双方就北方渔业交换了意见。"), cue=find("交换了意见"), content=find("北方渔业"), acts=("discuss",), topics=("trade",), **both),
    )  # fmt: skip
    positions = (Position("CHN", "support", find("清洁港口倡议"), 1),)
    return Readout(document, engagement, statements, positions)


def russian() -> Readout:
    """A short Russian readout with a side that speaks without a person."""
    text = "5 марта 2031 года состоялся телефонный разговор Олега Зимина с Астрид Хольм.\n\nС российской стороны подчёркнута важность свободного плавания. А.Хольм выразила надежду на продолжение диалога."
    find = Finder(text)
    document = Document(
        id="composed:ru", text=text, lang="ru", body=body(text, "5 марта", "диалога"), publisher="МИД (вымышленный текст)",
        issuer="RUS", title="О телефонном разговоре Олега Зимина с Астрид Хольм", published="2031-03-05",
    )  # fmt: skip
    engagement = Engagement(
        kind="call", evidence=document.body[0], date="2031-03-05", date_basis="text",
        participants=(
            Participant("Олег Зимин", find("Олега Зимина"), "RUS"),
            Participant("Астрид Хольм", find("Астрид Хольм"), "NOR"),
        ),
    )  # fmt: skip
    statements = (
        Statement((), ("RUS",), "explicit", find("подчёркнута"), find("важность свободного плавания"), find("С российской стороны подчёркнута важность свободного плавания."), "passive.side", ("assess",), ("trade",), issuer_side="RUS"),
        Statement(("Астрид Хольм",), ("NOR",), "explicit", find("выразила надежду"), find("продолжение диалога"), find("А.Хольм выразила надежду на продолжение диалога."), "explicit.subject-cue", ("believe",), ("bilateral",), issuer_side="RUS"),
    )  # fmt: skip
    return Readout(document, engagement, statements)


def conference() -> Readout:
    """A press conference: no engagement, and the reason for it."""
    text = "Good afternoon, everyone. Welcome to today's press briefing.\n\nQ: Any news on the harbour?\nA: None today."
    document = Document(id="composed:press", text=text, lang="en", body=body(text, "Good", "None"), title="Press briefing")
    return Readout(document, None, reason="a press conference, not a readout")


def hostile() -> Readout:
    """Everything a page could print to break out: tags, terminal codes, a script address, bidirectional overrides."""
    evil = "<script>alert(1)</script>"
    text = f"{evil} & \x1b[31mred\x1b[0m \u202ereversed 😀 met.\n\nMr {evil} said {evil} \x07bell 😀 ok."
    find = Finder(text)
    document = Document(
        id=f"composed:{evil}\n../x", text=text, lang='en" onload="x', body=body(text, "red", "bell"), publisher=evil,
        title=f'{evil}"><img src=x onerror=alert(1)> \x1b]0;owned\x07', url="javascript:alert(1)", published="never<b>",
        breadcrumb=(evil,), alternates=(Alternate('zh"', evil, "javascript:alert(2)"),),
    )  # fmt: skip
    statement = Statement(
        (f"Mr {evil}",), ("<b>X</b>",), "explicit", find("said"), find(f"{evil} \x07bell 😀 ok"),
        document.body[1], "rule<i>", ("inform",),
    )  # fmt: skip
    engagement = Engagement("meeting", document.body[0], city=evil, participants=(Participant(evil, Span(0, 25), evil),))
    return Readout(document, engagement, (statement,), (Position("<b>X</b>", "oppose", statement.content, 0, (evil,)),))


def everything() -> list[Readout]:
    """All composed readouts."""
    return [english(), chinese(), russian(), conference(), hostile()]
