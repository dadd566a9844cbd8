"""The whole text form of one screening."""

from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType

from shinsa.explaining.document import VerdictDocument
from shinsa_adapters.rendering import catalogue
from shinsa_adapters.rendering.phrasing import Phrasing, phrasing
from shinsa_adapters.rendering.text.console import words
from shinsa_adapters.rendering.text.facts import facts, parameters
from shinsa_adapters.rendering.text.head import head, heading, indented
from shinsa_adapters.rendering.text.rules import rules

DIGEST_SHOWN: Final = len("sha256:") + 12


def verdict_page(document: VerdictDocument, *, everything: bool) -> Iterator[RenderableType]:
    """A verdict from its word to its last rule, in the language of the document; with `everything` nothing is short."""
    by = phrasing(document["language"])
    yield from head(document, by)
    yield from facts(document, by, everything=everything)
    yield from rules(document, by, everything=everything)
    yield from parameters(document, by, everything=everything)
    yield from _foot(document, by)


def _foot(document: VerdictDocument, by: Phrasing) -> Iterator[RenderableType]:
    ruleset, engine, digest = (
        document["ruleset"],
        document["engine"],
        f"{document['ruleset']['digest'][:DIGEST_SHOWN]}…",
    )
    yield heading(by.say(catalogue.SCREENED), by.say(catalogue.AS_OF, day=by.day(document["as_of"])))
    yield words(f"  {ruleset['title']}")
    used = by.say(catalogue.RULESET, id=ruleset["id"], version=ruleset["version"], digest=digest)
    yield indented(words(used, "dim"))
    inference = by.both(document["inference"])
    made = by.say(catalogue.ENGINE, name=engine["name"], version=engine["version"], inference=inference)
    yield indented(words(made, "dim"))
