"""A comparison as plain values, the same for the command line, the addresses that end in .json, and Python."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from communique.analysis.comparing.compare import Comparison
from communique.analysis.comparing.pairs import issuer_of
from communique.analysis.comparing.translation import Translation
from communique.model import Readout


def record(comparison: Comparison) -> dict[str, Any]:
    """A comparison as plain values, with every quotation beside its index."""
    readouts = {"a": comparison.a, "b": comparison.b}
    return {
        **{side: _account(readout) for side, readout in readouts.items()},
        "points": [
            {
                "relation": point.relation,
                "a": list(point.a),
                "b": list(point.b),
                "topics": list(point.topics),
                "difference": point.difference,
                "differences": [asdict(one) for one in point.differences],
                "likeness": point.likeness,
                "quotes": {side: _contents(readout, getattr(point, side)) for side, readout in readouts.items()},
            }
            for point in comparison.points
        ],
        "shares": {side: [asdict(one) for one in found] for side, found in zip("ab", comparison.shares, strict=True)},
        "order": {side: list(topics) for side, topics in zip("ab", comparison.order, strict=True)},
        "one_sided": [asdict(one) for one in comparison.one_sided],
        "warnings": list(comparison.warnings),
        **(_translation(comparison.translation) if comparison.translation else {}),
    }


def _translation(found: Translation) -> dict[str, Any]:
    """Every sentence of two versions with its counterpart, and where their wordings part."""
    return {
        "sentences": [
            {"a": list(one.a or ()), "b": list(one.b or ()), "differ": list(one.differ), "moved": one.moved,
             "likeness": one.likeness}
            for one in found.sentences
        ],
        "variance": [asdict(one) for one in found.variance],
    }  # fmt: skip


def _account(readout: Readout) -> dict[str, Any]:
    document, engagement = readout.document, readout.engagement
    return {
        "id": document.id, "title": document.title, "issuer": issuer_of(readout), "lang": document.lang,
        "published": document.published, "url": document.url, "date": engagement.date if engagement else None,
        "sha256": document.sha256, "statements": len(readout.statements),
    }  # fmt: skip


def _contents(readout: Readout, indices: tuple[int, ...]) -> list[str]:
    return [readout.statements[i].content.of(readout.document.text) for i in indices]
