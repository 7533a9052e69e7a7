"""The readout's own text out of a page's HTML: which element holds it, and its paragraphs.

A profile names the element; an unknown site is read by density, as readers' "article view" does: paragraphs vote for
the elements that hold them, and links vote against.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from communique.sources.profile import Selectors

DEPTH = 400
"""Elements deeper than this are read as plain text; broken pages nest without end."""

_DROPPED = (
    "script, style, noscript, template, svg, iframe, object, form, button, select, input, textarea, nav, footer, "
    "aside, figure, figcaption, video, audio, canvas, map, dialog, [hidden], [aria-hidden=true], [role=navigation], "
    "[role=banner], [role=contentinfo], [role=search], [role=dialog]"
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social\w*|related|relnews\w*|recommend\w*|breadcrumbs?|crumbs?|navigation|navbar|menu|"
    r"footer|sidebar|comments?|tags?|taglist|toolbar|tools?|print\w*|pagination|pager|cookie\w*|adverts?|ads|promo|"
    r"subscribe|newsletter|captions?|copyright|hidden-print|skip-link|back-to-top|appendix\w*|attachments?|slider|"
    r"carousel|gallery|widget)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-hidden|masha-ignore|popup|modal|tooltip)(?:$|[\s_-])", re.IGNORECASE
)
_INLINE = frozenset({
    "a", "abbr", "b", "big", "cite", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup",
    "u",
})  # fmt: skip
_GOOD = re.compile(r"article|body|content|entry|main|news|post|story|text|detail", re.IGNORECASE)
_LEAD = (
    "[class*=lead], [class*=summary], [class*=standfirst], [class*=intro], [class*=abstract], [itemprop=description]"
)
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_SPACE = re.compile(r"\s+")
_NOTICE = re.compile(r"©|copyright|all rights reserved|cookies|版权所有|все права защищены", re.IGNORECASE)
_STOPS = re.compile(r"[,.;，。；、！？!?]")


def without_furniture(tree: LexborHTMLParser, selectors: Selectors) -> None:
    """Removes from the tree what is never the readout's text."""
    for node in tree.css(", ".join([_DROPPED, *selectors.furniture])):
        node.decompose()
    body = tree.body
    whole = len(body.text()) if body else 0
    for node in tree.css("[class], [id], [style]"):
        attributes = node.attributes
        named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        style = (attributes.get("style") or "").replace(" ", "").lower()
        hidden = "display:none" in style or _HIDDEN.search(named)
        if (hidden or (node.tag not in _INLINE and _FURNITURE.search(named))) and len(node.text()) * 3 < whole:
            node.decompose()


def main_elements(tree: LexborHTMLParser, selectors: Selectors) -> list[LexborNode]:
    """The elements that hold the readout, in order; empty where the page holds no text."""
    if selectors.body:
        found = _outermost(tree.css(", ".join(selectors.body)))
        if any(node.text().strip() for node in found):
            return found
    for named in ("[itemprop=articleBody]", "article", "main, [role=main]"):
        found = [node for node in tree.css(named) if _prose(node) >= 200]
        if len(found) == 1:
            return _with_lead(_densest(found[0]) or found)
    body = tree.body
    return _with_lead(_densest(body) or [body]) if body else []


def paragraphs(nodes: Iterable[LexborNode]) -> list[str]:
    """The text of the elements as paragraphs; a line break within one stays a line feed, other space is one space."""
    found: list[str] = []
    run: list[str] = []

    def close() -> None:
        lines = (_SPACE.sub(" ", line).strip() for line in "".join(run).split("\n"))
        text = "\n".join(line for line in lines if line)
        if text:
            found.append(text)
        run.clear()

    def walk(node: LexborNode, depth: int) -> None:
        for child in node.iter(include_text=True):
            tag = child.tag
            if tag == "-text":
                run.append(_SPACE.sub(" ", child.text_content or ""))
            elif tag == "br":
                run.append("\n")
            elif depth > DEPTH:
                run.append(_SPACE.sub(" ", child.text()))
            elif tag in _BLOCKS:
                close()
                walk(child, depth + 1)
                close()
            else:
                walk(child, depth + 1)

    for node in nodes:
        walk(node, 0)
        close()
    return found


def _with_lead(main: list[LexborNode]) -> list[LexborNode]:
    """The main elements, after a lead paragraph that the article keeps apart from them."""
    around = {node.mem_id for node in _ancestors(main[0])}
    article = next((node for node in _ancestors(main[0]) if node.tag in ("article", "main")), main[0].parent)
    if article is None:
        return main
    inside = {node.mem_id for element in main for node in (element, *element.css("*"))}
    for lead in article.css(_LEAD):
        text = lead.text().strip()
        if lead.mem_id not in inside and lead.mem_id not in around and len(text) >= 40 and _STOPS.search(text):
            return [lead, *main]
    return main


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _outermost(nodes: list[LexborNode]) -> list[LexborNode]:
    """The nodes that lie in none of the others; document order is kept."""
    kept: list[LexborNode] = []
    ids: set[int] = set()
    for node in nodes:
        if node.mem_id not in ids and not any(parent.mem_id in ids for parent in _ancestors(node)):
            kept.append(node)
            ids.add(node.mem_id)
    return kept


def _prose(node: LexborNode) -> int:
    """Code points of the element's text that are in no link."""
    linked = sum(len(link.text()) for link in node.css("a"))
    return len(node.text()) - linked


def _densest(root: LexborNode) -> list[LexborNode]:
    """The element under `root` for which most paragraphs vote, with siblings that hold text too."""
    scores: dict[int, float] = {}
    nodes: dict[int, LexborNode] = {}
    for node in root.css("p, pre, blockquote, td, div, span, font, li, section"):
        own = _SPACE.sub(" ", node.text(deep=node.tag == "p")).strip()
        holder = _holder(node)
        if len(own) < 20 or holder is None or _NOTICE.search(own):
            continue
        vote = 1 + min(len(_STOPS.findall(own)), len(own) / 40) + min(len(own) / 100, 4)
        share = 1.0
        while holder is not None and share > 0.3:
            scores[holder.mem_id] = scores.get(holder.mem_id, 0) + vote * share
            nodes[holder.mem_id] = holder
            if holder.mem_id == root.mem_id:
                break
            holder, share = holder.parent, share / 2
    if not scores:
        return []
    best = nodes[max(scores, key=lambda key: scores[key] * _weight(nodes[key]))]
    floor = scores[best.mem_id] * 0.25
    if best.mem_id == root.mem_id or best.parent is None:
        return [best]
    siblings = (node for node in best.parent.iter() if node.tag in _BLOCKS)
    return [
        node for node in siblings if node.mem_id == best.mem_id or scores.get(node.mem_id, 0) * _weight(node) > floor
    ]


def _holder(node: LexborNode) -> LexborNode | None:
    """The element for which a text votes: the one around its paragraph, or the one in which line breaks divide it.

    None for a part of a paragraph, which has its vote already.
    """
    block = node
    while block.tag in _INLINE and block.parent is not None:
        block = block.parent
    if block.tag == "p":
        return node.parent if node.tag == "p" else None
    return block if block.css_first("br") is not None else block.parent


def _weight(node: LexborNode) -> float:
    length = len(node.text()) or 1
    named = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    weight = max(_prose(node), 0) / length
    return weight * (1.25 if node.tag in ("article", "main") or _GOOD.search(named) else 1)
