"""The rulebook leaves nothing of the shipped ruleset unshown: measured by running the scenarios, not by reading tags.

`pytest tests/rulebook/test_every_rule_has_scenarios.py -k power` looks at one family.
"""

from collections.abc import Iterator
from datetime import date

import pytest

from rulebook.shipped_book import book, feature_files, shipped_runs
from shinsa_adapters.rulebook.gaps import Gap, gaps
from shinsa_adapters.rulebook.library import STEPS

DAY = date(2025, 10, 28)
RULESET = book().screeners.ruleset
FAMILIES = [family.id for family in RULESET.families]

EXCUSED: dict[tuple[str, str], str] = {
    ("risk.technology_repeated", "no scenario in which it does not fire"): "every number of units has its tier",
}
"""Gaps that no scenario can close, by rule and text, each with the reason."""


def gaps_of(family: str) -> Iterator[Gap]:
    """The gaps of a family's rules, and of the conclusions only they rest on."""
    families = {rule.head.id: rule.head.family for rule in RULESET.rules}
    for gap in gaps(RULESET, DAY, shipped_runs()):
        first = gap.users[0] if gap.users else gap.about
        if families[first] == family and (gap.about, gap.text) not in EXCUSED:
            yield gap


@pytest.mark.parametrize("family", FAMILIES)
def test_every_outcome_and_every_threshold_has_a_scenario(family: str) -> None:
    missing = "\n".join(map(str, gaps_of(family)))
    assert not missing, f"the {family} rulebook does not show everything:\n{missing}"


def test_every_example_is_a_proposal_that_is_accepted() -> None:
    refused = [f"{run.example.file.name}:{run.example.line}: {run.failures}" for run in shipped_runs() if run.failures]
    assert refused == []


def test_every_rule_block_bears_the_title_of_its_rule() -> None:
    titles = {rule.head.id: rule.head.title.en for rule in RULESET.rules}
    wrong = [
        f"{file.path.name}:{block.line}: `{block.name}` should be `{titles[identifier]}`"
        for file in feature_files()
        for block in file.rules
        for identifier in block.ids
        if block.name != titles[identifier]
    ]
    assert wrong == []


def test_every_rule_has_one_block() -> None:
    blocks = [identifier for file in feature_files() for block in file.rules for identifier in block.ids]
    assert sorted(blocks) == sorted(rule.head.id for rule in RULESET.rules)


def test_every_step_is_used() -> None:
    library = book().library
    sentences = {(sentence.kind, sentence.text) for run in shipped_runs() for sentence in run.example.sentences}
    used = {match.step.pattern for kind, text in sentences if kind for match in library.matches(kind, text)}
    assert [step.pattern for step in STEPS if step.pattern not in used] == []
