"""What leads the shipped ruleset's examples to a verdict, as it is told."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from every_change import without
from shinsa.analysing.changing import joining, solving
from shinsa.analysing.changing.counterfactuals import WhatIf, what_if
from shinsa.analysing.changing.documents import Audience, WhatIfDocument, what_if_schema
from shinsa.analysing.changing.telling import what_if_document
from shinsa.errors import InputError
from shinsa.judging.verdict import Verdict
from shinsa.library import load_ruleset
from shinsa.messages.message import Language
from shinsa.screening import Screener

EXAMPLES = Path(__file__).parents[4] / "examples" / "us_japan_2025"
DAY = date(2025, 10, 28)


@cache
def screener() -> Screener:
    return Screener(load_ruleset("us_japan_2025"), inference="direct")


def data(example: str, **changed: Any) -> bytes:  # noqa: ANN401  any fact
    document = json.loads((EXAMPLES / f"{example}.json").read_bytes())
    return json.dumps(document | changed).encode()


@cache
def asked(example: str, goal: Verdict, most: int = 1) -> WhatIf:
    return what_if(screener(), data(example), as_of=DAY, to=goal, most=most)


def told(found: WhatIf, audience: Audience = "committee", language: Language = "en") -> WhatIfDocument:
    return what_if_document(found, audience=audience, language=language)


def words(document: WhatIfDocument, part: str) -> list[str]:
    return [step["words"] for answer in document["answers"] for step in answer[part]]  # type: ignore[literal-required]


def test_a_fact_that_is_missing_is_stated_and_not_changed() -> None:
    document = told(asked("invented/review_conflict", Verdict.ELIGIBLE))
    assert document["result"] == "answers"
    assert words(document, "stated") == ["state lowest debt service cover in the lenders' case: at least 1"]
    assert words(document, "changed") == []
    (step,) = document["answers"][0]["stated"]
    assert (step["fact"], step["before"], step["cost"]) == ("finance.dscr_min", None, 4)
    assert step["range"] == {"low": "1", "high": "20"}


def test_a_fact_that_is_stated_is_changed_with_the_reason_for_its_cost() -> None:
    document = told(asked("invented/review_borderline", Verdict.ELIGIBLE))
    assert words(document, "changed") == ["change the schedule holds at P80 from no to yes"]
    (answer,) = document["answers"]
    assert (answer["cost"], answer["cheapest"], answer["verdict"]) == (3, True, "eligible")
    assert answer["changed"][0]["reason"] == "paperwork: a statement, a plan or a model can be made"


def test_what_cannot_change_blocks_and_is_named() -> None:
    document = told(asked("invented/ineligible_site_abroad", Verdict.ELIGIBLE))
    assert document["result"] == "impossible"
    assert document["because"].startswith(
        "nothing that can be changed or stated, with at most 2 items added to a list, leads to eligible: see"
    )
    (block,) = document["blocked"]
    assert (block["kind"], block["rule"], block["facts"]) == ("gate", "gate.us_site", ["sites[0].country"])
    assert block["words"].endswith("country (sites the money would pay for 1) is Canada")


def test_an_applicant_is_not_told_what_lists_hold() -> None:
    found = asked("invented/ineligible_site_abroad", Verdict.ELIGIBLE)
    (block,) = told(found, "applicant")["blocked"]
    assert (block["facts"], block["words"]) == ([], "Every funded asset stands in the United States")
    unnamed = data("invented/eligible_power_plant", project={"builds": ["generation"]})
    found = what_if(screener(), unnamed, as_of=DAY, to=Verdict.ELIGIBLE, most=1)
    steps = {step["fact"]: step for answer in told(found, "applicant")["answers"] for step in answer["stated"]}
    sector = steps["project.sector"]
    assert (sector["withheld"], sector["after"], sector["others"]) == (True, None, [])
    assert sector["words"] == "state sector so that this holds: The purpose lies in a sector in scope"
    kind = steps["project.kind"]
    assert (kind["withheld"], kind["after"]) == (False, "project")


def test_a_proposal_that_is_there_already_needs_nothing() -> None:
    document = told(asked("invented/eligible_power_plant", Verdict.ELIGIBLE))
    assert (document["result"], document["answers"]) == ("already", [])
    assert document["because"] == "it is eligible as it stands; nothing has to change"


def test_further_answers_change_other_facts() -> None:
    found = asked("invented/eligible_power_plant", Verdict.REVIEW, 3)
    paths = [answer.paths for answer in found.answers]
    assert len(paths) == 3
    assert not any(one <= other for one in paths for other in paths if one is not other)
    assert [answer.cost for answer in found.answers] == sorted(answer.cost for answer in found.answers)


@pytest.mark.parametrize("goal", [Verdict.REVIEW, Verdict.INELIGIBLE])
def test_no_change_of_an_answer_is_needless(goal: Verdict) -> None:
    found = asked("invented/eligible_power_plant", goal)
    (answer,) = found.answers
    assert answer.screening.judgement.verdict is goal
    assert not any(without(found, answer, index) for index in range(len(answer.chosen.moves)))


def test_changes_that_hang_together_are_made_together() -> None:
    """The first draw cannot pass the window's end without the last draw, which must not lie before it."""
    (answer,) = asked("invented/eligible_power_plant", Verdict.INELIGIBLE).answers
    assert answer.paths == {"finance.first_draw", "finance.last_draw"}


@pytest.mark.parametrize("language", ["en", "ja", "zh"])
def test_documents_keep_to_the_published_schema_in_every_language(language: Language) -> None:
    for example in ("invented/review_conflict", "invented/ineligible_site_abroad"):
        document = json.loads(json.dumps(told(asked(example, Verdict.ELIGIBLE), language=language)))
        jsonschema.validate(document, what_if_schema())


def test_all_languages_say_the_same_numbers() -> None:
    found = asked("invented/review_conflict", Verdict.ELIGIBLE)
    english, japanese, chinese = (told(found, language=language) for language in ("en", "ja", "zh"))
    (step,) = japanese["answers"][0]["stated"]
    assert step["words"] == "貸手ケースの最低DSCRを申告する：1以上"
    (step,) = chinese["answers"][0]["stated"]
    assert step["words"] == "申报贷款人情景最低偿债覆盖率：不低于1"
    assert english["answers"][0]["score"] == japanese["answers"][0]["score"] == chinese["answers"][0]["score"]


def test_a_question_that_takes_too_much_work_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "MOST_STEPS", 1)
    monkeypatch.setattr(solving, "MOST_CONFLICTS", 1)
    found = what_if(screener(), data("invented/ineligible_weak_plant"), as_of=DAY, to=Verdict.ELIGIBLE, most=1)
    english, japanese, chinese = (told(found, language=language) for language in ("en", "ja", "zh"))
    assert (english["result"], english["answers"]) == ("not_known", [])
    assert english["not_known"] == ["the solver met 1 contradictions"]
    assert japanese["not_known"] == ["ソルバーの矛盾が1に達した"]
    assert chinese["not_known"] == ["求解器遇到的矛盾达到1次"]
    assert japanese["because"] == "適格に至る道があるかは不明である（ソルバーの矛盾が1に達した）。事務局に照会すること"


def test_a_broken_proposal_is_refused() -> None:
    with pytest.raises(InputError):
        what_if(screener(), b"{}", as_of=DAY, to=Verdict.ELIGIBLE)


def test_a_new_item_always_says_something() -> None:
    for example in ("invented/eligible_power_plant", "invented/eligible_gas_pipeline"):
        document = told(asked(example, Verdict.REVIEW, 5))
        added = [step for answer in document["answers"] for step in answer["changed"] if step["kind"] == "add"]
        assert not [step["words"] for step in added if step["after"] == [{}]]


def test_a_plant_far_from_eligible_is_led_there_for_certain() -> None:
    document = told(asked("invented/ineligible_weak_plant", Verdict.ELIGIBLE, 2))
    assert [(answer["cost"], answer["cheapest"]) for answer in document["answers"]] == [(212, True), (212, True)]


def test_a_list_of_letters_of_intent_has_a_cheapest_way() -> None:
    """Shares that add up to a limit and give points: cells are cut where what others state leaves off."""
    (answer,) = told(asked("article/S13", Verdict.ELIGIBLE, 1))["answers"]
    assert (answer["cost"], answer["cheapest"], answer["verdict"]) == (61, True, "eligible")


def test_what_a_project_builds_is_stated_where_it_is_not() -> None:
    """Every thing it may build is told apart: the cheapest way is not that of the first one."""
    (answer,) = told(asked("article/S03", Verdict.ELIGIBLE, 1))["answers"]
    assert (answer["cost"], answer["cheapest"], answer["verdict"]) == (86, True, "eligible")
    (stated,) = [step["after"] for step in answer["stated"] if step["fact"] == "project.builds"]
    assert stated == ["transmission", "generation"]
