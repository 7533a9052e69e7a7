"""How a later promise differs from an earlier one, and whether something is said to have been done."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from communique.analysis.commitments.amounts import amounts
from communique.analysis.commitments.change import changes_between, relation_of
from communique.analysis.commitments.done import done, grades, known_words
from communique.archive.promise import Pledge, Utterance
from communique.model import Firmness, Span

FIRST = Utterance(
    place=1, id="composed", version=1, day="2031-03-04", lang="en", issuer="RUS", title=None, url=None,
    parties=("CHN", "RUS"), meeting=None, content=1, statement=0, span=Span(0, 9), quote="send kits", speakers=(),
    party=("RUS",), acts=("commit",), topics=(), flags=(),
    pledge=Pledge(("RUS",), "binding", Span(0, 9), None, "2032"),
)  # fmt: skip


def later(firmness: Firmness = "binding", due: str | None = "2032", who: tuple[str, ...] = ("RUS",), lang: str = "en") -> Utterance:
    """The promise again, with what is given changed."""
    return replace(FIRST, lang=lang, pledge=Pledge(who, firmness, Span(0, 9), None, due))


@pytest.mark.parametrize(
    ("second", "before", "after", "relation", "what"),
    [
        (later(), "20 buses", "20 buses", "repeated", []),
        (later("intended"), "", "", "narrowed", ["firmness"]),
        (later("intended", lang="zh"), "", "", "repeated", []),
        (later("exploratory", lang="zh"), "", "", "narrowed", ["firmness"]),
        (later(), "20 buses", "12 buses", "narrowed", ["amount"]),
        (later(), "20 buses", "30 buses", "widened", ["amount"]),
        (later(), "20 buses and 4 buses", "12 buses", "repeated", []),
        (later(due="2033"), "", "", "narrowed", ["term"]),
        (later(due="2031-12"), "", "", "widened", ["term"]),
        (later(due="2032-05"), "", "", "repeated", []),
        (later(due=None), "", "", "repeated", []),
        (later("intended", due="2031"), "", "", "changed", ["firmness", "term"]),
        (later(who=("RUS", "CHN")), "", "", "repeated", []),
    ],
)
def test_changes(second: Utterance, before: str, after: str, relation: str, what: list[str]) -> None:
    """Less firm, smaller, later is narrower; the other way wider; both at once is changed; what cannot be compared is
    no change."""
    found = changes_between(FIRST, second, amounts(before, "en"), amounts(after, "en"))
    assert relation_of(found) == relation
    assert [one.what for one in found] == what


def test_partners() -> None:
    """Several who bound themselves together, and one of them no longer: narrower."""
    three, two = (later(who=who) for who in (("RUS", "CHN", "KAZ"), ("RUS", "CHN")))
    (found,) = changes_between(three, two, (), ())
    assert (found.what, found.before, found.after, found.direction) == ("partners", "CHN,KAZ,RUS", "CHN,RUS", "narrower")


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_what_is_done(lang: str) -> None:
    """Each language says what has been done; what has not, or will be, is not."""
    known = known_words()[lang]
    assert known.example and known.counter
    assert all(done(text, lang) for text in known.example)
    assert not any(done(text, lang) for text in known.counter)
    assert done("anything", "fr") is None


def test_the_scale_has_every_grade() -> None:
    """The grades of firmness are those of the model, each with words in three languages, ranked without a tie."""
    assert set(grades()) == set(get_args(Firmness))
    assert len({grade.rank for grade in grades().values()}) == len(grades())
    assert all(grade.en and grade.zh and grade.ru and grade.meaning for grade in grades().values())
