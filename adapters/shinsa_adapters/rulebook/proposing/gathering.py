"""Scenarios of one kind put together: one outline with a row for each, as a person would have written them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from shinsa_adapters.rulebook.features import PROPOSED
from shinsa_adapters.rulebook.givens import GIVENS
from shinsa_adapters.rulebook.proposing.saying import Line
from shinsa_adapters.rulebook.steps import SCREENED
from shinsa_adapters.rulebook.tongues import Tongue, dialect

_LONGEST_NAME = 100
_MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A scenario in sentences: what is given, what comes of it, and what that shows."""

    givens: tuple[Line, ...]
    thens: tuple[Line, ...]
    shows: str


@dataclass(slots=True)
class _Columns:
    """The columns of one outline: what varies, under a name of its own."""

    rows: int
    names: dict[str, tuple[str, ...]]

    def placed(self, values: tuple[str, ...], label: str) -> str:
        """The one value, or a placeholder for a column of these values."""
        if len(set(values)) == 1:
            return values[0]
        for name, held in self.names.items():
            if held == values and name.startswith(label):
                return f"<{name}>"
        name = next(name for name in _numbered(label) if name not in self.names)
        self.names[name] = values
        return f"<{name}>"


def gathered(several: Sequence[Told], taken: set[str], tongue: Tongue, indent: str) -> Iterator[str]:
    """The scenarios as lines of a feature file; names that are `taken` are not used, and those used are taken."""
    groups: dict[object, list[Told]] = {}
    for told in several:
        groups.setdefault(_shape(told), []).append(told)
    for group in groups.values():
        distinct = list({(told.givens, told.thens): told for told in group}.values())
        yield from _block(distinct, taken, tongue, indent)


def _shape(told: Told) -> object:
    givens = tuple((line.sentence, len(line.table), line.table[:1]) for line in told.givens)
    return givens, tuple(line.sentence for line in told.thens)


def _block(group: Sequence[Told], taken: set[str], tongue: Tongue, indent: str) -> Iterator[str]:
    columns = _Columns(len(group), {})
    givens = [_given(lines, columns) for lines in zip(*(told.givens for told in group), strict=True)]
    thens = [_given(lines, columns)[0] for lines in zip(*(told.thens for told in group), strict=True)]
    words = dialect(tongue)
    kind = words.scenario_outline_keywords[0] if columns.names else _plain(words.scenario_keywords)
    yield ""
    yield f"{indent}{PROPOSED}"
    yield f"{indent}{kind}: {_name([sentence for sentence, _ in givens], taken, tongue)}"
    yield from (f"{indent}  # {line}" for line in _reasons(group))
    yield from _steps(givens, thens, tongue, f"{indent}  ")
    if columns.names:
        yield ""
        yield f"{indent}  {_plain(words.examples_keywords)}:"
        rows = [tuple(columns.names), *zip(*columns.names.values(), strict=True)]
        yield from _table([rows[0], *sorted(set(rows[1:]), key=_order)], f"{indent}    ")


def _given(lines: tuple[Line, ...], columns: _Columns) -> tuple[str, tuple[tuple[str, ...], ...]]:
    first = lines[0]
    value = columns.placed(tuple(line.value for line in lines), first.label) if "{}" in first.sentence else ""
    header = first.table[:1]
    body = [
        tuple(
            columns.placed(tuple(line.table[row][cell] for line in lines), first.table[0][cell])
            for cell in range(len(first.table[0]))
        )
        for row in range(1, len(first.table))
    ]
    return first.sentence.replace("{}", value), (*header, *body)


def _steps(
    givens: Iterable[tuple[str, tuple[tuple[str, ...], ...]]], thens: Sequence[str], tongue: Tongue, indent: str
) -> Iterator[str]:
    words = dialect(tongue)
    given, and_ = _step(words.given_keywords), _step(words.and_keywords)
    when, then = _step(words.when_keywords), _step(words.then_keywords)
    for place, (sentence, table) in enumerate(givens):
        yield f"{indent}{and_ if place else given} {sentence}"
        yield from _table(table, f"{indent}  ")
    yield f"{indent}{when} {SCREENED.wording(tongue.code).shown}"
    yield from (f"{indent}{and_ if place else then} {sentence}" for place, sentence in enumerate(thens))


def _name(sentences: Sequence[str], taken: set[str], tongue: Tongue) -> str:
    """A name nothing else has: what is given, as far as it fits."""
    joint = "、" if tongue.wide else ", "
    nothing = next(step for step in GIVENS if step.pattern == "a proposal that states nothing")
    name = sentences[0].removesuffix(":").removesuffix("：") if sentences else nothing.wording(tongue.code).shown
    for sentence in sentences[1:]:
        longer = f"{name}{joint}{sentence}".removesuffix(":").removesuffix("：")
        if len(longer) > _LONGEST_NAME:
            break
        name = longer
    found = next(each for each in _numbered(name) if each not in taken)
    taken.add(found)
    return found


def _reasons(group: Sequence[Told]) -> Iterator[str]:
    several = list(dict.fromkeys(told.shows for told in group))
    yield from (f"shows: {shorten(reason, _LONGEST_NAME, placeholder=' …')}" for reason in several[:_MOST_REASONS])
    if len(several) > _MOST_REASONS:
        yield f"and {len(several) - _MOST_REASONS} more"


def _table(rows: Sequence[Sequence[str]], indent: str) -> Iterator[str]:
    cells = [[cell.replace("\\", "\\\\").replace("|", "\\|") for cell in row] for row in rows]
    widths = [max(len(row[place]) for row in cells) for place in range(len(cells[0]))] if cells else []
    for row in cells:
        yield f"{indent}| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"


def _order(row: Sequence[str]) -> tuple[tuple[int, float, str], ...]:
    """Numbers by size, then words."""
    return tuple(_place(cell) for cell in row)


def _place(cell: str) -> tuple[int, float, str]:
    digits = "".join(letter for letter in cell if letter.isdigit() or letter == ".")
    try:
        return 0, float(digits), cell
    except ValueError:
        return 1, 0.0, cell


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name} ({number})"
        number += 1


def _plain(several: Sequence[str]) -> str:
    """The keyword people know: `Scenario`, not `Example`."""
    return next((word for word in several if word in {"Scenario", "Examples"}), several[0])


def _step(several: Sequence[str]) -> str:
    return next(word.strip() for word in several if word != "* ")
