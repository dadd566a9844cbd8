"""`python -m benchmarks [WHAT] [--write PAGE]`, see `--help`: exit 1 when a peer differs.

A missed goal is shown and does not fail: a busy machine can miss any.
"""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from benchmarks import (
    changes,
    command_line,
    durable,
    loading,
    memory,
    memory_growth,
    mutants,
    page,
    parts,
    peers,
    reloads,
    rulebook,
    service,
    soak,
    tables,
)
from benchmarks.rows import Section
from benchmarks.subject import subject
from shinsa.inference.library import durable_available

_KINDS = ("speed", "memory", "service", "soak", "reloads", "rulebook", "tables")
_ROUNDS = 40
_FEW = 5
_Step: TypeAlias = Callable[[], tuple[Section, ...]]


def main() -> int:
    """Measure what was asked for and print it; the exit status."""
    asked, load = _arguments(), os.getloadavg()[0]
    try:
        text = page.report(_sections(asked), load)
        sys.stdout.write(text)
        if asked.write:
            page.write(asked.write, text, "" if asked.what == "speed" else f"{asked.what} ")
    except (peers.DifferentAnswersError, page.PageError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _sections(asked: Namespace) -> tuple[Section, ...]:
    if asked.what == "memory":
        return _memory(asked)
    if asked.what == "soak":
        return (soak.section(asked.minutes),)
    if asked.what == "reloads":
        return (reloads.section(asked.reloads),)
    if asked.what == "tables":
        return tables.sections(asked.megabytes)
    if asked.what == "rulebook":
        return rulebook.sections(min(asked.rounds, _FEW))
    return service.sections(min(asked.rounds, _FEW)) if asked.what == "service" else _speed(asked.rounds)


def _speed(rounds: int) -> tuple[Section, ...]:
    measured = subject()
    tables: list[Section] = []
    once = min(rounds, command_line.ROUNDS)
    steps: dict[str, _Step] = {
        "the parts of a screening": lambda: parts.sections(measured, rounds),
        "other engines": lambda: peers.sections(measured, rounds),
        "the command line": lambda: command_line.sections(once),
        "loading": lambda: loading.sections(once),
        "durable appends": lambda: durable.sections(measured, min(rounds, _FEW)),
        "what would change the verdict": lambda: changes.sections(min(rounds, _FEW)),
        "mutants": lambda: mutants.sections(min(rounds, _FEW)),
    }
    for name, run in steps.items():
        sys.stderr.write(f"measuring {name}\n")
        tables += run()
    return tuple(tables)


def _memory(asked: Namespace) -> tuple[Section, ...]:
    whole = memory.section(subject(), asked.screenings)
    return (whole, memory_growth.section(asked.screenings)) if durable_available() else (whole,)


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="?", choices=_KINDS, default="speed")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="samples of each case")
    parser.add_argument("--screenings", type=int, default=memory.SCREENINGS, help="how many the memory run makes")
    parser.add_argument("--minutes", type=int, default=soak.MINUTES, help="how long the service is kept busy")
    parser.add_argument("--reloads", type=int, default=reloads.RELOADS, help="how often a ruleset is changed")
    parser.add_argument("--megabytes", type=int, default=tables.MEGABYTES, help="how large the tables are")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the results between the page's markers")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
