"""Measure cases side by side: in each round every case gets its turn, so that a busy moment touches all alike."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

_SAMPLE = 0.004
"""Seconds one sample should last at least, so that the clock and the loop do not show."""
_MOST_CALLS = 2_000


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to measure; `heavy` ones (a process, a whole ruleset) are called once in a sample."""

    name: str
    run: Callable[[], object]
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds one call took, in each round."""

    samples: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle sample, in seconds."""
        return median(self.samples)

    @property
    def quartiles(self) -> tuple[float, float]:
        """A quarter of the samples is below the first, a quarter above the second, in seconds."""
        if len(self.samples) == 1:
            return self.samples[0], self.samples[0]
        first, _, third = quantiles(self.samples, n=4)
        return first, third


def processor_time() -> float:
    """Seconds of processor time of this process and of those it has waited for: in whole hundredths."""
    return sum(os.times()[:4])


def measure(cases: Sequence[Case], rounds: int, clock: Callable[[], float] = perf_counter) -> dict[str, Timing]:
    """Seconds for each case by name, over so many interleaved rounds; `clock` for other ones than those on the wall."""
    calls = {case.name: _calls(case) for case in cases}
    samples: dict[str, list[float]] = {case.name: [] for case in cases}
    for _ in range(rounds):
        for case in cases:
            samples[case.name].append(_sample(case.run, calls[case.name], clock))
    return {name: Timing(tuple(found)) for name, found in samples.items()}


def ratio(slow: Timing, fast: Timing) -> float:
    """How many times longer `slow` takes: the median over rounds of the ratio within a round."""
    return median(long / short for long, short in zip(slow.samples, fast.samples, strict=True))


def _calls(case: Case) -> int:
    """How often to call the case in one sample; finding out warms it up."""
    if case.heavy:
        case.run()
        return 1
    _sample(case.run, 3)
    once = _sample(case.run, 3)
    return min(_MOST_CALLS, max(1, int(_SAMPLE / once)))


def _sample(run: Callable[[], object], calls: int, clock: Callable[[], float] = perf_counter) -> float:
    """Seconds per call."""
    turns = range(calls)
    start = clock()
    for _ in turns:
        run()
    return (clock() - start) / calls
