"""`communique doctor`: what is installed, what is missing and how to get it; and how an archive stands."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from importlib import metadata, util
from typing import Annotated, Literal

import typer

from communique.surfaces.cli.archive_options import Address, opened
from communique.surfaces.cli.talk import NAME, program_version

PARTS = {
    "ahocorasick-rs": ("ahocorasick_rs", "finds thousands of phrases in one pass"),
    "msgspec": ("msgspec", "reads JSON Lines and the data files"),
    "typer": ("typer", "this command line"),
    "rich": ("rich", "the page for the terminal"),
    "jinja2": ("jinja2", "the page for the browser"),
    "selectolax": ("selectolax", "reads HTML"),
    "httpx": ("httpx", "fetches addresses"),
    "starlette": ("starlette", "answers for the reading room"),
    "granian": ("granian", "serves it"),
}
"""Package → the module it brings and what it is for."""
OPTIONAL = {
    "psycopg": ("psycopg", "archives on a PostgreSQL server", "psycopg[binary]"),
    "pyarrow": ("pyarrow", "exports Parquet", "pyarrow"),
    "pandas": ("pandas", "results as pandas frames", "pandas"),
    "polars": ("polars", "results as polars frames", "polars"),
    "resvg-py": ("resvg_py", "pictures as PNG", "resvg-py"),
}
"""Package that may be missing → the module it brings, what it is for, and what pip is to install."""


@dataclass(frozen=True, slots=True)
class Report:
    """`parts` maps a package to its version, None where it is missing; `languages` a language to the sizes of its
    vocabularies; `faults` are data files that cannot be read; `utf8` tells whether standard output is UTF-8. `optional`
    are parts that nothing needs, `archive` the counts of the archive asked about, None where none was."""

    communique: str
    python: str
    platform: str
    utf8: bool
    parts: dict[str, str | None]
    optional: dict[str, str | None]
    languages: dict[str, dict[str, int]]
    faults: list[str]
    archive: dict[str, int] | None = None

    @property
    def well(self) -> bool:
        """Whether everything that is needed is there."""
        return not self.faults and None not in self.parts.values()


def command(
    archive: Address = "",
    format: Annotated[Literal["text", "json"], typer.Option(help="Lines for people, or one object.")] = "text",
) -> None:
    """Say what is installed, what is read, what is missing; with an archive, how it stands."""
    report = examined()
    if archive:
        with opened(archive) as store:
            counted = asdict(store.stats())
        report = replace(report, archive={name: n for name, n in counted.items() if isinstance(n, int)})
    if format == "json":
        from communique.export import jsonl

        print(jsonl.encoded(asdict(report)))
    else:
        print("\n".join(_lines(report)))
    if not report.well:
        raise typer.Exit(4)


def examined() -> Report:
    """What this installation is made of."""
    from communique import lexicon
    from communique.errors import CommuniqueError

    faults: list[str] = []
    languages: dict[str, dict[str, int]] = {}
    for lang in lexicon.languages():
        try:
            known = lexicon.load(lang)
        except CommuniqueError as error:
            faults.append(str(error))
        else:
            languages[lang] = {"cues": len(known.cues), "topics": len(known.topics), "states": len(known.states)}
    return Report(
        communique=program_version(),
        python=platform.python_version(),
        platform=f"{platform.system()} {platform.machine()}",
        utf8=sys.stdout.encoding.lower().replace("-", "") == "utf8",
        parts={name: _found(name, module) for name, (module, _) in PARTS.items()},
        optional={name: _found(name, module) for name, (module, _, _) in OPTIONAL.items()},
        languages=languages,
        faults=faults,
    )


def _found(package: str, module: str) -> str | None:
    return metadata.version(package) if util.find_spec(module) else None


def _lines(report: Report) -> Iterator[str]:
    yield f"{NAME} {report.communique}, Python {report.python}, {report.platform}"
    for name, (_, purpose) in PARTS.items():
        yield f"  {name:<16} {report.parts[name] or f'missing: pip install {name}':<12} {purpose}"
    for name, (_, purpose, wanted) in OPTIONAL.items():
        found = report.optional[name]
        here = f"{found:<12} {purpose}" if found else f"not here: {purpose} (pip install {wanted!r})"
        yield f"  {name:<16} {here}"
    for lang, sizes in report.languages.items():
        yield f"  reads {lang:<10} " + ", ".join(f"{size} {kind}" for kind, size in sizes.items())
    for fault in report.faults:
        yield f"  fault: {fault}"
    if report.archive is not None:
        counts = ", ".join(f"{n:,} {name}" for name, n in report.archive.items())
        yield f"  archive          {counts}; communique verify --archive … re-checks every span"
    if not report.utf8:
        yield "  standard output is not UTF-8: set PYTHONUTF8=1 if names look broken"
