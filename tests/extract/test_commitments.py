"""What a side binds itself to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.commitments import commitment
from communique.extract.syntax.base import Reading, Syntax
from communique.model import Act, Statement

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
