"""Every failure of the product, as one tree.

CommuniqueError
├── UsageError          the call itself is wrong (exit 2)
├── InputError          one input cannot be read; the others go on (exit 1)
│   ├── UnreadableInput     missing, empty, binary, wrong encoding, too large, a folder where a file is meant
│   ├── BadRecord           a JSON line without `text`, or not JSON at all
│   ├── UnsupportedLanguage no lexicon for the language of the text
│   └── FetchRefused        an address that may not be, or could not be, fetched
├── DataFileError       a knowledge file of ours breaks its schema: names the file, the entry and the mend
├── NothingFound        asked and found nothing, or a floor was missed (exit 3)
└── Impossible          nothing could be done at all (exit 4)

A class carries where it happened (`place`: a path, FILE:LINE or an address) and what to do next (`hint`).
"""

from __future__ import annotations


class CommuniqueError(Exception):
    """The root. `str(error)` is one line: place, what is wrong, what to do."""

    exit_code = 1

    def __init__(self, problem: str, *, place: str | None = None, hint: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        line = f"{self.place}: {self.problem}" if self.place else self.problem
        return f"{line} ({self.hint})" if self.hint else line


class UsageError(CommuniqueError):
    """The call itself is wrong: an unknown option value, options that exclude each other."""

    exit_code = 2


class InputError(CommuniqueError):
    """One input cannot be read; the others are still processed."""


class UnreadableInput(InputError):
    """A file that is missing, empty, binary, wrongly encoded, too large, or no file at all."""


class BadRecord(InputError):
    """A line of JSON that is not an object with a text."""


class UnsupportedLanguage(InputError):
    """A text in a language that no lexicon folder describes."""


class FetchRefused(InputError):
    """An address that may not be fetched (private, not http) or that did not answer properly.

    `status` is the number of an HTTP answer that was no success, None where there was no answer.
    """

    def __init__(
        self, problem: str, *, place: str | None = None, hint: str | None = None, status: int | None = None
    ) -> None:
        super().__init__(problem, place=place, hint=hint)
        self.status = status


class DataFileError(CommuniqueError):
    """A knowledge file breaks its schema; `place` is file and entry id."""

    exit_code = 4


class NothingFound(CommuniqueError):
    """The question was understood and has no answer, or a floor was missed."""

    exit_code = 3


class Impossible(CommuniqueError):
    """Nothing could be done: no such archive, not ours, newer than this program, disk full."""

    exit_code = 4
