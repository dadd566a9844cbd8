"""Rule files: gates, merits and notes."""

import re
from collections.abc import Iterator
from decimal import Decimal

from shinsa.errors import Place
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
_TIER = Keys("a tier", ("points",), ("when", "otherwise", "times"))
_ADDITION = Keys("an addition", ("when", "points"), ("times",))

_RULE_ID = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_REVIEW_KINDS = {kind.value: kind for kind in (ReviewKind.POLICY, ReviewKind.NOT_A_PROJECT, ReviewKind.INCOMPLETE)}
_EFFECTS = {effect.value: effect for effect in NoteEffect}


def rules(root: Node, context: Context) -> Iterator[Rule]:
    """The rules of one file, those left out that are no rule at all."""
    for node in items_of(root, "rules", context.report):
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
        hint = "a gate has `reject_unless` or `review_unless`, a merit `tiers` or `points`, a note `note`"
        context.report.add(node.at, "unclear-rule", "this rule is neither a gate nor a merit nor a note", hint)
        context.report.lose(node)
    else:
        Record(node, Keys("a rule"), context.report)
    return None


def _record(node: Node, kind: str, own: tuple[str, ...], context: Context) -> Record:
    return Record(node, Keys(kind, _HEAD, (*own, *_HEAD_OPTIONAL)), context.report)


def _gate(node: Node, context: Context) -> Gate:
    record = _record(node, "a gate", _GATE, context)
    reject, review = _condition(record, "reject_unless", context), _condition(record, "review_unless", context)
    on_conflict = record.get("on_conflict", one_of({"review": True}, "what a gate does on a conflict")) or False
    kind = record.get("review_kind", one_of(_REVIEW_KINDS, "a kind of review"))
    _look_at_gate(record, context.report)
    return Gate(_head(record, context), reject, review, kind or ReviewKind.POLICY, on_conflict)


def _look_at_gate(record: Record, report: Report) -> None:
    asks = "reject_unless" in record or "review_unless" in record
    if not asks and "on_conflict" not in record:
        hint = "write `reject_unless` or `review_unless`"
        report.add(record.at, "gate-without-condition", "this gate has no condition", hint)
    elif asks and "on_conflict" in record:
        hint = "make it a gate of its own"
        report.add(record.place("on_conflict"), "misplaced-key", "`on_conflict` stands beside a condition", hint)
    elif "review_kind" in record and "review_unless" not in record:
        message = "`review_kind` stands without `review_unless`"
        report.add(record.place("review_kind"), "misplaced-key", message, "take it out")


def _merit(node: Node, context: Context) -> Merit:
    record = _record(node, "a merit", _MERIT, context)
    short = [key for key in ("when", "points", "times") if key in record]
    if short and "tiers" in record:
        _misplaced(short, record, context.report)
    tiers = _tiers(record, "tiers", context) if "tiers" in record or not short else _short_tier(record, context)
    return Merit(_head(record, context), tiers, _tiers(record, "plus", context))


def _misplaced(short: list[str], record: Record, report: Report) -> None:
    report.add(record.at, "misplaced-key", f"`tiers` stands beside {listed(short)}", "move them into a tier")
    for key in short:
        if (node := record.peek(key)) is not None:
            report.lose(node)


def _short_tier(record: Record, context: Context) -> tuple[Tier, ...]:
    """`when` and `points` beside each other are one tier."""
    for key in ("when", "points"):
        if key not in record:
            hint = "to give points always, write `tiers: [{otherwise: true, points: …}]`" if key == "when" else None
            context.report.add(record.at, "missing-key", f"a merit lacks `{key}`", hint)
    return (_tier_of(record, context, record.place("when")),)


def _tiers(record: Record, key: str, context: Context) -> tuple[Tier, ...]:
    node = record.node(key)
    if node is None:
        return ()
    items = items_of(node, f"the items of `{key}`", context.report)
    if isinstance(node, ListNode) and not node.items:
        context.report.add(node.at, "no-value", f"`{key}` is empty", f"write one, or take `{key}` out")
    keys = _TIER if key == "tiers" else _ADDITION
    return tuple(_tier(item, keys, context) for item in items)


def _tier(node: Node, keys: Keys, context: Context) -> Tier:
    record = Record(node, keys, context.report)
    otherwise = record.get("otherwise", yes_no)
    if otherwise is False:
        context.report.add(record.place("otherwise"), "wrong-value", "`otherwise` is always `true`")
    if isinstance(node, MappingNode) and keys is _TIER and ("when" in record) == ("otherwise" in record):
        context.report.add(record.at, "wrong-shape", "a tier has one of `when` and `otherwise`")
    return _tier_of(record, context, record.at)


def _tier_of(record: Record, context: Context, at: Place) -> Tier:
    node, times = record.node("points"), record.node("times")
    worth = None if node is None else points(node, context)
    scaled = None if times is None else scaling(times, context)
    return Tier(worth or Points(), at, _condition(record, "when", context), scaled)


def _note(node: Node, context: Context) -> Note | None:
    record = _record(node, "a note", _NOTE, context)
    effect = record.get("note", one_of(_EFFECTS, "what a note does"))
    when = _condition(record, "when", context)
    rank = record.get("rank", number)
    if (effect is NoteEffect.RANK) != ("rank" in record) and effect is not None:
        _misplaced_rank(record, context.report)
    if "when" not in record:
        context.report.add(record.at, "missing-key", "a note lacks `when`")
    head = _head(record, context)
    return None if effect is None or when is None else Note(head, effect, when, rank or Decimal(0))


def _misplaced_rank(record: Record, report: Report) -> None:
    if "rank" in record:
        hint = "write `note: rank`, or take `rank` out"
        report.add(record.place("rank"), "misplaced-key", "`rank` stands in a note that does not rank", hint)
    else:
        report.add(record.at, "missing-key", "a note that ranks lacks `rank`")


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
        record.get("refs", each(word, "refs")) or (),
        record.get("effective", period) or Period(),
        _condition(record, "applies", context),
        record.get("remark", worded),
    )


def _look_at_id(record: Record, identity: str, report: Report) -> None:
    if identity and not _RULE_ID.fullmatch(identity):
        hint = "write two words in small letters with a dot between, such as `power.firm_generation`"
        report.add(record.place("id"), "bad-name", f"`{identity}` is not the id of a rule", hint)


def _look_at_family(record: Record, identity: str, family: str, context: Context) -> None:
    if not family or context.families is None:
        return
    if family not in context.families:
        hint = did_you_mean(family, context.families, "list it under `families` in programme.yaml")
        context.report.add(record.place("family"), "unknown-family", f"no family is called `{family}`", hint)
    elif _RULE_ID.fullmatch(identity) and identity.partition(".")[0] not in _prefixes(family):
        message = f"`{identity}` does not begin with its family, `{family}`"
        hint = f"call it `{_prefixes(family)[-1]}.{identity.partition('.')[2]}`"
        context.report.add(record.place("id"), "id-without-family", message, hint)


def _prefixes(family: str) -> tuple[str, ...]:
    """How a family's rules may begin: its name, its plural, its singular."""
    return (family, f"{family}s", family.removesuffix("s"))
