"""The command line: options in, rooms called, exit codes out.

Only typer is imported here; each command imports its rooms when it runs, so that `--help` answers at once. What a
command raises becomes one line on standard error and the exit code that the error's class carries.
"""

from __future__ import annotations

import os
import signal
import sys
from threading import current_thread, main_thread
from typing import Annotated

import typer
import typer.main

from communique.errors import CommuniqueError
from communique.surfaces.cli import (
    commitments,
    compare,
    doctor,
    find,
    ingest,
    measure,
    meetings,
    positions,
    prove,
    read,
    serve,
    site,
    track,
)
from communique.surfaces.cli.output import STANDARD
from communique.surfaces.cli.talk import INTERRUPTED, NAME, complain, program_version

app = typer.Typer(
    help="Official diplomatic readouts as cited records: who met whom, who said what, for which side, in which words.",
    epilog="Exit codes: 0 all done; 1 done, but some inputs were refused; 2 wrong use; 3 nothing found, or a floor "
    "missed; 4 nothing could be done; 130 interrupted.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
app.command("read")(read.command)
app.command("evaluate")(measure.evaluate)
app.command("bench")(measure.bench)
app.command("ingest")(ingest.command)
app.command("search")(find.search)
app.command("show")(find.show)
app.command("versions")(find.versions)
app.command("stats")(find.stats)
app.command("meetings")(meetings.command)
app.command("pairs")(compare.pairs)
app.command("compare")(compare.compare)
app.command("verify")(prove.verify)
app.command("track")(track.command)
app.command("positions")(positions.command)
app.command("commitments")(commitments.command)
app.command("correct")(prove.correct)
app.command("corrections")(prove.corrections)
app.command("export")(prove.export)
app.command("serve")(serve.command)
app.command("site")(site.command)
app.command("doctor")(doctor.command)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"{NAME} {program_version()}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks; may stand anywhere on the line.")] = False,
) -> None:
    """Official diplomatic readouts as cited records: who met whom, who said what, for which side, in which words."""
    context.obj = debug


def main(arguments: list[str] | None = None) -> int:
    """Run one command line and return its exit code (0, 1, 2, 3, 4 or 130, as docs say)."""
    words = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in words
    line = ["--debug"] * debug + [word for word in words if word != "--debug"]
    command = typer.main.get_command(app)
    before = signal.signal(signal.SIGTERM, _stopped) if current_thread() is main_thread() else None
    try:
        with command.make_context(NAME, line) as context:
            command.invoke(context)
        sys.stdout.flush()
        return 0
    except typer.Exit as ended:
        return ended.exit_code
    except BrokenPipeError:
        _drop_output()
        return 0
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except Exception as error:
        if debug:
            raise
        return _failed(error)
    finally:
        if before is not None:
            signal.signal(signal.SIGTERM, before)


def _stopped(number: int, frame: object) -> None:
    """Whoever ends the program politely gets what Ctrl-C gets: half-written files go, what is kept stays."""
    raise KeyboardInterrupt


def _drop_output() -> None:
    """Send what is still held for standard output nowhere: its reader has left, or the disk is full."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _failed(error: Exception) -> int:
    """One line on standard error for whatever went wrong, and the exit code for it."""
    if isinstance(error, CommuniqueError):
        complain(str(error))
        if error.place == STANDARD:
            _drop_output()
        return error.exit_code
    if isinstance(error, typer.TyperException):
        return _misused(error)
    if isinstance(error, OSError):
        complain(f"{error.filename or 'the system'}: {error.strerror or error}")
    else:
        complain(f"this is a fault of the program: {type(error).__name__}: {error} (--debug shows where)")
    return 4


def _misused(error: typer.TyperException) -> int:
    """A wrong call as the parser reports it: the help itself when there was nothing to parse, else one line."""
    message = str(getattr(error, "format_message", error.__str__)())
    if message.startswith("Usage:"):
        print(message, file=sys.stderr)
        return 2
    command = getattr(getattr(error, "ctx", None), "command_path", NAME)
    complain(f"{message.rstrip('.').replace('Value error, ', '')} (see {command} --help)")
    return 2
