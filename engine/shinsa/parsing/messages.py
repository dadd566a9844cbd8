"""The message of a rule: a template in which `{path}` stands for a fact and `{param.name}` for a parameter."""

import re
from collections.abc import Iterator

from shinsa.errors import Place
from shinsa.facts import FactList
from shinsa.language.scope import Scope
from shinsa.messages.teller import said
from shinsa.parsing.catalogue import rules as catalogue
from shinsa.parsing.conditions import Context
from shinsa.parsing.report import did_you_mean
from shinsa.parsing.shapes import text
from shinsa.reading import MappingNode, Node, TextNode
from shinsa.values import Text

_BRACED = re.compile(r"\{([^{}]*)\}|[{}]")


def message(node: Node, context: Context) -> Text | None:
    """A message in one or several languages, its placeholders looked up."""
    for written in _languages(node):
        _look_at(written, context)
    return text(node, context.report)


def _languages(node: Node) -> Iterator[TextNode]:
    nodes = [entry.value for entry in node.entries.values()] if isinstance(node, MappingNode) else [node]
    return (written for written in nodes if isinstance(written, TextNode))


def _look_at(written: TextNode, context: Context) -> None:
    for found in _BRACED.finditer(written.layout):
        at = place_in(written, found.start())
        if found[1] is None:
            message = said(catalogue.BRACE_ALONE, brace=found[0])
            context.report.add(at, "unknown-placeholder", message, said(catalogue.BRACE_A_PATH))
        elif context.scope is not None:
            _look_up(found[1], at, context, context.scope)


def _look_up(name: str, at: Place, context: Context, scope: Scope) -> None:
    report = context.report
    if name.startswith("param."):
        report.mentioned.add(name)
        known = name.removeprefix("param.") in scope.parameters
    else:
        known = name in scope.entries
    if not known and not report.touches_broken(name):
        names = [*scope.entries, *(f"param.{parameter}" for parameter in scope.parameters)]
        hint = did_you_mean(name, names, said(catalogue.NAME_BY_PATH))
        report.add(at, "unknown-placeholder", said(catalogue.PLACE_NAMES_NOTHING, place=f"{{{name}}}"), hint)
    entry = scope.entries.get(name)
    if isinstance(entry, FactList) and entry.item is None:
        field = f"{{{entry.fields[0].path}}}" if entry.fields else None
        hint = said(catalogue.NAME_ITS_FIELD, place=field) if field else None
        report.add(at, "unknown-placeholder", said(catalogue.PLACE_IS_OBJECTS, place=f"{{{name}}}"), hint)


def place_in(node: TextNode, offset: int) -> Place:
    """The place in the file of a character of a text."""
    before = node.layout[:offset]
    breaks = before.count("\n")
    column = len(before) - before.rfind("\n") if breaks else node.at.column + offset
    return Place(node.at.file, node.at.line + breaks, column)
