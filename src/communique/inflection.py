"""From the lemma that a lexicon lists to the forms that a text prints.

A lexicon entry lists `verbs` as lemmas ("express the belief"); the language's grammar file names the paradigm that
inflects their first word. Paradigms are functions in `PARADIGMS`; a language without one lists all forms itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

VOWELS = "aeiou"


def english(phrase: str, irregular: Mapping[str, list[str]]) -> list[str]:
    """Base, third person, past, past participle and present participle of an English verb phrase.

    `irregular` maps a lemma to its past, past participle (may be equal) and optionally its present participle; regular
    spelling covers the rest. The other words of the phrase stay as they are.
    """
    verb, _, rest = phrase.partition(" ")
    forms = [verb, *_third(verb), *irregular.get(verb, [_past(verb)]), _present_participle(verb)]
    tail = f" {rest}" if rest else ""
    return list(dict.fromkeys(form + tail for form in forms))


def _doubles(verb: str) -> bool:
    """Whether the final consonant doubles before a vowel: short one-vowel verbs such as "stop"."""
    return (
        2 < len(verb) <= 4
        and verb[-1] not in VOWELS + "wxyhr"
        and verb[-2] in VOWELS
        and verb[-3] not in VOWELS
    )


def _third(verb: str) -> list[str]:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return [verb + "es"]
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return [verb[:-1] + "ies"]
    return [verb + "s"]


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if _doubles(verb) else "") + "ed"


def _present_participle(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return verb + (verb[-1] if _doubles(verb) else "") + "ing"


PARADIGMS: dict[str, Callable[[str, Mapping[str, list[str]]], list[str]]] = {
    "english": english,
    "none": lambda phrase, _irregular: [phrase],
}
