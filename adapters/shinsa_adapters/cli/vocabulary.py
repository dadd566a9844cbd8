"""`shinsa vocabulary`."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from shinsa.explaining.roles import role
from shinsa.facts import Fact, Vocabulary
from shinsa.language.units import unit_named
from shinsa.messages.teller import Teller, teller
from shinsa.values import plain
from shinsa_adapters.cli.catalogue import listing as catalogue
from shinsa_adapters.cli.failures import DONE
from shinsa_adapters.cli.languages import ENGLISH, Lang
from shinsa_adapters.cli.rulesets import DEFAULT, RulesetOption, load
from shinsa_adapters.cli.streams import put, show

if TYPE_CHECKING:
    from rich.console import RenderableType


def vocabulary(
    *,
    ruleset: RulesetOption = DEFAULT,
    lang: Lang = ENGLISH,
    json_schema: Annotated[bool, Parameter(negative="", help="Print the JSON Schema of proposals instead.")] = False,
) -> int:
    """List the facts a proposal may state: path, type, unit, choices, label, and who can answer."""
    facts = load(ruleset).vocabulary
    if json_schema:
        put(proposal_schema(facts))
    else:
        show(_page(facts, teller(lang)))
    return DONE


def proposal_schema(facts: Vocabulary) -> bytes:
    """The JSON Schema of proposals in this vocabulary."""
    from shinsa.proposal.accepting import Acceptor  # noqa: PLC0415  # heavy

    return (json.dumps(Acceptor(facts).json_schema(), ensure_ascii=False, indent=2) + "\n").encode()


def _page(facts: Vocabulary, by: Teller) -> "Iterator[RenderableType]":
    from rich import box  # noqa: PLC0415  # heavy
    from rich.table import Table  # noqa: PLC0415

    from shinsa_adapters.rendering.text.console import words  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    columns = (catalogue.FACT_COLUMN, catalogue.TYPE_COLUMN, catalogue.MEANING_COLUMN, catalogue.ANSWERED_COLUMN)
    for title in columns:
        table.add_column(by.say(title), overflow="fold")
    for row in _rows(facts, by):
        table.add_row(*map(words, row))
    yield table


def _rows(facts: Vocabulary, by: Teller) -> Iterator[tuple[str, str, str, str]]:
    for entry in facts.entries:
        if isinstance(entry, Fact):
            yield _row(entry, facts.currency, by)
            continue
        longest = by.say(catalogue.LIST_OF_AT_MOST, longest=str(entry.longest))
        yield (entry.path, longest, entry.label.in_language(by.language), role(entry.answered_by, by))
        for part in (*entry.fields, *filter(None, [entry.item])):
            yield _row(part, facts.currency, by)


def _row(fact: Fact, currency: str, by: Teller) -> tuple[str, str, str, str]:
    return (fact.path, _type(fact, currency, by), fact.label.in_language(by.language), role(fact.answered_by, by))


def _type(fact: Fact, currency: str, by: Teller) -> str:
    """`number in MW, 0 to 30000`, `choice of nuclear, gas`, `money in USD`."""
    if fact.choices:
        return by.say(catalogue.CHOICE_OF, choices=by.listed([choice.value for choice in fact.choices]))
    unit = currency if fact.kind == "money" else fact.unit
    kind = by.say(catalogue.KINDS[fact.kind])
    named = by.say(catalogue.KIND_IN_UNIT, kind=kind, unit=unit_named(unit)) if unit else kind
    if fact.minimum is not None and fact.maximum is not None:
        return by.say(catalogue.KIND_IN_RANGE, kind=named, low=plain(fact.minimum), high=plain(fact.maximum))
    return named
