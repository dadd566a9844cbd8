"""What is told of firmness and of the panel, for the shipped ruleset's examples."""

import json
from datetime import date
from functools import cache, partial
from pathlib import Path

import jsonschema
import pytest

from shinsa.analysing.changing.phrasing import Names
from shinsa.analysing.firmness import combination_telling
from shinsa.analysing.firmness.combining import combination
from shinsa.analysing.firmness.documents import (
    CombinationDocument,
    FirmnessDocument,
    PanelDocument,
    firmness_schema,
    panel_schema,
)
from shinsa.analysing.firmness.facts import margins
from shinsa.analysing.firmness.panel_telling import panel_document
from shinsa.analysing.firmness.telling import firmness_document
from shinsa.library import load_ruleset
from shinsa.messages.message import Language
from shinsa.messages.teller import teller
from shinsa.screening import Screener, Screening

EXAMPLES = Path(__file__).parents[4] / "examples" / "us_japan_2025"
DAY = date(2025, 10, 28)
LANGUAGES: tuple[Language, ...] = ("en", "ja", "zh")


@cache
def screener() -> Screener:
    return Screener(load_ruleset("us_japan_2025"))


@cache
def screened(example: str) -> Screening:
    return screener().screen((EXAMPLES / f"{example}.json").read_bytes(), as_of=DAY)


@cache
def firmness(example: str, language: Language = "en") -> FirmnessDocument:
    return firmness_document(screener(), screened(example), language=language)


@cache
def panel(example: str, language: Language = "en") -> PanelDocument:
    return panel_document(screener(), screened(example), language=language)


def test_the_first_sentence_names_the_most_fragile_facts() -> None:
    assert firmness("invented/eligible_gallium_refinery")["because"] == (
        "eligible, but not if share spent on assets in the US falls below 1, interest of covered nations (parties 1) "
        "rises above 0% or last draw slips past 2029-01-19"
    )


def test_what_nothing_changes_is_said_to_be_firm() -> None:
    document = firmness("invented/ineligible_weak_plant")
    assert all(entry["down"] is None and entry["up"] is None for entry in document["facts"])
    assert document["because"] == "ineligible, whatever any one of the stated numbers and days becomes"
    assert {entry["relative"] for entry in document["facts"]} == {None}


def test_an_edge_carries_its_signed_distance() -> None:
    (found,) = (
        entry for entry in firmness("invented/review_borderline")["facts"] if entry["fact"] == "finance.dscr_min"
    )
    assert found["down"] == {"stands": "1", "turns": "0.99", "distance": "-0.16", "verdict": "ineligible"}
    assert found["up"] == {"stands": "1.19", "turns": "1.2", "distance": "0.05", "verdict": "eligible"}


def test_members_that_agree_leave_nothing_to_decide() -> None:
    document = panel("invented/eligible_power_plant")
    assert (document["agree"], document["review"], document["verdict"]) == (True, None, "eligible")
    assert {member["verdict"] for member in document["members"]} == {"eligible"}


def test_members_that_differ_make_it_a_matter_of_policy() -> None:
    document = panel("invented/review_borderline")
    assert (document["agree"], document["review"], document["verdict"]) == (False, "policy", "review")
    differ = {member["held_by"]: member["verdict"] for member in document["members"] if not member["agrees"]}
    assert differ == {
        "Washington-leaning members": "eligible",
        "Tokyo- and lender-leaning members": "ineligible",
    }
    alone = [
        (setting["parameter"], setting["value"], setting["committee"])
        for member in document["members"]
        for setting in member["settings"]
        if setting["alone"]
    ]
    assert alone == [("dscr_fair", "1.15", "1.2"), ("dscr_reject", "1.2", "1.0")]


def test_a_member_is_screened_with_all_their_settings_and_no_others() -> None:
    document = panel("invented/review_borderline")
    for member in document["members"]:
        held = {
            parameter.name
            for parameter in screener().ruleset.parameters
            for alternative in parameter.alternatives
            if alternative.held_by == member["held_by"]
        }
        assert {setting["parameter"] for setting in member["settings"]} == held


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", ["invented/review_borderline", "article/S03"])
def test_documents_keep_to_the_published_schemas_in_every_language(example: str, language: Language) -> None:
    jsonschema.validate(json.loads(json.dumps(firmness(example, language))), firmness_schema())
    jsonschema.validate(json.loads(json.dumps(panel(example, language))), panel_schema())


TEXTS = {"label", "words", "held_by", "reason"}


def without_texts(part: object) -> object:
    """What a part of the document says besides words for reading, which each language has of its own."""
    if isinstance(part, dict):
        return {key: without_texts(each) for key, each in part.items() if key not in TEXTS}
    return [without_texts(each) for each in part] if isinstance(part, list) else part


def test_all_languages_say_the_same_numbers() -> None:
    english, *others = (firmness("invented/review_borderline", language) for language in LANGUAGES)
    for other in others:
        for key in ("facts", "parameters"):
            assert without_texts(english[key]) == without_texts(other[key])
    assert others[0]["because"].startswith("要審査。ただし米国内資産に充てる割合が1を下回る")
    assert others[1]["because"].startswith("待审查，但若用于美国境内资产的比例低于1")


TOGETHER = {
    "en": "Together: eligible if tenor of the debt goes from 18 years to 16.4 years and term of the contract (offtake "
    "arrangements 1) goes from 15 years to 16.4 years, though none of them does it alone; the most that one moves is "
    "9.3%.",
    "ja": "組合せ：債務の期間の18年から16.4年への変更と契約期間（引取の取決め1）の15年から16.4年への変更で"
    "適格（どれも単独では判定を変えない）。最も大きい動きは9.3%。",
    "zh": "合并变动：若同时改变债务期限（18年变为16.4年）和合同期限（承购安排1）（15年变为16.4年）则合格，"
    "但任何一项单独都不会改变结论；变动最大的一项为9.3%。",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_facts_do_together_is_told_in_each_language(language: Language) -> None:
    found = firmness("invented/review_borderline", language)["combination"]
    assert found is not None
    assert found["words"] == TOGETHER[language]
    assert (found["known"], found["verdict"], found["share"], found["proved"]) == (True, "eligible", 0.093333, None)
    assert [(move["fact"], move["value"], move["turns"], move["share"]) for move in found["moves"]] == [
        ("finance.debt_tenor_years", "18", "16.4", 0.088889),
        ("offtakes[0].term_years", "15", "16.4", 0.093333),
    ]


def in_few_boxes(most: int, language: Language, patched: pytest.MonkeyPatch) -> CombinationDocument:
    """What facts of an example do together, where the search ends after a few boxes."""
    patched.setattr(combination_telling, "combination", partial(combination, most=most))
    screening, by = screened("invented/eligible_power_plant"), teller(language)
    names = Names(screener().ruleset.vocabulary, by)
    found = combination_telling.combined(screening, margins(screening), names, by)
    assert found is not None
    return found


OPEN = {
    "en": "Together: nothing changes while each moves by less than 50%; beyond that it is not known, because the "
    "search takes too long.",
    "ja": "組合せ：それぞれの動きが50%未満なら判定は変わらない。それを超えると、探索に手間がかかりすぎるため不明。",
    "zh": "合并变动：每一项的变动小于50%时结论不变；超出则因搜索工作量过大而不可知。",
}
AT_MOST = {
    "en": ". Nothing changes while each moves by less than 86.7%; whether something in between does it is not known, "
    "because the search takes too long.",
    "ja": "。それぞれの動きが86.7%未満なら判定は変わらない。その間に判定を変える組合せがあるかは、"
    "探索に手間がかかりすぎるため不明。",
    "zh": "。每一项的变动小于86.7%时结论不变；介于其间是否有更小的变动会改变结论，因搜索工作量过大而不可知。",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_takes_too_long_together_is_said_with_how_far_it_is_proved(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = in_few_boxes(3, language, monkeypatch)
    assert (found["known"], found["moves"], found["verdict"], found["proved"]) == (False, [], None, 0.5)
    assert found["words"] == OPEN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_that_may_not_be_the_nearest_is_told_as_such(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = in_few_boxes(60, language, monkeypatch)
    assert (found["known"], found["verdict"], found["proved"]) == (False, "review", 0.867187)
    assert found["share"] == max(move["share"] for move in found["moves"]) >= 0.8688
    assert found["words"].endswith(AT_MOST[language])


def test_facts_that_change_nothing_together_are_said_to() -> None:
    found = firmness("invented/ineligible_site_abroad")["combination"]
    assert found is not None
    assert found["known"]
    assert found["words"] == (
        "Together: no combination changes the verdict while each stays where it changes nothing alone."
    )


def test_one_fact_makes_no_combination() -> None:
    assert firmness("article/S03")["combination"] is None
