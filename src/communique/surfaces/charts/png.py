"""A picture as PNG, for slides and messages that take no SVG: drawn by resvg, an optional part that needs no system
library.

Letters come from the fonts of the computer, as in a browser.
"""

from __future__ import annotations

import re

from communique.errors import Impossible

_ZOOM = 2.0
_HAN = re.compile("[\u2e80-\ua000]")
_HAN_FACES = '"PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", '
_MISSING = "PNG needs resvg, which is not installed"


def png(svg: str) -> bytes:
    """The picture at twice its size, on its own ground. Impossible where the optional part is missing."""
    try:
        import resvg_py
    except ImportError as error:
        raise Impossible(_MISSING, hint='pip install "communique[pictures]", or --format svg') from error
    if _HAN.search(svg):
        svg = svg.replace("px system-ui,", f"px {_HAN_FACES}system-ui,")
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=_ZOOM))
