"""`shinsa rules`."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from shinsa.ruleset import Gate, Merit, Rule, Ruleset, Source
from shinsa_adapters.cli.failures import DONE
from shinsa_adapters.cli.rulesets import DEFAULT, load
from shinsa_adapters.cli.streams import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType


def rules(
    *, ruleset: Annotated[str, Parameter(metavar="ID|FOLDER", help="A shipped ruleset's id, or a folder.")] = DEFAULT
) -> int:
    """List the rules of a ruleset: id, references, what each does, title, and what it rests on."""
    show(_page(load(ruleset)))
    return DONE


def _page(ruleset: Ruleset) -> "Iterator[RenderableType]":
    from rich import box  # noqa: PLC0415  # heavy
    from rich.table import Table  # noqa: PLC0415

    from shinsa_adapters.rendering.text.console import words  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for title in ("rule", "refs", "does", "title", "rests on"):
        table.add_column(title, overflow="fold")
    for rule in ruleset.rules:
        head = rule.head
        row = (head.id, ", ".join(head.refs), _does(rule), head.title.en, "; ".join(map(_basis, head.sources)))
        table.add_row(*map(words, row))
    yield table


def _does(rule: Rule) -> str:
    if isinstance(rule, Gate):
        return "may reject" if rule.reject_unless is not None else "may hold"
    return "points" if isinstance(rule, Merit) else str(rule.effect)


def _basis(source: Source) -> str:
    kind = "quotation" if source.quote else "practice" if source.practice else "discretion"
    return kind if source.attested else f"{kind}, recalled"
