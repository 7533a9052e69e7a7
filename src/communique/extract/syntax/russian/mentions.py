"""Who is mentioned in a sentence: persons with their titles, offices, sides, groups, all sides together, pronouns.

Known words (offices, states, bodies, adjectives of states) are found by the matcher; what remains capitalised beside
them are names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from communique.extract.match import SOFT_HYPHEN, fold
from communique.extract.syntax.russian.actors import Actor, Known, Line, People
from communique.extract.syntax.russian.elements import Element, Elements, party_of
from communique.extract.syntax.russian.names import Names
from communique.extract.syntax.russian.titles import Titles
from communique.extract.syntax.russian.vocabulary import ALL_CASES, CAPITALS, Vocabulary
from communique.lexicon import Grammar

NEAR = 40
"""Code points between a state's adjective and the noun it belongs to."""

_MODIFIERS = re.compile(r"\s+(?:[а-яё-]+(?:ый|ой|ая|ого|ым|ому|их|ых|ие|ые|ий|им|ую)\s+){1,2}")
_THING = re.compile(r"н(?:ая|ое|ые|ый|ого|ой|ому|ым|ых|ыми|ую)$")
_THING_FIRST = re.compile(r"(?:ая|яя|ое|ый|ых|их|(?<!ск)(?<!цк)ого|его|ую|ские|ской|ными)$")
_COMPOUND = re.compile(r"-[а-яё]+(?:ск|н)[а-яё]{2,3}\b")
_PLACES = ("в", "во", "на")
_SHE_DID = re.compile(r"\s+(?:[а-я]+но\s+|также\s+)?[а-я]{3,}(?:ла|лась)\b")
_COUNTERPART = "counterpart"
"""The office of a colleague, who is somebody only by a state or a name."""
_NO_SPEAKER = ("Вопрос", "Ответ", "Реплика")
_SIDE = {
    "сторона": "n",
    "стороны": "g",
    "стороне": "dp",
    "сторону": "a",
    "стороной": "i",
    "сторон": "g",
    "сторонами": "i",
}


class Mentions:
    """Finds the actors of sentences. Built once per language."""

    def __init__(self, grammar: Grammar, vocabulary: Vocabulary, persons: Iterable[Sequence[str]]) -> None:
        words = grammar.words
        names = Names(words["female_name"], words["male_a_name"], words["uninflected_name"])
        self._people = People(names, persons)
        self._elements = Elements(grammar, vocabulary)
        self._titles = Titles(words, self._people)
        self._cases_after = {
            word: case for case in "gdip" for word in words[f"case_{case}"]
        }  # fmt: skip

    def find(self, line: Line) -> list[Actor]:
        """The actors of one sentence in order; the line's known names grow by those found."""
        elements = self._elements.find(line)
        actors: list[Actor] = []
        index = 0
        while index < len(elements):
            element = elements[index]
            actor, index = self._actor(line, elements, index)
            if actor is None:
                continue
            actor.before = self._elements.preposition(line, actor.start)
            while line.folded.startswith(SOFT_HYPHEN, actor.end):
                actor.end += 1
            if element.what != "place" or not actor.before:
                actors.append(actor)
        return actors

    def labelled(self, printed: str, start: int, end: int, known: Known) -> Actor | None:
        """The speaker of a transcript label; None for "Вопрос" and the like."""
        if printed in _NO_SPEAKER:
            return None
        name = known.fullest(printed)
        known.add(name)
        return Actor(start, end, "person", name=name, cases="n")

    def _actor(self, line: Line, elements: list[Element], index: int) -> tuple[Actor | None, int]:
        match elements[index].what:
            case "name":
                return self._bare_name(line, elements, index)
            case "office":
                actor, after = self._titles.read(line, elements, index, index)
                head = elements[index].entry
                alone = head is not None and head.id == _COUNTERPART and actor.kind == "office"
                return (None if alone else actor), after
            case "demonym":
                return self._adjective(line, elements, index)
        return _plain(elements[index]), index + 1

    def _adjective(self, line: Line, elements: list[Element], index: int) -> tuple[Actor | None, int]:
        """What a state's adjective belongs to: a side, a group, an office; alone it is no actor."""
        adjective = elements[index]
        if index + 1 >= len(elements):
            return None, index + 1
        noun = elements[index + 1]
        gap = line.text[adjective.end : noun.start]
        if (
            noun.what == "demonym"
            and gap.strip() == "и"
            and index + 2 < len(elements)
            and elements[index + 2].what in ("side", "sides")
        ):
            sides = elements[index + 2]
            parties = party_of([adjective]) + party_of([noun])
            return Actor(adjective.start, sides.end, "side", party=parties, cases="n", plural=True), index + 3
        if len(gap) > NEAR or (gap.strip() and not _MODIFIERS.fullmatch(gap)):
            return None, index + 1
        if noun.what == "office":
            return self._titles.read(line, elements, index + 1, index)
        if noun.what == "group":
            return Actor(adjective.start, noun.end, "group", party=party_of([adjective]), cases=noun.cases), index + 2
        if noun.what in ("side", "sides"):
            cases = _side_cases(line.folded[noun.start : noun.end], line.folded[adjective.start : adjective.end])
            return Actor(adjective.start, noun.end, "side", party=party_of([adjective]), cases=cases), index + 2
        return None, index + 1

    def _bare_name(self, line: Line, elements: list[Element], index: int) -> tuple[Actor | None, int]:
        """A name without a title before it: a full name, or a surname that the document or the records know."""
        element = elements[index]
        printed = line.text[element.start : element.end]
        if " " not in printed and "." not in printed:
            found = self._people.by_surname(printed, line.known)
        else:
            found = self._full_name(line, element, printed)
        if found is None:
            return None, index + 1
        name = line.known.fullest(found[0])
        actor = Actor(
            element.start, element.end, "person", name=name, cases=found[1], feminine=self._people.names.feminine(name)
        )
        return actor, self._titles.behind(line, elements, index, actor)

    def _full_name(self, line: Line, element: Element, printed: str) -> tuple[str, str] | None:
        """The nominative and case of a name of several words; None where the words are no person's."""
        before = self._elements.preposition(line, element.start)
        words = [fold(word) for word in printed.split()]
        leading = (word for word in words[:-1] if word not in self._people.names.female)
        thing = any(map(_THING.search, words)) or any(map(_THING_FIRST.search, leading))
        if thing or before in _PLACES or _COMPOUND.search(printed):
            return None
        cases = self._cases_after.get(before, "")
        if not before and words[-1].endswith(("а", "я")) and _SHE_DID.match(line.folded, element.end, line.span.end):
            cases = "n"
        return self._people.nominative(printed, cases, line.known)


def _side_cases(noun: str, adjective: str) -> str:
    """The cases of "российская сторона": стороны is a genitive after a singular adjective."""
    if noun == "стороны" and adjective.endswith(("ие", "ые")):
        return "n"
    return _SIDE.get(noun, ALL_CASES)


def _plain(element: Element) -> Actor | None:
    """The actor of a word that needs no neighbours; None for one that is no actor by itself."""
    start, end = element.start, element.end
    match element.what:
        case "state" | "organisation" | "institution" | "place":
            cases = element.cases.replace(CAPITALS, "") or ALL_CASES
            party = party_of([element])
            return Actor(start, end, "side", party=party, cases=cases) if party else None
        case "person":
            return Actor(start, end, "collective", persons=True, plural=True, cases="n")
        case "sides":
            return Actor(start, end, "collective", plural=True, cases="n")
        case "he" | "she":
            return Actor(start, end, "pronoun", feminine=element.what == "she", cases="n")
        case "they" | "we":
            return Actor(start, end, "pronoun", plural=True, first_person=element.what == "we", cases="n")
    return None
