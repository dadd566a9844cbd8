"""The shipped ruleset says what the rule table says, where each rule comes from, and in three languages."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from rulebook.members import TOKYO, WASHINGTON, values_of
from shinsa.facts import Fact, FactKind, FactList
from shinsa.library import check_ruleset
from shinsa.ruleset import Gate, Merit, Note, NoteEffect, Rule, Ruleset, Source
from shinsa.values import Text

FOLDER = Path(__file__).parents[2] / "rulesets" / "us_japan_2025"
ARTICLE = "article-2025-10-28"

ROWS_OF = {"G": 16, "P": 14, "L": 10, "X": 5, "N": 14, "R": 20, "M": 8}
ROWS = {f"{letter}{number:02}" for letter, count in ROWS_OF.items() for number in range(1, count + 1)}
FAMILY_OF = {
    "G": "gates",
    "P": "power",
    "L": "pipelines",
    "X": "other_strategic",
    "N": "national_security",
    "R": "risk",
    "M": "programme",
}
STRAY_RULES = {"programme.additionality": "G13"}
"""Rules that stand outside their row's family, with that row."""

DISPUTED = {
    "jp_nexus_hard",
    "foak_policy",
    "offtake_floor",
    "loi_weight",
    "jp_policy_veto",
    "technologies_held",
    "feoc_pct",
    "feoc_content_pct",
    "points_data_centre",
    "points_fertiliser",
    "copper_counts",
    "in_scope_sectors",
    "concentration_hold",
    "power_energy_share_ranks",
    "funding_clock_days",
    "dscr_reject",
    "dscr_full",
    "dscr_good",
    "dscr_fair",
    "dscr_merchant_addition",
    "merchant_share_heavy",
    "trl_reject",
    "trl_pass",
    "cost_near_peers",
    "cost_far_from_peers",
    "additionality",
    "us_jurisdictions",
}
"""The questions on which members disagree."""


@cache
def ruleset() -> Ruleset:
    found, findings = check_ruleset(FOLDER)
    assert findings == ()
    assert found is not None
    return found


def rule(identity: str) -> Rule:
    return next(entry for entry in ruleset().rules if entry.head.id == identity)


def sources() -> Iterator[tuple[str, Source]]:
    return ((entry.head.id, source) for entry in ruleset().rules for source in entry.head.sources)


def value(parameter: str) -> object:
    return next(entry.settings[0].value for entry in ruleset().parameters if entry.name == parameter)


def readme() -> str:
    return (FOLDER / "README.md").read_text(encoding="utf-8")


def facts() -> Iterator[Fact]:
    for entry in ruleset().vocabulary.entries:
        yield from (entry,) if isinstance(entry, Fact) else (*entry.fields, *filter(None, [entry.item]))


def labels() -> Iterator[tuple[str, Text]]:
    """Every text of the ruleset that a reader in Tokyo or Beijing sees, with what it names."""
    yield from ((f"group {path}", label) for path, label in ruleset().vocabulary.groups.items())
    yield from ((entry.path, entry.label) for entry in ruleset().vocabulary.entries)
    yield from ((fact.path, fact.label) for fact in facts())
    yield from ((f"{fact.path} = {choice.value}", choice.label) for fact in facts() for choice in fact.choices)
    yield from ((entry.head.id, entry.head.title) for entry in ruleset().rules)
    yield from ((f"message of {entry.head.id}", entry.head.because) for entry in ruleset().rules)
    yield from ((entry.name, entry.label) for entry in ruleset().parameters)
    yield from ((entry.name, entry.title) for entry in ruleset().conclusions)
    yield from ((entry.id, entry.label) for entry in ruleset().families)


def test_the_rule_table_has_87_rows() -> None:
    assert len(ROWS) == 87


def test_every_row_has_a_rule_but_the_age_of_evidence() -> None:
    assert {row for entry in ruleset().rules for row in entry.head.refs} == ROWS - {"M08"}


def test_the_age_of_evidence_is_a_setting_of_the_programme() -> None:
    assert ruleset().evidence_age is not None
    assert (value("evidence_remark_days"), value("evidence_unknown_days")) == (180, 365)


def test_a_rule_stands_in_the_family_of_its_row() -> None:
    strays = {
        entry.head.id: row
        for entry in ruleset().rules
        for row in entry.head.refs
        if FAMILY_OF[row[0]] != entry.head.family
    }
    assert strays == STRAY_RULES


def test_there_are_sixteen_gates_and_six_more_where_rows_or_members_ask_for_them() -> None:
    gates = [entry.head for entry in ruleset().rules if isinstance(entry, Gate)]
    assert len([head for head in gates if head.family == "gates"]) == 16
    assert {head.id for head in gates if head.family != "gates"} == {
        "power.technology_held",
        "national_security.nuclear_ownership",
        "risk.offtake_floor",
        "risk.first_of_a_kind",
        "programme.concentration_hold",
        "programme.no_shared_security",
    }


def test_an_envelope_is_held_as_no_project_and_never_refused_for_it() -> None:
    gate = rule("gate.is_a_project")
    assert isinstance(gate, Gate)
    assert gate.review_kind == "not_a_project"
    assert gate.reject_unless is not None
    assert gate.reject_unless.text == '!(project.kind in ["fund", "share_purchase"])'


def test_a_contradiction_is_held() -> None:
    gate = rule("gate.no_contradiction")
    assert isinstance(gate, Gate)
    assert gate.on_conflict


def test_merits_count_and_notes_do_not() -> None:
    counting = {"power", "pipelines", "other_strategic", "national_security", "risk"}
    assert {entry.head.family for entry in ruleset().rules if isinstance(entry, Merit)} == counting


def test_two_conditions_precedent_come_from_the_programme_and_one_from_the_review_of_foreign_investment() -> None:
    notes = [entry for entry in ruleset().rules if isinstance(entry, Note)]
    assert {note.head.id for note in notes if note.effect is NoteEffect.CONDITION} == {
        "national_security.cfius_condition",
        "programme.split_modelled",
        "programme.no_double_support",
    }


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        ("t_yes", 65),
        ("t_no", 35),
        ("floor_fit", 16),
        ("floor_national_security", 10),
        ("floor_risk", 15),
        ("cap_power", 40),
        ("cap_pipelines", 40),
        ("cap_other_strategic", 28),
        ("cap_national_security", 30),
        ("cap_risk", 30),
        ("us_share_min", 1),
        ("feoc_pct", 25),
        ("trl_reject", 6),
        ("trl_pass", 8),
        ("programme_total", 550_000_000_000),
        ("loi_weight", Decimal("0.1")),
    ],
)
def test_the_values_of_the_rule_table_are_in_force(parameter: str, expected: object) -> None:
    assert value(parameter) == expected


def test_most_points_of_a_score_are_a_hundred() -> None:
    fit = max(Decimal(str(value(f"cap_{lane}"))) for lane in ("power", "pipelines", "other_strategic"))
    assert fit + Decimal(str(value("cap_national_security"))) + Decimal(str(value("cap_risk"))) == 100


def test_every_disputed_question_has_alternatives_with_who_holds_them_and_why() -> None:
    asked = {entry.name: entry.alternatives for entry in ruleset().parameters if entry.name in DISPUTED}
    assert asked.keys() == DISPUTED
    assert [name for name, others in asked.items() if not others] == []
    assert all(other.held_by and other.reason for others in asked.values() for other in others)


def test_both_sides_answer_every_disputed_question() -> None:
    washington, tokyo = values_of(WASHINGTON), values_of(TOKYO)
    asked = DISPUTED - {"funding_clock_days"}
    assert [name for name in sorted(asked) if name not in washington or name not in tokyo] == []
    assert [name for name in sorted(asked) if washington[name] == tokyo[name]] == []


def test_every_disputed_question_stands_in_the_readme() -> None:
    assert [name for name in sorted(DISPUTED) if f"`{name}`" not in readme()] == []


def test_an_alternative_differs_from_the_value_for_at_least_one_member() -> None:
    same = [
        entry.name
        for entry in ruleset().parameters
        if entry.alternatives and all(other.value == entry.settings[0].value for other in entry.alternatives)
    ]
    assert same == []


def test_every_parameter_says_who_set_it_and_why() -> None:
    settings = [setting for entry in ruleset().parameters for setting in entry.settings]
    assert all(setting.owner and setting.reason for setting in settings)


def test_every_parameter_has_a_value_on_the_first_day() -> None:
    first = ruleset().effective.since
    assert first is not None
    assert [entry.name for entry in ruleset().parameters if entry.on(first) is None] == []


def test_a_quotation_of_the_article_is_chinese_with_a_rendering() -> None:
    quoted = [source for _, source in sources() if source.document == ARTICLE]
    assert quoted
    assert {source.language for source in quoted} == {"zh"}
    assert all(source.quote and source.rendering for source in quoted)


def test_a_quotation_is_short() -> None:
    assert max(len(source.quote) for _, source in sources() if source.quote) < 150


def test_what_nobody_read_is_marked_as_recalled() -> None:
    assert sorted({identity for identity, source in sources() if not source.attested}) == [
        "gate.no_covered_nation_control",
        "gate.no_listed_party",
        "gate.sponsor_integrity",
        "national_security.cfius",
        "national_security.control_equipment",
        "national_security.foreign_entity_content",
        "national_security.nuclear_ownership",
        "other_strategic.critical_materials",
        "programme.no_double_support",
        "programme.no_shared_security",
    ]


def test_every_document_is_used_and_has_an_address_but_the_article() -> None:
    documents = {document.id: document.address for document in ruleset().documents}
    assert documents.keys() == {source.document for _, source in sources() if source.document}
    assert [identity for identity, address in documents.items() if address is None] == [ARTICLE]


def test_every_label_exists_in_three_languages() -> None:
    assert [name for name, label in labels() if set(label.languages()) != {"en", "ja", "zh"}] == []


def test_a_message_names_the_same_values_in_every_language() -> None:
    for entry in ruleset().rules:
        told = [set(re.findall(r"{[^}]+}", entry.head.because.in_language(tongue))) for tongue in ("en", "ja", "zh")]
        assert told == [told[0]] * 3, entry.head.id


def test_no_two_choices_of_a_fact_read_alike() -> None:
    for fact in facts():
        for language in ("en", "ja", "zh"):
            shown = [choice.label.in_language(language) for choice in fact.choices]
            assert len(set(shown)) == len(shown), f"{fact.path} in {language}"


def test_a_number_has_a_range_and_a_step() -> None:
    measured = [fact for fact in facts() if fact.kind in {FactKind.NUMBER, FactKind.MONEY}]
    assert [fact.path for fact in measured if None in {fact.minimum, fact.maximum, fact.step}] == []


def test_questions_go_to_people_the_programme_knows() -> None:
    asked = {entry.answered_by for entry in (*ruleset().vocabulary.entries, *facts())}
    assert asked == {"sponsor", "lender", "counsel", "engineer", "committee", "screening_provider", "offtaker"}


def test_asking_costs_one_to_five() -> None:
    costs = {entry.cost for entry in (*ruleset().vocabulary.entries, *facts())}
    assert costs <= {1, 2, 3, 4, 5}


def test_every_list_holds_enough_items_for_real_projects() -> None:
    lists = [entry for entry in ruleset().vocabulary.entries if isinstance(entry, FactList)]
    assert min(entry.longest for entry in lists) >= 10


def test_the_critical_materials_are_the_sixty_of_the_list_and_two_of_the_energy_department() -> None:
    listed = value("critical_materials")
    assert isinstance(listed, tuple)
    assert len(listed) == 62
    assert {"copper", "uranium", "phosphate", "metallurgical_coal"} <= {str(name) for name in listed}
    assert not {"nitrogen_fertiliser", "synthetic_diamond"} & {str(name) for name in listed}


def standing(source: Source) -> str:
    """How the README calls a source."""
    if source.discretion:
        return "committee discretion"
    kind = ("quoted" if source.quote else "practice") if source.attested else "recalled"
    return f"{source.document or source.reference} ({kind})"


@pytest.mark.parametrize("family", ["gates", *(name for name in FAMILY_OF.values() if name != "gates")])
def test_the_readme_names_every_rule_with_its_rows_and_sources(family: str) -> None:
    for entry in ruleset().rules:
        if entry.head.family == family:
            found = "; ".join(dict.fromkeys(standing(source) for source in entry.head.sources))
            assert f"| `{entry.head.id}` | {', '.join(entry.head.refs)} | {found} |" in readme().splitlines()


def test_the_readme_explains_what_was_merged() -> None:
    assert "**M08**" in readme()
