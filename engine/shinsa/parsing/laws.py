"""Laws: what a ruleset claims of itself, the `monotone` part of vocabulary.yaml."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from shinsa.facts import Entry, Fact, FactKind, FactList, Vocabulary
from shinsa.language.catalogue.names import FACT_UNKNOWN
from shinsa.language.tree import Quantified
from shinsa.laws import Better, Law
from shinsa.messages.teller import Series, said
from shinsa.parsing.catalogue import kinds
from shinsa.parsing.catalogue import vocabulary as catalogue
from shinsa.parsing.conditions import Context, condition
from shinsa.parsing.report import did_you_mean, listed
from shinsa.parsing.shapes import Keys, Record, items_of, named, word, worded
from shinsa.reading import ListNode, Node, TextNode
from shinsa.ruleset import Condition

ITEM = "item"
"""What `where` calls the item that gets better."""

_KEYS = Keys(said(kinds.WHAT_LAW), ("fact", "better", "message"), ("where",))
_FITTING = {
    FactKind.NUMBER: (Better.MORE, Better.LESS),
    FactKind.MONEY: (Better.MORE, Better.LESS),
    FactKind.DATE: (Better.MORE, Better.LESS),
    FactKind.BOOL: (Better.YES, Better.NO),
}


def laws(facts: Record, vocabulary: Vocabulary, context: Context) -> tuple[Law, ...] | None:
    """Every law that is right in itself; `None` where the vocabulary declares none."""
    node = facts.node("monotone")
    return None if node is None else tuple(_laws(node, vocabulary, context))


def _laws(node: Node, vocabulary: Vocabulary, context: Context) -> Iterator[Law]:
    known = vocabulary.by_path()
    for name, entry in named(node, said(kinds.WHAT_LAWS), context.report):
        record = Record(entry.value, _KEYS, context.report)
        path, message = record.get("fact", word), record.get("message", worded) or name
        where, better = record.node("where"), record.node("better")
        fact = None if path is None else _fact(path, known, record, context)
        if fact is None or better is None:
            continue
        order = _better(better, fact, context)
        held = None if where is None else _where(where, fact, context)
        if order is not None and (where is None or held is not None):
            text, tree = (None, None) if held is None else (held.text, held.tree)
            yield Law(name, fact.path, order, text, message, entry.at, tree)


def _fact(path: str, known: Mapping[str, Entry], record: Record, context: Context) -> Fact | None:
    found = known.get(path)
    if isinstance(found, Fact) and not path.endswith("[]"):
        return found
    if isinstance(found, FactList) or path.endswith("[]"):
        message = said(catalogue.LAW_OF_A_LIST, path=path)
        context.report.add(record.place("fact"), "wrong-law", message, said(catalogue.NAME_A_FIELD))
    elif path.partition("[")[0] not in context.report.broken:
        near = did_you_mean(path, known, said(catalogue.FIELD_FORM, path="offtakes[].share"))
        context.report.add(record.place("fact"), "unknown-fact", said(FACT_UNKNOWN, path=path), near)
    return None


def _better(node: Node, fact: Fact, context: Context) -> Better | tuple[str, ...] | None:
    if isinstance(node, ListNode):
        return _order(node, fact, context)
    written = word(node, context.report)
    allowed = _FITTING.get(fact.kind, ())
    if written is None or written in allowed:
        return None if written is None else Better(written)
    words = Series([f"`{each}`" for each in allowed], "or")
    fitting = said(catalogue.WRITE_BETTER, choices=words) if allowed else said(catalogue.LIST_THE_ORDER)
    context.report.add(node.at, "wrong-law", said(catalogue.LAW_NOT_BETTER, found=written, path=fact.path), fitting)
    return None


def _order(node: ListNode, fact: Fact, context: Context) -> tuple[str, ...] | None:
    """Two or more choices of the fact, each once, the worst first."""
    found = [
        word(item, context.report) or "" for item in items_of(node, said(kinds.WHAT_CHOICES_ORDERED), context.report)
    ]
    choices = {choice.value for choice in fact.choices}
    strange = [choice for choice in found if choice not in choices]
    if strange:
        message = said(catalogue.LAW_NO_CHOICE, path=fact.path, choices=listed(strange))
        context.report.add(node.at, "wrong-law", message, did_you_mean(strange[0], choices))
    elif len(set(found)) < len(found) or len(found) < 2:  # noqa: PLR2004  # an order is of two at least
        context.report.add(node.at, "wrong-law", said(catalogue.ORDER_OF_TWO), said(catalogue.WORST_FIRST))
    else:
        return tuple(found)
    return None


def _where(node: Node, fact: Fact, context: Context) -> Condition | None:
    """What holds of the item, checked as the body of a question about its list."""
    above, inside, _ = fact.path.partition("[]")
    if not inside:
        message = said(catalogue.NO_FIELD_OF_LIST, path=fact.path)
        context.report.add(node.at, "wrong-law", message, said(catalogue.WHERE_CHOOSES))
        return None
    if not isinstance(node, TextNode):
        return condition(node, context)
    before = f"{above}.exists({ITEM}, "
    at = replace(node.at, column=node.at.column - len(before))
    asked = condition(TextNode(f"{before}{node.text})", at, node.quoted, ""), context)
    if not isinstance(asked.tree, Quantified):
        return None  # what is wrong is reported
    return Condition(node.text, asked.tree.body, node.at)
