"""`shinsa vocabulary`."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from shinsa.facts import Fact, FactList, Vocabulary
from shinsa.values import plain
from shinsa_adapters.cli.failures import DONE
from shinsa_adapters.cli.rulesets import DEFAULT, load
from shinsa_adapters.cli.streams import put, show

if TYPE_CHECKING:
    from rich.console import RenderableType


def vocabulary(
    *,
    ruleset: Annotated[str, Parameter(metavar="ID|FOLDER", help="A shipped ruleset's id, or a folder.")] = DEFAULT,
    json_schema: Annotated[bool, Parameter(negative="", help="Print the JSON Schema of proposals instead.")] = False,
) -> int:
    """List the facts a proposal may state: path, type, unit, choices, label, and who can answer."""
    facts = load(ruleset).vocabulary
    if json_schema:
        put(proposal_schema(facts))
    else:
        show(_page(facts))
    return DONE


def proposal_schema(facts: Vocabulary) -> bytes:
    """The JSON Schema of proposals in this vocabulary."""
    from shinsa.proposal.accepting import Acceptor  # noqa: PLC0415  # heavy

    return (json.dumps(Acceptor(facts).json_schema(), ensure_ascii=False, indent=2) + "\n").encode()


def _page(facts: Vocabulary) -> "Iterator[RenderableType]":
    from rich import box  # noqa: PLC0415  # heavy
    from rich.table import Table  # noqa: PLC0415

    from shinsa_adapters.rendering.text.console import words  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for title in ("fact", "type", "meaning", "answered by"):
        table.add_column(title, overflow="fold")
    for row in _rows(facts):
        table.add_row(*map(words, row))
    yield table


def _rows(facts: Vocabulary) -> Iterator[tuple[str, str, str, str]]:
    for entry in facts.entries:
        if isinstance(entry, Fact):
            yield _row(entry, facts.currency)
            continue
        yield (entry.path, _list_type(entry), entry.label.en, entry.answered_by)
        for part in (*entry.fields, *filter(None, [entry.item])):
            yield _row(part, facts.currency)


def _row(fact: Fact, currency: str) -> tuple[str, str, str, str]:
    return (fact.path, _type(fact, currency), fact.label.en, fact.answered_by.replace("_", " "))


def _type(fact: Fact, currency: str) -> str:
    """`number in MW, 0 to 30000`, `choice of nuclear, gas`, `money in USD`."""
    unit = currency if fact.kind == "money" else fact.unit
    named = f"{fact.kind} in {unit}" if unit else str(fact.kind)
    if fact.choices:
        return f"choice of {', '.join(choice.value for choice in fact.choices)}"
    if fact.minimum is not None and fact.maximum is not None:
        return f"{named}, {plain(fact.minimum)} to {plain(fact.maximum)}"
    return named


def _list_type(entry: FactList) -> str:
    return f"list of at most {entry.longest}"
