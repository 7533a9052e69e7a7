"""Which state a short word means in one text: 中方, 俄方, 中美, 斯.

A short form of one character belongs to several states (巴: 巴西, 巴基斯坦, 巴拿马 …); the states that the text names
in full decide, the most named first, then the shared list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from communique.extract.syntax.chinese.lexis import Found, party_of
from communique.extract.syntax.chinese.script import fold_han
from communique.lexicon import Lexicon, Organisation, State


class ShortForms:
    """The short forms of all states, and those of one text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._of: dict[str, list[str]] = {}
        """The parties that a short form may mean."""
        self._initials: dict[str, set[str]] = {}
        for state in lexicon.states:
            for form in state.demonyms.get("zh", ()):
                self._of.setdefault(fold_han(form), []).append(state.id)
            for name in state.names.get("zh", ()):
                self._initials.setdefault(fold_han(name)[0], set()).add(state.id)
        for form, party in (line.split("=") for line in lexicon.grammar.words.get("short_form", ())):
            self._of[form] = [party]

    def initials(self) -> str:
        """All short forms of one character."""
        return "".join(form for form in self._of if len(form) == 1)

    def of_text(self, found: Found, title: Sequence[str]) -> Sides:
        """The sides of one text; `title` are the parties that its headline names."""
        counts = Counter(title)
        for hit in found.actors:
            party = party_of(hit.entry)
            if party and isinstance(hit.entry, (State, Organisation)):
                counts[party] += 1
        return Sides(self._of, self._initials, counts)


class Sides:
    """What short forms mean in one text."""

    def __init__(self, known: Mapping[str, list[str]], initials: Mapping[str, set[str]], counts: Counter[str]) -> None:
        self._known = known
        self._initials = initials
        self.counts = counts
        self._memory: dict[str, str | None] = {}

    def party(self, form: str) -> str | None:
        """The party that a short form means here, or None."""
        if form not in self._memory:
            self._memory[form] = self._party(form)
        return self._memory[form]

    def _party(self, form: str) -> str | None:
        known = self._known.get(form, [])
        if len(known) == 1 and (form == "中" or not self._named(known)):
            return known[0]
        named = self._named([*known, *self._initials.get(form[0], ())])
        if named:
            return max(named, key=lambda party: self.counts[party])
        return known[0] if known else None

    def _named(self, parties: Iterable[str]) -> list[str]:
        return [party for party in dict.fromkeys(parties) if self.counts[party]]

    def foreign(self, home: str) -> str | None:
        """The party other than `home` that the text names most."""
        others = [(count, party) for party, count in self.counts.items() if party != home]
        return max(others, default=(0, None), key=lambda row: row[0])[1]


SIDE = re.compile(r"方(?!案|面|向|式|法|针|略|便|圆|位|可|才|能|程|阵|土|言|块|兴|舟)")
LONGEST = 3
"""How many characters a short form before 方 has at most (印尼方, 阿塞方)."""
