"""What goes wrong, as exceptions."""

from __future__ import annotations


class RuleError(ValueError):
    """A rule file that cannot be used.

    The message has a line for every mistake, each with its place (``newsroom/turnout.toml:3:1: ...``); the attributes tell that of the first.

    Attributes:
        file: the file, as it was named; None where that is not known.
        line: its line, from 1; None for a mistake of the whole file.
        column: the character in that line, from 1; None likewise.
    """

    def __init__(self, message: str, file: str | None = None, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message, file, line, column)
        self.file, self.line, self.column = file, line, column

    def __str__(self) -> str:
        return str(self.args[0])


class SourceWarning(UserWarning):
    """A text that is not read as its author may think: another language, or a comment for gainsay that cannot be followed."""
