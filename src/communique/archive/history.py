"""Which state a readout is in after something arrived, and what the ingest counts it as. Pure rules, no store."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from communique.archive.records import Gone, Outcome, State


class Step(NamedTuple):
    """What is counted, and the state of the new history entry; None where nothing changed."""

    outcome: Outcome
    state: State | None


def on_arrival(state: State, *, same_text: bool) -> Step:
    """A text arrived for a readout in `state`."""
    if state == "missing":
        return Step("restored", "restored")
    if not same_text:
        return Step("changed", "changed")
    return Step("unchanged", "present" if state == "unreachable" else None)


def on_failure(state: State, gone: Gone) -> Step:
    """A readout in `state` did not answer. What is missing stays missing while its host is merely unreachable."""
    return Step(gone, None if state in (gone, "missing") else gone)


def now() -> str:
    """The clock, in UTC to the second: "2022-09-21T08:30:00Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def address_key(url: str) -> str:
    """The form under which an address is known: without scheme, fragment and default port, the host in lower case.

    A page that answers under http and https is one page.
    """
    rest = url.partition("#")[0].partition("://")[2] or url
    host, slash, path = rest.partition("/")
    return host.lower().removesuffix(":80").removesuffix(":443") + slash + path
