"""Set phrases kept beside readouts, over every store: they follow the text that stands. All texts are composed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from tests.archive.composed import ENGLISH, chinese, english, packed, russian
from tests.archive.test_store import gone, put

from communique.archive.base import Archive
from communique.archive.mark import Mark, Marks
from communique.archive.records import Packed
from communique.model import Readout

REGISTRY = 7
PARTNERSHIP, LANES = "strategic-partnership", "sea-lanes"


def mark(text: str, words: str, formula: str, wording: str | None = None) -> Mark:
    """The mark of words of a text, whose sentence is the whole text."""
    start = text.index(words)
    return Mark(formula, start, start + len(words), 0, len(text), wording, wording and '[["a","b"]]')


def marked(readout: Readout, *found: Mark, registry: int = REGISTRY) -> Packed:
    """A readout with marks."""
    return replace(packed(readout), marks=Marks(registry, found))


def on(day: int, **page: object) -> Readout:
    """The English readout of a meeting on a day of March 2031."""
    readout = english(f"r{day}", published=f"2031-03-{day:02}", **page)
    assert readout.engagement
    return replace(readout, engagement=replace(readout.engagement, date=f"2031-03-{day:02}"))


def both(readout: Readout) -> Packed:
    """The English readout with three marks: two of one formula, of which one is near, and one outside of statements."""
    text = readout.document.text
    return marked(readout, mark(text, "strategic partnership", PARTNERSHIP), mark(text, "met with", LANES),
                  mark(text, "sea lanes", PARTNERSHIP, "sea lanes"))  # fmt: skip


def counted(archive: Archive, formula: str) -> Counter[tuple[str, int | None]]:
    """Readouts that use a formula, by issuer and year, as the archive has counted them."""
    counts: Counter[tuple[str, int | None]] = Counter()
    for row in archive.used(formula):
        counts[row.issuer, row.year] += row.readouts
    return counts


def test_a_mark_comes_back_with_its_sentence_and_speaker(archive: Archive) -> None:
    """A place is quoted with whose words they are, and outside of a statement with nobody's."""
    put(archive, both(english()))

    (use,), (near,), (outside,) = (archive.quoted(PARTNERSHIP), archive.quoted(PARTNERSHIP, near=True), archive.quoted(LANES))

    assert (use.match, use.quote, use.statement, use.speakers, use.party) == (
        "strategic partnership", ENGLISH, 0, ("Tan Weilin",), ("CHN",))  # fmt: skip
    assert (use.account, use.issuer, use.day, use.parties) == ("reported", "NOR", "2031-03-04", ("CHN", "NOR"))
    assert (near.match, near.changes) == ("sea lanes", '[["a","b"]]')
    assert (outside.statement, outside.speakers, outside.account) == (None, (), None)


def test_pages_are_ordered_by_day(archive: Archive) -> None:
    """Places are listed from the oldest or the newest on, a page at a time; those without a day are the oldest."""
    put(archive, *(marked(on(n), mark(ENGLISH, "sea lanes", LANES)) for n in (3, 1, 5, 2, 7, 6, 4)))
    put(archive, marked(russian(), mark(russian().document.text, "Женеве", LANES)))

    assert [one.day for one in archive.quoted(LANES)] == [f"2031-03-{n:02}" for n in (1, 2, 3, 4, 5, 6, 6, 7)]
    pages = [archive.quoted(LANES, limit=3, offset=at, newest=True) for at in (0, 3, 6)]
    assert [one.id for page in pages for one in page] == [one.id for one in reversed(archive.quoted(LANES))]


def test_marks_follow_the_text_that_stands(archive: Archive) -> None:
    """Another text takes the marks of the old one away; the old text that comes back brings its own again."""
    put(archive, both(english()))
    put(archive, marked(english("composed:en", ENGLISH.replace("Bergen Summit", "Oslo Summit"))))
    assert archive.quoted(PARTNERSHIP) == archive.quoted(PARTNERSHIP, near=True) == []
    assert counted(archive, PARTNERSHIP) == {} and archive.marks_in("composed:en", REGISTRY) == ()

    put(archive, both(english()))
    assert [one.match for one in archive.quoted(PARTNERSHIP)] == ["strategic partnership"]
    assert counted(archive, PARTNERSHIP) == {("NOR", 2031): 1}
    assert len(archive.marks_in("composed:en", REGISTRY) or ()) == 3


def test_the_same_text_again_keeps_its_marks(archive: Archive) -> None:
    """A readout met unchanged is counted once."""
    put(archive, both(english()))
    put(archive, both(english()))
    assert counted(archive, PARTNERSHIP) == {("NOR", 2031): 1} and len(archive.quoted(PARTNERSHIP)) == 1


def test_a_correction_moves_day_and_account(archive: Archive) -> None:
    """A corrected date and speaker are those of the marks too."""
    put(archive, both(english()))
    with archive.writing():
        archive.correct("composed:en", None, "date", "2029-01-02", "composer", None)
        archive.correct("composed:en", 0, "side", "NOR", "composer", None)

    (use,) = archive.quoted(PARTNERSHIP)
    assert (use.day, use.party, use.account) == ("2029-01-02", ("NOR",), "own")
    assert counted(archive, PARTNERSHIP) == {("NOR", 2029): 1}
    assert [row.own for row in archive.used(PARTNERSHIP) if row.readouts] == [1]
    assert archive.used_days(PARTNERSHIP) == [("2029-01-02", "NOR")]
    assert [(one.year, one.readouts) for one in archive.issued(["NOR"])] == [(2029, 1)]


def test_another_language_is_another_text(archive: Archive) -> None:
    """The text of the same address in another language replaces the marks."""
    put(archive, both(english(url="https://ministry.example/a")))
    other = chinese()
    text = other.document.text
    put(archive, marked(english("x", text, lang="zh", url="https://ministry.example/a"), mark(text, "战略伙伴关系", PARTNERSHIP)))
    (use,) = archive.quoted(PARTNERSHIP)
    assert (use.lang, use.match) == ("zh", "战略伙伴关系")


def test_another_issuer_is_counted_for_itself(archive: Archive) -> None:
    """Where a new text, or a new reading of the same, names another issuer, the counts are the new one's alone."""
    for n, issuer in enumerate(["NOR", "SWE", "FIN"]):
        one = replace(english(issuer=issuer), document=replace(english(issuer=issuer).document, text=ENGLISH + " And so." * (n > 0)))
        with archive.writing():
            archive.put(marked(one, mark(ENGLISH, "sea lanes", LANES)), archive.start_run([]), reread=True)
        assert counted(archive, LANES) == {(issuer, 2031): 1}
        assert [(row.issuer, row.readouts) for row in archive.issued(["NOR", "SWE", "FIN"])] == [(issuer, 1)]
        assert [one.issuer for one in archive.quoted(LANES)] == [issuer]


def test_what_has_moved_counts_once(archive: Archive) -> None:
    """A text that turns up elsewhere after its address is gone has its marks once, also where it came in before."""
    put(archive, both(english()))
    with archive.writing():
        run = archive.start_run(["composed"])
        archive.put(both(english("twin", url="https://new.example/x")), run)
        archive.gone("https://ministry.example/composed:en", "missing", "composed failure", run)

    assert archive.stats().readouts == 1
    assert [one.id for one in archive.quoted(PARTNERSHIP)] == ["composed:en"]
    assert counted(archive, PARTNERSHIP) == {("NOR", 2031): 1}
    assert sum(row.readouts for row in archive.issued(["NOR"])) == 1
    assert gone(archive, "composed:en", "missing") == "missing" and len(archive.quoted(PARTNERSHIP)) == 1


def test_what_was_not_looked_through(archive: Archive) -> None:
    """Texts without marks, and those marked by another registry, are named until they are marked."""
    put(archive, packed(english()), marked(chinese()), marked(russian(), registry=-9))
    assert not archive.all_marked(REGISTRY)
    assert archive.marks_in("composed:en", REGISTRY) is None and archive.marks_in("composed:ru", REGISTRY) is None

    rows = archive.unmarked(REGISTRY, 10)
    assert {row.lang: row.title for row in rows} == {"en": "Ministers meet in Geneva", "ru": "Переговоры в Женеве"}
    assert len(archive.unmarked(REGISTRY, 1)) == 1
    with archive.writing():
        for row in rows:
            archive.mark(row.readout, Marks(REGISTRY, (mark(row.text, row.text[:3], LANES),)))
    assert archive.all_marked(REGISTRY) and archive.unmarked(REGISTRY, 10) == []
    assert len(archive.quoted(LANES)) == 2 and counted(archive, LANES) == {("NOR", 2031): 1, ("Composed agency", 2031): 1}
    assert sum(row.readouts for row in archive.issued(["NOR", "CHN", "Composed agency"])) == 3


def test_counts_of_formulae_and_issuers(archive: Archive) -> None:
    """Each formula with readouts and days, and for one readout how often its issuer had used it up to then."""
    for n in range(1, 5):
        one = on(n, issuer="NOR" if n != 2 else "SWE")
        put(archive, marked(one, mark(ENGLISH, "northern", LANES), mark(ENGLISH, "sea lanes", LANES)))

    (count,) = archive.formula_counts()
    assert count == (LANES, 4, "2031-03-01", "2031-03-04")
    assert archive.used_days(LANES) == [(f"2031-03-{n:02}", "SWE" if n == 2 else "NOR") for n in range(1, 5)]
    (known,) = archive.issuer_counts("r3", [LANES, PARTNERSHIP])
    assert (known.readouts, known.until, known.since) == (3, 2, "2031-03-01")
    assert archive.issuer_counts("r3", []) == []


@pytest.mark.parametrize("limit", [1, 9])
def test_near_wordings_are_counted(archive: Archive, limit: int) -> None:
    """Near wordings by how often they stand, with their days and their first place."""
    for n in (5, 3, 4):
        rare = [mark(ENGLISH, "sea lanes", LANES, "sea lanes")] if n == 4 else []
        put(archive, marked(on(n), mark(ENGLISH, "strategic partnership", LANES, "strategic partnership"), *rare))

    found = archive.near_counts(LANES, limit)
    assert [(one.wording, one.times, one.place.id) for one in found] == [
        ("strategic partnership", 3, "r3"), ("sea lanes", 1, "r4")][:limit]  # fmt: skip
    assert (found[0].first, found[0].last) == ("2031-03-03", "2031-03-05")
    assert archive.near_counts(PARTNERSHIP, limit) == []
