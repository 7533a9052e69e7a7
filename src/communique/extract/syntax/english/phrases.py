"""How far an English noun phrase reaches, and where a coordination falls into several.

A target ends at a new clause ("…, and hopes"), at a participle after a comma, at a list of examples ("including …").
"A and B" are two things; "A and B of C" with bare A and B, adjectives and names joined by "and" are one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from communique.inflection import english
from communique.lexicon import Lexicon
from communique.model import Span

_WORD = re.compile(r"\w+(?:[.'’\-]\w+)*(?:['’](?!\w))?|[^\w\s]")
_QUOTES = {'"': '"', "“": "”", "«": "»", "(": ")"}
REACH = 48
"""Tokens beyond which no phrase is followed."""
GLANCE = 22
"""Tokens in which most phrases end."""
AHEAD = 14
"""Tokens behind a comma within which the "and" of a list must stand."""

Tokens = Sequence[tuple[int, int, str, str]]
"""(start, end, as printed, in lower case) of each word or mark."""


class Phrases:
    """Finds noun phrases; built from the grammar's word classes and the verbs that the lexicon inflects."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.grammar.words
        self._determiners = frozenset(words["determiner"])
        self._prepositions = frozenset(words["preposition"])
        self._hanging = self._prepositions - {"beyond", "over"}
        self._auxiliaries = frozenset(words["auxiliary"])
        self._adverbs = frozenset(words["adverb"])
        self._binding = frozenset(words["binding_preposition"])
        self._conjunctions = frozenset(words["conjunction"])
        self._ends = frozenset(words["phrase_end"])
        self._contact = frozenset(words["contact_pronoun"])
        self._adjectives = tuple(words["adjective_ending"])
        self._verbs = frozenset(words["common_verb"]) | {
            form
            for entry in (*lexicon.cues, *lexicon.stances)
            for verb in entry.verbs
            for form in english(verb.split()[0], lexicon.grammar.irregular)
        }

    def find(self, text: str, start: int, limit: int) -> list[Span]:
        """The coordinated noun phrases from `start`, each without determiner; empty where no noun phrase begins."""
        tokens = self._tokens(text, start, limit, GLANCE)
        first = self._beginning(tokens)
        if first is None:
            return []
        end = self._end(tokens, first)
        if end + AHEAD > GLANCE == len(tokens):
            tokens = self._tokens(text, start, limit, REACH)
            end = self._end(tokens, first)
        while end > first + 1 and (
            (tokens[end - 1][2] == "." and len(tokens[end - 2][2]) > 1) or tokens[end - 1][3] in self._hanging
        ):
            end -= 1
        members = [(self._undetermined(tokens, a, b), b) for a, b in self._members(tokens, first, end)]
        return [Span(tokens[a][0], tokens[b - 1][1]) for a, b in members if a < b]

    @staticmethod
    def _tokens(text: str, start: int, limit: int, reach: int) -> Tokens:
        words = islice(_WORD.finditer(text, start, limit), reach)
        return [(m.start(), m.end(), m[0], m[0].lower()) for m in words]

    def _beginning(self, tokens: Tokens) -> int | None:
        """The first token of the phrase; over "and will take part in" when the verb shares its object with a second."""
        if not tokens:
            return None
        word = tokens[0][3]
        if word in self._conjunctions:
            for index, token in enumerate(tokens[1:7], 1):
                if token[2] == "," or (index == 1 and not self._is_verbal(token[3])):
                    return None
                if token[3] in self._determiners and index > 1:
                    return index
                if token[3] in ("in", "to") and index > 1:
                    return index + 1 if index + 1 < len(tokens) else None
            return None
        if word in self._auxiliaries or word == "to" or tokens[0][2] in ",;:.":
            return None
        if word == "of":
            return 1 if len(tokens) > 1 else None
        if word in self._prepositions or (word in self._ends and word not in self._determiners):
            return None
        lower = tokens[0][2][0].islower()
        if lower and word in self._verbs and len(tokens) > 1 and tokens[1][3] in self._determiners:
            return None
        if word.endswith("ing") and len(tokens) > 1 and tokens[1][3] in self._determiners | {"to"}:
            return None
        return 0

    def _is_verbal(self, word: str) -> bool:
        return word in self._verbs or word in self._auxiliaries or word.endswith(("ing", "ed", "ly"))

    def _end(self, tokens: Tokens, first: int) -> int:
        """The token behind the whole coordination."""
        closing = ""
        for index in range(first, len(tokens)):
            form, word = tokens[index][2], tokens[index][3]
            if closing:
                closing = "" if form == closing else closing
                continue
            if form in _QUOTES:
                closing = _QUOTES[form]
            elif (
                form in ";:—?!"
                or (index > first and self._closes(tokens, first, index))
                or (form == "," and not self._goes_on(tokens, index))
                or (word in ("and", "or") and self._opens_clause(tokens, index))
            ):
                return index
        return len(tokens)

    def _opens_clause(self, tokens: Tokens, index: int) -> bool:
        """Whether "and" is followed by a verb, and does not join two adjectives ("a free and open sea")."""
        around = (index - 1, index + 1)
        if 0 < index < len(tokens) - 1 and all(self._is_adjective(tokens[i][3]) for i in around):
            return False
        return self._is_verb(tokens, index + 1)

    def _closes(self, tokens: Tokens, first: int, index: int) -> bool:
        """Whether the word ends the phrase, outside a relative clause ("that has …", "the stand it has taken")."""
        word = tokens[index][3]
        if word in self._auxiliaries:
            before = [token[3] for token in tokens[first:index]]
            contact = index - first > 1 and tokens[index - 1][2][0].isupper() and before[-2] not in self._prepositions
            return "that" not in before and not contact and before[-1] not in self._contact
        if word in self._contact and index > first and tokens[index - 1][2].isalpha() and index + 1 < len(tokens):
            follower = tokens[index + 1][3]
            return follower not in self._auxiliaries and not follower.endswith(("s", "ed"))
        if word == "but" and index + 1 < len(tokens):
            return not tokens[index + 1][3].endswith(("ed", *self._adjectives))
        if word == "as":
            return index - first > 1 or (index + 1 < len(tokens) and tokens[index + 1][3] in self._ends)
        if word == "by":
            return index + 1 < len(tokens) and tokens[index + 1][3].endswith("ing")
        if word == "in" and index + 1 < len(tokens) and index - first <= 2:
            return tokens[index + 1][3] in self._determiners and all(t[2][0].isupper() for t in tokens[first:index])
        return word in self._ends and not (len(word) > 1 and tokens[index][2].isupper())

    def _goes_on(self, tokens: Tokens, comma: int) -> bool:
        """Whether the comma separates members of a coordination that a later "and" closes."""
        follower = tokens[comma + 1][3] if comma + 1 < len(tokens) else ""
        if follower in ("and", "or"):
            return not self._is_verb(tokens, comma + 2)
        if not follower or follower in self._ends or follower in self._prepositions or follower in self._adverbs:
            return False
        if follower in self._auxiliaries or follower.endswith(("ing", "ed")) or self._is_verb(tokens, comma + 1):
            return False
        for index in range(comma + 1, min(comma + AHEAD, len(tokens))):
            word = tokens[index][3]
            if word in ("and", "or"):
                return not self._is_verb(tokens, index + 1)
            if word in self._auxiliaries or word in self._ends or tokens[index][2] in ";:.":
                return False
        return False

    def _is_verb(self, tokens: Tokens, index: int) -> bool:
        """Whether a finite verb or a new clause begins at the token, over adverbs."""
        begin = index
        while index < len(tokens) and (tokens[index][3] in self._adverbs or tokens[index][3].endswith("ly")):
            index += 1
        if index >= len(tokens):
            return True
        manner = index > begin and tokens[index - 1][3].endswith("ly")
        if manner and not self._is_adjective(tokens[index][3]) and tokens[index][2][0].islower():
            return True
        form, word = tokens[index][2], tokens[index][3]
        if form[0].isupper() and index + 1 < len(tokens) and tokens[index + 1][3] in self._verbs:
            return not tokens[index + 1][3].endswith("s")
        if word in self._auxiliaries or word in self._ends:
            return True
        if word in self._determiners or not form[0].islower():
            return False
        return self._bare_verb(tokens, index)

    def _bare_verb(self, tokens: Tokens, index: int) -> bool:
        word = tokens[index][3]
        after = tokens[index + 1][3] if index + 1 < len(tokens) else ""
        if word in self._auxiliaries:
            return True
        if word in self._verbs:
            return after not in self._prepositions - {"to", "in", "for", "with", "on"} or word.endswith(("s", "ed"))
        return word.endswith(("s", "ed", "ing")) and after in self._determiners | {"that", "to"}

    def _members(self, tokens: Tokens, first: int, end: int) -> list[tuple[int, int]]:
        """[from, to) of each member of the coordination."""
        members: list[tuple[int, int]] = []
        begin = first
        index = first
        closing = ""
        while index < end:
            form, word = tokens[index][2], tokens[index][3]
            if closing:
                closing = "" if form == closing else closing
            elif form in _QUOTES:
                closing = _QUOTES[form]
            elif (form == "," or word in ("and", "or")) and self._splits(tokens, begin, index, end, not members):
                members.append((begin, index))
                while index + 1 < end and tokens[index + 1][3] in ("and", "or", "both", ","):
                    index += 1
                begin = index + 1
            index += 1
        members.append((begin, end))
        return [(a, b) for a, b in members if a < b]

    def _is_adjective(self, word: str) -> bool:
        return word.endswith(self._adjectives) and not word.endswith("ment")

    def _splits(self, tokens: Tokens, begin: int, index: int, end: int, first: bool) -> bool:
        """Whether the "," or "and" at `index` parts the member that began at `begin` from another.

        `first` is False for a member behind others, as the last of "A, B and C in D" is.
        """
        left = [token[3] for token in tokens[self._undetermined(tokens, begin, index) : index]]
        after = index + 1
        while after < end and (tokens[after][3] in ("and", "or") or tokens[after][2] == ","):
            after += 1
        if not left or after >= end or left[-1] in self._prepositions:
            return False
        determined = tokens[after][3] in self._determiners
        if "that" in left:
            return False
        if any(word in self._prepositions for word in left):
            place = tokens[index - 1][2][0].isupper() and tokens[min(after + determined, end - 1)][2][0].isupper()
            if place and left[-2] in self._prepositions:
                return False
            return determined and left[-2] not in self._binding
        bare = [word for word in left if word != ","]
        if all(self._is_adjective(word) for word in bare):
            return False
        if self._is_adjective(left[-1]) and self._is_adjective(tokens[after][3]):
            return False
        if len(left) == 1 and not determined and tokens[index][2] != ",":
            if tokens[index - 1][2][0].isupper() and tokens[after][2][0].isupper():
                return False
            follower = tokens[after + 1][3] if after + 1 < end else ""
            return not first or follower not in self._prepositions
        return True

    def _undetermined(self, tokens: Tokens, begin: int, end: int) -> int:
        """The first token of a member that is no determiner."""
        while begin < end and (tokens[begin][3] in self._determiners or tokens[begin][2] in ","):
            begin += 1
        return begin
