"""What the Russian syntax knows of an actor beyond the seam's `Mention`, and of the names met in one document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from communique.extract.match import Hit, fold
from communique.extract.syntax.base import Mention
from communique.extract.syntax.russian.names import Names
from communique.extract.syntax.russian.vocabulary import ALL_CASES
from communique.lexicon import Entry
from communique.model import Span


@dataclass(slots=True)
class Actor(Mention):
    """A mention with what only Russian syntax asks of it: its cases and the preposition before it."""

    cases: str = ALL_CASES
    before: str = ""

    @property
    def nominative(self) -> bool:
        """Whether it can be a subject."""
        return "n" in self.cases and not self.before


@dataclass(slots=True)
class Known:
    """Names of persons met in this document: full names in the nominative, by folded surname."""

    full: set[str] = field(default_factory=set)
    by_surname: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str) -> None:
        """Remember a full name; a single word is none."""
        if name in self.full or (" " not in name and "." not in name):
            return
        self.full.add(name)
        self.by_surname.setdefault(fold(surname(name)), []).append(name)

    def fullest(self, name: str) -> str:
        """The fullest form of a name seen so far: initials and short forms become the full name."""
        if name in self.full:
            return name
        parts = fold(name).replace(".", ". ").split()
        for other in self.by_surname.get(fold(surname(name)), ()):
            longer = fold(other).replace(".", ". ").split()
            if len(longer) >= len(parts) and all(_stands_for(part, longer) for part in parts):
                return other
            if parts[0].endswith(".") and not longer[0].endswith(".") and longer[0].startswith(parts[0][:-1]):
                return other
        return name


@dataclass(slots=True)
class Line:
    """One sentence to find actors in: the text, its folded form, the sentence's span and hits, the names known."""

    text: str
    folded: str
    span: Span
    hits: Sequence[Hit[Entry]]
    known: Known


class People:
    """Names in the nominative, from the rules of declension, the names of the document and those on record."""

    def __init__(self, names: Names, persons: Iterable[Sequence[str]]) -> None:
        listed = list(persons)
        self.names = names
        self._on_record: Collection[str] = frozenset(name for forms in listed for name in forms)
        self._surnames: dict[str, list[str]] = {}
        for forms in listed:
            self._surnames.setdefault(fold(surname(forms[0])), []).append(forms[0])

    def nominative(self, printed: str, cases: str, known: Known) -> tuple[str, str]:
        """The fullest form of a name of several words, and the case it stands in; the document remembers it."""
        name, case = self.names.nominative(printed.replace("#", ""), cases, known.full, self._on_record)
        name = known.fullest(name)
        known.add(name)
        return name, case

    def by_surname(self, printed: str, known: Known) -> tuple[str, str] | None:
        """The full name and case of a surname that stands alone; None where nobody or more than one bears it."""
        for turned, case in self.names.readings(printed):
            key = fold(turned)
            if key in known.by_surname:
                return known.by_surname[key][0], case
            if len(found := self._surnames.get(key, [])) == 1:
                return found[0], case
        return None


def surname(name: str) -> str:
    """The last word of a name, also after initials: "И.К.Орен" → "Орен"."""
    return name.rpartition(" ")[2].rpartition(".")[2]


def _stands_for(part: str, longer: Sequence[str]) -> bool:
    """Whether a word or an initial of a short name stands for a word of a longer one."""
    return any(word == part or (part.endswith(".") and word.startswith(part[:-1])) for word in longer)
