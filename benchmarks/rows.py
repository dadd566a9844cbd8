"""Rows of the results table: what was measured, how long it took, what it is held against."""

from dataclasses import dataclass

from benchmarks.timing import Timing

_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"))


@dataclass(frozen=True, slots=True)
class Row:
    """One line; `goal` and `met` are empty where nothing was promised."""

    what: str
    found: str
    spread: str = ""
    goal: str = ""
    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the table, with remarks below it."""

    title: str
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


def timed(what: str, timing: Timing, *, at_most: float | None = None) -> Row:
    """A duration, with a limit in seconds where there is one."""
    low, high = timing.quartiles
    spread = f"{seconds(low)} to {seconds(high)}"
    if at_most is None:
        return Row(what, seconds(timing.median), spread)
    return Row(what, seconds(timing.median), spread, f"at most {seconds(at_most)}", timing.median <= at_most)


def compared(what: str, times: float, *, at_least: float | None = None) -> Row:
    """A ratio of two durations, with a goal where there is one."""
    if at_least is None:
        return Row(what, f"{times:.2f} times")
    return Row(what, f"{times:.1f} times", "", f"at least {at_least:g} times", times >= at_least)


def seconds(duration: float) -> str:
    """A duration in the unit that suits it, three digits that count."""
    size, unit = next(((size, unit) for size, unit in _UNITS if duration >= size), _UNITS[-1])
    return f"{duration / size:#.3g} {unit}".replace(". ", " ")


def markdown(sections: tuple[Section, ...]) -> str:
    """The sections as markdown, one table in all."""
    lines = ["| what | median | middle half | goal | met |", "|---|--:|---|---|---|"]
    for section in sections:
        lines.append(f"| **{section.title}** | | | | |")
        lines += [f"| {row.what} | {row.found} | {row.spread} | {row.goal} | {_met(row)} |" for row in section.rows]
    remarks = [f"- {section.title}: {remark}." for section in sections for remark in section.remarks]
    return "\n".join([*lines, "", *remarks])


def _met(row: Row) -> str:
    return {True: "yes", False: "**no**", None: ""}[row.met]
