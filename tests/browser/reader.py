"""A reader with a browser: opens pages, writes down whatever should not happen, and looks at what is seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

from communique.surfaces.web.respond import routes_of, taken_apart

PHONE, DESKTOP = (390, 844), (1280, 900)
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-component-update", "--no-first-run")

_HREF = re.compile(r'<a [^>]*href="(/[^"#]*)')
_OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > wide + 1).slice(-3)
    .map(e => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right) + ' ' + (e.textContent || '').slice(0, 40));
}"""
_FOCUSED = """() => {
  const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
  return {tag: e.tagName, within: e.closest('main') ? 'main' : e.closest('header') ? 'header' : e.classList.contains('skip') ? 'skip' : '',
          seen: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && r.width > 0 && r.height > 0 && r.right > 0};
}"""


class Reader:
    """A page of one browser. `noted` is what went wrong on it so far: messages, errors, requests to other hosts."""

    def __init__(self, page: Any, room: str) -> None:
        self.page = page
        self.noted: list[str] = []
        self._host = urlsplit(room).netloc
        page.on("console", lambda message: self.noted.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.noted.append(f"error: {error}"))
        page.on("dialog", self._dialog)
        page.on("request", self._request)

    def _dialog(self, dialog: Any) -> None:
        self.noted.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme != "data" and parts.netloc != self._host:
            self.noted.append(f"request: {request.url}")

    def open(self, address: str) -> None:
        """Go to an address, and wait until it is loaded."""
        self.page.goto(address, wait_until="load")

    def beyond_the_edge(self) -> list[str]:
        """What makes the page scroll sideways."""
        return list(self.page.evaluate(_OVERFLOW))

    def violations(self, *rules: str) -> list[str]:
        """What axe-core finds by these rules, or by all, a line for each place."""
        options: dict[str, object] = {"resultTypes": ["violations"]}
        if rules:
            options["runOnly"] = {"type": "rule", "values": list(rules)}
        self.page.evaluate(axe())
        found = self.page.evaluate("(options) => axe.run(document, options)", options)
        return [
            f"{one['id']}: {node['target']} {node.get('failureSummary', '')}".replace("\n", " ")
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def tab(self) -> dict[str, Any]:
        """Go on by keyboard: where the focus is then, and whether it is seen."""
        self.page.keyboard.press("Tab")
        return dict(self.page.evaluate(_FOCUSED))


@contextmanager
def reading(browser: Any, room: str, size: tuple[int, int], *, dark: bool = False, scripts: bool = True) -> Iterator[Reader]:
    """A reader at a screen of that size, in light or dark, with or without JavaScript."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light",
        java_script_enabled=scripts,
    )  # fmt: skip
    try:
        yield Reader(context.new_page(), room)
    finally:
        context.close()


@cache
def axe() -> str:
    """The checks of axe-core, as the package carries them."""
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def linked(room: str, address: str) -> list[str]:
    """The pages of this host that a page links to, in its language, each once."""
    found = map(unescape, _HREF.findall(_page(room + address)))
    return [link for link in dict.fromkeys(found) if not (link.startswith(("/zh", "/ru")) or taken_apart(link).data)]


def _page(address: str) -> str:
    """What an address answers. Where the connection ends before an answer it is asked again, once, as browsers do."""
    try:
        with urlopen(address) as answer:
            return str(answer.read(), "utf-8")
    except ConnectionError:
        with urlopen(address) as answer:
            return str(answer.read(), "utf-8")


def room_of(address: str) -> str:
    """The name of the route that answers an address; empty for none."""
    return next((route.name for route, _ in routes_of(taken_apart(address))), "")
