"""What a reader cites, in words: a readout, one sentence of it, a meeting, a comparison; and the plain footnote.

A citation names the issuer, the day and the source's address as any does, and beside them what a page on the web
cannot: the version by its hash, the place in the text, whose words they are and in whose account. The day on which
somebody read it is the caller's to give; nothing here looks at a clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.archive.records import Gathering, Stored
from communique.export.citation import Citation, fingerprint, key
from communique.export.citation import address as web_address
from communique.model import Document, Span, Statement
from communique.surfaces import voices, wording
from communique.surfaces.words import Words, printable


def readout(stored: Stored, say: Words, *, permalink: str | None = None, accessed: str | None = None) -> Citation:
    """One version of a readout as a whole. `permalink` is its address with us, `accessed` an ISO 8601 date."""
    document, engagement = stored.readout.document, stored.readout.engagement
    place = wording.place(say, engagement) if engagement else ""
    author = _institution(document, say)
    cited = Citation(
        key=key(stored.id, stored.version),
        title=printable(document.title or say.say("untitled")),
        genre=say.say("cite_genre"),
        lang=document.lang,
        authors=(author,) if author else (),
        issued=document.published,
        event_date=engagement.date if engagement else None,
        event_place=printable(place) or None,
        url=document.url,
        permalink=permalink,
        version=stored.version,
        sha256=stored.sha256,
        accessed=accessed,
    )
    return replace(cited, notes=_notes(cited, say))


def sentence(
    stored: Stored, statement: int, say: Words, *, permalink: str | None = None, accessed: str | None = None
) -> Citation:
    """Statement `statement` (an index) of one version, quoted; IndexError for one that is not there."""
    whole, said = readout(stored, say, permalink=permalink, accessed=accessed), stored.readout.statements[statement]
    text, span = stored.readout.document.text, quoted(stored.readout.statements, statement)
    voice = voices.voice(said, stored.readout.document)
    cited = replace(
        whole,
        key=key(stored.id, stored.version, statement + 1),
        locator=say.say("cite_locator", n=statement + 1, start=span.start, end=span.end),
        quotation=printable(" ".join(span.of(text).split())),
        attribution=printable(say.comma.join((wording.whose(say, voice), wording.account(say, voice)))),
    )
    return replace(cited, notes=_notes(cited, say))


def meeting(
    gathering: Gathering, accounts: Sequence[Stored], say: Words, *, permalink: str | None = None,
    accessed: str | None = None,
) -> Citation:  # fmt: skip
    """A meeting as its readouts report it; `accounts` are they, in the order in which they are to be named."""
    title = say.say("cite_meeting", parties=say.listed([say.label(code) for code in gathering.parties]),
                    kind=say.kinds.get(gathering.kind, gathering.kind), date=say.day(gathering.date))  # fmt: skip
    cited = Citation(
        key=key(gathering.id), title=printable(title), genre=say.say("cite_meeting_genre"), lang=say.lang,
        authors=_institutions(accounts, say), event_date=gathering.date, permalink=permalink, accessed=accessed,
        parts=tuple(_printed(readout(one, say), say) for one in accounts),
    )  # fmt: skip
    return replace(cited, notes=_notes(cited, say))


def comparison(
    a: Stored, b: Stored, say: Words, *, permalink: str | None = None, accessed: str | None = None
) -> Citation:
    """Two readouts side by side."""
    titles = [say.quote(one.readout.document.title or say.say("untitled")) for one in (a, b)]
    engagements = [one.readout.engagement for one in (a, b)]
    days = {engagement.date for engagement in engagements if engagement and engagement.date}
    cited = Citation(
        key=key(f"{a.id}\n{a.version}\n{b.id}\n{b.version}"), title=printable(say.listed(titles)),
        genre=say.say("cite_comparison_genre"), lang=say.lang, authors=_institutions((a, b), say),
        event_date=days.pop() if len(days) == 1 else None, permalink=permalink, accessed=accessed,
        parts=tuple(_printed(readout(one, say), say) for one in (a, b)),
    )  # fmt: skip
    return replace(cited, notes=_notes(cited, say))


def footnote(cited: Citation, say: Words) -> str:
    """The citation as one line of text: who, what, when, where in it, the addresses, the version, the day of access."""
    parts = [_printed(cited, say), *cited.parts]
    line, end = say.say("cite_parts").join(part for part in parts if part), say.say("cite_end")
    return line if line.endswith(end) else line + end


def _printed(cited: Citation, say: Words) -> str:
    """A footnote without its end and without the readouts that it rests on."""
    permalink, held = web_address(cited.permalink), cited.sha256
    parts = [
        *cited.authors,
        say.quote(cited.title) if held else cited.title,
        cited.issued and say.say("published", date=say.day(cited.issued)),
        cited.event_date and held and say.say("cite_event", date=say.day(cited.event_date)),
        _quotation(cited, say),
        cited.attribution,
        web_address(cited.url),
        held and _version(cited, say),
        permalink and say.say("cite_kept", address=permalink),
        cited.accessed and say.say("cite_accessed", date=say.day(cited.accessed)),
    ]
    return printable(say.apposition.join(" ".join(part.split()) for part in parts if part))


def quoted(statements: Sequence[Statement], index: int) -> Span:
    """What is quoted for a statement: its sentence, or its content alone where others speak in the same sentence."""
    own = statements[index]
    shared = any(other.sentence.overlaps(own.sentence) for at, other in enumerate(statements) if at != index)
    return own.content if shared else own.sentence


def _notes(cited: Citation, say: Words) -> tuple[str, ...]:
    """What no field of a reference holds, a line each."""
    event = cited.event_date and say.say("cite_event", date=say.day(cited.event_date))
    held = cited.sha256 and _version(cited, say)
    return tuple(part for part in (_quotation(cited, say), cited.attribution, event, held, *cited.parts) if part)


def _quotation(cited: Citation, say: Words) -> str | None:
    return f"{cited.locator}{say.colon}{say.quote(cited.quotation or '')}" if cited.locator else None


def _version(cited: Citation, say: Words) -> str:
    return say.say("cite_version", n=cited.version, hash=fingerprint(cited.sha256 or ""))


def _institution(document: Document, say: Words) -> str | None:
    """The publisher as the page names it, else the issuing party; None where neither is known."""
    if document.publisher:
        return printable(document.publisher)
    return say.label(document.issuer) if document.issuer else None


def _institutions(accounts: Sequence[Stored], say: Words) -> tuple[str, ...]:
    named = (_institution(one.readout.document, say) for one in accounts)
    return tuple(dict.fromkeys(name for name in named if name))
