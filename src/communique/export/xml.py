"""Text as XML 1.0 may carry it."""

from __future__ import annotations

import re

_NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def xml(text: str) -> str:
    """The text escaped for content and for attributes in double quotes; what XML forbids becomes U+FFFD."""
    return _NO_CHARACTER.sub("\ufffd", text).translate(_ESCAPES)
