"""All files of a folder → one ruleset, not yet checked as a whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from shinsa.errors import Finding, Place
from shinsa.facts import Vocabulary
from shinsa.language.checker import Scope
from shinsa.language.tree import ConclusionRef, ParameterRef, walk
from shinsa.messages.teller import said
from shinsa.parsing import parameters as parameter_file
from shinsa.parsing import programme as programme_file
from shinsa.parsing import statements as statement_file
from shinsa.parsing import vocabulary as vocabulary_file
from shinsa.parsing.catalogue import kinds
from shinsa.parsing.catalogue.rules import ASSUMES_OPINION, NUMBER_ITSELF
from shinsa.parsing.conditions import Context, condition
from shinsa.parsing.laws import laws
from shinsa.parsing.report import Report
from shinsa.parsing.rules import rules
from shinsa.parsing.shapes import Keys, Record, named, text, worded
from shinsa.reading import BrokenNode, MappingNode, Node, ReadFile
from shinsa.ruleset import Assumption, Conclusion, Condition, Parameter, Ruleset, Statement
from shinsa.values import Text

CONCLUSIONS = "conclusions.yaml"
REQUIRED = (programme_file.FILE, parameter_file.FILE, vocabulary_file.FILE, CONCLUSIONS)
"""The files every ruleset has."""
_NO_RULES = {*REQUIRED, statement_file.FILE}
"""All other YAML files hold rules."""

_CONCLUSION = Keys(said(kinds.WHAT_CONCLUSION), ("title", "when"))
_ASSUMPTION = Keys(said(kinds.WHAT_ASSUMPTION), ("that", "message"))


@dataclass(frozen=True, slots=True)
class Draft:
    """A ruleset as written, with stand-ins where it is wrong.

    `mentioned` holds every `param.x` and `conclusion.x` that something mentions; `whole` is false where a file could
    not be read, so that nothing can be said about what is missing.
    """

    ruleset: Ruleset
    mentioned: frozenset[str]
    findings: tuple[Finding, ...]
    whole: bool


def parse(files: Sequence[ReadFile]) -> Draft:
    """Parse the files of one folder; the findings are those of reading and of parsing."""
    report = Report(finding for file in files for finding in file.findings)
    roots = {file.name: file.root for file in files if file.root is not None}
    whole = len(roots) == len(files) and roots.keys() >= set(REQUIRED)
    ruleset = _ruleset(roots, report)
    return Draft(ruleset, frozenset(report.mentioned), tuple(report.findings), whole)


def _ruleset(roots: Mapping[str, Node], report: Report) -> Ruleset:
    head = Record(_root(roots, programme_file.FILE), programme_file.KEYS, report)
    facts = Record(_root(roots, vocabulary_file.FILE), vocabulary_file.KEYS, report)
    currency = programme_file.currency(head, report)
    vocabulary = vocabulary_file.vocabulary(facts, currency or "USD", report)
    known = _parameters(roots, vocabulary if facts.node("facts") else None, report)
    scope = _scope(roots, vocabulary, known) if currency else None
    context = Context(report, scope, known, _keys(head, "families"), _keys(head, "documents"))
    programme = programme_file.programme(head, context)
    return Ruleset(
        programme.id,
        programme.version,
        programme.title,
        programme.effective,
        vocabulary,
        programme.families,
        programme.thresholds,
        programme.evidence_age,
        tuple((known or {}).values()),
        tuple(_conclusions(roots, context)),
        tuple(rule for name in sorted(roots.keys() - _NO_RULES) for rule in rules(roots[name], context)),
        tuple(_assumptions(facts, context)),
        programme.documents,
        digest="",
        language_version=programme.language_version,
        statements=tuple(_statements(roots, programme, report)),
        laws=laws(facts, vocabulary, context),
        rates=programme.rates,
    )


def _statements(roots: Mapping[str, Node], programme: programme_file.Programme, report: Report) -> Iterator[Statement]:
    root = roots.get(statement_file.FILE)
    return iter(()) if root is None else statement_file.statements(root, programme.documents, report)


def _root(roots: Mapping[str, Node], name: str) -> Node:
    """What a file holds; where it could not be read, a node about which nothing more is said."""
    return roots.get(name, BrokenNode(Place(name, 1, 1)))


def _keys(record: Record, key: str) -> frozenset[str] | None:
    """The names declared under a key, `None` where they cannot be read."""
    node = record.peek(key)
    if node is None:
        return frozenset() if record.readable and key not in record else None
    return frozenset(node.entries) if isinstance(node, MappingNode) else None


def _parameters(
    roots: Mapping[str, Node], vocabulary: Vocabulary | None, report: Report
) -> dict[str, Parameter] | None:
    root = roots.get(parameter_file.FILE)
    return None if root is None else parameter_file.parameters(root, vocabulary, report)


def _scope(roots: Mapping[str, Node], vocabulary: Vocabulary, known: Mapping[str, Parameter] | None) -> Scope | None:
    """What conditions may mention; `None` where a declaring file could not be read."""
    concluded = roots.get(CONCLUSIONS)
    if concluded is None or known is None or vocabulary_file.FILE not in roots:
        return None
    names = frozenset(concluded.entries) if isinstance(concluded, MappingNode) else frozenset[str]()
    types = {name: parameter.type for name, parameter in known.items()}
    return Scope(vocabulary, types, names)


def _conclusions(roots: Mapping[str, Node], context: Context) -> Iterator[Conclusion]:
    for name, entry in named(_root(roots, CONCLUSIONS), said(kinds.WHAT_CONCLUSIONS), context.report):
        record = Record(entry.value, _CONCLUSION, context.report)
        title, when = record.get("title", text) or Text(name), record.node("when")
        if when is not None:
            yield Conclusion(name, title, condition(when, context), entry.at)


def _assumptions(facts: Record, context: Context) -> Iterator[Assumption]:
    node = facts.node("assume")
    entries = () if node is None else named(node, said(kinds.WHAT_ASSUMPTIONS), context.report)
    for name, entry in entries:
        record = Record(entry.value, _ASSUMPTION, context.report)
        message, that = record.get("message", worded) or "", record.node("that")
        if that is not None:
            held = condition(that, context)
            _look_at_assumption(held, context.report)
            yield Assumption(name, held, message)


def _look_at_assumption(held: Condition, report: Report) -> None:
    for node in walk(held.tree):
        if isinstance(node, ParameterRef | ConclusionRef):
            word_used = "param" if isinstance(node, ParameterRef) else "conclusion"
            message = said(ASSUMES_OPINION, name=f"{word_used}.{node.name}")
            report.add(node.at, "assumption-of-opinion", message, said(NUMBER_ITSELF))
