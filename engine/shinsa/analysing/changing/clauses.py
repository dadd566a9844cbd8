"""A growing set of clauses over numbered yes-or-no variables: what a SAT solver reads.

A literal is a variable's number, or its negative for *not*. `YES` is always true.
"""

from collections.abc import Iterable
from itertools import combinations

from shinsa.analysing.changing import catalogue
from shinsa.messages.teller import Said, said

YES = 1
NO = -YES
_PAIRWISE = 6


class TooLarge(Exception):  # noqa: N818  # an answer that cannot be had exactly, not an error
    """More cases than are counted out; `why` says of what, in each language."""

    def __init__(self, why: Said) -> None:
        super().__init__(why)
        self.why = why


class Clauses:
    """Clauses, each a list of literals of which one holds; `work` counts them, and more than `most` are refused."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._last = 1
        self.hard: list[list[int]] = [[YES]]
        self._joined: dict[tuple[int, ...], int] = {}

    @property
    def last(self) -> int:
        """The highest variable there is."""
        return self._last

    def new(self) -> int:
        """A new variable."""
        self._last += 1
        return self._last

    def add(self, *literals: int) -> None:
        """One of these holds."""
        if YES in literals:
            return
        if len(self.hard) >= self._most:
            raise TooLarge(said(catalogue.TOO_MANY_CLAUSES, most=self._most))
        # each once: of a literal written twice a solver does not say that it follows
        self.hard.append([literal for literal in dict.fromkeys(literals) if literal != NO])

    def every(self, literals: Iterable[int]) -> int:
        """A literal that holds exactly where all of these do."""
        wanted = sorted({literal for literal in literals if literal != YES})
        if not wanted:
            return YES
        if NO in wanted or any(-literal in wanted for literal in wanted if literal > 0):
            return NO
        if len(wanted) == 1:
            return wanted[0]
        key = tuple(wanted)
        found = self._joined.get(key)
        if found is None:
            found = self._joined[key] = self.new()
            for literal in wanted:
                self.add(-found, literal)
            self.add(found, *(-literal for literal in wanted))
        return found

    def some(self, literals: Iterable[int]) -> int:
        """A literal that holds exactly where one of these does."""
        return -self.every(-literal for literal in literals)

    def one(self, literals: list[int]) -> None:
        """Exactly one of these holds."""
        self.add(*literals)
        self.at_most_one(literals)

    def at_most_one(self, literals: list[int]) -> None:
        """No two of these hold."""
        if len(literals) <= _PAIRWISE:
            for one, other in combinations(literals, 2):
                self.add(-one, -other)
            return
        seen = literals[0]
        for literal in literals[1:]:
            self.add(-seen, -literal)
            after = self.new()
            self.add(-seen, after)
            self.add(-literal, after)
            seen = after
