"""A small composed archive for pictures: nine years of readouts by four issuers, with invented people and words.

Phrases come and go by issuer, positions change, and one meeting of 2031 is told three times, so that every page of the
reading room has something to show.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from communique import pipeline
from communique.archive import open_store
from communique.pipeline import Ingest

YEARS = range(2024, 2033)
_MINISTER = "Minister of Foreign Affairs"
_CHINA = ("Ministry of Foreign Affairs of the People's Republic of China", "China", "Shen Rulan", "She")
_NORWAY = ("Ministry of Foreign Affairs of Norway", "Norway", "Astrid Holm", "She")
_GHANA = ("Ministry of Foreign Affairs of Ghana", "Ghana", "Kofi Addo-Mensah", "He")
_RUSSIA = ("Ministry of Foreign Affairs of the Russian Federation", "Russia", "Pavel Zimin", "He")
ISSUERS = (_CHINA, _NORWAY, _GHANA, _RUSSIA)
CITIES = ("Geneva", "Oslo", "Beijing", "Accra", "Moscow", "New York")
PHRASES = {
    "China": ("mutual respect", "win-win cooperation", "a community with a shared future for mankind"),
    "Norway": ("the rule of law", "freedom of navigation", "mutual respect"),
    "Ghana": ("win-win cooperation", "South-South cooperation", "mutual respect"),
    "Russia": ("mutual respect", "a multipolar world", "strategic partnership"),
}
ISSUES = (
    "the closing of northern sea lanes", "the Clean Harbour Initiative", "unilateral sanctions", "the Polar Code",
    "the enlargement of NATO",
)  # fmt: skip
STANCES = {
    "China": ("opposes", "supports", "opposes", "supports", "opposes"),
    "Norway": ("opposes", "supports", "", "supports", "supports"),
    "Ghana": ("", "supports", "opposes", "supports", ""),
    "Russia": ("supports", "", "opposes", "", "opposes"),
}
"""What each holds of the issues, in their order; empty where it says nothing."""


def rows() -> Iterator[dict[str, object]]:
    """The readouts as a source would give them, the same every time."""
    chance = random.Random(11)
    for year in YEARS:
        for month in range(1, 13):
            issuer, guest = chance.sample(ISSUERS, 2)
            day, city = chance.randrange(1, 28), chance.choice(CITIES)
            yield _row(issuer, guest, f"{year}-{month:02}-{day:02}", city, chance)


def _row(
    issuer: tuple[str, ...], guest: tuple[str, ...], day: str, city: str, chance: random.Random
) -> dict[str, object]:
    publisher, state, name, pronoun = issuer
    _, other_state, other, other_pronoun = guest
    year, month, number = (int(part) for part in day.split("-"))
    own, theirs = chance.choice(PHRASES[state]), chance.choice(PHRASES[other_state])
    text = (
        f"On {number} {_MONTHS[month - 1]} {year}, {_MINISTER} {name} met with {_MINISTER} {other} of {other_state} "
        f"in {city}.\n\n"
        f"{name} said that {state} attaches importance to its relations with {other_state}, based on {own}. "
        f"{_position(state, chance)}{pronoun} proposed that the two sides hold consultations every year.\n\n"
        f"{other} said that {other_state} stands ready to work with {state} on the basis of {theirs}. "
        f"{_position(other_state, chance)}{other_pronoun} invited {name} to visit {other_state} in {year + 1}.\n\n"
        "The two sides exchanged views on fishing in the far north."
    )
    headline = f"{name} meets {_MINISTER} {other} of {other_state}"
    return {"id": f"{state.lower()}-{day}", "lang": "en", "publisher": publisher, "title": headline, "published": day,
            "text": text, "breadcrumb": ["News", "Meetings"],
            "url": f"https://{state.lower()}.example/{day}"}  # fmt: skip


def _position(state: str, chance: random.Random) -> str:
    number = chance.randrange(len(ISSUES))
    stance = STANCES[state][number]
    return f"{state} {stance} {ISSUES[number]}. " if stance else ""


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def fill(path: Path) -> None:
    """The archive."""
    archive = open_store(path, write=True)
    source = path.with_name("decade.jsonl")
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows()), encoding="utf-8")
    pipeline.ingest([str(source)], archive, Ingest(jobs=1))
    archive.close()
