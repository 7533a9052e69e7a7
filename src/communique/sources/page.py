"""Text or HTML of one page → Document.

Given metadata (from a JSON line, a feed, an archive) wins over what the page prints; what neither says stays None.
"""

from __future__ import annotations

from dataclasses import replace

from communique.model import Document, Span
from communique.sources import dates, detect, furniture, html, plain, profile
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
    site = profile.by_origin(url, publisher) or (None if publisher else profile.by_marks(text))
    lang = lang or detect.language(text) or UNDETERMINED
    return _document(text, site, id=id, lang=lang, title=title, published=published, publisher=publisher, url=url)


def from_html(source: str | bytes, *, id: str, url: str | None = None, lang: str | None = None) -> Document:
    """The document of a page in HTML. `Document.text` is made from it: paragraphs separated by a blank line.

    `url` is where the page was got; left out, it is what the page states. A page without text gives a document with an
    empty text and body. Never raises for what the markup holds.
    """
    page = html.read(source, url)
    lang = lang or detect.language(page.text) or page.lang or UNDETERMINED
    publisher = _publisher(page.site, lang) or page.publisher
    known = {"title": page.title, "published": page.published, "publisher": publisher, "url": page.url}
    read = _document(page.text, page.site, id=id, lang=lang, **known)
    if page.dateline:
        span = Span(0, len(page.dateline))
        read = replace(read, dateline=span, body=tuple(part for part in read.body if not part.overlaps(span)))
    return replace(
        read,
        title=read.title or page.window_title,
        breadcrumb=page.breadcrumb or read.breadcrumb,
        sections=page.sections or read.sections,
        alternates=tuple(other for other in page.alternates if other.lang != lang) or read.alternates,
    )


def _document(
    text: str,
    site: Profile | None,
    *,
    id: str,
    lang: str,
    title: str | None,
    published: str | None,
    publisher: str | None,
    url: str | None,
) -> Document:
    page = plain.read(text, furniture.rules(site.id if site else None), title=_clean(title))
    return Document(
        id=id,
        text=text,
        lang=lang,
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


def _publisher(site: Profile | None, lang: str) -> str | None:
    """The publisher's name in the language of the text, or in the language that the profile has first."""
    return site.names.get(lang, next(iter(site.names.values()), None)) if site else None
