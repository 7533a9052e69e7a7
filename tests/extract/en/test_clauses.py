"""Who says what inside one sentence: subject, cue and content."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.syntax.base import Clause, Reading

Read = Callable[..., Reading]

LEAD = "Minister Ana Vale met with Minister Tomas Oren. "

CASES = [
    # a cue with a clause, with an object, with a noun
    ("Ms. Vale said that trade has grown.", [("Vale", "said", "trade has grown")]),
    ("Ms. Vale said trade has grown.", [("Vale", "said", "trade has grown")]),
    ("Ms. Vale said: “Trade has grown.”", [("Vale", "said", "Trade has grown")]),
    ("Ms. Vale thanked Mr. Oren for his support.", [("Vale", "thanked", "Mr. Oren for his support")]),
    ("Ms. Vale called on Norway to open the port.", [("Vale", "called on", "Norway to open the port")]),
    ("Ms. Vale pledged to send experts.", [("Vale", "pledged", "send experts")]),
    ("Ms. Vale expressed her hope that Norway will help.", [("Vale", "expressed her hope", "Norway will help")]),
    ("Ms. Vale reaffirmed Portugal's support for the plan.", [("Vale", "reaffirmed Portugal's support", "the plan")]),
    ("The Foreign Minister stressed the need for peace.", [("The Foreign Minister", "stressed", "the need for peace")]),
    ("Foreign Minister Ana Vale of Portugal said that trade has grown.", [("Foreign Minister Ana Vale", "said", "trade has grown")]),
    ("Norway noted that trade has grown.", [("Norway", "noted", "trade has grown")]),
    ("Mr. Oren, Minister of Trade of Norway, praised the plan.", [("Mr. Oren", "praised", "the plan")]),
    ("Mr. Oren, the Norwegian minister, said that trade has grown.", [("Mr. Oren", "said", "trade has grown")]),
    ("The Foreign Minister, Ana Vale, said that trade has grown.", [("Foreign Minister, Ana Vale", "said", "trade has grown")]),
    ("Mr. Oren, the Norwegian minister, who left today, praised the plan.", [("Mr. Oren", "praised", "the plan")]),
    ("Ms. Vale expressed the gratitude of the people of Portugal for the aid.", [("Vale", "expressed the gratitude", "the aid")]),
    ("Ms. Vale and Mr. Oren held discussions on 4 May 2031 in Lisbon.", []),
    ("Ms. Vale welcomed Mr. Oren in Lisbon.", []),
    ("Ms. Vale welcomed Mr. Oren's work in Lisbon.", [("Vale", "welcomed", "Mr. Oren's work in Lisbon")]),
    ("The head of Norwegian diplomacy called for calm.", [("The head of Norwegian diplomacy", "called for", "calm")]),
    ("Ms. Vale conferred with Mr. Oren today in Lisbon.", []),
    ("Responding, Mr. Oren described trade as good.", [("Oren", "described", "trade as good")]),
    # whom it was said to
    ("Ms. Vale told Mr. Oren that trade has grown.", [("Vale", "told", "trade has grown")]),
    ("Ms. Vale briefed Mr. Oren on the elections.", [("Vale", "briefed", "the elections")]),
    ("Ms. Vale informed her guest that the port had opened.", [("Vale", "informed", "the port had opened")]),
    # what stands between subject and cue, or before the subject
    ("Ms. Vale, in turn, noted the progress.", [("Vale", "noted", "the progress")]),
    ("For her part, Ms. Vale also noted the progress.", [("Vale", "noted", "the progress")]),
    ("Ms. Vale, who arrived on Monday, said that trade has grown.", [("Vale", "said", "trade has grown")]),
    ("As Ms. Vale noted, trade has grown.", [("Vale", "noted", "trade has grown")]),
    # after the words, inside them, before the subject
    ("Trade has grown, Ms. Vale said.", [("Vale", "said", "Trade has grown")]),
    ("“Trade has grown,” Ms. Vale said.", [("Vale", "said", "Trade has grown")]),
    ("“Trade has grown,” Ms. Vale said after the talks.", [("Vale", "said", "Trade has grown")]),
    ('"Trade has grown," he wrote on a forum.', [("he", "wrote", "Trade has grown")]),
    ("Trade has grown, he noted, and will grow.", [("he", "noted", "Trade has grown, he noted, and will grow")]),
    ("Trade will grow further, said Mr. Oren.", [("Oren", "said", "Trade will grow further")]),
    ("According to Mr. Oren, trade has grown.", [("Oren", "According to Mr. Oren", "trade has grown")]),
    ("In Ms. Vale's opinion, trade has grown.", [("Vale", "In Ms. Vale's opinion", "trade has grown")]),
    # two speakers
    ("Ms. Vale praised the plan, while Mr. Oren noted its costs.", [("Vale", "praised", "the plan"), ("Oren", "noted", "its costs")]),
    ("Ms. Vale praised the plan; Mr. Oren noted its costs.", [("Vale", "praised", "the plan"), ("Oren", "noted", "its costs")]),
    ("Ms. Vale praised the plan and Mr. Oren noted its costs.", [("Vale", "praised", "the plan"), ("Oren", "noted", "its costs")]),
    ("Norway called for calm, while Portugal stressed the need for aid.", [("Norway", "called for", "calm"), ("Portugal", "stressed", "the need for aid")]),
    ("Ms. Vale and Mr. Oren praised the plan.", [("Vale+Oren", "praised", "the plan")]),
    ("Ms. Vale and her Norwegian counterpart discussed trade.", [("Vale+Norwegian counterpart", "discussed", "trade")]),
    # further cues of one speaker stay inside the content
    ("Ms. Vale called for calm and stressed the need for aid.", [("Vale", "called for", "calm and stressed the need for aid")]),
    ("Ms. Vale said trade has grown, adding that it will grow.", [("Vale", "said", "trade has grown, adding that it will grow")]),
    # a cue without words of its own, and one that says all
    ("Mr. Oren concurred and expressed hope for peace.", [("Oren", "concurred", "peace")]),
    ("Ms. Vale asked for help, and Mr. Oren reaffirmed Norway's support.",
     [("Vale", "asked for", "help"), ("Oren", "reaffirmed", "Norway's support")]),
    ("Mr. Oren agreed with Ms. Vale's proposals.", [("Oren", "agreed", "Ms. Vale's proposals")]),
    # what the talks did, before somebody speaks
    ("The call addressed the port, where Ms. Vale called for calm.", [("", "addressed", "the port"), ("Vale", "called for", "calm")]),
    # how a talk begins and ends
    ("Ms. Vale began by thanking Mr. Oren for his visit.", [("Vale", "thanking", "Mr. Oren for his visit")]),
    ("Ms. Vale concluded by saying that trade will grow.", [("Vale", "concluded", "trade will grow")]),
    # no attribution
    ("Ms. Vale will welcome the delegation.", []),
    ("Mr. Oren was received by the King.", []),
    ("They signed a memorandum.", []),
    # somebody inside the words of another does not speak
    ("Ms. Vale said that Mr. Oren supported the plan.", [("Vale", "said", "Mr. Oren supported the plan")]),
    ("If Norway agrees, the port will open.", []),
    ("Ms. Vale said that, if Norway agrees, the port will open.", [("Vale", "said", "if Norway agrees, the port will open")]),
    # a verb that no lexicon knows
    ("Ms. Vale bemoaned the loss of the old port.", [("Vale", "bemoaned", "the loss of the old port")]),
]


def told(reading: Reading, sentence: int) -> list[tuple[str, str, str]]:
    """(subjects, cue, content) of each clause of a sentence."""
    text = reading.document.text

    def row(clause: Clause) -> tuple[str, str, str]:
        subjects = "+".join(m.name if m.name and not m.role else text[m.start : m.end] for m in clause.subjects)
        return subjects, clause.cue.of(text), clause.content.of(text)

    return [row(clause) for clause in reading.clauses[sentence]]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[row[0] for row in CASES])
def test_clauses(read: Read, sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """The subject before, after or amid the words speaks them; another speaker's words begin anew."""
    assert told(read(LEAD + sentence), 1) == expected


REPORTS = [
    ("Minister Ana Vale met with Minister Tomas Oren to discuss trade.", [("Minister Ana Vale", "discuss", "trade")]),
    ("Minister Ana Vale spoke with Minister Tomas Oren to express support for peace.", [("Minister Ana Vale", "express support", "peace")]),
    ("Minister Ana Vale met with Minister Tomas Oren and discussed trade.", [("Minister Ana Vale", "discussed", "trade")]),
    ("Minister Ana Vale met with Minister Tomas Oren.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), REPORTS, ids=[row[0] for row in REPORTS])
def test_reports(read: Read, sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """The purpose of a meeting, or a verb joined to its report, says what was said there."""
    assert told(read(sentence), 0) == expected


LABELS = [
    ("President Tomas Oren: Trade has grown.", "Trade has grown"),
    ("President of Norway Tomas Oren: Thank you.", "Thank you"),
]


@pytest.mark.parametrize(("text", "content"), LABELS, ids=[row[0] for row in LABELS])
def test_labels_of_transcripts(read: Read, text: str, content: str) -> None:
    """A name with a colon at the head of a paragraph hands the floor to that person."""
    clause = read(text).clauses[0][0]
    assert (clause.label, clause.content.of(text), clause.cue.of(text)) == (True, content, text[: text.index(":") + 1])


def test_a_state_in_the_present_is_bare(read: Read) -> None:
    """A state in the present tense may only carry words on; in the past, or a person, it speaks."""
    sentences = ("Norway supports the plan.", "Norway supported the plan.", "Mr. Oren supports the plan.")
    assert [read(LEAD + text).clauses[1][0].bare for text in sentences] == [True, False, False]


def test_who_was_told(read: Read) -> None:
    """An addressee takes part without being the subject."""
    clause = read(LEAD + "Ms. Vale briefed Mr. Oren and Ms. Lind on the elections.").clauses[1][0]
    assert [m.name for m in clause.with_mentions] == ["Oren", "Lind"]


def test_further_cues(read: Read) -> None:
    """A second cue of the same speaker is kept with the place from which it governs."""
    text = LEAD + "Ms. Vale called for calm and stressed the need for aid."
    clause = read(text).clauses[1][0]
    assert [cue.id for cue in clause.more] == ["stress"]
    assert text[clause.more_at[0] :].startswith("stressed")
