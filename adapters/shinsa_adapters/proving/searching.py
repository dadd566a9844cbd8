"""One search with one time limit: every step of it gets what time is left."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from time import monotonic

from shinsa.messages.message import Message
from shinsa.messages.teller import Said, Sayable, said
from shinsa_adapters.proving import catalogue
from shinsa_adapters.proving.terms import Bool, Model, Solver, truth, z3


class OutOfTimeError(Exception):
    """The solver came to no answer in the time there was; `why` says why, in every language."""

    def __init__(self, message: Message, **values: Sayable) -> None:
        self.why: Said = said(message, **values)
        super().__init__(self.why)


class Search:
    """A solver that stops when the time is up; the same steps give the same answers."""

    def __init__(self, milliseconds: int, holds: Iterable[Bool]) -> None:
        self._until = monotonic() + milliseconds / 1000
        self._solver: Solver = z3.Solver()
        self._solver.set("random_seed", 0)
        self.add(*holds)

    def add(self, *parts: Bool) -> None:
        """Something more that holds from now on."""
        self._solver.add(*[truth(part) for part in parts if part is not True])

    @contextmanager
    def supposing(self, *parts: Bool) -> Generator[None]:
        """Something that holds inside the block."""
        self._solver.push()
        self.add(*parts)
        try:
            yield
        finally:
            self._solver.pop()

    def model(self) -> Model | None:
        """A way in which everything holds, `None` where there is none; raises OutOfTimeError."""
        left = int((self._until - monotonic()) * 1000)
        if left <= 0:
            raise OutOfTimeError(catalogue.TIME_UP)
        self._solver.set("timeout", left)
        answer = self._solver.check()
        if answer == z3.unknown:
            raise OutOfTimeError(catalogue.SOLVER_SILENT, reason=self._solver.reason_unknown())
        return self._solver.model() if answer == z3.sat else None
