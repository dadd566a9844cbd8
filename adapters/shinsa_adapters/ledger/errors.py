"""What can go wrong with a ledger, with words for the user.

LedgerError
├── LedgerUnavailableError   the store cannot be read or written now: full or read-only disk, database gone, closing
├── LedgerLockedError        another process writes this ledger
├── NotALedgerError          nothing is there, or it is something else, or a newer shinsa made it
├── IdempotencyError         the idempotency key was used with another body
├── MarkConflictError        a mark does not hold what the change expected
├── EntryError               an entry cannot be kept as it is, or its id is taken
├── UnknownEntryError        no entry has that id or position
├── QueryError               a filter or cursor means nothing
├── DecisionError            a human decision breaks a rule
├── SigningKeyError          a key file cannot be used, or is the wrong key
└── TamperedError            the ledger is not the one that was signed; `position` is the first bad entry, where known
"""

from shinsa.errors import ShinsaError


class LedgerError(ShinsaError):
    """Root of what a ledger raises on purpose."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(f"{message}\n  hint: {hint}" if hint else message)
        self.message = message
        self.hint = hint


class LedgerUnavailableError(LedgerError):
    """The store cannot be read or written now; the same call may succeed later.

    What was not acknowledged may or may not be kept: asking again with the same idempotency key is safe.
    """


class LedgerLockedError(LedgerError):
    """Another process writes this ledger."""


class NotALedgerError(LedgerError):
    """Nothing is there, it is something else, or a newer shinsa made it."""


class IdempotencyError(LedgerError):
    """The idempotency key was used before, with another body."""


class MarkConflictError(LedgerError):
    """A mark does not hold what the change expected."""


class EntryError(LedgerError):
    """An entry cannot be kept as it is, or its id is taken."""


class UnknownEntryError(LedgerError):
    """No entry has that id or position."""


class QueryError(LedgerError):
    """A filter or cursor means nothing."""


class DecisionError(LedgerError):
    """A human decision breaks a rule."""


class SigningKeyError(LedgerError):
    """A key file cannot be used, or is not the key that is needed."""


class TamperedError(LedgerError):
    """The ledger is not the one that was signed; `position` is the first bad entry, where known."""

    def __init__(self, message: str, position: int | None = None, hint: str | None = None) -> None:
        super().__init__(message, hint)
        self.position = position
