"""Evidence that is stale, from the future or in disagreement changes what is known, and always says so."""

from datetime import date
from decimal import Decimal

import pytest

from shinsa.facts import Conflict, FactNote, Facts, Vocabulary
from shinsa.proposal.accepting import Acceptor
from shinsa.proposal.reading import read_json
from shinsa.proposal.weighing import weigh
from shinsa.values import Value

TODAY = date(2025, 10, 28)
NET_MW = "generation.net_mw"


class Scales:
    """Weighs proposals that state some facts and bring some evidence."""

    def __init__(self, acceptor: Acceptor, vocabulary: Vocabulary) -> None:
        self._acceptor = acceptor
        self._vocabulary = vocabulary

    def weigh(self, stated: str, *evidence: str, unknown: int | None = 365, remark: int | None = 180) -> Facts:
        items = ", ".join(f"{{{item}}}" for item in evidence)
        text = f'{{"id": "P", "title": "T", {stated}{", " if stated else ""}"evidence": [{items}]}}'
        ages = [None if days is None else Decimal(days) for days in (unknown, remark)]
        proposal = self._acceptor.accept(read_json(text.encode()))
        return weigh(proposal, self._vocabulary, as_of=TODAY, unknown_after=ages[0], remark_after=ages[1])

    def value(self, facts: Facts, path: str) -> Value:
        return facts.values[self._vocabulary.slots()[path]]


def evidence(
    source: str, day: str | None, value: str | None = None, fact: str = NET_MW, grade: str = "documented"
) -> str:
    dated = f', "date": "{day}"' if day else ""
    given = f', "value": {value}' if value else ""
    return f'"fact": "{fact}", "source": "{source}", "grade": "{grade}"{dated}{given}'


@pytest.fixture
def scales(acceptor: Acceptor, vocabulary: Vocabulary) -> Scales:
    return Scales(acceptor, vocabulary)


STATED = '"generation": {"net_mw": 1200}'


def test_without_evidence_nothing_changes(scales: Scales) -> None:
    facts = scales.weigh(STATED)
    assert scales.value(facts, NET_MW) == 1200
    assert (facts.conflicts, facts.notes) == ({}, ())


def test_fresh_evidence_that_agrees_changes_nothing(scales: Scales) -> None:
    facts = scales.weigh(STATED, evidence("permit", "2025-10-28", "1200.0"), evidence("letter", "2025-05-01"))
    assert scales.value(facts, NET_MW) == 1200
    assert (facts.conflicts, facts.notes) == ({}, ())
    assert [item.source for item in facts.evidence] == ["permit", "letter"]


def test_a_fact_with_only_stale_evidence_is_unknown(scales: Scales) -> None:
    facts = scales.weigh(STATED, evidence("study", "2024-10-27", "1200"))
    assert scales.value(facts, NET_MW) is None
    assert facts.conflicts == {}
    assert facts.notes == (
        FactNote(
            NET_MW,
            "stale-evidence",
            "evidence for `generation.net_mw` from `study` is dated 2024-10-27, "
            "more than 365 days before 2025-10-28; it counts no more",
        ),
    )


def test_evidence_exactly_at_the_limits_still_counts(scales: Scales) -> None:
    at_the_limit = scales.weigh(STATED, evidence("study", "2024-10-28"))
    assert scales.value(at_the_limit, NET_MW) == 1200
    assert [note.code for note in at_the_limit.notes] == ["ageing-evidence"]
    at_the_remark = scales.weigh(STATED, evidence("study", "2025-05-01"))
    assert at_the_remark.notes == ()


def test_ageing_evidence_counts_with_a_remark(scales: Scales) -> None:
    facts = scales.weigh(STATED, evidence("study", "2025-04-30"))
    assert scales.value(facts, NET_MW) == 1200
    assert facts.notes == (
        FactNote(
            NET_MW,
            "ageing-evidence",
            "evidence for `generation.net_mw` from `study` is dated 2025-04-30, "
            "more than 180 days before 2025-10-28; it still counts",
        ),
    )


def test_one_fresh_evidence_keeps_a_fact_with_stale_evidence(scales: Scales) -> None:
    facts = scales.weigh(STATED, evidence("old", "2020-01-01", "900"), evidence("new", "2025-10-01", "1200"))
    assert scales.value(facts, NET_MW) == 1200
    assert facts.conflicts == {}
    assert [(note.code, "`old`" in note.message) for note in facts.notes] == [("stale-evidence", True)]


def test_evidence_of_nothing_does_not_keep_a_fact_whose_other_evidence_is_stale(scales: Scales) -> None:
    facts = scales.weigh(
        STATED, evidence("study", "2024-10-27", "1200"), evidence("a table", "2025-10-28", grade="none")
    )
    assert scales.value(facts, NET_MW) is None
    assert [(note.code, "`study`" in note.message) for note in facts.notes] == [("stale-evidence", True)]
    assert [item.source for item in facts.evidence] == ["study", "a table"]


@pytest.mark.parametrize("day", ["2025-10-28", "2020-01-01", "2030-01-01", None])
def test_evidence_of_nothing_takes_nothing_from_a_stated_fact_however_old_it_is(
    scales: Scales, day: str | None
) -> None:
    facts = scales.weigh(STATED, evidence("a table", day, grade="none"))
    assert scales.value(facts, NET_MW) == 1200
    assert (facts.conflicts, facts.notes) == ({}, ())


def test_fresh_evidence_without_a_value_supports_what_is_stated_beside_evidence_of_nothing(scales: Scales) -> None:
    facts = scales.weigh(
        STATED,
        evidence("study", "2024-10-27", "1200"),
        evidence("a table", "2025-10-28", grade="none"),
        evidence("deed", "2025-10-28", grade="declared"),
    )
    assert scales.value(facts, NET_MW) == 1200


def test_an_amount_that_is_not_converted_does_not_keep_a_fact_whose_other_evidence_is_stale(scales: Scales) -> None:
    stated = '"finance": {"capex": {"amount": 1500, "currency": "USD"}}'
    dollars, yen = ('{"amount": 1500, "currency": "USD"}', '{"amount": 1500, "currency": "JPY"}')
    facts = scales.weigh(
        stated,
        evidence("study", "2024-10-27", dollars, "finance.capex"),
        evidence("bank", "2025-10-28", yen, "finance.capex"),
    )
    assert scales.value(facts, "finance.capex") is None
    assert [note.code for note in facts.notes] == ["currency", "stale-evidence"]


def test_evidence_from_the_future_does_not_count(scales: Scales) -> None:
    facts = scales.weigh(STATED, evidence("prophet", "2025-10-29", "900"))
    assert scales.value(facts, NET_MW) == 1200
    assert facts.conflicts == {}
    assert facts.notes == (
        FactNote(
            NET_MW,
            "future-evidence",
            "evidence for `generation.net_mw` from `prophet` is dated 2025-10-29, after 2025-10-28; it does not count",
        ),
    )
    assert scales.value(scales.weigh("", evidence("prophet", "2025-10-29", "900")), NET_MW) is None


def test_stale_and_future_evidence_together_leave_a_fact_unknown(scales: Scales) -> None:
    facts = scales.weigh(STATED, evidence("old", "2020-01-01"), evidence("prophet", "2030-01-01"))
    assert scales.value(facts, NET_MW) is None
    assert [note.code for note in facts.notes] == ["stale-evidence", "future-evidence"]


def test_evidence_without_a_date_counts_with_a_note(scales: Scales) -> None:
    facts = scales.weigh("", evidence("deed", None, "900"))
    assert scales.value(facts, NET_MW) == 900
    assert [note.message for note in facts.notes] == [
        "evidence for `generation.net_mw` from `deed` has no date; it counts, and nobody can tell how old it is",
        "`generation.net_mw` is not stated; its value is taken from `deed`",
    ]


def test_without_limits_nothing_is_too_old(scales: Scales) -> None:
    facts = scales.weigh(STATED, evidence("deed", "1900-01-01"), evidence("memory", None), unknown=None, remark=None)
    assert scales.value(facts, NET_MW) == 1200
    assert facts.notes == ()


def test_a_stated_value_and_evidence_that_differ_are_a_conflict(scales: Scales) -> None:
    facts = scales.weigh(
        STATED,
        evidence("permit", "2025-10-01", "1100"),
        evidence("letter", "2025-10-02", "1200"),
        evidence("visit", "2025-10-03"),
    )
    assert scales.value(facts, NET_MW) is None
    values = ((Decimal(1200), "proposal"), (Decimal(1100), "permit"), (Decimal(1200), "letter"))
    assert facts.conflicts == {NET_MW: Conflict(NET_MW, values)}


def test_two_evidences_that_differ_are_a_conflict_though_nothing_is_stated(scales: Scales) -> None:
    facts = scales.weigh("", evidence("permit", "2025-10-01", "1100"), evidence("letter", "2025-10-02", "1200"))
    assert scales.value(facts, NET_MW) is None
    values = ((Decimal(1100), "permit"), (Decimal(1200), "letter"))
    assert facts.conflicts == {NET_MW: Conflict(NET_MW, values)}
    assert facts.notes == ()


def test_a_fact_not_stated_takes_the_value_its_evidence_agrees_on(scales: Scales) -> None:
    facts = scales.weigh("", evidence("permit", "2025-10-01", "1100"), evidence("letter", "2025-10-02", "1100.0"))
    assert scales.value(facts, NET_MW) == 1100
    assert facts.notes == (
        FactNote(
            NET_MW,
            "from-evidence",
            "`generation.net_mw` is not stated; its value is taken from `permit`, `letter`",
        ),
    )


def test_evidence_works_on_one_field_of_one_item(scales: Scales) -> None:
    facts = scales.weigh(
        '"sites": [{"country": "US", "acres": 5}, {"acres": 7}]',
        evidence("deed", "2025-10-01", '"CA"', "sites[0].country"),
        evidence("deed", "2025-10-01", '"US"', "sites[1].country"),
        evidence("map", "2001-01-01", None, "sites[1].acres"),
    )
    assert scales.value(facts, "sites") == ((None, Decimal(5), None, None), ("US", None, None, None))
    assert facts.conflicts == {"sites[0].country": Conflict("sites[0].country", (("US", "proposal"), ("CA", "deed")))}
    assert [(note.fact, note.code) for note in facts.notes] == [
        ("sites[1].country", "from-evidence"),
        ("sites[1].acres", "stale-evidence"),
    ]


def test_a_list_of_single_values_that_loses_one_is_unknown(scales: Scales) -> None:
    stated = '"builds": ["grid", "pipeline"]'
    same = scales.weigh(stated, evidence("plan", "2025-10-01", '"grid"', "builds[0]"))
    assert scales.value(same, "builds") == ("grid", "pipeline")
    differing = scales.weigh(stated, evidence("plan", "2025-10-01", '"generation"', "builds[0]"))
    assert scales.value(differing, "builds") is None
    assert list(differing.conflicts) == ["builds[0]"]


def test_a_whole_list_with_only_stale_evidence_is_unknown(scales: Scales) -> None:
    facts = scales.weigh(
        '"sites": [{"acres": 5}]',
        evidence("deed", "2025-10-01", '"US"', "sites[0].country"),
        evidence("map", "2001-01-01", None, "sites"),
    )
    assert scales.value(facts, "sites") is None
    assert [(note.fact, note.code) for note in facts.notes] == [
        ("sites[0].country", "from-evidence"),
        ("sites", "stale-evidence"),
    ]


def test_evidence_can_give_what_was_stated_in_another_currency(scales: Scales) -> None:
    facts = scales.weigh(
        '"finance": {"capex": {"amount": 1500, "currency": "JPY"}}',
        evidence("bank", "2025-10-01", '{"amount": 10, "currency": "USD"}', "finance.capex"),
    )
    assert scales.value(facts, "finance.capex") == 10
    assert [note.code for note in facts.notes] == ["currency", "from-evidence"]
