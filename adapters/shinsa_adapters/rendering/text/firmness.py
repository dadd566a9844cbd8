"""How firm a verdict is, and what members would say, as text."""

from typing import TYPE_CHECKING

from rich.text import Text

from shinsa.analysing.firmness import catalogue
from shinsa.messages.message import Language, Message
from shinsa.messages.teller import Teller, teller
from shinsa_adapters.rendering.firmness import facts_that_decide, parameters_that_may_decide
from shinsa_adapters.rendering.text.console import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from shinsa.analysing.firmness.documents import FirmnessDocument, PanelDocument


def firmness_page(document: "FirmnessDocument", language: Language) -> "Iterator[RenderableType]":
    """What the verdict hangs on: facts first (what decides nothing is counted), then parameters."""
    by = teller(language)
    yield words(f"{document['proposal']['title']} ({document['proposal']['id']})", "bold")
    yield words(document["because"])
    deciding = [entry["words"] for entry in facts_that_decide(document)]
    yield from _listed(by, catalogue.FIRM_FACTS, deciding)
    if rest := len(document["facts"]) - len(deciding):
        yield words(by.say(catalogue.FIRM_REST, count=rest))
    if document["combination"] is not None:
        yield words(document["combination"]["words"])
    telling = [entry["words"] for entry in parameters_that_may_decide(document)]
    yield from _listed(by, catalogue.FIRM_PARAMETERS, telling)


def panel_page(document: "PanelDocument", language: Language, *, named: bool = False) -> "Iterator[RenderableType]":
    """Whether members would agree, and what each would say; `named` says of which proposal."""
    by = teller(language)
    yield Text(f"\n{by.say(catalogue.PANEL_HEADING)}", "bold")
    if named:
        yield words(f"{document['proposal']['title']} ({document['proposal']['id']})", "bold")
    yield words(document["because"])
    yield from (words(by.say(catalogue.FIRM_LINE, words=member["words"])) for member in document["members"])


def _listed(by: Teller, heading: Message, entries: list[str]) -> "Iterator[RenderableType]":
    if entries:
        yield Text(f"\n{by.say(heading, count=len(entries))}", "bold")
        yield from (words(by.say(catalogue.FIRM_LINE, words=entry)) for entry in entries)
