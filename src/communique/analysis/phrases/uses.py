"""Where in an archive a phrase stands, and what is near it: from the marks of its texts, or by searching them.

Typed words, and formulae in an archive whose texts have no marks of the present registry, are searched for: the archive
names the texts that may hold them, and these are looked through.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.analysis.phrases.marking import changes_json, registry_sum
from communique.analysis.phrases.near import Near
from communique.analysis.phrases.phrase import Use, sentence, units
from communique.analysis.phrases.sought import Sought, sought, typed
from communique.archive.base import Archive
from communique.archive.mark import Quoted
from communique.archive.records import Printed, StatementPlace
from communique.errors import UsageError
from communique.formulae import Formula, known, registry


class Asked(NamedTuple):
    """What was asked: its words or name, the formula that has them, and whether all its wordings are meant."""

    words: str
    formula: Formula | None
    whole: bool


class Found(NamedTuple):
    """Uses, and what is near them. `searched` of `texts` that may hold a near wording were searched for it."""

    uses: list[Quoted]
    near: list[Quoted]
    texts: int
    searched: int


def asked(words: str) -> Asked:
    """A formula by its id, in all its wordings, or typed words as they are; UsageError where there is no word."""
    words = " ".join(words.split())
    formula = registry().get(words.casefold())
    if formula:
        return Asked(formula.name, formula, whole=True)
    if not any(units(words)):
        raise UsageError(f"{words!r} holds no word to track")
    return Asked(words, known(words), whole=False)


def sought_for(what: Asked) -> Sought:
    """What is looked for."""
    return sought(what.formula) if what.formula and what.whole else typed(what.words, what.formula)


def marked(archive: Archive, what: Asked) -> bool:
    """Whether the marks of an archive answer: those of a formula, where all texts have them."""
    return what.whole and archive.all_marked(registry_sum())


def found(archive: Archive, what: Asked, near_texts: int | None) -> Found:
    """Every use, and what is near: in all texts where marks answer or `near_texts` is None, else in at most so many."""
    if what.formula and marked(archive, what):
        return Found(archive.quoted(what.formula.id), archive.quoted(what.formula.id, near=True), 0, 0)
    wanted = sought_for(what)
    texts = archive.printed(archive.holding([wanted.whole.terms]))
    uses = [(text, use) for text in texts for use in wanted.phrase(text.lang).find(text.text)]
    groups = [area.groups for area in wanted.areas(None) if area.groups]
    keys = list(dict.fromkeys(key for group in groups for key in archive.holding(group)))
    chosen = keys if near_texts is None else keys[:: max(1, -(-len(keys) // near_texts))]
    near = [(text, one) for text in archive.printed(chosen) for one in _near(wanted, text)]
    return Found(_quoted(archive, uses), _quoted(archive, near), len(keys), len(chosen))


def _near(wanted: Sought, text: Printed) -> list[Near]:
    return wanted.near(text.lang, text.text, wanted.phrase(text.lang).find(text.text))


def _quoted(archive: Archive, places: Sequence[tuple[Printed, Use | Near]]) -> list[Quoted]:
    said = archive.said_at([(text.key, one.start, one.end) for text, one in places])
    return [_one(text, one, said.get((text.key, one.start, one.end))) for text, one in places]


def _one(text: Printed, one: Use | Near, said: StatementPlace | None) -> Quoted:
    start, end = sentence(text.text, one.start, one.end)
    party = said.party if said else ()
    return Quoted(
        id=text.id,
        day=text.day,
        lang=text.lang,
        issuer=text.issuer,
        parties=text.parties,
        title=text.title,
        url=text.url,
        quote=text.text[start:end],
        at=one.start - start,
        size=one.end - one.start,
        statement=said.number if said else None,
        speakers=said.speakers if said else (),
        party=party,
        account=None if not party else "own" if text.issuer in party else "reported",
        changes=changes_json(one.changes) if isinstance(one, Near) else None,
    )
