"""What the durable-rules library bears, checked before it is asked: beyond, it loops for ever or dies.

The figures are the library's own constants (version 2.0.28) or were measured on it, but for the number of patterns,
which bounds memory: a session takes some 12 kB for each pattern, and the library does not look whether it got them.
"""

from collections import Counter
from dataclasses import dataclass

from shinsa.errors import EngineLimitError
from shinsa.inference.clauses import Clauses

_SPLIT = "split the ruleset in two, or let fewer rules rest on conclusions"


@dataclass(frozen=True, slots=True)
class Limit:
    """Something the library bears only so many of."""

    what: str
    most: int
    remedy: str = _SPLIT


RULES = Limit("rules", 4096)
PATTERNS = Limit("patterns in all rules together", 10_000)
FACTS = Limit("numbers for facts", 40_188)
NEEDS = Limit("facts in one match", 16, "split the widest condition into conclusions")
USERS = Limit("rules that read one fact", 255, "let fewer rules rest on the same conclusion")
SIBLINGS = Limit("patterns side by side", 511)


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
        raise EngineLimitError("\n".join(passed))


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


def _told(limit: Limit, size: int) -> str:
    return (
        f"the inference `durable` bears at most {limit.most:,} {limit.what}; this ruleset needs {size:,}\n"
        f"  hint: {limit.remedy}"
    )
