"""`const`, `field` and `switch`: read for one fact, and held against it."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, cast

from shinsa.facts import Fact, FactKind
from shinsa.parsing.report import Report, did_you_mean, listed
from shinsa.parsing.shapes import Keys, Record, day, each, entries_of, number, one_of, word, yes_no
from shinsa.reading import Node
from shinsa.standards import countries
from shinsa_adapters.intake.closed import look_at_options, look_at_path
from shinsa_adapters.intake.model import Constant, Field, Function, Switch, Writing
from shinsa_adapters.intake.options import OPTIONS, path, writing
from shinsa_adapters.intake.values import Unknown, folded, within
from shinsa_adapters.intake.values import number as numeral
from shinsa_adapters.intake.values import word as shown

FUNCTIONS = ("const", "field", "switch")
_ORDERED: Mapping[FactKind, tuple[str, ...]] = {
    FactKind.NUMBER: ("same", "sum", "least", "most"),
    FactKind.MONEY: ("same", "sum", "least", "most"),
    FactKind.DATE: ("same", "least", "most"),
}
_SWITCH = Keys("a switch", ("field", "case"), ("options", "unknown", "not_mapped", "combine", "order", "default"))


def function(node: Node, fact: Fact, report: Report, *, in_list: bool = False) -> Function | None:
    """The function that gives a fact, or `None` once it is reported what is wrong with it."""
    options = ("combine", *OPTIONS.get(fact.kind, ()))
    record = Record(node, Keys(f"what gives `{fact.path}`", (), (*FUNCTIONS, *options)), report)
    if not record.readable:
        return None
    given = [name for name in FUNCTIONS if name in record]
    if len(given) != 1:
        message = f"`{fact.path}` is given by {len(given)} functions"
        report.add(record.at, "one-function", message, f"write one of {listed(FUNCTIONS)}")
        return None
    extra = [key for key in options if key in record] if given[0] != "field" else []
    for key in extra:
        report.add(record.place(key), "unknown-key", f"`{key}` belongs to a `field`, not to `{given[0]}`")
    if given[0] == "const":
        return _constant(record, fact, report, in_list=in_list)
    return _field(record, fact, report) if given[0] == "field" else _switch(record, fact, report)


def _constant(record: Record, fact: Fact, report: Report, *, in_list: bool) -> Constant | None:
    if in_list:
        message = f"a constant would say the same `{fact.path}` of every item, which no source says"
        report.add(record.place("const"), "const-in-list", message, "use `field`, or `switch` on a field of the item")
        return None
    if fact.path == "id":
        report.add(record.place("const"), "const-id", "every proposal would have the same id", "use `field`")
        return None
    node = record.node("const")
    value = None if node is None else _said(node, fact, report)
    return None if value is None or node is None else Constant(value, node.at)


def _field(record: Record, fact: Fact, report: Report) -> Field | None:
    if fact.kind is FactKind.CHOICE:
        message = f"`{fact.path}` takes only words of the vocabulary, and a field holds words of the source"
        report.add(
            record.at,
            "needs-value-map",
            message,
            "use `switch` with a `case` for each word: nothing is read into a text",
        )
        return None
    found = record.get("field", path)
    if found is not None:
        look_at_path(found, "field", fact.path, record, report)
    written = writing(record, fact, report)
    combine = record.get("combine", _combining(fact)) or "same"
    return None if found is None else Field(found, record.place("field"), written, combine)


def _combining(fact: Fact, *, ordered: bool = False) -> Callable[[Node, Report], str | None]:
    ways = ("same", "least", "most") if ordered else _ORDERED.get(fact.kind, ("same",))
    return one_of({way: way for way in ways}, f"a way to combine several values of `{fact.path}`")


def _switch(record: Record, fact: Fact, report: Report) -> Switch | None:
    node = record.node("switch")
    if node is None:
        return None
    if fact.kind is FactKind.MONEY:
        report.add(node.at, "wrong-function", f"`{fact.path}` is money, which no word stands for", "use `field`")
        return None
    inner = Record(node, _SWITCH, report)
    if "default" in inner:
        message = "a default would turn every unforeseen word into an answer; here such a word is unknown"
        report.add(inner.place("default"), "default-guesses", message, "take it out, and map the words you know")
    cases = inner.get("case", lambda entry, to: _cases(entry, fact, to)) or {}
    silent = {folded(said): said for said in inner.get("unknown", each(word, "words")) or ()}
    unknown = frozenset(silent)
    for both in sorted(unknown & cases.keys()):
        report.add(inner.place("unknown"), "word-twice", f"`{both}` is both a case and unknown", "keep one")
    _look_at_choices(inner, fact, cases, report)
    options = look_at_options(inner, fact.path, _written_cases(inner, report) | silent, report)
    order = inner.get("order", each(lambda entry, to: _said(entry, fact, to), "choices")) or ()
    combine = inner.get("combine", _combining(fact, ordered=True)) or "same"
    _look_at_order(inner, combine, order, cases, report)
    found = inner.get("field", path)
    if found is None:
        return None
    look_at_path(found, "field", fact.path, inner, report)
    return Switch(found, inner.place("field"), cases, unknown, combine, tuple(order), options)


def _written_cases(switch: Record, report: Report) -> dict[str, str]:
    """The words of the cases, folded and as written."""
    node = switch.peek("case")
    return {} if node is None else {folded(key): key for key in entries_of(node, "a case", report)}


def _cases(node: Node, fact: Fact, report: Report) -> Mapping[str, object]:
    found: dict[str, object] = {}
    for key, entry in entries_of(node, "a case", report).items():
        if folded(key) in found:
            report.add(entry.at, "word-twice", f"`{key}` is a case already: case and spaces do not count", "keep one")
            continue
        value = _said(entry.value, fact, report)
        if value is not None:
            found[folded(key)] = value
    return found


def _look_at_choices(switch: Record, fact: Fact, cases: Mapping[str, object], report: Report) -> None:
    """Every choice of the vocabulary is reached or said not to be, so that none is forgotten in silence."""
    if fact.kind is not FactKind.CHOICE:
        return
    choices = [choice.value for choice in fact.choices]
    listed_not = switch.get("not_mapped", each(lambda entry, to: _choice(entry, fact, to), "choices")) or ()
    reached = set(cases.values())
    for choice in listed_not:
        if choice in reached:
            report.add(
                switch.place("not_mapped"), "choice-mapped", f"`{choice}` is mapped by a case", "take it out here"
            )
    forgotten = [choice for choice in choices if choice not in reached and choice not in listed_not]
    if forgotten:
        message = f"no word of the source leads to {listed(forgotten)} of `{fact.path}`"
        report.add(switch.at, "choice-not-reached", message, "add a case, or list them under `not_mapped`")


def _look_at_order(
    switch: Record, combine: str, order: tuple[object, ...], cases: Mapping[str, object], report: Report
) -> None:
    unordered = sorted({shown(value) for value in cases.values()} - set(map(shown, order)))
    if combine != "same" and unordered:
        message = f"`combine: {combine}` compares values, and {listed(unordered)} have no place in the order"
        report.add(switch.at, "missing-order", message, "list every value under `order`, the least first")


def _said(node: Node, fact: Fact, report: Report) -> object | None:
    """A value of the fact as the mapping itself writes it."""
    found = _WRITTEN[fact.kind](node, fact, report)
    fitting = numeral(found, fact.step, Writing()) if isinstance(found, Decimal) else found
    fitting = within(fact, fitting)
    if isinstance(fitting, Unknown):
        report.add(node.at, fitting.code, f"{fitting.reason} (`{fact.path}`)", "write a value that the fact can have")
        return None
    return cast("object | None", fitting)


def _choice(node: Node, fact: Fact, report: Report) -> str | None:
    found, choices = word(node, report), [choice.value for choice in fact.choices]
    if found is None or found in choices:
        return found
    hint = did_you_mean(found, choices, f"choices are {listed(choices)}")
    report.add(node.at, "unknown-choice", f"`{found}` is not a choice of `{fact.path}`", hint)
    return None


def _country(node: Node, _fact: Fact, report: Report) -> str | None:
    found = word(node, report)
    if found is not None and found not in countries():
        report.add(node.at, "bad-country", f"`{found}` is not a country code", "codes are two letters, such as `US`")
        return None
    return found


def _no_money(node: Node, fact: Fact, report: Report) -> None:
    report.add(node.at, "wrong-function", f"`{fact.path}` is money, which differs from record to record", "use `field`")


def _day(node: Node, _fact: Fact, report: Report) -> str | None:
    found = day(node, report)
    return None if found is None else found.isoformat()


_WRITTEN: Mapping[FactKind, Callable[[Node, Fact, Report], Any]] = {
    FactKind.NUMBER: lambda node, _, report: number(node, report),
    FactKind.MONEY: _no_money,
    FactKind.BOOL: lambda node, _, report: yes_no(node, report),
    FactKind.CHOICE: _choice,
    FactKind.COUNTRY: _country,
    FactKind.TEXT: lambda node, _, report: word(node, report),
    FactKind.DATE: _day,
}
