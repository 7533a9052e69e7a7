"""What discovery leaves out: names, topics, ordinary beginnings and ends, and what the registry has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from communique import lexicon
from communique.analysis.phrases.runs import Run, forms_of
from communique.formulae import registry
from communique.lexicon import Lexicon

_PARTICLES = frozenset("的了也在我你他她是今此这年和与及以为将要更十方")
"""Han characters that belong to the sentence around a phrase, not to the phrase; 方 ends the name of a side."""
_LIGHT = 3
"""Words of so few letters begin and end no phrase."""
_PARTED = 2.5
"""An object that this many times as many readouts have as its verb with it belongs to the verb no more."""
_OFTENER = 5
"""An end of several words that this many times as many readouts have is a phrase of its own."""
_FUNCTION = (
    "determiner", "preposition", "conjunction", "coordinator", "clause_link", "link", "subordinator", "relative",
    "auxiliary", "be", "duty_modal", "negation", "adverb", "future_adverb", "light_verb", "hold_verb", "narration",
    "pronoun_he", "pronoun_she", "pronoun_they", "pronoun_we", "speech_person", "possessive", "stand_in", "phrase_end",
    "month", "weekday", "today", "yesterday", "honorific", "speech_verb", "case_i", "case_d", "case_g", "case_p",
)  # fmt: skip
"""Word classes of the grammar that belong to the sentence around a phrase."""


@dataclass(frozen=True, slots=True)
class Refused:
    """What no candidate may hold (`names`), be part of (`parts`), begin with (`verbs`), or have at an end (`ends`)."""

    han: bool
    names: frozenset[Run]
    parts: frozenset[Run]
    verbs: frozenset[Run]
    ends: frozenset[Run]

    def holds(self, run: Run, readouts: Mapping[Run, int]) -> bool:
        """Whether a sequence is left out, given in how many readouts each one stands."""
        if not (_whole_han(run) if self.han else self._whole(run, readouts)) or run in self.parts:
            return True
        if any(run[i:j] in self.names for i in range(len(run)) for j in range(i + 1, len(run) + 1)):
            return True
        return any(
            run[:i] in self.verbs and readouts.get(run[i:], 0) > _PARTED * readouts[run] for i in range(1, len(run))
        )

    def _whole(self, run: Run, readouts: Mapping[Run, int]) -> bool:
        """Whether words begin and end like a phrase, with no name or number among them."""
        if len(run) < 2 or any(len(word) <= _LIGHT or (word,) in self.ends for word in (run[0], run[-1])):
            return False
        if any(word[0].isupper() or word[0].isdigit() or _named(word, readouts) for word in run):
            return False
        return all(
            readouts.get(run[i:], 0) <= _OFTENER * readouts[run]
            for i in range(1, len(run) - 1)
            if len(run[i]) > _LIGHT and (run[i],) not in self.ends
        )


def _named(word: str, readouts: Mapping[Run, int]) -> bool:
    """Whether a word is oftener printed with a capital inside a sentence than without."""
    return readouts.get((word.capitalize(),), 0) > readouts[(word,)]


def _whole_han(run: Run) -> bool:
    return len(run) >= 4 and not _PARTICLES.intersection(run)


def refused(vocabulary: Lexicon, *, han: bool) -> Refused:
    """What is left out in a language."""

    def forms(*kinds: Iterable[lexicon.Entry], least: int) -> set[Run]:
        printed = {form.rstrip("*") for kind in kinds for entry in kind for form in vocabulary.forms(entry)}
        return {run for form in printed for run in forms_of(form, han=han) if len(run) >= least}

    named = (vocabulary.states, vocabulary.organisations, vocabulary.places, vocabulary.persons, vocabulary.events,
             vocabulary.institutions, vocabulary.references, vocabulary.offices)  # fmt: skip
    words = vocabulary.grammar.words
    sides = [*words.get("both_sides", ()), *words.get("both_persons", ())]
    wordings = {run for formula in registry().values() for w in formula.wordings.get(vocabulary.lang, ())
                for run in forms_of(w, han=han)}  # fmt: skip
    topics = forms(vocabulary.topics, least=2 if han else 1)
    ends = {run for name in _FUNCTION for form in words.get(name, ()) for run in forms_of(form, han=han)}
    return Refused(
        han=han,
        names=frozenset(
            forms(*named, least=2) | {run for run in wordings if len(run) > 1} | (topics if han else set())
            | {run for form in [*sides, *_demonyms(vocabulary)] for run in forms_of(form, han=han)}
        ),
        parts=frozenset(
            {run[i:j] for run in wordings for i in range(len(run)) for j in range(i + 1, len(run) + 1)}
            | (set() if han else topics)
        ),
        verbs=frozenset(forms(vocabulary.cues, vocabulary.marks, vocabulary.stances, least=2 if han else 1)),
        ends=frozenset(set() if han else {run for run in ends if len(run) == 1}),
    )  # fmt: skip


def _demonyms(vocabulary: Lexicon) -> Iterator[str]:
    for state in vocabulary.states:
        yield from (form.rstrip("*") for form in state.demonyms.get(vocabulary.lang, ()))
