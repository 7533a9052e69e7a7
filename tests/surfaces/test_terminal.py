"""surfaces.terminal: the page a person reads in a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from tests.surfaces import composed

from communique.model import Readout, Span
from communique.surfaces import terminal


def test_the_meeting_stands_in_a_few_lines() -> None:
    """What, when, where, beside what and who, before anything is said."""
    lines = terminal.page(composed.english(), width=90).splitlines()
    assert "meeting · 4 March 2031 · Geneva, Switzerland · Beside: the Polar Forum" in lines
    assert "  China         Tan Weilin, State Councilor and Foreign Minister" in lines
    assert "  Also present  Liu Qing (Ambassador)" in lines


def test_a_heading_says_who_speaks_for_whom_and_in_whose_account() -> None:
    """Each change of speaker has a heading; the reported side is marked as reported."""
    headings = [line for line in terminal.page(composed.english()).splitlines() if " — " in line]
    assert headings == [
        "Astrid Holm, for Norway — as reported by China",
        "Tan Weilin, for China — in China’s own words",
        "Astrid Holm, for Norway — as reported by China",
        "Both sides, China and Norway — as reported by China",
    ]


def test_sentences_have_number_act_and_rule_and_carried_ones_a_mark() -> None:
    """A sentence without a cue is marked as carrying on; its act and rule stand below it."""
    lines = terminal.page(composed.english(), width=100).splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("┆   3› Norway is ready"))
    assert lines[at + 1] == "┆      commit · climate  [continued.same-paragraph]"


def test_the_bar_tells_the_side_without_colour() -> None:
    """Solid for the issuer's own words, broken for reported ones, double for both sides."""
    page = terminal.page(composed.english())
    assert "┃   6  Tan Weilin said" in page and "┆   1  Holm wished" in page and "║  11  The two sides" in page


def test_positions_commitments_references_and_topics_follow() -> None:
    """Findings point to the numbers of their sentences."""
    page = terminal.page(composed.english(), width=100)
    assert "Norway supports “two initiatives” = Clean Harbour Initiative, Open Lighthouse Initiative [5]" in page
    assert "China: “send two research vessels”; intended; no date stated [9]" in page
    assert "Qingdao Joint Statement (document)" in page
    assert "climate [2, 3, 9, 10]" in page


def test_without_an_engagement_the_reason_is_printed() -> None:
    """A press conference says why it has no engagement, and that nobody is quoted."""
    page = terminal.page(composed.conference())
    assert "No engagement: a press conference, not a readout" in page
    assert "Nobody is quoted or paraphrased in this text." in page


def test_a_chinese_page_speaks_chinese() -> None:
    """Labels and party names follow the language of the text."""
    page = terminal.page(composed.chinese())
    assert "谭伟林（代表中国） — 中国自述" in page and "霍尔姆（代表挪威） — 中国转述" in page


@pytest.mark.parametrize("width", [30, 41, 80, 100])
@pytest.mark.parametrize("readout", composed.everything(), ids=lambda r: r.document.lang[:2])
def test_no_line_is_wider_than_the_terminal(readout: Readout, width: int) -> None:
    """Lines are wrapped by columns, of which a Han character takes two."""
    assert max(cell_len(line) for line in terminal.page(readout, width=width).splitlines()) <= width


@pytest.mark.parametrize("readout", composed.everything(), ids=lambda r: r.document.lang[:2])
def test_without_colour_no_escape_code_is_printed(readout: Readout, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe gets plain characters, whatever the text holds and the environment asks for."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    page = terminal.page(readout)
    assert not any(ord(character) < 32 and character != "\n" for character in page)


def test_colour_adds_escape_codes_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its colours taken away, the coloured page is the plain one."""
    from rich.text import Text

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = terminal.page(composed.english(), coloured=True)
    assert "\x1b[" in coloured
    assert Text.from_ansi(coloured).plain.split() == terminal.page(composed.english()).split()


def test_no_han_line_begins_with_a_closing_mark() -> None:
    """A full stop or comma hangs at the end of the line before, at every width."""
    for width in range(30, 90):
        lines = terminal.page(composed.chinese(), width=width).splitlines()
        assert not [line for line in lines if line.lstrip("┃┆║│ 0123456789›").startswith(("，", "。", "”", "、"))]
        assert max(map(cell_len, lines)) <= width


def test_an_insertion_of_the_page_is_only_marked() -> None:
    """A sentence is read across a hover card that stands inside it."""
    readout = composed.english()
    start = readout.document.text.index(" in ocean research")
    document = replace(readout.document, asides=(Span(start, start + 3),))
    assert "open a new chapter[…] ocean research" in terminal.page(replace(readout, document=document), width=100)
