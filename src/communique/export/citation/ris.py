"""A citation as RIS, as reference managers import it.

One tag a line, `TY` first and `ER` last, lines end with CR LF, a value never continues on a second line. Readers take
a comma in an author for the border between family and given name and a semicolon in an address for the border between
two addresses, so neither stands there; `PB` has an institution's name unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.export.citation import Citation, address, day, fingerprint, language, one_line

TYPE = "ELEC"
"""A page of the web: RIS has no type for a press release."""
_AUTHOR_LENGTH = 255


def ris(citations: Iterable[Citation]) -> str:
    """The citations as one RIS document; empty for none."""
    return "".join(pieces(citations))


def pieces(citations: Iterable[Citation]) -> Iterator[str]:
    """The same a citation at a time, as they come."""
    for one in citations:
        yield "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(one))


def _lines(one: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", TYPE
    yield "ID", one.key
    for author in one.authors:
        yield "AU", _author(author)
    yield "TI", one_line(one.title)
    yield "M3", one_line(one.genre)
    if len(one.authors) == 1 or one.publisher:
        yield "PB", one_line(one.publisher or one.authors[0])
    if issued := day(one.issued):
        yield "PY", f"{issued[0]:04}"
        yield "DA", _date(issued)
    yield from (("UR", found) for found in _addresses(one))
    if accessed := day(one.accessed):
        yield "Y2", _date(accessed)
    if one.sha256:
        yield "AN", f"sha256:{fingerprint(one.sha256)}"
    if tag := language(one.lang):
        yield "LA", tag
    yield from (("N1", note) for note in map(one_line, one.notes) if note)
    yield "ER", ""


def _author(name: str) -> str:
    """An institution's name without what readers cut names at: commas, asterisks, semicolons."""
    plain = one_line(name.replace("*", " ")).replace(", ", " – ").replace(",", " ").replace(";", " ")
    return plain[:_AUTHOR_LENGTH].strip()


def _addresses(one: Citation) -> Iterator[str]:
    """The source's address first, then ours."""
    for found in (address(one.url), address(one.permalink)):
        if found:
            yield found.replace(";", "%3B")


def _date(date: tuple[int, int, int]) -> str:
    return f"{date[0]:04}/{date[1]:02}/{date[2]:02}/"
