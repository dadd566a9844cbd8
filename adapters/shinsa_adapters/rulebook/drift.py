"""Drift: where the headers of rule blocks and the rules they are about no longer say the same."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from shinsa.ruleset import Rule, Ruleset
from shinsa_adapters.rulebook.features import FeatureFile, RuleBlock
from shinsa_adapters.rulebook.headers import Header, header_in, header_of
from shinsa_adapters.rulebook.numbers import strange_numbers
from shinsa_adapters.rulebook.problems import FeatureProblem
from shinsa_adapters.rulebook.tongues import TONGUES, Tongue

REMEDY = "`shinsa rulebook sync` writes the header as the rule has it; if the header is right, mend the rule"


def drift(ruleset: Ruleset, files: Sequence[FeatureFile]) -> tuple[FeatureProblem, ...]:
    """Every difference between a rule and its block, in order of place; blocks of unknown rules are found by linting.

    A rule's place is its file in the ruleset's folder.
    """
    blocks = {identifier: (file, block) for file in files for block in file.rules for identifier in block.ids}
    found = [problem for rule in ruleset.rules for problem in _of_rule(rule, ruleset, blocks.get(rule.head.id))]
    return tuple(sorted(found))


def _of_rule(rule: Rule, ruleset: Ruleset, found: tuple[FeatureFile, RuleBlock] | None) -> Iterator[FeatureProblem]:
    head = rule.head
    place = Path(head.at.file), head.at.line
    if found is None:
        hint = f"add a block tagged `@rule:{head.id}` to the rulebook"
        yield FeatureProblem(*place, "no-block", f"rule `{head.id}` has no block", hint)
    else:
        yield from _of_block(rule, *found)
    for number in strange_numbers(rule, ruleset):
        message = f"the title of rule `{head.id}` says `{number}`, which none of its conditions does"
        yield FeatureProblem(*place, "strange-number", message, "mend the title or the condition")


def drift_of_translations(ruleset: Ruleset, files: Sequence[FeatureFile]) -> tuple[FeatureProblem, ...]:
    """Every difference between a rule and a block that translates it; rules without one are no difference."""
    rules = {rule.head.id: rule for rule in ruleset.rules}
    found = [
        problem
        for file in files
        for block in file.rules
        for identifier in block.ids
        if identifier in rules
        for problem in _of_block(rules[identifier], file, block)
    ]
    return tuple(sorted(found))


def _of_block(rule: Rule, file: FeatureFile, block: RuleBlock) -> Iterator[FeatureProblem]:
    tongue = TONGUES[file.language]
    for message in _differences(header_in(block, tongue), header_of(rule, tongue), tongue):
        yield FeatureProblem(file.path, block.line, "drift", f"rule `{rule.head.id}`: {message}", REMEDY)


def _differences(block: Header, rule: Header, tongue: Tongue) -> Iterator[str]:
    if block.name != rule.name:
        yield f"the block is called `{block.name}`, the rule `{rule.name}`"
    reasons, sources = (tongue.because, block.because, rule.because), (tongue.source, block.sources, rule.sources)
    for field, here, there in (reasons, sources):
        if here != there:
            yield f"`{field}` in the block is {_quoted(here)}, in the rule {_quoted(there)}"


def _quoted(texts: Sequence[str]) -> str:
    return " and ".join(f"`{text}`" for text in texts) or "missing"
