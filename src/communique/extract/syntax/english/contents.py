"""Where the words that somebody said begin, and who was addressed."""

from __future__ import annotations

from communique.extract.syntax.base import Mention
from communique.extract.syntax.english.frame import Actor, Frame, Verb
from communique.lexicon import Cue

_WHEN = frozenset(("on", "in", "at", "during", "after", "before", "today", "yesterday", "earlier", "later"))
"""Words that open a detour of time or place between "said" and "that"."""
_DETOUR = 8
"""How many words such a detour has at most."""


def content_start(frame: Frame, verb: Verb, end: int) -> tuple[int, tuple[Mention, ...]]:
    """The first token of the content after the cue, over linking words and an addressee; and who was addressed."""
    words = frame.tokens.words
    entry = verb.entry
    index = verb.last + 1
    others: list[Mention] = []
    governed = verb.noun and words[index : index + 1] == ["to"] and "to" in entry.drops
    linked = index < end and words[index] in ("to", "with") and not governed
    if linked and (owner := starting(frame, index + 1)) and words[owner.last + 1 : owner.last + 2] == ["'s"]:
        index += words[index] == "with"
    elif (linked and (actor := starting(frame, index + 1))) or (entry.addressee and (actor := starting(frame, index))):
        others.append(actor.mention)
        index = _over_actors(frame, actor, others, end)
    elif entry.addressee and index < end and words[index] in ("him", "her", "them", "us", "the", "his", "their"):
        index = _over_phrase(frame, index, end, entry)
    while (
        index < end
        and (words[index] in ("also", ",", ":", "again", "once", "in", "turn") or words[index].endswith("ly"))
        and (words[index] != "in" or words[index + 1 : index + 2] in (["turn"], ["detail"], ["particular"]))
    ):
        index += 1
    if verb.noun and index < end and words[index] == "and":
        index = next((last + 1 for first, last, _ in frame.nouns if index < first <= index + 3), index)
    if index < end and words[index] in entry.drops:
        owned = verb.noun and words[index] == "of" and "for" in entry.drops
        index = (_behind(words, "for", index, end) if owned else None) or index + 1
    if index < end and words[index] == "that":
        index += 1
    elif entry.takes == "clause" and words[index : index + 1] and words[index] in _WHEN:
        index = next((at + 1 for at in range(index + 1, min(index + _DETOUR, end)) if words[at] == "that"), index)
    if index < end and words[index] in ("and", "by"):
        joined = (later for later in frame.verbs if index < later.first <= index + 2 and later.form == "finite")
        if later := next(joined, None):
            start, more = content_start(frame, later, end)
            return (start if start < end else index), (*others, *more)
    return index, tuple(others)


def _behind(words: list[str], word: str, start: int, end: int) -> int | None:
    """The token behind a word nearby and before any mark ("the gratitude of the people | for | its help")."""
    for at in range(start + 1, min(start + 2 * _DETOUR, end - 1)):
        if words[at] == word:
            return at + 1
        if words[at] in (",", ";", ":", "which", "who", "that"):
            return None
    return None


def partners(frame: Frame, start: int, end: int) -> tuple[int, tuple[Mention, ...]]:
    """The end of a matter discussed and with whom, where "with B" closes the sentence ("discussed trade with B")."""
    last = next((actor for actor in reversed(frame.actors) if actor.last + 1 == end), None)
    if last is None or last.mention.kind not in ("person", "office"):
        return end, ()
    at = last.first - 1
    while at > start and frame.tokens.words[at] in ("the", "his", "her", "their"):
        at -= 1
    return (at, (last.mention,)) if frame.tokens.words[at] == "with" and at > start else (end, ())


def _over_actors(frame: Frame, actor: Actor, others: list[Mention], end: int) -> int:
    """The token after an addressee and those coordinated with it."""
    index = actor.last + 1
    words = frame.tokens.words
    while index + 1 < end and words[index] in ("and", ",") and (more := starting(frame, index + 1)):
        others.append(more.mention)
        index = more.last + 1
    if index < end and words[index] == "of" and (more := starting(frame, index + 1)):
        index = more.last + 1
    return index


def _over_phrase(frame: Frame, index: int, end: int, entry: Cue) -> int:
    """The token after an addressee that is no known actor: up to "that" or a dropped preposition nearby."""
    for at in range(index + 1, min(index + 8, end)):
        if frame.tokens.words[at] == "that" or frame.tokens.words[at] in entry.drops:
            return at
    return index


def starting(frame: Frame, index: int) -> Actor | None:
    """The actor that begins at a token, or behind a determiner there."""
    if index < frame.stop and frame.tokens.words[index] in ("the", "his", "her", "visiting"):
        index += 1
    for actor in frame.actors:
        if actor.first == index or (actor.first == index - 1 and frame.tokens.words[actor.first] == "the"):
            return actor
    return None
