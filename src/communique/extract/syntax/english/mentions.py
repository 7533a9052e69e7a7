"""Who is mentioned: persons with their titles, offices alone, sides, both sides together, pronouns.

A role is read as a phrase around an office noun ("the | Russian | Foreign Minister"; "Minister | of Foreign Affairs and
Trade of Zimbabwe"); the capitalised words after it, or before it with a comma, are the person's name. No list of names
is needed; a surname alone is then recognised because the full name stands elsewhere in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.extract.syntax.base import GUEST, Mention, MentionKind
from communique.extract.syntax.english.labels import (
    DEMONYM,
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
from communique.extract.syntax.english.titles import Titles
from communique.extract.syntax.english.tokens import Tokens
from communique.model import Span

_NAMING = frozenset((STATE, DEMONYM, ORG, HOUSE, PLACE, NAME, INITIAL, PARTICLE))
"""Labels of words at which a side or a bare name can begin."""
_LED = 4
"""Words that may stand between a side and who leads it."""
_LEAD = 2
"""In how many sentences from the start a name without any title makes its surname known for the rest of the text."""


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
        self._names = Names(words)
        self._titles = Titles(self._names, words["region_noun"], words["temporary"], words["title_body"])
        self._sides = frozenset(words["side_noun"])
        self._particles = frozenset(words["particle"])
        self._guests = frozenset(words["guest_word"])
        self._people = frozenset(words["person_plural"])
        self._groups = frozenset(words["group_noun"])
        self._pronouns = {
            **dict.fromkeys(words["pronoun_he"], False),
            **dict.fromkeys(words["pronoun_she"], True),
            **dict.fromkeys(words["pronoun_they"], None),
            **dict.fromkeys(words["pronoun_we"], None),
        }
        self._pointing = frozenset((*self._pronouns, *words["pair_word"]))
        self._sexes = dict.fromkeys(words["honorific_she"], True) | dict.fromkeys(words["honorific_he"], False)
        self._they = frozenset(words["pronoun_they"])
        self._we = frozenset(words["pronoun_we"])
        self._places = frozenset(words["place_preposition"]) - {"to", "from"}
        self._leads = frozenset(words["lead_verb"])
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
        result: list[list[Mention]] = []
        naming = [
            index
            for index, (label, word) in enumerate(zip(labels.label, tokens.words, strict=True))
            if label in _NAMING or word in self._pointing
        ]
        for (begin, stop), row in zip(tokens.sentences, found, strict=True):
            taken = bytearray(stop - begin)
            for item in row:
                taken[item.first - begin : item.last + 1 - begin] = b"\1" * (item.last + 1 - item.first)
            places = naming[bisect_left(naming, begin) : bisect_left(naming, stop)]
            bare = self._bare(tokens, labels, begin, stop, [at for at in places if not taken[at - begin]], surnames)
            if len(result) < _LEAD:
                surnames.update(key for item in bare if item.mention.name for key in self._keys(item.mention.name)[:2])
            row += bare
            row.sort(key=lambda item: item.first)
            self._lend_sides(tokens, row)
            result.append([item.mention for item in row])
        return result

    def _lend_sides(self, tokens: Tokens, row: Sequence[_Found]) -> None:
        """A person without a party has that of the side he or she leads: "Ms Vale led the Norwegian side"."""
        for one, other in pairwise(row):
            person, side = (one, other) if other.mention.kind == "side" else (other, one)
            if (person.mention.kind, side.mention.kind) != ("person", "side") or person.mention.party:
                continue
            between = [word for word in tokens.words[one.last + 1 : other.first] if word not in (",", "the")]
            leads = between[-1:] if person is one else between[-2:-1] * (between[-1:] == ["by"])
            if len(between) <= _LED and not self._leads.isdisjoint(leads):
                person.mention.party = side.mention.party[:1]

    def _keys(self, name: str) -> list[str]:
        """The words by which a text may call the person again: surname, given name, a first of two surnames."""
        words = name.lower().split()
        parts = [word for word in words if len(word) > 1 and "." not in word and word not in self._particles]
        return [parts[-1], parts[0], *parts[1:-1]] if parts else []

    # persons and offices -------------------------------------------------------------------------------------------

    def _titled(self, tokens: Tokens, labels: Labels, begin: int, stop: int) -> list[_Found]:
        """Persons that stand with a title or an honorific, and titles that stand alone."""
        row: list[_Found] = []
        index = begin
        label = labels.label
        while index < stop:
            if label[index] == OTHER and not tokens.capital[index]:
                index += 1
            elif label[index] == OFFICE and self._titles.stands(tokens, labels, index, begin, stop):
                items, index = self._around_office(tokens, labels, index, begin, stop, row)
                row += items
            elif (
                tokens.words[index] in self._names.honorifics and tokens.capital[index] and tokens.words[index] != "the"
            ):
                first = self._names.skip_honorifics(tokens, index, stop)
                last = self._names.end(tokens, labels, first, stop)
                if last is None:
                    index += 1
                    continue
                mention = self._names.person(
                    tokens, first, last, None, self._titles.party_after(tokens, labels, last, stop)
                )
                mention.start = tokens.starts[index]
                mention.feminine = self._sexes.get(tokens.words[index])
                row.append(_Found(index, last, mention))
                index = last + 1
            else:
                index = labels.last[index] + 1
        return row

    def _around_office(
        self, tokens: Tokens, labels: Labels, index: int, begin: int, stop: int, row: list[_Found]
    ) -> tuple[list[_Found], int]:
        left = self._titles.start(tokens, labels, index, row[-1].last + 1 if row else begin)
        definite = left > begin and tokens.words[left - 1] == "the"
        right = self._titles.end(tokens, labels, labels.last[index], stop, definite)
        role = Span(tokens.starts[left], tokens.ends[right])
        parties = self._titles.parties(tokens, labels, left, right)
        words = tokens.words[index : labels.last[index] + 1]
        head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
        plural = head.endswith("s") and head != "affairs"
        after = right + 1
        comma = after < stop and tokens.words[after] == ","
        embedded = self._embedding_apposition(tokens, labels, left, right, row[-1].last + 1 if row else begin, stop)
        if embedded:
            first, last, end = embedded
            parties = self._titles.parties(tokens, labels, left, end)
            mention = self._names.person(tokens, first, last, Span(tokens.starts[left], tokens.ends[end]), parties[:1])
            return [_Found(first, end, mention)], end + 1
        name_from = self._names.skip_honorifics(tokens, after + 1 if comma else after, stop)
        name_last = self._names.end(tokens, labels, name_from, stop)
        if name_last is not None and (
            not comma or self._names.stands_apart(tokens, labels, name_from, name_last, stop)
        ):
            return self._named(tokens, labels, left, role, parties, plural, name_from, name_last, stop)
        owner = row[-1] if row else None
        if owner and owner.mention.kind == "person" and self._apposed(tokens, owner.last, left):
            if owner.mention.role is None:
                owner.mention.role = role
                owner.mention.party = owner.mention.party or parties[:1]
                owner.last = right
            return [], right + 1
        before = self._names.before(tokens, labels, left, row[-1].last + 1 if row else begin)
        closed = right + 1 >= stop or tokens.words[right + 1] in (",", ".", ")", ";")
        if before is not None and (closed or before[0] == begin):
            mention = self._names.person(tokens, before[0], before[1], role, parties[:1])
            return [_Found(before[0], right, mention)], right + 1
        if left > begin and tokens.words[left - 1] in ("the", "both", "two"):
            left = left - 1
        guest = not self._guests.isdisjoint(tokens.words[max(begin, left - 1) : right + 1])
        mention = Mention(
            tokens.starts[left],
            tokens.ends[right],
            "office",
            role=role,
            party=parties,
            plural=plural,
            heads=(GUEST,) if guest else (),
        )
        return [_Found(left, right, mention)], right + 1

    def _embedding_apposition(
        self, tokens: Tokens, labels: Labels, left: int, right: int, floor: int, stop: int
    ) -> tuple[int, int, int] | None:
        """A name with a title that itself names a person: "Ana Vale, Special Envoy of President Oren of Arlandia".

        Returns the first and last token of the name and the last token of the title.
        """
        owner = self._names.before(tokens, labels, left, floor)
        inner = self._names.end(tokens, labels, right + 1, stop) if labels.label[right] == OFFICE else None
        if owner is None or inner is None or labels.last[left] >= right:
            return None
        return owner[0], owner[1], self._titles.end(tokens, labels, inner, stop, False)

    def _named(
        self,
        tokens: Tokens,
        labels: Labels,
        left: int,
        role: Span,
        parties: tuple[str, ...],
        plural: bool,
        first: int,
        last: int,
        stop: int,
    ) -> tuple[list[_Found], int]:
        """The person or, after a plural title, the persons that a title introduces."""
        party = self._titles.party_after(tokens, labels, last, stop) or parties
        names = [(first, last)]
        while plural and (
            following := self._names.following(
                tokens, labels, self._titles.over_party(tokens, labels, names[-1][1], stop), stop
            )
        ):
            names.append(following)
        items = []
        for number, (start, end) in enumerate(names):
            own = (party[number],) if len(party) == len(names) > 1 else party[:1]
            own = self._titles.party_after(tokens, labels, end, stop) or own
            mention = self._names.person(tokens, start, end, role, own)
            if number == 0:
                mention.start = tokens.starts[left]
            items.append(_Found(left if number == 0 else start, end, mention))
        return items, names[-1][1] + 1

    def _apposed(self, tokens: Tokens, last: int, left: int) -> bool:
        """Whether a title follows a name as its apposition: "Name, (the) Title"."""
        between = tokens.words[last + 1 : left]
        return bool(between) and between[0] == "," and all(w in (",", "the", "who", "is") for w in between)

    # everything else -----------------------------------------------------------------------------------------------

    def _bare(
        self, tokens: Tokens, labels: Labels, begin: int, stop: int, places: Sequence[int], surnames: set[str]
    ) -> list[_Found]:
        """Names, sides, pronouns and all together that begin at one of the places, none inside another."""
        row: list[_Found] = []
        reached = begin
        for index in places:
            if index < reached:
                continue
            item = (
                self._pronoun(tokens, index)
                or self._collective(tokens, labels, index, stop)
                or self._side(tokens, labels, index, stop)
                or self._known_name(tokens, labels, index, begin, stop, surnames)
            )
            if item is not None:
                row.append(item)
                reached = item.last + 1
        return row

    def _pronoun(self, tokens: Tokens, index: int) -> _Found | None:
        word = tokens.words[index]
        if word not in self._pronouns or (word == "i" and not tokens.capital[index]):
            return None
        mention = Mention(
            tokens.starts[index],
            tokens.ends[index],
            "pronoun",
            plural=word in self._they,
            first_person=word in self._we,
            feminine=self._pronouns[word],
        )
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
        if (
            counted
            and noun < stop
            and labels.label[noun] == OTHER
            and words[noun].endswith("ed")
            and not tokens.capital[noun]
        ):
            return _Found(
                index, last, Mention(tokens.starts[index], tokens.ends[last], "collective", persons=True, plural=True)
            )
        while noun < stop and (
            labels.label[noun] in (PORTFOLIO, OFFICE, DEMONYM) or words[noun] in ("of", "foreign", "and")
        ):
            if words[noun] in self._people or words[noun] in self._sides:
                break
            noun += 1
        if noun >= stop or noun - last > 4:
            return None
        persons = words[noun] in self._people
        if not persons and not (words[noun] in self._sides and words[noun].endswith("s")):
            if (
                words[index] == "both"
                and labels.label[noun] == OTHER
                and (words[noun].endswith("ed") or words[noun] == "also")
            ):
                return _Found(
                    index, index, Mention(tokens.starts[index], tokens.ends[index], "collective", persons=True)
                )
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
                index,
                following,
                Mention(
                    tokens.starts[index],
                    tokens.ends[following],
                    "side" if kind == "side" else "group",
                    party=tuple(codes),
                ),
            )
        if label == DEMONYM or (following > last + 1):
            return None
        return _Found(index, last, Mention(tokens.starts[index], tokens.ends[last], "side", party=tuple(codes)))

    def _known_name(
        self, tokens: Tokens, labels: Labels, index: int, begin: int, stop: int, surnames: set[str]
    ) -> _Found | None:
        """A name without a title: known from elsewhere in the text, from the lexicon, or of two words or more."""
        end = self._names.end(tokens, labels, index, stop)
        if end is None:
            return None
        words = [tokens.words[i] for i in range(index, end + 1)]
        name = " ".join(words)
        if tokens.words[end + 1 : end + 2] == ["'s"] and end + 2 < stop and tokens.capital[end + 2]:
            return None
        known = words[-1] in surnames or name in self._known
        if index > begin and tokens.words[index - 1] in self._places and not known:
            return None
        if any(word in self._things for word in words) or (index > begin and tokens.words[index - 1] == "the"):
            return None
        if words[-1] in surnames or words[0] in surnames or name in self._known or len(words) > 1:
            return _Found(
                index,
                end,
                self._names.person(tokens, index, end, None, self._titles.party_after(tokens, labels, end, stop)),
            )
        return None
