"""The contract of an archive, over every store: identity, versions, states, meetings' members, checks."""

from __future__ import annotations

import pytest
from tests.archive.composed import ENGLISH, chinese, english, packed, russian

from communique.archive.base import Archive
from communique.archive.records import Broken, Outcome, Packed
from communique.errors import NothingFound
from communique.model import Readout

EDITED = ENGLISH.replace("has grown", "has grown fast").replace("grown fast.", "grown fast indeed.")


def edited(id: str = "composed:en") -> Readout:
    """The English readout with another city, everything else as it was."""
    return english(id, ENGLISH.replace("Geneva", "Lausanne"))


def put(archive: Archive, *many: Packed) -> list[Outcome]:
    """Put them in one transaction."""
    with archive.writing():
        run = archive.start_run(["composed"])
        return [archive.put(one, run).outcome for one in many]


def gone(archive: Archive, name: str, state: str) -> Outcome | None:
    """Say that an address or id did not answer."""
    with archive.writing():
        put = archive.gone(name, state, "composed failure", archive.start_run(["composed"]))  # type: ignore[arg-type]
    return put.outcome if put else None


def states(archive: Archive, id: str = "composed:en") -> list[tuple[int, str]]:
    """The history of a readout as (version, state)."""
    return [(entry.version, entry.state) for entry in archive.history(id)]


def test_a_readout_comes_back_as_it_was(archive: Archive) -> None:
    """What was put in is given back equal, with its hash and its number."""
    put(archive, packed(english()), packed(chinese()), packed(russian()))

    stored = archive.get("composed:en")

    assert english() == stored.readout
    assert (1, 1, True) == (stored.version, stored.versions, stored.standing)
    assert english().document.sha256 == stored.sha256
    assert [english(), chinese(), russian()] == [one.readout for one in archive.everything()]


def test_the_same_again_changes_nothing(archive: Archive) -> None:
    """A readout that arrives unchanged is counted as unchanged and leaves one entry in its history."""
    put(archive, packed(english()))

    assert ["unchanged"] == put(archive, packed(english()))
    assert [(1, "present")] == states(archive)


def test_another_text_is_a_new_version(archive: Archive) -> None:
    """The same id with another text is a second version; the first stays as it was."""
    put(archive, packed(english()))

    assert ["changed"] == put(archive, packed(edited()))
    assert [(1, "present"), (2, "changed")] == states(archive)
    assert ENGLISH == archive.get("composed:en", 1).readout.document.text
    assert 2 == archive.get("composed:en").version


def test_an_earlier_text_that_returns_is_the_same_version(archive: Archive) -> None:
    """A text that was replaced and came back is version 1 again: two texts, three entries."""
    put(archive, packed(english()), packed(edited()))

    assert ["changed"] == put(archive, packed(english()))
    assert [(1, "present"), (2, "changed"), (1, "changed")] == states(archive)
    assert (1, 2) == (archive.get("composed:en").version, archive.stats().versions)


def test_the_same_address_is_the_same_readout(archive: Archive) -> None:
    """Another id under a known address, http or https, is a version of the readout that was there."""
    put(archive, packed(english(url="https://ministry.example/a")))

    outcome = put(archive, packed(english("other", ENGLISH + " It rained.", url="http://ministry.example/a#top")))

    assert ["changed"] == outcome
    assert "composed:en" == archive.get("other").id
    assert "other" == archive.get("other").readout.document.id


def test_a_title_is_no_identity(archive: Archive) -> None:
    """Two readouts with equal title and text but their own ids and addresses are two."""
    assert ["new", "new"] == put(archive, packed(english("a")), packed(english("b")))
    assert "a" == archive.get("b").original
    assert archive.get("a").original is None


def test_missing_and_back_is_restored(archive: Archive) -> None:
    """A page that is not found is missing; back again it is restored, and nothing of it was lost meanwhile."""
    put(archive, packed(english()))

    assert "missing" == gone(archive, "https://ministry.example/composed:en", "missing")
    assert "missing" == gone(archive, "https://ministry.example/composed:en", "missing")
    assert "unreachable" == gone(archive, "composed:en", "unreachable")
    assert ENGLISH == archive.get("composed:en").readout.document.text
    assert ["restored"] == put(archive, packed(english()))
    assert [(1, "present"), (1, "missing"), (1, "restored")] == states(archive)


def test_unreachable_is_no_removal(archive: Archive) -> None:
    """Any other failure is unreachable; with the same text it is present again, with another changed."""
    put(archive, packed(english()))

    assert "unreachable" == gone(archive, "composed:en", "unreachable")
    assert ["unchanged"] == put(archive, packed(english()))
    gone(archive, "composed:en", "unreachable")
    assert ["changed"] == put(archive, packed(edited()))
    assert ["present", "unreachable", "present", "unreachable", "changed"] == [state for _, state in states(archive)]


def test_the_same_text_elsewhere_after_the_old_address_is_gone_has_moved(archive: Archive) -> None:
    """A missing text at a new address keeps its old id, and is known by the new one too."""
    put(archive, packed(english()))
    gone(archive, "composed:en", "missing")

    assert ["moved"] == put(archive, packed(english("new-id", url="https://new.example/x")))
    assert ["unchanged"] == put(archive, packed(english("new-id", url="https://new.example/x")))
    assert "composed:en" == archive.get("new-id").id
    assert [(1, "present"), (1, "missing"), (1, "moved")] == states(archive)
    assert 1 == archive.stats().readouts


def test_what_is_not_known_cannot_be_gone(archive: Archive) -> None:
    """A failure of an address that the archive never held is no state of anything."""
    assert gone(archive, "https://nowhere.example/", "missing") is None


def test_how_the_bytes_were_got_is_kept(archive: Archive) -> None:
    """Raw bytes, the way and the source are kept beside the text."""
    page = b"<html><p>composed</p></html>"
    put(archive, packed(english(), raw=page, how="html", origin="page.html", at="2031-03-05T10:00:00Z"), packed(chinese()))

    stored = archive.get("composed:en")

    assert page == archive.raw("composed:en", 1)
    assert chinese().document.text.encode() == archive.raw("composed:zh", 1)
    assert ("html", "page.html", "2031-03-05T10:00:00Z") == (stored.how, stored.origin, stored.first_seen)


def test_the_three_dates_stand_apart(archive: Archive) -> None:
    """Event, publication and first sight are kept apart; without an event the day of publication stands in, and says so."""
    put(archive, packed(english(), at="2031-03-07T00:00:00Z"), packed(russian()))

    stored = archive.get("composed:en")

    assert ("2031-03-04", "text") == (stored.day, stored.day_basis)
    assert ("2031-03-05", "2031-03-07T00:00:00Z") == (stored.readout.document.published, stored.first_seen)
    assert ("2031-03-06", "publication") == (archive.get("composed:ru").day, archive.get("composed:ru").day_basis)


def test_reading_anew_replaces_what_was_read(archive: Archive) -> None:
    """With `reread` the new reading of an unchanged text replaces the old one, without a new version."""
    put(archive, packed(Readout(english().document, None, reason="an older program")))
    with archive.writing():
        archive.put(packed(english()), archive.start_run([]), reread=True)

    assert english() == archive.get("composed:en").readout
    assert 3 == archive.stats().statements
    assert 1 == archive.stats().versions


def test_a_transaction_is_kept_whole_or_not_at_all(archive: Archive) -> None:
    """What was put in before a failure inside a transaction is not there afterwards."""
    with pytest.raises(RuntimeError), archive.writing():
        archive.put(packed(english()), archive.start_run([]))
        raise RuntimeError

    assert 0 == archive.stats().readouts
    assert ["new"] == put(archive, packed(english()))


def test_unknown_ids_name_near_ones(archive: Archive) -> None:
    """Asking for an id that is not there says so, with ids that look like it."""
    put(archive, packed(english()))

    with pytest.raises(NothingFound, match="near: composed:en"):
        archive.get("composed")
    with pytest.raises(NothingFound, match="versions: 1 to 1"):
        archive.get("composed:en", 7)


def test_counts_and_coverage(archive: Archive) -> None:
    """Counts of readouts, texts and statements, and per source first and last day with the silences between."""
    days = [f"2030-01-{day:02}" for day in range(1, 9)] + ["2030-06-01", "2030-06-02"]
    put(archive, *(packed(Readout(english(f"r{i}", f"Composed {i}.", published=day).document, None)) for i, day in enumerate(days)))

    stats = archive.stats()

    assert (10, 10, 0) == (stats.readouts, stats.versions, stats.statements)
    assert ("2030-01-01", "2030-06-02") == (stats.sources[0].first, stats.sources[0].last)
    assert (("2030-01-08", "2030-06-01"),) == stats.sources[0].gaps


def test_a_sound_archive_checks(archive: Archive) -> None:
    """Every hash and every span of a fresh archive is sound, after edits and corrections too."""
    put(archive, packed(english()), packed(chinese()), packed(edited()))
    with archive.writing():
        archive.correct("composed:en", 0, "acts", "agree", "Composed Person", None)

    assert [None, None, None] == list(archive.check())


def test_a_changed_text_is_found_broken(opener) -> None:
    """A text changed behind the archive's back is named, with every span that no longer gives its words."""
    archive = opener()
    put(archive, packed(english()))
    with archive.writing():
        archive._rows("UPDATE versions SET text = ?", (ENGLISH.replace("strategic", "tactical"),))

    broken = [finding for finding in archive.check() if finding]

    assert Broken("composed:en", 1, "text: its hash has changed") in broken
    assert any("statements 0" in finding.what for finding in broken)
