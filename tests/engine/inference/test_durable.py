"""How `durable` treats its library, and what it does when the library misbehaves."""

import gc
import json
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType
from typing import Any

import pytest

from shinsa.errors import InternalError
from shinsa.inference.direct import DirectInference
from shinsa.inference.durable import DurableInference
from shinsa.inference.library import rule_library
from shinsa.inference.network import Conjunction, Derived, Disjunction, Network, Part
from strategies.networks import random_network, random_parts, seeded

NETWORK = Network(
    3, ("conclusion.firm", "conclusion.sited"), (Conjunction((Part(0), Part(1))), Disjunction((Derived(0), Part(2))))
)


LIBRARY = rule_library()


class Spy(ModuleType):
    """Stands in for the library: keeps every call and passes it on, or does something else `instead`."""

    def __init__(self) -> None:
        super().__init__("durable_rules_engine")
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.instead: dict[str, Callable[..., Any]] = {}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def passed_on(*given: object) -> object:
            self.calls.append((name, given))
            return self.instead.get(name, getattr(LIBRARY, name))(*given)

        return passed_on


@pytest.fixture
def spy(monkeypatch: pytest.MonkeyPatch) -> Spy:
    spy = Spy()
    monkeypatch.setitem(sys.modules, "durable_rules_engine", spy)
    return spy


def calls(spy: Spy, name: str) -> list[tuple[Any, ...]]:
    return [given for called, given in spy.calls if called == name]


def test_only_the_sound_part_of_the_library_is_called(spy: Spy) -> None:
    DurableInference(NETWORK).infer((True, None, False))
    assert {name for name, _ in spy.calls} <= {
        "create_ruleset",
        "assert_fact",
        "start_action_for_state",
        "complete_and_start_action",
        "delete_state",
        "delete_ruleset",
    }


def test_the_library_sees_constants_only_and_no_name_of_the_ruleset(spy: Spy) -> None:
    DurableInference(NETWORK).infer((True, True, False))
    [(_, definition)] = calls(spy, "create_ruleset")
    for number, rule in json.loads(definition).items():
        assert number.isdecimal()
        assert list(rule) == ["all"]
        for place, pattern in enumerate(rule["all"]):
            [(alias, condition)] = pattern.items()
            assert alias == f"m{place}"
            assert [list(constant.values()) for constant in condition["$and"]] == [[1]] * 3
    for _, fact in calls(spy, "assert_fact"):
        assert list(json.loads(fact).values())[1:] == [1, 1, 1]


def test_each_fact_is_added_once_and_only_if_a_rule_reads_it(spy: Spy) -> None:
    inference = DurableInference(Network(3, ("a", "b"), (Part(0), Conjunction((Derived(0), Part(0))))))
    inference.infer((True, True, True))
    facts = [json.loads(fact)["id"] for _, fact in calls(spy, "assert_fact")]
    assert facts == ["0", "1", "7"], "the start, part 0 is true, proposition 0 is true"


def test_a_session_ends_with_each_inference(spy: Spy) -> None:
    inference = DurableInference(NETWORK)
    for _ in range(3):
        inference.infer((None, None, None))
    assert len(calls(spy, "delete_state")) == 3


def test_thousands_of_sessions_do_not_use_up_the_thousand_the_library_has() -> None:
    inference = DurableInference(NETWORK)
    assert {inference.infer((True, None, None)) for _ in range(3000)} == {(None, None)}


def test_a_dropped_inference_frees_its_rules(spy: Spy) -> None:
    inference = DurableInference(NETWORK)
    assert not calls(spy, "delete_ruleset")
    del inference
    gc.collect()
    assert len(calls(spy, "delete_ruleset")) == 1


def test_four_threads_may_share_an_inference() -> None:
    random = seeded(7)
    network = random_network(seeded(3))
    durable, direct = DurableInference(network), DirectInference(network)
    asked = [random_parts(random, network.parts) for _ in range(800)]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(durable.infer, asked)) == [direct.infer(parts) for parts in asked]


def test_four_threads_may_each_have_an_inference() -> None:
    def differing(seed: int) -> int:
        random = seeded(seed)
        network = random_network(random)
        durable, direct = DurableInference(network), DirectInference(network)
        asked = [random_parts(random, network.parts) for _ in range(200)]
        return sum(durable.infer(parts) != direct.infer(parts) for parts in asked)

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(differing, range(4))) == [0, 0, 0, 0]


def test_a_proposition_found_both_true_and_false_is_an_internal_error(spy: Spy) -> None:
    inference = DurableInference(NETWORK)
    [(_, definition)] = calls(spy, "create_ruleset")
    every = iter([f'{{"{number}":{{}}}}' for number in json.loads(definition)])
    firings: Iterator[str | None] = iter([None, *every, None])
    spy.instead["start_action_for_state"] = lambda *given: LIBRARY.start_action_for_state(*given) or ("", '{"0":{}}')
    spy.instead["complete_and_start_action"] = lambda *_: next(firings)
    with pytest.raises(InternalError) as refused:
        inference.infer((True, True, True))
    assert str(refused.value) == (
        "the inference `durable` found both true and false: `conclusion.firm`, `conclusion.sited`"
    )


def test_a_fact_the_library_does_not_take_is_an_internal_error(spy: Spy) -> None:
    inference = DurableInference(NETWORK)
    inference.infer((True, True, True))
    spy.instead["assert_fact"] = lambda *_: (2, 0)
    with pytest.raises(InternalError) as refused:
        inference.infer((True, True, True))
    assert str(refused.value) == (
        'the inference `durable` could not add the fact {"id": "0", "x0": 1, "y0": 1, "z0": 1}: outcome 2'
    )


def test_a_session_in_which_nothing_fires_is_not_ended_for_that_would_be_deadly(spy: Spy) -> None:
    inference = DurableInference(NETWORK)
    spy.instead["start_action_for_state"] = lambda *_: None
    with pytest.raises(InternalError, match="could not begin: its first rule did not fire"):
        inference.infer((True, True, True))
    assert not calls(spy, "delete_state")


def test_a_session_left_open_is_never_used_again(spy: Spy) -> None:
    inference = DurableInference(NETWORK)
    spy.instead["start_action_for_state"] = lambda *_: None
    with pytest.raises(InternalError):
        inference.infer((True, True, True))
    spy.instead.clear()
    with pytest.raises(InternalError, match="was interrupted before and cannot go on"):
        inference.infer((True, True, True))


def test_after_an_interruption_within_a_session_the_next_begins_afresh(spy: Spy) -> None:
    inference = DurableInference(NETWORK)
    taken = iter(range(3))

    def interrupted(handle: int, fact: str) -> tuple[int, int]:
        if next(taken) == 2:
            raise KeyboardInterrupt
        return LIBRARY.assert_fact(handle, fact)

    spy.instead["assert_fact"] = interrupted
    with pytest.raises(KeyboardInterrupt):
        inference.infer((True, True, True))
    spy.instead.clear()
    assert inference.infer((None, None, None)) == (None, None)
    assert inference.infer((True, True, None)) == (True, True)
