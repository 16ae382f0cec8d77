"""Joins the commands, and turns what they raise into the exit statuses of INTERFACE.md."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

import cyclopts
from rich.console import Console

from marsad import __version__
from marsad.cli import code, explain, gazetteer, lexicon, score
from marsad.errors import EXIT_DONE, EXIT_STATUS, EXIT_WRONG_USE, MarsadError

_INTERRUPTED = 130  # 128 + SIGINT, as shells report it


def build_app() -> cyclopts.App:
    """The application with all its commands."""
    stderr = Console(stderr=True)
    app = cyclopts.App(
        name="marsad",
        help="Reads Arabic news and codes who did what to whom, where, when, and according to whom.",
        version=f"marsad {__version__}",
        version_flags=["--version"],
        help_format="plaintext",
        error_console=stderr,
        result_action="return_value",
    )
    app.command(code.code)
    app.command(explain.explain)
    app.command(score.score)
    app.command(gazetteer.app())
    app.command(lexicon.app())
    return app


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status: 0 done, 1 some inputs failed, 2 wrong use."""
    signal.signal(signal.SIGTERM, _stop)
    sys.exit(run(arguments))


def _stop(number: int, _: object) -> None:
    """Leave through every `finally`, so that nothing half-written stays behind."""
    sys.exit(128 + number)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line on `arguments` (those of the process where None) and return the exit status."""
    app = build_app()
    try:
        status = app(arguments, exit_on_error=False, print_error=True)
        sys.stdout.flush()
    except cyclopts.CycloptsError:
        return EXIT_WRONG_USE
    except BrokenPipeError:
        _close_stdout()
        return EXIT_DONE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except MarsadError as error:
        print(f"marsad: {error}", file=sys.stderr)
        return next(status for kind, status in EXIT_STATUS.items() if isinstance(error, kind))
    return status if isinstance(status, int) else EXIT_DONE


def _close_stdout() -> None:
    """The reader of the pipe is gone (`| head`): keep the interpreter from complaining when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
