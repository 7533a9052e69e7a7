"""Fetching as a guest: robots.txt, a pause between requests, conditional requests, and a policy per source."""

from __future__ import annotations

import ipaddress
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from communique.errors import FetchRefused
from communique.sources import profile
from communique.sources.fetch import AGENT, CONDITIONS, Fetched, fetch

PAUSE = 1.0
"""Seconds between two requests to one host that asks for nothing else."""


@dataclass(slots=True)
class _Host:
    """What is known of a host: its robots.txt, when it was last asked, and why it may not be asked at all."""

    robots: RobotFileParser | None
    closed: str | None = None
    last: float | None = None


@dataclass
class Guest:
    """Fetches pages one by one. `delay` overrides the pause in seconds; loopback hosts are asked without one."""

    allow_private: bool = False
    delay: float | None = None
    _hosts: dict[str, _Host] = field(default_factory=dict)

    def get(self, url: str, conditions: tuple[tuple[str, str], ...] = ()) -> Fetched:
        """The page at an address; FetchRefused as `fetch`, and where robots.txt or the source's policy forbids it.

        `conditions` are the headers kept of an earlier answer; an unchanged page is then a FetchRefused of status 304.
        """
        site = profile.by_origin(url, None)
        if site and not site.collect.allowed:
            problem = "the terms of this source forbid fetching by programs"
            raise FetchRefused(problem, place=url, hint=site.collect.terms)
        host = self._host(url)
        if host.closed:
            raise FetchRefused(host.closed, place=url)
        if host.robots and not host.robots.can_fetch(AGENT, url):
            raise FetchRefused("robots.txt forbids it", place=url)
        self._wait(host, url)
        sent = tuple((CONDITIONS[name], value) for name, value in conditions if name in CONDITIONS)
        try:
            return fetch(url, allow_private=self.allow_private, headers=sent)
        finally:
            host.last = time.monotonic()

    def _host(self, url: str) -> _Host:
        parts = urlsplit(url)
        name = f"{parts.scheme}://{parts.netloc}"
        if name not in self._hosts:
            self._hosts[name] = _ask_robots(name, allow_private=self.allow_private)
        return self._hosts[name]

    def _wait(self, host: _Host, url: str) -> None:
        if host.last is not None:
            time.sleep(max(0.0, host.last + self._pause(host, url) - time.monotonic()))

    def _pause(self, host: _Host, url: str) -> float:
        if self.delay is not None:
            return self.delay
        if _is_loopback(urlsplit(url).hostname or ""):
            return 0.0
        site = profile.by_origin(url, None)
        asked = float(host.robots.crawl_delay(AGENT) or 0) if host.robots else 0.0
        return max(asked or PAUSE, (site.collect.delay if site else None) or 0.0)


def _ask_robots(host: str, *, allow_private: bool) -> _Host:
    """What robots.txt says; a host whose robots.txt fails to answer is not asked for more (RFC 9309, 2.3.1)."""
    try:
        page = fetch(f"{host}/robots.txt", allow_private=allow_private)
    except FetchRefused as error:
        if error.status is not None and 400 <= error.status < 500:
            return _Host(None)
        if error.status is not None:
            return _Host(None, closed=f"its robots.txt answered {error.status}")
        return _Host(None, closed=error.problem + (f" ({error.hint})" if error.hint else ""))
    rules = RobotFileParser()
    rules.parse(page.body.decode("utf-8", "replace").splitlines())
    return _Host(rules)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
