"""Titles: how far one reaches, what it says of its bearer, and the name behind it.

A title takes its complement ("Министр внутренних дел Борурии"), a second title behind a comma, and everything up to
the name. It ends where its bearer's name cannot agree with it in case, or where a verb or a new phrase begins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.extract.match import fold
from communique.extract.syntax.base import MentionKind
from communique.extract.syntax.russian.actors import Actor, Line, People
from communique.extract.syntax.russian.elements import COMPLEMENTS, Element, party_of
from communique.extract.syntax.russian.vocabulary import ALL_CASES
from communique.model import Span

LONGEST_GAP = 160
"""Code points between two parts of one title; the longest seen names a field of competence in ten words."""

_PIECE = r"(?:[А-ЯЁ]?[а-яё-]+|[А-ЯЁ]{2,}|«[^»]{1,60}»)"
_COMPLEMENT = re.compile(rf"\s+(?:{_PIECE}\s+){{0,12}}$")
_LISTED = re.compile(rf"(?:\s+{_PIECE}){{0,8}}\s?,\s+$")
_COMMA = re.compile(r"\s?,\s+$")
_VERB = re.compile(
    r"[а-я]{2,}(?:л|ла|ло|ли)(?:ся|сь)?$|[а-я]{3,}(?:ено|ано|уто|ято)$"
    r"|[а-я]{2,}(?:ет|ют|ит|ят|ут|ется|ются|ится|ятся|[аеиуыя]ть|ться)$"
)
_FIRM = frozenset("бвгджзклмнпрстфхцчшщ")
_NO_VERB = frozenset((
    "совет", "комитет", "дел", "сил", "совета", "дела", "стол", "раздел", "отдел", "университет", "институт", "бюджет",
    "приоритет",
))  # fmt: skip
_LEAVES = frozenset((
    "от", "со", "имени", "о", "об", "к", "ко", "слова", "за", "приветствия", "приветствие", "привет", "поздравления",
    "поздравление", "пожелания", "соболезнования", "благодарность", "послание", "письмо",
))  # fmt: skip
"""Words that end a title before them."""
_ADJECTIVE = re.compile(r"(?:ый|ий|ого|его|ому|ему|ым|им|ая|ую|ые|ие|ых|их)$")
_LONG_ADJECTIVE = re.compile(r"[кнвт](?:ого|ой|ых|их|ому|ым|им|ом|ую|ая|ый|ий)$")
_AMBASSADOR = re.compile(r"пос(?:ол|ла|лу|лом|ле|лы)$")
_ONE_OFFICE = ("head-of-state", "head-of-government", "foreign-minister")


@dataclass(slots=True)
class _Title:
    """A title being followed: where it begins and ends so far, where its known words end, and the next element."""

    start: int
    cases: str
    party: tuple[str, ...]
    heads: list[str]
    position: int
    solid: int
    after: int


class Titles:
    """Reads titles and the names behind them; built from the grammar's word classes."""

    def __init__(self, words: Mapping[str, Sequence[str]], people: People) -> None:
        self._people = people
        self._prepositions = frozenset(words["preposition"])
        honorifics = "|".join(map(re.escape, words["honorific"]))
        self._honorific = re.compile(rf"\s*(?:(?:{honorifics})\s+)?$", re.IGNORECASE)

    def read(self, line: Line, elements: list[Element], index: int, first: int) -> tuple[Actor, int]:
        """The office or titled person whose head is `elements[index]` and whose words begin at `elements[first]`, and
        the index of the element after it."""
        head = elements[index]
        title = _Title(
            elements[first].start, head.cases, party_of(elements[first : index + 1]), [_head(head, line.folded)],
            head.end, head.end, index + 1,
        )  # fmt: skip
        at = index + 1
        while at < len(elements):
            element = elements[at]
            gap = line.text[title.position : element.start]
            if len(gap) > LONGEST_GAP or not _LEAVES.isdisjoint(gap.split()):
                break
            if element.what == "name":
                if self._belongs(line, element, gap):
                    title.position, at = element.end, at + 1
                    continue
                if self._bears(line, title, element, gap):
                    return self._titled(line, title, element, gap), at + 1
                break
            if not (self._second_title(line, title, elements, at, gap) or self._complement(title, element, at, gap)):
                break
            at += 1
        return _office(line, title, head), title.after

    # what belongs to a title -------------------------------------------------------------------------------------

    def _second_title(self, line: Line, title: _Title, elements: list[Element], at: int, gap: str) -> bool:
        """Take in a further title of the same bearer, behind a comma or, before any state was named, behind "и"."""
        element = elements[at]
        if element.what != "office" or not set(element.cases) & set(title.cases) or not _name_follows(elements, at):
            return False
        listed = bool(_LISTED.match(gap)) and not _has_verb(gap)
        if not listed and (gap.strip() != "и" or title.party):
            return False
        title.heads.append(_head(element, line.folded))
        title.position = element.end
        return True

    def _complement(self, title: _Title, element: Element, at: int, gap: str) -> bool:
        """Take in a state, a body or an office in the genitive."""
        between = gap.split()
        if element.what not in COMPLEMENTS or (between and (not _COMPLEMENT.match(gap) or _has_verb(gap))):
            return False
        if element.what == "office" and ("и" in between or (not between and element.cases == "n")):
            return False
        title.party = title.party or party_of([element])
        title.position = element.end
        if self._prepositions.isdisjoint(map(fold, between)) and element.what != "demonym":
            title.solid, title.after = element.end, at + 1
        return True

    @staticmethod
    def _belongs(line: Line, element: Element, gap: str) -> bool:
        """Whether capitals behind a title belong to it: "Центрального комитета", "Канцелярии Комиссии"."""
        if gap.strip() and not _COMPLEMENT.match(gap):
            return False
        if not re.match(r"\s(?:[а-яё]|[А-ЯЁ]{2})", line.text[element.end : element.end + 3]):
            return False
        words = line.folded[element.start : element.end].split()
        if len(words) == 1 and _LONG_ADJECTIVE.search(words[0]):
            return True
        return all(len(word) > 6 and word.endswith("ии") for word in words)

    # the bearer --------------------------------------------------------------------------------------------------

    def _bears(self, line: Line, title: _Title, element: Element, gap: str) -> bool:
        """Whether the name bears the title: it agrees in case, and no verb stands between."""
        printed = line.text[element.start : element.end].replace("#", "")
        agrees = self._people.names.agrees(printed, title.cases)
        if not (agrees or self._unbent(line, title, printed, element.end, gap)):
            return False
        return bool(self._honorific.match(gap)) or (bool(_COMPLEMENT.match(gap)) and not _has_verb(gap))

    @staticmethod
    def _unbent(line: Line, title: _Title, printed: str, end: int, gap: str) -> bool:
        """Whether a name right behind a title may be a woman's that does not decline («с министром Норвегии Астрид
        Хольм»): all its words end in a consonant, and no verb follows of which it would be the subject."""
        firm = all(word[-1].lower() in _FIRM for word in printed.split()) and " " in printed
        following = fold(line.text[end : end + 40]).split()[:2]
        beside = not gap.strip() and title.position == title.solid
        return firm and beside and not any(_VERB.match(word) for word in following)

    def _titled(self, line: Line, title: _Title, element: Element, gap: str) -> Actor:
        end = title.position
        if not self._honorific.match(gap):
            end += len(gap.rstrip())
        start, cut = _unknown_state(line, element)
        likely = "".join(case for case in title.cases if case in ALL_CASES) or ALL_CASES
        name, case = self._people.nominative(line.text[start : element.end], likely, line.known)
        return Actor(
            title.start, element.end, "person", name=name, role=Span(title.start, cut or end), party=title.party,
            cases=case, feminine=self._people.names.feminine(name), heads=tuple(title.heads),
        )  # fmt: skip

    def behind(self, line: Line, elements: list[Element], index: int, actor: Actor) -> int:
        """Give a person the title behind the name, between commas ("Иван Орен, министр торговли Борурии,"); the index
        of the element after it."""
        at = index + 1
        if (
            at >= len(elements)
            or elements[at].what != "office"
            or not _COMMA.match(line.text[actor.end : elements[at].start])
        ):
            return at
        start, end, party = elements[at].start, elements[at].end, party_of([elements[at]])
        at += 1
        while at < len(elements) and elements[at].what != "name" and not line.text[end : elements[at].start].strip():
            party = party or party_of([elements[at]])
            end = elements[at].end
            at += 1
        if line.text[end : end + 1] not in (",", ".", ")", ";"):
            return index + 1
        actor.role, actor.party, actor.end = Span(start, end), party, end
        return at


def _office(line: Line, title: _Title, head: Element) -> Actor:
    """A title without a name; a ministry is a side."""
    kind: MentionKind = "office"
    if head.entry is not None and head.entry.id == "foreign-ministry":
        kind = "side" if title.party else "group"
    word = line.folded[head.start : head.end].split()[0]
    role = Span(title.start, title.solid) if kind == "office" else None
    return Actor(
        title.start, title.solid, kind, role=role, party=title.party, cases=title.cases,
        plural=word.endswith(("ы", "и")) and "n" in title.cases, heads=tuple(title.heads),
    )  # fmt: skip


def _head(element: Element, folded: str) -> str:
    """The key of an office: one for all words of a head of state, else the stem of the title's first noun."""
    words = folded[element.start : element.end].split()
    noun = next((word for word in words if not _ADJECTIVE.search(word) and word != "и"), words[-1])
    if element.entry is not None and element.entry.id in _ONE_OFFICE and not noun.startswith(("зам", "вице")):
        return element.entry.id
    return "посол" if _AMBASSADOR.match(noun) else noun[:5]


def _unknown_state(line: Line, element: Element) -> tuple[int, int]:
    """Where the name proper begins in a run of three words or more, and where the title then ends (0: as it is).

    The run may begin with a state that no list knows, in the genitive: "Президент Борурии Иван Орен".
    """
    words = line.text[element.start : element.end].split()
    if len(words) < 3 or not fold(words[0]).endswith(("ии", "ской", "ого")):
        return element.start, 0
    cut = element.start + len(words[0])
    return line.text.index(words[1], cut), cut


def _name_follows(elements: list[Element], at: int) -> bool:
    """Whether a chain of titles ends at a name."""
    for element in elements[at + 1 :]:
        if element.what == "name":
            return True
        if element.what not in COMPLEMENTS:
            return False
    return False


def _has_verb(gap: str) -> bool:
    return any(_VERB.match(word) and word not in _NO_VERB for word in fold(gap).split())
