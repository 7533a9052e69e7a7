"""export.citation: what reference managers read, held against strict readers of each format. All texts are composed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.bparser import BibTexParser
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from rispy.config import TAG_KEY_MAPPING, TYPE_OF_REFERENCE_MAPPING

from communique.export.citation import Citation, address, day, key, one_line
from communique.export.citation.bibtex import bibtex
from communique.export.citation.csl import csl
from communique.export.citation.ris import ris

PLAIN = Citation(
    key="talks-in-oslo-1a2b3c4d-v2-s3", title="Talks in Oslo & “Bergen”: 5 % more_fish", genre="Press release", lang="en",
    authors=("Ministry of Seas, Ports and Ice of Norway",), issued="2031-03-05T18:04", event_date="2031-03-04",
    event_place="Oslo, Norway", url="https://ministry.example/news;a?b=1&c=2#d", permalink="https://room.example/readouts/a/versions/2#s3",
    version=2, sha256="0123456789abcdef" * 4, notes=("sentence 3, characters 10 to 20: “a_b”", "version 2"), accessed="2031-04-01",
)  # fmt: skip
HAN = replace(PLAIN, key="han", title="谭伟林会见霍尔姆", authors=("外交部（编写）", "Ministry"), lang="zh", url=None, issued=None)
BARE = Citation(key="bare", title="Untitled", genre="Press release", lang="en")
EVERY = (PLAIN, HAN, BARE)

LINE = re.compile(r"[A-Z][A-Z0-9]  - .*")
nasty = st.text(st.characters(codec=None), max_size=60) | st.sampled_from(
    ["\r\nER  - \r\nTY  - JOUR", "}, title = {x", "\\input{/etc/passwd}", "@book{x,", "a\u2028ER  - ", "$\\", "{", "}", "%", "\x00", " and "]
)  # fmt: skip


def test_ris_has_one_tag_a_line_and_known_tags_only() -> None:
    """Every line is a tag that the format knows, TY first and ER last; lines end with CR LF and nothing else breaks."""
    text = ris(EVERY)
    lines = text.split("\r\n")
    assert lines.pop() == "" and text.splitlines() == lines
    assert all(LINE.fullmatch(line) and line[:2] in TAG_KEY_MAPPING for line in lines)
    records = [record.split("\r\n") for record in text.split("ER  - \r\n")[:-1]]
    assert len(records) == 3 and all(record[0] == "TY  - ELEC" for record in records)
    assert "ELEC" in TYPE_OF_REFERENCE_MAPPING


def test_ris_is_read_back() -> None:
    """A reader of RIS finds the institution whole, the days, both addresses, the hash and the notes."""
    first, second, bare = rispy.loads(ris(EVERY))
    assert first["authors"] == ["Ministry of Seas – Ports and Ice of Norway"]
    assert first["publisher"] == PLAIN.authors[0] and "publisher" not in second
    assert (first["year"], first["date"], first["access_date"]) == ("2031", "2031/03/05/", "2031/04/01/")
    assert first["urls"] == ["https://ministry.example/news%3Ba?b=1&c=2#d", PLAIN.permalink]
    assert first["accession_number"] == "sha256:0123456789abcdef"
    assert first["notes"] == list(PLAIN.notes)
    assert second["authors"] == list(HAN.authors) and "year" not in second
    assert bare == {"type_of_reference": "ELEC", "id": "bare", "title": "Untitled", "type_of_work": "Press release", "language": "en"}


def read_bibtex(text: str) -> list[dict[str, str]]:
    """The entries as a reader of BibTeX knows them."""
    return list(bibtexparser.loads(text, BibTexParser(common_strings=True, interpolate_strings=True)).entries)


def test_bibtex_is_read_back() -> None:
    """A reader of BibTeX finds one entry each, with commands of TeX escaped and addresses word for word."""
    first, second, bare = read_bibtex(bibtex(EVERY))
    assert first["ENTRYTYPE"] == "misc" and first["ID"] == PLAIN.key
    assert first["author"] == "{Ministry of Seas, Ports and Ice of Norway}"
    assert first["title"] == r"{Talks in Oslo \& “Bergen”: 5 \% more\_fish}"
    assert (first["year"], first["month"], first["date"], first["eventdate"]) == ("2031", "March", "2031-03-05", "2031-03-04")
    assert first["url"] == PLAIN.url and first["urldate"] == "2031-04-01"
    assert first["note"] == r"sentence 3, characters 10 to 20: “a\_b”; version 2"
    assert second["author"] == "{外交部（编写）} and {Ministry}" and second["url"] == PLAIN.permalink
    assert bare == {"ENTRYTYPE": "misc", "ID": "bare", "title": "{Untitled}", "howpublished": "Press release", "langid": "english"}


def declared(name: str) -> set[str]:
    """The words that a definition of the CSL schema lists, as its own files give them."""
    schemas = resources.files("citeproc") / "data" / "schema" / "schemas" / "styles"
    text = "".join((schemas / f"csl-{file}.rnc").read_text(encoding="utf-8") for file in ("types", "variables"))
    definition = text.split(f"{name} =", 1)[1].split("=", 1)[0]
    return set(re.findall(r'"([\w-]+)"', definition))


def is_valid_csl(one: dict[str, Any]) -> bool:
    """Whether an item keeps to CSL 1.0.2: known type and variables, each of the shape that its kind demands."""
    dates, names = declared("variables.dates"), declared("variables.names")
    texts = declared("variables.numbers") | declared("variables.strings") | declared("variables.titles")
    assert one["type"] in declared("item-types") and one["id"]
    for name, value in one.items():
        if name in dates:
            (parts,) = value["date-parts"]
            assert set(value) == {"date-parts"} and 1 <= len(parts) <= 3 and all(type(part) is int for part in parts)
        elif name in names:
            assert value and all(set(person) == {"literal"} and person["literal"] for person in value)
        elif name not in ("id", "type"):
            assert name in texts and isinstance(value, str) and value, name
    return True


def rendered(items: Sequence[dict[str, Any]]) -> list[str]:
    """What a citation processor prints for the items; it warns, which is an error here, of any key it does not know."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for one in items:
        bibliography.register(Cited([CitationItem(one["id"])]))
    return [str(line) for line in bibliography.bibliography()]


def test_csl_keeps_to_the_schema_and_can_be_set() -> None:
    """Each item holds only what CSL 1.0.2 knows, and a citation processor prints who, when, what and where."""
    items = json.loads(csl(EVERY))
    assert [one["id"] for one in items] == [one.key for one in EVERY]
    assert all(map(is_valid_csl, items))
    assert items[0]["archive_location"] == f"{PLAIN.permalink} sha256:0123456789abcdef"
    assert json.loads(csl([])) == []
    line = next(line for line in rendered(items) if "Oslo" in line)
    assert "Ministry of Seas, Ports and Ice of Norway (2031)" in line
    assert PLAIN.url and PLAIN.url in line and "April 1, 2031" in line


@given(nasty, nasty, nasty, nasty)
def test_nothing_that_a_text_brings_breaks_out_of_its_field(title: str, author: str, note: str, url: str) -> None:
    """Whatever a title, publisher, note or address holds, a reader of each format finds one reference and its key."""
    one = replace(PLAIN, title=f"T{title}", authors=(f"A{author}",), notes=(f"N{note}",), url=f"https://h.example/{url}", lang=note)
    record, second = rispy.loads(ris([one, BARE]))
    assert (record["id"], second["id"]) == (PLAIN.key, "bare") and "unknown_tag" not in record
    assert record["title"] == one_line(one.title) and len(record["notes"]) == 1
    entry, _ = read_bibtex(bibtex([one, BARE]))
    assert entry["ID"] == PLAIN.key and set(entry) <= {"ENTRYTYPE", "ID", "author", "title", "howpublished", "year", "month", "date",
                                                       "eventdate", "venue", "url", "urldate", "langid", "sha256", "note"}  # fmt: skip
    assert unescaped(entry["title"]) == f"{{{one_line(one.title)}}}"
    parsed, _ = json.loads(csl([one, BARE]).encode("utf-8"))
    assert parsed["title"] == one_line(one.title) and is_valid_csl(parsed)


def unescaped(text: str) -> str:
    """What TeX prints for an escaped text: the way back."""
    words = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^", "textasciitilde": "~"}
    return re.sub(r"\\(?:(text\w+)\{\}|(.))", lambda found: words[found[1]] if found[1] else found[2], text)


def test_a_key_is_ascii_and_its_own() -> None:
    """Ids that look alike without their letters still get different keys, and versions and sentences too."""
    ids = ["readouts.jsonl:12", "会见", "会谈", "Über alles!", "uber-alles", "x" * 300]
    keys = {key(one, *where) for one in ids for where in ((), (1,), (2,), (1, 1), (1, 2))}
    assert len(keys) == len(ids) * 5
    assert all(re.fullmatch(r"[a-z0-9-]{8,80}", one) for one in keys)


@pytest.mark.parametrize(
    ("iso", "found"),
    [("2031-03-05", (2031, 3, 5)), ("2031-03-05T18:04", (2031, 3, 5)), ("2031", None), ("5 March", None), (None, None), ("2031-13-01", None)],
)  # fmt: skip
def test_only_a_day_is_a_date(iso: str | None, found: tuple[int, int, int] | None) -> None:
    """What is no ISO date is left out rather than guessed."""
    assert day(iso) == found


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "", None, "/relative", "https://", "mailto:a@b.example"])
def test_what_is_no_address_of_the_web_is_no_address(url: str | None) -> None:
    """A script or a letter's address is never handed on as a place to go to."""
    assert address(url) is None
