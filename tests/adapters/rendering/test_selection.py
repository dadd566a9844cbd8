"""The order in which proposals, families and rules are shown."""

from typing import cast

from adapters.documents import document, rich_document, rule
from shinsa.explaining.document import ScoreDocument, VerdictDocument
from shinsa_adapters.rendering.selection import by_family, could_change, lane_label, nearest_rules, ranked, rule_named


def scored(name: str, verdict: str, low: int, high: int, rank: int = 0) -> VerdictDocument:
    score = cast("ScoreDocument", {**document()["score"], "low": low, "high": high})
    return document(proposal={"id": name, "title": name}, verdict=verdict, score=score, rank=rank)


def test_the_best_proposal_comes_first() -> None:
    shuffled = [
        scored("refused", "ineligible", 80, 90),
        scored("open wide", "review", 10, 90),
        scored("hinted", "review", 10, 80, rank=2),
        scored("plain", "review", 10, 80),
        scored("good", "eligible", 70, 75),
        scored("surer", "review", 30, 40),
    ]
    names = [entry["proposal"]["id"] for entry in ranked(shuffled)]
    assert names == ["good", "surer", "open wide", "hinted", "plain", "refused"]


def test_proposals_that_tie_are_ordered_by_id_whatever_order_they_came_in() -> None:
    first, second = scored("a", "review", 1, 2), scored("b", "review", 1, 2)
    assert ranked([first, second]) == ranked([second, first]) == [first, second]


def test_rules_that_do_not_apply_stand_apart() -> None:
    gates, power = by_family(rich_document())
    assert (gates.label, gates.score) == ("Gates", None)
    assert power.label == "Power"
    assert [each["id"] for each in power.applicable] == ["power.firm", "power.deposit"]
    assert [each["id"] for each in power.not_applicable] == ["power.tunnel"]


def test_gates_come_first_then_families_as_the_score_has_them_then_the_rest() -> None:
    note = rule(id="programme.split", family="programme", kind="note")
    merits = [rule(id=f"{family}.x", family=family, kind="merit") for family in ("risk", "power")]
    families = [{**document()["score"]["families"][0], "id": name, "label": name} for name in ("power", "risk")]
    score = cast("ScoreDocument", {**document()["score"], "families": families})
    shown = by_family(document(rules=[note, *merits, rule()], score=score))
    assert [family.label for family in shown] == ["Gates", "Power", "Risk", "Programme"]


def test_a_family_without_a_label_is_named_by_its_id() -> None:
    (family,) = by_family(document(rules=[rule(family="other_strategic")]))
    assert family.label == "Other strategic"


def test_a_rule_is_found_by_id_and_by_reference() -> None:
    found = rule_named(rich_document(), "P02")
    assert found is not None
    assert found["id"] == "power.firm"
    assert rule_named(rich_document(), "power.firm") == found
    assert rule_named(rich_document(), "power.form") is None
    assert nearest_rules(rich_document(), "power.form")[0] == "power.firm"


def test_the_lane_is_shown_by_its_label() -> None:
    assert lane_label(document()) == "Power"


def test_only_questions_that_matter_are_counted() -> None:
    assert could_change(rich_document()) == 1
