"""Who is a head of state or government where a text prints no title: from the records, or from whose house it is."""

from __future__ import annotations

from communique.extract.match import fold
from communique.lexicon import Lexicon, load

TITLE = 6
"""Letters of a title that can be told in any case of its word."""
OFFICES_IN = "en"
"""The language in which the records of persons name their offices."""


class HeadsOnRecord:
    """The terms in offices of a head, by the id of the person's record."""

    def __init__(self, lexicon: Lexicon) -> None:
        names = {fold(form) for office in load(OFFICES_IN).offices if office.head for form in office.forms}
        titles = (form for office in lexicon.offices if office.head for form in office.forms)
        self._titles = tuple(fold(form) for form in titles if " " not in form and len(form) >= TITLE)
        self._terms: dict[str, list[tuple[str, str]]] = {}
        for person in lexicon.persons:
            for term in person.terms:
                if fold(term.office) in names:
                    self._terms.setdefault(person.id, []).append((term.start or "", term.end or "9999"))

    def publishes(self, publisher: str | None) -> bool:
        """Whether the publisher's name is that of a head's own house ("President of …")."""
        return publisher is not None and any(
            word.startswith(self._titles) for word in fold(publisher).replace("(", " ").split()
        )

    def held(self, record: str | None, day: str) -> bool:
        """Whether the person held such an office on the day (ISO 8601; "" for a text without one: at any time)."""
        terms = self._terms.get(record or "", ())
        return any(
            not day or (start[: len(day)] <= day[: max(len(start), 4)] and day[: len(end)] <= end)
            for start, end in terms
        )
