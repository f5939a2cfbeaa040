"""What can go wrong."""

from __future__ import annotations


class WuxingError(Exception):
    """Something was refused or failed; ``reason`` is the name of the program's typed cause."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(f"{reason}: {message}")
        self.reason = reason
        self.message = message


class ProgramLost(WuxingError):
    """The program cannot be started, or ended while an answer was due."""

    def __init__(self, message: str) -> None:
        super().__init__("PROGRAM_LOST", message)
