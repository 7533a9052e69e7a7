"""surfaces.web.suggest.letter: what a letter to a friend says. All texts are composed."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.surfaces import composed
from tests.surfaces.kept import kept

from communique.export.citation import Citation
from communique.surfaces import citing
from communique.surfaces.web.suggest.letter import MAILTO_LENGTH, letter, mailto
from communique.surfaces.words import languages, words

EN = words("en")
HERE = "https://readings.example/readouts/polar/versions/1"


def opened(address: str) -> tuple[str, str]:
    """Subject and body as a mail program takes them from a `mailto:` address."""
    parts = urlsplit(address)
    assert parts.scheme == "mailto" and not parts.path and not parts.fragment and address.isascii()
    fields = parse_qs(parts.query, strict_parsing=True)
    assert set(fields) == {"subject", "body"}
    return fields["subject"][0], fields["body"][0]


def test_a_letter_quotes_and_says_whose_words_in_whose_account(cited: Citation) -> None:
    """Quotation, speaker, side and account, title and day, our address, the source's, the citation, and why it came."""
    written = letter(cited, EN, host="readings.example", note="See the second half")
    assert written.subject == "A reader suggests: Foreign Minister Tan Weilin Meets with Norwegian Foreign Minister Astrid Holm"
    for part in (
        "“Norway highly appreciates and actively supports the two initiatives.”\nAstrid Holm, for Norway, as reported by China",
        "China's mission to the Polar Forum (composed), published 5 March 2031, 18:04",
        f"Read it here:\n{HERE}#s5\n",
        "At its source:\nhttps://mission.example/news/polar?a=1&b=2\n",
        f"To cite it:\n{citing.footnote(cited, EN)}",
        "The reader adds: “See the second half”",
        "\n-- \nSent once by readings.example",
    ):
        assert part in written.body


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("readout", composed.everything(), ids=lambda r: r.document.id[:20])
def test_a_letter_is_plain_text_in_every_language(lang: str, readout: object) -> None:
    """No steering characters, a subject of one line, no address but the room's and the source's."""
    say = words(lang)
    cited = citing.readout(kept(readout), say, permalink=HERE)  # type: ignore[arg-type]
    written = letter(cited, say, host="readings.example")
    assert written.subject.isprintable() and all(line.isprintable() for line in written.body.split("\n"))
    assert "javascript:" not in written.body and HERE in written.body
    subject, body = opened(mailto(cited, say) or "")
    assert HERE in body and subject.isprintable() and "\r\n" in body


def test_a_readers_own_letter_has_nothing_about_us(cited: Citation) -> None:
    """A `mailto:` address is the reader's own letter: no opening, no foot."""
    subject, body = opened(mailto(cited, EN) or "")
    assert subject == cited.title and body.startswith("“Norway highly appreciates")
    assert "Sent once" not in body and "A reader" not in body


def test_what_is_too_long_for_an_address_is_left_out_from_the_end(cited: Citation) -> None:
    """First the citation goes, then the end of the quotation, then the source; the page's address stays."""
    long = replace(cited, quotation="谭伟林表示，两国战略伙伴关系不断发展。" * 20)
    address = mailto(long, words("zh")) or ""
    _, body = opened(address)
    assert len(address) <= MAILTO_LENGTH and "引用格式" not in body and "…”" in body and f"{HERE}#s5" in body
    _, body = opened(mailto(replace(long, url="https://mission.example/" + "x" * 1500), words("zh")) or "")
    assert "mission.example" not in body and f"{HERE}#s5" in body
    assert mailto(replace(long, permalink=HERE + "x" * 2000, url=None), EN) is None


nasty = st.text(st.characters(codec=None), max_size=80) | st.sampled_from(["\r\nBcc: a@b.example", "%0D%0ABcc:", "&bcc=a@b.example", "?to=x@y.example"])


@given(nasty, nasty, nasty)
def test_no_text_adds_a_field_to_the_address(title: str, quotation: str, author: str) -> None:
    """Whatever a title or a quotation holds, the address has no recipient, one subject and one body."""
    cited = Citation("k", f"T{title}", "Press release", "en", (author,), url="https://m.example/", permalink=HERE,
                     quotation=f"Q{quotation}", attribution=author)  # fmt: skip
    address = mailto(cited, EN)
    assert address is not None and len(address) <= MAILTO_LENGTH
    subject, body = opened(address)
    assert HERE in body and "\n" not in subject
    written = letter(cited, EN, host="readings.example", note=quotation)
    assert "\r" not in written.subject + written.body and "\n" not in written.subject
