"""A mapping file becomes a mapping, or a list of everything that is wrong with it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path as File
from typing import Any

from shinsa.errors import Finding, Place, ShinsaError
from shinsa.facts import Fact, FactKind, FactList, Grade, Vocabulary
from shinsa.parsing.report import Report, did_you_mean, listed
from shinsa.parsing.shapes import Keys, Record, entries_of, name, one_of, word, yes_no
from shinsa.reading import MappingNode, Node, read_file
from shinsa.values import Rate, Text
from shinsa_adapters.intake import forming, model, tabling
from shinsa_adapters.intake.closed import look_at_path
from shinsa_adapters.intake.functions import function
from shinsa_adapters.intake.options import path

HEADS = ("id", "title", "description")
_KEYS = Keys(
    "a mapping", ("id", "version", "source", "record", "proposal"), ("grade", "dated", "table", "form", "enriches")
)
_EACH = Keys("a list", ("each", "item"), ("empty", "match"))
_GRADES = one_of({grade.value: grade for grade in Grade if grade is not Grade.NONE}, "a grade of evidence")


class MappingError(ShinsaError):
    """A mapping with mistakes, or none of that name; `findings` holds all of them in order of place."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__("\n".join(map(str, findings)))


def check_mapping(
    name_or_path: str, vocabulary: Vocabulary, rates: Iterable[Rate] | None = None
) -> tuple[model.Mapping | None, tuple[Finding, ...]]:
    """The mapping in a file, or the shipped one of that name, where nothing is wrong with it; and every finding.

    `rates` are those of the ruleset; without any, an amount in another currency than the programme's is not known.
    """
    shipped = shipped_mappings().get(name_or_path)
    file = shipped or File(name_or_path)
    read = read_file(file, name_or_path if shipped is None else file.name)
    report = Report(read.findings)
    if read.root is None:
        return None, read.findings if file.is_file() else (_nowhere(name_or_path),)
    digest = f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"
    found = _Reading(vocabulary, report, tuple(rates or ())).mapping(read.root, digest)
    findings = tuple(sorted(set(report.findings), key=lambda finding: (finding.at, finding.code, finding.message)))
    return (None if findings else found), findings


def _nowhere(name: str) -> Finding:
    hint = did_you_mean(name, shipped_mappings(), f"shipped mappings are {listed(shipped_mappings())}")
    return Finding(Place(name, 1, 1), "unknown-mapping", f"`{name}` is neither a file nor a shipped mapping", hint)


def load_mapping(name_or_path: str, vocabulary: Vocabulary, rates: Iterable[Rate] | None = None) -> model.Mapping:
    """The mapping in a file, or the shipped one of that name.

    Raises:
        MappingError: it has mistakes; it carries all of them.
    """
    found, findings = check_mapping(name_or_path, vocabulary, rates)
    if found is None:
        raise MappingError(findings)
    return found


def shipped_mappings() -> Mapping[str, File]:
    """The mappings that come with shinsa, by name."""
    return {file.stem: file for file in sorted((File(__file__).parent / "profiles").glob("*.yaml"))}


class _Reading:
    """Reads one mapping against one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, report: Report, rates: tuple[Rate, ...]) -> None:
        self._vocabulary = vocabulary
        self._rates = rates
        self._paths = vocabulary.by_path()
        self._report = report
        self._heads: dict[str, model.Function] = {}
        self._facts: list[model.Assigned] = []
        self._lists: list[model.Each] = []

    def mapping(self, root: Node, digest: str) -> model.Mapping | None:
        record = Record(self._without_rates(root), _KEYS, self._report)
        if not record.readable:
            return None
        enriches = record.get("enriches", yes_no) or False
        proposal = record.node("proposal")
        if proposal is not None:
            self._members(proposal, "")
            self._look_at_heads(proposal, enriches=enriches)
        table, form = record.get("table", tabling.table), record.get("form", forming.form)
        told = (
            record.get("id", name),
            record.get("version", word),
            record.get("source", word),
            record.get("record", path),
        )
        dated = record.get("dated", path)
        if table is not None and isinstance(root, MappingNode):
            tabling.look_at_columns(root, table, self._report)
        if form is not None and isinstance(root, MappingNode):
            forming.look_at_answers(root, form, self._report)
            forming.look_at_free_text(self._facts, self._lists, form, self._report)
        if None in told:
            return None
        said: Any = dict(zip(("id", "version", "source", "record"), told, strict=True))
        return model.Mapping(
            **said,
            digest=digest,
            grade=record.get("grade", _GRADES) or Grade.DECLARED,
            currency=self._vocabulary.currency,
            dated=dated,
            heads=self._heads,
            facts=tuple(self._facts),
            lists=tuple(self._lists),
            rates=self._rates,
            table=table,
            form=form,
            enriches=enriches,
        )

    def _without_rates(self, root: Node) -> Node:
        """The mapping without rates, which belong to the committee and not to whoever maps a source."""
        if not isinstance(root, MappingNode) or "rates" not in root.entries:
            return root
        hint = "write them under `rates` in the ruleset's programme.yaml, each with its date and source"
        self._report.add(root.entries["rates"].at, "rates-in-mapping", "a mapping holds no rates of currencies", hint)
        return replace(root, entries={key: entry for key, entry in root.entries.items() if key != "rates"})

    def _look_at_heads(self, proposal: Node, *, enriches: bool) -> None:
        if not isinstance(proposal, MappingNode):
            return
        for head in HEADS[:2]:
            if head not in proposal.entries and not enriches:
                hint = "map it, or write `enriches: true` where the source adds to proposals that are there"
                self._report.add(proposal.at, "missing-key", f"the proposal lacks `{head}`", hint)
        for head in HEADS:
            if head in proposal.entries and enriches:
                at = proposal.entries[head].at
                self._report.add(
                    at, "enriches", f"a mapping that enriches proposals gives them no `{head}`", "take it out"
                )

    def _members(self, node: Node, prefix: str) -> None:
        for key, entry in entries_of(node, "the facts of a proposal", self._report).items():
            at = f"{prefix}{key}"
            found = self._paths.get(at)
            if not prefix and key in HEADS:
                given = function(entry.value, Fact(key, FactKind.TEXT, Text(key), entry.at), self._report)
                self._heads |= {key: given} if given else {}
            elif isinstance(found, Fact):
                given = function(entry.value, found, self._report)
                self._facts += [model.Assigned(found, given)] if given else []
            elif isinstance(found, FactList):
                given_list = self._each(entry.value, found)
                self._lists += [given_list] if given_list else []
            elif any(path.startswith(f"{at}.") for path in self._paths):
                self._members(entry.value, f"{at}.")
            else:
                self._unknown(at, entry.at)

    def _unknown(self, at: str, place: Place) -> None:
        hint = did_you_mean(at, self._paths, "`shinsa vocabulary` lists the facts")
        self._report.add(place, "unknown-fact", f"the vocabulary has no fact `{at}`", hint)

    def _each(self, node: Node, entry: FactList) -> model.Each | None:
        record = Record(node, _EACH, self._report)
        source = record.get("each", path)
        item = record.node("item")
        empty = record.get("empty", one_of({"none": True, "unknown": False}, "what an empty list says"))
        match = record.get("match", word)
        parts = () if item is None else tuple(self._parts(item, entry))
        if match is not None and match not in [part.fact.name for part in parts if part.fact.kind is FactKind.TEXT]:
            message = f"`{match}` is no text that this mapping gives items of `{entry.path}`"
            self._report.add(record.place("match"), "unknown-fact", message)
        if source is None or item is None:
            return None
        look_at_path(source, "each", entry.path, record, self._report)
        return model.Each(entry, source, record.place("each"), parts, empty or False, match)

    def _parts(self, item: Node, entry: FactList) -> Iterator[model.Assigned]:
        if entry.item is not None:
            given = function(item, entry.item, self._report, in_list=True)
            yield from [model.Assigned(entry.item, given)] if given else []
            return
        fields = {fact.name: fact for fact in entry.fields}
        for key, inner in entries_of(item, f"an item of `{entry.path}`", self._report).items():
            if key not in fields:
                self._unknown(f"{entry.path}[].{key}", inner.at)
                continue
            given = function(inner.value, fields[key], self._report, in_list=True)
            yield from [model.Assigned(fields[key], given)] if given else []
