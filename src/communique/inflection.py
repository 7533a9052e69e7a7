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
    return 2 < len(verb) <= 4 and verb[-1] not in VOWELS + "wxyhr" and verb[-2] in VOWELS and verb[-3] not in VOWELS


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


def russian(phrase: str, irregular: Mapping[str, list[str]]) -> list[str]:
    """Past, present or future, short passive, reflexive and adverbial forms of a Russian verb phrase, with е for ё.

    The other words of the phrase stay as they are. `irregular` maps a lemma to the forms that the endings do not give.
    """
    return [form for forms in russian_voices(phrase, irregular).values() for form in forms]


def russian_voices(phrase: str, irregular: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The forms of a Russian verb phrase by voice: "active", "passive" (short participles), "reflexive" (a passive in
    -ся) and "gerund". The active forms of a verb in -ся keep their -ся and it has no passive. The first infinitive of
    the phrase is inflected; the words around it stay ("высоко оценить")."""
    words = phrase.split(" ")
    at = next((i for i, word in enumerate(words) if word.endswith(_INFINITIVE)), 0)
    before, after = words[:at], words[at + 1 :]
    voices = _conjugated(words[at], irregular)
    if len(words) == 1:
        return voices
    return {voice: [" ".join([*before, form, *after]) for form in forms] for voice, forms in voices.items()}


_INFINITIVE = ("ть", "ться", "ти", "тись", "чь", "чься")


def _conjugated(verb: str, irregular: Mapping[str, list[str]]) -> dict[str, list[str]]:
    reflexive = verb.endswith(("ся", "сь"))
    bare = verb[:-2] if reflexive else verb
    active, participle, gerund = _russian_parts(bare)
    listed = irregular.get(verb, [])
    if reflexive:
        active = [form + ("сь" if form[-1] in "аоиуюяе" else "ся") for form in active]
        gerund = [form.removesuffix("в") + "вшись" if form.endswith("в") else form + "сь" for form in gerund]
        passive: list[str] = []
        middle: list[str] = []
    else:
        passive = [stem + ending for stem in participle for ending in ("", "а", "о", "ы")]
        imperfective = bare.endswith(("ать", "ять"))
        middle = [form + ("сь" if form[-1] in "аои" else "ся") for form in active] if imperfective else []
    for form in listed:
        (passive if form.endswith(_PARTICIPLE) else active).append(form)
    return {"active": active, "passive": passive, "reflexive": middle, "gerund": gerund}


_PARTICIPLE = ("н", "на", "но", "ны", "нут", "нута", "нуто", "нуты", "нят", "нята", "нято", "няты")
_SOFTENED = {"т": ("ч", "щ"), "д": ("жд", "ж"), "с": ("ш",), "з": ("ж",)}
_LABIAL = "бпвмф"


def _russian_parts(bare: str) -> tuple[list[str], list[str], list[str]]:
    """Active forms, stems of the short passive participle and adverbial participles of a bare infinitive."""
    if len(bare) < 4 or not bare.endswith("ть"):
        return [], [], []
    theme = bare[:-2]
    stem, vowel = theme[:-1], theme[-1]
    past = [theme + ending for ending in ("л", "ла", "ло", "ли")]
    if theme.endswith(("ова", "ева")):
        root = theme[:-3] + ("ю" if theme.endswith("ева") and theme[-4] not in "цжшчщ" else "у")
        return [*past, root + "ет", root + "ют"], [theme + "н"], [theme + "в", root + "я"]
    if bare.endswith("нуть"):
        return [*past, stem + "ет"], [theme + "т"], [theme + "в"]
    if vowel == "и":
        plural = stem + ("ат" if stem[-1] in "жшчщ" else "ят")
        return [*past, stem + "ит", plural], _softened(stem), [theme + "в"]
    if vowel == "е":
        return [*past, stem + "ит", stem + "еет", stem + "еют"], [stem + "ен"], [theme + "в"]
    return [*past, theme + "ет", theme + "ют"], [theme + "н"], [theme + "в", theme + "я"]


def _softened(stem: str) -> list[str]:
    """The stems of the participle of a verb in -ить: every way its last consonant may change before -ен."""
    if stem.endswith("ст"):
        return [stem[:-2] + "щен"]
    if stem[-1] in _LABIAL:
        return [stem + "лен"]
    return [stem[:-1] + end + "ен" for end in _SOFTENED.get(stem[-1], (stem[-1],))]


PARADIGMS: dict[str, Callable[[str, Mapping[str, list[str]]], list[str]]] = {
    "english": english,
    "russian": russian,
    "none": lambda phrase, _irregular: [phrase],
}
