"""Typed functions and quantifiers: `has`, `size`, `sum`, `min`, `max`, `date`, `exists` and its siblings."""

import re
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from shinsa.language import literals, outside
from shinsa.language.constants import whole
from shinsa.language.guessing import nearest
from shinsa.language.kinds import called
from shinsa.language.names import CONCLUSIONS, PARAMETERS, dotted
from shinsa.language.outside import Reason
from shinsa.language.sense import doubt_constant
from shinsa.language.syntax import Call, Name, Syntax, TextWord
from shinsa.language.tree import (
    BoolType,
    DateType,
    FactRef,
    Filter,
    Fold,
    Folded,
    Has,
    ItemRef,
    ListType,
    Literal,
    Map,
    Node,
    NumberType,
    ObjectType,
    Quantified,
    Quantifier,
    Size,
    TextType,
    walk,
)
from shinsa.language.work import Variable, Work
from shinsa.language.writing import quoted, written

Build: TypeAlias = Callable[[Syntax, Work], Node | None]

FUNCTIONS = ("has", "size", "sum", "min", "max", "date")
METHODS = ("exists", "all", "exists_one", "filter", "map", "size")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def call(syntax: Call, work: Work, build: Build) -> Node | None:
    """The typed node of a function or method call, or `None` with findings."""
    known = FUNCTIONS if syntax.base is None else METHODS
    if syntax.name not in known:
        return _unknown(syntax, work, build)
    if syntax.base is not None and syntax.name != "size":
        return _over_items(syntax, syntax.base, work, build)
    arguments = syntax.arguments if syntax.base is None else (syntax.base, *syntax.arguments)
    if len(arguments) != 1:
        return _wrong_count(syntax, work, build)
    return _of_one(syntax, arguments[0], work, build)


def _of_one(syntax: Call, argument: Syntax, work: Work, build: Build) -> Node | None:
    match syntax.name:
        case "has":
            return _has(syntax, argument, work, build)
        case "date":
            return _date(syntax, argument, work)
        case "size":
            return _size(syntax, argument, work, build)
        case _:
            return _folded(syntax, argument, work, build)


def _outside(syntax: Call, reason: Reason, work: Work) -> Node | None:
    return work.report(syntax.named_at, "not-in-language", reason.message, reason.hint)


def _unknown(syntax: Call, work: Work, build: Build) -> Node | None:
    """A function the language does not have; what stands in it is still read, unless it may name loop variables."""
    _arguments(syntax, work, build)
    reason = outside.FUNCTIONS.get(syntax.name)
    if reason is not None:
        return _outside(syntax, reason, work)
    as_method = syntax.base is not None
    if syntax.name in (FUNCTIONS if as_method else METHODS):
        shape = f"`{syntax.name}(list)`" if as_method else f"`list.{syntax.name}(x, …)`"
        hint = "write `has(fact)`" if syntax.name == "has" else f"write {shape}"
    else:
        near = nearest(syntax.name, METHODS if as_method else FUNCTIONS)
        hint = f"did you mean `{near}`?" if near else f"the functions are {', '.join((*FUNCTIONS, *METHODS[:-1]))}"
    return work.report(syntax.named_at, "unknown-function", f"no function is called `{syntax.name}`", hint)


def _arguments(syntax: Call, work: Work, build: Build) -> None:
    """Read the parts of a refused call for mistakes of their own."""
    loops = len(syntax.arguments) > 1 and isinstance(syntax.arguments[0], Name)
    parts = (*([syntax.base] if syntax.base else []), *(() if loops else syntax.arguments))
    with work.within():
        for part in parts:
            build(part, work)


def _wrong_count(syntax: Call, work: Work, build: Build) -> Node | None:
    _arguments(syntax, work, build)
    given = len(syntax.arguments)
    message = (
        f"`{syntax.name}` takes one argument, not {given}" if syntax.base is None else "`size()` takes no argument"
    )
    hint = f"write a list: `{syntax.name}([a, b])`" if syntax.name in {"min", "max", "sum"} and given else None
    return work.report(syntax.named_at, "wrong-type", message, hint)


def _has(syntax: Call, argument: Syntax, work: Work, build: Build) -> Node | None:
    parts = dotted(argument)
    with work.within():
        node = build(argument, work)
    if node is None:
        return None
    if isinstance(node, FactRef) or (isinstance(node, ItemRef) and node.field is not None):
        return Has(node, work.place(syntax.offset))
    hint = "a parameter always has a value" if parts and parts[0] in {PARAMETERS, CONCLUSIONS} else None
    message = f"`has` asks about a fact or a field of an item, not about {quoted(argument)}"
    return work.report(argument.offset, "wrong-type", message, hint)


def _date(syntax: Call, argument: Syntax, work: Work) -> Node | None:
    if not isinstance(argument, TextWord):
        hint = 'write `date("2029-01-19")`'
        return work.report(argument.offset, "wrong-type", "`date` takes a day in quotes", hint)
    text = literals.text(argument.text, argument.offset)
    if not isinstance(text, str):
        return work.report_mistake(text)
    day = _day(text)
    if day is None:
        hint = "write year, month and day: `2029-01-19`"
        return work.report(argument.offset, "impossible-date", f"`{text}` is not a day of the calendar", hint)
    return Literal(day, DateType(), work.place(syntax.offset))


def _day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _list(argument: Syntax, why: str, work: Work, build: Build) -> tuple[Node, ListType] | None:
    """The argument as a list, with its type."""
    with work.within():
        node = build(argument, work)
    if node is None:
        return None
    if isinstance(node.type, ListType):
        return node, node.type
    work.report(node.at, "wrong-type", f"{why} a list; {quoted(argument)} is {called(node.type)}")
    return None


def _size(syntax: Call, argument: Syntax, work: Work, build: Build) -> Node | None:
    with work.within():
        node = build(argument, work)
    if node is None:
        return None
    if isinstance(node.type, TextType):
        return _outside(syntax, outside.TEXT_SIZE, work)
    if isinstance(node.type, ListType):
        return Size(node, work.place(syntax.offset))
    message = f"`size` counts the items of a list; {quoted(argument)} is {called(node.type)}"
    return work.report(node.at, "wrong-type", message)


def _folded(syntax: Call, argument: Syntax, work: Work, build: Build) -> Node | None:
    found = _list(argument, f"`{syntax.name}` takes", work, build)
    if found is None:
        return None
    items, kind = found
    if isinstance(kind.item, NumberType):
        return Folded(Fold(syntax.name), items, kind.item, work.place(syntax.offset))
    hint = f"draw a number from each: `{syntax.name}({written(argument)}.map(x, x.…))`"
    message = f"`{syntax.name}` takes a list of numbers; {quoted(argument)} is {called(kind)}"
    return work.report(items.at, "wrong-type", message, hint if isinstance(kind.item, ObjectType) else None)


def _over_items(syntax: Call, base: Syntax, work: Work, build: Build) -> Node | None:
    """`list.exists(x, body)` and its siblings."""
    if len(syntax.arguments) != 2 or not isinstance(syntax.arguments[0], Name):  # noqa: PLR2004  # variable and body
        return _misshapen(syntax, work, build)
    found = _list(base, f"`{syntax.name}` asks about", work, build)
    variable, body = syntax.arguments[0], syntax.arguments[1]
    _check_name(variable, work)
    with work.binding(_variable(variable.name, found, work)):
        inner = build(body, work)
    if found is None or inner is None:
        return None
    _check_used(variable, inner, work)
    return _looped(syntax, found, variable.name, inner, work)


def _misshapen(syntax: Call, work: Work, build: Build) -> Node | None:
    _arguments(syntax, work, build)
    names = [isinstance(argument, Name) for argument in syntax.arguments]
    if names[:2] == [True, True] and len(names) > 2:  # noqa: PLR2004  # two variables and a body
        return _outside(syntax, outside.TWO_VARIABLES, work)
    if syntax.name == "map" and names[:1] == [True] and len(names) == 3:  # noqa: PLR2004  # variable, condition, body
        return _outside(syntax, outside.FILTERED_MAP, work)
    message = f"`{syntax.name}` takes a loop variable and what is asked of it"
    return work.report(syntax.named_at, "wrong-type", message, f"write `list.{syntax.name}(x, …)`")


def _check_name(variable: Name, work: Work) -> None:
    name = variable.name
    what = (
        "a loop variable around it" if name in work.variables
        else "a fact" if name in work.scope.taken
        else "parameters and conclusions" if name in {PARAMETERS, CONCLUSIONS}
        else None
    )  # fmt: skip
    if what:
        message = f"the loop variable `{name}` hides {what} of the same name"
        work.doubt(variable.offset, "shadowed-name", message, "choose another name, such as `x`")


def _check_used(variable: Name, body: Node, work: Work) -> None:
    if not any(isinstance(node, ItemRef) and node.variable == variable.name for node in walk(body)):
        hint = f"ask something of `{variable.name}`, or leave the loop out"
        work.doubt(variable.offset, "unused-variable", f"the loop variable `{variable.name}` is never used", hint)


def _variable(name: str, found: tuple[Node, ListType] | None, work: Work) -> Variable:
    if found is None:
        return Variable(name, None, None)
    items, kind = found
    return Variable(name, kind.item, _item_path(items), whole(items, work.variables))


def _item_path(items: Node) -> str | None:
    """The path of a list fact's items, also after `filter`."""
    match items:
        case FactRef():
            return f"{items.path}[]"
        case Filter():
            return _item_path(items.items)
        case _:
            return None


def _looped(syntax: Call, found: tuple[Node, ListType], variable: str, body: Node, work: Work) -> Node | None:
    items, kind = found
    at = work.place(syntax.offset)
    if syntax.name == "map":
        if isinstance(body.type, ListType):
            return _outside(syntax, outside.NESTED_LIST, work)
        return Map(items, variable, body, ListType(body.type), at)
    if not isinstance(body.type, BoolType):
        message = f"`{syntax.name}` asks a yes-or-no question of each item; {quoted(syntax.arguments[1])} is"
        return work.report(body.at, "wrong-type", f"{message} {called(body.type)}")
    doubt_constant(body, syntax.arguments[1], work)
    if syntax.name == "filter":
        return Filter(items, variable, body, kind, at)
    return Quantified(Quantifier(syntax.name), items, variable, body, at)
