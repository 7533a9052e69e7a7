"""References on the command line: one readout or sentence, or a whole archive, for reference managers and feed readers.

The day of access is the day on which the archive saw the text: that is when somebody, the archive, stood before the
page. An export leaves it out unless it is asked for, so that two archives of the same inputs give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from communique.errors import NothingFound, UsageError
from communique.surfaces.cli.output import output

if TYPE_CHECKING:
    from communique.archive.base import Archive
    from communique.archive.records import Stored
    from communique.export import atom
    from communique.export.citation import Citation

Reference = Literal["ris", "bibtex", "csl"]
Site: TypeAlias = Annotated[
    str | None,
    typer.Option("--address", metavar="URL", help="Where the reading room stands (https://host): for permalinks."),
]


def shown(stored: Stored, format: Reference | Literal["footnote"], sentence: int | None, site: str | None) -> str:
    """One readout, or one of its sentences by its number from 1, as a reference; NothingFound for one not there."""
    from communique.surfaces import citing
    from communique.surfaces.words import FALLBACK, words

    say, seen = words(FALLBACK), stored.first_seen[:10]
    count = len(stored.readout.statements)
    if sentence is not None and sentence > count:
        hint = f"1 to {count}" if count else "it reports no statement"
        raise NothingFound(f"{stored.id} has no sentence {sentence}", hint=hint)
    permalink = _permalink(site, stored, sentence)
    if sentence is None:
        cited = citing.readout(stored, say, permalink=permalink, accessed=seen)
    else:
        cited = citing.sentence(stored, sentence - 1, say, permalink=permalink, accessed=seen)
    if format == "footnote":
        return citing.footnote(cited, say) + "\n"
    return "".join(_pieces(format)([cited]))


def export(store: Archive, target: Path, format: Reference, site: str | None, *, times: bool) -> None:
    """Every readout as it stands, one reference each; `times` adds the day of access."""
    from communique.surfaces import citing
    from communique.surfaces.words import FALLBACK, words

    say = words(FALLBACK)
    cited = (
        citing.readout(one, say, permalink=_permalink(site, one), accessed=one.first_seen[:10] if times else None)
        for one in store.everything()
        if one.standing
    )
    with output(target) as sink:
        for piece in _pieces(format)(cited):
            sink.write(piece)


def export_feed(store: Archive, target: Path, site: str | None) -> None:
    """Every readout as it stands as an entry of an Atom feed, the one that came in last first."""
    from communique.export import atom

    lines = sorted(_lines(store, site), key=lambda line: (line.updated, line.id), reverse=True)
    own = f"{site.rstrip('/')}/feed.atom" if site else None
    document = atom.feed(lines, id="communique:export", title="communique", author="communique", own=own, page=site)
    with output(target) as sink:
        sink.write(document)


def _lines(store: Archive, site: str | None) -> Iterator[atom.Line]:
    from communique.export import atom
    from communique.surfaces.words import FALLBACK, printable, words

    say = words(FALLBACK)
    for one in store.everything():
        if one.standing:
            document = one.readout.document
            issuer = document.publisher or (say.label(document.issuer) if document.issuer else None)
            yield atom.Line(
                id=f"communique:readout:{one.id}", title=printable(document.title or say.say("untitled")),
                day=one.day and one.day[:10], updated=one.first_seen, url=_permalink(site, one) or document.url,
                author=issuer and printable(issuer), lang=document.lang,
            )  # fmt: skip


def _permalink(site: str | None, stored: Stored, sentence: int | None = None) -> str | None:
    """The lasting address of a version, or of a sentence in it, in the reading room; None without one."""
    if not site:
        return None
    from communique.surfaces.web.frame import Frame, Place
    from communique.surfaces.web.routes import PATHS
    from communique.surfaces.words import FALLBACK

    if not site.startswith(("https://", "http://")):
        raise UsageError(f"{site!r} is no address of a place", hint="--address https://readouts.example")
    frame = Frame(FALLBACK, Place("/"), site.rstrip("/"), "export", PATHS)
    return frame.whole("version", id=stored.id, version=stored.version, mark=f"s{sentence}" if sentence else "")


def _pieces(format: Reference) -> Callable[[Iterable[Citation]], Iterator[str]]:
    from communique.export.citation import bibtex, csl, ris

    return {"ris": ris.pieces, "bibtex": bibtex.pieces, "csl": csl.pieces}[format]
