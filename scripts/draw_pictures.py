"""Draw the pictures of the README anew: docs/terminal.svg, docs/readout.png, docs/phone.png.

    python scripts/draw_pictures.py

They show a bundled sample, which is composed, as the program prints it now. The two PNGs need `chromium`, and
`pngquant` to be small; without a browser only the terminal is drawn.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from communique import load, read
from communique.model import Readout
from communique.surfaces import page_html, terminal

HOME = Path(__file__).parent.parent
SAMPLE = HOME / "src" / "communique" / "data" / "samples" / "en" / "shen-habashneh.txt"
DOCS = HOME / "docs"
LINES = 42
COLUMNS = 84
OPEN = "s4"
PAGES = {"readout.png": (1180, 900), "phone.png": (390, 900)}
"""Width and height of the pictures in pixels."""

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
    (DOCS / "terminal.svg").write_text(re.sub(r"<!--.*?-->\s*", "", svg), encoding="utf-8")


def draw_pages(readout: Readout, chromium: str) -> None:
    """The page with one sentence open, on a desk and on a phone; in a frame so tall that it does not scroll there."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(page_html.page([readout]), encoding="utf-8")
        for name, (width, height) in PAGES.items():
            frame = Path(folder) / "frame.html"
            style = f"border:0;width:{width}px;height:4000px"
            frame.write_text(f'<body style="margin:0"><iframe src="page.html#{OPEN}" style="{style}">')
            options = ["--headless", "--no-sandbox", "--hide-scrollbars", "--disable-lcd-text"]
            size, shot = f"--window-size={width},{height}", f"--screenshot={DOCS / name}"
            subprocess.run([chromium, *options, size, shot, frame.as_uri()], check=True, capture_output=True)
            if quantiser := shutil.which("pngquant"):
                subprocess.run([quantiser, "--force", "--ext", ".png", "128", str(DOCS / name)], check=True)


def main() -> None:
    """Draw whatever can be drawn on this machine."""
    [document] = load(str(SAMPLE))
    readout = read(document)
    draw_terminal(readout)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium:
        draw_pages(readout, chromium)
    else:
        print("no chromium: only docs/terminal.svg was drawn")


if __name__ == "__main__":
    main()
