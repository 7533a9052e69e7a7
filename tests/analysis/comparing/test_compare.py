"""A comparison says what both say, what differs and what one alone mentions, and warns of texts that break off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.analysis.two_sides import gold, readout

from communique.analysis.comparing.compare import compare, is_cut, shares
from communique.model import Commitment, Readout, Span


@pytest.mark.parametrize("pair", gold())
def test_relations_and_differences(pair: str) -> None:
    """In every composed pair each point has its relation, and a difference where one was put in."""
    found = compare(readout(pair, "a"), readout(pair, "b")).points
    told = {(p.relation, p.a, p.b, p.difference) for p in found}
    assert told == {(p["relation"], tuple(p["a"]), tuple(p["b"]), p.get("difference")) for p in gold()[pair]["points"]}


@pytest.mark.parametrize("pair", gold())
@pytest.mark.parametrize("side", "ab")
def test_the_same_readout_twice(pair: str, side: str) -> None:
    """A readout compared with itself has nothing that differs or stands alone."""
    one = readout(pair, side)
    assert {point.relation for point in compare(one, one).points} == {"both"}


def test_a_difference_tells_what_either_side_prints() -> None:
    """The two numbers are given as their texts print them."""
    (found,) = (p for p in compare(readout("vaccines", "a"), readout("vaccines", "b")).points if p.differences)
    assert [(one.kind, one.a, one.b) for one in found.differences] == [("number", "80 million", "50 млн")]


@pytest.mark.parametrize("ending", ["…", "...", " […]", " <…>", "\n(more)", "", ",", " and the"])
def test_a_cut_text_is_warned_of(ending: str) -> None:
    """A text that ends in an ellipsis or within a sentence brings a warning and changes no relation."""
    whole, cut = readout("vaccines", "b"), readout("vaccines", "b", ending=ending)
    other = readout("vaccines", "a")
    warned = compare(other, cut)
    assert ["truncated" in line and line.startswith("B") for line in warned.warnings] == [True]
    assert [p.relation for p in warned.points] == [p.relation for p in compare(other, whole).points]


@pytest.mark.parametrize("ending", [".", "!", "。", ".”", "？」", ".)", "\n###", " ###", "（完）"])
def test_a_whole_text_is_not(ending: str) -> None:
    """A text that ends with its sentence, quotation marks and brackets included, brings no warning."""
    assert not is_cut(readout("vaccines", "a", ending=ending).document)


def test_no_statements_are_no_silence() -> None:
    """Where a text reports nothing at all, that is said instead of counted as silence only."""
    one = readout("vaccines", "a")
    empty = replace(readout("vaccines", "b"), statements=(), positions=())
    found = compare(one, empty)
    assert "no statements" in found.warnings[0]
    assert {point.relation for point in found.points} == {"only_a"}
    assert compare(empty, empty).points == ()


def test_shares_add_up() -> None:
    """Whose words fill a text is told in shares of one, by parties, narration included."""
    for pair in gold():
        found = shares(readout(pair, "a"))
        assert sum(one.share for one in found) == pytest.approx(1)
        assert None in {one.party for one in found}
    (chinese, narration) = shares(readout("nothing-shared", "a", opening="霍姆会见。"))
    assert (chinese.party, narration.party) == (("CHN",), None)
    assert chinese.share == pytest.approx(14 / 18)


def test_order_of_topics() -> None:
    """Each side's topics come in the order in which its text takes them up."""
    assert compare(readout("vaccines", "a"), readout("vaccines", "b")).order == (("health", "climate"), ("climate", "health"))


def test_numbers_and_promises_of_one_side() -> None:
    """Numbers and undertakings in what only one side mentions are listed, with the statement they stand in."""
    a = _promising(readout("vaccines", "a"), 0)
    b = replace(readout("nothing-shared", "b"))
    assert [(one.side, one.statement, one.kind, one.words) for one in compare(a, b).one_sided] == [
        ("a", 0, "number", "80 million"),
        ("a", 0, "commitment", "supply 80 million doses of vaccine"),
    ]


def _promising(one: Readout, number: int) -> Readout:
    """The readout with an undertaking in one of its statements."""
    start = one.document.text.index("supply 80")
    bound = Commitment(("NOR",), Span(start, start + len("supply 80 million doses of vaccine")), "intended")
    statements = list(one.statements)
    statements[number] = replace(statements[number], commitment=bound)
    return replace(one, statements=tuple(statements))


def test_negated_words_claim_no_stance() -> None:
    """Where a statement is negated, opposite stances are not taken for a difference."""
    a, b = readout("sanctions", "a"), readout("sanctions", "b")
    negated = replace(b, statements=(replace(b.statements[0], flags=("negated",)), b.statements[1]))
    assert "stance" not in {one.kind for point in compare(a, negated).points for one in point.differences}


def test_a_missing_day_is_no_difference() -> None:
    """A day that only one side gives is no difference, nor is a year that only one side adds."""
    a = readout("grain-corridor", "a")
    for said in ("by 1 May 2031", "by no stated day"):
        b = _reworded(a, "by 1 May", said)
        assert "date" not in {one.kind for point in compare(a, b).points for one in point.differences}


def _reworded(one: Readout, old: str, new: str) -> Readout:
    """The readout's first statement with other words at the end of its content."""
    text = one.document.text.replace(old, new)
    shift = len(text) - len(one.document.text)
    first = one.statements[0]
    moved = tuple(Span(span.start + shift * (span.start > first.content.start), span.end + shift * (span.end > first.content.start))
                  for span in one.document.body)  # fmt: skip
    said = Span(first.content.start, first.content.end + shift)
    document = replace(one.document, text=text, body=moved)
    return replace(one, document=document, statements=(replace(first, content=said, sentence=Span(first.sentence.start, said.end)),))
