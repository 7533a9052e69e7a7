"""Every actor that a Chinese sentence mentions: persons, sides, all sides together, pronouns, titles without a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from communique.extract.syntax.base import Mention
from communique.extract.syntax.chinese.lexis import Found, party_of
from communique.extract.syntax.chinese.names import Named, alternatives
from communique.extract.syntax.chinese.sides import LONGEST, SIDE, Sides
from communique.extract.syntax.chinese.titles import Titles
from communique.lexicon import Institution
from communique.model import Span

_TAIL = re.compile(r"政府和人民|政府|方面|方|人民")


class Mentions:
    """Finds mentions; built from the grammar's word lists and the short forms of one character (中, 俄)."""

    def __init__(self, words: Mapping[str, Sequence[str]], initials: str) -> None:
        self._titles = Titles(words)
        self._honorific = re.compile(alternatives(words["honorific"]))
        self._not_side = frozenset(words["not_side"])
        kinds = {
            "persons": words["both_persons"], "sides": words["both_sides"], "he": words["pronoun_he"],
            "she": words["pronoun_she"], "they": words["pronoun_they"], "we": words["pronoun_we"],
        }  # fmt: skip
        self._kinds = {word: kind for kind, group in kinds.items() for word in group}
        self._words = re.compile(alternatives(self._kinds))
        self._pair = re.compile(
            rf"(?P<one>[{initials}])(?P<two>[{initials}])(?P<all>双方|两国|{alternatives(words['pair_verb'])})"
        )

    def find(
        self, text: str, folded: str, sentence: Span, names: Sequence[Named], found: Found, sides: Sides
    ) -> list[Mention]:
        """The mentions of one sentence by start, none inside another; `names` are those of the sentence."""
        taken: list[Mention] = []
        for named in names:
            floor = taken[-1].end if taken else sentence.start
            person = self._person(folded, named, floor, found)
            if taken and person.role and person.role == (taken[-1].end, named.span.start):
                floor = taken[-2].end if len(taken) > 1 else sentence.start
                taken[-1] = self._person(folded, named, floor, found)
            else:
                taken.append(person)
        covered = [(m.start, m.end) for m in taken]
        rest = [*self._collective(folded, sentence, sides), *self._sides(folded, sentence, found, sides)]
        rest += self._bare_titles(folded, sentence, found, sides)
        for mention in sorted(rest, key=lambda m: (m.start, -m.end)):
            if not any(start < mention.end and mention.start < end for start, end in covered):
                taken.append(mention)
                covered.append((mention.start, mention.end))
        return sorted(taken, key=lambda m: m.start)

    def _person(self, folded: str, named: Named, floor: int, found: Found) -> Mention:
        start, end = named.span
        role = self._titles.before(folded, start, floor, found)
        if role is None:
            role = self._titles.after(folded, end, found)
            end = role.end if role else end
        else:
            start = role.start
        if match := self._honorific.match(folded, end):
            end = match.end()
        party = self._titles.party(role, folded, found) if role else None
        return Mention(start, end, "person", name=named.name, role=role, party=(party,) if party else ())

    def _collective(self, folded: str, sentence: Span, sides: Sides) -> Iterator[Mention]:
        for match in self._words.finditer(folded, sentence.start, sentence.end):
            kind = self._kinds[match.group()]
            start, end = match.span()
            if kind in ("persons", "sides"):
                yield Mention(start, end, "collective", persons=kind == "persons", plural=True)
            else:
                feminine = {"he": False, "she": True}.get(kind)
                plural = kind in ("they", "we")
                yield Mention(start, end, "pronoun", plural=plural, first_person=kind == "we", feminine=feminine)
        for match in self._pair.finditer(folded, sentence.start, sentence.end):
            one, two = sides.party(match["one"]), sides.party(match["two"])
            if one and two and one != two and sides.counts[one] and sides.counts[two]:
                end = match.end() if match["all"] in ("双方", "两国") else match.end("two")
                yield Mention(match.start(), end, "collective", party=(one, two), plural=True)

    def _sides(self, folded: str, sentence: Span, found: Found, sides: Sides) -> Iterator[Mention]:
        for match in SIDE.finditer(folded, sentence.start, sentence.end):
            for start in range(max(sentence.start, match.start() - LONGEST), match.start()):
                word = folded[start : match.start()]
                party = sides.party(word)
                if party and word + "方" not in self._not_side:
                    yield Mention(start, match.end(), "side", party=(party,))
                    break
        for hit in found.actors[bisect_left(found.actor_starts, sentence.start) :]:
            if hit.start >= sentence.end:
                break
            party = party_of(hit.entry)
            if party:
                tail = _TAIL.match(folded, hit.end)
                end = tail.end() if tail else hit.end
                if not isinstance(hit.entry, Institution) or end > hit.end:
                    yield Mention(hit.start, end, "side", party=(party,))

    def _bare_titles(self, folded: str, sentence: Span, found: Found, sides: Sides) -> Iterator[Mention]:
        """Titles that no name follows, where a sentence or a stretch of one opens with them (外交部发言人表示)."""
        for hit in found.offices[bisect_left(found.office_starts, sentence.start) :]:
            if hit.start >= sentence.end:
                break
            if hit.end <= sentence.end:
                role = self._titles.before(folded, hit.end, sentence.start, found)
                opens = role and (role.start == sentence.start or folded[role.start - 1] in "，；：“")
                if role and opens and not self._honorific.match(folded, hit.end):
                    side = _opening_side(folded, role, sides)
                    if side:
                        yield Mention(role.start, hit.end, "side", party=(side,))
                        continue
                    party = self._titles.party(role, folded, found)
                    yield Mention(role.start, hit.end, "office", role=role, party=(party,) if party else ())


def _opening_side(folded: str, role: Span, sides: Sides) -> str | None:
    """The side with which a title begins: 美方 in 美方三位部长."""
    side = SIDE.search(folded, role.start + 1, min(role.end, role.start + LONGEST + 1))
    return sides.party(folded[role.start : side.start()]) if side else None
