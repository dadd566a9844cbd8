"""Laws: what a ruleset claims of itself, and what is proved when it is checked."""

from dataclasses import dataclass, field
from enum import StrEnum

from shinsa.errors import Place
from shinsa.language.tree import Node


class Better(StrEnum):
    """Which of two values of a fact is the better one."""

    MORE = "more"
    LESS = "less"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Law:
    """A better value of `fact`, all else the same, never hurts: no worse verdict, no lower end of the score.

    `better` is a direction (later days are more), or choices from the worst to the best. For a field of a list's items
    (`offtakes[].share`) one item gets better, and `where` (over `item`, `tree` its typed tree) holds of it before and
    after.
    """

    id: str
    fact: str
    better: Better | tuple[str, ...]
    where: str | None
    message: str
    at: Place
    tree: Node | None = field(default=None, metadata={"digest": False})
