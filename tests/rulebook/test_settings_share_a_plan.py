"""A ruleset whose parameters a scenario sets shares what they do not touch, and answers as if it were planned anew."""

from dataclasses import replace
from datetime import date

import pytest

from rulebook.shipped_book import book, shipped_runs
from shinsa.errors import NotInForceError
from shinsa.screening import Screener
from shinsa_adapters.rulebook.committee import with_settings
from shinsa_adapters.rulebook.running import Run


def set_by_the_committee() -> list[Run]:
    """One run for each way scenarios set parameters."""
    return list({run.draft.settings: run for run in shipped_runs() if run.draft.settings}.values())


def test_other_settings_answer_as_a_ruleset_planned_anew() -> None:
    ruleset = book().screeners.ruleset
    assert len(set_by_the_committee()) > 50
    for run in set_by_the_committee():
        assert run.screening
        anew = Screener(with_settings(ruleset, run.draft.settings), inference="direct")
        again = anew.screen(run.screening.data, as_of=run.draft.as_of)
        assert again.judgement == run.screening.judgement
        assert again.edition.plan.rules == run.screening.edition.plan.rules
        if run.example.rule:
            assert again.rule_document(run.example.rule) == run.screening.rule_document(run.example.rule)


def test_a_rule_explained_alone_is_explained_as_in_the_document() -> None:
    screening = shipped_runs()[0].screening
    assert screening
    rules = screening.document["rules"]
    assert [screening.rule_document(rule["id"]) for rule in rules] == rules


def test_another_day_answers_as_a_ruleset_planned_for_it_alone() -> None:
    ruleset = book().screeners.ruleset
    data = next(run.screening.data for run in shipped_runs() if run.screening and run.example.rule is None)
    shared = Screener(ruleset, inference="both")
    days = (date(2025, 9, 4), date(2025, 10, 28), date(2026, 2, 16), date(2026, 2, 17), date(2029, 1, 19))
    for day in days:
        alone = Screener(ruleset, inference="both").screen(data, as_of=day)
        assert shared.screen(data, as_of=day).json() == alone.json()
    assert len({shared.edition(day).plan.parameters["programme_committed"] for day in days}) == 2


def test_a_day_on_which_other_rules_are_in_force_is_planned_anew() -> None:
    ruleset = book().screeners.ruleset
    first, *others = ruleset.rules
    later = replace(first, head=replace(first.head, effective=replace(first.head.effective, since=date(2026, 1, 1))))
    screener = Screener(replace(ruleset, rules=(later, *others)), inference="direct")
    [before, after] = [screener.edition(day).plan.rules[0].in_force for day in (date(2025, 12, 31), date(2026, 1, 1))]
    assert (before, after) == (False, True)
    with pytest.raises(NotInForceError):
        screener.edition(date(2020, 1, 1))
