"""References to a readout, a sentence, a meeting or a comparison, as RIS, BibTeX, CSL-JSON and plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from communique.archive.records import Stored
from communique.errors import NothingFound
from communique.export.citation import Citation
from communique.export.citation.bibtex import bibtex
from communique.export.citation.csl import csl
from communique.export.citation.ris import ris
from communique.surfaces import citing
from communique.surfaces.web.asked import Asked, Body
from communique.surfaces.web.frame import Frame
from communique.surfaces.words import Words

ACCOUNTS = 12
"""Readouts that the citation of a meeting names; its page lists all."""


class Format(NamedTuple):
    """A form of reference: its name for people, its media type, how it is written, and whether a browser saves it."""

    name: str
    media: str
    write: Callable[[Citation, Words], str]
    saved: bool = True


FORMATS = {
    "ris": Format("RIS", "application/x-research-info-systems; charset=utf-8", lambda one, say: ris([one])),
    "bib": Format("BibTeX", "application/x-bibtex; charset=utf-8", lambda one, say: bibtex([one])),
    "json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", lambda one, say: csl([one]), saved=False),
    "txt": Format("text", "text/plain", lambda one, say: citing.footnote(one, say) + "\n", saved=False),
}
"""By the ending of the address."""


@dataclass(frozen=True, slots=True)
class Citable:
    """What can be cited: the route of its page with the values in its path and the place in it, the route of its
    references, and how its citation is made of words and the page's whole address."""

    page: str
    references: str
    values: Mapping[str, Any]
    mark: str
    make: Callable[[Words, str], Citation]

    def citation(self, frame: Frame) -> Citation:
        """The citation in the frame's language."""
        return self.make(frame.words, frame.whole(self.page, mark=self.mark, **self.values))

    def files(self, frame: Frame) -> list[tuple[str, str]]:
        """The forms for a reference manager: name and address; none where no server makes them."""
        if not frame.served:
            return []
        sentence: dict[str, Any] = {"sentence": self.mark[1:]} if self.mark else {}
        return [
            (form.name, frame.to(self.references, ending=ending, **self.values, **sentence))
            for ending, form in FORMATS.items()
            if ending != "txt"
        ]


def readout(asked: Asked) -> Citable:
    """One version of a readout; NothingFound for one that is not there."""
    return version(asked.archive.get(asked["id"], asked.number("version")), asked.today)


def version(stored: Stored, today: str) -> Citable:
    """A version that was got already; `today` is the reader's day."""
    return Citable(
        "version", "cite", {"id": stored.id, "version": stored.version}, "",
        lambda say, address: citing.readout(stored, say, permalink=address, accessed=today),
    )  # fmt: skip


def sentence(asked: Asked) -> Citable:
    """One sentence of a version, by its number from 1; NothingFound for one that is not there."""
    stored, number = asked.archive.get(asked["id"], asked.number("version")), asked.number("sentence")
    if not 1 <= number <= len(stored.readout.statements):
        raise NothingFound(f"{stored.id} has no sentence {number}", hint=f"1 to {len(stored.readout.statements)}")
    return Citable(
        "version", "cite_sentence", {"id": stored.id, "version": stored.version}, f"s{number}",
        lambda say, address: citing.sentence(stored, number - 1, say, permalink=address, accessed=asked.today),
    )  # fmt: skip


def meeting(asked: Asked) -> Citable:
    """A meeting with its readouts; NothingFound for an unknown one."""
    found = asked.archive.meeting(asked["id"])
    accounts = [asked.archive.get(id) for id in found.readouts[:ACCOUNTS]]
    return Citable(
        "meeting", "cite_meeting", {"id": found.id}, "",
        lambda say, address: citing.meeting(found, accounts, say, permalink=address, accessed=asked.today),
    )  # fmt: skip


def comparison(asked: Asked) -> Citable:
    """Two readouts side by side; NothingFound for an unknown one."""
    a, b = asked.archive.get(asked["a"]), asked.archive.get(asked["b"])
    return Citable(
        "compare", "cite_compare", {"a": a.id, "b": b.id}, "",
        lambda say, address: citing.comparison(a, b, say, permalink=address, accessed=asked.today),
    )  # fmt: skip


def file(find: Callable[[Asked], Citable], asked: Asked, frame: Frame) -> Body:
    """A reference in the form that the address ends with; NothingFound for one that there is not."""
    form = FORMATS.get(asked["ending"])
    if form is None:
        raise NothingFound("there is no such form of reference", hint=", ".join(FORMATS))
    cited = find(asked).citation(frame)
    saved = {"Content-Disposition": f'attachment; filename="{cited.key}.{asked["ending"]}"'} if form.saved else {}
    return Body(form.write(cited, frame.words), form.media, saved)
