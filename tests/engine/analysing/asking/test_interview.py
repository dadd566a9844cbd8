"""What to ask: a fact said not to matter never matters, and answers said to settle do."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from checking_page import copied
from shinsa.analysing.asking.documents import questions_schema
from shinsa.analysing.asking.interview import Interview
from shinsa.analysing.asking.likely import weighed
from shinsa.analysing.asking.listing import questions_document
from shinsa.analysing.reaching.unknowns import Analyser
from shinsa.facts import Band, Fact, Facts, Likelihoods
from shinsa.judging.verdict import Verdict
from shinsa.library import load_ruleset
from shinsa.proposal.references import replaced
from shinsa.ruleset import Ruleset
from shinsa.screening import Edition, Screener
from shinsa.values import Value
from strategies.brute import completions, narrowed
from strategies.completions import complete, thinned
from strategies.rulesets import DAY, VOCABULARY, rulesets
from strategies.single import gate, merit
from strategies.single import ruleset as ruleset_of

EXAMPLES = Path(__file__).parents[4] / "examples" / "us_japan_2025"


def partial(chance: Random) -> tuple[Value, ...]:
    whole = complete(chance, VOCABULARY, (None,) * len(VOCABULARY.entries))
    return narrowed(chance, VOCABULARY, thinned(chance, whole, chance.choice([0.3, 0.6])), 40)


def verdicts(edition: Edition, values: tuple[Value, ...]) -> set[Verdict]:
    return {edition.judged(Facts(each)).verdict for each in completions(VOCABULARY, values)}


@given(rulesets(), st.integers(0, 2**32))
@settings(max_examples=15)
def test_a_fact_that_is_said_not_to_matter_changes_no_verdict(ruleset: Ruleset, seed: int) -> None:
    idle_change_nothing(ruleset, seed)


@given(rulesets(), st.integers(-2, 4), st.integers(0, 2**32))
@settings(max_examples=15)
def test_nor_does_one_whose_points_count_towards_no_open_floor_where_the_band_is_low(
    ruleset: Ruleset, band: int, seed: int
) -> None:
    low = {"t_yes": Decimal(band), "t_no": Decimal(-5)}
    parameters = tuple(
        replace(each, settings=(replace(each.settings[0], value=low[each.name]),)) if each.name in low else each
        for each in ruleset.parameters
    )
    idle_change_nothing(replace(ruleset, parameters=parameters), seed)


def idle_change_nothing(ruleset: Ruleset, seed: int) -> None:
    edition = Screener(ruleset, inference="direct").edition(DAY)
    values = partial(Random(seed))  # noqa: S311  # the same proposals for the same seed
    interview = Interview(Analyser(edition).unknowns(Facts(values)))
    idle = [each for each in interview.questions if not each.matters and each.reference.index is None]
    for question in idle:
        slot = question.reference.slot
        by_rest: dict[tuple[Value, ...], set[Verdict]] = {}
        for whole in completions(VOCABULARY, values):
            rest = (*whole[:slot], *whole[slot + 1 :])
            by_rest.setdefault(rest, set()).add(edition.judged(Facts(whole)).verdict)
        assert all(len(found) == 1 for found in by_rest.values()), question.fact


@given(rulesets(), st.integers(0, 2**32))
@settings(max_examples=15)
def test_an_answer_that_is_said_to_settle_the_verdict_settles_it(ruleset: Ruleset, seed: int) -> None:
    edition = Screener(ruleset, inference="direct").edition(DAY)
    values = partial(Random(seed))  # noqa: S311  # the same proposals for the same seed
    interview = Interview(Analyser(edition).unknowns(Facts(values)))
    if interview.settled is not None:
        assert verdicts(edition, values) == {interview.settled}
    for question in interview.questions:
        at = question.reference
        for answer, verdict in question.answers:
            now = list(values)
            now[at.slot] = replaced(now[at.slot], {(at.index, at.column): answer})  # type: ignore[dict-item]
            assert verdicts(edition, tuple(now)) == {verdict}


def interview_of(ruleset: Ruleset, **stated: Value) -> Interview:
    slots = VOCABULARY.slots()
    named = {slots[name.replace("__", ".")]: value for name, value in stated.items()}
    edition = Screener(ruleset, inference="direct").edition(DAY)
    return Interview(Analyser(edition).unknowns(Facts(tuple(named.get(slot) for slot in range(len(slots))))))


def test_what_may_refuse_is_asked_before_what_gives_a_few_points() -> None:
    rules = ruleset_of(
        gate("firm", reject="plant.firm"), merit("risk.size", ("plant.mw >= 5", 6), (None, 0)), eligible=2
    )
    assert [each.fact for each in interview_of(rules).questions] == ["plant.firm", "plant.mw"]


def test_a_dear_question_is_put_off() -> None:
    rules = ruleset_of(
        merit("risk.a", ("plant.firm", 30), (None, 0)), merit("risk.b", ("plant.mw >= 5", 30), (None, 0))
    )
    costly = {"plant.firm": 5}
    entries = tuple(replace(entry, cost=costly.get(entry.path, 1)) for entry in VOCABULARY.entries)
    dear = replace(rules, vocabulary=replace(VOCABULARY, entries=entries))
    assert [each.fact for each in interview_of(dear).questions] == ["plant.mw", "plant.firm"]


def with_likelihoods(ruleset: Ruleset, **told: Likelihoods) -> Ruleset:
    named = {name.replace("__", "."): likelihoods for name, likelihoods in told.items()}
    entries = tuple(
        replace(entry, likelihoods=named[entry.path]) if isinstance(entry, Fact) and entry.path in named else entry
        for entry in VOCABULARY.entries
    )
    return replace(ruleset, vocabulary=replace(VOCABULARY, entries=entries))


def test_a_question_whose_answer_is_nearly_certain_to_say_little_is_put_off() -> None:
    """Both gates weigh alike; that the plant is firm is all but certain, so asking it first promises less."""
    rules = ruleset_of(
        gate("firm", reject="plant.firm"), gate("size", reject="plant.mw >= 5"), merit("power.base", (None, 30))
    )
    assert [each.fact for each in interview_of(rules).questions] == ["plant.mw", "plant.firm"]
    sure = Likelihoods("a survey", (), (Band(Decimal(4), Decimal("0.001")), Band(None, Decimal("0.999"))))
    assert [each.fact for each in interview_of(with_likelihoods(rules, plant__mw=sure)).questions] == [
        "plant.firm", "plant.mw"
    ]  # fmt: skip


def test_likelihoods_weigh_the_answers_and_one_that_never_comes_is_not_tried() -> None:
    kind = VOCABULARY.by_path()["plant.kind"]
    assert isinstance(kind, Fact)
    told = Likelihoods("a survey", (("gas", Decimal("0.75")), ("nuclear", Decimal("0.25")), ("wind", Decimal(0))))
    assert weighed(["gas", "wind"], replace(kind, likelihoods=told)) == {
        "gas": Fraction(3, 4), "nuclear": Fraction(1, 4)
    }  # fmt: skip
    assert weighed(["gas", "wind"], kind) == {"gas": Fraction(1, 2), "wind": Fraction(1, 2)}


def test_a_band_shares_its_likelihood_and_one_without_an_answer_is_tried_at_its_end() -> None:
    number = VOCABULARY.by_path()["plant.mw"]
    assert isinstance(number, Fact)
    bands = (Band(Decimal(5), Decimal("0.5")), Band(Decimal(7), Decimal("0.2")), Band(None, Decimal("0.3")))
    found = weighed([Decimal(0), Decimal(5)], replace(number, likelihoods=Likelihoods("a survey", (), bands)))
    assert found == {
        Decimal(0): Fraction(1, 4), Decimal(5): Fraction(1, 4), Decimal(7): Fraction(1, 5), Decimal(8): Fraction(3, 10)
    }  # fmt: skip


def test_points_in_a_family_at_its_cap_are_not_asked_about() -> None:
    rules = ruleset_of(
        gate("firm", review="plant.firm"),
        merit("risk.sure", (None, 30)), merit("risk.more", ("plant.mw >= 5", 6), (None, 0)), cap=30,
    )  # fmt: skip
    found = {each.fact: each.matters for each in interview_of(rules).questions}
    assert found == {"plant.firm": True, "plant.mw": False}


def test_points_are_not_asked_about_once_the_band_and_the_floors_are_reached_whatever_they_come_to() -> None:
    rules = ruleset_of(
        gate("firm", review="plant.firm"),
        merit("risk.sure", (None, 20)),
        merit("risk.more", ("plant.mw >= 5", 6), (None, 0)),
    )
    found = {each.fact: each.matters for each in interview_of(rules).questions}
    assert found == {"plant.firm": True, "plant.mw": False}


def test_once_the_band_is_reached_only_points_that_count_towards_an_open_floor_are_asked_about() -> None:
    rules = ruleset_of(
        merit("power.base", (None, 30)), merit("power.more", ("plant.firm", 9), (None, 0)),
        merit("security.base", (None, 10)), merit("risk.size", ("plant.mw >= 5", 10), (None, 0)), floor=10,
    )  # fmt: skip
    found = {each.fact: each.matters for each in interview_of(rules).questions}
    assert found == {"plant.mw": True, "plant.firm": False}


def test_a_gate_that_only_several_answers_settle_together_is_asked_about_before_points() -> None:
    """No answer to one of the two settles the gate: each narrows by half of a quarter of what a refusal weighs."""
    rules = ruleset_of(
        gate("sum", reject="2 * plant.mw - plant.spare_mw != 7"),
        merit("risk.size", ("plant.firm", 1), (None, 0)),
        merit("power.base", (None, 30)),
        eligible=31,
    )
    found = [(each.fact, each.matters, each.narrowing) for each in interview_of(rules).questions]
    assert found == [
        ("plant.mw", True, Fraction(1, 8)),
        ("plant.spare_mw", True, Fraction(1, 8)),
        ("plant.firm", True, Fraction(1, 10)),
    ]


def test_nothing_is_asked_once_the_verdict_is_settled() -> None:
    rules = ruleset_of(gate("firm", reject="plant.firm"), merit("risk.size", ("plant.mw >= 5", 6), (None, 0)))
    interview = interview_of(rules, plant__firm=False)
    assert interview.settled is Verdict.INELIGIBLE
    assert [each.matters for each in interview.questions] == [False]


def test_a_field_of_a_stated_item_is_asked_by_its_own_path() -> None:
    rules = ruleset_of(gate("ready", reject="sites.all(s, s.ready)"), merit("risk.sure", (None, 30)))
    interview = interview_of(rules, sites=((Decimal(1), True, "gas"), (Decimal(1), None, "gas")))
    assert [each.fact for each in interview.questions] == ["sites[1].ready"]
    assert interview.questions[0].answers == ((False, Verdict.INELIGIBLE), (True, Verdict.ELIGIBLE))


def test_the_document_keeps_to_its_schema() -> None:
    screener = Screener(load_ruleset("us_japan_2025"), inference="direct")
    screening = screener.screen((EXAMPLES / "article" / "S10.json").read_bytes(), as_of=date(2025, 10, 28))
    interview = Interview(Analyser(screening.edition).unknowns(screening.facts))
    document = questions_document(screening, interview, "ja")
    jsonschema.validate(document, questions_schema())
    assert [each["answer"] for each in document["verdicts"]] == ["possible"] * 3
    assert document["score"] == {"low": -8, "high": 84}
    assert [each["label"] for each in document["questions"][:2]] == ["案件の状況", "要請額"]


def test_where_a_rule_rests_on_too_much_to_tell_every_open_fact_of_it_is_still_asked(tmp_path: Path) -> None:
    folder, flags = copied(tmp_path), [f"flags.f{place:02}" for place in range(17)]
    vocabulary, gates = folder / "vocabulary.yaml", folder / "gates.yaml"
    facts = "".join(f"  {flag}: {{type: bool, label: {flag}}}\n" for flag in flags)
    text = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(text.replace("facts:\n", f"facts:\n{facts}", 1), encoding="utf-8")
    rule = (
        "- id: gate.flags\n  family: gates\n  title: Not all flags are up\n  because: flags\n"
        f"  source: committee discretion\n  review_unless: '{' || '.join(f'!{flag}' for flag in flags)}'\n"
    )
    gates.write_text(f"{gates.read_text(encoding='utf-8')}{rule}", encoding="utf-8")
    edition = Screener(load_ruleset(folder), inference="direct").edition(date(2026, 1, 5))
    entries = edition.plan.ruleset.vocabulary.entries
    interview = Interview(Analyser(edition).unknowns(Facts((None,) * len(entries))))
    assert interview.reach.why == ("`gate.flags` rests on too many open facts",)
    assert interview.settled is None
    asked = {each.fact: each for each in interview.questions if each.fact in flags}
    assert list(asked) == flags
    assert all(each.matters and len(each.rules) == 1 for each in asked.values())
