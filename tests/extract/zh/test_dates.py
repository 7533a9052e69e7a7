"""The first day that Chinese words name."""

from __future__ import annotations

import pytest

from communique.extract.syntax.chinese import Chinese
from communique.model import Span

CASES = [
    ("2031年5月3日，陆远会见奥伦。", "2031-05-14", ("2031-05-03", "2031年5月3日", "text")),
    ("5月3日下午，陆远会见奥伦。", "2031-05-14", ("2031-05-03", "5月3日", "relative")),
    ("陆远12日在京会见奥伦。", "2031-05-14", ("2031-05-12", "12日", "relative")),
    ("陆远30日晚同奥伦通电话。", "2031-05-02", ("2031-04-30", "30日", "relative")),
    ("陆远7号会见奥伦。", "2031-05-14", ("2031-05-07", "7号", "relative")),
    ("陆远今天（5月15日）会见奥伦。", "2031-05-15", ("2031-05-15", "5月15日", "relative")),
    ("陆远今天会见奥伦。", "2031-05-14", ("2031-05-14", "今天", "relative")),
    ("陆远昨天会见奥伦。", "2031-05-14", ("2031-05-13", "昨天", "relative")),
    ("12月30日，陆远会见奥伦。", "2032-01-02", ("2031-12-30", "12月30日", "relative")),
    ("陸遠於本（13）日接見奧倫。", "2031-05-14", ("2031-05-13", "（13）日", "relative")),
    ("民國120年5月3日，陸遠接見奧倫。", None, ("2031-05-03", "民國120年5月3日", "text")),
    ("陆远今日（五月三日）会见奥伦。", "2031-05-14", ("2031-05-03", "五月三日", "relative")),
    ("陆远进行为期3日的访问。", "2031-05-14", None),
    ("陆远5日会见奥伦。", None, None),
]


@pytest.mark.parametrize(("text", "published", "expected"), CASES, ids=[case[0] for case in CASES])
def test_day(syntax: Chinese, text: str, published: str | None, expected: tuple[str, str, str] | None) -> None:
    """A day without month or year is the latest one before publication; without publication it stays unknown."""
    found = syntax.date(text, Span(0, len(text)), published)
    assert (found and (found[0], found[1].of(text), found[2])) == expected
