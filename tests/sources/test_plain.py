"""Plain text copied from pages: what is readout, what is page. All people and places are invented (composed)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Document
from communique.sources.page import from_text

FIRST = "On May 3, 2021 local time, Minister Ann Example met with Sampleland's Foreign Minister John Roe in Testville."
SECOND = "Roe said that Sampleland hopes for more trade, and that the two sides should keep in touch."


def read(text: str, **known: str | None) -> Document:
    """The document of a text with what is known of it."""
    return from_text(text, id="composed", **known)


def body(document: Document) -> list[str]:
    """The paragraphs of the readout proper."""
    return [span.of(document.text) for span in document.body]


def outside(document: Document) -> str:
    """Everything that is not body."""
    text, position = "", 0
    for span in document.body:
        text += document.text[position : span.start]
        position = span.end
    return text + document.text[position:]


def test_a_page_of_chinas_ministry() -> None:
    """Menu, trail, headline, time and the link to a friend are kept as metadata and never body."""
    page = read(
        "Home Meetings & Statements Events & Activities Documents About China 中文\n\u00a0Home\u00a0>\u00a0China News\n"
        "Ann Example Meets with Foreign Minister John Roe of Sampleland\n\n2021-05-04 18:04\n\n"
        f"{FIRST}\n\n{SECOND}\n\nSuggest to a friend"
    )
    assert body(page) == [FIRST, SECOND]
    assert page.title == "Ann Example Meets with Foreign Minister John Roe of Sampleland"
    assert page.title_span is not None and page.title_span.of(page.text) == page.title
    assert page.published == "2021-05-04T18:04"
    assert page.breadcrumb == ("Home", "China News")
    assert page.sections == ("Home", "Meetings & Statements", "Events & Activities", "Documents", "About China")
    assert [(other.lang, other.label) for other in page.alternates] == [("zh", "中文")]
    assert (page.profile, page.issuer) == ("mfa_cn", "CHN")


def test_an_hour_or_a_titled_person_above_the_headline_is_no_section() -> None:
    """What stands over a headline names sections, but a clock, or who speaks with their office, does not."""
    page = read(
        "Briefing Room\n10:27 A.M. EDT\nAnn Example, Deputy Minister\nAnn Example Meets with Foreign Minister John Roe\n\n"
        f"{FIRST}\n\n{SECOND}"
    )
    assert page.sections == ("Briefing Room",)


def test_nothing_before_a_known_headline_is_body() -> None:
    """Where the headline is known, menus and notices above it are head, and lines of page tools are no body."""
    page = read(
        "We use cookies on this site. They help us to see what is read.\nEnglish | Français\n"
        "Home News and Statements of the Minister and Events and About Us\n"
        f"Ann Example Meets Roe\nPrint   Share\n\n{FIRST}\n\nShare | Print | 中文",
        title="Ann Example Meets Roe",
    )
    assert body(page) == [FIRST]
    assert [other.lang for other in page.alternates] == ["en", "fr", "zh"]


UNKNOWN = {
    "numbered release": (
        f"PR. NO. 217/2021\n\nForeign Minister meets his counterpart\n\n{FIRST}\n\nTestville\n6 May 2021\n",
        "Foreign Minister meets his counterpart",
        "2021-05-06",
    ),
    "numbered headline": (
        f"Ministry of Example\nHome Page / Releases\nNo: 11, 3 May 2021, Press Release Regarding a Visit\n{FIRST}\nShare Print\n",
        "Press Release Regarding a Visit",
        "2021-05-03",
    ),
    "wire": (
        f"Home | World\nExample holds talks with Roe\nSource: Wire| 2021-05-04 18:22:11|Editor: nn\n{FIRST} (Wire)\n",
        "Example holds talks with Roe",
        "2021-05-04T18:22",
    ),
    "office line after the headline": (
        "Federal Chancellor speaks with President Roe\n\nPress release 12\n\nMonday, 3 May 2021\n"
        f"Press and Information Office of the Federal Government\n\n{FIRST}\n",
        "Federal Chancellor speaks with President Roe",
        "2021-05-03",
    ),
    "contacts at the end": (
        f"Sampleland: High Representative spoke with Minister Roe\n12.05.2021\n{FIRST}\nContact\nJane Poe\n+00 00 00\n",
        "Sampleland: High Representative spoke with Minister Roe",
        "2021-05-12",
    ),
}


HAN = "2021年5月3日，国务委员某某在样本城会见样本国外长罗伊。"
CYRILLIC = "3 мая 2021 года в Примерске состоялась встреча министра А.Примеровой с министром Дж.Роу."

SCRIPTS = {
    "a Chinese paper": (
        f"某某会见样本国外长\n2021年05月03日18:22 | 来源：某报\n小字号\n本报样本城5月3日电 （记者某某）{HAN}\n"
        "《 某报 》（ 2021年05月04日 03 版）\n(责编：某某、某某)\n分享让更多人看到\n",
        "某某会见样本国外长",
        "2021-05-03T18:22",
        HAN,
    ),
    "a Chinese ministry": (
        f"English Français 无障碍\n您现在的位置：首页 > 重要新闻\n某某会见样本国外长\n来源：（供稿） 2021-05-03\n[字体：大 中 小] 打印本页\n"
        f"{HAN}\n附件\n相关新闻\n某某同罗伊通电话 (2020-06-18)\n",
        "某某会见样本国外长",
        "2021-05-03",
        HAN,
    ),
    "a Russian ministry": (
        "Главная / Новости\nО встрече министра А.Примеровой с министром Дж.Роу\n1804-03-05-2021\nРусский | English\n"
        f"{CYRILLIC}\nПоделиться\nTelegram ВКонтакте\nДокументы на тему\n",
        "О встрече министра А.Примеровой с министром Дж.Роу",
        "2021-05-03",
        CYRILLIC,
    ),
}


@pytest.mark.parametrize(("text", "title", "published", "expected"), SCRIPTS.values(), ids=SCRIPTS)
def test_unknown_sites_in_other_scripts(text: str, title: str, published: str, expected: str) -> None:
    """Pages in Chinese and Russian are read like those in English."""
    page = read(text)
    assert (page.title, page.published) == (title, published)
    assert body(page) == [expected]


@pytest.mark.parametrize(("text", "title", "published"), UNKNOWN.values(), ids=UNKNOWN)
def test_unknown_sites(text: str, title: str, published: str) -> None:
    """A site that no profile knows is read by what most pages share."""
    page = read(text)
    assert page.profile is None and page.issuer is None
    assert page.title == title
    assert page.published == published
    assert [paragraph.removesuffix(" (Wire)") for paragraph in body(page)] == [FIRST]


def test_a_wire_dateline_is_kept() -> None:
    """Place and day before the first sentence are a dateline, and the sentence begins after them."""
    page = read(f"TESTVILLE, May 3 (Wire) -- {FIRST}")
    assert page.dateline is not None and page.dateline.of(page.text) == "TESTVILLE, May 3 (Wire) -- "
    assert body(page) == [FIRST]


def test_a_release_label_is_kept() -> None:
    """The label over a release dates and places it, and lies outside the body."""
    label = "The following is the text of a press release issued in Testville on May 4, 2021:"
    page = read(f"{label}\n{FIRST}\n{SECOND}\nMay 04, 2021")
    assert page.label is not None and page.label.of(page.text) == label
    assert body(page) == [FIRST, SECOND]


def test_a_given_headline_is_recognised() -> None:
    """A headline known from elsewhere is found in the text; a first sentence that equals it stays body."""
    page = read(f"Example meets Roe\n\n{FIRST}", title="Example meets Roe")
    assert body(page) == [FIRST]
    assert body(read(f"{FIRST}\n\n{SECOND}", title=FIRST)) == [FIRST, SECOND]


def test_a_given_headline_run_into_the_text() -> None:
    """A headline fused with the first sentence is cut off where the sentence begins."""
    page = read(f"Example meets Roe {FIRST}", title="Example meets Roe")
    assert page.title_span is not None and page.title_span.of(page.text) == "Example meets Roe"
    assert body(page) == [FIRST]


def test_a_copy_of_the_kremlins_page_in_one_line() -> None:
    """Headline, dateline, links and hover cards fused into Russian sentences are told apart from them."""
    page = read(
        "Встреча с Министром иностранных дел Примерии Иваном Примеровым 4 марта 2021 года 20:10 Москва, Кремль "
        "В Кремле состоялась встреча с Иваном Примеровым Примеров Иван Петрович Министр иностранных дел Примерии . "
        "Стороны обсудили торговлю. Смотрите также Встреча с гостем 13 марта 2021 года",
        publisher="Президент России",
    )
    assert page.title == "Встреча с Министром иностранных дел Примерии Иваном Примеровым"
    assert page.dateline is not None and page.dateline.of(page.text) == "4 марта 2021 года 20:10 Москва, Кремль"
    assert page.published == "2021-03-04T20:10"
    assert len(page.body) == 1 and body(page)[0].endswith("Стороны обсудили торговлю.")
    assert [span.of(page.text) for span in page.asides] == ["Примеров Иван Петрович Министр иностранных дел Примерии"]


def test_a_post_of_a_channel() -> None:
    """Pictograms and hashtags fall away; the first line of a post is its first sentence, not a headline."""
    page = read(
        f"🇷🇺 📞 On May 3, Minister Ann Example spoke with John Roe (May 3, 2021)\n\n🤝 {SECOND}\n\n#Talks #Example",
        publisher="Ministry of Foreign Affairs of Russia (Telegram)",
        title="On May 3, Minister Ann Example spoke with John Roe (May 3, 2021)",
    )
    assert body(page) == ["On May 3, Minister Ann Example spoke with John Roe (May 3, 2021)", SECOND]


def test_a_broadcast() -> None:
    """The lead-in of the evening news is cut and the sentence after it stays."""
    page = read("央视网消息（新闻联播）：国务委员某某3日在北京会见样本国外长罗伊。\n\n　　某某表示，双方应加强合作。")
    assert body(page) == ["国务委员某某3日在北京会见样本国外长罗伊。", "某某表示，双方应加强合作。"]
    assert page.profile == "cctv_xwlb"


def test_headings_within_the_text_are_no_sentences() -> None:
    """A capitalised line between paragraphs is left out; a list of participants is not."""
    page = read(f"{FIRST}\n\nTrade and Fisheries\n\n{SECOND}\n\n- Jane Poe, Ambassador\n- John Doe, Envoy")
    assert body(page) == [FIRST, SECOND, "- Jane Poe, Ambassador", "- John Doe, Envoy"]


def test_a_text_of_one_headline_is_body() -> None:
    """Where there is no sentence at all, nothing is thrown away."""
    assert body(read("Minister Example Meets Minister Roe")) == ["Minister Example Meets Minister Roe"]


PIECES = st.sampled_from([FIRST, SECOND, "Home > News", "Share", "2021-05-03", "###", "#Tag", "x", " ", "\u2028", "某某表示，好。"])


@given(st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", " "]))
def test_offsets_hold_for_any_text(pieces: list[str], between: str) -> None:
    """Body spans are in order, do not overlap, are not empty, and begin and end with a printed character."""
    page = read(between.join(pieces))
    position = 0
    for span in page.body:
        assert position <= span.start < span.end <= len(page.text)
        assert span.of(page.text) == span.of(page.text).strip()
        position = span.end
    for aside in page.asides:
        assert any(span.start <= aside.start and aside.end <= span.end for span in page.body)


@given(st.text(max_size=200))
def test_the_text_is_left_as_received(text: str) -> None:
    """No character of a text is changed."""
    assert read(text).text == text
