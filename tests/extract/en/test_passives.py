"""Sentences in which nobody is the subject."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.syntax.base import Reading

Read = Callable[..., Reading]

CASES = [
    ("Trade and fisheries were discussed.", "were discussed", "Trade and fisheries"),
    ("Trade was also discussed at length.", "was also discussed", "Trade"),
    ("During the talks, trade was discussed.", "was discussed", "trade"),
    ("It was agreed to open a port.", "was agreed", "open a port"),
    ("It was noted that trade has grown.", "was noted", "trade has grown"),
    ("Views were exchanged on trade.", "Views were exchanged", "trade"),
    ("An exchange of views took place on trade.", "exchange of views took place", "trade"),
    ("Special attention was paid to trade.", "Special attention was paid", "trade"),
    ("Readiness was confirmed to send experts.", "Readiness was confirmed", "send experts"),
    ("Trade with the islands also came under discussion.", "came under discussion", "Trade with the islands"),
    ("There was broad agreement on trade.", "There was broad agreement", "trade"),
    ("The talks focused on trade.", "focused", "trade"),
    ("The plan has been discussed.", "has been discussed", "The plan"),
    ("The topics of discussion included trade.", "topics of discussion included", "trade"),
    ("Among the topics discussed were trade and aid.", "topics discussed were", "trade and aid"),
    ("Other topics of the talks included, in part, aid.", "topics of the talks included", "in part, aid"),
    ("Trade was also on the agenda.", "on the agenda", "Trade"),
    ("Also on the agenda was trade.", "on the agenda was", "trade"),
    ("The agenda includes trade.", None, None),
    ("The bilateral agenda is rich.", None, None),
    ("The plan must be upheld.", None, None),
    ("The plan will be discussed.", None, None),
    ("The plan is to be discussed.", None, None),
    ("The plan being discussed is new.", None, None),
    ("Portugal is committed to the plan.", None, None),
]


@pytest.mark.parametrize(("text", "cue", "content"), CASES, ids=[row[0] for row in CASES])
def test_passives(read: Read, text: str, cue: str | None, content: str | None) -> None:
    """What was discussed, agreed or noted stands before or behind the verb, and belongs to all sides."""
    clauses = read(text).clauses[0]
    if cue is None:
        assert not [clause for clause in clauses if clause.passive]
    else:
        assert [(c.cue.of(text), c.content.of(text), c.passive, c.subjects) for c in clauses] == [(cue, content, True, ())]


def test_one_thing_was_reviewed_and_views_were_exchanged_on_another(read: Read) -> None:
    """Two passives in one sentence are two statements."""
    text = "The port was reviewed, and views were exchanged on trade."
    assert [clause.content.of(text) for clause in read(text).clauses[0]] == ["The port", "trade"]


def test_an_agent_speaks(read: Read) -> None:
    """"By X" names who said it, and then the clause is nobody else's."""
    text = "The plan was welcomed by Norway."
    (clause,) = read(text).clauses[0]
    assert (clause.passive, [m.party for m in clause.subjects], clause.content.of(text)) == (False, [("NOR",)], "The plan")
