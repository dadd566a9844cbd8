"""Where things stand in a site, and conditions in which what they name is a link."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from markupsafe import Markup, escape

from shinsa.ruleset import Source, Statement
from shinsa_adapters.rendering.wording import visible

_NAMED = re.compile(r"\b(param|conclusion)\.([a-z][a-z0-9_]*)")
_PAGES = {"param": "parameters.html", "conclusion": "conclusions.html"}


class Links:
    """Addresses as seen from a page; `up` is the way from its folder to the site's, `""` or `../`."""

    def __init__(self, up: str) -> None:
        self.up = up

    def page(self, path: str) -> str:
        """A page of the site, by its path."""
        return f"{self.up}{path}"

    def family(self, family: str) -> str:
        """The page of a family."""
        return self.page(f"families/{family}.html")

    def document(self, document: str) -> str:
        """Where a document stands among the sources."""
        return self.page(f"sources.html#{quote(document_anchor(document))}")

    def source(self, source: Source, statements: Iterable[Statement]) -> str:
        """Where the words of a source stand: the statement that holds them, else its document."""
        for statement in statements:
            if source.quote and statement.document == source.document and source.quote in statement.quote:
                return self.page(f"sources.html#{quote(statement_anchor(statement))}")
        return self.document(source.document or "")

    def about(self, name: str) -> str:
        """A rule by its id, `conclusion.x` or `param.x`."""
        kind, _, rest = name.partition(".")
        return self.page(f"{_PAGES[kind]}#{rest}") if kind in _PAGES else self.page(f"rules/{name}.html")

    def linked(self, text: str) -> Markup:
        """A condition or message as written, its parameters and conclusions as links."""
        return Markup("").join(self._pieces(visible(text)))

    def _pieces(self, text: str) -> list[Markup]:
        pieces: list[Markup] = []
        end = 0
        for found in _NAMED.finditer(text):
            address = self.about(found[0])
            link = Markup('<a href="{}">{}</a>').format(address, found[0])
            pieces += [escape(text[end : found.start()]), link]
            end = found.end()
        return [*pieces, escape(text[end:])]


def statement_anchor(statement: Statement) -> str:
    """The id of a statement among those of its document."""
    return f"{document_anchor(statement.document)}-{statement.name}"


def document_anchor(document: str) -> str:
    """The id of a document's section."""
    return "document-" + quote(document, safe="")
