"""The prover lives in a process of its own: whatever becomes of that, there is a clear answer."""

import os
import signal
from dataclasses import replace

import pytest

from adapters.proving.small import difference
from shinsa.facts import Vocabulary
from shinsa_adapters.proving import prover as proving
from shinsa_adapters.proving.prover import ProofError, Prover
from shinsa_adapters.proving.questions import Finding, Found, NotKnown

QUESTION = difference("plant.mw >= 5", "plant.mw > 5")


def test_without_z3_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "find_spec", lambda _name: None)
    assert Prover().ask(QUESTION) == NotKnown(
        "proofs need z3, which is not installed; `pip install 'shinsa[analysis]'` installs it"
    )


def test_without_time_nothing_is_asked() -> None:
    assert Prover(0).ask(QUESTION) == NotKnown("there is no time to ask: the time limit is 0")


def test_when_the_time_is_up_nothing_is_known() -> None:
    with Prover(0.001) as prover:
        answer = prover.ask(QUESTION)
    assert isinstance(answer, NotKnown)
    assert answer.why in {"the time was up", "no answer within 0.001 s"} or "came to no answer" in answer.why


def test_a_worker_that_is_killed_is_started_again() -> None:
    with Prover() as prover:
        assert isinstance(prover.ask(QUESTION), Found)
        process = prover.process
        assert process is not None
        os.kill(process, signal.SIGKILL)
        first = prover.ask(QUESTION)
        assert isinstance(first, Found) or first == NotKnown("the worker process ended before its answer")
        assert isinstance(prover.ask(QUESTION), Found)
        assert prover.process != process


def test_a_question_that_breaks_the_prover_is_an_internal_error() -> None:
    with Prover() as prover:
        with pytest.raises(ProofError, match="the prover broke off"):
            prover.ask(replace(QUESTION, vocabulary=Vocabulary(())))
        assert isinstance(prover.ask(QUESTION), Found)


def test_the_same_question_has_the_same_answer_whatever_the_hash_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    telling = difference('"pipe" in tags || plant.kind == "gas"', "sites.exists(s, s.size > 2 && s.ready)")
    answers: list[Finding] = []
    for seed in ("1", "2", "3"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        with Prover() as prover:
            answers.append(prover.ask(telling))
    assert isinstance(answers[0], Found)
    assert answers == [answers[0]] * 3
