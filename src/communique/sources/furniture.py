"""The furniture of one site, compiled: which line, beginning, ending or stretch of a page is not the readout.

Rules come from the profiles. Whole lines are looked up in one dictionary and one joined pattern, because most lines
of a page are no furniture and must be found so at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, get_args

from communique.sources import profile
from communique.sources.profile import Furniture, Keep, Profile

DATE = (
    r"(?:(?:19|20)\d\d(?:\s?[-/.年]\s?|\s)\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
    r"|\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+)?(?:{month})\.?,?\s+(?:de\s+)?(?:19|20)\d\d(?:\s?(?:года|г\.))?"
    r"|(?:{month})\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d)"
    r"(?:[,;|]?\s*(?:at|um|à|в|T|-|–|—)?\s*[012]?\d[:.][0-5]\d(?::[0-5]\d)?(?:\s*[ap]\.?m\b\.?)?)?"
)
"""A printed date with its minute, as a pattern without groups; the same forms that `dates.iso` reads."""

KEPT = frozenset(get_args(Keep))
"""Names of the pieces of metadata."""

LONGEST = 300
"""Code points of the longest line looked at; furniture is shorter, and patterns must not be run on whole books."""

APART = re.compile(r"\s*[|·•]\s*|\t+|\s{2,}")
"""What stands between the items of a menu that was copied into one line."""

_CLOSING = " \t\u3000.:：。…>»›"


class Found(NamedTuple):
    """A rule and where it matched: [start, end) of the furniture in the text, and the parts kept as metadata."""

    rule: Furniture
    start: int
    end: int
    kept: dict[str, str]


class Rules:
    """All furniture rules that hold for one profile, the generic ones included."""

    def __init__(self, site: Profile | None) -> None:
        self.headlines = site.headlines if site else True
        languages = profile.generic().languages
        native = [name for name in languages if not name.isascii() or name == "English"]
        names = [*(site.menu if site else ()), *(site.names.values() if site else ()), *native]
        ordered = sorted(map(re.escape, names), key=len, reverse=True)
        self._menu = re.compile(rf"({'|'.join(ordered)})(?!\w)|{APART.pattern}")
        self._names = frozenset(site.names.values() if site else ())
        rules = [*(site.furniture if site else []), *profile.generic().furniture]
        self._literal: dict[str, Furniture] = {}
        for rule in rules:
            for line in rule.lines:
                self._literal.setdefault(_folded(line), rule)
        patterned = [rule for rule in rules if rule.pattern]
        self._head = _Joined(rule for rule in patterned if rule.where in ("head", "any"))
        self._foot = _Joined(rule for rule in patterned if rule.where in ("foot", "any"))
        self._start = _Joined(rule for rule in patterned if rule.where == "start")
        self._end = _Joined(rule for rule in patterned if rule.where == "end")
        self._inside = _Joined(rule for rule in patterned if rule.where == "inside")
        self._aside = [(rule, _compiled(rule.pattern)) for rule in patterned if rule.where == "aside" and rule.pattern]

    def line(self, text: str, start: int, end: int, *, head: bool) -> Found | None:
        """The rule by which the whole line [start, end) is furniture, in the head of the page or after it."""
        if end - start > LONGEST:
            return None
        if end - start <= 80:
            rule = self._literal.get(_folded(text[start:end]))
            if rule and rule.where in ("any", "head" if head else "foot"):
                return Found(rule, start, end, {rule.keep: text[start:end]} if rule.keep else {})
            if tools := self._tools(text[start:end]):
                return Found(tools, start, end, {"alternates": text[start:end]})
        return (self._head if head else self._foot).whole(text, start, end)

    def _tools(self, line: str) -> Furniture | None:
        """The rule of a line in which every item is furniture or a language link ("Share | Print | 中文")."""
        items = [item for item in APART.split(line) if item]
        if len(items) < 2:
            return None
        found = [self._literal.get(_folded(item)) for item in items if item not in profile.generic().languages]
        return next(iter(found), None) if all(found) else None

    def menu(self, line: str) -> list[str]:
        """The items of a menu copied into one line, without the publisher's own name."""
        items = (item.strip() for item in self._menu.split(line) if item)
        return [item for item in items if item and item not in self._names]

    def start(self, text: str, start: int, end: int) -> Found | None:
        """Furniture at the beginning of a paragraph."""
        return self._start.at(text, start, end)

    def end(self, text: str, start: int, end: int) -> Found | None:
        """Furniture at the ending of a paragraph, after the stop that closes its last sentence."""
        return None if text[end - 1] in ".。!?" else self._end.closing(text, start, end)

    def inside(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Stretches at which a paragraph divides."""
        return self._inside.all(text, start, end)

    def aside(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Insertions across which a sentence runs on."""
        for rule, pattern in self._aside:
            for match in pattern.finditer(text, start, end):
                yield _found(rule, match)


class _Joined:
    """Several patterns as one: a single attempt says that none of them matches."""

    def __init__(self, rules: Iterable[Furniture]) -> None:
        self._rules = [(rule, _compiled(rule.pattern)) for rule in rules if rule.pattern]
        bare = [re.sub(r"\(\?P<\w+>", "(?:", _filled(rule.pattern)) for rule, _ in self._rules if rule.pattern]
        self._any = re.compile("|".join(f"(?:{pattern})" for pattern in bare) or r"(?!)", re.IGNORECASE)

    def whole(self, text: str, start: int, end: int) -> Found | None:
        if not self._any.fullmatch(text, start, end):
            return None
        return self._which("fullmatch", text, start, end)

    def at(self, text: str, start: int, end: int) -> Found | None:
        return self._which("match", text, start, end) if self._any.match(text, start, end) else None

    def closing(self, text: str, start: int, end: int) -> Found | None:
        start = max(start, end - 160)
        return self._which("search", text, start, end) if self._any.search(text, start, end) else None

    def all(self, text: str, start: int, end: int) -> Iterator[Found]:
        if not self._any.search(text, start, end):
            return
        for rule, pattern in self._rules:
            for match in pattern.finditer(text, start, end):
                yield _found(rule, match)

    def _which(self, how: str, text: str, start: int, end: int) -> Found | None:
        for rule, pattern in self._rules:
            match: re.Match[str] | None = getattr(pattern, how)(text, start, end)
            if match and match.end() > match.start():
                return _found(rule, match)
        return None


def _found(rule: Furniture, match: re.Match[str]) -> Found:
    groups = {name: part.strip() for name, part in match.groupdict().items() if part and name in KEPT}
    start, end = match.span("cut") if "cut" in match.re.groupindex else match.span()
    if rule.keep:
        groups.setdefault(rule.keep, match.string[start:end].strip())
    return Found(rule, start, end, groups)


def _filled(pattern: str) -> str:
    """The pattern with its placeholders filled; a space stands for any one space character, no-break ones included."""
    month = profile.generic().month_pattern
    if not pattern.startswith("(?x"):
        pattern = pattern.replace(" ", r"\s")
    return pattern.replace("{date}", DATE.replace("{month}", month)).replace("{month}", month)


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_filled(pattern), re.IGNORECASE)


def _folded(line: str) -> str:
    return line.strip(_CLOSING).casefold()


@lru_cache(maxsize=64)
def rules(site: str | None) -> Rules:
    """The compiled rules of a site profile by its id; None is an unknown site."""
    return Rules(next((known for known in profile.sites() if known.id == site), None))
