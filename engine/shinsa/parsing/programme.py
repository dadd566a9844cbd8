"""programme.yaml: what the programme is, its families of rules, and the parameters that judge."""

import re
from dataclasses import dataclass, replace

from shinsa import LANGUAGE_VERSION, LANGUAGE_VERSIONS
from shinsa.language.catalogue.mistakes import WRITE_IT
from shinsa.messages.teller import said
from shinsa.parsing.catalogue import kinds
from shinsa.parsing.catalogue import programme as catalogue
from shinsa.parsing.conditions import Context, known_parameter, parameter_name
from shinsa.parsing.parameters import amounts
from shinsa.parsing.rates import rates
from shinsa.parsing.report import Report
from shinsa.parsing.shapes import Keys, Record, day, entries_of, named, one_of, text, word, worded
from shinsa.parsing.shapes import name as a_name
from shinsa.reading import Entry, Node
from shinsa.ruleset import Document, EvidenceAge, Family, Group, Period, Thresholds
from shinsa.values import Rate, Text

FILE = "programme.yaml"
KEYS = Keys(
    said(kinds.WHAT_PROGRAMME),
    ("id", "version", "language", "title", "currency", "families", "thresholds"),
    ("effective", "evidence_age", "documents", "rates"),
)

_VERSION = re.compile(r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_GROUPS = {group.value: group for group in Group}
_THRESHOLDS = ("eligible", "ineligible", "floor_fit", "floor_national_security", "floor_risk")


@dataclass(frozen=True, slots=True)
class Programme:
    """What programme.yaml says, with stand-ins where it is wrong."""

    id: str
    version: str
    language_version: str
    title: Text
    effective: Period
    families: tuple[Family, ...]
    thresholds: Thresholds
    evidence_age: EvidenceAge | None
    documents: tuple[Document, ...]
    rates: tuple[Rate, ...] | None


def currency(record: Record, report: Report) -> str | None:
    """The programme's currency, an ISO 4217 code; needed before the vocabulary is read."""
    written = record.get("currency", word)
    if written is not None and not _CURRENCY.fullmatch(written):
        message = said(catalogue.NO_SUCH_CURRENCY, found=written)
        report.add(record.place("currency"), "wrong-value", message, said(catalogue.CURRENCY_FORM))
    return written


def programme(record: Record, context: Context) -> Programme:
    """Everything else the file says; parameters are known by now."""
    report = context.report
    identity = record.get("id", a_name) or ""
    return Programme(
        identity,
        _version(record, report),
        _language_version(record, report),
        record.get("title", text) or Text(identity),
        record.get("effective", period) or Period(),
        _families(record, context),
        _thresholds(record, context),
        _evidence_age(record, context),
        _documents(record, report),
        rates(record, context.scope.vocabulary.currency if context.scope else None, report),
    )


def period(node: Node, report: Report) -> Period:
    """The days on which something is in force; `since` must not come after `until`."""
    record = Record(node, Keys(said(kinds.WHAT_PERIOD), (), ("since", "until")), report)
    found = Period(record.get("since", day), record.get("until", day))
    if found.since and found.until and found.since > found.until:
        message = said(catalogue.PERIOD_REVERSED, since=found.since, until=found.until)
        report.add(record.at, "reversed-period", message)
        return Period()
    return found


def language_tag(node: Node, report: Report) -> str | None:
    """The language of a text: `en`, `zh`, `ja`."""
    written = word(node, report)
    if written is not None and not _LANGUAGE_TAG.fullmatch(written):
        message = said(catalogue.NOT_A_LANGUAGE, found=written)
        report.add(node.at, "wrong-value", message, said(catalogue.LANGUAGE_FORM))
    return written


def _version(record: Record, report: Report) -> str:
    written = record.get("version", word) or ""
    if written and not _VERSION.fullmatch(written):
        message = said(catalogue.NOT_A_VERSION, found=written)
        report.add(record.place("version"), "wrong-version", message, said(catalogue.VERSION_FORM))
    return written


def _language_version(record: Record, report: Report) -> str:
    written = record.get("language", word)
    if written is not None and written not in LANGUAGE_VERSIONS:
        message, hint = said(catalogue.LANGUAGE_VERSION_UNKNOWN, found=written), f'"{LANGUAGE_VERSION}"'
        report.add(record.place("language"), "unknown-language-version", message, said(WRITE_IT, text=hint))
    return written or LANGUAGE_VERSION


def _families(record: Record, context: Context) -> tuple[Family, ...]:
    node = record.node("families")
    if node is None:
        return ()
    return tuple(
        _family(name, entry, context) for name, entry in named(node, said(kinds.WHAT_FAMILIES), context.report)
    )


def _family(name: str, entry: Entry, context: Context) -> Family:
    record = Record(entry.value, Keys(said(kinds.WHAT_FAMILY), ("label", "group"), ("cap",)), context.report)
    label = record.get("label", text) or Text(name)
    group = record.get("group", one_of(_GROUPS, said(kinds.WHAT_GROUP)))
    cap = record.node("cap")
    if group is Group.NONE and "cap" in record:
        context.report.add(record.place("cap"), "needless-cap", said(catalogue.CAP_NEEDLESS, name=name))
    elif group not in {None, Group.NONE} and "cap" not in record:
        message, hint = said(catalogue.CAP_MISSING, name=name), said(catalogue.NAME_THE_CAP)
        context.report.add(record.at, "missing-key", message, hint)
    named_cap = None if cap is None else parameter_name(cap, context)
    return Family(name, label, group or Group.NONE, named_cap, entry.at)


def _thresholds(record: Record, context: Context) -> Thresholds:
    node = record.node("thresholds")
    if node is None:
        return Thresholds("", "", "", "", "")
    own = Record(node, Keys(said(kinds.WHAT_THRESHOLDS), _THRESHOLDS), context.report)
    nodes = [own.node(key) for key in _THRESHOLDS]
    return Thresholds(*("" if found is None else parameter_name(found, context) for found in nodes))


def _evidence_age(record: Record, context: Context) -> EvidenceAge | None:
    node = record.node("evidence_age")
    if node is None:
        return None
    own = Record(node, Keys(said(kinds.WHAT_EVIDENCE_AGE), ("remark", "unknown")), context.report)
    return EvidenceAge(_days(own, "remark", context), _days(own, "unknown", context))


def _days(record: Record, key: str, context: Context) -> str:
    """The name of a parameter that holds a whole number of days."""
    written = record.get(key, word)
    if written is None:
        return ""
    name = written.removeprefix("param.")
    parameter = known_parameter(name, record.place(key), context)
    if parameter is None:
        return name
    values = [value for _, value in amounts(parameter)]
    if len(values) < len(parameter.settings) or any(value < 0 or value != int(value) for value in values):
        context.report.add(record.place(key), "wrong-parameter", said(catalogue.NOT_WHOLE_DAYS, name=name))
    return name


def _documents(record: Record, report: Report) -> tuple[Document, ...]:
    node = record.node("documents")
    if node is None:
        return ()
    entries = entries_of(node, said(kinds.WHAT_DOCUMENTS), report).items()
    return tuple(_document(identity, entry.value, report) for identity, entry in entries)


def _document(identity: str, node: Node, report: Report) -> Document:
    record = Record(node, Keys(said(kinds.WHAT_DOCUMENT), ("title",), ("language", "address", "published")), report)
    found = Document(identity, record.get("title", worded) or identity)
    return replace(
        found,
        language=record.get("language", language_tag),
        address=record.get("address", word),
        published=record.get("published", day),
    )
