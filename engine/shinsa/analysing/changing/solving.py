"""The cheapest way to meet requirements: MaxSAT by python-sat's RC2, loaded only when asked for."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self, cast

from shinsa.analysing.changing import catalogue
from shinsa.analysing.changing.clauses import YES, Clauses, TooLarge
from shinsa.catalogue import WITH_HINT
from shinsa.errors import ShinsaError
from shinsa.messages.teller import said

MOST_CONFLICTS = 20_000
"""How often the solver may run into a contradiction before it gives up: work is counted, not timed."""


class AnalysisMissingError(ShinsaError):
    """The optional libraries that analysis needs are not installed."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A literal that is better true, by so much."""

    literal: int
    weight: int


def _module(name: str) -> Any:  # noqa: ANN401  python-sat has no types
    try:
        return importlib.import_module(name)
    except ImportError as error:
        message = said(catalogue.NEEDS_PYTHON_SAT)
        raise AnalysisMissingError(said(WITH_HINT, message=message, hint="pip install 'shinsa[analysis]'")) from error


class Solver:
    """Clauses with wishes; `best` answers again and again, each time with what was forbidden or required since."""

    def __init__(self, clauses: Clauses, wishes: Sequence[Wish], wanted: Sequence[int] = ()) -> None:
        formula = _module("pysat.formula").WCNF()
        wished = wishes or (Wish(YES, 1),)  # it cannot do without one
        formula.hard = [*clauses.hard, *([literal] for literal in wanted)]  # clause by clause takes long
        formula.soft = [[wish.literal] for wish in wished]
        formula.wght = [wish.weight for wish in wished]
        formula.topw += sum(formula.wght)
        formula.nv = clauses.last
        self._rc2 = _module("pysat.examples.rc2").RC2Stratified(
            formula, solver="g4", adapt=True, exhaust=False, nohard=True
        )
        self._rc2._call_oracle = self._within_budget  # noqa: SLF001  # the one door through which it asks its solver
        self._rc2.oracle.conf_budget(MOST_CONFLICTS)

    def _within_budget(self, assumptions: Sequence[int] = (), expect_interrupt: bool = False) -> bool:  # noqa: FBT001, FBT002, ARG002  # RC2's own signature
        """What RC2 asks of its solver, until the contradictions of all its calls are used up."""
        answer = self._rc2.oracle.solve_limited(assumptions=list(assumptions))
        if answer is None:
            raise TooLarge(said(catalogue.TOO_MANY_CONTRADICTIONS, most=MOST_CONFLICTS))
        return bool(answer)

    def best(self) -> frozenset[int] | None:
        """The literals of a cheapest way, `None` where there is none."""
        model = self._rc2.compute()
        return None if model is None else frozenset(model)

    def forbid(self, literals: Sequence[int]) -> None:
        """Not all of these again."""
        self._rc2.add_clause([-literal for literal in literals])

    def require(self, literal: int) -> None:
        """This too from now on."""
        self._rc2.add_clause([literal])

    def close(self) -> None:
        """Free the solver."""
        self._rc2.delete()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Propagator:
    """What follows from literals by clauses, most of it without a search."""

    def __init__(self, clauses: Clauses) -> None:
        # a solver names only what follows from what is assumed: so that what always holds is named too, it is assumed
        self._always = clauses.last + 1
        hard = [clause if len(clause) > 1 else [*clause, -self._always] for clause in clauses.hard]
        self._hard = hard
        self._solver = _module("pysat.solvers").Solver(name="g4", bootstrap_with=hard)
        self._searching: Any = None  # another, since what one has learned it no longer names as following

    def following(self, literals: Sequence[int]) -> frozenset[int] | None:
        """Every literal that follows; `None` where they cannot hold together."""
        possible, known = self._solver.propagate(assumptions=[self._always, *literals])
        return frozenset(cast("list[int]", known)) if possible else None

    def possible(self, literals: Sequence[int]) -> bool:
        """Whether they can hold together; here it does search."""
        if self._searching is None:
            self._searching = _module("pysat.solvers").Solver(name="g4", bootstrap_with=self._hard)
        return bool(self._searching.solve(assumptions=[self._always, *literals]))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()
        if self._searching is not None:
            self._searching.delete()


def core(clauses: Clauses, wanted: Sequence[int]) -> tuple[int, ...]:
    """Literals among `wanted` that cannot all hold, none of them needless; empty where they can."""
    with _module("pysat.solvers").Solver(name="g4", bootstrap_with=clauses.hard) as solver:
        if solver.solve(assumptions=list(wanted)):
            return ()
        blamed = frozenset(cast("list[int]", solver.get_core() or []))
        left = [literal for literal in wanted if literal in blamed]
        for literal in list(left):
            without = [other for other in left if other != literal]
            if not solver.solve(assumptions=without):
                left = without
        return tuple(left)
