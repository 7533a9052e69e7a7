"""Who is named in a Chinese text, read from the text alone.

A title before a name (俄罗斯总统普京), or a verb of speech or meeting after it (拉夫罗夫表示), shows where a name
stands. How long it is follows from its kind: a family name with one or two characters, or a run of the characters that
transcribe foreign names, ended by a word that may follow a name. Every later mention is the same string or, of a name
written with dots, one of its parts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique.extract.syntax.chinese.lexis import Found
from communique.model import Span

HAN = r"[\u4e00-\u9fff]"
_DOTS = "·—-"
_LONGEST = 12
"""How many characters of a foreign name are looked at before a title."""
_OPENING = 3
"""Sentences at the start of a text that are read whole for whom somebody met; of the others only the first words."""
_LEAD = 24
_TAIL = 28
"""How far before its end a sentence says that somebody attended."""
_MARK_CHARS = r"，。、；：！？（）“”《》…\s0-9"
_MARK = rf"[{_MARK_CHARS}]|$"
_NOT = re.compile(
    r"^.方$|[党部院团署局省市州场次届会界]$|(?:联盟|经济|一行)$|^第|^.国$|[0-9你我他她]|^[的了和与在]|^边.边$|^时[说表指强]"
)
_CUT = re.compile(r"[、，和及]")


@dataclass(frozen=True, slots=True)
class Named:
    """A name at a place: `name` is the fullest form the text prints, as printed."""

    span: Span
    name: str


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first; one that never matches for none."""
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True))) or r"(?!)"


def _pair(dotted: str, plain: str, then: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A pattern for names in a text without dots between names, and the slower one for a text that has some."""
    return re.compile(f"(?P<name>{plain}){then}"), re.compile(f"(?P<name>{dotted}|{plain}){then}")


class Names:
    """Finds names; built from the word lists of the grammar.

    `verbs` are words of speech and meeting, `offices` the titles that may follow a name, `vocabulary` words that are no
    names. Office-holders whom the lexicon knows are read without any such sign.
    """

    def __init__(
        self,
        words: Mapping[str, Sequence[str]],
        verbs: Sequence[str],
        offices: Sequence[str],
        vocabulary: Iterable[str],
    ) -> None:
        foreign = "".join(words["transcription"])
        verbs = [verb for verb in verbs if len(verb) > 1 or verb not in foreign]  # 贝尼托 is no 贝尼 who asks somebody
        loose = alternatives([*words["after_name"], *words["honorific"], *verbs])
        after = alternatives([*words["after_name"], *words["honorific"], *verbs, *offices])
        attend = alternatives(words["attendance"])
        family = rf"(?:{alternatives(words['double_surname'])}|[{''.join(words['surname'])}])"
        eastern = rf"{family}(?:氏{HAN}{{2}}|{HAN}{{1,2}}?)(?={_MARK}|{after})"
        number = "(?:[一二三四五六七八九十]{1,2}世)?"
        stray = rf"{HAN}(?=[{foreign}]|{_MARK}|{after})"
        run = rf"[{foreign}][{foreign}{_DOTS}](?:(?!{after})(?:[{foreign}{_DOTS}]|{stray}))*{number}"
        first = rf"(?:(?![同与和对向]|会见){HAN}){{1,8}}"
        dotted = rf"{first}(?:[{_DOTS}](?:(?!{after}){HAN}){{1,8}})+{number}(?={_MARK}|{after})"
        unknown = rf"(?P<unknown>(?:(?!{after}){HAN}){{2,5}})(?={_MARK}|{loose})"
        adverbs = alternatives(words["adverb"])
        phrase = rf"代表[^，。]{{2,16}}|[在就对向应][^，。]{{1,24}}?|{adverbs}|[0-9]+[月日号]"
        meets = alternatives(words["meets"])
        self._titled = _pair(dotted, rf"{eastern}|{run}|{unknown}", "")
        self._bare = _pair(
            dotted,
            rf"{eastern}|{run}",
            rf"(?:(?:{phrase})*(?:{alternatives(verbs)})|(?:等)?(?:一同|共同|分别|也)?(?:{attend})|(?:{phrase})*(?:{meets}))",
        )
        self._item = _pair(dotted, rf"{family}{HAN}{{1,2}}?|{run}", rf"(?=[、，和及等]|{attend})")
        stranger = f"[^{_MARK_CHARS}{''.join(words['no_speaker'])}]"
        self._speaker = re.compile(rf"(?P<name>{stranger}{{3,5}}?)(?:说|表示|指出|强调)，")
        self._object = _pair(
            dotted, rf"{eastern}|{run}", r"(?=举行|会谈|会晤|通电话|通话|就|进行|共同|分别|会见|率|时|，|。)"
        )
        self._joins = re.compile(r"同|与|和|会见了?|由|见")
        self._attend = re.compile(rf"(?:{attend})[^，]{{0,12}}[。]?$")
        self._closed = frozenset("，。、；：！？（）“”《》的和在同与将对就 ") | {""}
        self._foreign = frozenset(foreign + _DOTS)
        self._family = re.compile(rf"^{family}{HAN}{{1,2}}$")
        short = alternatives(office for office in offices if 2 <= len(office) <= 4)
        self._family_title = re.compile(rf"(?<!{HAN})[{''.join(words['surname'])}](?={short})")
        self._before_title = re.compile(rf"(?P<name>{family}{HAN}{{2}})(?={short})")
        never = [word for kind in ("not_name", "adverb", "opening", "after_name") for word in words[kind]]
        self._never = frozenset([*never, *verbs, *vocabulary])

    def find(
        self, text: str, folded: str, sentences: Sequence[Span], openings: Iterable[int], found: Found
    ) -> list[Named]:
        """All mentions of persons by name, by start, none inside another."""
        names: dict[str, int] = {}
        starts = [span.start for span in sentences]

        def sentence_start(position: int) -> int:
            return starts[max(0, bisect_right(starts, position) - 1)] if starts else 0

        def learn(start: int, end: int) -> None:
            while end > start and folded[end - 1] in _DOTS:
                end -= 1
            name = folded[start:end]
            if len(name) < 2 or name in self._never or _NOT.search(name):
                return
            invited = folded[start] == "应" and found.names_no_person(start + 1, end)
            if name not in names and not (invited or found.in_office(start, end) or found.names_no_person(start, end)):
                names[name] = start

        dots = int(any(dot in folded for dot in _DOTS))
        for hit in found.offices:
            closed = folded[hit.end : hit.end + 1] in self._closed
            match = None if closed else self._titled[dots].match(folded, hit.end)
            if match and (not match["unknown"] or self._recurs(folded, match, found)):
                learn(*match.span("name"))
            if hit.entry.head or hit.entry.minister:
                start = self._before(folded, sentence_start(hit.start), hit.start)
                if start < hit.start:
                    learn(start, hit.start)
        for position in openings:
            match = (
                self._bare[dots].match(folded, position)
                or self._before_title.match(folded, position)
                or self._stranger(folded, position, found)
            )
            if match:
                learn(*match.span("name"))
        for person in found.persons:
            names.setdefault(folded[person.start : person.end], person.start)
        for number, span in enumerate(sentences):
            reach = span.end if number < _OPENING else min(span.end, span.start + _LEAD)
            for join in self._joins.finditer(folded, span.start, reach):
                if match := self._object[dots].match(folded, join.end(), span.end):
                    learn(*match.span("name"))
            if self._attend.search(folded, max(span.start, span.end - _TAIL), span.end):
                for start in self._items(folded, span):
                    if match := self._item[dots].match(folded, start, span.end):
                        learn(*match.span("name"))
        return self._mentions(text, folded, sentences, _full(names), found)

    def _stranger(self, folded: str, position: int, found: Found) -> re.Match[str] | None:
        """A speaker whose name is of no known kind, when the text names him again."""
        match = self._speaker.match(folded, position)
        return match if match and self._recurs(folded, match, found) else None

    @staticmethod
    def _recurs(folded: str, match: re.Match[str], found: Found) -> bool:
        """Whether a name of no known kind is no state's and stands in the text again."""
        return not found.names_no_person(match.start(), match.start() + 1) and folded.count(match["name"]) > 1

    def _before(self, folded: str, low: int, end: int) -> int:
        """Where the run of transcription characters that ends at `end` begins."""
        start = end
        while start > low and end - start < _LONGEST and folded[start - 1] in self._foreign:
            start -= 1
        return start

    def _mentions(
        self, text: str, folded: str, sentences: Sequence[Span], full: dict[str, str], found: Found
    ) -> list[Named]:
        """Where a name stands: whole, by one of its parts, or by the family name before a title (王外长)."""
        if not full or not sentences:
            return []
        low, high = sentences[0].start, sentences[-1].end
        places = [Span(at, at + len(form)) for form in full for at in _all(folded, form, low, high)]
        families = {name[0]: name for name in sorted(full, reverse=True) if self._family.match(name)}
        if families:
            titled = self._family_title.finditer(folded, low, high)
            places += [Span(*match.span()) for match in titled if match.group() in families]
        printed: dict[str, str] = {}
        named: list[Named] = []
        end = low
        for span in sorted(places, key=lambda s: (s.start, -s.end)):
            if span.start < end or found.in_office(span.start, span.start + 1) or _dotted(folded, span):
                continue
            end = span.end
            word = span.of(folded)
            printed.setdefault(word, span.of(text))
            named.append(Named(span, full.get(word) or families[word]))
        return [Named(row.span, printed.get(row.name, row.name)) for row in named]

    @staticmethod
    def _items(folded: str, span: Span) -> list[int]:
        """Where the items of an enumeration begin."""
        return [span.start, *(cut.end() for cut in _CUT.finditer(folded, span.start, span.end))]


def _full(names: Mapping[str, int]) -> dict[str, str]:
    """Every form that may stand for a person, with the fullest name it stands for; of two, the one named first."""
    full: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (-n.count("·"), names[n])):
        for part in [name, *re.split(f"[{_DOTS}]", name)]:
            if len(part) >= 2:
                full.setdefault(part, name)
    return full


def _all(folded: str, form: str, low: int, high: int) -> Iterator[int]:
    """Where the form begins, from `low` to `high`."""
    at = folded.find(form, low, high)
    while at >= 0:
        yield at
        at = folded.find(form, at + len(form), high)


def _dotted(folded: str, span: Span) -> bool:
    """Whether a dot joins the words to more of a name."""
    return "·" in (folded[span.start - 1 : span.start], folded[span.end : span.end + 1])
