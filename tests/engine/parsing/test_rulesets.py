"""From the files of the small ruleset to its values."""

from datetime import date
from decimal import Decimal

import pytest

from checking_page import SMALL
from shinsa.facts import Choice, Fact, FactKind, FactList
from shinsa.language.tree import ListType, NumberType
from shinsa.library import load_ruleset
from shinsa.ruleset import (
    Document,
    EvidenceAge,
    Gate,
    Group,
    Merit,
    Note,
    NoteEffect,
    Period,
    Points,
    ReviewKind,
    Rule,
    Ruleset,
    Source,
    Thresholds,
)
from shinsa.values import Text


@pytest.fixture(scope="module")
def small() -> Ruleset:
    return load_ruleset(SMALL)


def _rule(ruleset: Ruleset, identity: str) -> Rule:
    return next(rule for rule in ruleset.rules if rule.head.id == identity)


def _entry(ruleset: Ruleset, path: str) -> Fact | FactList:
    return ruleset.vocabulary.by_path()[path]


def test_the_programme(small: Ruleset) -> None:
    assert (small.id, small.version, small.language_version) == ("small", "1.0.0", "1.0")
    assert small.title == Text("A small programme", "小さな計画", "小项目")
    assert small.effective == Period(date(2025, 9, 4), date(2029, 1, 19))
    assert small.thresholds == Thresholds("t_yes", "t_no", "f_fit", "f_security", "f_risk")
    assert small.evidence_age == EvidenceAge("evidence_remark_days", "evidence_unknown_days")
    families = [(family.id, family.group, family.cap) for family in small.families]
    assert families[:2] == [("gates", Group.NONE, None), ("power", Group.FIT, "cap_power")]
    assert small.documents == (
        Document("article", "An article", "zh", "https://example.org/article", date(2025, 10, 28)),
        Document("handbook", "A handbook"),
    )


def test_a_number(small: Ruleset) -> None:
    fact = _entry(small, "generation.net_mw")
    assert isinstance(fact, Fact)
    assert (fact.kind, fact.unit, fact.minimum, fact.maximum) == (FactKind.NUMBER, "MW", Decimal(0), Decimal(30000))
    assert (fact.step, fact.answered_by, fact.cost) == (Decimal("0.1"), "engineer", 2)
    assert fact.label == Text("net capacity", "正味出力", "净容量")
    assert (fact.at.file, fact.at.line, fact.at.column) == ("vocabulary.yaml", 4, 3)


def test_ranges_may_be_open(small: Ruleset) -> None:
    capex, signed = _entry(small, "finance.capex"), _entry(small, "signed_on")
    assert isinstance(capex, Fact)
    assert isinstance(signed, Fact)
    assert (capex.minimum, capex.maximum) == (Decimal(0), None)
    assert (signed.earliest, signed.latest) == (date(2020, 1, 1), None)


def test_a_choice_and_its_labels(small: Ruleset) -> None:
    fact = _entry(small, "generation.kind")
    assert isinstance(fact, Fact)
    assert fact.choices[:2] == (Choice("nuclear", Text("nuclear")), Choice("gas", Text("gas")))


def test_lists_of_objects_and_of_values(small: Ruleset) -> None:
    sites, materials = _entry(small, "sites"), _entry(small, "materials")
    assert isinstance(sites, FactList)
    assert isinstance(materials, FactList)
    assert [field.path for field in sites.fields] == ["sites[].country", "sites[].use", "sites[].share"]
    assert sites.longest == 20
    assert materials.item is not None
    assert (materials.item.path, materials.item.label) == ("materials[]", Text("materials"))


def test_parameters_and_their_settings(small: Ruleset) -> None:
    parameters = {parameter.name: parameter for parameter in small.parameters}
    assert parameters["evidence_remark_days"].type == NumberType("day")
    assert parameters["t_yes"].alternatives[0].value == Decimal(70)
    homes = parameters["home_countries"]
    assert isinstance(homes.type, ListType)
    assert homes.on(date(2025, 12, 31)) == ("US",)
    assert homes.on(date(2026, 1, 1)) == ("US", "PR")
    assert homes.on(date(2025, 9, 3)) is None


def test_a_gate(small: Ruleset) -> None:
    gate = _rule(small, "gate.size")
    assert isinstance(gate, Gate)
    assert gate.reject_unless is None
    assert gate.review_unless is not None
    assert gate.review_unless.text == "generation.net_mw >= 10"
    assert (gate.review_kind, gate.on_conflict) == (ReviewKind.NOT_A_PROJECT, False)
    assert gate.head.applies is not None
    assert gate.head.sources == (
        Source(practice="Lenders ask for a size that pays for the study", document="handbook"),
    )


def test_a_gate_on_conflict(small: Ruleset) -> None:
    gate = _rule(small, "gate.no_conflict")
    assert isinstance(gate, Gate)
    assert (gate.on_conflict, gate.reject_unless, gate.review_unless) == (True, None, None)
    assert gate.head.sources == (Source(discretion=True),)


def test_a_merit_in_tiers(small: Ruleset) -> None:
    merit = _rule(small, "power.firm")
    assert isinstance(merit, Merit)
    texts = [(tier.when.text if tier.when else None, tier.points.number) for tier in merit.tiers]
    assert texts == [
        ("generation.net_mw >= 1000", Decimal(16)),
        ("generation.net_mw >= 300", Decimal(12)),
        (None, Decimal(4)),
    ]
    assert merit.tiers[1].times is not None
    assert merit.plus[0].points == Points(Decimal("2.5"))
    assert merit.head.because == Text("{generation.net_mw} MW of firm capacity", "出力{generation.net_mw}MW")
    assert merit.head.refs == ("P01",)
    assert [source.attested for source in merit.head.sources] == [True, False]


def test_when_and_points_are_short_for_one_tier(small: Ruleset) -> None:
    merit = _rule(small, "national_security.naval")
    assert isinstance(merit, Merit)
    assert [(tier.when and tier.when.text, tier.points) for tier in merit.tiers] == [
        ("yard.naval", Points(parameter="f_security")),
    ]


def test_a_note_that_ranks(small: Ruleset) -> None:
    note = _rule(small, "programme.materials")
    assert isinstance(note, Note)
    assert (note.effect, note.rank, note.when.text) == (NoteEffect.RANK, Decimal(2), '"steel" in materials')


def test_rules_stand_in_the_order_of_files_and_lines(small: Ruleset) -> None:
    assert [rule.head.id for rule in small.rules] == [
        "gate.home_site",
        "gate.no_conflict",
        "gate.size",
        "power.firm",
        "national_security.naval",
        "risk.signed",
        "programme.materials",
    ]


def test_a_rule_keeps_its_dates_and_remark(small: Ruleset) -> None:
    head = _rule(small, "risk.signed").head
    assert (head.effective, head.remark) == (Period(date(2026, 1, 1)), "A remark for readers")


def test_what_is_true_of_every_proposal(small: Ruleset) -> None:
    (assumption,) = small.assumptions
    assert (assumption.id, assumption.that.text) == ("shares_add_up", "sum(sites.map(s, s.share)) <= 1")
