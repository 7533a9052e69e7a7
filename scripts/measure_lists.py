"""Measure what the pages of a reading room ask of an archive: lists, registers, neighbours, facets.

    measure_lists.py ARCHIVE

Prints one line a question: median and greatest milliseconds of processor time of nine askings, and how many queries it
cost. It asks for the fullest shelves that the archive has, which are the dearest.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from communique.analysis.search import Query, asked
from communique.archive import open_store
from communique.archive.base import Archive
from communique.archive.shelf import Shelf

TIMES = 9
SEARCHES = (
    Query(),
    Query(text="the"),
    Query(text="cooperation"),
    Query(text="合作"),
    Query(act="warn"),
    Query(side="RUS", stance="oppose"),
)
Question = tuple[str, Callable[[], object]]


def main() -> None:
    """Measure the archive that the command line names."""
    archive = open_store(sys.argv[1])
    queries = counting(archive)
    worst: list[float] = []
    for name, question in questions(archive):
        taken = []
        for _ in range(TIMES):
            queries[0], start = 0, time.process_time()
            question()
            taken.append((time.process_time() - start) * 1000)
        worst.append(statistics.median(taken))
        print(f"{statistics.median(taken):7.1f} ms  at most {max(taken):6.1f}  {queries[0]} queries  {name}")
    print(f"{len(worst)} questions: median {statistics.median(worst):.1f} ms, dearest {max(worst):.1f} ms")
    archive.close()


def counting(archive: Any) -> list[int]:
    """Let an archive count its queries in a list of one number."""
    count = [0]

    def counted(ask: Callable[..., Any]) -> Callable[..., Any]:
        def asking(sql: str, values: Sequence[object] = ()) -> Any:
            count[0] += 1
            return ask(sql, values)

        return asking

    archive._rows, archive._each = counted(archive._rows), counted(archive._each)
    return count


def questions(archive: Archive) -> Iterator[Question]:
    """The questions, with what to ask them about."""
    source = max(archive.sources(), key=lambda one: one.readouts).source
    party, other = (one.party for one in archive.parties()[:2])
    person = archive.people(limit=1)[1][0].person
    last = archive.listed(Shelf(), 0, 1).lines[0]
    year = int((last.day or "2000")[:4])
    shelves = (
        Shelf(), Shelf(source=source), Shelf(parties=(party,)), Shelf(parties=(party, other)), Shelf(person=person),
        Shelf(lang="en", kind="meeting"), Shelf(person=person, lang="en"), Shelf(source=source, year=year),
    )  # fmt: skip
    yield "revision", archive.revision
    for shelf in shelves:
        named = {name: value for name in shelf.__slots__ if (value := getattr(shelf, name))}
        yield f"listed {named}", lambda shelf=shelf: archive.listed(shelf)  # type: ignore[misc]
    yield "the last page of everything", lambda: archive.listed(Shelf(), archive.listed(Shelf(), 0, 1).total - 50)
    yield "sources", archive.sources
    yield f"source {source}", lambda: archive.source(source)
    yield "sections", lambda: archive.sections(source)
    yield "people", archive.people
    yield "people whose name has a word in s", lambda: archive.people("s")
    yield f"person {person}", lambda: archive.person(person)
    yield "parties", archive.parties
    yield f"party {party}", lambda: archive.party(party)
    yield "neighbours", lambda: archive.neighbours(last.id)
    yield f"days of {year}", lambda: archive.days(Shelf(parties=(party,)), f"{year}-01-01", f"{year}-12-31")
    yield "1,000 identifiers", archive.identifiers
    yield "50 changes", archive.recent_changes
    for query in SEARCHES:
        said = {name: value for name in Query.__slots__ if (value := getattr(query, name))}
        yield f"facets of a search {said}", lambda query=query: archive.facet_counts(asked(query))  # type: ignore[misc]


if __name__ == "__main__":
    main()
