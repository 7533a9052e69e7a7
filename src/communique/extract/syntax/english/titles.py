"""How far a title reaches: nationality and portfolio before the office noun, complements and further offices after it.

"the | Russian | Foreign Minister", "Minister | of Foreign Affairs and Trade of Zimbabwe", "State Councilor | and
Foreign Minister". The capitalised words behind a title are a name unless they belong to its portfolio.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.extract.syntax.english.labels import (
    DEMONYM,
    EVENT,
    HOUSE,
    INITIAL,
    NAME,
    OFFICE,
    ORG,
    OTHER,
    PARTICLE,
    PLACE,
    PORTFOLIO,
    STATE,
    Labels,
    party_of,
)
from communique.extract.syntax.english.names import Names
from communique.extract.syntax.english.tokens import Tokens

_HOUSES = frozenset(("ministry", "department"))
"""Houses in which a minister of state or a secretary serves ("Minister of State at the | Ministry of Trade")."""


class Titles:
    """Reads titles around an office noun.

    `regions` are the nouns that end a region's name ("Halm province"), `temporary` adjectives of holders for a time,
    `bodies` what is headed ("the head of Norwegian | diplomacy").
    """

    def __init__(self, names: Names, regions: Sequence[str], temporary: Sequence[str], bodies: Sequence[str]) -> None:
        self._names = names
        self._bodies = frozenset(bodies)
        self._regions = frozenset(regions)
        self._temporary = frozenset(temporary)

    def stands(self, tokens: Tokens, labels: Labels, index: int, begin: int, stop: int) -> bool:
        """Capitalised, or with a determiner or nationality before it ("the Russian leader")."""
        before = index - 1
        while before > begin and tokens.words[before] in self._temporary:
            before -= 1
        if tokens.capital[index]:
            return before < begin or not tokens.words[before][0].isdigit()
        if before < begin:
            return False
        if tokens.words[before] == "," and before > begin and labels.label[before - 1] == NAME:
            return True
        if tokens.words[before] == "and" and before > begin and labels.label[before - 1] == OFFICE:
            return True
        return labels.label[before] in (STATE, DEMONYM, ORG) or tokens.words[before] in ("the", "'s", "by")

    def start(self, tokens: Tokens, labels: Labels, index: int, floor: int) -> int:
        """The first token of the title: nationality, portfolio and possessive before the office noun."""
        left = index
        while left > floor:
            before = left - 1
            label, word = labels.label[before], tokens.words[before]
            if (
                label in (STATE, DEMONYM, ORG, HOUSE, PORTFOLIO)
                or (word in self._temporary and before > floor and labels.label[before - 1] in (STATE, DEMONYM, ORG))
                or (label == OFFICE and tokens.capital[before])
                or (word in (")", "(") and before > floor and STATE in (labels.label[before - 1], labels.label[left]))
                or (word == "'s" and before > floor and labels.label[before - 1] in (STATE, ORG))
                or (
                    word in ("and", ",", "/", "&", "-") and before > floor and self._joins(tokens, labels, before, left)
                )
                or (
                    label == NAME
                    and left < index
                    and labels.label[left] == PORTFOLIO
                    and before > floor
                    and (labels.label[before - 1] in (DEMONYM, STATE))
                )
            ):
                left = before
            else:
                break
        while labels.label[left] not in (STATE, DEMONYM, ORG, HOUSE, PORTFOLIO, OFFICE, NAME):
            left += 1
        return left

    def _joins(self, tokens: Tokens, labels: Labels, joint: int, right: int) -> bool:
        """Whether a connector stands between two words of one portfolio ("Foreign and Security | Advisor")."""
        return (
            labels.label[joint - 1] == PORTFOLIO
            and labels.label[right] in (PORTFOLIO, OFFICE)
            and tokens.words[joint] != ","
            and tokens.capital[joint - 1]
        )

    def end(self, tokens: Tokens, labels: Labels, last: int, stop: int, definite: bool) -> int:
        """The last token of the title: complements ("of Foreign Affairs") and further offices of the same person.

        After "the", a second office with a name right behind it is somebody else ("the Secretary and President Vale").
        """
        right = last
        while right + 1 < stop:
            word = tokens.words[right + 1]
            nxt: int | None = None
            if word in ("of", "for", "to", "on", "in", "at"):
                nxt = self._complement_end(tokens, labels, right + 2, stop, word)
            elif word in ("and", "/", ",", "&", "-") and (word != "," or tokens.capital[last]):
                nxt = self._second_office(tokens, labels, right + 2, stop)
                if definite and word == "and" and nxt is not None and not self._goes_on(tokens, labels, nxt + 1, stop):
                    break
                if nxt is None and word != ",":
                    nxt = self._portfolio_run(tokens, labels, right + 2, stop, need=PORTFOLIO)
            if nxt is None and word == ",":
                nxt = self._body_after(tokens, labels, right + 2, stop)
            elif word == "(" and right + 3 < stop and tokens.words[right + 3] == ")":
                nxt = right + 3
            elif labels.label[right + 1] == PORTFOLIO or (
                labels.label[right + 1] == OFFICE
                and tokens.capital[right + 1]
                and (right == last or word not in self._names.honorifics)
            ):
                nxt = labels.last[right + 1]
            if nxt is None:
                break
            right = nxt
        return right

    @staticmethod
    def _house(tokens: Tokens, labels: Labels, index: int) -> bool:
        """Whether the title at a token is a house's: its first word or its last names one."""
        return not _HOUSES.isdisjoint((tokens.words[index], tokens.words[labels.last[index]]))

    @staticmethod
    def _goes_on(tokens: Tokens, labels: Labels, index: int, stop: int) -> bool:
        """Whether what follows a second office is more of the title, or a comma, and no name."""
        if index >= stop:
            return False
        field = index + 1 < stop and labels.label[index + 1] == PORTFOLIO
        return tokens.words[index] in (",", "of") or (tokens.words[index] == "and" and field)

    def _body_after(self, tokens: Tokens, labels: Labels, index: int, stop: int) -> int | None:
        """The end of the body or the formal state name that a comma adds to a title ("…, Ministry of Trade")."""
        if index >= stop:
            return None
        if labels.label[index] == HOUSE:
            return labels.last[index]
        if labels.label[index] == PORTFOLIO and tokens.capital[index]:
            return self._portfolio_run(tokens, labels, index, stop, need=PORTFOLIO)
        formal = (
            labels.label[index] == STATE
            and labels.last[index] > index
            and "of" in tokens.words[index : labels.last[index]]
        )
        return labels.last[index] if formal else None

    def _complement_end(self, tokens: Tokens, labels: Labels, index: int, stop: int, preposition: str) -> int | None:
        """The end of what follows "of", "for", "to" in a title, or None when that is no part of the title."""
        if index < stop and tokens.words[index] == "the":
            index += 1
        if index >= stop:
            return None
        if (
            preposition in ("in", "at", "on")
            and labels.label[index] not in (PORTFOLIO, ORG)
            and not (labels.label[index] == OFFICE and self._house(tokens, labels, index))
            and not (labels.label[index] == NAME and preposition == "on")
        ):
            return None
        if preposition == "to" and labels.label[index] not in (STATE, DEMONYM, ORG, OFFICE, PORTFOLIO, HOUSE):
            return None
        return self._portfolio_run(tokens, labels, index, stop, need=None)

    def _portfolio_run(self, tokens: Tokens, labels: Labels, index: int, stop: int, need: str | None) -> int | None:
        """The end of a run of portfolio words, states, organisations from `index`; None when there is none."""
        last: int | None = None
        while index < stop:
            label = labels.label[index]
            if last is not None and label == OFFICE and tokens.words[index] in self._names.honorifics:
                break
            if last is None and need is None and label == STATE and self._owns(tokens, labels, index, stop):
                return None
            if label in (STATE, DEMONYM, ORG, PLACE, EVENT, HOUSE) or (
                label in (PORTFOLIO, OFFICE) and tokens.capital[index]
            ):
                if need and last is None and label != need:
                    return None
                index = labels.last[index] + 1
                last = index - 1
            elif (
                last is not None
                and label == OTHER
                and tokens.capital[index]
                and tokens.words[index].isalpha()
                and (tokens.words[index] not in self._names.honorifics)
            ) or (
                (label == NAME and self._portfolio_name(tokens, labels, index, stop, last is None))
                or (last is not None and tokens.words[index] in self._regions)
                or (last is not None and labels.label[last] == DEMONYM and tokens.words[index] in self._bodies)
            ):
                last = index
                index += 1
            elif (
                last is not None
                and tokens.words[index] in ("and", "&", "of", "for", "'s", "-", "(", ")")
                and (index + 1 < stop and self._continues(tokens, labels, index, stop))
            ):
                if tokens.words[index] in (")", "'s"):
                    last = index
                index += 1
                if index < stop and tokens.words[index] == "the":
                    index += 1
            elif last is not None and tokens.words[index] == "," and self._lists(tokens, labels, index, stop):
                index += 1
            else:
                break
        return last

    @staticmethod
    def _lists(tokens: Tokens, labels: Labels, comma: int, stop: int) -> bool:
        """Whether a comma stands inside a list of fields ("for Economic, Financial, and Labor | Policy")."""
        before, after = comma - 1, comma + 1
        if after < stop and tokens.words[after] in ("and", "&"):
            after += 1
        closing = tokens.words[after : min(after + 5, stop)]
        joined = after > comma + 1 or "and" in closing or "&" in closing
        fields = (before, after) if after < stop else ()
        return joined and bool(fields) and all(labels.label[i] == PORTFOLIO and tokens.capital[i] for i in fields)

    @staticmethod
    def _owns(tokens: Tokens, labels: Labels, index: int, stop: int) -> bool:
        """Whether the state owns what follows and ends no title: "assured the President of | Arlandia's support"."""
        after = labels.last[index] + 1
        return after + 1 < stop and tokens.words[after] == "'s" and not tokens.capital[after + 1]

    def _continues(self, tokens: Tokens, labels: Labels, index: int, stop: int) -> bool:
        """Whether the word after a connector is still of the portfolio."""
        word, following = tokens.words[index], index + 1
        if word in (")", "'s"):
            return True
        if word == "(":
            return following + 1 < stop and tokens.words[following + 1] == ")"
        if tokens.words[following] == "the":
            following += 1
        if following >= stop:
            return False
        label = labels.label[following]
        if word in ("of", "for"):
            return label in (STATE, DEMONYM, ORG, PORTFOLIO, PLACE, HOUSE)
        if label == STATE:
            return labels.label[index - 1] == STATE
        return label == PORTFOLIO or (
            label in (NAME, DEMONYM) and following + 1 < stop and labels.label[following + 1] == PORTFOLIO
        )

    def _portfolio_name(self, tokens: Tokens, labels: Labels, index: int, stop: int, opening: bool) -> bool:
        """Whether an unknown capitalised word belongs to a portfolio and not to the name after it."""
        if not self._regions.isdisjoint(tokens.words[index + 1 : min(index + 3, stop)]):
            return True
        if opening:
            following = index + 1
            if following < stop and (
                labels.label[following] in (PORTFOLIO, OFFICE) or tokens.words[following] in ("and", "&")
            ):
                return True
            return not (following < stop and labels.label[following] in (NAME, INITIAL, PARTICLE))
        if index + 2 < stop and tokens.words[index + 1] == "of":
            return labels.label[index + 2] in (STATE, ORG) and labels.label[index - 1] == PORTFOLIO
        return index + 1 < stop and labels.label[index + 1] == PORTFOLIO

    def _second_office(self, tokens: Tokens, labels: Labels, index: int, stop: int) -> int | None:
        """The end of a further office of the same person that begins at `index`, before any name."""
        while index < stop and (labels.label[index] in (PORTFOLIO, DEMONYM, STATE, ORG) or tokens.words[index] == "'s"):
            index += 1
        if index < stop and labels.label[index] == OFFICE and tokens.capital[index]:
            return labels.last[index]
        return None

    def parties(self, tokens: Tokens, labels: Labels, left: int, right: int) -> tuple[str, ...]:
        """Party codes in a title: nationality before the office first, then "of X"; "to X" names no party."""
        codes: list[str] = []
        organisations: list[str] = []
        index = left
        skip = False
        while index <= right:
            label = labels.label[index]
            word = tokens.words[index]
            if word in ("to", "for"):
                skip = True
            elif word in ("of", ","):
                skip = False
            if not skip and (code := party_of(labels, index)):
                (organisations if label == ORG else codes).append(code)
            index = labels.last[index] + 1
        return tuple(dict.fromkeys(codes or organisations))

    def party_after(self, tokens: Tokens, labels: Labels, last: int, stop: int) -> tuple[str, ...]:
        """The party in "Prime Minister Vale | of Arlandia"."""
        if last + 2 < stop and tokens.words[last + 1] == "of":
            index = last + 2 + (tokens.words[last + 2] == "the")
            if (
                index < stop
                and labels.label[index] in (STATE, ORG, PORTFOLIO, HOUSE)
                and (code := party_of(labels, index))
            ):
                return (code,)
        return ()

    def over_party(self, tokens: Tokens, labels: Labels, last: int, stop: int) -> int:
        """The last token of "Vale | of Arlandia" where a name has its party behind it, else of the name."""
        if not self.party_after(tokens, labels, last, stop):
            return last
        return labels.last[last + 2 + (tokens.words[last + 2] == "the")]
