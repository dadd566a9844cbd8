"""Conditions and points as a ruleset writes them, checked where they stand."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from shinsa.errors import Place
from shinsa.language.catalogue.names import PARAMETER_UNKNOWN
from shinsa.language.checker import Checked, Scope, check_condition, check_number
from shinsa.language.tree import ConclusionRef, Literal, NumberType, TextType, walk
from shinsa.messages.teller import said
from shinsa.parsing.catalogue.rules import (
    DECLARE_PARAMETER,
    PARAMETER_NOT_NUMBER,
    PARAMETER_TOO_FINE,
    POINTS_DECIMALS,
    POINTS_TOO_FINE,
)
from shinsa.parsing.report import Report, did_you_mean
from shinsa.parsing.shapes import number, scalar, word
from shinsa.reading import Node, TextNode
from shinsa.ruleset import Condition, Parameter, Points
from shinsa.values import exact

FINEST_POINTS = 2
"""Decimals a number of points may have: scores are counted in hundredths."""


@dataclass(frozen=True, slots=True)
class Context:
    """What may be named where. `None` where the declarations cannot be read, and nothing can be said about names."""

    report: Report
    scope: Scope | None
    parameters: Mapping[str, Parameter] | None
    families: frozenset[str] | None = None
    documents: frozenset[str] | None = None


Check = Callable[[str, Place, Scope], Checked]


def condition(node: Node, context: Context) -> Condition:
    """A condition; a stand-in where it is wrong, so that nothing else is found wrong because of it."""
    return _checked(node, context, check_condition)


def scaling(node: Node, context: Context) -> Condition:
    """A number that scales points."""
    return _checked(node, context, check_number)


def _checked(node: Node, context: Context, check: Check) -> Condition:
    found = scalar(node, context.report)
    if found is None:
        return _stand_in("", node.at)
    if context.scope is None:
        context.report.lose(node)
        return _stand_in(one_line(found.text), found.at)
    checked = check(*_as_laid_out(found), context.scope)
    _mention(checked, context.report)
    if checked.tree is not None and not checked.findings:
        return Condition(one_line(found.text), checked.tree, found.at)
    context.report.lose(found)
    if not context.report.touches_broken(found.text):
        context.report.findings.extend(checked.findings)
    return _stand_in(one_line(found.text), found.at)


def _stand_in(text: str, at: Place) -> Condition:
    """Equal to no other condition's tree, and implied by none."""
    return Condition(text, Literal(f"broken at {at}", TextType(), at), at)


def _mention(checked: Checked, report: Report) -> None:
    report.mentioned.update(f"param.{name}" for name in checked.uses.parameters)
    report.mentioned.update(f"conclusion.{name}" for name in checked.uses.conclusions)


def _as_laid_out(node: TextNode) -> tuple[str, Place]:
    """The text as its lines stand in the file, from the first column on, so that places in it are places in the file.

    A text on one line, or one that quoting changed in more than line breaks and indentation, stays as it is.
    """
    if "\n" not in node.layout or node.layout.split() != node.text.split():
        return node.text, node.at
    return " " * (node.at.column - 1) + node.layout, replace(node.at, column=1)


def conclusions_in(of: Condition) -> frozenset[str]:
    """The conclusions a condition mentions, also where it is wrong."""
    if isinstance(of.tree, Literal):
        return frozenset(re.findall(r"\bconclusion\.([a-z0-9_]+)", of.text))
    return frozenset(node.name for node in walk(of.tree) if isinstance(node, ConclusionRef))


_PIECE = re.compile(r'("""|\'\'\').*?\1|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|(?:\s|//[^\n]*)+', re.DOTALL)


def one_line(text: str) -> str:
    """A condition on one line, without comments; texts in quotes stay as they are."""
    return _PIECE.sub(lambda found: found[0] if found[0][0] in "\"'" else " ", text.strip()).strip()


def points(node: Node, context: Context) -> Points | None:
    """A number of points with at most two decimals, or a parameter that holds one."""
    written = word(node, context.report)
    if written is not None and written.startswith("param."):
        return Points(parameter=points_parameter(written.removeprefix("param."), node.at, context))
    found = None if written is None else number(node, context.report)
    if found is not None and too_fine(found):
        message, hint = said(POINTS_TOO_FINE, found=str(found)), said(POINTS_DECIMALS, most=FINEST_POINTS)
        context.report.add(node.at, "points-too-fine", message, hint)
    return Points(number=found)


def too_fine(found: Decimal) -> bool:
    """Whether a number of points is finer than a hundredth."""
    with exact():
        return found * 100 % 1 != 0


def parameter_name(node: Node, context: Context) -> str:
    """The name of a parameter that holds points, without `param.` before it."""
    written = word(node, context.report)
    return "" if written is None else points_parameter(written.removeprefix("param."), node.at, context)


def points_parameter(name: str, at: Place, context: Context) -> str:
    """The parameter's name again, looked up: a number with at most two decimals."""
    parameter = known_parameter(name, at, context)
    if parameter is None:
        return name
    if not isinstance(parameter.type, NumberType):
        context.report.add(at, "wrong-parameter", said(PARAMETER_NOT_NUMBER, name=name))
        return name
    for value in (setting.value for setting in parameter.settings):
        if isinstance(value, Decimal) and too_fine(value):
            message = said(PARAMETER_TOO_FINE, name=name, value=str(value))
            context.report.add(at, "points-too-fine", message, said(POINTS_DECIMALS, most=FINEST_POINTS))
    return name


def known_parameter(name: str, at: Place, context: Context) -> Parameter | None:
    """The parameter of that name, or `None` with a finding (or without, where parameters cannot be read)."""
    context.report.mentioned.add(f"param.{name}")
    if context.parameters is None or f"param.{name}" in context.report.broken:
        return None
    parameter = context.parameters.get(name)
    if parameter is None:
        hint = did_you_mean(name, context.parameters, said(DECLARE_PARAMETER))
        context.report.add(at, "unknown-parameter", said(PARAMETER_UNKNOWN, name=name), hint)
    return parameter
