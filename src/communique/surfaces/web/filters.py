"""The column beside a list: what it can be narrowed by, each value with its count, and what it is narrowed by now.

Every value is a link to the page with that filter, and every filter that is set a link to the page without it, so that
nothing needs a script.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from communique.archive.shelf import Facet, FacetField
from communique.surfaces.web.frame import Frame
from communique.surfaces.web.lists import source_name
from communique.surfaces.web.persons import called
from communique.surfaces.words import printable

SHOWN = 7
"""Values of a filter that are shown at once."""
UNFOLDED = 40
"""Values that are shown when it is unfolded."""
_SIDES = ("issuer", "other", "joint")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is set: its name, its value, and the address of the page without it."""

    name: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value that can be chosen: in words, how many readouts it has, and the address of the page with it."""

    words: str
    count: str
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """A filter: its name, the foremost values, those that are folded away, how many these are in words, and on how many
    readouts they were counted ("" for all)."""

    name: str
    values: tuple[Value, ...]
    more: tuple[Value, ...]
    more_words: str
    note: str


def worded(field: str, value: str, frame: Frame) -> str:
    """A value of a filter in words: a party by its name, a person by the record, an act by its label."""
    say = frame.words
    if field == "party" or (field == "side" and value not in _SIDES):
        return printable(say.label(value))
    if field == "source":
        return source_name(value, frame)
    if field == "side":
        return say.say(f"side_{value}")
    if field in ("person", "speaker"):
        return called(value, (), frame)
    if field == "lang":
        return printable(say.language(value))
    labels = {"kind": say.kinds, "act": say.acts, "topic": say.topics, "stance": say.stances}.get(field, {})
    return printable(labels.get(value, value))


def joined(address: str, more: Mapping[str, str]) -> str:
    """The address of a page on a server with more behind its question mark."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode(more)}"


def groups(
    facets: Mapping[FacetField, Facet], closed: Collection[str], frame: Frame, adding: Callable[[str, str], str | None]
) -> Iterator[Group]:
    """The filters that narrow a list further.

    `adding` gives the address of the page with a value of a filter added, None where it is set already; `closed` are
    filters that take one value and have it.
    """
    for field, facet in facets.items():
        values = []
        for value, count in facet.values[:UNFOLDED] if field not in closed else ():
            if (href := adding(field, value)) and (count < facet.counted or len(facet.values) > 1):
                values.append(Value(worded(field, value, frame), frame.words.number(count), href))
        if values:
            more = values[SHOWN:]
            words = frame.words.say("more_count", n=len(more)) if more else ""
            note = "" if facet.complete else frame.words.say("facet_counted", n=facet.counted)
            yield Group(frame.words.say(f"facet_{field}"), tuple(values[:SHOWN]), tuple(more), words, note)
