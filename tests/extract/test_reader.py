"""All stages in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import UnsupportedLanguage
from communique.extract import reader
from communique.extract.reader import lead_of
from communique.model import Document, Readout, Span

Whole = Callable[..., Readout]

WORDS = [
    "Foreign Minister Ana Vale of Portugal", "Mr. Oren", "the two sides", "Norway", "she", "they", "said", "that",
    "expressed hope", "met with", "while", "was discussed", "trade", "on the sidelines of the Arctic Forum", "and", "will",
    "agreed to", "supports", "last year's summit", "by the end of 2032", ",", ".", ":", "“", "”", "’s", "\n", "1.", "May 3",
    "today", "here", "First,", "there was", "#", "😀", "\u200f", "שלום", "\x00", "İ", "中国", "外长", "министр", "сказал",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=120)


def document(text: str, lang: str) -> Document:
    """A document whose paragraphs are the lines of the text, its beginning being the headline too."""
    body: list[Span] = []
    start = 0
    for line in text.split("\n"):
        body += [Span(start, start + len(line))] if line.strip() else []
        start += len(line) + 1
    return Document("composed", text, lang, tuple(body), title=text[:60] or None, published="2031-05-14", issuer="PRT")


def spans(readout: Readout) -> list[Span | None]:
    """Every span that a readout quotes."""
    found: list[Span | None] = []
    for said in readout.statements:
        found += [said.cue, said.content, said.sentence]
        found += [said.commitment.what, said.commitment.deadline] if said.commitment else []
    found += [position.target for position in readout.positions]
    found += [reference.span for reference in readout.references]
    if readout.engagement:
        found += [readout.engagement.evidence, readout.engagement.host_event]
        found += [span for person in readout.engagement.participants for span in (person.mention, person.role)]
    return found


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
@settings(deadline=None, max_examples=60)
@given(text=TEXTS)
def test_any_text_is_read(lang: str, text: str) -> None:
    """Whatever the text, reading ends, and what it quotes are exact pieces of the text, twice the same."""
    given_text = document(text, lang)
    readout = reader(lang).read(given_text)
    for span in spans(readout):
        assert span is None or (0 <= span.start < span.end <= len(text) and span.of(text).strip())
    assert all(0 <= position.statement < len(readout.statements) for position in readout.positions)
    assert reader(lang).read(given_text) == readout


def test_a_readout_whole(readout: Whole) -> None:
    """From one short page: who met, when and where, who said what, about what, and what was referred to."""
    text = (
        "Foreign Minister Ana Vale of Portugal met with Foreign Minister Tomas Oren of Norway in Lisbon on 3 May 2031.\n"
        "Ms. Vale said that Portugal supports the peace plan and will send experts by the end of 2032.\n"
        "The two sides agreed to expand trade."
    )
    read = readout(text, issuer="PRT")
    assert read.engagement is not None
    assert (read.engagement.kind, read.engagement.date, read.engagement.city) == ("meeting", "2031-05-03", "Lisbon")
    assert [(s.party, s.mode, s.acts) for s in read.statements] == [
        (("PRT",), "explicit", ("support", "commit")),
        (("PRT", "NOR"), "joint", ("agree",)),
    ]
    assert read.statements[1].topics == ("trade",)
    assert [(p.holder, p.stance, p.target.of(text)) for p in read.positions] == [("PRT", "support", "peace plan")]
    bound = read.statements[0].commitment
    assert bound is not None and bound.deadline is not None and bound.due == "2032"


def test_a_mark_is_no_undertaking(readout: Whole) -> None:
    """Words that hold nothing but a transcript's mark bind nobody."""
    text = "President Vale agreed to “ #, that trade was discussed."
    bound = [s.commitment.what.of(text) for s in readout(text).statements if s.commitment]
    assert all(any(char.isalpha() for char in words) for words in bound)


def test_a_page_without_a_body_is_read(readout: Whole) -> None:
    """Nothing to read is nothing found, with the reason."""
    read = readout("")
    assert (read.statements, read.engagement, bool(read.reason)) == ((), None, True)


def test_an_unknown_language_is_refused() -> None:
    """A language without a lexicon names those that have one."""
    with pytest.raises(UnsupportedLanguage, match="supported: en"):
        reader("xx")


def test_what_stands_before_the_content() -> None:
    """The lead of a content is the sentence up to it, or nothing."""
    assert lead_of(Span(3, 20), Span(9, 20)) == Span(3, 9)
    assert lead_of(Span(3, 20), Span(3, 20)) is None


def test_a_press_conference_is_read_only_where_labels_tell_who_speaks(readout: Callable[..., Readout]) -> None:
    """Questions would else count as the words of whoever answered last."""
    title = "Spokesperson Ana Vale's Regular Press Conference"
    report = "Foreign Minister Tomas Oren of Norway met with Foreign Minister Ana Vale of Portugal. Ms. Vale praised the plan."
    plain = readout(report + " What is your comment?", title=title)
    assert (plain.engagement, plain.statements, plain.reason is None) == (None, (), False)
    labelled = readout("Ana Vale: Trade has grown.\nTomas Oren: It will grow.", title=title)
    assert [s.speakers for s in labelled.statements] == [("Ana Vale",), ("Tomas Oren",)]


def test_a_document_gets_the_issuer_that_its_publisher_tells() -> None:
    """What no page says is read from the publisher's name, and stands in the readout; what a page says stays."""
    text = "Foreign Minister Astrid Holm met Foreign Minister Pavel Zimin of Russia. Holm said that Norway supports the talks."
    ministry = Document("composed", text, "en", (Span(0, len(text)),), publisher="Ministry of Foreign Affairs of Norway")
    assert reader("en").read(ministry).document.issuer == "NOR"
    assert reader("en").read(replace(ministry, issuer="RUS")).document.issuer == "RUS"
