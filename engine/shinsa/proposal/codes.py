"""Every code a problem or a note on a proposal can carry. Programs rely on them: they are never renamed."""

from enum import StrEnum


class Code(StrEnum):
    """What is wrong with a proposal; the first group is about the document, the second about what it states."""

    TOO_LARGE = "too-large"
    EMPTY = "empty"
    BYTE_ORDER_MARK = "byte-order-mark"
    NUL_BYTE = "nul-byte"
    NOT_UTF8 = "not-utf8"
    TOO_DEEP = "too-deep"
    NOT_JSON = "not-json"
    NOT_AN_OBJECT = "not-an-object"
    DUPLICATE_KEY = "duplicate-key"
    NOT_A_NUMBER = "not-a-number"
    NUMBER_TOO_LONG = "number-too-long"
    LONE_SURROGATE = "lone-surrogate"

    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    WRONG_TYPE = "wrong-type"
    WRONG_CHOICE = "wrong-choice"
    OUT_OF_RANGE = "out-of-range"
    TOO_FINE = "too-fine"
    BAD_AMOUNT = "bad-amount"
    BAD_CURRENCY = "bad-currency"
    BAD_COUNTRY = "bad-country"
    BAD_DATE = "bad-date"
    BAD_TEXT = "bad-text"
    WRONG_LENGTH = "wrong-length"
    LIST_TOO_LONG = "list-too-long"
    NULL_ITEM = "null-item"
    UNKNOWN_FACT = "unknown-fact"
    NO_SUCH_ITEM = "no-such-item"


class NoteCode(StrEnum):
    """What happened to a fact that does not show in its value."""

    CURRENCY = "currency"
    STALE_EVIDENCE = "stale-evidence"
    AGEING_EVIDENCE = "ageing-evidence"
    FUTURE_EVIDENCE = "future-evidence"
    UNDATED_EVIDENCE = "undated-evidence"
    FROM_EVIDENCE = "from-evidence"
