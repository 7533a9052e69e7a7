"""Who says what: clauses become statements, and sentences without a cue carry a speaker's words on.

Rules: `explicit`, `joint` and their cue ids come from the syntax; `continued.paragraph` carries on inside a paragraph,
`continued.party` and `continued.we` over its end when the subject is the speaker's own side, `continued.label` through
a transcript, `continued.voice` marks a government's own text; `announced` is a quotation behind "The Minister said:".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.extract.actors import Resolver, Voice
from communique.extract.issuer import DATELINE, agency_dateline
from communique.extract.syntax.base import Clause, Mention, Reading
from communique.lexicon import Cue, Mark
from communique.model import Mode, Span

_POINTER = 40
"""How long, in characters, the words may be that only point back to what was said ("Arlandia's request")."""

_OPENING = "“\"«‘「"
"""What a quotation begins with."""

_GENITIVE = 3
"""How many characters may stand between a speaker and "opening remarks": a space and a genitive ending."""


@dataclass(slots=True)
class Draft:
    """A statement before acts and topics are read; `sentence` is the index of its sentence."""

    sentence: int
    voice: Voice
    mode: Mode
    cue: Span | None
    content: Span
    rule: str
    clause: Clause | None = None
    addressee: tuple[str, ...] = ()


class Speech:
    """Walks the sentences in order and remembers whose words are being carried on."""

    def __init__(
        self,
        reading: Reading,
        resolver: Resolver,
        issuer: str | None,
        words: Mapping[str, Sequence[str]],
        reports: Sequence[int] = (),
    ) -> None:
        self._reading = reading
        self._speech_intro = words.get("speech_intro", ())
        self._mutual = tuple(words.get("mutual", ()))
        self._reports = frozenset(reports)
        self._questions = tuple(words.get("question_label", ()))
        self._ordinals = tuple(words.get("ordinal_opener", ()))
        self._resolver = resolver
        self._issuer = issuer
        self._voice: Voice | None = None
        self._paragraph = -1
        self._label = False
        self._joint = False
        self._quoting = False
        """Whether the words carried on are a quotation that may have further paragraphs."""
        self._floor: Voice | None = None
        """Whom the last sentence without a statement was about; numbered points behind it are that person's."""

    def drafts(self) -> list[Draft]:
        """All statements of the body in order."""
        drafts: list[Draft] = []
        for number, sentence in enumerate(self._reading.sentences):
            self._resolver.focus(number)
            clauses = self._reading.clauses[number]
            if quoted := self._announced_at(number):
                drafts.append(quoted)
                continue
            if clauses and not (self._label and not clauses[0].label and not self._third_person(number)):
                self._attribute(number, sentence.paragraph, clauses, drafts)
                continue
            if self._introduces_speech(number) or (number < 2 and self._is_dateline(sentence.span)):
                continue
            rule = None if self._reports_only(number) else self._carries_on(number, sentence.paragraph)
            if rule:
                content = self._whole(number)
                assert self._voice is not None
                drafts.append(Draft(number, self._voice, "continued", None, content, rule))
                self._paragraph = sentence.paragraph
            elif (subject := self._reading.subjects[number]) is not None:
                if subject.kind in ("person", "office"):
                    self._floor = self._resolver.voice([subject])
                if self._reading.narrates[number]:
                    self._voice = self._floor = None
        return drafts

    def _is_dateline(self, span: Span) -> bool:
        """Whether a sentence is but a part of an agency's dateline ("PORT, 19 May — Agency.")."""
        dateline = agency_dateline(self._reading) if span.end - span.start < DATELINE else None
        return dateline is not None and span.start < dateline.end

    def _attribute(self, number: int, paragraph: int, clauses: Sequence[Clause], drafts: list[Draft]) -> None:
        """Turn the clauses of a sentence into statements; a bare state may only carry a speaker's words on."""
        if self._names_the_speaker(number, clauses[0], drafts):
            return
        rule = self._carries_on(number, paragraph) if clauses[0].bare else None
        if rule and self._voice is not None:
            drafts.append(Draft(number, self._voice, "continued", None, self._whole(number), rule))
        else:
            said = [self._attributed(number, clause) for clause in clauses]
            if clauses[0].rule.startswith(("postposed", "inserted")):
                drafts += self._before(number, paragraph, said[0].voice, drafts)
            drafts += said
        self._paragraph = paragraph

    def _before(self, number: int, paragraph: int, voice: Voice, drafts: list[Draft]) -> list[Draft]:
        """The sentences that open a paragraph whose speaker is named only behind a later one: "X. Y, Mr Z said.".

        What a bare state in them was taken to say for itself is taken back.
        """
        first = number
        while first and self._reading.sentences[first - 1].paragraph == paragraph and self._waits(first - 1, drafts):
            first -= 1
        while drafts and drafts[-1].sentence >= first:
            drafts.pop()
        return [Draft(n, voice, "continued", None, self._whole(n), "continued.before") for n in range(first, number)]

    def _waits(self, number: int, drafts: Sequence[Draft]) -> bool:
        """Whether a sentence has no speaker of its own."""
        clauses = self._reading.clauses[number]
        if clauses:
            return clauses[0].bare and all(d.mode == "explicit" for d in drafts if d.sentence == number)
        told = number in self._reports or self._reading.narrates[number] or self._reports_only(number)
        return not told and all(d.sentence != number for d in drafts)

    def _names_the_speaker(self, number: int, clause: Clause, drafts: list[Draft]) -> bool:
        """ "This was indicated by Mr X" is nobody's statement: it tells who spoke in the sentence before."""
        if number == 0 or not clause.subjects or not clause.rule.startswith("passive"):
            return False
        if clause.content.end - clause.content.start > _POINTER:
            return False
        voice = self._resolver.voice(clause.subjects)
        last = drafts[-1] if drafts and drafts[-1].sentence == number - 1 else None
        if last is None and self._reading.narrates[number - 1]:
            return False
        if last is None:
            drafts.append(Draft(number - 1, voice, "continued", None, self._whole(number - 1), "continued.named-after"))
        elif not last.voice.speakers and set(last.voice.parties) <= set(voice.parties):
            last.voice = voice
        else:
            return False
        self._voice, self._joint = voice, False
        return True

    def _announced_at(self, number: int) -> Draft | None:
        """The first sentence of a quotation that a line before it announces: "The Minister said:", then “…”."""
        span = self._reading.sentences[number].span
        before = self._reading.sentences[number - 1].span if number else span
        if number == 0 or self._reading.clauses[number - 1] or not self._opens_quotation(number):
            return None
        subject = self._reading.subjects[number - 1]
        cues = [h for h in self._reading.hits_in(before) if isinstance(h.entry, Cue) and h.entry.open_acts]
        if not self._reading.folded[before.start : before.end].endswith((":", "：")) or not (subject and cues):
            return None
        voice = self._resolver.voice([subject])
        self._voice, self._joint, self._label, self._floor, self._quoting = voice, False, False, None, True
        self._paragraph = self._reading.sentences[number].paragraph
        cue = Span(cues[-1].start, cues[-1].end)
        return Draft(number, voice, "explicit", cue, self._whole(number), "announced/" + voice.rule)

    def _opens_quotation(self, number: int) -> bool:
        return self._reading.document.text[self._reading.sentences[number].span.start] in _OPENING

    def _introduces_speech(self, number: int) -> bool:
        """ "Opening remarks by X:" hands the floor to X until the text says otherwise."""
        span = self._reading.sentences[number].span
        folded = self._reading.folded[span.start : span.end]
        if folded[-1:] in ".!?":
            return False
        people = [m for m in self._reading.mentions[number] if m.kind in ("person", "office")]
        for phrase in self._speech_intro:
            at = span.start + folded.find(phrase)
            if people and at >= span.start:
                owner = [m for m in people if at - _GENITIVE <= m.end <= at]
                after = [m for m in people if m.start >= at]
                self._voice = self._resolver.voice((owner or after or people)[:1])
                self._label, self._joint = True, False
                return True
        return False

    def _third_person(self, number: int) -> bool:
        """In a transcript, whether the sentence is told about a speaker instead of spoken by one."""
        return any(s.kind == "person" for c in self._reading.clauses[number] for s in c.subjects)

    def _attributed(self, number: int, clause: Clause) -> Draft:
        voice = self._resolver.voice(clause.subjects)
        mode: Mode = "explicit"
        if clause.passive or (not clause.subjects and not voice.parties):
            own = self._own_undertaking(number, clause)
            voice = Voice((), (own,) if own else self._resolver.parties, "passive")
            mode = "explicit" if own else "joint"
        others = (
            self._resolver.others(clause.with_mentions)
            if clause.entry and clause.entry.takes == "topic" and "discuss" in clause.entry.acts
            else None
        )
        if others and set(others.parties) - set(voice.parties):
            voice = Voice(
                tuple(dict.fromkeys(voice.speakers + others.speakers)),
                tuple(dict.fromkeys(voice.parties + others.parties)),
                voice.rule,
            )
        if len(voice.parties) > 1 or any(s.kind == "collective" for s in clause.subjects):
            mode = "joint"
        elif (
            clause.rule.startswith(("purpose", "joined"))
            and clause.entry
            and "discuss" in clause.entry.acts
            and len(self._resolver.parties) > 1
        ):
            mode, voice = "joint", Voice((), self._resolver.parties, "purpose")
        self._voice, self._joint, self._label, self._floor = voice, mode == "joint", clause.label, None
        self._quoting = False
        addressee = self._resolver.others(clause.with_mentions).speakers if clause.with_mentions and not others else ()
        return Draft(number, voice, mode, clause.cue, clause.content, clause.rule + "/" + voice.rule, clause, addressee)

    def _own_undertaking(self, number: int, clause: Clause) -> str | None:
        """The issuer, where a passive promises what no word calls mutual ("Readiness was confirmed to help")."""
        if self._issuer is None or not clause.entry or "commit" not in clause.entry.acts:
            return None
        span = self._reading.sentences[number].span
        sentence = self._reading.folded[span.start : span.end]
        return None if any(word in sentence for word in self._mutual) else self._issuer

    def _carries_on(self, number: int, paragraph: int) -> str | None:
        """The rule by which a sentence without a cue continues the last speaker's words, or None."""
        subject = self._reading.subjects[number]
        if self._label and self._reading.folded.startswith(self._questions, self._reading.sentences[number].span.start):
            self._voice, self._label = None, False
            return None
        if self._label:
            return "continued.label"
        if self._reading.narrates[number]:
            return None
        if self._is_point(number) and (self._floor or self._voice):
            if self._floor:
                self._voice, self._floor, self._joint = self._floor, None, False
            return "continued.points"
        if self._voice is None:
            return self._own_voice(subject)
        if paragraph == self._paragraph:
            return self._within_paragraph(number, subject)
        if self._quoting and self._opens_quotation(number):
            return "continued.quotation"
        if subject is None:
            return None
        if subject.first_person:
            return "continued.we"
        if subject.kind == "side" and set(subject.party) <= set(self._voice.parties):
            return "continued.party"
        if subject.kind == "collective" and not subject.persons and not self._joint:
            return "continued.party"
        return None

    def _within_paragraph(self, number: int, subject: Mention | None) -> str | None:
        """A principal as subject ends the words of others, unless the sentence is that person's own undertaking."""
        if subject is not None and subject.kind in ("person", "office") and self._resolver.is_principal(subject):
            if not self._joint or not self._undertakes(number):
                return None
            self._voice = self._resolver.voice([subject])
            return "continued.undertaking"
        if subject is not None and subject.kind == "side" and self._joint and self._undertakes(number):
            self._voice = self._resolver.voice([subject])
            return "continued.undertaking"
        if subject is not None and subject.persons and self._joint:
            self._voice = self._resolver.voice([subject])
        return "continued.paragraph"

    def _undertakes(self, number: int) -> bool:
        """Whether the sentence holds words by which a side binds itself."""
        hits = self._reading.hits_in(self._reading.sentences[number].span)
        return any(isinstance(hit.entry, Mark) and "commit" in hit.entry.own for hit in hits)

    def _reports_only(self, number: int) -> bool:
        """Whether a report of the meeting opens the text in the first person: "I met today with …"."""
        return self._voice is None and number in self._reports

    def _is_point(self, number: int) -> bool:
        """Whether the sentence is a numbered point of something said before ("Second, …")."""
        start = self._reading.sentences[number].span.start
        return self._reading.folded.startswith(self._ordinals, start)

    def _own_voice(self, subject: Mention | None) -> str | None:
        if subject is None or self._issuer is None:
            return None
        if (subject.kind == "side" and subject.party == (self._issuer,)) or subject.first_person:
            self._voice = Voice((), (self._issuer,), "issuer")
            return "continued.voice"
        return None

    def _whole(self, number: int) -> Span:
        """The whole sentence without its final punctuation and enclosing quotation marks; “…” inside it stays whole."""
        span = self._reading.sentences[number].span
        text = self._reading.document.text
        start, end = span
        while end > start + 1 and text[end - 1] in '.!?。！？…;；"”’»' and not _closes(text, start, end):
            end -= 1
        while end > start + 1 and text[end - 1].isspace():
            end -= 1
        while start < end - 1 and text[start] in '"“«‘' and not _opens(text, start, end):
            start += 1
        while start < end - 1 and text[start].isspace():
            start += 1
        return Span(start, end)


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the last character closes a quotation that opens inside the sentence and not at its start."""
    return (
        text[end - 1] == "”"
        and text.rfind("“", start, end) - start > 0
        and text.count("“", start, end) >= text.count("”", start, end)
    )


def _opens(text: str, start: int, end: int) -> bool:
    """Whether the first character opens a quotation that closes before the sentence's end."""
    return text[start] == "“" and 0 <= text.find("”", start, end) < end - 1
