"""How far the title before a name reaches to the left, and which side it speaks for.

A title is a chain of offices (政治局委员、副总理): it begins after the word that cannot belong to it,
such as the verb of meeting or a preposition, and goes on over 、 only where another office stands before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from communique.extract.syntax.chinese.lexis import Found, party_of
from communique.extract.syntax.chinese.names import alternatives
from communique.lexicon import Institution
from communique.model import Span

_STOP = "，。；：！？\n（）“”《》…"
_SOFT = re.compile(r"[和与及的是由对向请同]|以及")

_POSTED = "驻"
"""Before a state or an organisation: where somebody is posted, not whom he or she speaks for (驻挪威大使)."""


class Titles:
    """Reads titles in one text."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._border = re.compile(alternatives(words["title_border"]))
        self._verbs = frozenset(words["verb_office"])

    def before(self, folded: str, name_start: int, floor: int, found: Found) -> Span | None:
        """The title that ends where the name begins; None without an office there. `floor` bounds it on the left."""
        ends = found.office_ends
        index = bisect_left(ends, name_start)
        if index == len(ends) or ends[index] != name_start:
            return None
        start = found.offices[index].start
        while True:
            start = self._left(folded, start, floor, found)
            if start <= floor or folded[start - 1] != "、":
                break
            previous = bisect_left(ends, start - 1)
            if previous == len(ends) or ends[previous] != start - 1:
                break
            start = found.offices[previous].start
        while start < name_start and folded[start].isspace():
            start += 1
        return Span(start, name_start)

    def after(self, folded: str, name_end: int, found: Found) -> Span | None:
        """The title that follows a name at once (普京总统), unless the word is a verb there (普京代表…)."""
        starts = found.office_starts
        index = bisect_left(starts, name_end)
        if index < len(starts) and starts[index] == name_end:
            end = found.offices[index].end
            return None if folded[name_end:end] in self._verbs else Span(name_end, end)
        return None

    def _left(self, folded: str, start: int, floor: int, found: Found) -> int:
        """Where the noun phrase that ends with the office at `start` begins."""
        low = start
        while low > floor and folded[low - 1] not in _STOP and folded[low - 1] != "、" and start - low < 40:
            low -= 1
        for match in self._border.finditer(folded, low, start):
            if not _covered(match, found):
                low = match.end()
        for match in _SOFT.finditer(folded, low, start):
            if self._breaks(folded, match, start, found):
                low = match.end()
        return low

    @staticmethod
    def _breaks(folded: str, match: re.Match[str], start: int, found: Found) -> bool:
        """Whether a word such as 和 or 的 ends what stands before the title: a state or house begins after it, or
        nothing before it belongs to one."""
        if _covered(match, found):
            return False
        starts = found.actor_starts
        after = bisect_left(starts, match.end())
        if after < len(starts) and starts[after] <= start:
            return True
        if match.group() in ("同", "由", "对", "向", "请", "是"):
            return folded[match.start() - 1 : match.start()] not in ("共", "协", "合")
        return match.end() == start and match.group() != "的"

    @staticmethod
    def party(role: Span, folded: str, found: Found) -> str | None:
        """The party of the first state or organisation that the title names and is not posted to, else of a house."""
        starts = found.actor_starts
        inside = found.actors[bisect_left(starts, role.start) : bisect_right(starts, role.end - 1)]
        named = [hit.entry for hit in inside if hit.end <= role.end and folded[hit.start - 1] not in _POSTED]
        states = [entry for entry in named if not isinstance(entry, Institution)]
        return party_of((states or named)[0]) if named else None


def _covered(match: re.Match[str], found: Found) -> bool:
    """Whether the matched characters lie inside the name of a state or house, or inside an office."""
    actor = bisect_right(found.actor_starts, match.start()) - 1
    if actor >= 0 and found.actors[actor].end >= match.end():
        return True
    office = bisect_right(found.office_starts, match.start()) - 1
    return office >= 0 and found.offices[office].end >= match.end()
