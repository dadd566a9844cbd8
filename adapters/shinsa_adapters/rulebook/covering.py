"""Coverage in words: a table of rules, and one total."""

from collections.abc import Iterable, Iterator, Sequence

from shinsa_adapters.rendering.wording import visible
from shinsa_adapters.rulebook.coverage import Aspect, Coverage, Showing


def covered(entries: Sequence[Coverage], *, in_full: bool) -> Iterator[str]:
    """The table of rules that something is missing of, then all of them added up; `in_full` every row and every gap."""
    partial = [entry for entry in entries if any(not one.shown for one in entry.showings)]
    shown = entries if in_full else partial
    rows = [(entry.about, *_counts(entry.showings)) for entry in shown]
    everything = [one for entry in entries for one in entry.showings]
    rows.append(("all rules and conclusions", *_counts(everything)))
    yield from _table(("shown by examples", *(aspect.value for aspect in Aspect)), rows)
    if in_full:
        yield from _gaps(partial)
    yield f"coverage: {badge(entries)}"


def _counts(showings: Iterable[Showing]) -> tuple[str, ...]:
    """Of each aspect `shown/wanted`, a dash where nothing is wanted."""
    several = list(showings)
    return tuple(_count([one for one in several if one.aspect is aspect]) for aspect in Aspect)


def _count(showings: Sequence[Showing]) -> str:
    return f"{sum(one.shown for one in showings)}/{len(showings)}" if showings else "-"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    for first, *others in (head, *rows):
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield visible("  ".join((first.ljust(widths[0]), *cells)))


def _gaps(entries: Iterable[Coverage]) -> Iterator[str]:
    for entry in entries:
        missing = [f"  {one.aspect}: {one}" for one in entry.showings if not one.shown]
        yield visible(f"not shown of {entry.about}:")
        yield from map(visible, missing)


def badge(entries: Sequence[Coverage]) -> str:
    """`98% (588 of 600)`; never 100% while one thing is missing."""
    showings = [one for entry in entries for one in entry.showings]
    shown = sum(one.shown for one in showings)
    return f"{100 * shown // len(showings)}% ({shown:,} of {len(showings):,})" if showings else "nothing to show"
