"""Who is named in a Chinese text, read from the text alone.

A title before a name (俄罗斯总统普京), or a verb of speech or meeting after it (拉夫罗夫表示), shows where a name stands.
How long it is follows from its kind: a family name with one or two characters, or a run of the characters that
transcribe foreign names, ended by a word that may follow a name. Every later mention is the same string or, of a name
written with dots, one of its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.extract.syntax.chinese.lexis import Found
from communique.model import Span


@dataclass(frozen=True, slots=True)
class Named:
    """A name at a place: `name` is the fullest form the text prints, as printed."""

    span: Span
    name: str


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first; one that never matches for none."""
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True))) or r"(?!)"


class Names:
    """Finds names; built from the word lists of the grammar, the cues and the office-holders that are known anyway."""

    def __init__(self, words: Mapping[str, Sequence[str]], follow: Iterable[str], speech: Iterable[str], known: Iterable[str]) -> None:
        after = alternatives([*words["after_name"], *words["honorific"], *follow])
        mark = r"[，。、；：！？（“”《》…\s0-9]|$"
        end = rf"(?={mark}|{after})"
        family = rf"(?:{alternatives(words['double_surname'])}|[{''.join(words['surname'])}])"
        foreign = f"[{''.join(words['transcription'])}]"
        eastern = rf"{family}[\u4e00-\u9fff]{{1,2}}?{end}"
        run = rf"{foreign}[{foreign[1:-1]}·-](?:(?!{after})[{foreign[1:-1]}·-])*"
        dotted = rf"[\u4e00-\u9fff]{{1,8}}(?:·(?:(?!{after})[\u4e00-\u9fff]){{1,8}})+{end}"
        self._titled = re.compile(rf"{dotted}|{eastern}|{run}(?={mark}|[\u4e00-\u9fff])|[\u4e00-\u9fff]{{2,4}}?{end}")
        verbs = rf"(?:{alternatives(words['adverb'])}|代表[^，。]{{2,16}}|在[^，。]{{1,24}}?(?:时|中|后|上))*(?:{alternatives(speech)})(?=[，：“]|了|[\u4e00-\u9fff])"
        acts = rf"(?:等)?(?:一同|共同|分别|也)?(?:{alternatives(words['attendance'])})|(?:在[^，。]{{1,16}}|[0-9]+[月日号][^，。]{{0,8}})*(?:{alternatives(words['meets'])})"
        self._bare = re.compile(rf"({eastern}|{dotted}|{run})(?:(?={verbs})|(?={acts}))")
        self._listed = re.compile(rf"({dotted}|{family}[\u4e00-\u9fff]{{1,2}}|{run})(?=[、，和及等]|{alternatives(words['attendance'])})")
        self._object = re.compile(rf"(?:同|与|和|会见了?|由)({dotted}|{eastern}|{run})(?=举行|会谈|会晤|通电话|通话|就|进行|共同|分别|会见|率)")
        self._attendance = re.compile(rf"[^。]*(?:{alternatives(words['attendance'])})")
        self._known = re.compile(alternatives(known))
        self._not = frozenset(words["not_name"])
        self._hard = re.compile(r"方$|国$|^.方|[0-9]")

    def find(self, text: str, folded: str, sentences: Sequence[Span], openings: Sequence[int], found: Found) -> list[Named]:
        """All mentions of persons by name, by start, none inside another."""
        taken = {p for hit in (*found.actors, *found.offices) for p in range(hit.start, hit.end)}
        names: dict[str, int] = {}
        for hit in found.offices:
            self._learn(names, folded, self._titled.match(folded, hit.end), taken)
        for position in openings:
            match = self._bare.match(folded, position)
            self._learn(names, folded, match and re.compile(re.escape(match[1])).match(folded, position), taken)
        for sentence in sentences:
            self._from_lists(names, folded, sentence, taken)
            for match in self._object.finditer(folded, sentence.start, sentence.end):
                self._learn(names, folded, re.compile(re.escape(match[1])).match(folded, match.start(1)), taken)
            for match in self._known.finditer(folded, sentence.start, sentence.end):
                names.setdefault(match.group(), match.start())
        return self._mentions(text, folded, sentences, self._full(names), taken)

    def _learn(self, names: dict[str, int], folded: str, match: re.Match[str] | None, taken: set[int]) -> None:
        if match is None:
            return
        name = match.group().strip("·-")
        if len(name) < 2 or name in self._not or self._hard.search(name):
            return
        if any(p in taken for p in range(match.start(), match.start() + len(name))):
            return
        names.setdefault(name, match.start())

    def _from_lists(self, names: dict[str, int], folded: str, sentence: Span, taken: set[int]) -> None:
        """蔡奇、王毅参加会见: every item before the words of attendance."""
        match = self._attendance.fullmatch(folded, sentence.start, sentence.end - 1)
        if match is None or "、" not in match.group() and len(match.group()) > 24:
            return
        position = sentence.start
        for cut in re.finditer(r"[、，和及]|$", folded[sentence.start : sentence.end]):
            item = self._listed.match(folded, position)
            if item and item.end() >= sentence.start + cut.start():
                self._learn(names, folded, item, taken)
            elif item and folded.startswith(("等", "参加", "出席", "在座", "陪同"), item.end()):
                self._learn(names, folded, item, taken)
            position = sentence.start + cut.end()

    @staticmethod
    def _full(names: Mapping[str, int]) -> dict[str, str]:
        """Every form that may stand for a person, with the fullest name it stands for."""
        full = {name: name for name in names}
        for name in sorted(names, key=lambda n: names[n]):
            for part in re.split("[·-]", name):
                if len(part) >= 2 and part != name:
                    if full.get(part, part) == part:
                        full[part] = name
                    elif full[part] != name:
                        full[part] = min(full[part], name, key=lambda n: names[n])
        return full

    def _mentions(self, text: str, folded: str, sentences: Sequence[Span], full: Mapping[str, str], taken: set[int]) -> list[Named]:
        if not full or not sentences:
            return []
        pattern = re.compile(alternatives(full))
        found: list[Named] = []
        printed: dict[str, str] = {}
        for sentence in sentences:
            for match in pattern.finditer(folded, sentence.start, sentence.end):
                span = Span(*match.span())
                if span.start in taken or self._inside_longer(folded, span):
                    continue
                form = full[match.group()]
                printed.setdefault(match.group(), span.of(text))
                found.append(Named(span, form))
        return [Named(named.span, printed.get(named.name, named.name)) for named in found]

    @staticmethod
    def _inside_longer(folded: str, span: Span) -> bool:
        """Whether the characters belong to a longer name with dots that is somebody else's."""
        before = folded[span.start - 1 : span.start]
        return before == "·" or folded[span.end : span.end + 1] == "·"
