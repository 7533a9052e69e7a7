"""`communique doctor`: what is installed, what is missing and how to get it."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from importlib import metadata, util
from typing import Annotated, Literal

import typer

from communique.surfaces.cli.talk import program_version


@dataclass(frozen=True, slots=True)
class Part:
    """A package the program uses: `needed` for everything, or for what `purpose` says."""

    package: str
    module: str
    purpose: str
    needed: bool = True


PARTS = (
    Part("ahocorasick-rs", "ahocorasick_rs", "finds thousands of phrases in one pass"),
    Part("msgspec", "msgspec", "reads JSON Lines and the data files"),
    Part("typer", "typer", "this command line"),
    Part("rich", "rich", "the page for the terminal"),
    Part("jinja2", "jinja2", "the page for the browser"),
    Part("selectolax", "selectolax", "reads HTML"),
    Part("httpx", "httpx", "fetches addresses"),
)


def command(
    format: Annotated[Literal["text", "json"], typer.Option(help="Lines for people, or one object.")] = "text",
) -> None:
    """Say which parts are there, which languages are read, and what to do about what is missing."""
    report = examine()
    print(_as_json(report) if format == "json" else _as_text(report))
    if report["missing"] or report["faults"]:
        raise typer.Exit(4)


def examine() -> dict[str, object]:
    """Versions, languages and faults as plain values; `missing` are package names, `faults` sentences."""
    from communique import lexicon
    from communique.errors import CommuniqueError

    parts: dict[str, str | None] = {
        part.package: metadata.version(part.package) if util.find_spec(part.module) else None for part in PARTS
    }
    faults: list[str] = []
    languages: dict[str, dict[str, int]] = {}
    for lang in lexicon.languages():
        try:
            known = lexicon.load(lang)
            languages[lang] = {"cues": len(known.cues), "states": len(known.states), "persons": len(known.persons)}
        except CommuniqueError as error:
            faults.append(str(error))
    return {
        "communique": program_version(),
        "python": platform.python_version(),
        "platform": f"{platform.system()} {platform.machine()}",
        "utf8": sys.stdout.encoding.lower().replace("-", "") == "utf8",
        "parts": parts,
        "missing": [package for package, version in parts.items() if version is None],
        "languages": languages,
        "faults": faults,
    }


def _as_json(report: dict[str, object]) -> str:
    from communique.export import jsonl

    return jsonl.encoded(report)


def _as_text(report: dict[str, object]) -> str:
    parts, languages = report["parts"], report["languages"]
    assert isinstance(parts, dict) and isinstance(languages, dict)
    lines = [f"communique {report['communique']}, Python {report['python']}, {report['platform']}"]
    for part in PARTS:
        version = parts[part.package]
        state = version or f"missing: pip install {part.package}"
        lines.append(f"  {part.package:<16} {state:<12} {part.purpose}")
    for lang, sizes in languages.items():
        lines.append(f"  reads {lang:<10} " + ", ".join(f"{size} {name}" for name, size in sizes.items()))
    faults = report["faults"]
    assert isinstance(faults, list)
    lines += [f"  fault: {fault}" for fault in faults]
    if not report["utf8"]:
        lines.append("  standard output is not UTF-8: set PYTHONUTF8=1 if names look broken")
    return "\n".join(lines)
