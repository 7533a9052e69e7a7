"""Who is mentioned: persons with their titles, offices alone, sides, both sides together, pronouns.

A role is read as a phrase around an office noun ("the | Russian | Foreign Minister"; "Minister | of Foreign Affairs and
Trade of Zimbabwe"); the capitalised words after it, or before it with a comma, are the person's name. No list of names
is needed; a surname alone is then recognised because the full name stands elsewhere in the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.extract.syntax.base import Mention, MentionKind
from communique.extract.syntax.english.labels import (
    DEMONYM, EVENT, HOUSE, INITIAL, NAME, OFFICE, ORG, OTHER, PARTICLE, PLACE, PORTFOLIO, STATE, Labels,
)  # fmt: skip
from communique.extract.syntax.english.tokens import Tokens
from communique.extract.vocabulary import Demonym
from communique.lexicon import Institution, Organisation, Place, State
from communique.model import Span

_NAMING = frozenset((STATE, DEMONYM, ORG, HOUSE, PLACE, NAME, INITIAL, PARTICLE))
"""Labels of words at which a side or a bare name can begin."""


@dataclass(slots=True)
class _Found:
    """A mention with its token range [first, last]."""

    first: int
    last: int
    mention: Mention


class MentionFinder:
    """Finds the mentions of every sentence; `known` are full names of office-holders, by folded surname."""

    def __init__(self, words: Mapping[str, Sequence[str]], known: frozenset[str]) -> None:
        self._known = known
        self._honorifics = frozenset(words["honorific"])
        self._abbreviations = frozenset(words["name_abbreviation"])
        self._sides = frozenset(words["side_noun"])
        self._people = frozenset(words["person_plural"])
        self._groups = frozenset(words["group_noun"])
        self._pronouns = {
            **dict.fromkeys(words["pronoun_he"], False), **dict.fromkeys(words["pronoun_she"], True),
            **dict.fromkeys(words["pronoun_they"], None), **dict.fromkeys(words["pronoun_we"], None),
        }  # fmt: skip
        self._pointing = frozenset((*self._pronouns, *words["pair_word"]))
        self._they = frozenset(words["pronoun_they"])
        self._we = frozenset(words["pronoun_we"])
        self._things = frozenset(words["thing_noun"])
        self._pair_words = frozenset(words["pair_word"])

    def find(self, tokens: Tokens, labels: Labels) -> list[list[Mention]]:
        """Mentions per sentence, by position, none inside another."""
        surnames: set[str] = set()
        found: list[list[_Found]] = []
        for begin, stop in tokens.sentences:
            row = self._titled(tokens, labels, begin, stop)
            found.append(row)
            for item in row:
                if item.mention.name:
                    surnames.update(self._keys(item.mention.name))
        result = []
        for (begin, stop), row in zip(tokens.sentences, found, strict=True):
            taken = bytearray(stop - begin)
            for item in row:
                taken[item.first - begin : item.last + 1 - begin] = b"\1" * (item.last + 1 - item.first)
            row += self._bare(tokens, labels, begin, stop, taken, surnames)
            row.sort(key=lambda item: item.first)
            result.append([item.mention for item in row])
        return result

    @staticmethod
    def _keys(name: str) -> list[str]:
        parts = [part for part in name.lower().split() if len(part) > 2]
        return [parts[-1], parts[0]] if parts else []

    # persons and offices -------------------------------------------------------------------------------------------

    def _titled(self, tokens: Tokens, labels: Labels, begin: int, stop: int) -> list[_Found]:
        """Persons that stand with a title or an honorific, and titles that stand alone."""
        row: list[_Found] = []
        index = begin
        label = labels.label
        while index < stop:
            if label[index] == OFFICE and self._is_title(tokens, labels, index, begin, stop):
                items, index = self._around_office(tokens, labels, index, begin, stop, row)
                row += items
            elif tokens.words[index] in self._honorifics and tokens.capital[index] and tokens.words[index] != "the":
                first = self._skip_honorifics(tokens, index, stop)
                last = self._name_end(tokens, labels, first, stop)
                if last is None:
                    index += 1
                    continue
                mention = self._person(tokens, first, last, None, self._party_after(tokens, labels, last, stop))
                mention.start = tokens.starts[index]
                mention.feminine = tokens.words[index] in ("mrs", "ms", "miss", "smt", "madam", "madame", "lady")
                row.append(_Found(index, last, mention))
                index = last + 1
            else:
                index = labels.last[index] + 1
        return row

    def _is_title(self, tokens: Tokens, labels: Labels, index: int, begin: int, stop: int) -> bool:
        """Capitalised, or with a determiner or nationality before it ("the Russian leader")."""
        if tokens.capital[index]:
            return True
        before = index - 1
        if before < begin:
            return False
        if tokens.words[before] == "," and before > begin and labels.label[before - 1] == NAME:
            return True
        if tokens.words[before] == "and" and before > begin and labels.label[before - 1] == OFFICE:
            return True
        return labels.label[before] in (STATE, DEMONYM, ORG) or tokens.words[before] in ("the", "'s")

    def _around_office(
        self, tokens: Tokens, labels: Labels, index: int, begin: int, stop: int, row: list[_Found]
    ) -> tuple[list[_Found], int]:
        left = self._role_start(tokens, labels, index, row[-1].last + 1 if row else begin)
        definite = left > begin and tokens.words[left - 1] == "the"
        right = self._role_end(tokens, labels, labels.last[index], stop, definite)
        role = Span(tokens.starts[left], tokens.ends[right])
        parties = self._role_parties(tokens, labels, left, right)
        plural = tokens.words[labels.last[index]].endswith("s") and tokens.words[labels.last[index]] not in ("affairs",)
        after = right + 1
        comma = after < stop and tokens.words[after] == ","
        embedded = self._embedding_apposition(tokens, labels, left, right, row[-1].last + 1 if row else begin, stop)
        if embedded:
            first, last, end = embedded
            parties = self._role_parties(tokens, labels, left, end)
            mention = self._person(tokens, first, last, Span(tokens.starts[left], tokens.ends[end]), parties[:1])
            return [_Found(first, end, mention)], end + 1
        name_from = self._skip_honorifics(tokens, after + 1 if comma else after, stop)
        name_last = self._name_end(tokens, labels, name_from, stop)
        if name_last is not None and (not comma or self._name_stands_apart(tokens, labels, name_from, name_last, stop)):
            return self._named(tokens, labels, left, role, parties, plural, name_from, name_last, stop)
        owner = row[-1] if row else None
        if owner and owner.mention.kind == "person" and self._apposed(tokens, owner.last, left):
            if owner.mention.role is None:
                owner.mention.role = role
                owner.mention.party = owner.mention.party or parties[:1]
                owner.last = right
            return [], right + 1
        before = self._name_before(tokens, labels, left, row[-1].last + 1 if row else begin)
        closed = right + 1 >= stop or tokens.words[right + 1] in (",", ".", ")", ";")
        if before is not None and (closed or before[0] == begin):
            mention = self._person(tokens, before[0], before[1], role, parties[:1])
            return [_Found(before[0], right, mention)], right + 1
        if left > begin and tokens.words[left - 1] in ("the", "both", "two"):
            left = left - 1
        mention = Mention(tokens.starts[left], tokens.ends[right], "office", role=role, party=parties, plural=plural)
        return [_Found(left, right, mention)], right + 1

    def _embedding_apposition(
        self, tokens: Tokens, labels: Labels, left: int, right: int, floor: int, stop: int
    ) -> tuple[int, int, int] | None:
        """A name with a title that itself names a person: "Ana Vale, Special Envoy of President Oren of Arlandia".

        Returns the first and last token of the name and the last token of the title.
        """
        owner = self._name_before(tokens, labels, left, floor)
        inner = self._name_end(tokens, labels, right + 1, stop) if labels.label[right] == OFFICE else None
        if owner is None or inner is None or labels.last[left] >= right:
            return None
        return owner[0], owner[1], self._role_end(tokens, labels, inner, stop, False)

    def _named(
        self, tokens: Tokens, labels: Labels, left: int, role: Span, parties: tuple[str, ...], plural: bool,
        first: int, last: int, stop: int,
    ) -> tuple[list[_Found], int]:  # fmt: skip
        """The person or, after a plural title, the persons that a title introduces."""
        party = self._party_after(tokens, labels, last, stop) or parties
        names = [(first, last)]
        while plural and (following := self._next_name(tokens, labels, names[-1][1], stop)):
            names.append(following)
        items = []
        for number, (start, end) in enumerate(names):
            own = (party[number],) if len(party) == len(names) > 1 else party[:1]
            mention = self._person(tokens, start, end, role, own)
            if number == 0:
                mention.start = tokens.starts[left]
            items.append(_Found(left if number == 0 else start, end, mention))
        return items, names[-1][1] + 1

    def _next_name(self, tokens: Tokens, labels: Labels, last: int, stop: int) -> tuple[int, int] | None:
        """The name that follows ", " or "and" after a name in a list."""
        index = last + 1
        while index < stop and tokens.words[index] in (",", "and"):
            index += 1
        if index == last + 1:
            return None
        index = self._skip_honorifics(tokens, index, stop)
        end = self._name_end(tokens, labels, index, stop)
        return (index, end) if end is not None else None

    def _role_start(self, tokens: Tokens, labels: Labels, index: int, floor: int) -> int:
        """The first token of the title: nationality, portfolio and possessive before the office noun."""
        left = index
        while left > floor:
            before = left - 1
            label, word = labels.label[before], tokens.words[before]
            if label in (STATE, DEMONYM, ORG, HOUSE, PORTFOLIO) or (label == OFFICE and tokens.capital[before]):
                left = before
            elif word in (")", "(") and before > floor and STATE in (labels.label[before - 1], labels.label[left]):
                left = before
            elif word == "'s" and before > floor and labels.label[before - 1] in (STATE, ORG):
                left = before
            elif word in ("and", ",", "/", "&", "-") and before > floor and self._joins(tokens, labels, before, left):
                left = before
            elif label == NAME and left < index and labels.label[left] == PORTFOLIO and before > floor and (
                labels.label[before - 1] in (DEMONYM, STATE)
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

    def _role_end(self, tokens: Tokens, labels: Labels, last: int, stop: int, definite: bool) -> int:
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
                if definite and word == "and" and nxt is not None and not (nxt + 1 < stop and tokens.words[nxt + 1] in (",", "of")):
                    break
                if nxt is None and word != ",":
                    nxt = self._portfolio_run(tokens, labels, right + 2, stop, need=PORTFOLIO)
            if nxt is None and word == ",":
                nxt = self._body_after(tokens, labels, right + 2, stop)
            elif word == "(" and right + 3 < stop and tokens.words[right + 3] == ")":
                nxt = right + 3
            elif labels.label[right + 1] == PORTFOLIO or (
                labels.label[right + 1] == OFFICE and tokens.capital[right + 1] and (right == last or word not in self._honorifics)
            ):
                nxt = labels.last[right + 1]
            if nxt is None:
                break
            right = nxt
        return right

    def _body_after(self, tokens: Tokens, labels: Labels, index: int, stop: int) -> int | None:
        """The end of the body or the formal state name that a comma adds to a title ("…, Ministry of Trade")."""
        if index >= stop:
            return None
        if tokens.words[index] in ("ministry", "department") and tokens.capital[index]:
            return self._portfolio_run(tokens, labels, index, stop, need=None)
        formal = labels.label[index] == STATE and labels.last[index] > index and "of" in tokens.words[index : labels.last[index]]
        return labels.last[index] if formal else None

    def _complement_end(self, tokens: Tokens, labels: Labels, index: int, stop: int, preposition: str) -> int | None:
        """The end of what follows "of", "for", "to" in a title, or None when that is no part of the title."""
        if index < stop and tokens.words[index] == "the":
            index += 1
        if index >= stop:
            return None
        if preposition in ("in", "at", "on") and labels.label[index] not in (PORTFOLIO, ORG) and not (
            labels.label[index] == NAME and preposition == "on"
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
            if last is not None and label == OFFICE and tokens.words[index] in self._honorifics:
                break
            if label in (STATE, DEMONYM, ORG, PLACE, EVENT, HOUSE) or (
                label in (PORTFOLIO, OFFICE) and tokens.capital[index]
            ):
                if need and last is None and label != need:
                    return None
                index = labels.last[index] + 1
                last = index - 1
            elif last is not None and label == OTHER and tokens.capital[index] and tokens.words[index].isalpha() and (
                tokens.words[index] not in self._honorifics
            ):
                last = index
                index += 1
            elif label == NAME and self._portfolio_name(tokens, labels, index, stop, last is None):
                last = index
                index += 1
            elif last is not None and tokens.words[index] in ("and", "&", "of", "for", "'s", "-", "(", ")") and (
                index + 1 < stop and self._continues(tokens, labels, index, stop)
            ):
                if tokens.words[index] in (")", "'s"):
                    last = index
                index += 1
                if index < stop and tokens.words[index] == "the":
                    index += 1
            else:
                break
        return last

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
            label == NAME and following + 1 < stop and labels.label[following + 1] == PORTFOLIO
        )

    def _portfolio_name(self, tokens: Tokens, labels: Labels, index: int, stop: int, opening: bool) -> bool:
        """Whether an unknown capitalised word belongs to a portfolio and not to the name after it."""
        if opening:
            following = index + 1
            if following < stop and (labels.label[following] in (PORTFOLIO, OFFICE) or tokens.words[following] in ("and", "&")):
                return True
            return not (following < stop and labels.label[following] in (NAME, INITIAL, PARTICLE))
        if index + 2 < stop and tokens.words[index + 1] == "of":
            return labels.label[index + 2] in (STATE, ORG) and labels.label[index - 1] == PORTFOLIO
        return index + 1 < stop and labels.label[index + 1] == PORTFOLIO

    def _second_office(self, tokens: Tokens, labels: Labels, index: int, stop: int) -> int | None:
        """The end of a further office of the same person that begins at `index`, before any name."""
        while index < stop and (
            labels.label[index] in (PORTFOLIO, DEMONYM, STATE, ORG) or tokens.words[index] == "'s"
        ):
            index += 1
        if index < stop and labels.label[index] == OFFICE and tokens.capital[index]:
            return labels.last[index]
        return None

    def _role_parties(self, tokens: Tokens, labels: Labels, left: int, right: int) -> tuple[str, ...]:
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

    def _party_after(self, tokens: Tokens, labels: Labels, last: int, stop: int) -> tuple[str, ...]:
        """The party in "Prime Minister Vale | of Arlandia"."""
        if last + 2 < stop and tokens.words[last + 1] == "of":
            index = last + 2 + (tokens.words[last + 2] == "the")
            if index < stop and labels.label[index] in (STATE, ORG, PORTFOLIO, HOUSE) and (code := party_of(labels, index)):
                return (code,)
        return ()

    def _skip_honorifics(self, tokens: Tokens, index: int, stop: int) -> int:
        while index < stop and (
            (tokens.words[index] in self._honorifics and (tokens.capital[index] or tokens.words[index] == "the"))
            or (tokens.words[index] == "." and tokens.words[index - 1] in self._honorifics)
        ):
            index += 1
        return index

    def _name_end(self, tokens: Tokens, labels: Labels, first: int, stop: int) -> int | None:
        """The last token of a name that begins at `first`, or None when no name begins there."""
        if first >= stop or labels.label[first] not in (NAME, INITIAL, PARTICLE) or not tokens.capital[first]:
            return None
        index = last = first
        named = False
        while index < stop:
            label = labels.label[index]
            if tokens.words[index] in ("jr", "sr") and index > first:
                last = index + 1 if index + 1 < stop and tokens.words[index + 1] == "." else index
                break
            if label in (NAME, INITIAL) or (label == PORTFOLIO and not named and index > first and tokens.capital[index]):
                named |= label == NAME
                last = index
            elif tokens.words[index] == "." and tokens.words[index - 1] in self._abbreviations and index > first:
                pass
            elif label == PARTICLE or (tokens.words[index] in ("-", "#") and index > first):
                pass
            elif tokens.words[index] == "," and index + 1 < stop and tokens.words[index + 1] in ("jr", "sr"):
                pass
            elif label in (STATE, PLACE, DEMONYM) and index > first and self._inside_name(labels, index, stop):
                last = index
            else:
                break
            index += 1
        return last if named else None

    def _inside_name(self, labels: Labels, index: int, stop: int) -> bool:
        """A state or city word between two words of a name ("Charles Jordan Vale")."""
        return index + 1 < stop and labels.label[index + 1] == NAME and labels.last[index] == index

    def _name_stands_apart(self, tokens: Tokens, labels: Labels, first: int, last: int, stop: int) -> bool:
        """After "the Minister, " a name counts when an honorific, a second name word or a closing comma shows it."""
        if tokens.words[first - 1] in self._honorifics or tokens.words[first - 1] == ".":
            return True
        following = tokens.words[last + 1] if last + 1 < stop else "."
        return last > first and following in (",", ".", ")")

    def _apposed(self, tokens: Tokens, last: int, left: int) -> bool:
        """Whether a title follows a name as its apposition: "Name, (the) Title"."""
        between = tokens.words[last + 1 : left]
        return bool(between) and between[0] == "," and all(w in (",", "the", "who", "is") for w in between)

    def _name_before(self, tokens: Tokens, labels: Labels, left: int, floor: int) -> tuple[int, int] | None:
        """A name that ends right before ", the Title"."""
        index = left - 1
        if index > floor and tokens.words[index] == "the":
            index -= 1
        if index <= floor or tokens.words[index] != ",":
            return None
        last = index - 1
        first = last
        while first >= floor and labels.label[first] in (NAME, INITIAL, PARTICLE):
            first -= 1
        first += 1
        while first <= last and not tokens.capital[first]:
            first += 1
        if last - first < 1 or labels.label[last] != NAME:
            return None
        return first, last

    def _person(
        self, tokens: Tokens, first: int, last: int, role: Span | None, party: tuple[str, ...]
    ) -> Mention:
        start, end = tokens.starts[first], tokens.ends[last]
        name = " ".join(tokens.text[start:end].replace("#", "").split())
        return Mention(start, end, "person", name=name, role=role, party=party)

    # everything else -----------------------------------------------------------------------------------------------

    def _bare(
        self, tokens: Tokens, labels: Labels, begin: int, stop: int, taken: bytearray, surnames: set[str]
    ) -> list[_Found]:
        row: list[_Found] = []
        index = begin
        while index < stop:
            if taken[index - begin] or (labels.label[index] not in _NAMING and tokens.words[index] not in self._pointing):
                index += 1
                continue
            item = (
                self._pronoun(tokens, index)
                or self._collective(tokens, labels, index, stop)
                or self._side(tokens, labels, index, stop)
                or self._known_name(tokens, labels, index, begin, stop, surnames)
            )
            if item is None:
                index += 1
                continue
            row.append(item)
            index = item.last + 1
        return row

    def _pronoun(self, tokens: Tokens, index: int) -> _Found | None:
        word = tokens.words[index]
        if word not in self._pronouns or (word == "i" and not tokens.capital[index]):
            return None
        mention = Mention(
            tokens.starts[index], tokens.ends[index], "pronoun", plural=word in self._they,
            first_person=word in self._we, feminine=self._pronouns[word],
        )  # fmt: skip
        return _Found(index, index, mention)

    def _collective(self, tokens: Tokens, labels: Labels, index: int, stop: int) -> _Found | None:
        """ "the two sides", "both leaders", "the parties", "both of them"."""
        words = tokens.words
        if words[index] not in self._pair_words:
            return None
        last = index
        counted = words[index] in ("both", "two")
        while last + 1 < stop and words[last + 1] in self._pair_words:
            last += 1
            counted |= words[last] in ("both", "two", "three", "four")
        noun = last + 1
        if counted and noun < stop and labels.label[noun] == OTHER and words[noun].endswith("ed") and not tokens.capital[noun]:
            return _Found(index, last, Mention(tokens.starts[index], tokens.ends[last], "collective", persons=True, plural=True))
        while noun < stop and (labels.label[noun] in (PORTFOLIO, OFFICE, DEMONYM) or words[noun] in ("of", "foreign", "and")):
            if words[noun] in self._people or words[noun] in self._sides:
                break
            noun += 1
        if noun >= stop or noun - last > 4:
            return None
        persons = words[noun] in self._people
        if not persons and not (words[noun] in self._sides and words[noun].endswith("s")):
            if words[index] == "both" and labels.label[noun] == OTHER and (words[noun].endswith("ed") or words[noun] == "also"):
                return _Found(index, index, Mention(tokens.starts[index], tokens.ends[index], "collective", persons=True))
            return None
        kind: MentionKind = "group" if words[index] == "all" and not persons else "collective"
        mention = Mention(tokens.starts[index], tokens.ends[noun], kind, persons=persons, plural=counted)
        return _Found(index, noun, mention)

    def _side(self, tokens: Tokens, labels: Labels, index: int, stop: int) -> _Found | None:
        """A state, organisation or house, with its side noun when there is one."""
        code = party_of(labels, index)
        if code is None:
            return None
        label = labels.label[index]
        last = labels.last[index]
        following = last + 1
        codes = [code]
        while (
            following + 1 < stop
            and tokens.words[following] in ("and", ",")
            and labels.label[following + 1] == label
            and (other := party_of(labels, following + 1))
            and label == DEMONYM
        ):
            codes.append(other)
            last = labels.last[following + 1]
            following = last + 1
        if following < stop and tokens.words[following] == "'s" and label != DEMONYM:
            following += 1
        if following < stop and (tokens.words[following] in self._sides or tokens.words[following] in self._groups):
            kind = "side" if tokens.words[following] in self._sides else "group"
            return _Found(
                index, following,
                Mention(tokens.starts[index], tokens.ends[following], "side" if kind == "side" else "group", party=tuple(codes)),
            )  # fmt: skip
        if label == DEMONYM or (following > last + 1):
            return None
        return _Found(index, last, Mention(tokens.starts[index], tokens.ends[last], "side", party=tuple(codes)))

    def _known_name(
        self, tokens: Tokens, labels: Labels, index: int, begin: int, stop: int, surnames: set[str]
    ) -> _Found | None:
        """A name without a title: known from elsewhere in the text, from the lexicon, or of two words or more."""
        end = self._name_end(tokens, labels, index, stop)
        if end is None:
            return None
        words = [tokens.words[i] for i in range(index, end + 1)]
        name = " ".join(words)
        if any(word in self._things for word in words) or (index > begin and tokens.words[index - 1] == "the"):
            return None
        if words[-1] in surnames or words[0] in surnames or name in self._known or len(words) > 1:
            return _Found(index, end, self._person(tokens, index, end, None, self._party_after(tokens, labels, end, stop)))
        return None


def party_of(labels: Labels, index: int) -> str | None:
    """The party code that token `index` names, or None."""
    entry = labels.entry[index]
    if isinstance(entry, State | Organisation):
        return entry.id
    if isinstance(entry, Demonym):
        return entry.state
    if isinstance(entry, Institution):
        return entry.party
    if isinstance(entry, Place) and entry.speaks_for:
        return entry.state
    return None
