"""The state every input ends in, and the errors that give one."""

from enum import StrEnum


class State(StrEnum):
    """What became of one input; each input ends in exactly one."""

    PARSED = "parsed"
    PARTIAL = "partial"
    NO_TEXT = "no_text"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"
    UNSUPPORTED = "unsupported"
    NOT_A_REPORT = "not_a_report"
    DUPLICATE = "duplicate"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    MEMORY = "memory"
    ERROR = "error"


class ReadError(Exception):
    """A file that cannot be read, with the state it ends in and a reason a person can act on."""

    def __init__(self, state: State, reason: str) -> None:
        super().__init__(reason)
        self.state = state
        self.reason = reason
