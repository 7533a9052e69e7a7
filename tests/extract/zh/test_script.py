"""Traditional characters and half-width marks are read as simplified and full-width ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.extract.syntax.chinese.script import fold_han


def test_traditional_is_read_as_simplified() -> None:
    """A text from Taipei folds to the same characters as one from Beijing."""
    assert fold_han("外交部長會見博爾多來賓，強調雙邊關係") == "外交部长会见博尔多来宾，强调双边关系"


def test_marks_are_unified() -> None:
    """ASCII commas between Han characters, brackets and corner quotation marks become full-width marks."""
    assert fold_han("他說:「好」,(笑)") == "他说：“好”，（笑）"


def test_numbers_keep_their_comma() -> None:
    """A comma between digits is no punctuation of the sentence."""
    assert fold_han("共1,000人") == "共1,000人"


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    """One character for one, whatever the text."""
    assert len(fold_han(text)) == len(text)
