"""What the durable-rules library bears, checked before it is asked: beyond, it loops for ever or dies.

The figures are the library's own constants (version 2.0.28) or were measured on it, but for the number of patterns,
which bounds memory: a session takes some 12 kB for each pattern, and the library does not look whether it got them.
"""

from collections import Counter
from dataclasses import dataclass
from functools import reduce

from shinsa.catalogue import WITH_HINT
from shinsa.errors import EngineLimitError
from shinsa.inference import catalogue
from shinsa.inference.clauses import Clauses
from shinsa.messages.message import Message
from shinsa.messages.teller import Said, said


@dataclass(frozen=True, slots=True)
class Limit:
    """Something the library bears only so many of."""

    what: Message
    most: int
    remedy: Message = catalogue.SPLIT_THE_RULESET


RULES = Limit(catalogue.LIMITED_RULES, 4096)
PATTERNS = Limit(catalogue.LIMITED_PATTERNS, 10_000)
FACTS = Limit(catalogue.LIMITED_NUMBERS, 40_188)
NEEDS = Limit(catalogue.LIMITED_NEEDS, 16, catalogue.SPLIT_THE_CONDITION)
USERS = Limit(catalogue.LIMITED_USERS, 255, catalogue.FEWER_ON_ONE)
SIBLINGS = Limit(catalogue.LIMITED_SIBLINGS, 511)


def digits(code: int) -> tuple[str, str, str]:
    """A code in three digits, each a name of its own: 300 is `x1`, `y2`, `zc`.

    Three short steps find the patterns of a fact, where thousands of patterns would else stand side by side. A fact has
    one name on each step; the library bears 64 constants that are true of one fact.
    """
    return f"x{code >> 8:x}", f"y{code >> 4 & 15:x}", f"z{code & 15:x}"


def check_limits(clauses: Clauses) -> None:
    """Refuse clauses the library cannot bear.

    Raises:
        EngineLimitError: naming each limit passed, by how much, and the remedy.
    """
    passed = [_told(limit, size) for limit, size in sizes(clauses).items() if size > limit.most]
    if passed:
        raise EngineLimitError(reduce(_both, passed))


def sizes(clauses: Clauses) -> dict[Limit, int]:
    """What the clauses need of everything that is limited."""
    needs = [clause.needs for clause in clauses.clauses]
    return {
        RULES: len(needs),
        PATTERNS: sum(map(len, needs)),
        FACTS: max(clauses.needed()),
        NEEDS: max(map(len, needs)),
        USERS: max(Counter(code for several in needs for code in several).values()),
        SIBLINGS: max(16, len({digits(code)[0] for code in clauses.needed()})),
    }


def _told(limit: Limit, size: int) -> Said:
    message = said(catalogue.BEARS_AT_MOST, most=limit.most, what=said(limit.what), size=size)
    return said(WITH_HINT, message=message, hint=said(limit.remedy))


def _both(first: Said, second: Said) -> Said:
    return said(catalogue.LIMIT_AFTER_LIMIT, first=first, second=second)
