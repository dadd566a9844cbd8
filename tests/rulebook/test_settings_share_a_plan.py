"""A ruleset whose parameters a scenario sets shares what they do not touch, and answers as if it were planned anew."""

from rulebook.shipped_book import book, shipped_runs
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
