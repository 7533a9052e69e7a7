"""The ledger of undertakings and the search for statements by their words, over every store. All texts are composed."""

from __future__ import annotations

import pytest
from tests.archive.composed import packed
from tests.archive.older import back_to

from communique.archive.base import Archive
from communique.archive.postgres import PostgresArchive
from communique.archive.promise import Asked
from communique.archive.sqlite import SqliteArchive
from communique.archive.tokens import Term, term_of
from communique.errors import NothingFound
from communique.extract.reader import reader
from communique.model import Document, Readout, Span

MEETING = "Foreign Minister {who} of {state} met with Foreign Minister Astrid Holm of Norway in Oslo on {day}.\n{said}"


def told(id: str, day: str, said: str, who: str = "Tan Weilin", state: str = "China") -> Readout:
    """What the reader makes of a short page of Norway's about a meeting."""
    text = MEETING.format(who=who, state=state, day=day, said=said)
    body = tuple(Span(*span) for span in ((0, text.index("\n")), (text.index("\n") + 1, len(text))))
    page = Document(id, text, "en", body, "Composed Ministry of Norway", "NOR", published=f"{day[-4:]}-12-31")
    return reader("en").read(page)


def put(archive: Archive, *readouts: Readout) -> None:
    """Put them in, in one transaction."""
    with archive.writing():
        run = archive.start_run(["composed"])
        for readout in readouts:
            archive.put(packed(readout), run)


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """An archive with three undertakings of 2031 and one of 2032, and a statement that binds nobody."""
    put(
        archive,
        told("a", "4 March 2031", "Tan Weilin said that China will send twelve lanterns by the end of 2031. Holm said that it rained."),
        told("b", "5 May 2031", "Holm said that Norway will repair the harbour of Tromsø."),
        told("c", "6 June 2031", "The two sides agreed to open a lighthouse by June 2032."),
        told("d", "7 July 2032", "Ana Vale said that Portugal is ready to send kites.", "Ana Vale", "Portugal"),
    )
    return archive


def ids(archive: Archive, limit: int = 9, offset: int = 0, **asked: str) -> list[str]:
    """The readouts of what is asked for, in order."""
    total, found = archive.undertakings(Asked(**asked), limit, offset)
    assert len(found) == min(limit, max(0, total - offset))
    return [one.id for one in found]


def test_everything_latest_first(filled: Archive) -> None:
    """All undertakings stand in the ledger, the latest day first, page by page."""
    assert ids(filled) == ["d", "c", "b", "a"]
    assert ids(filled, limit=2, offset=1) == ["c", "b"]
    assert ids(filled, limit=2, offset=9) == []


def test_by_party_and_other_side(filled: Archive) -> None:
    """A party finds what it is bound to, the other side what is promised to it; what binds both binds each to the other."""
    assert ids(filled, party="NOR") == ["c", "b"]
    assert ids(filled, to_party="NOR") == ["d", "c", "a"]
    assert ids(filled, party="CHN", to_party="NOR") == ["c", "a"]
    assert ids(filled, party="NOR", to_party="PRT") == []


def test_by_days_and_terms(filled: Archive) -> None:
    """Days are inclusive; a term is over before the day after its last one."""
    assert ids(filled, since="2031-05-05", until="2031-06-06") == ["c", "b"]
    assert ids(filled, due_before="2031-12-31") == []
    assert ids(filled, due_before="2032-01-01") == ["a"]
    assert ids(filled, due_before="2032-07-01", party="CHN") == ["c", "a"]


def test_an_undertaking_quotes(filled: Archive) -> None:
    """It has who, to whom, what and by when, with spans into the text of its version."""
    one = filled.undertakings(Asked(party="CHN", until="2031-04-01"), 1)[1][0]
    assert one.pledge is not None
    assert (one.id, one.version, one.day, one.statement, one.issuer) == ("a", 1, "2031-03-04", 0, "NOR")
    assert (one.pledge.who, one.to, one.pledge.firmness, one.pledge.due) == (("CHN",), ("NOR",), "binding", "2031")
    assert one.words(one.pledge.what) == "send twelve lanterns by the end of 2031"
    assert one.pledge.term is not None and one.words(one.pledge.term) == "by the end of 2031"
    assert one.span.of(filled.get("a").readout.document.text) == one.quote
    assert one.own_words is False


def test_one_statement(filled: Archive) -> None:
    """A statement is found by its readout and number, also one that binds nobody; an unknown one is not."""
    assert filled.utterance("a", 1).pledge is None
    with pytest.raises(NothingFound, match="no statement 7"):
        filled.utterance("a", 7)


def test_another_text_replaces_its_undertakings(filled: Archive) -> None:
    """The ledger holds what stands: another text's undertakings, and the first one's again when it comes back."""
    first = told("b", "5 May 2031", "Holm said that Norway will repair the harbour of Tromsø.")
    put(filled, told("b", "5 May 2031", "Holm said that it rained in Tromsø."))
    assert ids(filled, party="NOR") == ["c"]
    put(filled, first)
    assert ids(filled, party="NOR") == ["c", "b"]


def test_statements_by_their_words(filled: Archive) -> None:
    """Places are found by words, of every group at least one; they order statements by day and give them back."""
    lantern, rained, kites = (term_of(word) for word in ("lanterns", "rained", "kites"))
    assert lantern and rained and kites
    both = filled.said([[lantern, kites]], 9)
    found = filled.utterances(sorted(both))
    assert [one.id for one in found] == ["a", "d"]
    assert [one.place for one in found] == sorted(both)
    assert filled.said([[lantern], [kites]], 9) == [] == filled.said([], 9) == filled.said([[]], 9)
    assert len(filled.said([[lantern, rained, kites]], 2)) == 2
    assert filled.parties_at(both) == dict(zip(sorted(both), [("CHN", "NOR"), ("NOR", "PRT")], strict=True))
    assert filled.utterances([1]) == []
    assert filled.about_statements() > 0


def test_facets_are_words_too(filled: Archive) -> None:
    """A facet narrows the places down."""
    assert len(filled.said([[Term(("side·prt",), prefix=False)]], 9)) == 1


def test_an_older_archive_gets_its_ledger(filled: SqliteArchive | PostgresArchive) -> None:
    """An archive made before there was a ledger is given the one that an ingest makes."""
    sql = "SELECT * FROM ledger ORDER BY version, statement, role, party"
    before = filled._rows(sql)
    back_to(filled, 1)
    filled.migrate()
    assert filled._rows(sql) == before and before
