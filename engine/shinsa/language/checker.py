"""The door to the condition language: a text in, a typed tree or every mistake in it out."""

import re
from collections.abc import Callable
from typing import TypeAlias

from shinsa.errors import Place
from shinsa.language import mistakes
from shinsa.language.arithmetic import number_needed
from shinsa.language.building import build, truth_needed
from shinsa.language.grammar import parse
from shinsa.language.mistakes import Mistake
from shinsa.language.names import CONCLUSIONS, PARAMETERS
from shinsa.language.scope import Checked, Scope, Uses
from shinsa.language.syntax import Syntax, depth
from shinsa.language.tree import Node
from shinsa.language.work import Work

__all__ = ["Checked", "Scope", "Uses", "check_condition", "check_expression", "check_number"]

DEEPEST = 100
"""Levels a condition may nest."""

_Demand: TypeAlias = Callable[[Node | None, Syntax, Work], Node | None]
_MENTION = re.compile(r"[A-Za-z_][\w.]*")


def check_condition(text: str, at: Place, scope: Scope) -> Checked:
    """Check a condition, which must answer yes or no and must leave something to answer."""
    return _check(Work(scope, text, at), truth_needed, doubting=True)


def check_number(text: str, at: Place, scope: Scope) -> Checked:
    """Check a numeric expression, as in `times`."""
    return _check(Work(scope, text, at), number_needed, doubting=True)


def check_expression(text: str, at: Place, scope: Scope) -> Checked:
    """Check an expression of any type; one that constants, ranges or choices decide is allowed."""
    return _check(Work(scope, text, at), _anything, doubting=False)


def _check(work: Work, demand: _Demand, *, doubting: bool) -> Checked:
    syntax = parse(work.text)
    if not isinstance(syntax, Mistake) and depth(syntax) > DEEPEST:
        syntax = mistakes.too_deep(DEEPEST)
    if isinstance(syntax, Mistake):
        work.report_mistake(syntax)
        return Checked(None, tuple(work.findings), _mentioned(work))
    tree = demand(build(syntax, work), syntax, work)
    found = dict.fromkeys((*work.findings, *(work.doubts if doubting else ())))
    findings = tuple(sorted(found, key=lambda finding: finding.at))
    return Checked(None if findings else tree, findings, work.uses())


def _anything(node: Node | None, _syntax: Syntax, _work: Work) -> Node | None:
    return node


def _mentioned(work: Work) -> Uses:
    """The known names in a text that cannot be read."""
    words = set(_MENTION.findall(work.text))
    parameters = {word.removeprefix(f"{PARAMETERS}.") for word in words}
    conclusions = {word.removeprefix(f"{CONCLUSIONS}.") for word in words}
    return Uses(
        frozenset(words & set(work.scope.entries)),
        frozenset((parameters - words) & set(work.scope.parameters)),
        frozenset((conclusions - words) & work.scope.conclusions),
    )
