"""The exception tree of marsad. Everything raised on purpose is a `MarsadError`."""

from __future__ import annotations


class MarsadError(Exception):
    """Base of all errors that marsad raises on purpose; its text is fit to show to a user."""


class UsageError(MarsadError):
    """The caller asked for something that cannot be done (unknown format, bad date)."""


class InputError(MarsadError):
    """One input (file, row) cannot be read. `source` names it as the user would."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class DataError(MarsadError):
    """A data file of marsad breaks its own rules. Names the file and the line."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


EXIT_DONE, EXIT_SOME_FAILED, EXIT_WRONG_USE = 0, 1, 2

# The one table from error to exit status (INTERFACE.md, "Commands").
EXIT_STATUS: dict[type[MarsadError], int] = {
    UsageError: EXIT_WRONG_USE,
    InputError: EXIT_SOME_FAILED,
    DataError: EXIT_SOME_FAILED,
    MarsadError: EXIT_SOME_FAILED,
}
