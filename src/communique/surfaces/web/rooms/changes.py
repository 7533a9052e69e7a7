"""What changed between two versions of a readout, sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from communique.analysis.difference import Change, difference
from communique.archive.records import Stored
from communique.surfaces.views.readout import tag
from communique.surfaces.web.asked import Asked
from communique.surfaces.web.frame import Frame
from communique.surfaces.words import printable


@dataclass(frozen=True, slots=True)
class Page:
    """Two versions and the stretches of text that are the same, gone and new, in order."""

    id: str
    old: int
    new: int
    title: str | None
    lang: str
    first_seen: tuple[str, str]
    changes: tuple[Change, ...]


def answer(asked: Asked) -> Page:
    """The versions `old` and `new` of a readout; NothingFound for one that it does not have."""
    old = asked.archive.get(asked["id"], asked.number("old"))
    new = asked.archive.get(asked["id"], asked.number("new"))
    document = new.readout.document
    changes = tuple(difference(_text(old), _text(new)))
    seen = (old.first_seen, new.first_seen)
    return Page(new.id, old.version, new.version, document.title, document.lang, seen, changes)


def _text(stored: Stored) -> str:
    return stored.readout.document.text


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """The newer text with what is gone struck out and what is new underlined; long stretches alike are folded."""
    say = frame.words
    days = [say.day(instant[:10]) for instant in page.first_seen]
    return {
        "title": printable(page.title or say.say("untitled")),
        "lang": tag(page.lang),
        "steps": [(printable(page.title or page.id), frame.to("readout", id=page.id)), (say.say("versions"), None)],
        "heading": say.say("changes_between", old=page.old, old_day=days[0], new=page.new, new_day=days[1]),
        "changes": [(one.kind, printable(one.words)) for one in page.changes],
        "links": [
            (say.say("version_n", n=n), frame.to("version", id=page.id, version=n)) for n in (page.old, page.new)
        ],
    }
