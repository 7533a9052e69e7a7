"""The life of a phrase in an archive with a change planted on a known day. All readouts are composed."""

from __future__ import annotations

import pytest
from tests.archive.composed import packed, span

from communique.analysis.phrases.track import gaps, track
from communique.archive.base import Archive
from communique.errors import UsageError
from communique.model import Document, Engagement, Participant, Readout, Span, Statement

PHRASE = "open and equal sea lanes for trade"
CHANGED = "open and safe sea lanes for trade"


def said(id: str, day: str | None, words: str, *, issuer: str = "NOR", side: str = "NOR") -> Readout:
    """A readout of one statement by an invented minister of `side`, issued by `issuer`."""
    text = f"Minister Astrid Holm met Minister Tan Weilin. Holm said that {words}."
    document = Document(id, text, "en", (Span(0, len(text)),), "Composed Ministry", issuer, f"Meeting {id}", published=day)
    people = (
        Participant("Astrid Holm", span(text, "Astrid Holm"), "NOR"),
        Participant("Tan Weilin", span(text, "Tan Weilin"), "CHN"),
    )
    content = span(text, words)
    statement = Statement(("Astrid Holm",), (side,), "explicit", span(text, "said"), content, content, "subject",
                          issuer_side=issuer)  # fmt: skip
    engagement = Engagement("meeting", Span(0, text.index(".")), day, "text" if day else None, participants=people)
    return Readout(document, engagement, (statement,))


def put(archive: Archive, *readouts: Readout) -> None:
    """Keep readouts."""
    with archive.writing():
        run = archive.start_run([])
        for readout in readouts:
            archive.put(packed(readout), run)


BAITS = [
    bait
    for n in range(25)
    for bait in (
        f"the lanes of the sea are open to trade number {n}, and all are equal",
        f"port {n} is open. And equal sea lanes for trade exist",
        f"reopen and unequal sea lanes for trade{n} are words apart",
        f"trade for lanes, sea and equal, and open port {n}",
    )
]


@pytest.fixture
def planted(archive: Archive) -> Archive:
    """Forty readouts with a phrase, of which a word changes on 1 March 2031, among a hundred with its keywords."""
    before = [said(f"before-{n}", f"2030-{1 + n // 3:02d}-{5 + n % 3:02d}", f"they want {PHRASE}") for n in range(30)]
    after = [said(f"after-{n}", f"2031-{3 + n:02d}-01", f"they want {CHANGED}") for n in range(10)]
    baits = [said(f"bait-{n}", "2030-06-15", words) for n, words in enumerate(BAITS)]
    put(archive, *before, *after, *baits)
    return archive


def test_the_change_is_found_dated_and_quoted(planted: Archive) -> None:
    """The last use before and the first near use after the planted change stand there with both quotations."""
    tracked = track(planted, PHRASE)
    assert len(tracked.occurrences) == tracked.readouts == 30
    assert (tracked.first, tracked.last) == ("2030-01-05", "2030-10-07")
    assert "they want open and equal sea lanes for trade" in tracked.occurrences[-1].quote
    (near,) = tracked.near
    assert (near.wording, near.count, near.first, near.last) == (CHANGED, 10, "2031-03-01", "2031-12-01")
    assert near.diff == "open and [-equal-]{+safe+} sea lanes for trade"
    assert "they want open and safe sea lanes for trade" in near.occurrences[0].quote


def test_keywords_are_no_use(planted: Archive) -> None:
    """None of a hundred readouts that hold the keywords out of order, apart or in other words is counted."""
    tracked = track(planted, PHRASE)
    assert len(BAITS) == 100
    assert not [one.id for one in tracked.occurrences if one.id.startswith("bait")]
    assert not [one.id for near in tracked.near for one in near.occurrences if one.id.startswith("bait")]


def test_shares_are_of_the_issuers_readouts(planted: Archive) -> None:
    """Each year tells how many of an issuer's readouts use the phrase, also where none does."""
    tracked = track(planted, PHRASE)
    assert [(year.year, year.issuer, year.readouts, year.uses, year.own) for year in tracked.by_year] == [
        (2030, "NOR", 130, 30, 30),
        (2031, "NOR", 10, 0, 0),
    ]
    assert tracked.by_year[0].share == round(30 / 130, 4)
    assert [(one.counterpart, one.readouts, one.uses) for one in tracked.by_counterpart] == [("CHN", 140, 30)]


def test_whose_words_they_are(archive: Archive) -> None:
    """An occurrence names speaker and side, and tells reported words from the issuer's own."""
    put(archive, said("own", "2030-01-01", PHRASE), said("reported", "2030-01-02", PHRASE, issuer="CHN"))
    own, reported = track(archive, PHRASE).occurrences
    assert (own.speakers, own.side, own.account, own.statement) == (("Astrid Holm",), "NOR", "own", 0)
    assert (reported.side, reported.issuer, reported.account) == ("NOR", "CHN", "reported")
    assert reported.left + reported.match + reported.right in reported.quote


def test_a_formula_has_all_its_wordings(archive: Archive) -> None:
    """An id follows every wording, typed words only themselves; both name the formula."""
    put(archive, said("a", "2030-01-01", "the rules-based order holds"), said("b", "2031-01-01", "a rules-based system"),
        said("c", None, "the rules-based international order holds"))  # fmt: skip
    by_id, typed = track(archive, "rules-based-order"), track(archive, "rules-based order")
    assert {one.id for one in by_id.occurrences} == {"a", "c"}
    assert [one.id for one in typed.occurrences] == ["a"]
    assert by_id.formula == typed.formula == "rules-based-order"
    assert (by_id.undated, by_id.first) == (1, "2030-01-01")


def test_counter_senses_of_the_registry_hold_for_typed_words(archive: Archive) -> None:
    """Typed words that the registry knows are not counted in the senses it excludes."""
    put(archive, said("friends", "2030-01-01", "their friendship has no limits"), said("bags", "2030-01-01", "no limits on bags"))
    assert [one.id for one in track(archive, "no limits").occurrences] == ["friends"]


def test_a_past_version_is_not_counted(archive: Archive) -> None:
    """Only the text that stands now is counted."""
    put(archive, said("edited", "2030-01-01", PHRASE))
    put(archive, said("edited", "2030-01-01", CHANGED))
    tracked = track(archive, PHRASE)
    assert tracked.occurrences == () and tracked.near[0].wording == CHANGED


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([], []),
        (["2030-01-01"], []),
        (["2030-01-01", "2031-06-01"], [("2030-01-01", "2031-06-01")]),
        (["2030-01-01", "2030-01-10", "2030-01-20", "2030-06-01"], [("2030-01-20", "2030-06-01")]),
        (["2030-01-01", "2030-06-01", "2030-11-01"], []),
    ],
)
def test_gaps(days: list[str], found: list[tuple[str, str]]) -> None:
    """A silence is a gap when it is longer than a year, or than a month and five usual intervals."""
    assert list(gaps(days)) == found


def test_no_word_is_refused(archive: Archive) -> None:
    """A phrase without a word is a wrong call."""
    with pytest.raises(UsageError, match="no word"):
        track(archive, "…")
