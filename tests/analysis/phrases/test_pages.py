"""Set phrases for pages: a page of one, the list of all, those of one readout. All texts are composed."""

from __future__ import annotations

import pytest
from tests.analysis.phrases.test_track import CHANGED, PHRASE, said
from tests.archive.composed import packed

from communique.analysis.phrases.marking import marked
from communique.analysis.phrases.pages import phrase_page, phrases, phrases_in
from communique.analysis.phrases.track import track
from communique.archive.base import Archive
from communique.errors import NothingFound, UsageError
from communique.formulae import registry

ORDER, WIN = "rules-based-order", "win-win-cooperation"


def fill(archive: Archive, *, marks: bool) -> None:
    """Two issuers of whom one takes a phrase up late, with near wordings of it, with or without marks."""
    many = [said(f"n{n}", f"2030-01-{n:02}", "they value the rules-based international order") for n in range(1, 8)]
    many += [said(f"c{n}", f"2031-05-{n:02}", "they value the rules-based international order", issuer="CHN") for n in range(1, 4)]
    many += [said(f"x{n}", f"2031-06-{n:02}", "they value the rules-based maritime order") for n in range(1, 3)]
    many += [said("both", "2030-02-01", "win-win cooperation and the rules-based order, a rules-based order"),
             said("old", None, "the rules-based order")]  # fmt: skip
    with archive.writing():
        run = archive.start_run([])
        for one in many:
            archive.put(marked(packed(one)) if marks else packed(one), run)


@pytest.mark.parametrize("marks", [True, False])
def test_a_page_is_a_part_of_the_whole(archive: Archive, marks: bool) -> None:
    """Pages of uses, newest first, with the counts, days, shares and near wordings of the whole, with marks or without."""
    fill(archive, marks=marks)
    whole = track(archive, ORDER)
    pages = [phrase_page(archive, ORDER, offset, 5) for offset in range(0, 15, 5)]

    assert [one for page in pages for one in page.occurrences][:3] == sorted(
        whole.occurrences, key=lambda one: one.date or "", reverse=True)[:3]  # fmt: skip
    assert {one.id for page in pages for one in page.occurrences} == {one.id for one in whole.occurrences}
    assert sum(len(page.occurrences) for page in pages) == whole.uses == 13
    for page, offset in zip(pages, (0, 5, 10), strict=True):
        assert page.offset == offset
        assert (page.readouts, page.undated, page.first, page.last, page.firsts, page.gaps) == (
            whole.readouts, whole.undated, whole.first, whole.last, whole.firsts, whole.gaps)  # fmt: skip
        assert (page.by_year, page.by_counterpart) == (whole.by_year, whole.by_counterpart)
        assert [(one.diff, one.count, len(one.occurrences)) for one in page.near] == [
            ("rules-based [-international-]{+maritime+} order", 2, 1)]  # fmt: skip
    assert phrase_page(archive, ORDER, 12, 5, newest=False).occurrences[0].date == "2031-05-03"
    assert whole.firsts == (("NOR", "2030-01-01"), ("CHN", "2031-05-01"))


def test_a_page_of_typed_words(archive: Archive) -> None:
    """Typed words have pages too; words that are none are refused."""
    with archive.writing():
        run = archive.start_run([])
        for n, words in enumerate([PHRASE, PHRASE, CHANGED]):
            archive.put(marked(packed(said(f"r{n}", f"2030-01-0{n + 1}", words))), run)
    page = phrase_page(archive, PHRASE, 0, 1)
    assert (page.uses, [one.id for one in page.occurrences], [one.wording for one in page.near]) == (2, ["r1"], [CHANGED])
    with pytest.raises(UsageError):
        phrase_page(archive, "…")


def test_words_of_every_text_have_no_page(archive: Archive) -> None:
    """Typed words that more texts hold than a page may wait for are refused with the reason; a formula is not."""
    fill(archive, marks=True)
    with pytest.raises(UsageError, match="'order' may stand in 14 readouts"):
        phrase_page(archive, "order", most_texts=3)
    assert phrase_page(archive, ORDER, most_texts=3).uses == 13


def test_the_list_of_all(archive: Archive) -> None:
    """Every formula by theme, with its readouts and days; it says where texts were not looked through."""
    fill(archive, marks=True)
    listed = phrases(archive)
    rows = {row.formula.id: row for rows in listed.themes.values() for row in rows}
    assert listed.complete and set(rows) == set(registry())
    assert (rows[ORDER].readouts, rows[ORDER].first, rows[ORDER].last) == (12, "2030-01-01", "2031-05-03")
    assert (rows[WIN].readouts, rows["one-china"].readouts, rows["one-china"].first) == (1, 0, None)
    with archive.writing():
        archive.put(packed(said("late", "2032-01-01", "words")), archive.start_run([]))
    assert not phrases(archive).complete


def test_the_phrases_of_a_readout(archive: Archive) -> None:
    """Each with its places and how often its issuer had used it: first for the first time, then for the nth."""
    fill(archive, marks=True)
    order, win = sorted(phrases_in(archive, "both").uses, key=lambda one: one.formula.id)
    text = archive.get("both").readout.document.text
    assert [text[start:end] for start, end in order.places] == ["rules-based order"] * 2
    assert (order.readouts, order.since, order.nth) == (8, "2030-01-01", 8)
    assert (win.readouts, win.since, win.nth) == (1, "2030-02-01", 1)

    (first,) = phrases_in(archive, "c1").uses
    assert (first.since, first.nth) == ("2031-05-01", 1)
    (undated,) = phrases_in(archive, "old").uses
    assert (undated.readouts, undated.nth) == (8, None)
    (near,) = phrases_in(archive, "x1").near
    assert near.diff == "rules-based [-international-]{+maritime+} order"


def test_the_phrases_of_a_version_that_stands_no_more(archive: Archive) -> None:
    """An earlier version is looked through when it is asked for; its issuer's habits are those of what stands."""
    fill(archive, marks=True)
    with archive.writing():
        archive.put(marked(packed(said("both", "2030-02-01", "nothing of the kind"))), archive.start_run([]))
    assert phrases_in(archive, "both").uses == ()
    assert {one.formula.id for one in phrases_in(archive, "both", 1).uses} == {ORDER, WIN}
    assert {one.readouts for one in phrases_in(archive, "both", 1).uses} == {None}
    with pytest.raises(NothingFound):
        phrases_in(archive, "nowhere")


def test_a_readout_without_marks(archive: Archive) -> None:
    """In an archive without marks a readout's phrases are found in its text."""
    fill(archive, marks=False)
    assert {one.formula.id for one in phrases_in(archive, "both").uses} == {ORDER, WIN}
