"""Single conditions as functions of one row: the facts, the truth of each conclusion, each parameter's value.

A plan compiles all its conditions together; a mutant changes one and asks it a dozen times, which costs less by walking
its tree than by compiling it. What the ruleset's own conditions come to in a scene is found once. Conclusions and
parameters are read like facts, so that they can differ from row to row.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeAlias

from shinsa.explaining.reads import Reader
from shinsa.language.reference import evaluate, fields_of
from shinsa.language.tree import ConclusionRef, FactRef, Node, ParameterRef
from shinsa.ruleset import Ruleset

Row: TypeAlias = Mapping[str, Any]
"""What one proposal states, by path, with `conclusion.x` and `param.x` beside the facts."""
Reads: TypeAlias = Callable[[Row], Any]
"""What a tree comes to for a row."""
_BRANCHES = frozenset({"operand", "operands", "left", "right", "item", "items", "body", "fact"})


class TreeReader:
    """Makes functions of the trees of one ruleset; `scene_rows` are the rows that will be read again and again."""

    def __init__(self, ruleset: Ruleset) -> None:
        self.facts = Reader(ruleset.vocabulary)
        self.scene_rows: dict[int, Row] = {}
        self._fields = fields_of(ruleset.vocabulary)
        self._kept: dict[int, tuple[Node, Reads]] = {}

    def keep(self, tree: Node) -> Reads:
        """The function of a tree of the ruleset itself, which mutants share."""
        reads = self._remembering(self.once(tree))
        self._kept[id(tree)] = (tree, reads)
        return reads

    def function(self, tree: Node) -> Reads:
        """The function kept for this very tree, or a new one."""
        kept = self._kept.get(id(tree))
        return self.once(tree) if kept is None else kept[1]

    def once(self, tree: Node) -> Reads:
        """The function of a tree that one mutant alone has."""
        readable, item_fields = as_facts(tree), self._fields
        return lambda row: evaluate(readable, row, {}, item_fields)

    def _remembering(self, reads: Reads) -> Reads:
        known: dict[int, Any] = {}

        def recalled(row: Row) -> Any:  # noqa: ANN401  # whatever a tree comes to
            key = id(row)
            if key not in known:
                value = reads(row)
                if key not in self.scene_rows:
                    return value
                known[key] = value
            return known[key]

        return recalled


def as_facts(node: Node) -> Node:
    """The tree with conclusions and parameters read like facts."""
    if isinstance(node, ConclusionRef | ParameterRef):
        return FactRef(_column(node), node.type, node.at)
    changed: dict[str, Any] = dict(_branches(node))
    return replace(node, **changed) if changed else node


def _branches(node: Node) -> Iterator[tuple[str, object]]:
    for each in fields(node):
        if each.name in _BRANCHES:
            held: Node | tuple[Node, ...] = getattr(node, each.name)
            yield each.name, tuple(as_facts(child) for child in held) if isinstance(held, tuple) else as_facts(held)


def _column(node: ConclusionRef | ParameterRef) -> str:
    return f"conclusion.{node.name}" if isinstance(node, ConclusionRef) else f"param.{node.name}"
