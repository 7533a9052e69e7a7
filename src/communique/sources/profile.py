"""Site profiles: what is known of a publisher's pages, as data.

A profile says how to recognise a site, which party issues its texts, and which lines and elements of its pages are
furniture. `data/profiles/generic.toml` has the same shape and holds what is true of most sites; every other profile is
read on top of it. A new ministry is a new file in that folder.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from importlib import resources
from typing import Literal

import msgspec

from communique import datafile

FOLDER = resources.files("communique") / "data" / "profiles"

Where = Literal["head", "foot", "any", "start", "end", "inside", "aside"]
Keep = Literal["title", "published", "breadcrumb", "section", "label", "dateline", "alternates"]


_WORDS = re.compile(r"[\W_]+")
_HOST = re.compile(r"\w+://(?:[^/?#@]*@)?([^/:?#]+)(?::\d+)?(/[^/?#]+)?")
_HAN = re.compile(r"[\u4e00-\u9fff]")


class Furniture(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One kind of page furniture.

    `where` it is looked for: a whole line before the readout proper ("head"), after its first paragraph ("foot") or
    on either side ("any"); the beginning ("start") of a paragraph, its ending after the last full stop ("end"), or a
    stretch within one, where the paragraph divides ("inside") or across which its sentence runs on ("aside"). `lines`
    are literal whole lines, compared without case and closing punctuation; `pattern` is a regular expression in which
    {date} and {month} stand for a printed date and a month's name, and a space for any one space character. `keep`
    names the piece of metadata that the match is kept as; a group named like a piece of metadata keeps that part, and
    a group named "cut" narrows what is furniture. `rest` says that whatever follows is furniture too.
    """

    id: str
    where: Where
    lines: list[str] = []
    pattern: str | None = None
    keep: Keep | None = None
    rest: bool = False
    example: list[str] = []
    counter: list[str] = []
    note: str | None = None


class Selectors(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """CSS selectors for a site's HTML, best first.

    `body` elements hold the readout, all of them together in the order of the page; `date` and `dateline` elements are
    joined into one line; `furniture` elements are removed before the text is taken.
    """

    title: list[str] = []
    date: list[str] = []
    dateline: list[str] = []
    body: list[str] = []
    breadcrumb: list[str] = []
    sections: list[str] = []
    alternates: list[str] = []
    furniture: list[str] = []


class Collect(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """How a site's readouts are gathered, and what its owner allows.

    `links` are CSS selectors of the links to readouts on a list page, best first; `pattern` is a regular expression
    that an address of a readout matches. `allowed` is False where the site's terms forbid programs; `delay` seconds
    between two requests, where more than robots.txt asks is due. `licence` and `terms` are for the record.
    """

    links: list[str] = []
    pattern: str | None = None
    allowed: bool = True
    delay: float | None = None
    licence: str | None = None
    terms: str | None = None


class Profile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, dict=True):
    """One site, or family of sites.

    `hosts` are host names, each also standing for its subdomains, or one folder of a host (a channel); `publishers`
    are names as they come with a text; `marks` are literal words that only a page of this site prints. `issuer` is the
    party code of its texts, `names` the publisher's name by language. The generic profile alone has `months` (names and
    abbreviations from January on, lower case), `headline_cues` (words of headlines) and `languages` (label of a
    language link → ISO 639-1).
    """

    id: str
    issuer: str | None = None
    hosts: list[str] = []
    publishers: list[str] = []
    marks: list[str] = []
    names: dict[str, str] = {}
    headlines: bool = True
    """False where texts carry no headline: the first line of a post is its first sentence."""
    menu: list[str] = []
    """Names of the site's sections, by which a menu copied into one line is divided."""
    html: Selectors = msgspec.field(default_factory=Selectors)
    collect: Collect = msgspec.field(default_factory=Collect)
    furniture: list[Furniture] = []
    months: list[list[str]] = []
    headline_cues: list[str] = []
    languages: dict[str, str] = {}
    source: str | None = None
    note: str | None = None

    @cached_property
    def month_numbers(self) -> dict[str, int]:
        """Each name of a month → 1 to 12."""
        return {name: number for number, names in enumerate(self.months, 1) for name in names}

    @cached_property
    def folded_publishers(self) -> tuple[str, ...]:
        """The publishers' names as whole words between spaces; a Chinese name may stand within a longer one."""
        names = (_WORDS.sub(" ", name.casefold()) for name in self.publishers)
        return tuple(name if _HAN.match(name) else f" {name} " for name in names)

    @cached_property
    def headline_pattern(self) -> re.Pattern[str]:
        """Words that a readout's headline has and a publisher's name has not."""
        words = "|".join(map(re.escape, self.headline_cues))
        return re.compile(rf"(?<![a-zа-яё])(?:{words})(?![a-zа-яё])", re.IGNORECASE)

    @cached_property
    def month_pattern(self) -> str:
        """An alternation of the months' names, longest first."""
        return "|".join(sorted(map(re.escape, self.month_numbers), key=len, reverse=True))


@lru_cache(maxsize=1)
def generic() -> Profile:
    """What is true of most sites."""
    return datafile.read(FOLDER / "generic.toml", Profile)


@lru_cache(maxsize=1)
def sites() -> tuple[Profile, ...]:
    """Every site profile, by file name."""
    files = sorted((file for file in FOLDER.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return tuple(datafile.read(file, Profile) for file in files if file.name != "generic.toml")


def by_origin(url: str | None, publisher: str | None) -> Profile | None:
    """The profile of an address or of a publisher's name, the closest where several fit; None for an unknown site."""
    host = _HOST.match(url) if url else None
    return _known(host[1].lower() if host else "", (host[2] or "").lower() if host else "", publisher or "")


@lru_cache(maxsize=4096)
def _known(host: str, folder: str, publisher: str) -> Profile | None:
    name = f" {_WORDS.sub(' ', publisher.casefold())} "
    by_host = [
        (len(known), site)
        for site in sites()
        for known in site.hosts
        if f".{host}".endswith(f".{known}") or host + folder == known
    ]
    by_name = [(len(known), site) for site in sites() for known in site.folded_publishers if known in name]
    return max(by_host or by_name, key=lambda fit: fit[0])[1] if by_host or by_name else None


def by_marks(text: str) -> Profile | None:
    """The profile whose marks stand in the text; None where no site is recognised by its furniture."""
    for site in sites():
        if any(mark in text for mark in site.marks):
            return site
    return None
