"""From the cheapest answer to the next, so that none makes all the dear changes that an earlier one makes.

Such an answer leaves a dear path of each earlier one as it stands. So an answer is left behind in as many ways as it
has dear paths: the first way holds the first of them, the second holds the second and is there for answers that change
the first, and so on. No two ways are there for the same answers, and each is looked at only when nothing that is known
is cheaper.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Generic, Protocol, TypeVar

from shinsa.analysing.changing import catalogue
from shinsa.analysing.changing.clauses import TooLarge
from shinsa.messages.teller import said

MOST_ASKED = 400
"""How many questions are asked to find answers about one proposal."""


class Found(Protocol):
    """An answer, as far as going on from it takes it."""

    @property
    def paths(self) -> frozenset[str]:
        """What is changed."""
        ...

    @property
    def dearest(self) -> frozenset[str]:
        """Which of these another answer has to leave, one at least, to be of another kind."""
        ...

    @property
    def weight(self) -> int:
        """How dear it is."""
        ...


_F = TypeVar("_F", bound=Found)


@dataclass(order=True, slots=True)
class _Way(Generic[_F]):
    """Paths held, for answers that change those in `moved`. `weight` is that of its answer, or none is lighter."""

    weight: int
    order: int
    held: frozenset[str] = field(compare=False)
    moved: frozenset[str] = field(compare=False)
    answer: _F | None = field(compare=False, default=None)


class Branches(Generic[_F]):
    """Answers one by one. `ask` gives the cheapest answer with paths held, or `None` where there is none.

    `asked` counts how often it was asked.
    """

    def __init__(self, ask: Callable[[frozenset[str]], _F | None]) -> None:
        self._ask = ask
        self.asked = 0
        self._queue: list[_Way[_F]] = []
        self._ways = 0
        self._never: list[frozenset[str]] = []
        self._best: list[tuple[frozenset[str], _F]] = []
        self._told: list[frozenset[str]] = []

    def answers(self) -> Iterator[_F]:
        """Answers, cheapest first, none of which makes all the dear changes of one before it.

        Raises TooLarge where finding the next takes too many questions.
        """
        self._offer(0, frozenset(), frozenset())
        while self._queue:
            way = heappop(self._queue)
            if way.answer is None:
                self._look(way)
                continue
            paths = next((told for told in self._told if told <= way.answer.paths), None)
            if paths is None:
                paths = way.answer.dearest
                self._told.append(paths)
                yield way.answer
            self._leave(way, paths)

    def _offer(self, weight: int, held: frozenset[str], moved: frozenset[str], answer: _F | None = None) -> None:
        self._ways += 1
        heappush(self._queue, _Way(weight, self._ways, held, moved, answer))

    def _leave(self, way: "_Way[_F]", paths: frozenset[str]) -> None:
        """Every way to leave one of the paths as it stands."""
        moved = way.moved
        for path in sorted(paths):
            if path not in moved:
                self._offer(way.weight, way.held | {path}, moved)
                moved |= {path}

    def _look(self, way: "_Way[_F]") -> None:
        """Find the answer of a way."""
        if any(never <= way.held for never in self._never):
            return
        answer = self._known(way.held) or self._asked(way.held)
        if answer is None:
            self._never.append(way.held)
        else:
            self._offer(answer.weight, way.held, way.moved, answer)

    def _known(self, held: frozenset[str]) -> _F | None:
        """The cheapest answer with fewer paths held, where it leaves all of these as they stand."""
        return next((answer for fewer, answer in self._best if fewer <= held and not held & answer.paths), None)

    def _asked(self, held: frozenset[str]) -> _F | None:
        self.asked += 1
        if self.asked > MOST_ASKED:
            raise TooLarge(said(catalogue.TOO_MANY_QUESTIONS, most=MOST_ASKED))
        answer = self._ask(held)
        if answer is not None:
            self._best.append((held, answer))
        return answer
