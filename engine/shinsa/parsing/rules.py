"""Rule files: gates, merits and notes."""

import re
from collections.abc import Iterator
from decimal import Decimal

from shinsa.catalogue import CALL_IT, TAKE_OUT
from shinsa.errors import Place
from shinsa.messages.message import Message
from shinsa.messages.teller import said
from shinsa.parsing.catalogue import kinds
from shinsa.parsing.catalogue import rules as catalogue
from shinsa.parsing.catalogue.programme import LIST_FAMILY
from shinsa.parsing.catalogue.shapes import LACKS_KEY
from shinsa.parsing.conditions import Context, condition, points, scaling
from shinsa.parsing.messages import message
from shinsa.parsing.programme import period
from shinsa.parsing.report import Report, did_you_mean, listed
from shinsa.parsing.shapes import Keys, Record, each, items_of, number, one_of, text, word, worded, yes_no
from shinsa.parsing.sources import sources
from shinsa.reading import ListNode, MappingNode, Node
from shinsa.ruleset import (
    Condition,
    Gate,
    Merit,
    Note,
    NoteEffect,
    Period,
    Points,
    ReviewKind,
    Rule,
    RuleHead,
    Tier,
)
from shinsa.values import Text

_HEAD = ("id", "family", "title", "because", "source")
_HEAD_OPTIONAL = ("refs", "effective", "applies", "remark")
_GATE = ("reject_unless", "review_unless", "review_kind", "on_conflict")
_MERIT = ("tiers", "plus", "when", "points", "times")
_NOTE = ("note", "when", "rank")
_TIER = Keys(said(kinds.WHAT_TIER), ("points",), ("when", "otherwise", "times"))
_ADDITION = Keys(said(kinds.WHAT_ADDITION), ("when", "points"), ("times",))

_RULE_ID = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_REVIEW_KINDS = {kind.value: kind for kind in (ReviewKind.POLICY, ReviewKind.NOT_A_PROJECT, ReviewKind.INCOMPLETE)}
_EFFECTS = {effect.value: effect for effect in NoteEffect}


def rules(root: Node, context: Context) -> Iterator[Rule]:
    """The rules of one file, those left out that are no rule at all."""
    for node in items_of(root, said(kinds.WHAT_RULES), context.report):
        rule = _rule(node, context)
        if rule is not None:
            yield rule


def _rule(node: Node, context: Context) -> Rule | None:
    written = set(node.entries) if isinstance(node, MappingNode) else set[str]()
    if "note" in written:
        return _note(node, context)
    if written & set(_GATE):
        return _gate(node, context)
    if written & set(_MERIT):
        return _merit(node, context)
    if isinstance(node, MappingNode):
        context.report.add(node.at, "unclear-rule", said(catalogue.UNCLEAR_RULE), said(catalogue.RULE_FORMS))
        context.report.lose(node)
    else:
        Record(node, Keys(said(kinds.WHAT_RULE)), context.report)
    return None


def _record(node: Node, kind: Message, own: tuple[str, ...], context: Context) -> Record:
    return Record(node, Keys(said(kind), _HEAD, (*own, *_HEAD_OPTIONAL)), context.report)


def _gate(node: Node, context: Context) -> Gate:
    record = _record(node, kinds.WHAT_GATE, _GATE, context)
    reject, review = _condition(record, "reject_unless", context), _condition(record, "review_unless", context)
    on_conflict = record.get("on_conflict", one_of({"review": True}, said(kinds.WHAT_ON_CONFLICT))) or False
    kind = record.get("review_kind", one_of(_REVIEW_KINDS, said(kinds.WHAT_REVIEW_KIND)))
    _look_at_gate(record, context.report)
    return Gate(_head(record, context), reject, review, kind or ReviewKind.POLICY, on_conflict)


def _look_at_gate(record: Record, report: Report) -> None:
    asks = "reject_unless" in record or "review_unless" in record
    if not asks and "on_conflict" not in record:
        report.add(record.at, "gate-without-condition", said(catalogue.GATE_WITHOUT), said(catalogue.GATE_FORMS))
    elif asks and "on_conflict" in record:
        hint = said(catalogue.GATE_OF_ITS_OWN)
        report.add(record.place("on_conflict"), "misplaced-key", said(catalogue.BESIDE_CONDITION), hint)
    elif "review_kind" in record and "review_unless" not in record:
        message = said(catalogue.KIND_WITHOUT_REVIEW)
        report.add(record.place("review_kind"), "misplaced-key", message, said(TAKE_OUT))


def _merit(node: Node, context: Context) -> Merit:
    record = _record(node, kinds.WHAT_MERIT, _MERIT, context)
    short = [key for key in ("when", "points", "times") if key in record]
    if short and "tiers" in record:
        _misplaced(short, record, context.report)
    tiers = _tiers(record, "tiers", context) if "tiers" in record or not short else _short_tier(record, context)
    return Merit(_head(record, context), tiers, _tiers(record, "plus", context))


def _misplaced(short: list[str], record: Record, report: Report) -> None:
    message = said(catalogue.TIERS_BESIDE, keys=listed(short))
    report.add(record.at, "misplaced-key", message, said(catalogue.MOVE_INTO_TIER))
    for key in short:
        if (node := record.peek(key)) is not None:
            report.lose(node)


def _short_tier(record: Record, context: Context) -> tuple[Tier, ...]:
    """`when` and `points` beside each other are one tier."""
    for key in ("when", "points"):
        if key not in record:
            message = said(LACKS_KEY, what=said(kinds.WHAT_MERIT), key=key)
            hint = said(catalogue.POINTS_ALWAYS) if key == "when" else None
            context.report.add(record.at, "missing-key", message, hint)
    return (_tier_of(record, context, record.place("when")),)


def _tiers(record: Record, key: str, context: Context) -> tuple[Tier, ...]:
    node = record.node(key)
    if node is None:
        return ()
    items = items_of(node, said(kinds.WHAT_ITEMS_OF, key=key), context.report)
    if isinstance(node, ListNode) and not node.items:
        message, hint = said(catalogue.KEY_EMPTY, key=key), said(catalogue.WRITE_OR_REMOVE, key=key)
        context.report.add(node.at, "no-value", message, hint)
    keys = _TIER if key == "tiers" else _ADDITION
    return tuple(_tier(item, keys, context) for item in items)


def _tier(node: Node, keys: Keys, context: Context) -> Tier:
    record = Record(node, keys, context.report)
    otherwise = record.get("otherwise", yes_no)
    if otherwise is False:
        context.report.add(record.place("otherwise"), "wrong-value", said(catalogue.OTHERWISE_TRUE))
    if isinstance(node, MappingNode) and keys is _TIER and ("when" in record) == ("otherwise" in record):
        context.report.add(record.at, "wrong-shape", said(catalogue.WHEN_OR_OTHERWISE))
    return _tier_of(record, context, record.at)


def _tier_of(record: Record, context: Context, at: Place) -> Tier:
    node, times = record.node("points"), record.node("times")
    worth = None if node is None else points(node, context)
    scaled = None if times is None else scaling(times, context)
    return Tier(worth or Points(), at, _condition(record, "when", context), scaled)


def _note(node: Node, context: Context) -> Note | None:
    record = _record(node, kinds.WHAT_NOTE, _NOTE, context)
    effect = record.get("note", one_of(_EFFECTS, said(kinds.WHAT_NOTE_DOES)))
    when = _condition(record, "when", context)
    rank = record.get("rank", number)
    if (effect is NoteEffect.RANK) != ("rank" in record) and effect is not None:
        _misplaced_rank(record, context.report)
    if "when" not in record:
        context.report.add(record.at, "missing-key", said(LACKS_KEY, what=said(kinds.WHAT_NOTE), key="when"))
    head = _head(record, context)
    return None if effect is None or when is None else Note(head, effect, when, rank or Decimal(0))


def _misplaced_rank(record: Record, report: Report) -> None:
    if "rank" in record:
        message, hint = said(catalogue.RANK_MISPLACED), said(catalogue.RANK_OR_NOT)
        report.add(record.place("rank"), "misplaced-key", message, hint)
    else:
        report.add(record.at, "missing-key", said(catalogue.RANK_MISSING))


def _condition(record: Record, key: str, context: Context) -> Condition | None:
    node = record.node(key)
    return None if node is None else condition(node, context)


def _head(record: Record, context: Context) -> RuleHead:
    report = context.report
    identity, family = record.get("id", word) or "", record.get("family", word) or ""
    _look_at_id(record, identity, report)
    _look_at_family(record, identity, family, context)
    because, source = record.node("because"), record.node("source")
    return RuleHead(
        identity,
        family,
        record.get("title", text) or Text(identity),
        (None if because is None else message(because, context)) or Text(identity),
        () if source is None else sources(source, context),
        record.at,
        record.get("refs", each(word, said(kinds.WHAT_REFS))) or (),
        record.get("effective", period) or Period(),
        _condition(record, "applies", context),
        record.get("remark", worded),
    )


def _look_at_id(record: Record, identity: str, report: Report) -> None:
    if identity and not _RULE_ID.fullmatch(identity):
        message = said(catalogue.NOT_A_RULE_ID, found=identity)
        report.add(record.place("id"), "bad-name", message, said(catalogue.RULE_ID_FORM))


def _look_at_family(record: Record, identity: str, family: str, context: Context) -> None:
    if not family or context.families is None:
        return
    if family not in context.families:
        hint = did_you_mean(family, context.families, said(LIST_FAMILY))
        message = said(catalogue.FAMILY_UNKNOWN, name=family)
        context.report.add(record.place("family"), "unknown-family", message, hint)
    elif _RULE_ID.fullmatch(identity) and identity.partition(".")[0] not in _prefixes(family):
        message = said(catalogue.ID_WITHOUT_FAMILY, id=identity, family=family)
        hint = said(CALL_IT, name=f"{_prefixes(family)[-1]}.{identity.partition('.')[2]}")
        context.report.add(record.place("id"), "id-without-family", message, hint)


def _prefixes(family: str) -> tuple[str, ...]:
    """How a family's rules may begin: its name, its plural, its singular."""
    return (family, f"{family}s", family.removesuffix("s"))
