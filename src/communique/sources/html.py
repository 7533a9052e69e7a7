"""HTML of one page → its text and metadata, whatever state the markup is in.

The text is made here, once: the paragraphs of the readout separated by a blank line, which every span then points
into. The raw bytes are the caller's to keep.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from communique.model import Alternate
from communique.sources import html_meta, html_text, profile
from communique.sources.profile import Profile, Selectors
from communique.text import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\A\s*<\?xml[^>]*?encoding=[\"']([\w-]+)")


_TAG = re.compile(r"<[^<>]*>")
_NESTING = re.compile(
    r"<(/?)(?!p\b|li\b|t[dhr]\b|d[dt]\b|br\b|img\b|input\b|hr\b|meta\b|link\b|option\b)[a-z]", re.IGNORECASE
)
DEEPEST = 3000
"""Elements within elements; the parser's time grows with the square of the depth, and no real page comes near."""


@dataclass(frozen=True, slots=True)
class Html:
    """What a page holds.

    `title` is the headline, `window_title` what stands for it where there is none. `dateline` is the line of place and
    time that stands first in `text`, where there is one.
    """

    text: str
    title: str | None
    window_title: str | None
    published: str | None
    breadcrumb: tuple[str, ...]
    sections: tuple[str, ...]
    alternates: tuple[Alternate, ...]
    url: str | None
    lang: str | None
    publisher: str | None
    dateline: str | None
    site: Profile | None


def read(source: str | bytes, url: str | None = None) -> Html:
    """The page; `url` is where it was got, which tells the profile and resolves its links. Never raises for markup."""
    text = source if isinstance(source, str) else decode(source, _declared(source))
    tree = LexborHTMLParser(text if _shallow(text) else _TAG.sub("\n", text))
    tree.strip_tags(["script", "style", "template"])
    url = url or html_meta.address(tree)
    site = profile.by_origin(url, html_meta.site_name(tree)) or profile.by_marks(text)
    selectors = site.html if site else Selectors()
    lang = html_meta.language(tree)
    title, window_title = html_meta.title(tree, selectors), html_meta.window_title(tree)
    published = html_meta.published(tree, selectors)
    dateline = html_meta.dateline(tree, selectors)
    breadcrumb = html_meta.breadcrumb(tree, selectors)
    sections = html_meta.sections(tree, selectors)
    alternates = html_meta.alternates(tree, url, lang or "")
    publisher = html_meta.site_name(tree)
    html_text.without_furniture(tree, selectors)
    lines = html_text.paragraphs(html_text.main_elements(tree, selectors))
    lines = [dateline, *lines] if dateline else lines
    return Html(
        text="\n\n".join(lines),
        title=title,
        window_title=window_title,
        published=published,
        breadcrumb=breadcrumb,
        sections=sections,
        alternates=alternates,
        url=url,
        lang=lang,
        publisher=publisher,
        dateline=dateline,
        site=site,
    )


def _shallow(text: str) -> bool:
    """Whether the markup nests no deeper than `DEEPEST`, elements that need no end tag left out."""
    depth = 0
    for match in _NESTING.finditer(text):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST:
            return False
    return True


def _declared(source: bytes) -> str | None:
    """The encoding that the page itself names."""
    found = _XML_ENCODING.search(source[:200]) or _CHARSET.search(source[:4096])
    return found[1].decode("ascii") if found else None
