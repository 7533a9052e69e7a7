"""Which words of a text are states, offices, names: the groundwork for finding actors.

Every token gets one label; a label comes from the lexicon where it knows the word, from word classes of the grammar
otherwise, and what is left with a capital letter is a candidate for a name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.extract.match import Hit
from communique.extract.syntax.english.tokens import Tokens
from communique.extract.vocabulary import Bar, Demonym
from communique.lexicon import Entry, Event, Institution, Office, Organisation, Place, State

STATE, DEMONYM, ORG, PLACE, OFFICE, EVENT, HOUSE = "S", "D", "G", "L", "O", "E", "I"
PORTFOLIO, NAME, INITIAL, PARTICLE, OTHER = "P", "N", "J", "p", "-"

_KINDS: list[tuple[type[Entry], str]] = [
    (Office, OFFICE),
    (Demonym, DEMONYM),
    (State, STATE),
    (Organisation, ORG),
    (Place, PLACE),
    (Event, EVENT),
    (Institution, HOUSE),
]
_LABEL: Mapping[type[Entry], str] = dict(_KINDS)


@dataclass(slots=True)
class Labels:
    """`label[i]` is the label of token i; `entry[i]` the lexicon entry of a labelled run, `last[i]` its last token."""

    label: list[str]
    entry: list[Entry | None]
    last: list[int]


class Labeller:
    """Labels tokens; built from the grammar's word classes."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._portfolio = frozenset(words["portfolio"])
        self._never = frozenset(words["month"]) | frozenset(words["month_short"]) | frozenset(words["weekday"])
        self._starters = (
            frozenset(words["common_start"]) | frozenset(words["narration"]) | frozenset(words["headline_word"])
        )
        self._particles = frozenset(words["particle"])
        self._honorifics = frozenset(words["honorific"])
        self._patronymics = frozenset(words["patronymic"])

    def label(self, text: str, tokens: Tokens, hits: Sequence[Hit[Entry]]) -> Labels:
        """One label per token; of overlapping lexicon entries the leftmost and longest wins.

        States in a compound ("China-South Africa") make no name.
        """
        size = len(tokens.words)
        labels = Labels([OTHER] * size, [None] * size, list(range(size)))
        reached = -1
        for hit in hits:
            kind = PORTFOLIO if type(hit.entry) is Bar else _LABEL.get(type(hit.entry))
            if kind is None or hit.start < reached:
                continue
            first, last = tokens.at.get(hit.start), tokens.upto.get(hit.end)
            if first is None or last is None:
                compound = first if last is None else last
                if kind in (STATE, DEMONYM) and compound is not None and labels.label[compound] == OTHER:
                    labels.label[compound] = PORTFOLIO
                continue
            if kind != OFFICE and not tokens.capital[first]:
                continue
            if kind == OFFICE and tokens.words[last + 1 : last + 2] and tokens.words[last + 1] in self._patronymics:
                continue
            if hit.entry.cased and text[hit.start : hit.end] not in hit.entry.cased and _must_match_case(hit, text):
                continue
            for index in range(first, last + 1):
                labels.label[index], labels.entry[index], labels.last[index] = kind, hit.entry, last
            reached = hit.end
        self._label_rest(tokens, labels.label)
        return labels

    @staticmethod
    def _dated(words: list[str], index: int) -> bool:
        """Whether a month or weekday word stands beside a number or a comma and so dates something."""
        around = words[max(0, index - 1) : index] + words[index + 1 : index + 2]
        return any(word[0].isdigit() or word in (",", "on", "in", "of", "last", "next", "this") for word in around)

    def _with_particle(self, tokens: Tokens, index: int) -> bool:
        """Whether a lower-case word is a particle joined to a name ("al-Hadid")."""
        head, _, tail = tokens.text[tokens.starts[index] : tokens.ends[index]].partition("-")
        return head in self._particles and tail[:1].isupper()

    def _label_rest(self, tokens: Tokens, label: list[str]) -> None:
        openers = {begin for begin, _ in tokens.sentences}
        words = tokens.words
        for index, word in enumerate(words):
            if label[index] != OTHER:
                continue
            if not tokens.capital[index]:
                if word in self._particles:
                    label[index] = PARTICLE
                elif "-" in word and self._with_particle(tokens, index):
                    label[index] = NAME
                continue
            if word in self._portfolio:
                label[index] = PORTFOLIO
                continue
            if (
                (word in self._never and self._dated(words, index))
                or word in self._honorifics
                or (word in self._starters and word not in self._particles)
            ):
                continue
            if word in self._starters and index in openers:
                continue
            if len(word) == 2 and word[1] == ".":
                label[index] = INITIAL
            elif word[0].isalpha():
                label[index] = NAME


def _must_match_case(hit: Hit[Entry], text: str) -> bool:
    """Whether the words found equal one of the entry's cased forms but for case."""
    found = text[hit.start : hit.end].lower()
    return any(form.lower() == found for form in hit.entry.cased)


def party_of(labels: Labels, index: int) -> str | None:
    """The party code that token `index` names, or None."""
    entry = labels.entry[index]
    if entry is None:
        return None
    if isinstance(entry, (State, Organisation)):
        return entry.id
    if isinstance(entry, Demonym):
        return entry.state
    if isinstance(entry, Institution):
        return entry.party
    if isinstance(entry, Place) and entry.speaks_for:
        return entry.state
    return None
