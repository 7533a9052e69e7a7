"""The lexicon compiled for Russian: every form in every case, with what the form tells.

The matcher finds entries; `feature` says of one form which cases (letters of "ngdaip") or which voice it can have.
Words that are actors by themselves (стороны, лидеры, он) come from the grammar and get entries of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from communique.extract.match import Matcher, fold
from communique.extract.syntax.russian.declension import phrase
from communique.extract.vocabulary import Demonym, LightVerb, SpeechNoun
from communique.inflection import russian_voices
from communique.lexicon import Cue, Entry, Institution, Lexicon, Named, Office

_REFLEXIVE = ("лось", "лись", "лась", "ется", "ются", "ится", "лся")
ActorKind = Literal["side", "group", "person", "sides", "he", "she", "they", "we"]
ALL_CASES = "ngdaip"
CAPITALS = "U"
"""Feature of a form that counts only in capital letters: США, ЕС."""
DEMONYM_ENDINGS = {
    "ий": "na", "ый": "na", "ой": "gdipn", "ого": "ga", "ому": "d", "им": "id", "ым": "id", "ом": "p", "ая": "n",
    "ую": "a", "ое": "na", "ие": "na", "ые": "na", "их": "gap", "ых": "gap", "ими": "i", "ыми": "i", "ей": "gdip",
}  # fmt: skip


class ActorWord(Entry, kw_only=True):
    """A word of the grammar that is or makes an actor; `actor` says which."""

    actor: ActorKind


class Vocabulary:
    """The compiled matcher and the features of its forms."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._features: dict[tuple[int, str], str] = {}
        self._lexicon = lexicon
        rows: list[tuple[str, Entry]] = []
        for form, entry, feature in self._forms():
            rows.append((form, entry))
            if feature:
                key = (id(entry), fold(form.removesuffix("*")))
                known = self._features.get(key, "")
                merged = known + feature if entry_has_cases(entry) else feature
                self._features[key] = merged
        self.matcher: Matcher[Entry] = Matcher(rows)
        self._keep = [entry for _, entry in rows]

    def feature(self, entry: Entry, form: str) -> str:
        """Cases or voice of a folded form of the entry; "" where it tells nothing."""
        return self._features.get((id(entry), form), "")

    def _forms(self) -> Iterator[tuple[str, Entry, str]]:
        lexicon = self._lexicon
        plain = (lexicon.marks, lexicon.topics, lexicon.stances, lexicon.kinds, lexicon.signs)
        for entries in plain:
            for entry in entries:
                for form in lexicon.forms(entry):
                    yield from ((open_form, entry, "") for open_form in spread(form))
        for reference in lexicon.references:
            for form in reference.forms:
                if reference.named:
                    yield from (
                        (declined, reference, "") for declined, _, _ in _declined(form, reference, animate=False)
                    )
                else:
                    yield form, reference, ""
        for institution in lexicon.institutions:
            for form in institution.forms:
                if form.isupper():
                    yield form, institution, ALL_CASES + CAPITALS
                else:
                    yield from _declined(form, institution, animate=False)
        for cue in lexicon.cues:
            yield from self._cue(cue)
        for office in lexicon.offices:
            for form in office.forms:
                yield from _declined(form, office, animate=True)
        for state in lexicon.states:
            yield from _named(state)
            demonym = Demonym(id=state.id, state=state.id)
            for form in state.demonyms.get("ru", ()):
                if form.endswith(("ий", "ый", "ой")):
                    yield from ((form[:-2] + ending, demonym, cases) for ending, cases in _endings(form))
        for named in (*lexicon.organisations, *lexicon.places, *lexicon.events):
            yield from _named(named)
        yield from self._grammar_words()

    def _cue(self, cue: Cue) -> Iterator[tuple[str, Entry, str]]:
        for form in cue.forms:
            yield form, cue, self._literal_voice(form)
        for lemma in cue.verbs:
            yield from self._verb(lemma, cue)
        if cue.nouns:
            noun = SpeechNoun(id=cue.id, cue=cue)
            for form in cue.nouns:
                yield from _declined(form, noun, animate=False)

    def _literal_voice(self, form: str) -> str:
        """The voice of a cue form that the lexicon spells out: passive with a participle or an impersonal verb."""
        impersonal = self._lexicon.grammar.words["light_impersonal"]
        words = fold(form).split()
        passive = any(is_participle(word) or word in impersonal or word.endswith(_REFLEXIVE) for word in words)
        return "passive" if passive or words[0] in ("речь", "в") else "active"

    def _verb(self, lemma: str, entry: Entry) -> Iterator[tuple[str, Entry, str]]:
        for voice, forms in russian_voices(lemma, self._lexicon.grammar.irregular).items():
            for form in forms:
                yield form, entry, voice

    def _grammar_words(self) -> Iterator[tuple[str, Entry, str]]:
        words = self._lexicon.grammar.words
        light = LightVerb(id="light-verb")
        for lemma in words["light_verb"]:
            yield from self._verb(lemma, light)
        impersonal = LightVerb(id="light-impersonal")
        for form in words["light_impersonal"]:
            yield form, impersonal, "reflexive"
        for key, kind in (("side_noun", "side"), ("group_noun", "group")):
            entry = ActorWord(id=key, actor=kind)  # type: ignore[arg-type]
            for form in words[key]:
                yield from _declined(form, entry, animate=True)
        for key, kind in (
            ("collective_person", "person"), ("collective_side", "sides"), ("pronoun_he", "he"), ("pronoun_she", "she"),
            ("pronoun_they", "they"), ("pronoun_we", "we"),
        ):  # fmt: skip
            entry = ActorWord(id=key, actor=kind)  # type: ignore[arg-type]
            for form in words[key]:
                yield form, entry, "n"


def entry_has_cases(entry: Entry) -> bool:
    """Whether the features of the entry's forms are cases, which add up, and not a voice, which replaces."""
    return isinstance(entry, Named | Office | Demonym | SpeechNoun | ActorWord | Institution)


def is_participle(word: str) -> bool:
    """Whether a folded word ends like a short passive participle (обсуждены, отмечено, затронут)."""
    if len(word) < 6:
        return False
    return word.endswith(
        ("ена", "ено", "ены", "ана", "ано", "аны", "яна", "яно", "яны", "ято", "яты", "ята", "нуты", "нута", "нуто")
    ) or (word.endswith(("ен", "ан", "нут", "нят")) and not word.endswith(("стан", "член", "мен")))


_AGREEING = ("ое", "ого", "ому", "ым", "им", "ом", "ая", "ой", "ую", "ые", "ие", "ых", "их", "ыми", "ими", "ий", "ый")
_NOMINAL = ("я", "и", "ю", "ей", "й", "ы", "е", "у", "а", "")


def spread(form: str) -> list[str]:
    """A form with an open word inside ("корейск* полуостров*") as one form for each ending of that word."""
    head, star, rest = form.partition("* ")
    if not star:
        return [form]
    endings = _AGREEING if head[-1] in "кншщт" else _NOMINAL
    return [f"{head}{ending} {tail}" for tail in spread(rest) for ending in endings]


def _endings(nominative: str) -> list[tuple[str, str]]:
    """The adjective endings, with their cases, that go with this nominative."""
    soft = nominative[-3] in "гкхжшчщ"
    return [
        (ending, cases) for ending, cases in DEMONYM_ENDINGS.items()
        if (ending[0] != "ы" if soft else ending not in ("ий", "им", "ие", "их", "ими")) and ending != "ей"
    ]  # fmt: skip


def _named(entry: Named) -> Iterator[tuple[str, Entry, str]]:
    for name in (*entry.names.get("ru", ()), *entry.forms):
        if name.isupper():
            yield name, entry, ALL_CASES + CAPITALS
        elif name[:1] == "«":
            yield name, entry, ALL_CASES
        else:
            yield from _declined(name, entry, animate=False)


def _declined(form: str, entry: Entry, *, animate: bool) -> Iterator[tuple[str, Entry, str]]:
    if form.endswith("*"):
        yield form, entry, ALL_CASES
        return
    for case, forms in phrase(fold(form), animate=animate, deeds=isinstance(entry, SpeechNoun)).items():
        for declined in forms:
            yield declined, entry, case
