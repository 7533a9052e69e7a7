"""Draw the picture of the terminal anew: docs/pictures/terminal.svg.

    python scripts/draw_terminal.py

It shows a bundled sample, which is composed, as the program prints it now.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from communique import load, read
from communique.model import Readout
from communique.surfaces import terminal

HOME = Path(__file__).parent.parent
SAMPLE = HOME / "src" / "communique" / "data" / "samples" / "en" / "shen-habashneh.txt"
PICTURE = HOME / "docs" / "pictures" / "terminal.svg"
LINES = 42
COLUMNS = 84

INK, PAPER = (29, 31, 34), (251, 250, 247)
ANSI = [INK, (176, 42, 42), (46, 110, 60), (156, 76, 14), (11, 93, 143), (92, 84, 112), (11, 93, 143), (93, 97, 104)]
THEME = TerminalTheme(PAPER, INK, ANSI, ANSI)


def draw_terminal(readout: Readout) -> None:
    """The first lines of the terminal's page, without the web font that the usual template asks for."""
    os.environ.update(TERM="xterm", COLORTERM="")
    lines = terminal.page(readout, width=COLUMNS, coloured=True).split("\n")[:LINES]
    console = Console(record=True, width=COLUMNS, file=open(os.devnull, "w"), force_terminal=True)  # noqa: SIM115
    console.print(Text.from_ansi("\n".join(lines)))
    svg = console.export_svg(title=f"communique read {SAMPLE.name}", theme=THEME)
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace("Fira Code", "ui-monospace")
    PICTURE.write_text(re.sub(r"<!--.*?-->\s*", "", svg), encoding="utf-8")


def main() -> None:
    """Read the sample and draw its page."""
    [document] = load(str(SAMPLE))
    draw_terminal(read(document))


if __name__ == "__main__":
    main()
