"""A citation as BibTeX, for BibTeX itself and for biblatex.

The type is `@misc`, which every style knows. Titles and institutions stand in double braces, so that no style changes
their case or takes "and" or a comma in them for the border between two names. Letters of any script stay as UTF-8;
the ten characters that TeX reads as commands are escaped, except in addresses, which are set word for word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.export.citation import Citation, address, day, fingerprint, one_line

_ESCAPES = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
})  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LANGUAGES = {"en": "english", "zh": "chinese", "ru": "russian"}


def bibtex(citations: Iterable[Citation]) -> str:
    """The citations as one BibTeX document; empty for none."""
    return "".join(pieces(citations))


def pieces(citations: Iterable[Citation]) -> Iterator[str]:
    """The same a citation at a time, as they come."""
    return map(_entry, citations)


def _entry(one: Citation) -> str:
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(one))
    return f"@misc{{{one.key},\n{fields}}}\n"


def _fields(one: Citation) -> Iterator[tuple[str, str]]:
    if one.authors:
        yield "author", "{" + " and ".join(f"{{{_escaped(name)}}}" for name in one.authors) + "}"
    yield "title", f"{{{{{_escaped(one.title)}}}}}"
    yield "howpublished", f"{{{_escaped(one.genre)}}}"
    if one.publisher:
        yield "publisher", f"{{{_escaped(one.publisher)}}}"
    if issued := day(one.issued):
        yield "year", f"{{{issued[0]:04}}}"
        yield "month", _MONTHS[issued[1] - 1]
        yield "date", _date(issued)
    if event := day(one.event_date):
        yield "eventdate", _date(event)
    if one.event_place:
        yield "venue", f"{{{_escaped(one.event_place)}}}"
    if found := address(one.url) or address(one.permalink):
        yield "url", f"{{{found}}}"
    if accessed := day(one.accessed):
        yield "urldate", _date(accessed)
    if one.lang in _LANGUAGES:
        yield "langid", f"{{{_LANGUAGES[one.lang]}}}"
    if one.sha256:
        yield "sha256", f"{{{fingerprint(one.sha256)}}}"
    if notes := "; ".join(filter(None, map(_escaped, one.notes))):
        yield "note", f"{{{notes}}}"


def _escaped(text: str) -> str:
    return one_line(text).translate(_ESCAPES)


def _date(date: tuple[int, int, int]) -> str:
    return f"{{{date[0]:04}-{date[1]:02}-{date[2]:02}}}"
