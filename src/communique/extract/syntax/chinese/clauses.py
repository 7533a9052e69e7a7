"""Who says what in one Chinese sentence.

A stretch between commas attributes when it opens with an actor and a cue follows, with nothing but adverbs and phrases
between (习近平首先转达了…, 双方还就…交换了意见). Three orders occur: the cue and then what is said (指出，…; 感谢…),
what it is about between a preposition and the cue (对…表示感谢), and the cue at the end of a quotation (“…”他说).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.extract.match import Hit
from communique.extract.syntax.base import Clause, Mention
from communique.extract.syntax.chinese.contents import after_cue, before_cue, over, trim
from communique.extract.syntax.chinese.lexis import Found, starting, within
from communique.extract.syntax.chinese.names import alternatives
from communique.extract.vocabulary import LightVerb, SpeechNoun
from communique.lexicon import Cue
from communique.model import Span

_WHEN = re.compile(r"(?:[时后中上下日午晚天际间前内]|方面|问题|关系|合作|^关于.*|^在.*|^谈.*|^还有.*)$")
_NARRATED = ("person", "pronoun", "collective")
"""Who can begin to speak anew inside a paragraph that reports somebody's words."""
_TOPIC = ("围绕", "关于", "就", "对", "向", "为", "在")
"""Prepositions before what a cue is about."""
_OPENING = 14
"""How far from its start the subject of a report stands."""
_LIGHT_REACH = 20
_NO_MODIFIER = frozenset("，。：；“这是愿将对要有在为我你他其与同")


@dataclass(slots=True)
class Attribution:
    """A cue found for a subject: the cue's span and entry, and where its content begins and ends (None: runs on)."""

    cue: Span
    entry: Cue
    start: int
    end: int | None = None


Row = tuple[int, tuple[Mention, ...], tuple[Mention, ...], Attribution, list[Attribution], str]
"""Where the stretch begins, the subjects, the others, the first cue, further cues, the rule."""


@dataclass(slots=True)
class Scene:
    """One sentence: its folded text, span, stretches, mentions and the cues, nouns and light verbs of the text."""

    folded: str
    span: Span
    stretches: list[Span]
    mentions: list[Mention]
    found: Found
    starts: Mapping[int, Mention]
    """The mentions by where they begin."""
    speakers: frozenset[str] | None
    """Whose words are already being reported in this paragraph: names, empty for "he"; None where nobody's are."""

    def starts_report(self, mention: Mention) -> bool:
        """Whether the actor stands at the start of the sentence, or after a first stretch that tells when."""
        return mention.start - self.span.start < _OPENING

    @property
    def speaking(self) -> bool:
        """Whether somebody's words are already being reported in this paragraph."""
        return self.speakers is not None


class Clauses:
    """Finds attributions; built from the grammar's word lists."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        adverb = alternatives(words["adverb"])
        place = r"在[^，。]{1,24}?(?:时|中|后|上|期间|之际|方面|下)"
        self._opening = re.compile(
            rf"(?:(?:{alternatives(words['opening'])}|{place}|(?:当地时间)?[0-9]+[日号月年][^，。]{{0,6}}|并|也|还)[，\s]*)*"
        )
        self._gap = re.compile(
            rf"(?:{adverb}|代表[^，。]{{2,20}}?(?=对|向|就|{adverb}|感谢|欢迎|祝贺)|{place}|应[^，。]{{1,12}}?(?:要求|邀请|约|询)|[\s])*"
        )
        self._trail = re.compile(rf"(?:{adverb}|坦诚|友好|[地])+$")
        self._join = re.compile(r"[、和与及同]|以及")

    def find(self, scene: Scene) -> list[Clause]:
        """The clauses of the sentence in order; contents reach to the next clause or the sentence's end."""
        if scene.speaking and not any(m.kind in _NARRATED and not m.first_person for m in scene.mentions):
            return []
        if quoted := self._quotation_first(scene):
            return [quoted]
        found: list[Row] = []
        stop = False
        for number, stretch in enumerate(scene.stretches):
            start = self._skip(scene, stretch)
            subjects = self._subjects(scene, start, stretch.end)
            if subjects and not stop:
                attribution = self._attribute(scene, subjects, stretch)
                if attribution and self._may_speak(scene, subjects, attribution, bool(found)):
                    others = self._others(scene, subjects, attribution)
                    found.append((stretch.start, subjects, others, attribution, [], "subject"))
                    continue
            if found:
                more = self._more(scene, start, stretch, found[-1])
                if more:
                    found[-1][4].append(more)
                    continue
            elif not subjects and number and scene.mentions and not scene.speaking:
                implied = self._implied(scene, start, stretch)
                if implied:
                    found.append((stretch.start, *implied, [], "report"))
                    continue
            if not subjects and scene.speaking and not _WHEN.search(scene.folded, *stretch):
                stop = True
            if not found and any(m.first_person for m in scene.mentions if stretch.start <= m.start < stretch.end):
                stop = True
            if stop and not found and scene.speaking:
                break
        clauses = [self._clause(scene, found, index) for index in range(len(found))]
        return [clause for clause in clauses if clause.content.end > clause.content.start]

    def _quotation_first(self, scene: Scene) -> Clause | None:
        """“…”他说，“…”: a quotation that opens the sentence and whose speaker follows it."""
        start, end = scene.span
        if scene.folded[start] != "“":
            return None
        close = scene.folded.find("”", start, end)
        speaker = next((m for m in scene.mentions if m.start == close + 1 and m.kind != "side"), None)
        if close < 0 or speaker is None:
            return None
        found = self._attribute(scene, (speaker,), Span(speaker.start, end))
        if found is None or found.entry.takes != "clause":
            return None
        rest = trim(scene.folded, found.cue.end, end)
        content = trim(scene.folded, start + 1, rest.end if rest.end > rest.start else close)
        return Clause((speaker,), found.cue, content, found.entry, "quotation")

    # the parts of a stretch -----------------------------------------------------------------------------------------

    def _skip(self, scene: Scene, stretch: Span) -> int:
        match = self._opening.match(scene.folded, stretch.start, stretch.end)
        end = match.end() if match else stretch.start
        at = stretch.start
        while at < stretch.end and scene.folded[at] in " \u3000“":
            at += 1
        if at in scene.starts or end in scene.starts:
            return at if at in scene.starts else end
        if not scene.speaking and stretch.start == scene.span.start:
            first = next((m for m in scene.mentions if m.kind == "person"), None)
            if first and first.end <= stretch.end and scene.folded[first.start - 1] == "的":
                return first.start
        return max(end, at)

    def _subjects(self, scene: Scene, start: int, end: int) -> tuple[Mention, ...]:
        """The actors that open the stretch, joined by 和 or 、."""
        subjects: list[Mention] = []
        at = start
        while (mention := scene.starts.get(at)) and mention.end <= end:
            subjects.append(mention)
            join = self._join.match(scene.folded, mention.end, end)
            at = join.end() if join else mention.end
        if subjects and scene.folded.startswith(("的", "夫人"), subjects[-1].end):
            return ()
        return tuple(subjects)

    def _may_speak(self, scene: Scene, subjects: Sequence[Mention], found: Attribution, later: bool) -> bool:
        """Whether these subjects speak in the author's account and not inside somebody's words."""
        first = subjects[0]
        says = found.entry.takes == "clause" and scene.folded[found.cue.end : found.cue.end + 1] in "，：“了"
        if first.first_person:
            return False
        if first.kind == "person":
            honoured = first.role is not None and first.role.start > first.start
            return not (honoured and scene.speakers is not None and first.name not in scene.speakers and not later)
        if first.kind == "office":
            return not scene.speaking
        if first.kind == "collective":
            if later:
                return found.entry.takes == "topic"
            return found.entry.joint or says or not scene.speaking or first.persons
        if first.kind == "side":
            return says and not scene.speaking and not later
        return True

    def _others(self, scene: Scene, subjects: Sequence[Mention], found: Attribution) -> tuple[Mention, ...]:
        """Persons between the subject and the cue: B in "A同B就…交换意见", "A对B说"."""
        if not (found.entry.joint or found.entry.addressee):
            return ()
        low, high = subjects[-1].end, found.cue.start
        return tuple(m for m in scene.mentions if low <= m.start and m.end <= high and m.kind == "person")

    # cues -----------------------------------------------------------------------------------------------------------

    def _attribute(self, scene: Scene, subjects: Sequence[Mention], stretch: Span) -> Attribution | None:
        at = subjects[-1].end
        gap = self._gap.match(scene.folded, at, stretch.end)
        near = gap.end() if gap else at
        return (
            self._governed(scene, at, near, stretch)
            or self._whole(scene, at, near, stretch)
            or self._direct(scene, at, stretch)
            or self._toward(scene, near, stretch)
            or self._spoken(scene, at, stretch)
        )

    def _whole(self, scene: Scene, at: int, near: int, stretch: Span) -> Attribution | None:
        """The cue behind the adverbs, or another one of which they are part (一致认为)."""
        found = self._direct(scene, near, stretch)
        for hit in starting(scene.found.cues, at):
            if found is None or hit.start >= near:
                break
            if hit.end >= found.cue.end and hit.entry is not found.entry:
                return self._direct(scene, hit.start, stretch) or found
        return found

    def _direct(self, scene: Scene, at: int, stretch: Span) -> Attribution | None:
        """A cue that stands right here: a light verb with its noun, else the longest verb."""
        noun = self._light(scene, at, stretch.end)
        if noun and not scene.folded.startswith(("，", "："), noun[0].start + 2):
            return Attribution(Span(noun[0].start, noun[1].end), noun[1].entry.cue, noun[1].end)
        best: Hit[Cue] | None = None
        for hit in starting(scene.found.cues, at):
            if hit.start > at:
                break
            if hit.end <= stretch.end and (best is None or hit.end > best.end or hit.entry.takes == "object"):
                best = hit if best is None or hit.end >= best.end else best
        if best is None or scene.folded.startswith("的", best.end) or best.entry.takes == "topic":
            return None
        return Attribution(Span(best.start, best.end), best.entry, best.end)

    def _toward(self, scene: Scene, at: int, stretch: Span) -> Attribution | None:
        """A cue after the person it is addressed to: 向两国元首汇报, 对记者说."""
        if not scene.folded.startswith(("向", "对", "给", "同", "与", "就", "围绕"), at):
            return None
        for hit in starting(scene.found.cues, at + 1):
            if hit.start > at + 24 or hit.end > stretch.end or "，" in scene.folded[at : hit.start]:
                break
            if hit.entry.takes != "topic" and hit.entry.id in ("describe", "greet", "say", "propose", "stress"):
                return self._direct(scene, hit.start, stretch)
        return None

    def _light(self, scene: Scene, at: int, end: int) -> tuple[Hit[LightVerb], Hit[SpeechNoun]] | None:
        """表示…祝贺: a light verb at `at` and the last noun of speech that follows it without a break."""
        for light in starting(scene.found.lights, at):
            if light.start > at:
                break
            best = None
            for noun in starting(scene.found.nouns, light.end):
                between = scene.folded[light.end : noun.start]
                if noun.start - light.end > _LIGHT_REACH or noun.end > end or not _NO_MODIFIER.isdisjoint(between):
                    break
                if any(light.end <= mention.start < noun.start for mention in scene.mentions):
                    break  # 表示柬方感谢: what is said, not an expression of thanks
                joined = best is not None and noun.start - best.end <= 1 and between[-1:] in "和、与"
                best = noun if best is None or noun.start <= best.end or joined else best
                if between and noun.end - light.end > _LIGHT_REACH:
                    break
            if best is not None:
                return light, best
        return None

    def _governed(self, scene: Scene, at: int, near: int, stretch: Span) -> Attribution | None:
        """对…表示感谢, 就…交换意见: what it is about stands between the preposition and the cue."""
        for begin in dict.fromkeys((at, near)):
            word = next((w for w in _TOPIC if scene.folded.startswith(w, begin)), None)
            if word is None and scene.folded.startswith(("同", "与", "和"), begin):
                inner = re.search("就|围绕", scene.folded[begin : stretch.end])
                if inner:
                    begin, word = begin + inner.start(), inner.group()
            if word is None:
                continue
            start = begin + len(word)
            ending = self._ending(scene, start, scene.span.end, word)
            if ending:
                cue, entry = ending
                stop = cue.start
                if trail := self._trail.search(scene.folded, start, stop):
                    stop = trail.start() if trail.start() > start else stop
                return Attribution(cue, entry, start, stop)
        return None

    def _ending(self, scene: Scene, start: int, end: int, word: str) -> tuple[Span, Cue] | None:
        """The first cue after `start` that such a preposition can belong to."""
        limit = min(end, start + 160)
        options: list[tuple[int, Span, Cue]] = []
        for hit in starting(scene.found.cues, start):
            if hit.start >= limit:
                break
            if hit.entry.takes == "topic" and word in hit.entry.drops:
                options.append((hit.start, Span(hit.start, hit.end), hit.entry))
                break
        for light in starting(scene.found.lights, start):
            if light.start >= limit:
                break
            pair = self._light(scene, light.start, end)
            if pair and word in pair[1].entry.cue.drops and not scene.folded.startswith("的", pair[1].end):
                options.append((light.start, Span(light.start, pair[1].end), pair[1].entry.cue))
                break
        if not options:
            return None
        _, cue, entry = min(options, key=lambda row: row[0])
        between = scene.folded[start : cue.start]
        if word in "对向为在" and "，" in between:
            return None
        return (cue, entry) if between else None

    def _spoken(self, scene: Scene, at: int, stretch: Span) -> Attribution | None:
        """A verb of saying further on that ends the stretch: 王毅会见奥伦时表示，…"""
        for hit in reversed(within(scene.found.cues, at, stretch.end)):
            if hit.end == stretch.end and hit.entry.takes == "clause" and hit.end < scene.span.end:
                return Attribution(Span(hit.start, hit.end), hit.entry, hit.end)
        return None

    def _more(self, scene: Scene, start: int, stretch: Span, row: Row) -> Attribution | None:
        """A further cue of the same speaker: 并表示, 强调, 对…表示感谢.

        After 表示 a further 支持, 感谢 or 希望 is content, for the marks to read.
        """
        gap = self._gap.match(scene.folded, start, stretch.end)
        near = gap.end() if gap else start
        found = self._governed(scene, start, near, stretch) or self._direct(scene, near, stretch)
        if found is None or found.entry.takes != "object":
            return found
        said = any(earlier.entry.open_acts for earlier in (row[3], *row[4]))
        return None if said else found

    def _implied(
        self, scene: Scene, start: int, stretch: Span
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...], Attribution] | None:
        """…会见奥伦，就…交换意见 / …，强调…: the subject is that of the report before the comma."""
        gap = self._gap.match(scene.folded, start, stretch.end)
        near = gap.end() if gap else start
        found = self._governed(scene, start, near, stretch) or self._direct(scene, near, stretch)
        if found is None:
            return None
        opener = scene.mentions[0]
        if opener.kind == "collective" and opener.end <= stretch.start and scene.starts_report(opener):
            return (opener,), (), found
        people = [m for m in scene.mentions if m.kind == "person" and m.end <= stretch.start]
        if not people:
            return None
        if found.entry.joint:
            return ((people[0],), tuple(people[1:2]), found) if len(people) > 1 else None
        group = people[:1]
        for person in people[1:]:
            if self._join.fullmatch(scene.folded, group[-1].end, person.start):
                group.append(person)
        return tuple(group), (), found

    def _clause(self, scene: Scene, rows: list[Row], index: int) -> Clause:
        first, subjects, others, found, more, rule = rows[index]
        limit = rows[index + 1][0] if index + 1 < len(rows) else scene.span.end
        last = more[-1] if more else found
        if last.end is not None and (last is found or found.entry.acts == ["discuss"]):
            limit = last.end if over(scene.folded, last.cue.end, limit) else limit
        if found.end is None:
            content = after_cue(scene.folded, found.start, limit, scene.span.start, first)
        else:
            content = before_cue(scene.folded, found.start, found.end, found.cue.end, limit)
        entries = tuple(m.entry for m in more)
        hoping = (m.entry.open_acts and m.entry.takes == "object" for m in more)
        ends = tuple(m.cue.start if hopes else m.cue.end for m, hopes in zip(more, hoping, strict=True))
        return Clause(subjects, found.cue, content, found.entry, rule, more=entries, with_mentions=others, more_at=ends)
