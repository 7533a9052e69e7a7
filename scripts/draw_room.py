"""Draw the pictures of the reading room anew: docs/pictures/room-*.webp.

    python scripts/draw_room.py [NAME…]

They show a composed archive (`decade.py` and the accounts of the browser's tests) as `communique serve` shows it now.
Needs Playwright and Debian's `chromium`; Chromium itself writes WebP, which keeps a page of text under 100 KB.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

HOME = Path(__file__).parent.parent
sys.path[:0] = [str(HOME), str(HOME / "scripts")]

import decade  # noqa: E402
from tests.browser import accounts  # noqa: E402

TARGET = HOME / "docs" / "pictures"
LARGEST = 150_000
"""Bytes that a picture may have."""
_QUALITY, _SCALE = 80, 1.25
_DESK, _PHONE = (1280, 960), (390, 844)


class Picture(NamedTuple):
    """A page and how it is shown: address, size of the window, and colours."""

    address: str
    size: tuple[int, int] = _DESK
    dark: bool = False


PICTURES = {
    "home": Picture("/"),
    "readout": Picture(f"/readouts/{accounts.CHINA}#s3"),
    "compare": Picture(f"/compare/{accounts.CHINA}/{accounts.NORWAY}"),
    "phrase": Picture("/phrases/mutual-respect"),
    "positions": Picture("/positions"),
    "search": Picture("/search?q=northern"),
    "phone": Picture(f"/readouts/{accounts.NORWAY}#s2", _PHONE),
    "dark": Picture(f"/readouts/{accounts.CHINA_ZH}#s2", dark=True),
}


def main() -> None:
    """Draw what the command line names, or everything."""
    wanted = sys.argv[1:] or list(PICTURES)
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, serving(_archive(Path(folder))) as room, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in wanted:
            size = draw(browser, room, PICTURES[name], TARGET / f"room-{name}.webp")
            print(f"room-{name}.webp: {size:,} bytes{'' if size <= LARGEST else ', too large'}")
        browser.close()


def _archive(folder: Path) -> Path:
    path = folder / "pictures.db"
    decade.fill(path)
    accounts.fill(path, HOME / "src" / "communique" / "data" / "samples")
    return path


def draw(browser: Any, room: str, picture: Picture, target: Path) -> int:
    """One picture, of what the window shows; its size in bytes."""
    width, height = picture.size
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if picture.dark else "light",
        device_scale_factor=_SCALE,
    )  # fmt: skip
    page.goto(room + picture.address)
    page.evaluate("window.scrollTo(0, 0)")
    shot = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": _QUALITY})
    target.write_bytes(base64.b64decode(shot["data"]))
    page.close()
    return target.stat().st_size


@contextmanager
def serving(archive: Path) -> Iterator[str]:
    """The reading room over an archive for as long as the block lasts; its address."""
    command = [sys.executable, "-m", "communique", "serve", "--archive", str(archive), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stdout
        try:
            address = server.stdout.readline().strip().rstrip("/")
            while not _answers(address):
                time.sleep(0.1)
            yield address
        finally:
            server.terminate()


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/healthz") as answer:
            return bool(answer.status == 200)
    except URLError:
        return False


if __name__ == "__main__":
    main()
