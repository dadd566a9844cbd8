"""The inference `durable`: a network's clauses as rules of the durable-rules library, fired to their fixpoint.

The library sees nothing of a proposal or a ruleset, only numbers. Each code is a fact of our own making, its number
written as three digits; a rule joins constant patterns, one for each code it needs. A session holds one inference and
is thrown away; a first rule fires in each, because the library cannot end a session in which none did.
"""

import json
import threading
import weakref
from collections.abc import Sequence

from shinsa.errors import InternalError
from shinsa.inference.clauses import START, Clause, clauses_of
from shinsa.inference.library import rule_library
from shinsa.inference.limits import check_limits, digits
from shinsa.inference.network import Network
from shinsa.inference.order import check_count
from shinsa.values import Truth


class DurableInference:
    """Answers a network by durable-rules. Safe to share between threads; one inference runs at a time.

    Raises:
        EngineLimitError: the network needs more than the library bears, or rests on itself.
        ShinsaError: the library cannot be used here.
    """

    name = "durable"

    def __init__(self, network: Network) -> None:
        clauses = clauses_of(network)
        check_limits(clauses)
        needed = clauses.needed()
        self._network = network
        self._library = rule_library()
        self._lock = threading.Lock()
        self._open = False
        self._gives = tuple(clause.gives for clause in clauses.clauses)
        self._start = _fact(START)
        self._facts = tuple(_fact(code) if code in needed else None for code in range(clauses.codes))
        self._given = tuple((self._facts[rails.true], self._facts[rails.false]) for rails in clauses.parts)
        self._asked = tuple((rails.true, rails.false) for rails in clauses.propositions)
        self._handle = self._library.create_ruleset("network", _definition(clauses.clauses))
        weakref.finalize(self, self._library.delete_ruleset, self._handle)

    def infer(self, parts: Sequence[Truth]) -> tuple[Truth, ...]:
        """The truth of every proposition, given the truth of every part.

        Raises:
            InternalError: the library failed, or established both that a proposition is true and that it is false.
        """
        check_count(parts, self._network)
        with self._lock:
            established = self._session(parts)
        self._check_consistent(established)
        return tuple(
            True if true in established else False if false in established else None for true, false in self._asked
        )

    def _check_consistent(self, established: set[int]) -> None:
        rails = zip(self._network.names, self._asked, strict=True)
        both = [f"`{name}`" for name, codes in rails if established.issuperset(codes)]
        if both:
            raise InternalError(f"the inference `durable` found both true and false: {', '.join(both)}")

    def _session(self, parts: Sequence[Truth]) -> set[int]:
        """Every code established, in a session of its own. A session that could not be ended is never used again."""
        if self._open:
            raise InternalError("the inference `durable` was interrupted before and cannot go on")
        self._open = True
        established = {START}
        session = self._assert(self._start)
        if not self._fire(session, established):
            raise InternalError("the inference `durable` could not begin: its first rule did not fire")
        try:
            self._assert_parts(parts)
            self._fire(session, established)
        finally:
            self._library.delete_state(self._handle, None)
            self._open = False
        return established

    def _assert_parts(self, parts: Sequence[Truth]) -> None:
        for truth, (true, false) in zip(parts, self._given, strict=True):
            fact = true if truth is True else false if truth is False else None
            if fact is not None:
                self._assert(fact)

    def _assert(self, fact: str) -> int:
        outcome, session = self._library.assert_fact(self._handle, fact)
        if outcome:
            raise InternalError(f"the inference `durable` could not add the fact {fact}: outcome {outcome}")
        return session

    def _fire(self, session: int, established: set[int]) -> int:
        """Let rules fire until none is left; how many did."""
        library, handle, fired = self._library, self._handle, 0
        started = library.start_action_for_state(handle, session)
        firing = started and started[1]
        while firing:
            fired += 1
            for code in self._gives[_rule(firing)]:
                self._establish(code, established)
            firing = library.complete_and_start_action(handle, session)
        return fired

    def _establish(self, code: int, established: set[int]) -> None:
        if code not in established:
            established.add(code)
            fact = self._facts[code]
            if fact is not None:
                self._assert(fact)


def _rule(firing: str) -> int:
    """The number of the rule that fires: a firing begins `{"7":`."""
    return int(firing[2 : firing.index('"', 2)])


def _definition(clauses: Sequence[Clause]) -> str:
    return json.dumps({str(number): {"all": _patterns(clause)} for number, clause in enumerate(clauses)})


def _patterns(clause: Clause) -> list[dict[str, object]]:
    return [{f"m{place}": {"$and": [{name: 1} for name in digits(code)]}} for place, code in enumerate(clause.needs)]


def _fact(code: int) -> str:
    return json.dumps({"id": str(code), **dict.fromkeys(digits(code), 1)})
