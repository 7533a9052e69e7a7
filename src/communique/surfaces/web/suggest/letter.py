"""What a letter to a friend says: a quotation with whose words it is, the page, the source, how to cite it.

The same words go two ways: as a letter that we send, and as a `mailto:` address (RFC 6068) that opens the reader's own
mail program. Both are plain text; an address of such a link is kept short enough for every browser.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from communique.export.citation import Citation, address, one_line
from communique.surfaces import citing
from communique.surfaces.words import Words, printable

SUBJECT_LENGTH = 120
"""Characters of a title that stand in a subject."""
MAILTO_LENGTH = 1900
"""Characters of a whole `mailto:` address; some browsers and mail programs cut at 2,000."""
_FEWEST = 40
"""Characters below which a quotation is not cut any further."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter without its envelope: `subject` is one line, `body` plain text whose lines end with a line feed."""

    subject: str
    body: str


def letter(cited: Citation, say: Words, *, host: str, note: str = "") -> Letter:
    """The letter we send for a reader. `host` is where the reading room stands, `note` what the reader adds."""
    parts = [
        say.say("letter_opening", host=host),
        say.say("letter_note", note=say.quote(note)) if note else "",
        *_content(cited, say, cited.quotation or "", say.say("letter_cite")),
        "-- ",
        say.say("letter_foot", host=host),
    ]
    subject = say.say("letter_subject", title=_short(one_line(cited.title), SUBJECT_LENGTH))
    return Letter(one_line(subject), printable("\n\n".join(filter(None, parts)).replace("-- \n\n", "-- \n")) + "\n")


def mailto(cited: Citation, say: Words) -> str | None:
    """The letter as a `mailto:` address for the reader's own mail program; None where even the page's address is too
    long for one.

    What does not fit is left out in this order: the citation, the end of the quotation, the source's address.
    """
    subject = _short(one_line(cited.title), SUBJECT_LENGTH)
    for body in _bodies(cited, say):
        found = f"mailto:?subject={quote(subject, safe='')}&body={_encoded(printable(body))}"
        if len(found) <= MAILTO_LENGTH:
            return found
    return None


def _bodies(cited: Citation, say: Words) -> Iterator[str]:
    """The letter, ever shorter."""
    quotation = cited.quotation or ""
    yield "\n\n".join(_content(cited, say, quotation, say.say("letter_cite")))
    for source in (cited, replace(cited, url=None)):
        length = len(quotation)
        yield "\n\n".join(_content(source, say, quotation))
        while length > _FEWEST:
            length = length * 3 // 4
            yield "\n\n".join(_content(source, say, _short(quotation, length)))
    yield _here(cited, say)


def _content(cited: Citation, say: Words, quotation: str, cite: str = "") -> list[str]:
    """The paragraphs; `cite` heads the citation, "" leaves it out."""
    published = cited.issued and say.say("published", date=say.day(cited.issued))
    byline = say.comma.join(" ".join(part.split()) for part in (*cited.authors, published) if part)
    parts = [
        f"{say.quote(quotation)}\n{cited.attribution or ''}".strip() if quotation else "",
        "\n".join(filter(None, (one_line(cited.title), byline))),
        _here(cited, say),
        _source(cited, say),
        f"{cite}\n{citing.footnote(cited, say)}" if cite else "",
    ]
    return [part for part in parts if part]


def _here(cited: Citation, say: Words) -> str:
    found = address(cited.permalink)
    return f"{say.say('letter_here')}\n{found}" if found else ""


def _source(cited: Citation, say: Words) -> str:
    found = address(cited.url)
    return f"{say.say('letter_source')}\n{found}" if found else ""


def _short(text: str, length: int) -> str:
    """The text, or its beginning up to a word's end and an ellipsis, in at most `length` characters."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[length // 2 :] else cut).rstrip() + "…"


def _encoded(body: str) -> str:
    """A body with its line ends as RFC 6068 wants them."""
    return quote(body.replace("\n", "\r\n").encode("utf-8", "replace"), safe="")
