"""What an address is asked, the archive, values in the path and behind the question mark; and what is no page."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from communique.archive.base import Archive
from communique.errors import UsageError

PAGE = 40
"""Lines of a list that one page shows."""
_LAST_PAGE = 10_000
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Asked:
    """`values` are named in the route's path, `query` what stands behind the question mark, each name with its values
    in order. `today` is the reader's day, an ISO date: citations say when a page was looked at. `headers` are those of
    the request, by their names in small letters."""

    archive: Archive
    today: str
    values: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, Sequence[str]] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        """A value from the path."""
        return self.values[name]

    def one(self, name: str) -> str | None:
        """The first value of that name behind the question mark; None where there is none or it is empty.

        UsageError for one that is longer than any honest question.
        """
        value = next(iter(self.query.get(name, ())), "").strip()
        if len(value) > _LONGEST:
            raise UsageError(f"{name} is too long", hint=f"at most {_LONGEST:,} characters")
        return value or None

    @property
    def page(self) -> int:
        """The number of the page asked for, from 1; UsageError where it is none."""
        value = self.one("page") or "1"
        if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= _LAST_PAGE:
            raise UsageError(f"{value!r} is no page", hint="page=1, page=2, …")
        return int(value)

    @property
    def offset(self) -> int:
        """How many lines stand before this page."""
        return (self.page - 1) * PAGE

    def day(self, name: str) -> str | None:
        """A day behind the question mark, an ISO date; UsageError where it is none."""
        value = self.one(name)
        if value is None:
            return None
        try:
            return datetime.date.fromisoformat(value).isoformat()
        except ValueError as error:
            raise UsageError(f"{value!r} is no day", hint=f"{name}=YYYY-MM-DD") from error

    @property
    def year(self) -> int | None:
        """The year behind the question mark; None where there is none, UsageError where it is none."""
        value = self.one("year")
        if value and not (value.isascii() and value.isdigit() and len(value) == 4):
            raise UsageError(f"{value!r} is no year", hint="year=2031")
        return int(value) if value else None

    def whole(self, name: str) -> int:
        """A whole number from 0 behind the question mark, 0 where there is none; UsageError where it is none."""
        value = self.one(name) or "0"
        if not value.isascii() or not value.isdigit() or len(value) > 9:
            raise UsageError(f"{value!r} is no number", hint=f"{name}=0")
        return int(value)

    def number(self, name: str) -> int:
        """A whole number from 0 in the path; UsageError where it is none."""
        value = self[name]
        if not value.isascii() or not value.isdigit() or len(value) > 9:
            raise UsageError(f"{value!r} is no number")
        return int(value)


class Body(NamedTuple):
    """What an address answers that is no page: its bytes or text, media type, and headers beside it."""

    body: str | bytes
    media: str
    headers: Mapping[str, str] = MappingProxyType({})
    status: int = 200
