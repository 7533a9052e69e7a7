"""Paragraphs: blank lines, single lines and hard-wrapped text (composed)."""

from __future__ import annotations

from communique.sources import furniture
from communique.sources.paragraphs import blocks, ends_sentence

WRAPPED = """The Minister for Foreign Affairs of Sampleland, Jane Roe, met
today with the Minister for Foreign Affairs of Exampleland, John
<P-68>
Doe, in the capital. They exchanged views on regional security and
on trade.
The Minister thanked her guest for the support given during the


floods. She added that the two countries should do more for their
fishermen.
"""


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text of an unknown site."""
    return [text[block.start : block.end] for block in blocks(text, furniture.rules(None))]


def test_blank_lines_divide() -> None:
    """Blank lines and single line ends divide paragraphs of text that is not wrapped."""
    assert paragraphs("One sentence here.\n\nAnother one.\nA third.") == ["One sentence here.", "Another one.", "A third."]


def test_wrapped_lines_are_joined() -> None:
    """Lines cut by a width make one paragraph, over page marks and over a blank line within a sentence."""
    first, second = paragraphs(WRAPPED)
    assert first.startswith("The Minister for") and first.endswith("on trade.") and "<P-68>" in first
    assert second.startswith("The Minister thanked") and second.endswith("fishermen.")


def test_a_heading_over_wrapped_text_stands_alone() -> None:
    """A single line with a blank line after it is no part of the first paragraph."""
    assert paragraphs("A STATEMENT ON THE MEETING\n\n" + WRAPPED)[0] == "A STATEMENT ON THE MEETING"


def test_a_form_of_address_opens_its_paragraph() -> None:
    """A salutation that ends with a comma is joined to the sentence it opens."""
    assert paragraphs("John Doe: Ms Minister,\n\nWe met in spring.") == ["John Doe: Ms Minister,\n\nWe met in spring."]


def test_closing_quotation_marks_end_a_sentence() -> None:
    """A full stop counts when quotation marks or brackets close after it."""
    text = "He said: “Peace.”"
    assert ends_sentence(text, 0, len(text))
    assert not ends_sentence("He said", 0, 7)
