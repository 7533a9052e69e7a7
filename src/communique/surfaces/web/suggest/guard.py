"""Tokens and limits: a form is good for one letter about one thing from one client, and nobody sends many.

Nothing is written down. Counters live in the memory of the process, in a table of bounded size, under keyed digests:
who was written to cannot be read from it. Several processes count each for themselves. The clock is an argument.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import threading
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from communique.errors import UsageError

HOUR, DAY = 3600, 86400
PROXIES = "COMMUNIQUE_PROXIES"
"""The environment's name for the number of servers in front."""
YOUNGEST = 2
"""Seconds that a reader needs at least to fill in a form."""
OLDEST = 2 * HOUR
TABLE = 10_000
"""Counters that are kept at once; when they are all in use, nothing more is sent."""
Counted = Literal["form", "client", "recipient", "all"]


class Rule(NamedTuple):
    """At most `most` letters in `seconds`, for each of what is `counted`."""

    counted: Counted
    most: int
    seconds: int


RULES = (
    Rule("form", 1, OLDEST),
    Rule("client", 5, HOUR),
    Rule("client", 10, DAY),
    Rule("recipient", 2, DAY),
    Rule("all", 20, HOUR),
    Rule("all", 200, DAY),
)


class Seal:
    """Signs forms. `secret` is shared by the processes that serve one reading room."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def token(self, item: str, client: str, now: float) -> str:
        """A token for a form about `item`, given to `client` at `now` (seconds)."""
        begun = f"{int(now)}.{secrets.token_urlsafe(9)}"
        return f"{begun}.{self._signed(begun, item, client)}"

    def is_good(self, token: str, item: str, client: str, now: float) -> bool:
        """Whether the token was given for this thing to this client, a while but not long ago."""
        begun, _, signature = token.rpartition(".")
        if not hmac.compare_digest(signature.encode("utf-8", "replace"), self._signed(begun, item, client).encode()):
            return False
        return YOUNGEST <= int(now) - int(begun.partition(".")[0]) <= OLDEST

    def digest(self, value: str) -> str:
        """A name for a value that nobody without the secret can find the value by."""
        return self._signed("counted", value)

    def _signed(self, *parts: str) -> str:
        message = "\0".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")
        return hmac.new(self._secret, message, hashlib.sha256).hexdigest()


class Limits:
    """How many letters were sent, in sliding windows. One instance a process, for all its threads."""

    def __init__(self, rules: Sequence[Rule] = RULES, table: int = TABLE) -> None:
        self._rules = rules
        self._table = table
        self._longest = max(rule.seconds for rule in rules)
        self._sent: dict[tuple[Counted, str], deque[float]] = {}
        self._lock = threading.Lock()

    def take(self, values: Mapping[Counted, str], now: float) -> Counted | None:
        """Count one letter at `now` (seconds); or, where a rule forbids it, count nothing and say which."""
        with self._lock:
            for rule in self._rules:
                times = self._sent.get((rule.counted, values[rule.counted]), ())
                if sum(now - rule.seconds < at for at in times) >= rule.most:
                    return rule.counted
            new = sum(key not in self._sent for key in values.items())
            if len(self._sent) + new > self._table:
                self._forget(now)
            if len(self._sent) + new > self._table:
                return "all"
            for key in values.items():
                self._sent.setdefault(key, deque(maxlen=self._most(key[0]))).append(now)
            return None

    def _most(self, counted: Counted) -> int:
        return max(rule.most for rule in self._rules if rule.counted == counted)

    def _forget(self, now: float) -> None:
        old = [key for key, times in self._sent.items() if times[-1] <= now - self._longest]
        for key in old:
            del self._sent[key]


def proxies(environ: Mapping[str, str]) -> int:
    """How many servers of ours stand in front and say who asks; UsageError for what is no number."""
    given = environ.get(PROXIES) or "0"
    if not (given.isascii() and given.isdigit() and len(given) < 3):
        raise UsageError(f"{PROXIES} is no number of servers", hint="0, 1, …")
    return int(given)


def caller(peer: str | None, forwarded: str | None, proxies: int) -> str | None:
    """The address of who asks: of `proxies` servers of ours in front, the outermost one's word (X-Forwarded-For);
    without any, who is connected."""
    named = [one.strip() for one in (forwarded or "").split(",") if one.strip()]
    return named[-proxies] if 0 < proxies <= len(named) else peer


def client(host: str | None) -> str:
    """Who is counted as one: an IPv4 address, the /64 network of an IPv6 address; "" where it is not known."""
    try:
        address = ipaddress.ip_address(host or "")
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(address), 64), strict=False))


def recipient(to: str) -> str:
    """Whom an address is counted as: case, dots and what follows a plus sign make no other person."""
    local, _, domain = to.casefold().partition("@")
    return f"{local.partition('+')[0].replace('.', '')}@{domain}"
