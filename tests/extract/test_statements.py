"""Who says what: clauses become statements, and sentences without a cue carry words on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Readout, Statement

Whole = Callable[..., Readout]
Row = tuple[str, str, str, str]

REPORT = "Foreign Minister Ana Vale of Portugal met with Foreign Minister Tomas Oren of Norway.\n"


def row(statement: Statement, text: str) -> Row:
    """(speakers or parties, mode, cue, content) of a statement."""
    who = "+".join(name.split()[-1] for name in statement.speakers) or "+".join(statement.party)
    return who, statement.mode, statement.cue.of(text) if statement.cue else "", statement.content.of(text)


CASES: list[tuple[str, list[Row]]] = [
    # explicit and joint
    ("Ms. Vale said that trade has grown.", [("Vale", "explicit", "said", "trade has grown")]),
    ("The two sides discussed trade.", [("PRT+NOR", "joint", "discussed", "trade")]),
    ("The two ministers discussed trade.", [("Vale+Oren", "joint", "discussed", "trade")]),
    ("Ms. Vale and Mr. Oren praised the plan.", [("Vale+Oren", "joint", "praised", "the plan")]),
    ("Portugal and Norway agreed to open a port.", [("PRT+NOR", "joint", "agreed", "open a port")]),
    ("Ms. Vale praised the plan, while Mr. Oren noted its costs.",
     [("Vale", "explicit", "praised", "the plan"), ("Oren", "explicit", "noted", "its costs")]),
    # passives
    ("The Portuguese side praised the plan, and the Norwegian side noted its costs.",
     [("PRT", "explicit", "praised", "the plan"), ("NOR", "explicit", "noted", "its costs")]),
    ("Ms. Vale and Mr. Oren met in Halm and reaffirmed the pact.", [("Vale+Oren", "joint", "reaffirmed", "the pact")]),
    ("Ms. Vale made a call with Mr. Oren to explore trade.", []),
    ("Ms. Vale welcomed Mr. Oren to Portugal.", [("Vale", "explicit", "welcomed", "Mr. Oren to Portugal")]),
    ("Ms. Vale welcomed Mr. Oren to the Old Palace.", []),
    ("Ms. Vale held a welcome ceremony for Mr. Oren.", []),
    ("The two sides reached the following understandings:",
     [("PRT+NOR", "joint", "reached", "the following understandings")]),
    ("Ms. Vale said that trade has grown.\nThe plan works. It helps the north, Mr. Oren stated.",
     [("Vale", "explicit", "said", "trade has grown"), ("Oren", "continued", "", "The plan works"),
      ("Oren", "explicit", "stated", "It helps the north")]),
    ("Ms. Vale discussed trade with Mr. Oren.", [("Vale+Oren", "joint", "discussed", "trade")]),
    ("Ms. Vale said on Monday that trade has grown.", [("Vale", "explicit", "said", "trade has grown")]),
    ("On trade, the Portuguese minister and the Norwegian minister praised the plan.",
     [("Vale+Oren", "joint", "praised", "the plan")]),
    ("Mr. Oren called on and was hosted to lunch by Ms. Vale.", []),
    ("Trade has grown, according to Mr. Oren.", [("Oren", "explicit", "according to Mr. Oren", "Trade has grown")]),
    ("The guest praised the plan, and the host official noted its costs.",
     [("Oren", "explicit", "praised", "the plan"), ("Vale", "explicit", "noted", "its costs")]),
    ("Trade was discussed.", [("PRT+NOR", "joint", "was discussed", "Trade")]),
    ("Readiness was confirmed to send experts.", [("PRT", "explicit", "Readiness was confirmed", "send experts")]),
    ("Mutual readiness was confirmed to send experts.", [("PRT+NOR", "joint", "readiness was confirmed", "send experts")]),
    ("The plan was welcomed by Norway.", [("NOR", "explicit", "was welcomed", "The plan")]),
    ("Trade has grown. This was noted by Mr. Oren.", [("Oren", "continued", "", "Trade has grown")]),
    # carried on inside the paragraph, by the speaker's side over its end
    ("Ms. Vale said that trade has grown. It will grow.",
     [("Vale", "explicit", "said", "trade has grown"), ("Vale", "continued", "", "It will grow")]),
    ("Ms. Vale said that trade has grown. Norway supports it.",
     [("Vale", "explicit", "said", "trade has grown"), ("Vale", "continued", "", "Norway supports it")]),
    ("Ms. Vale said that trade has grown.\nPortugal is ready to help.",
     [("Vale", "explicit", "said", "trade has grown"), ("Vale", "continued", "", "Portugal is ready to help")]),
    ("Ms. Vale said that trade has grown.\nThe two sides should expand it.",
     [("Vale", "explicit", "said", "trade has grown"), ("Vale", "continued", "", "The two sides should expand it")]),
    ("Ms. Vale said that trade has grown.\nThe plan works.", [("Vale", "explicit", "said", "trade has grown")]),
    ("Ms. Vale said that trade has grown. They signed a memorandum. The memorandum is short.",
     [("Vale", "explicit", "said", "trade has grown")]),
    ("Ms. Vale said: “Trade has grown.” “It will grow.”",
     [("Vale", "explicit", "said", "Trade has grown"), ("Vale", "continued", "", "It will grow")]),
    # a quotation that a line announces, over its paragraphs
    ("Ms. Vale said:\n“Trade has grown. It will grow.”\n“The port is open.”\nThe port is old.",
     [("Vale", "explicit", "said", "Trade has grown"), ("Vale", "continued", "", "It will grow"),
      ("Vale", "continued", "", "The port is open")]),
    ("“Norway supports the plan,” Ms. Vale said.", [("Vale", "explicit", "said", "Norway supports the plan")]),
    # an undertaking amid joint words
    ("The two sides discussed trade. Mr. Oren will send experts.",
     [("PRT+NOR", "joint", "discussed", "trade"), ("Oren", "continued", "", "Mr. Oren will send experts")]),
    ("The two sides discussed trade. Norway will send experts.",
     [("PRT+NOR", "joint", "discussed", "trade"), ("NOR", "continued", "", "Norway will send experts")]),
    # points
    ("Ms. Vale put forward three proposals.\nFirst, trade should grow.\nSecond, aid should grow.",
     [("Vale", "continued", "", "First, trade should grow"), ("Vale", "continued", "", "Second, aid should grow")]),
    # the issuer's own voice
    ("Portugal supports the plan. It works.", [("PRT", "continued", "", "Portugal supports the plan"), ("PRT", "continued", "", "It works")]),
    ("Norway supports the plan.", [("NOR", "explicit", "supports", "the plan")]),
    # nobody speaks
    ("The plan works.", []),
    ("Ms. Vale arrived on Monday.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_statements(readout: Whole, text: str, expected: list[Row]) -> None:
    """Cues attribute, sentences without one carry on what was begun, and narration ends it."""
    text = REPORT + text
    assert [row(s, text) for s in readout(text, issuer="PRT").statements] == expected


TRANSCRIPTS: list[tuple[str, list[Row]]] = [
    ("Ms. Vale: Trade has grown.\nNorway supports it.\nMr. Oren: Thank you. Trade will grow.",
     [("Vale", "explicit", "Ms. Vale:", "Trade has grown"), ("Vale", "continued", "", "Norway supports it"),
      ("Oren", "explicit", "Mr. Oren:", "Thank you"), ("Oren", "continued", "", "Trade will grow")]),
    ("Ms. Vale: Trade has grown. I said that it would.",
     [("Vale", "explicit", "Ms. Vale:", "Trade has grown"), ("Vale", "continued", "", "I said that it would")]),
    ("Ms. Vale: Trade has grown.\nMr. Oren later noted the progress.",
     [("Vale", "explicit", "Ms. Vale:", "Trade has grown"), ("Oren", "explicit", "noted", "the progress")]),
    ("Ms. Vale: Trade has grown.\nQuestion: What next?\nMs. Vale: It will grow.",
     [("Vale", "explicit", "Ms. Vale:", "Trade has grown"), ("Vale", "explicit", "Ms. Vale:", "It will grow")]),
    ("Opening remarks by Ms. Vale\nTrade has grown.\nIt will grow.",
     [("Vale", "continued", "", "Trade has grown"), ("Vale", "continued", "", "It will grow")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TRANSCRIPTS, ids=[case[0] for case in TRANSCRIPTS])
def test_transcripts(readout: Whole, text: str, expected: list[Row]) -> None:
    """A label, or a line that announces a speech, hands over the floor until the next."""
    text = REPORT + text
    assert [row(s, text) for s in readout(text).statements] == expected


def test_the_purpose_of_a_meeting_is_joint(readout: Whole) -> None:
    """What a meeting was held to discuss is said by all sides; what it was held to express, by whoever came."""
    text = "Foreign Minister Ana Vale of Portugal met with Foreign Minister Tomas Oren of Norway to discuss trade."
    assert [row(s, text) for s in readout(text).statements] == [("PRT+NOR", "joint", "discuss", "trade")]
    text = text.replace("discuss trade", "express support for peace")
    assert [row(s, text) for s in readout(text).statements] == [("Vale", "explicit", "express support", "peace")]


def test_he_in_the_report_is_its_first_name(readout: Whole) -> None:
    """A pronoun behind "during which" means who stands first in the report."""
    text = "Foreign Minister Tomas Oren of Norway met with Minister Jon Sand of Portugal, during which he praised the plan."
    assert [s.speakers for s in readout(text, issuer="NOR").statements] == [("Tomas Oren",)]


def test_who_was_told_is_the_addressee(readout: Whole) -> None:
    """The person to whom something is said is named apart from the speakers."""
    (said,) = readout(REPORT + "Ms. Vale told Mr. Oren that trade has grown.").statements
    assert (said.speakers, said.addressee) == (("Ana Vale",), ("Tomas Oren",))


def test_sides_are_seen_from_the_issuer(readout: Whole) -> None:
    """Words are the issuer's, the other side's or joint, and nobody's where the issuer is unknown."""
    text = REPORT + "Ms. Vale praised the plan. Mr. Oren noted its costs. The two sides discussed trade."
    assert [s.speaker_side for s in readout(text, issuer="NOR").statements] == ["other", "issuer", "joint"]
    assert [s.speaker_side for s in readout(text).statements] == [None, None, "joint"]


def test_strength_is_the_verbs(readout: Whole) -> None:
    """A reporting verb lends its strength, and carried words have none."""
    said = readout(REPORT + "Ms. Vale demanded that the port be opened. It matters. Mr. Oren noted that.").statements
    assert said[0].strength is not None and said[0].strength > 2
    assert said[1].strength is None
