"""Russian nouns and adjectives by case: the lexicons list nominatives, texts print all six cases.

Endings alone decide, because the words are names of states, offices and speech nouns whose declension is regular; a
form that no text prints does no harm. Everything is in lower case with е for ё, as folded text is. Cases are one
letter each: n, g, d, a, i, p.
"""

from __future__ import annotations

Forms = dict[str, list[str]]

HUSH = "жшчщ"
VELAR = "гкх"
VOWELS = "аеиоуыэюя"
ADJECTIVE_ENDINGS = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие")
FEMININE_SOFT = ("ость", "беларусь", "русь", "область", "речь", "связь", "власть", "скорбь", "сибирь", "цель", "помощь")
FIXED_ENDINGS = "еиоуэю"
NEUTER = ("ство", "тво", "ние", "тие", "вие", "ало", "гово", "сто", "дело", "право", "слово")


def phrase(nominative: str, *, animate: bool = False, deeds: bool = False) -> Forms:
    """The cases of a noun phrase in the nominative: its adjectives and its first noun, sometimes also what follows.

    "республика сербия" gives both "республики сербии" and "республики сербия", since texts print either; "президент
    республики" keeps its complement. `animate` makes the accusative of a masculine noun its genitive; `deeds` are words
    of what is done, of which "заявления" are many, where "германия" is one.
    """
    words = nominative.split(" ")
    head = next((i for i, word in enumerate(words) if word != "и" and not is_adjective(word)), len(words) - 1)
    leading = [_cases(word, animate, deeds) for word in words[: head + 1]]
    rest = words[head + 1 :]
    tail = " ".join(["", *rest])
    apposed = [_cases(word, False, deeds) for word in rest] if _apposition(words[head], rest) else []
    out: Forms = {}
    for case in "ngdaip":
        first = [""]
        for forms in leading:
            first = [f"{done} {form}".strip() for done in first for form in forms[case]]
        out[case] = [form + tail for form in first]
        if apposed and case != "n":
            for form in first:
                out[case].append(" ".join([form, *(forms[case][0] for forms in apposed)]))
    return out


def is_adjective(word: str) -> bool:
    """Whether a nominative looks like an adjective: by its ending, short words and nouns in -ие, -ия aside."""
    return len(word) > 4 and word.endswith(ADJECTIVE_ENDINGS) and not word.endswith(("ние", "тие", "вие", "лие"))


def _apposition(head: str, rest: list[str]) -> bool:
    """Whether the words after the first noun decline with it: "республика сербия", "босния и герцеговина"."""
    return bool(rest) and (head in ("республика", "королевство", "княжество", "город", "федерация") or rest[0] == "и")


def _cases(word: str, animate: bool, deeds: bool) -> Forms:
    if word == "и":
        return {case: [word] for case in "ngdaip"}
    if is_adjective(word):
        return _adjective(word, animate)
    if deeds and word.endswith(("ания", "ения", "ствия")):
        return _table(word, word[:-1] + "й", word + "м", word, word + "ми", word + "х")
    first, hyphen, second = word.rpartition("-")
    if hyphen and first[-1:] in "ая" and len(first) > 3:
        both = {case: [f"{a}-{second}" for a in forms] for case, forms in _noun(first, animate).items()}
        return {case: [*both[case], *(f"{first}-{b}" for b in _noun(second, animate)[case])] for case in "ngdaip"}
    return {case: [first + hyphen + form for form in forms] for case, forms in _noun(second, animate).items()}


def _adjective(word: str, animate: bool) -> Forms:
    stem, ending = word[:-2], word[-2:]
    soft = ending in ("яя", "ее") or (ending in ("ий", "ие") and stem[-1] not in VELAR + HUSH)
    o, y = ("е", "и") if soft else ("о", "и" if stem[-1] in VELAR + HUSH else "ы")
    if ending in ("ая", "яя"):
        oblique = [stem + o + "й"]
        return {
            "n": [word],
            "g": oblique,
            "d": oblique,
            "a": [stem + ("юю" if soft else "ую")],
            "i": oblique,
            "p": oblique,
        }
    if ending in ("ые", "ие"):
        genitive = [stem + y + "х"]
        accusative = genitive if animate else [word]
        return {
            "n": [word],
            "g": genitive,
            "d": [stem + y + "м"],
            "a": accusative,
            "i": [stem + y + "ми"],
            "p": genitive,
        }
    genitive = [stem + o + "го"]
    accusative = genitive if animate and ending not in ("ое", "ее") else [word]
    return {
        "n": [word],
        "g": genitive,
        "d": [stem + o + "му"],
        "a": accusative,
        "i": [stem + y + "м"],
        "p": [stem + o + "м"],
    }


def _noun(word: str, animate: bool) -> Forms:
    if word.endswith(("ство", "вие", "ние", "тие", "ие")) or word.endswith(NEUTER):
        return _neuter(word)
    if word.endswith(FEMININE_SOFT):
        stem = word[:-1]
        return _table(word, stem + "и", stem + "и", word, word + "ю", stem + "и")
    if word.endswith("ы") or word in ("острова", "власти"):
        return _plural(word)
    last = word[-1:]
    stem = word[:-1]
    if last == "а":
        hard = stem[-1:] not in HUSH + "ц"
        genitive = stem + ("и" if stem[-1:] in VELAR + HUSH else "ы")
        return _table(word, genitive, stem + "е", stem + "у", stem + ("ой" if hard else "ей"), stem + "е")
    if last == "я":
        dative = stem + ("и" if stem.endswith("и") else "е")
        return _table(word, stem + "и", dative, stem + "ю", stem + "ей", dative)
    if last in ("й", "ь"):
        locative = stem + ("и" if word.endswith("ий") else "е")
        return _table(word, stem + "я", stem + "ю", stem + "я" if animate else word, stem + "ем", locative)
    if not word or last in FIXED_ENDINGS or not word[-1].isalpha():
        return {case: [word] for case in "ngdaip"}
    stem = word
    if (word.endswith("ец") and len(word) > 4) or word == "посол":
        stem = word[:-2] + word[-1]
    return _table(
        word,
        stem + "а",
        stem + "у",
        stem + "а" if animate else word,
        stem + ("ем" if last in HUSH + "ц" else "ом"),
        stem + "е",
    )


def _neuter(word: str) -> Forms:
    stem = word[:-1]
    if word.endswith("ие"):
        return _table(word, stem + "я", stem + "ю", word, stem + "ем", stem + "и")
    return _table(word, stem + "а", stem + "у", word, stem + "ом", stem + "е")


def _plural(word: str) -> Forms:
    stem = word[:-1]
    if word == "власти":
        return _table(word, "властей", "властям", word, "властями", "властях")
    forms = _table(word, stem + "ов", stem + "ам", word, stem + "ами", stem + "ах")
    forms["g"].append(stem)
    return forms


def _table(n: str, g: str, d: str, a: str, i: str, p: str) -> Forms:
    return {"n": [n], "g": [g], "d": [d], "a": [a], "i": [i], "p": [p]}
