"""Which inferences serve, and what happens when they disagree."""

import os
import sys
from collections.abc import Sequence

import pytest

from shinsa.errors import DisagreementError, InternalError, ShinsaError
from shinsa.inference.choosing import agree, inferences
from shinsa.inference.direct import DirectInference
from shinsa.inference.durable import DurableInference
from shinsa.inference.library import durable_available, why_not_durable
from shinsa.inference.network import Conjunction, Network, Part
from shinsa.values import Truth

NETWORK = Network(2, ("conclusion.firm", "conclusion.sited"), (Conjunction((Part(0), Part(1))), Part(1)))


class Stubborn:
    """An inference that always gives the same answer, whatever the parts."""

    name = "stubborn"

    def __init__(self, answer: tuple[Truth, ...]) -> None:
        self._answer = answer

    def infer(self, parts: Sequence[Truth]) -> tuple[Truth, ...]:
        del parts
        return self._answer


@pytest.fixture
def without_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)


def test_both_inferences_serve_where_the_library_can_be_imported() -> None:
    assert [inference.name for inference in inferences(NETWORK)] == ["direct", "durable"]
    assert durable_available()
    assert why_not_durable() is None


@pytest.mark.usefixtures("without_library")
def test_direct_serves_alone_where_the_library_cannot_be_imported() -> None:
    asked = inferences(NETWORK)
    assert [inference.name for inference in asked] == ["direct"]
    assert agree(asked, (True, True), NETWORK) == (True, True)


@pytest.mark.usefixtures("without_library")
def test_the_reason_is_told_where_the_library_cannot_be_imported() -> None:
    assert not durable_available()
    reason = why_not_durable()
    assert reason is not None
    assert reason.startswith("the durable-rules library cannot be imported: ")
    with pytest.raises(ShinsaError) as refused:
        DurableInference(NETWORK)
    assert str(refused.value) == (
        f"the inference `durable` cannot be used here: {reason}\n  hint: `direct` gives the same answers"
    )


def test_the_library_is_not_used_on_a_python_without_a_global_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_is_gil_enabled", lambda: False, raising=False)
    assert why_not_durable() == "the durable-rules library is not safe on a Python without a global interpreter lock"


@pytest.mark.parametrize("flags", [os.RTLD_NOW, os.RTLD_NOW | os.RTLD_GLOBAL])
def test_importing_the_library_leaves_the_way_symbols_are_bound_as_it_was(flags: int) -> None:
    before = sys.getdlopenflags()
    sys.setdlopenflags(flags)
    try:
        assert durable_available()
        assert sys.getdlopenflags() == flags
    finally:
        sys.setdlopenflags(before)


def test_what_all_agree_on_is_the_answer() -> None:
    asked = (*inferences(NETWORK), Stubborn((False, None)))
    assert agree(asked, (False, None), NETWORK) == (False, None)


def test_a_disagreement_names_the_propositions_and_both_answers() -> None:
    with pytest.raises(DisagreementError) as refused:
        agree((DirectInference(NETWORK), Stubborn((None, False))), (True, True), NETWORK)
    assert str(refused.value) == (
        "the inferences disagree\n"
        "  `conclusion.firm`: direct says true, stubborn says unknown\n"
        "  `conclusion.sited`: direct says true, stubborn says false"
    )


def test_a_disagreement_leaves_out_what_both_say() -> None:
    with pytest.raises(DisagreementError) as refused:
        agree((*inferences(NETWORK), Stubborn((True, True))), (None, True), NETWORK)
    assert str(refused.value) == (
        "the inferences disagree\n  `conclusion.firm`: direct says unknown, stubborn says true"
    )


def test_an_answer_left_out_is_a_disagreement() -> None:
    with pytest.raises(DisagreementError) as refused:
        agree((DirectInference(NETWORK), Stubborn((None,))), (None, None), NETWORK)
    assert str(refused.value) == (
        "the inferences disagree\n  `conclusion.sited`: direct says unknown, stubborn says nothing"
    )


def test_asking_none_is_an_internal_error() -> None:
    with pytest.raises(InternalError, match="no inference was asked"):
        agree((), (True, True), NETWORK)
