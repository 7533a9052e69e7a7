"""Who is mentioned in a sentence: persons with their titles, offices, sides, groups, all sides together, pronouns.

Known words (offices, states, bodies, adjectives of states) are found by the matcher; what remains capitalised beside
them are names. A title takes everything up to the name: "Министра внутренних дел Объединённых Арабских Эмиратов".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.extract.match import Hit, fold
from communique.extract.syntax.base import Mention
from communique.extract.syntax.russian.names import Names
from communique.extract.syntax.russian.vocabulary import ALL_CASES, CAPITALS, ActorWord, Vocabulary, is_participle
from communique.extract.vocabulary import Demonym
from communique.lexicon import Cue, Entry, Grammar, Institution, Office, Organisation, Place, State
from communique.model import Span

_CAP = r"[А-ЯЁ](?![а-яё]?\.\s?[А-ЯЁ])[а-яё]*(?:['’-][А-ЯЁа-яё][а-яё]+)*"
_PARTICLE_BEFORE_NAME = ("аль", "эль", "аш", "ас", "ад", "ан", "ар", "фон", "де", "ди", "дель", "ибн", "бен", "бин")
_PAST = re.compile(r"[а-я]{2,}(?:л|ла|ло|ли)(?:ся|сь)?$|[а-я]{2,}(?:ет|ют|ит|ят|ут|ется|ются|ится|ятся|[аеиуыя]ть|ться)$")
_NO_VERB = frozenset(("совет", "комитет", "дел", "сил", "совета", "дела", "стол", "раздел", "отдел", "университет", "институт", "бюджет", "приоритет"))
_LONG_ADJECTIVE = re.compile(r"(?:[кнвт])(?:ого|ой|ых|их|ому|ым|им|ом|ую|ая|ый|ий)$")
_LEAVES = frozenset(("от", "со", "имени", "о", "об", "к", "ко", "слова", "за"))
"""Words between a title and what follows that end the title."""
_SPACED = re.compile(r"\S+")
_NON_NAME = re.compile(r"н(?:ая|ое|ые|ый|ого|ой|ому|ым|ых|ыми|ую)$")
_ADJECTIVE = re.compile(r"(?:ый|ий|ого|его|ому|ему|ым|им|ая|ую|ые|ие|ых|их)$")
_COMPLEMENT = re.compile(r"\s+(?:(?:[а-яё-]+|[А-ЯЁ]{2,}|«[^»]{1,60}»)\s+){0,12}$")
_COMMA = re.compile(r"\s?,\s+$")
_LIST = re.compile(r"(?:\s+(?:[а-яё-]+|[А-ЯЁ]{2,}|«[^»]{1,60}»)){0,8}\s?,\s+$")


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
class _Unit:
    start: int
    end: int
    what: str
    entry: Entry | None
    cases: str
    party: tuple[str, ...] = ()


@dataclass(slots=True)
class Known:
    """Names of persons met in this document: full names in the nominative, by folded surname."""

    full: set[str] = field(default_factory=set)
    by_surname: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str) -> None:
        """Remember a full name."""
        if name in self.full or " " not in name and "." not in name:
            return
        self.full.add(name)
        self.by_surname.setdefault(fold(surname(name)), []).append(name)


def surname(name: str) -> str:
    """The last word of a name, also after initials: "С.В.Лавров" → "Лавров"."""
    return name.rpartition(" ")[2].rpartition(".")[2]


class Mentions:
    """Finds the actors of sentences. Built once per language."""

    def __init__(self, grammar: Grammar, vocabulary: Vocabulary, persons: Iterable[Sequence[str]]) -> None:
        words = grammar.words
        self._vocabulary = vocabulary
        self.names = Names(words["female_name"], words["male_a_name"], words["uninflected_name"])
        particles = "|".join(words["particle"])
        self._run = re.compile(
            rf"(?<![\w-])(?:(?:[А-ЯЁ][а-яё]?\.\s?){{1,2}}{_CAP}|{_CAP})"
            rf"(?:\s+(?:(?:{particles})[\s-]+)*{_CAP}|(?:\s+|-)(?:{particles})[\s-]+{_CAP})*(?!\w)"
        )
        self._honorific = re.compile(rf"\s*(?:(?:{'|'.join(map(re.escape, words['honorific']))})\s+)?$", re.IGNORECASE)
        self._cases_after = {
            **dict.fromkeys(words["case_g"], "g"), **dict.fromkeys(words["case_d"], "d"),
            **dict.fromkeys(words["case_i"], "i"), **dict.fromkeys(words["case_p"], "p"),
        }  # fmt: skip
        self._prepositions = frozenset(words["preposition"])
        self._common = frozenset(
            fold(word) for key in ("preposition", "adverb", "conjunction", "link", "determiner", "auxiliary", "narration", "light_impersonal")
            for phrase in words[key] for word in phrase.split()
        )  # fmt: skip
        self._things = frozenset(map(fold, (*words["thing"], *words["month"])))
        known = list(persons)
        self._persons = frozenset(name for names in known for name in names)
        self._person_surnames: dict[str, list[str]] = {}
        for names in known:
            self._person_surnames.setdefault(fold(surname(names[0])), []).append(names[0])

    def find(self, text: str, folded: str, span: Span, hits: Sequence[Hit[Entry]], known: Known) -> list[Actor]:
        """The actors of one sentence in order. `hits` are the sentence's; names found are added to `known`."""
        units = self._units(text, folded, hits)
        elements = self._with_names(text, folded, span, units, hits)
        actors: list[Actor] = []
        index = 0
        while index < len(elements):
            unit = elements[index]
            if unit.what == "name":
                actor, index = self._bare_name(text, folded, span, elements, index, known)
            elif unit.what == "office":
                actor, index = self._office(text, folded, elements, index, index, known)
            elif unit.what == "demonym":
                actor, index = self._adjective(text, folded, elements, index, known)
            else:
                actor = _plain_actor(unit)
                index += 1
            if actor and unit.what == "place" and self._before(folded, span, actor.start):
                continue
            if actor:
                actor.before = self._before(folded, span, actor.start)
                actors.append(actor)
        return actors

    def labelled(self, printed: str, start: int, end: int, known: Known) -> Actor | None:
        """The speaker of a transcript label; None for "Вопрос" and the like."""
        if printed in ("Вопрос", "Ответ", "Реплика"):
            return None
        name = self._fullest(printed, known)
        known.add(name)
        return Actor(start, end, "person", name=name, cases="n")

    # known words -------------------------------------------------------------------------------------------------

    def _units(self, text: str, folded: str, hits: Sequence[Hit[Entry]]) -> list[_Unit]:
        units: list[_Unit] = []
        end = -1
        for hit in hits:
            entry = hit.entry
            if not isinstance(entry, Office | State | Organisation | Place | Institution | Demonym | ActorWord):
                continue
            if units and hit.start == units[-1].start and hit.end == end and _what(entry) == "sides":
                if len(units) < 2 or units[-2].what != "demonym":
                    units[-1] = _Unit(hit.start, hit.end, "sides", entry, "n")
                continue
            if hit.start < end:
                if units[-1].what == "office" and isinstance(entry, State | Demonym) and hit.end <= end:
                    units[-1].party = units[-1].party or _party_of(entry)
                continue
            cases = self._vocabulary.feature(entry, folded[hit.start : hit.end])
            if isinstance(entry, State | Organisation | Place | Institution):
                if not text[hit.start].isupper() and text[hit.start] != "«":
                    continue
                if CAPITALS in cases and not text[hit.start : hit.end].isupper():
                    continue
            what = _what(entry)
            if what == "place" and text[hit.end : hit.end + 1] == " " and text[hit.end + 1 : hit.end + 2].isupper():
                if folded[: hit.start].rsplit(maxsplit=1)[-1:] and not self._before(folded, Span(max(0, hit.start - 40), hit.start), hit.start):
                    continue
            if what == "office" and folded[max(0, hit.start - 3) : hit.start] == "во " and folded.startswith(" с", hit.end):
                continue
            if what == "demonym" and "-" in (text[hit.end : hit.end + 1], text[hit.start - 1 : hit.start]):
                continue
            if what == "they" and not _free(folded, hit):
                continue
            units.append(_Unit(hit.start, hit.end, what, entry, cases or ALL_CASES))
            end = hit.end
        return units

    def _with_names(self, text: str, folded: str, span: Span, units: list[_Unit], hits: Sequence[Hit[Entry]]) -> list[_Unit]:
        """The units and, between them, the capitalised runs that may be names."""
        found: list[_Unit] = list(units)
        cues = {hit.start for hit in hits if isinstance(hit.entry, Cue)}
        for run in self._run.finditer(text, span.start, span.end):
            start = run.start()
            for unit in units:
                if unit.end <= start:
                    continue
                if unit.start >= run.end():
                    break
                self._add_name(text, folded, span, start, unit.start, cues, found)
                start = max(start, unit.end)
            self._add_name(text, folded, span, start, run.end(), cues, found)
        if len(found) > len(units):
            found.sort(key=lambda unit: unit.start)
        return found

    def _add_name(self, text: str, folded: str, span: Span, start: int, end: int, cues: set[int], found: list[_Unit]) -> None:
        while start < end and text[start] in " \n-\u00a0":
            start += 1
        while end > start and text[end - 1] in " \n-\u00a0":
            end -= 1
        if start >= end or text[start] == "-" or text[start - 1 : start] in ("«", "-") and start > span.start:
            return
        first_end = start
        while first_end < end and not text[first_end].isspace():
            first_end += 1
        first = folded[start:first_end]
        opens = start == span.start or not text[span.start : start].strip(" «„“\"–—-")
        if first in self._things:
            self._add_name(text, folded, span, first_end, end, cues, found)
            return
        if opens and (first in self._common or start in cues or is_participle(first)):
            self._add_name(text, folded, span, first_end, end, cues, found)
            return
        if text[start].islower() and first not in _PARTICLE_BEFORE_NAME:
            return
        for word in _SPACED.finditer(folded, first_end, end):
            if word.group() in self._things:
                end = first_end + len(folded[first_end : word.start()].rstrip())
                break
        found.append(_Unit(start, end, "name", None, ""))

    # actors ------------------------------------------------------------------------------------------------------

    def _office(
        self, text: str, folded: str, elements: list[_Unit], index: int, first: int, known: Known
    ) -> tuple[Actor | None, int]:  # fmt: skip
        """A title with its complement, and the name after it. `first` is the element where the title begins."""
        head = elements[index]
        start, cases = elements[first].start, head.cases
        party = _party(elements[first : index + 1])
        solid, after = head.end, index + 1
        position = head.end
        heads = [_head(head, folded)]
        at = index + 1
        while at < len(elements):
            unit = elements[at]
            gap = text[position : unit.start]
            if len(gap) > 160:
                break
            if unit.what == "name":
                if self._complement(text, unit, cases) and (not gap.strip() or _COMPLEMENT.match(gap)):
                    position, at = unit.end, at + 1
                    continue
                if not self.names.agrees(text[unit.start : unit.end], cases):
                    break
                if not _LEAVES.isdisjoint(gap.split()):
                    break
                if self._honorific.match(gap) or (_COMPLEMENT.match(gap) and not self._has_verb(gap)):
                    return self._titled(text, folded, elements, at, start, position, cases, party, known, heads)
                break
            if unit.what == "office" and _LIST.match(gap) and not self._has_verb(gap) and set(unit.cases) & set(cases) and _name_follows(text, elements, at):
                heads.append(_head(unit, folded))
                position, at = unit.end, at + 1
                continue
            if unit.what == "office" and gap.strip() == "и" and not party and set(unit.cases) & set(cases) and _name_follows(text, elements, at):
                heads.append(_head(unit, folded))
                position, at = unit.end, at + 1
                continue
            if unit.what not in ("office", "state", "organisation", "place", "institution", "demonym"):
                break
            if not _LEAVES.isdisjoint(gap.split()):
                break
            if gap.strip() and (not _COMPLEMENT.match(gap) or self._has_verb(gap)):
                break
            if gap.strip() and unit.what == "office" and "и" in gap.split():
                break
            if unit.what == "office" and not gap.strip() and unit.cases == "n":
                break
            party = party or _party([unit])
            position = unit.end
            if not gap.strip() or not self._prepositions & set(fold(gap).split()):
                if unit.what != "demonym":
                    solid, after = unit.end, at + 1
            at += 1
        kind = "side" if isinstance(head.entry, Office) and head.entry.id == "foreign-ministry" else "office"
        plural = folded[head.start : head.end].split(" ")[0].endswith(("ы", "и")) and "n" in cases
        if kind == "side" and not party:
            kind = "group"
        role = Span(start, solid) if kind == "office" else None
        return Actor(
            start, solid, kind, party=party, cases=cases, plural=plural, role=role, heads=tuple(heads),  # type: ignore[arg-type]
        ), after

    def _titled(
        self, text: str, folded: str, elements: list[_Unit], at: int, start: int, position: int, cases: str,
        party: tuple[str, ...], known: Known, heads: list[str],
    ) -> tuple[Actor | None, int]:  # fmt: skip
        unit = elements[at]
        role_end = position
        gap = text[position : unit.start]
        if _COMPLEMENT.match(gap) and not self._honorific.match(gap):
            role_end = position + len(gap.rstrip())
        name_start, cut = self._complement_words(text, unit, cases)
        if cut:
            role_end = cut
        printed = text[name_start : unit.end]
        likely = "".join(case for case in cases if case in ALL_CASES) or ALL_CASES
        name, case = self.names.nominative(printed, likely, known.full, self._persons)
        name = self._fullest(name, known)
        known.add(name)
        return Actor(
            start, unit.end, "person", name=name, role=Span(start, role_end), party=party, cases=case,
            feminine=self.names.feminine(name), heads=tuple(heads),
        ), at + 1  # fmt: skip

    @staticmethod
    def _complement(text: str, unit: _Unit, cases: str) -> bool:
        """Whether capitals behind a title belong to the title: "Центрального комитета", "Канцелярии Комиссии"."""
        if not re.match(r"\s(?:[а-яё]|[А-ЯЁ]{2})", text[unit.end : unit.end + 3]):
            return False
        words = [fold(word) for word in text[unit.start : unit.end].split()]
        return (len(words) == 1 and bool(_LONG_ADJECTIVE.search(words[0]))) or all(len(w) > 6 and w.endswith("ии") for w in words)

    def _complement_words(self, text: str, unit: _Unit, cases: str) -> tuple[int, int]:
        """Where the name proper begins in a capitalised run after a title, and where the title then ends (0: no cut).

        A run of three or more words may begin with an unknown state in the genitive: "Президент Борурии Иван Орен".
        """
        words = text[unit.start : unit.end].split()
        if len(words) < 3 or not fold(words[0]).endswith(("ии", "ании", "ской", "ого", "ий")) or fold(words[0]).endswith("ий"):
            return unit.start, 0
        begin = text.index(words[1], unit.start + len(words[0]))
        return begin, unit.start + len(words[0])

    def _adjective(self, text: str, folded: str, elements: list[_Unit], index: int, known: Known) -> tuple[Actor | None, int]:
        """What a state's adjective belongs to: a side, a group, an office; alone it is no actor."""
        adjective = elements[index]
        if index + 1 >= len(elements):
            return None, index + 1
        noun = elements[index + 1]
        gap = text[adjective.end : noun.start]
        if noun.what == "demonym" and gap.strip() == "и" and index + 2 < len(elements) and elements[index + 2].what in ("side", "sides"):
            parties = _party([adjective]) + _party([noun])
            noun = elements[index + 2]
            cases = _side_cases(folded[noun.start : noun.end], "ие")
            return Actor(adjective.start, noun.end, "side", party=parties, cases=cases, plural=True), index + 3
        if len(gap) > 40 or (gap.strip() and not re.fullmatch(r"\s+(?:[а-яё-]+(?:ый|ой|ая|ого|ой|ым|ому|их|ых|ие|ые|ий|им|ую)\s+){1,2}", gap)):
            return None, index + 1
        if noun.what == "office":
            return self._office(text, folded, elements, index + 1, index, known)
        if noun.what in ("side", "sides", "group"):
            cases = noun.cases
            if noun.what != "group":
                cases = _side_cases(folded[noun.start : noun.end], folded[adjective.start : adjective.end])
            kind = "side" if noun.what != "group" else "group"
            return Actor(adjective.start, noun.end, kind, party=_party([adjective]), cases=cases), index + 2  # type: ignore[arg-type]
        return None, index + 1

    def _bare_name(
        self, text: str, folded: str, span: Span, elements: list[_Unit], index: int, known: Known
    ) -> tuple[Actor | None, int]:  # fmt: skip
        """A name without a title before it: a full name, or a surname that the document or the records know."""
        unit = elements[index]
        printed = text[unit.start : unit.end]
        bare = " " not in printed and "." not in printed
        resolved = self._surname(printed, known) if bare else self._full(text, folded, span, unit, printed, known)
        if resolved is None:
            return None, index + 1
        name, case = resolved
        name = self._fullest(name, known)
        if not bare:
            known.add(name)
        actor = Actor(unit.start, unit.end, "person", name=name, cases=case, feminine=self.names.feminine(name))
        return self._apposition(text, elements, index, actor)

    def _full(
        self, text: str, folded: str, span: Span, unit: _Unit, printed: str, known: Known
    ) -> tuple[str, str] | None:  # fmt: skip
        """The nominative and case of a name of several words; None where the words are no person's."""
        before = self._before(folded, span, unit.start)
        if before in ("в", "во", "на") or not self._plausible(printed):
            return None
        return self.names.nominative(printed, self._cases_after.get(before, ""), known.full, self._persons)

    def _apposition(self, text: str, elements: list[_Unit], index: int, actor: Actor) -> tuple[Actor, int]:
        """A title behind the name, between commas: "Иван Орен, министр иностранных дел Борурии,"."""
        if index + 1 < len(elements) and elements[index + 1].what == "office" and _COMMA.match(text[actor.end : elements[index + 1].start]):
            end, party, at = elements[index + 1].end, (), index + 2
            while at < len(elements) and not text[end : elements[at].start].strip() and elements[at].what != "name":
                party = party or _party([elements[at]])
                end = elements[at].end
                at += 1
            if at < len(elements) and elements[at].what == "name" and not text[end : elements[at].start].strip():
                return actor, index + 1
            if text[end : end + 1] in (",", ".", ")", ";"):
                actor.role = Span(elements[index + 1].start, end)
                actor.party = party
                actor.end = end
                return actor, at
        return actor, index + 1

    def _surname(self, printed: str, known: Known) -> tuple[str, str] | None:
        """The full name and case of a surname that stands alone; None where nobody of that name is known."""
        for turned, case in self.names.readings(printed):
            key = fold(turned)
            for name in known.by_surname.get(key, ()):
                return name, case
            if len(found := self._person_surnames.get(key, ())) == 1:
                return found[0], case
        return None

    def _fullest(self, name: str, known: Known) -> str:
        """The fullest form of a name seen so far: initials and short forms become the full name."""
        if name in known.full:
            return name
        parts = fold(name).replace(".", ". ").split()
        for other in known.by_surname.get(fold(surname(name)), ()):
            longer = fold(other).replace(".", ". ").split()
            if len(longer) >= len(parts) and all(
                any(long == part or (part.endswith(".") and long.startswith(part[:-1])) for long in longer) for part in parts
            ):
                return other
        return name

    def _plausible(self, printed: str) -> bool:
        """Whether a capitalised run of several words can be a person: no adjectives that make it the name of a thing."""
        words = printed.split()
        if any(_NON_NAME.search(fold(word)) for word in words):
            return False
        return not any(
            fold(word).endswith(("ая", "яя", "ое", "ый", "ых", "их", "ого", "его", "ую", "ские", "ской", "ными"))
            and not fold(word).endswith(("ского", "цкого"))
            for word in words[:-1]
        )

    def _has_verb(self, gap: str) -> bool:
        return any(_PAST.match(word) and word not in _NO_VERB for word in fold(gap).split())

    def _before(self, folded: str, span: Span, start: int) -> str:
        """The preposition right before an offset, over adjectives that agree; "" where there is none."""
        words = folded[max(span.start, start - 40) : start].split()
        return words[-1] if words and words[-1] in self._prepositions else ""


_SAME_OFFICE = ("head-of-state", "head-of-government", "foreign-minister")


def _head(unit: _Unit, folded: str) -> str:
    """The key of an office: one for all words of a head of state, else the stem of the title's first noun."""
    words = folded[unit.start : unit.end].split()
    noun = next((word for word in words if not _ADJECTIVE.search(word)), words[-1])
    if unit.entry is not None and unit.entry.id in _SAME_OFFICE and not noun.startswith(("зам", "вице")):
        return unit.entry.id
    return "посол" if re.match(r"пос(?:ол|ла|лу|лом|ле|лы)$", noun) else noun[:5]


def _what(entry: Entry) -> str:
    if isinstance(entry, ActorWord):
        return entry.actor
    if isinstance(entry, Demonym):
        return "demonym"
    return type(entry).__name__.lower()


def _free(folded: str, hit: Hit[Entry]) -> bool:
    """Whether a pronoun stands alone and not behind a preposition."""
    return folded[hit.start - 2 : hit.start] not in ("о ", "у ")


def _party(units: Sequence[_Unit]) -> tuple[str, ...]:
    return next((party for unit in units if (party := unit.party or _party_of(unit.entry))), ())


def _party_of(entry: Entry | None) -> tuple[str, ...]:
    """The party that a known word gives."""
    match entry:
        case State() | Organisation():
            return (entry.id,)
        case Demonym():
            return (entry.state,)
        case Institution():
            return (entry.party,)
        case Place() if entry.speaks_for:
            return (entry.state,)
    return ()


def _name_follows(text: str, elements: list[_Unit], at: int) -> bool:
    """Whether a chain of titles ends at a name."""
    for unit in elements[at + 1 :]:
        if unit.what == "name":
            return True
        if unit.what not in ("office", "state", "organisation", "place", "institution", "demonym"):
            return False
    return False


def _side_cases(noun: str, adjective: str) -> str:
    """The cases of "российская сторона": стороны is a genitive after a singular adjective."""
    table = {"сторона": "n", "стороны": "g", "стороне": "dp", "сторону": "a", "стороной": "i", "сторон": "g", "сторонами": "i"}
    if noun == "стороны" and adjective.endswith(("ие", "ые")):
        return "n"
    return table.get(noun, ALL_CASES)


def _plain_actor(unit: _Unit) -> Actor | None:
    """The actor of a word that needs no neighbours."""
    cases = unit.cases.replace(CAPITALS, "")
    match unit.what:
        case "state" | "organisation" | "institution":
            return Actor(unit.start, unit.end, "side", party=_party([unit]), cases=cases or ALL_CASES)
        case "place":
            party = _party([unit])
            return Actor(unit.start, unit.end, "side", party=party, cases=cases) if party else None
        case "person":
            return Actor(unit.start, unit.end, "collective", persons=True, plural=True, cases="n")
        case "sides":
            return Actor(unit.start, unit.end, "collective", plural=True, cases="n")
        case "he" | "she":
            return Actor(unit.start, unit.end, "pronoun", feminine=unit.what == "she", cases="n")
        case "they":
            return Actor(unit.start, unit.end, "pronoun", plural=True, cases="n")
        case "we":
            return Actor(unit.start, unit.end, "pronoun", plural=True, first_person=True, cases="n")
    return None
