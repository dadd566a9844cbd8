"""`shinsa screen` on one file, from the start of the process to its exit, beside what any such process costs."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.rows import Section, timed
from benchmarks.subject import AS_OF, COMPLETE, PARTIAL
from benchmarks.timing import Case, measure

SCREEN_AT_MOST = 0.4
"""Seconds from process start to exit."""
ROUNDS = 10


def sections(rounds: int = ROUNDS) -> tuple[Section, ...]:
    """One table. The first call, before the rounds, lets `shinsa` keep the checked ruleset."""
    with TemporaryDirectory() as folder:
        timings = measure(cases({**os.environ, "SHINSA_CACHE": folder}), rounds)
    rows = [
        timed(name, timing, at_most=SCREEN_AT_MOST if name.startswith("shinsa screen") else None)
        for name, timing in timings.items()
    ]
    return (Section("The command line, process start to exit", tuple(rows)),)


def cases(environment: Mapping[str, str]) -> list[Case]:
    """The command on both examples, in each form, without a kept ruleset; and the floor: Python, with pydantic."""
    shinsa = [*command(), "screen"]
    day = ["--as-of", AS_OF.isoformat()]
    partial = [*shinsa, str(PARTIAL), *day]
    words = {
        "python -c pass": [sys.executable, "-c", "pass"],
        'python -c "import pydantic"': [sys.executable, "-c", "import pydantic"],
        "shinsa --version": [*command(), "--version"],
        f"shinsa screen {COMPLETE.name}": [*shinsa, str(COMPLETE), *day],
        f"shinsa screen {PARTIAL.name}": partial,
        f"shinsa screen {PARTIAL.name} --format json": [*partial, "--format", "json"],
        f"shinsa screen {PARTIAL.name} --format html": [*partial, "--format", "html"],
    }
    cold = {**environment, "SHINSA_CACHE": "off"}
    return [
        *(Case(name, _run(command, environment), heavy=True) for name, command in words.items()),
        Case("first call ever (the ruleset is read and checked)", _run(partial, cold), heavy=True),
    ]


def command() -> list[str]:
    """The installed command beside this Python, or the module where there is none."""
    command = Path(sys.executable).with_name("shinsa")
    return [str(command)] if command.exists() else [sys.executable, "-m", "shinsa_adapters.cli"]


def _run(words: list[str], environment: Mapping[str, str]) -> Callable[[], object]:
    return lambda: subprocess.run(words, env=environment, stdout=subprocess.DEVNULL, check=True)
