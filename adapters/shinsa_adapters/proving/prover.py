"""Asks the prover, in a process of its own, with a time limit; whatever happens there, this process goes on."""

import pickle
import subprocess
import sys
from importlib.util import find_spec
from threading import Event, Timer
from typing import Self

from shinsa.errors import InternalError
from shinsa.messages.teller import said
from shinsa_adapters.proving import catalogue
from shinsa_adapters.proving.questions import Broken, Finding, NotKnown, Question
from shinsa_adapters.proving.worker import read, write

SECONDS = 10.0
"""How long one question may take, where nobody says otherwise."""
GRACE = 5.0
"""How much longer the worker gets to come to an end by itself; starting it and writing formulas take time too."""


def available() -> bool:
    """Whether z3 is installed."""
    return find_spec("z3") is not None


class ProofError(InternalError):
    """The prover is wrong: it broke off, or the engine does not confirm what it found."""


class Prover:
    """A worker process that answers questions one by one; started when first asked, again where it was stopped.

    `seconds` is the limit for one question: with 0 nothing is asked and nothing is known.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def process(self) -> int | None:
        """The id of the worker process, `None` while there is none."""
        return None if self._process is None else self._process.pid

    def ask(self, question: Question) -> Finding:
        """The answer; `NotKnown` where there is none in time, or nobody to ask."""
        if not available():
            return NotKnown(said(catalogue.NO_SOLVER))
        if self._seconds <= 0:
            return NotKnown(said(catalogue.NO_TIME_GIVEN))
        process = self._running()
        late = Event()
        timer = Timer(self._seconds + GRACE, _stop, (process, late))
        timer.start()
        try:
            answer = self._answer(process, question)
        finally:
            timer.cancel()
        if isinstance(answer, Broken):
            raise ProofError(f"the prover broke off\n{answer.trace}")
        if answer is not None:
            return answer
        self.close()
        if late.is_set():
            return NotKnown(said(catalogue.NO_ANSWER_WITHIN, seconds=f"{self._seconds:g}"))
        return NotKnown(said(catalogue.WORKER_ENDED))

    def close(self) -> None:
        """End the worker."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except BrokenPipeError:  # what was still to be sent has nobody to read it
                    continue

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = [sys.executable, "-P", "-m", "shinsa_adapters.proving.worker"]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  # our own module
        return self._process

    def _answer(self, process: "subprocess.Popen[bytes]", question: Question) -> Finding | Broken | None:
        if process.stdin is None or process.stdout is None:
            raise AssertionError("both are pipes")
        try:
            write(process.stdin, pickle.dumps((question, int(self._seconds * 1000))))
            answered = read(process.stdout)
        except BrokenPipeError:
            return None
        found: Finding | Broken | None = None if answered is None else pickle.loads(answered)  # noqa: S301  # from our own worker
        return found


def _stop(process: "subprocess.Popen[bytes]", late: Event) -> None:
    late.set()
    process.kill()
