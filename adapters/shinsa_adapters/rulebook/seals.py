"""Seals: who approved a rule and its block, and when; and what has changed since.

`seals.yaml` stands beside the features. A seal holds three digests: of the rule as the ruleset has it, of the
conclusions and parameters it rests on, and of the block with every scenario. Layout and comments do not change them.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

import yaml

from shinsa.checking.digest import digest_of
from shinsa.language.tree import ConclusionRef, Node, ParameterRef, walk
from shinsa.ruleset import Merit, Rule, Ruleset
from shinsa_adapters.rulebook.coverage import conditions_of
from shinsa_adapters.rulebook.features import FeatureFile, ScenarioBlock
from shinsa_adapters.rulebook.problems import FeatureError, FeatureProblem

FILE = "seals.yaml"
_PARTS = ("rule", "rests_on", "block")
_CHANGED = {"rule": "the rule", "rests_on": "a conclusion or parameter it rests on", "block": "its block"}


@dataclass(frozen=True, slots=True)
class Seal:
    """What was approved: the digests of the rule, of what it rests on, and of its block; by whom; on which day."""

    rule: str
    rests_on: str
    block: str
    by: str
    day: date


@dataclass(frozen=True, slots=True)
class Change:
    """A rule that is not as it was approved: `changed` says in words what changed, `seal` what was approved."""

    rule: str
    changed: tuple[str, ...]
    seal: Seal


def seal_of(rule: Rule, ruleset: Ruleset, files: Sequence[FeatureFile], by: str, day: date) -> Seal:
    """The seal of a rule as it is today."""
    return Seal(digest_of(rule), digest_of(rests_on(rule, ruleset)), block_digest(rule.head.id, files), by, day)


def changes(ruleset: Ruleset, files: Sequence[FeatureFile], seals: Mapping[str, Seal]) -> tuple[Change, ...]:
    """The sealed rules that have changed since, in the ruleset's order; rules that are gone come last."""
    known = {rule.head.id: rule for rule in ruleset.rules}
    found: list[Change] = []
    for identifier in (*(name for name in known if name in seals), *(name for name in seals if name not in known)):
        seal = seals[identifier]
        rule = known.get(identifier)
        if rule is None:
            found.append(Change(identifier, ("the rule is gone",), seal))
            continue
        now = seal_of(rule, ruleset, files, seal.by, seal.day)
        changed = tuple(f"{_CHANGED[part]} changed" for part in _PARTS if getattr(now, part) != getattr(seal, part))
        found += [Change(identifier, changed, seal)] if changed else []
    return tuple(found)


def read_seals(features: Path) -> dict[str, Seal]:
    """The seals beside the features, none where there is no file.

    Raises:
        FeatureError: the file cannot be understood.
    """
    path = features / FILE
    if not path.is_file():
        return {}
    try:
        held: object = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)  # a safe loader, in C
        return {name: _seal(value) for name, value in _mapping(held or {}).items()}
    except (yaml.YAMLError, ValueError) as error:
        hint = "`shinsa rulebook seal` writes this file; take it from your last commit"
        message = f"the seals cannot be read: {' '.join(str(error).split())}"
        raise FeatureError([FeatureProblem(path, 1, "seals", message, hint)]) from error


def written_seals(seals: Mapping[str, Seal]) -> str:
    """The text of `seals.yaml`, rules in alphabetical order."""
    lines = ["# Who approved each rule with its block: written by `shinsa rulebook seal`."]
    for identifier, seal in sorted(seals.items()):
        lines.append(f"{identifier}:")
        lines += [f"  {name}: {_scalar(value)}" for name, value in asdict(seal).items()]
    return "".join(f"{line}\n" for line in lines)


def _scalar(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def _mapping(held: object) -> dict[str, object]:
    if isinstance(held, dict) and all(isinstance(key, str) for key in cast("dict[object, object]", held)):
        return cast("dict[str, object]", held)
    raise ValueError("a seal has the fields rule, rests_on, block, by and day")


def _seal(held: object) -> Seal:
    fields = _mapping(held)
    texts = [fields.pop(name, None) for name in (*_PARTS, "by")]
    day = fields.pop("day", None)
    if fields or not isinstance(day, date) or not all(isinstance(text, str) for text in texts):
        raise ValueError("a seal has the fields rule, rests_on, block, by and day")
    rule, rests_on, block, by = cast("list[str]", texts)
    return Seal(rule, rests_on, block, by, day)


def rests_on(rule: Rule, ruleset: Ruleset) -> list[object]:
    """The conclusions and parameters behind a rule, in the ruleset's order."""
    names = {*_named(conditions_of(rule), ruleset), *_scaling(rule)}
    conclusions = [entry for entry in ruleset.conclusions if ("conclusion", entry.name) in names]
    return [*conclusions, *(entry for entry in ruleset.parameters if ("parameter", entry.name) in names)]


def _named(trees: tuple[Node, ...], ruleset: Ruleset) -> Iterator[tuple[str, str]]:
    defined = {conclusion.name: conclusion.when.tree for conclusion in ruleset.conclusions}
    for tree in trees:
        for node in walk(tree):
            if isinstance(node, ParameterRef):
                yield "parameter", node.name
            if isinstance(node, ConclusionRef):
                yield "conclusion", node.name
                yield from _named((defined[node.name],), ruleset)


def _scaling(rule: Rule) -> Iterator[tuple[str, str]]:
    """The parameters that hold or scale a merit's points."""
    for tier in (*rule.tiers, *rule.plus) if isinstance(rule, Merit) else ():
        if tier.points.parameter is not None:
            yield "parameter", tier.points.parameter
        if tier.times is not None:
            yield from (("parameter", node.name) for node in walk(tier.times.tree) if isinstance(node, ParameterRef))


def block_digest(identifier: str, files: Sequence[FeatureFile]) -> str:
    """A digest of a rule's block with every scenario, its layout and comments left out."""
    return f"sha256:{hashlib.sha256(block_text(identifier, files).encode()).hexdigest()}"


def block_text(identifier: str | None, files: Sequence[FeatureFile]) -> str:
    """What the digest of a block is made of; of all that stands in no block where `identifier` is `None`."""
    own = [each for file in files for each in file.scenarios if not each.proposed and _stands_in(each, identifier)]
    header = [(entry.rule.name, entry.rule.description.split()) for entry in own[:1] if entry.rule]
    return json.dumps([header, [_said(scenario) for scenario in own]], ensure_ascii=False)


def _stands_in(scenario: ScenarioBlock, identifier: str | None) -> bool:
    ids = scenario.rule.ids if scenario.rule else ()
    return identifier in ids if identifier is not None else not ids


def _said(scenario: ScenarioBlock) -> list[Any]:
    sentences = [(one.kind, one.text, one.table) for one in (*scenario.background, *scenario.own)]
    tables = [(table.tags, table.columns, [row for _, row in table.rows]) for table in scenario.tables]
    return [scenario.name, scenario.outline, sentences, tables]
