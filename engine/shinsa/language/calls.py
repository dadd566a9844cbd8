"""Typed functions and quantifiers: `has`, `size`, `sum`, `min`, `max`, `date`, `exists` and its siblings."""

import re
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from shinsa.language import literals, outside
from shinsa.language.catalogue import names
from shinsa.language.catalogue import types as catalogue
from shinsa.language.catalogue.mistakes import WRITE_IT
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
from shinsa.messages.message import Message, Translated
from shinsa.messages.teller import Series, said

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
    message = said(names.FUNCTION_UNKNOWN, name=syntax.name)
    return work.report(syntax.named_at, "unknown-function", message, _instead(syntax))


def _instead(syntax: Call) -> Translated:
    """How an unknown function would have been right."""
    as_method = syntax.base is not None
    if syntax.name in (FUNCTIONS if as_method else METHODS):
        shape = f"{syntax.name}(list)" if as_method else f"list.{syntax.name}(x, …)"
        return said(WRITE_IT, text="has(fact)" if syntax.name == "has" else shape)
    near = nearest(syntax.name, METHODS if as_method else FUNCTIONS)
    if near:
        return said(names.MEANT, name=near)
    return said(names.THE_FUNCTIONS, functions=Series((*FUNCTIONS, *METHODS[:-1])))


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
    one = said(catalogue.ONE_ARGUMENT, name=syntax.name, given=given)
    message = one if syntax.base is None else said(catalogue.NO_ARGUMENT)
    listed = syntax.name in {"min", "max", "sum"} and given
    hint = said(catalogue.WRITE_A_LIST, name=syntax.name) if listed else None
    return work.report(syntax.named_at, "wrong-type", message, hint)


def _has(syntax: Call, argument: Syntax, work: Work, build: Build) -> Node | None:
    parts = dotted(argument)
    with work.within():
        node = build(argument, work)
    if node is None:
        return None
    if isinstance(node, FactRef) or (isinstance(node, ItemRef) and node.field is not None):
        return Has(node, work.place(syntax.offset))
    hint = said(catalogue.ALWAYS_A_VALUE) if parts and parts[0] in {PARAMETERS, CONCLUSIONS} else None
    message = said(catalogue.HAS_ASKS, text=quoted(argument))
    return work.report(argument.offset, "wrong-type", message, hint)


def _date(syntax: Call, argument: Syntax, work: Work) -> Node | None:
    if not isinstance(argument, TextWord):
        hint = said(WRITE_IT, text='date("2029-01-19")')
        return work.report(argument.offset, "wrong-type", said(catalogue.DATE_TAKES), hint)
    text = literals.text(argument.text, argument.offset)
    if not isinstance(text, str):
        return work.report_mistake(text)
    day = _day(text)
    if day is None:
        message = said(catalogue.NOT_IN_CALENDAR, text=text)
        return work.report(argument.offset, "impossible-date", message, said(catalogue.WRITE_THE_DAY))
    return Literal(day, DateType(), work.place(syntax.offset))


def _day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _list(argument: Syntax, name: str, why: Message, work: Work, build: Build) -> tuple[Node, ListType] | None:
    """The argument as a list, with its type."""
    with work.within():
        node = build(argument, work)
    if node is None:
        return None
    if isinstance(node.type, ListType):
        return node, node.type
    work.report(node.at, "wrong-type", said(why, name=name, text=quoted(argument), kind=called(node.type)))
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
    message = said(catalogue.SIZE_COUNTS, text=quoted(argument), kind=called(node.type))
    return work.report(node.at, "wrong-type", message)


def _folded(syntax: Call, argument: Syntax, work: Work, build: Build) -> Node | None:
    found = _list(argument, syntax.name, catalogue.TAKES_LIST, work, build)
    if found is None:
        return None
    items, kind = found
    if isinstance(kind.item, NumberType):
        return Folded(Fold(syntax.name), items, kind.item, work.place(syntax.offset))
    hint = said(catalogue.DRAW_NUMBER, name=syntax.name, words=written(argument))
    message = said(catalogue.TAKES_NUMBERS, name=syntax.name, text=quoted(argument), kind=called(kind))
    return work.report(items.at, "wrong-type", message, hint if isinstance(kind.item, ObjectType) else None)


def _over_items(syntax: Call, base: Syntax, work: Work, build: Build) -> Node | None:
    """`list.exists(x, body)` and its siblings."""
    if len(syntax.arguments) != 2 or not isinstance(syntax.arguments[0], Name):  # noqa: PLR2004  # variable and body
        return _misshapen(syntax, work, build)
    found = _list(base, syntax.name, catalogue.ASKS_ABOUT_LIST, work, build)
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
    message = said(catalogue.TAKES_VARIABLE, name=syntax.name)
    return work.report(syntax.named_at, "wrong-type", message, said(WRITE_IT, text=f"list.{syntax.name}(x, …)"))


def _check_name(variable: Name, work: Work) -> None:
    name = variable.name
    hides = (
        names.HIDES_VARIABLE if name in work.variables
        else names.HIDES_FACT if name in work.scope.taken
        else names.HIDES_NAMES if name in {PARAMETERS, CONCLUSIONS}
        else None
    )  # fmt: skip
    if hides is not None:
        work.doubt(variable.offset, "shadowed-name", said(hides, name=name), said(names.ANOTHER_NAME))


def _check_used(variable: Name, body: Node, work: Work) -> None:
    if not any(isinstance(node, ItemRef) and node.variable == variable.name for node in walk(body)):
        name = variable.name
        message, hint = said(names.VARIABLE_UNUSED, name=name), said(names.USE_VARIABLE, name=name)
        work.doubt(variable.offset, "unused-variable", message, hint)


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
        text = quoted(syntax.arguments[1])
        message = said(catalogue.ASKS_YES_NO, name=syntax.name, text=text, kind=called(body.type))
        return work.report(body.at, "wrong-type", message)
    doubt_constant(body, syntax.arguments[1], work)
    if syntax.name == "filter":
        return Filter(items, variable, body, kind, at)
    return Quantified(Quantifier(syntax.name), items, variable, body, at)
