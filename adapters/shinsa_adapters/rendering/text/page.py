"""The whole text form of one screening."""

from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType

from shinsa.explaining.document import VerdictDocument
from shinsa_adapters.rendering.text.console import words
from shinsa_adapters.rendering.text.facts import facts, parameters
from shinsa_adapters.rendering.text.head import head, heading
from shinsa_adapters.rendering.text.rules import rules

DIGEST_SHOWN: Final = len("sha256:") + 12


def verdict_page(document: VerdictDocument, *, everything: bool) -> Iterator[RenderableType]:
    """A verdict from its word to its last rule; with `everything` nothing is shortened."""
    yield from head(document)
    yield from facts(document, everything=everything)
    yield from rules(document, everything=everything)
    yield from parameters(document, everything=everything)
    yield from _foot(document)


def _foot(document: VerdictDocument) -> Iterator[RenderableType]:
    ruleset, engine = document["ruleset"], document["engine"]
    yield heading("Screened", f"as of {document['as_of']}")
    yield words(f"  {ruleset['title']}")
    yield words(f"  ruleset {ruleset['id']} {ruleset['version']}, {ruleset['digest'][:DIGEST_SHOWN]}…", "dim")
    yield words(f"  {engine['name']} {engine['version']}, inference {' and '.join(document['inference'])}", "dim")
