"""What would change the verdict: every example of the shipped ruleset, one answer and five.

Processor time of this process, without loading the ruleset and python-sat; the limits are for each proposal, so that
what counts is the slowest one.
"""

from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.rows import Row, Section, seconds
from benchmarks.subject import AS_OF, EXAMPLES, RULESET
from benchmarks.timing import Case, Timing, measure, processor_time
from shinsa.analysing.changing.counterfactuals import what_if
from shinsa.errors import InputError
from shinsa.judging.verdict import Verdict
from shinsa.library import load_ruleset
from shinsa.screening import Screener

LIMITS = {1: 0.2, 5: 1.0}
"""Seconds for so many answers about one proposal."""


def sections(rounds: int) -> tuple[Section, ...]:
    """One table."""
    screener = Screener(load_ruleset(RULESET))
    proposals = list(_proposals(screener))
    rows = [row for answers, limit in LIMITS.items() for row in _rows(screener, proposals, answers, limit, rounds)]
    remark = "processor time, without loading the ruleset and python-sat; the first question of a process is left out"
    return (Section("What would change the verdict (`--to eligible`)", tuple(rows), (remark,)),)


def _proposals(screener: Screener) -> "list[Path]":
    """The examples that are proposals and not eligible yet."""
    found: list[Path] = []
    for path in sorted([*(EXAMPLES / "article").glob("*.json"), *(EXAMPLES / "invented").glob("*.json")]):
        try:
            verdict = screener.screen(path.read_bytes(), as_of=AS_OF).judgement.verdict
        except InputError:
            continue
        if verdict is not Verdict.ELIGIBLE:
            found.append(path)
    return found


def _rows(screener: Screener, proposals: list[Path], answers: int, limit: float, rounds: int) -> list[Row]:
    def asked(path: Path) -> Callable[[], object]:
        data = path.read_bytes()
        return lambda: what_if(screener, data, as_of=AS_OF, to=Verdict.ELIGIBLE, most=answers)

    asked(proposals[0])()
    timings = measure([Case(path.stem, asked(path), heavy=True) for path in proposals], rounds, processor_time)
    slowest = max(timings, key=lambda name: timings[name].median)
    what = "one answer" if answers == 1 else f"{answers} answers"
    middle = median(timing.median for timing in timings.values())
    return [
        Row(f"{what}, the median of {len(timings)} proposals", seconds(middle)),
        _limited(f"{what}, the slowest proposal ({slowest})", timings[slowest], limit),
    ]


def _limited(what: str, timing: Timing, limit: float) -> Row:
    """A duration as a ratio to its limit."""
    times = timing.median / limit
    return Row(what, f"{seconds(timing.median)}, {times:.2g} of the limit", "", f"at most {seconds(limit)}", times <= 1)
