"""surfaces.web.suggest.guard: tokens and limits, with the clock as an argument."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import UsageError
from communique.surfaces.web.suggest.guard import (
    DAY,
    HOUR,
    OLDEST,
    RULES,
    YOUNGEST,
    Limits,
    Rule,
    Seal,
    caller,
    client,
    proxies,
    recipient,
)

NOW = 1_930_000_000.0
SEAL = Seal(b"composed secret")


def test_a_token_is_good_for_its_thing_its_client_and_its_time() -> None:
    """Neither another readout, nor another client, nor too early, nor too late, nor another room's."""
    token = SEAL.token("/suggest/a", "192.0.2.1", NOW)
    assert SEAL.is_good(token, "/suggest/a", "192.0.2.1", NOW + YOUNGEST)
    assert SEAL.is_good(token, "/suggest/a", "192.0.2.1", NOW + OLDEST)
    assert not SEAL.is_good(token, "/suggest/b", "192.0.2.1", NOW + 60)
    assert not SEAL.is_good(token, "/suggest/a", "192.0.2.2", NOW + 60)
    assert not SEAL.is_good(token, "/suggest/a", "192.0.2.1", NOW + YOUNGEST - 1)
    assert not SEAL.is_good(token, "/suggest/a", "192.0.2.1", NOW + OLDEST + 1)
    assert not SEAL.is_good(token, "/suggest/a", "192.0.2.1", NOW - 60)
    assert not Seal(b"another secret").is_good(token, "/suggest/a", "192.0.2.1", NOW + 60)
    assert SEAL.token("/suggest/a", "192.0.2.1", NOW) != token


@given(st.text(st.characters(codec=None), max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_no_made_up_token_is_good(token: str, item: str, who: str) -> None:
    """Whatever is sent as a token, nothing breaks and nothing is let through."""
    assert not SEAL.is_good(token, item, who, NOW)
    good = SEAL.token(item, who, NOW)
    begun, _, signature = good.rpartition(".")
    assert not SEAL.is_good(f"{begun}1.{signature}", item, who, NOW + 60)
    assert not SEAL.is_good(SEAL.token(item, f"{who}x", NOW), f"{item}", who, NOW + 60)


def values(who: str = "c", to: str = "r", form: str = "f") -> dict[str, str]:
    """What a letter is counted under."""
    return {"form": form, "client": who, "recipient": to, "all": ""}


def test_each_rule_holds_in_its_window_and_lets_go_after_it() -> None:
    """A form once; a client, a recipient and all so many times in an hour or a day."""
    limits = Limits([Rule("form", 1, HOUR), Rule("client", 2, HOUR), Rule("recipient", 3, DAY), Rule("all", 5, DAY)])
    assert limits.take(values("a", "x", "1"), NOW) is None
    assert limits.take(values("a", "x", "1"), NOW + 1) == "form"
    assert limits.take(values("a", "x", "2"), NOW + 1) is None
    assert limits.take(values("a", "y", "3"), NOW + 2) == "client"
    assert limits.take(values("b", "x", "4"), NOW + 3) is None
    assert limits.take(values("c", "x", "5"), NOW + 4) == "recipient"
    assert limits.take(values("a", "y", "6"), NOW + HOUR + 1) is None
    assert limits.take(values("d", "z", "7"), NOW + HOUR + 2) is None
    assert limits.take(values("e", "w", "8"), NOW + HOUR + 3) == "all"
    assert limits.take(values("e", "w", "8"), NOW + DAY + 1) is None


def test_what_was_refused_is_not_counted() -> None:
    """Asking in vain does not lengthen the wait."""
    limits = Limits([Rule("client", 1, HOUR), Rule("form", 1, HOUR), Rule("recipient", 9, DAY), Rule("all", 9, DAY)])
    assert limits.take(values(form="1"), NOW) is None
    assert {limits.take(values(form=str(n)), NOW + n) for n in range(2, 60)} == {"client"}
    assert limits.take(values(form="2"), NOW + HOUR) is None


def test_the_table_never_outgrows_its_size() -> None:
    """Of very many recipients and clients no more are held than the table has places; then nothing is sent."""
    limits = Limits([Rule("form", 1, HOUR), Rule("client", 1, HOUR), Rule("recipient", 1, HOUR), Rule("all", 10**6, HOUR)], table=100)
    answers = [limits.take(values(str(n), str(n), str(n)), NOW) for n in range(1000)]
    assert answers.count(None) == 33 and answers[-1] == "all"
    assert len(limits._sent) <= 100
    assert limits.take(values("new", "new", "new"), NOW + HOUR) is None
    assert len(limits._sent) == 4


def test_the_rules_leave_no_room_for_a_relay() -> None:
    """What the default rules let one client and all clients do in a day, however fast they ask."""
    limits = Limits()
    one = sum(limits.take(values("c", f"r{n}", f"f{n}"), NOW + n * 60) is None for n in range(24 * 60))
    assert one == max(rule.most for rule in RULES if rule.counted == "client" and rule.seconds == DAY) == 10
    limits = Limits()
    every = sum(limits.take(values(f"c{n}", f"r{n}", f"f{n}"), NOW + n * 10) is None for n in range(6 * 60 * 24))
    assert every == 200
    limits = Limits()
    to_one = sum(limits.take(values(f"c{n}", "r", f"f{n}"), NOW + n * 60) is None for n in range(24 * 60))
    assert to_one == 2


def test_threads_do_not_get_past_a_limit() -> None:
    """However many ask at once, no more are let through than the rule says."""
    limits = Limits([Rule("all", 7, DAY), Rule("form", 1, DAY), Rule("client", 99, DAY), Rule("recipient", 99, DAY)])
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(16) as pool:
            taken = list(pool.map(lambda n: limits.take(values(form=str(n)), NOW), range(400)))
    finally:
        sys.setswitchinterval(interval)
    assert taken.count(None) == 7


@pytest.mark.parametrize(
    ("host", "counted"),
    [("192.0.2.1", "192.0.2.1"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
     ("::ffff:192.0.2.1", "192.0.2.1"), ("unix", ""), (None, ""), ("", "")],
)  # fmt: skip
def test_a_network_is_one_client(host: str | None, counted: str) -> None:
    """Whoever has a whole IPv6 network counts once."""
    assert client(host) == counted


@pytest.mark.parametrize(
    ("forwarded", "proxies", "found"),
    [(None, 0, "10.0.0.1"), ("1.2.3.4", 0, "10.0.0.1"), ("1.2.3.4", 1, "1.2.3.4"), ("9.9.9.9, 1.2.3.4", 1, "1.2.3.4"),
     ("9.9.9.9, 1.2.3.4, 10.0.0.2", 2, "1.2.3.4"), ("1.2.3.4", 2, "10.0.0.1"), (None, 1, "10.0.0.1"), (" , ", 1, "10.0.0.1")],
)  # fmt: skip
def test_only_our_own_proxies_say_who_asks(forwarded: str | None, proxies: int, found: str) -> None:
    """What a client writes into the header itself is not believed."""
    assert caller("10.0.0.1", forwarded, proxies) == found


def test_the_number_of_proxies_is_a_number() -> None:
    """None where nothing is said; anything else is refused before a server starts."""
    assert (proxies({}), proxies({"COMMUNIQUE_PROXIES": "2"})) == (0, 2)
    for wrong in ("two", "-1", "1.5", "100"):
        with pytest.raises(UsageError, match="COMMUNIQUE_PROXIES"):
            proxies({"COMMUNIQUE_PROXIES": wrong})


def test_one_person_has_one_count() -> None:
    """Dots, capitals and plus signs make no new recipient."""
    assert len({recipient(to) for to in ("ada.holm@example.org", "AdaHolm@Example.org", "ada.holm+news@example.org")}) == 1
    assert recipient("ada@example.org") != recipient("bo@example.org")
    assert "ada" not in SEAL.digest(recipient("ada@example.org"))
