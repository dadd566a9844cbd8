"""What a name stands for: a loop variable, a parameter, a conclusion, or a fact."""

from collections.abc import Iterable

from shinsa.facts import FactList
from shinsa.language.catalogue import names as catalogue
from shinsa.language.guessing import nearest
from shinsa.language.kinds import entry_type, fact_type
from shinsa.language.syntax import Name, Select, Syntax
from shinsa.language.tree import ConclusionRef, FactRef, ItemRef, Node, ObjectType, ParameterRef
from shinsa.language.work import Variable, Work
from shinsa.messages.message import Translated
from shinsa.messages.teller import Series, said
from shinsa.values import Text

PARAMETERS, CONCLUSIONS = "param", "conclusion"
_FEW = 12


def dotted(node: Syntax) -> list[str] | None:
    """The parts of `a.b.c`, or `None` where the node is anything but names and dots."""
    if isinstance(node, Name):
        return None if node.rooted else [node.name]
    if isinstance(node, Select):
        base = dotted(node.base)
        return None if base is None else [*base, node.field]
    return None


def resolve(parts: list[str], offset: int, work: Work) -> Node | None:
    """What the dotted name stands for, or `None` with a finding."""
    first, *rest = parts
    if first in work.variables:
        return _item(work.variables[first], rest, offset, work)
    if first == PARAMETERS:
        return _parameter(".".join(rest), offset, work)
    if first == CONCLUSIONS:
        return _conclusion(".".join(rest), offset, work)
    return _fact(".".join(parts), offset, work)


def _item(variable: Variable, rest: list[str], offset: int, work: Work) -> Node | None:
    kind = variable.type
    if kind is None:
        return None
    if not isinstance(kind, ObjectType):
        if rest:
            message = said(catalogue.SINGLE_HAS_NO_FIELD, variable=variable.name, field=rest[0])
            work.report(offset, "unknown-fact", message)
            return None
        return ItemRef(variable.name, None, variable.path, kind, work.place(offset))
    if not rest:
        return ItemRef(variable.name, None, None, kind, work.place(offset))
    return _field(variable.name, kind, ".".join(rest), offset, work)


def _field(variable: str, kind: ObjectType, field: str, offset: int, work: Work) -> Node | None:
    path = f"{kind.path}[].{field}"
    fact = work.scope.fact(path)
    if fact is None:
        listed = work.scope.fact_list(kind.path)
        fields = {each.name: each.label for each in listed.fields} if listed else {}
        hint = _meant(field, fields, variable)
        work.report(offset, "unknown-fact", said(catalogue.ITEMS_HAVE_NO_FIELD, path=kind.path, field=field), hint)
        return None
    work.facts.add(path)
    return ItemRef(variable, field, path, fact_type(fact, work.scope.vocabulary.currency), work.place(offset))


def _parameter(name: str, offset: int, work: Work) -> Node | None:
    kind = work.scope.parameters.get(name)
    if kind is None:
        hint = _near(name, work.scope.parameters, PARAMETERS)
        work.report(offset, "unknown-parameter", said(catalogue.PARAMETER_UNKNOWN, name=name), hint)
        return None
    work.parameters.add(name)
    return ParameterRef(name, kind, work.place(offset))


def _conclusion(name: str, offset: int, work: Work) -> Node | None:
    if name not in work.scope.conclusions:
        hint = _near(name, work.scope.conclusions, CONCLUSIONS)
        work.report(offset, "unknown-conclusion", said(catalogue.CONCLUSION_UNKNOWN, name=name), hint)
        return None
    work.conclusions.add(name)
    if work.inside:
        message = said(catalogue.CONCLUSION_PLACE, name=f"{CONCLUSIONS}.{name}")
        work.report(offset, "conclusion-place", message, said(catalogue.CONCLUSIONS_JOIN))
        return None
    return ConclusionRef(name, work.place(offset))


def _fact(path: str, offset: int, work: Work) -> Node | None:
    entry = work.scope.entries.get(path)
    if entry is None or "[]" in path:
        work.report(offset, "unknown-fact", *_unknown(path, work))
        return None
    work.facts.add(path)
    return FactRef(path, entry_type(entry, work.scope.vocabulary.currency), work.place(offset))


def _unknown(path: str, work: Work) -> tuple[Translated, Translated | None]:
    """Message and hint for a path that names no fact."""
    listed = next((entry for entry in _lists(work) if path.startswith(f"{entry.path}.")), None)
    if listed is not None:
        field = path.removeprefix(f"{listed.path}.")
        hint = said(catalogue.ASK_ITEMS_OF, path=listed.path, field=field)
        return said(catalogue.LIST_HAS_NO_FIELD, path=listed.path), hint
    members = [entry.path for entry in work.scope.vocabulary.entries if entry.path.startswith(f"{path}.")]
    if members:
        shown = Series(f"`{member}`" for member in members[:_FEW])
        return said(catalogue.GROUP_OF_FACTS, path=path), said(catalogue.ITS_FACTS, facts=shown)
    return said(catalogue.FACT_UNKNOWN, path=path), _elsewhere(path, work) or _meant(path, _labels(work))


def _elsewhere(path: str, work: Work) -> Translated | None:
    """A parameter or a conclusion named without its prefix."""
    if path in work.scope.parameters:
        return said(catalogue.PARAMETER_PREFIX, name=f"{PARAMETERS}.{path}")
    if path in work.scope.conclusions:
        return said(catalogue.CONCLUSION_PREFIX, name=f"{CONCLUSIONS}.{path}")
    return None


def _lists(work: Work) -> list[FactList]:
    return [entry for entry in work.scope.vocabulary.entries if isinstance(entry, FactList)]


def _labels(work: Work) -> dict[str, Text]:
    return {entry.path: entry.label for entry in work.scope.vocabulary.entries}


def _meant(word: str, labels: dict[str, Text], prefix: str | None = None) -> Translated | None:
    near = nearest(word, labels)
    if near is None:
        return None
    name = f"{prefix}.{near}" if prefix else near
    return said(catalogue.MEANT_LABELLED, name=name, label=labels[near])


def _near(name: str, known: Iterable[str], prefix: str) -> Translated | None:
    near = nearest(name, known)
    return said(catalogue.MEANT, name=f"{prefix}.{near}") if near else None
