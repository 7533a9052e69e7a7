"""What every picture of meetings shares: its frame with words for who cannot see it, its colours, its measures.

A picture is SVG. Inside a page it takes the page's style; alone it carries the same rules with the colours written out,
light and dark, because programs that turn SVG into points know no variables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from html import escape

from communique.surfaces.rendering import stylesheet
from communique.surfaces.words import Words, printable

WIDTH = 960
STYLES = ("pictures.css",)
_HEAD, _TITLE, _FOOT = 34, 24, 22
"""Room above a picture that stands alone, for each line of its title, and for each line below it."""
_VARIABLE = re.compile(r"--([\w-]+): ([^;]+);")
Link = Callable[..., str | None]
"""The address of what a mark stands for, or None: called with a party, a day, or two parties."""


def framed(
    drawn: Iterable[str], height: float, title: str, told: Sequence[str], notes: Sequence[str], *, alone: bool
) -> str:
    """A whole SVG: `told` describes it to who cannot see it, `notes` are printed below it.

    `alone` adds ground, style and the title as text; a page has them itself.
    """
    lines = [line for note in notes if note for line in wrapped(note, 11)]
    heading = wrapped(title, 17) if alone else []
    head, foot = (_HEAD + _TITLE * len(heading) if alone else 0), _FOOT * len(lines)
    body = "\n".join(drawn)
    size = f"0 0 {WIDTH} {height + head + foot:.0f}"
    frame = f'class="picture" viewBox="{size}" role="group" aria-label="{quoted(title)}"'
    ground = (
        f'<style>{_style()}</style>\n<rect class="ground" width="{WIDTH}" height="{height + head + foot:.0f}"/>\n'
        if alone
        else ""
    ) + "".join(
        f'<text class="title" x="16" y="{30 + _TITLE * i}">{quoted(line)}</text>\n' for i, line in enumerate(heading)
    )
    printed = "".join(
        f'<text class="small" x="16" y="{height + head + _FOOT * i + 14:.0f}">{quoted(line)}</text>\n'
        for i, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>\n'
        f"<title>{quoted(title)}</title>\n<desc>{quoted(' '.join(told))}</desc>\n{ground}"
        f'<g transform="translate(0 {head})">\n{body}\n</g>\n{printed}</svg>'
    )


def empty(title: str, say: Words, *, alone: bool) -> str:
    """A picture of nothing, which says so."""
    words = say.say("picture_none")
    return framed([f'<text x="16" y="20">{quoted(words)}</text>'], 34, title, [words], (), alone=alone)


def quoted(text: str) -> str:
    """Text as SVG may hold it, also between quotation marks."""
    return escape(printable(text))


def linked(mark: str, address: str | None) -> str:
    """The mark, as a link where there is an address."""
    return f'<a href="{quoted(address)}">{mark}</a>' if address else mark


def short(name: str, most: int = 20) -> str:
    """A name cut to so many characters."""
    return name if len(name) <= most else name[: most - 1] + "…"


def breadth(text: str, size: float = 12) -> float:
    """How wide a line of text is, about: half an em a letter, a whole one for Han."""
    return size * sum(1.0 if char >= "\u2e80" else 0.56 for char in text)


def wrapped(text: str, size: float) -> list[str]:
    """Text of a size in lines that fit into the picture."""
    lines = [""]
    for word in re.split(r"(?<=[ ，。；、：])", text):
        if lines[-1] and breadth(lines[-1] + word, size) > WIDTH - 32:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines]


def grades(counts: Iterable[int]) -> tuple[int, int]:
    """The greatest number of the low and of the middle depth, in equal steps of growth up to the greatest of all."""
    most = max(counts, default=1)
    low = max(1, int(most ** (1 / 3)))
    return low, max(low + 1, int(most ** (2 / 3)))


def grade(count: int, steps: tuple[int, int]) -> str:
    """The depth of a number: low, middle or high."""
    return "low" if count <= steps[0] else "middle" if count <= steps[1] else "high"


def scale(counts: Sequence[int], say: Words) -> list[tuple[str, str]]:
    """The depths that occur, with the numbers they stand for in words."""
    steps, most = grades(counts), max(counts, default=0)
    bounds = [("low", 1, steps[0]), ("middle", steps[0] + 1, steps[1]), ("high", steps[1] + 1, most)]
    return [
        (depth, str(low) if low == min(high, most) else say.say("picture_steps", low=low, high=min(high, most)))
        for depth, low, high in bounds
        if low <= most
    ]


def legend(counts: Sequence[int], say: Words, x: float, y: float, words: str) -> list[str]:
    """The depths as small squares with their numbers, in one row; `words` is the phrase that says of what."""
    made = []
    before, _, after = say.say(words, steps="\n").partition("\n")
    made.append(f'<text class="small" x="{x:.0f}" y="{y + 10:.0f}">{quoted(before)}</text>')
    x += breadth(before, 11) + 6
    for depth, numbers in scale(counts, say):
        made.append(f'<rect class="{depth}" x="{x:.0f}" y="{y:.0f}" width="13" height="13" rx="2"/>')
        made.append(f'<text class="small" x="{x + 18:.0f}" y="{y + 10:.0f}">{quoted(numbers)}</text>')
        x += breadth(numbers, 11) + 34
    return [*made, f'<text class="small" x="{x:.0f}" y="{y + 10:.0f}">{quoted(after)}</text>'] if after else made


@cache
def _style() -> str:
    """The rules of a picture with the light colours written out, and the dark ones where darkness is preferred."""
    rules = re.sub(r"/\*.*?\*/", "", "\n".join(map(stylesheet, STYLES)), flags=re.DOTALL).strip()
    tokens = stylesheet("tokens.css")
    light, _, dark = tokens.partition("@media (prefers-color-scheme: dark)")
    values = {name: " ".join(value.split()) for name, value in _VARIABLE.findall(light)}
    by_night = {**values, **dict(_VARIABLE.findall(dark))}
    coloured = "\n".join(rule for rule in rules.splitlines() if "var(--" in rule)
    return f"{_filled(rules, values)}\n@media (prefers-color-scheme: dark) {{\n{_filled(coloured, by_night)}\n}}"


def _filled(rules: str, values: dict[str, str]) -> str:
    return re.sub(r"var\(--([\w-]+)\)", lambda found: values[found[1]], rules)
