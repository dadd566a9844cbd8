"""`shinsa rules`."""

from typing import TYPE_CHECKING, Final

from shinsa.messages.teller import Teller, teller
from shinsa.ruleset import Gate, Merit, Rule, Ruleset, Source
from shinsa_adapters.cli.catalogue import listing as catalogue
from shinsa_adapters.cli.failures import DONE
from shinsa_adapters.cli.languages import ENGLISH, Lang
from shinsa_adapters.cli.rulesets import DEFAULT, RulesetOption, load
from shinsa_adapters.cli.streams import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType


_COLUMNS: Final = (
    catalogue.RULE_COLUMN,
    catalogue.REFS_COLUMN,
    catalogue.DOES_COLUMN,
    catalogue.TITLE_COLUMN,
    catalogue.BASIS_COLUMN,
)


def rules(
    *,
    ruleset: RulesetOption = DEFAULT,
    lang: Lang = ENGLISH,
) -> int:
    """List the rules of a ruleset: id, references, what each does, title, and what it rests on."""
    show(_page(load(ruleset), teller(lang)))
    return DONE


def _page(ruleset: Ruleset, by: Teller) -> "Iterator[RenderableType]":
    from rich import box  # noqa: PLC0415  # heavy
    from rich.table import Table  # noqa: PLC0415

    from shinsa_adapters.rendering.text.console import words  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in _COLUMNS:
        table.add_column(by.say(column), overflow="fold")
    for rule in ruleset.rules:
        head = rule.head
        basis = by.clauses([_basis(source, by) for source in head.sources])
        title = head.title.in_language(by.language)
        table.add_row(*map(words, (head.id, by.listed(head.refs), _does(rule, by), title, basis)))
    yield table


def _does(rule: Rule, by: Teller) -> str:
    if isinstance(rule, Gate):
        return by.say(catalogue.MAY_HOLD if rule.reject_unless is None else catalogue.MAY_REJECT)
    return by.say(catalogue.GIVES_POINTS if isinstance(rule, Merit) else catalogue.EFFECTS[rule.effect])


def _basis(source: Source, by: Teller) -> str:
    practice = catalogue.BY_PRACTICE if source.practice else catalogue.BY_DISCRETION
    kind = by.say(catalogue.QUOTATION if source.quote else practice)
    return kind if source.attested else by.say(catalogue.RECALLED_ONLY, kind=kind)
