"""One compiled matcher over everything a language's lexicon knows.

Most entries match as they are. Three kinds need a word of their own kind beside the entry, because the same record is
met in different parts of speech: a state's demonym ("Chinese"), a cue's speech noun ("belief") and a light verb before
it ("expressed").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.extract.match import Hit, Matcher
from communique.lexicon import Cue, Entry, Lexicon, Named, State


class Demonym(Entry, kw_only=True):
    """A state's adjective; `state` is the state's id."""

    state: str


class Bar(Entry, kw_only=True):
    """A longer phrase in which a form inside it does not count ("Latin America"); `of` is its entry's `id()`."""

    of: int


class SpeechNoun(Entry, kw_only=True):
    """A noun that attributes after a light verb; `cue` is its entry."""

    cue: Cue


class LightVerb(Entry, kw_only=True):
    """A verb that attributes only together with a speech noun."""


def forms(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    """Every (form, entry) of the lexicon; `cased` forms keep their capital letters for the caller to check."""
    for entries in _vocabularies(lexicon):
        for entry in entries:
            for form in lexicon.forms(entry):
                yield form, entry
            if isinstance(entry, State):
                demonym = Demonym(id=entry.id, state=entry.id)
                for form in entry.demonyms.get(lexicon.lang, ()):
                    yield form, demonym
            if isinstance(entry, Cue):
                noun = SpeechNoun(id=entry.id, cue=entry)
                for form in entry.nouns:
                    yield form, noun
    light = LightVerb(id="light-verb", verbs=lexicon.grammar.words.get("light_verb", []))
    for form in lexicon.forms(light):
        yield form, light


def compile_matcher(lexicon: Lexicon, *, words: bool = True) -> Matcher[Entry]:
    """The matcher over all forms; `words` False for scripts without spaces."""
    return Matcher([*forms(lexicon), *_bars(lexicon)], words=words)


def counting(hits: list[Hit[Entry]]) -> list[Hit[Entry]]:
    """The hits without those that lie inside an `unless` phrase of their entry, in the same order; bars stay."""
    bars: dict[int, list[Hit[Entry]]] = {}
    for hit in hits:
        if type(hit.entry) is Bar:
            bars.setdefault(hit.entry.of, []).append(hit)
    if not bars:
        return hits
    return [
        hit
        for hit in hits
        if (over := bars.get(id(hit.entry))) is None
        or not any(bar.start <= hit.start and hit.end <= bar.end for bar in over)
    ]


def _bars(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    for entries in _vocabularies(lexicon):
        for entry in entries:
            if entry.unless:
                bar = Bar(id=entry.id, of=id(entry))
                yield from ((phrase, bar) for phrase in entry.unless)


def _vocabularies(lexicon: Lexicon) -> Iterable[Iterable[Entry]]:
    yield lexicon.cues
    yield lexicon.marks
    yield lexicon.topics
    yield lexicon.stances
    yield lexicon.kinds
    yield lexicon.references
    yield lexicon.signs
    yield lexicon.offices
    named: list[list[Named]] = [
        list(lexicon.states),
        list(lexicon.organisations),
        list(lexicon.places),
        list(lexicon.events),
    ]
    yield from named
    yield lexicon.institutions
