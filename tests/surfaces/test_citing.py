"""surfaces.citing: what is cited, in words, and the plain footnote. All texts are composed."""

from __future__ import annotations

import pytest
from tests.surfaces import composed
from tests.surfaces.kept import kept

from communique.archive.records import Gathering
from communique.export.citation.bibtex import bibtex
from communique.export.citation.csl import csl
from communique.export.citation.ris import ris
from communique.surfaces import citing
from communique.surfaces.words import languages, words

EN = words("en")
HERE = {"permalink": "https://room.example/readouts/polar/versions/1", "accessed": "2031-04-01"}


def test_a_footnote_says_who_what_when_where_and_which_text() -> None:
    """Issuer, title, both days, the source's address, the version by its hash, ours, and the day somebody looked."""
    stored = kept(composed.english())
    assert citing.footnote(citing.readout(stored, EN, **HERE), EN) == (
        "China's mission to the Polar Forum (composed), “Foreign Minister Tan Weilin Meets with Norwegian Foreign "
        "Minister Astrid Holm”, published 5 March 2031, 18:04, event on 4 March 2031, "
        f"https://mission.example/news/polar?a=1&b=2, version 1 of the text, SHA-256 {stored.sha256[:16]}, "
        "kept at https://room.example/readouts/polar/versions/1, accessed 1 April 2031."
    )


def test_a_sentence_is_cited_with_its_place_its_words_and_its_account() -> None:
    """The locator leads to the quotation in the text, and a reported sentence says by whom it is reported."""
    stored = kept(composed.english(), version=2)
    cited = citing.sentence(stored, 4, EN, **HERE)
    span = citing.quoted(stored.readout.statements, 4)
    assert cited.quotation == span.of(stored.readout.document.text)
    assert cited.locator == f"sentence 5, characters {span.start} to {span.end}"
    assert cited.attribution == "Astrid Holm, for Norway, as reported by China"
    note = citing.footnote(cited, EN)
    assert f"{cited.locator}: “{cited.quotation}”, {cited.attribution}" in note
    assert "version 2 of the text" in note
    assert cited.key.endswith("-v2-s5")


def test_of_a_sentence_with_two_speakers_only_the_speakers_own_words_are_quoted() -> None:
    """Nobody is given the other's half."""
    cited = citing.sentence(kept(composed.english()), 9, EN)
    assert cited.quotation == "Norway may welcome them in Tromsø"
    assert cited.attribution and cited.attribution.startswith("Astrid Holm")


def test_a_meeting_and_a_comparison_name_every_readout_they_rest_on() -> None:
    """Both institutions are authors, and each account stands with its own title, address and hash."""
    a, b = kept(composed.english()), kept(composed.chinese())
    gathering = Gathering("mtg:1", "2031-03-04", ("CHN", "NOR"), "meeting", (a.id, b.id))
    for cited in (citing.meeting(gathering, [a, b], EN, **HERE), citing.comparison(a, b, EN, **HERE)):
        assert cited.authors == (a.readout.document.publisher, b.readout.document.publisher)
        assert cited.event_date == "2031-03-04" and cited.sha256 is None
        note = citing.footnote(cited, EN)
        assert all(one.sha256[:16] in note and one.sha256[:16] in cited.parts[at] for at, one in enumerate((a, b)))
    assert citing.meeting(gathering, [a, b], EN).title == "China and Norway: meeting, 4 March 2031"


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("readout", composed.everything(), ids=lambda r: r.document.id[:20])
def test_everything_can_be_cited_in_every_language(lang: str, readout: object) -> None:
    """A footnote is one line without steering characters; every format has one entry; dates end as sentences do."""
    say, stored = words(lang), kept(readout)  # type: ignore[arg-type]
    cited = [citing.readout(stored, say, **HERE)]
    cited += [citing.sentence(stored, i, say, **HERE) for i in range(len(stored.readout.statements))]
    for one in cited:
        note = citing.footnote(one, say)
        assert note.count("\n") == 0 and note.isprintable() and not note.endswith("..")
        assert "javascript:" not in note
    assert ris(cited).count("ER  - ") == bibtex(cited).count("@misc{") == csl(cited).count('"id":') == len(cited)
    assert len({one.key for one in cited}) == len(cited)


def test_without_a_room_and_a_reader_no_address_and_no_day_are_claimed() -> None:
    """A citation made from the command line has neither a permalink nor a day of access unless it is told."""
    cited = citing.readout(kept(composed.chinese()), EN)
    assert cited.permalink is None and cited.accessed is None
    assert "accessed" not in citing.footnote(cited, EN) and "kept at" not in citing.footnote(cited, EN)
