"""Text or HTML of one page → Document.

Given metadata (from a JSON line, a feed, an archive) wins over what the page prints; what neither says stays None.
"""

from __future__ import annotations

from communique.model import Document
from communique.sources import dates, detect, furniture, plain, profile
from communique.sources.profile import Profile

UNDETERMINED = "und"
"""ISO 639-2 code of a language that could not be told."""


def from_text(
    text: str,
    *,
    id: str,
    lang: str | None = None,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Document:
    """The document of a plain text. `Document.text` is `text`, character for character.

    `lang` is ISO 639-1; left out, it is told from the script, and is "und" where that fails. `published` may be given
    in any printed form that `dates.iso` reads. Never raises for what the text holds.
    """
    site = profile.by_origin(url, publisher) or (profile.by_marks(text) if not (url or publisher) else None)
    page = plain.read(text, furniture.rules(site.id if site else None), title=_clean(title))
    return Document(
        id=id,
        text=text,
        lang=lang or detect.language(text) or UNDETERMINED,
        body=tuple(page.body),
        publisher=publisher or _publisher(site, lang),
        issuer=site.issuer if site else None,
        title=page.title,
        title_span=page.title_span,
        published=_published(published) or page.published,
        url=url,
        breadcrumb=page.breadcrumb,
        sections=tuple(page.sections),
        alternates=tuple(page.alternates),
        profile=site.id if site else None,
        label=page.label,
        dateline=page.dateline,
        asides=tuple(page.asides),
    )


def _clean(title: str | None) -> str | None:
    return title.strip() or None if title else None


def _published(given: str | None) -> str | None:
    """A given date in ISO 8601 as it stands, otherwise as read."""
    if not given:
        return None
    return given if given[:4].isdigit() and given[4:5] == "-" else dates.iso(given)


def _publisher(site: Profile | None, lang: str | None) -> str | None:
    if site is None:
        return None
    return site.names.get(lang or "", next(iter(site.names.values()), None))
