"""parameters.yaml: values members disagree about, each with who set it, when and why."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from shinsa.facts import Fact, FactKind, FactList, Vocabulary
from shinsa.language.catalogue.types import TYPE_CHOICE
from shinsa.language.kinds import called, country_type
from shinsa.language.tree import BoolType, ChoiceType, DateType, ItemType, ListType, NumberType, Type
from shinsa.messages.teller import said
from shinsa.parsing.catalogue import kinds
from shinsa.parsing.catalogue import programme as catalogue
from shinsa.parsing.catalogue.shapes import HAS_NO_KEY, KEEP_ONE_OF_THEM
from shinsa.parsing.catalogue.vocabulary import FIELD_FORM
from shinsa.parsing.report import Report, did_you_mean
from shinsa.parsing.shapes import (
    Keys,
    Reader,
    Record,
    day,
    each,
    items_of,
    named,
    number,
    one_of,
    text,
    word,
    worded,
    yes_no,
)
from shinsa.reading import Entry, ListNode, MappingNode, Node
from shinsa.ruleset import Alternative, Parameter, ParameterValue, Setting
from shinsa.values import Text

FILE = "parameters.yaml"

_TYPES = ("number", "bool", "choice", "date", "list of number", "list of choice")
_SETTING = Keys(said(kinds.WHAT_SETTING), ("value", "since", "owner", "reason"))
_ALTERNATIVE = Keys(said(kinds.WHAT_ALTERNATIVE), ("value", "held_by", "reason"))


def parameters(root: Node, vocabulary: Vocabulary | None, report: Report) -> dict[str, Parameter]:
    """Every parameter that can be used; the others are noted as broken. No vocabulary: choices cannot be looked up."""
    found: dict[str, Parameter] = {}
    known = None if vocabulary is None else vocabulary.by_path()
    for name, entry in named(root, said(kinds.WHAT_PARAMETERS), report):
        parameter = _parameter(name, entry, known, report)
        if parameter is not None:
            found[name] = parameter
    if isinstance(root, MappingNode):
        report.broken.update(f"param.{name}" for name in root.entries if name not in found)
    return found


Known = Mapping[str, Fact | FactList]


def _parameter(name: str, entry: Entry, known: Known | None, report: Report) -> Parameter | None:
    keys = Keys(said(kinds.WHAT_PARAMETER), ("label", "type", "settings"), ("unit", "choices", "alternatives"))
    record = Record(entry.value, keys, report)
    label = record.get("label", text) or Text(name)
    kind = _type(name, record, known, report)
    if kind is None:
        return None
    settings = _settings(record, kind, report)
    alternatives = _alternatives(record, kind, report)
    return Parameter(name, label, kind, settings, alternatives, entry.at) if settings else None


def _type(name: str, record: Record, known: Known | None, report: Report) -> Type | None:
    written = record.get("type", one_of({kind: kind for kind in _TYPES}, said(kinds.WHAT_PARAMETER_TYPE)))
    if written is None:
        return None
    in_list, kind = written.startswith("list of "), written.removeprefix("list of ")
    for key, owner in (("unit", "number"), ("choices", "choice")):
        if key in record and kind != owner:
            what = said(kinds.WHAT_PARAMETER_OF_TYPE, kind=written)
            report.add(record.place(key), "unknown-key", said(HAS_NO_KEY, what=what, key=key))
    item = _item_type(name, kind, record, known, report)
    return ListType(item) if in_list and item is not None else item


def _item_type(name: str, kind: str, record: Record, known: Known | None, report: Report) -> ItemType | None:
    match kind:
        case "number":
            return NumberType(record.get("unit", word))
        case "bool":
            return BoolType()
        case "date":
            return DateType()
        case _:
            return _choice_type(name, record, known, report)


def _choice_type(name: str, record: Record, known: Known | None, report: Report) -> ChoiceType | None:
    node = record.node("choices")
    if node is None:
        if "choices" not in record:
            hint = said(catalogue.NAME_THE_FACT)
            report.add(record.at, "missing-key", said(catalogue.CHOICES_MISSING), hint)
        return None
    if isinstance(node, ListNode):
        written = each(word, said(kinds.WHAT_CHOICES))(node, report)
        return ChoiceType(f"param.{name}", written) if written else None
    path = word(node, report)
    return None if path is None or known is None else _choices_of(path, node, known, report)


def _choices_of(path: str, node: Node, known: Known, report: Report) -> ChoiceType | None:
    fact = known.get(path)
    if isinstance(fact, Fact) and fact.kind is FactKind.COUNTRY:
        return country_type()
    if isinstance(fact, Fact) and fact.kind is FactKind.CHOICE:
        return ChoiceType(path, tuple(choice.value for choice in fact.choices))
    if path not in report.broken and path.partition("[")[0] not in report.broken:
        takers = [name for name, entry in known.items() if isinstance(entry, Fact) and _gives_choices(entry)]
        hint = did_you_mean(path, takers, said(FIELD_FORM, path="parties[].role"))
        report.add(node.at, "unknown-fact", said(catalogue.NO_FACT_WITH_CHOICES, path=path), hint)
    return None


def _gives_choices(fact: Fact) -> bool:
    return fact.kind in {FactKind.CHOICE, FactKind.COUNTRY}


def _value(kind: Type) -> Reader[ParameterValue]:
    """How a value of that type is read."""
    match kind:
        case NumberType():
            return number
        case BoolType():
            return yes_no
        case DateType():
            return day
        case ChoiceType():
            return one_of({choice: choice for choice in kind.choices}, called(kind))
        case ListType(NumberType()):
            return each(number, said(kinds.WHAT_NUMBERS))
        case ListType(ChoiceType() as item):
            a_choice = one_of({choice: choice for choice in item.choices}, said(TYPE_CHOICE, name=item.name))
            return each(a_choice, said(kinds.WHAT_CHOICES))
        case _:
            raise AssertionError("parameters have no other types")


def _value_in(record: Record, kind: Type, report: Report) -> ParameterValue | None:
    node = record.node("value")
    return None if node is None else _value(kind)(node, report)


def _settings(record: Record, kind: Type, report: Report) -> tuple[Setting, ...]:
    node = record.node("settings")
    found: list[Setting] = []
    items = () if node is None else items_of(node, said(kinds.WHAT_SETTINGS), report)
    if isinstance(node, ListNode) and not node.items:
        report.add(node.at, "no-value", said(catalogue.NO_SETTING), said(catalogue.SETTING_SAYS))
    for item in items:
        setting = _setting(item, kind, report)
        if setting is None:
            continue
        if found and found[-1].since >= setting.since:
            _look_at_order(found[-1].since, setting.since, item, report)
        found.append(setting)
    return tuple(found)


def _look_at_order(before: date, since: date, item: Node, report: Report) -> None:
    if before == since:
        message = said(catalogue.SETTINGS_SAME_DAY, since=since)
        report.add(item.at, "duplicate-setting", message, said(KEEP_ONE_OF_THEM))
    else:
        message = said(catalogue.SETTING_AFTER, since=since, before=before)
        report.add(item.at, "setting-order", message, said(catalogue.SETTINGS_IN_ORDER))


def _setting(node: Node, kind: Type, report: Report) -> Setting | None:
    record = Record(node, _SETTING, report)
    value = _value_in(record, kind, report)
    since = record.get("since", day)
    owner, reason = record.get("owner", worded) or "", record.get("reason", worded) or ""
    return None if value is None or since is None else Setting(value, since, owner, reason)


def _alternatives(record: Record, kind: Type, report: Report) -> tuple[Alternative, ...]:
    def alternative(node: Node, _report: Report) -> Alternative | None:
        own = Record(node, _ALTERNATIVE, report)
        value = _value_in(own, kind, report)
        held_by, reason = own.get("held_by", worded) or "", own.get("reason", worded) or ""
        return None if value is None else Alternative(value, held_by, reason)

    return record.get("alternatives", each(alternative, said(kinds.WHAT_ALTERNATIVES))) or ()


def amounts(parameter: Parameter) -> tuple[tuple[date, Decimal], ...]:
    """The settings of a number, by the day they begin."""
    return tuple((setting.since, setting.value) for setting in parameter.settings if isinstance(setting.value, Decimal))
