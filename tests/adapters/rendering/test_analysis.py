"""What is exactly still possible, as text and as a page."""

from typing import Any

import pytest

from adapters.documents import analysed_document, rich_document
from shinsa.messages.message import Language
from shinsa_adapters.rendering.analysis import enough, outlook, settling
from shinsa_adapters.rendering.html.page import verdict_html
from shinsa_adapters.rendering.phrasing import phrasing
from shinsa_adapters.rendering.text.console import to_text
from shinsa_adapters.rendering.text.page import verdict_page

BY = phrasing()


def test_verdicts_that_are_not_ruled_out_are_named_with_the_reason_why_one_is_not_known() -> None:
    assert list(outlook(analysed_document()["analysis"], BY)) == [
        "Still possible: ineligible or review; 12 to 40 points",
        "Not known exactly: `offtakes` has too many joint answers",
    ]


def test_a_score_that_is_not_known_is_not_shown() -> None:
    analysis = analysed_document(score=None, why_not_known=[])["analysis"]
    assert list(outlook(analysis, BY)) == ["Still possible: ineligible or review"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Settled, whatever is answered: ineligible; 12 to 40 points"),
        ("ja", "何と答えても決まる判定：不適格、12～40点"),
        ("zh", "无论如何答复均已定案：不合格；12至40分"),
    ],
)
def test_a_settled_verdict_is_said_to_be_settled(language: Language, told: str) -> None:
    analysis = analysed_document(settled="ineligible", why_not_known=[])["analysis"]
    assert list(outlook(analysis, phrasing(language))) == [told]


def settled_by(count: int) -> list[dict[str, Any]]:
    conditions = {"reject_unless": [["a", "b"], ["c"]]}
    return [
        {"id": f"gate.{place}", "title": "T", "outcome": "fired", "conditions": conditions} for place in range(count)
    ]


def test_few_rules_that_settle_a_verdict_show_their_conditions_and_many_their_ids() -> None:
    few, many = (analysed_document(settled_by=settled_by(count))["analysis"] for count in (1, 4))
    assert settling(few, BY) == ["T (gate.0): a; b"]
    assert settling(many, BY) == ["gate.0, gate.1, gate.2, gate.3"]


def test_a_set_is_told_with_the_truths_of_its_conditions_where_the_part_has_several() -> None:
    document = analysed_document()
    (rule,) = document["rules"]
    sets = document["analysis"]["minimal_sets"][rule["id"]]
    assert enough(rule, sets, BY) == ["reject unless: every site is in the US (no)"]
    rule["conditions"] = rule["conditions"][:1]
    assert enough(rule, sets, BY) == []


def test_the_text_says_what_is_possible_below_the_verdict_and_what_to_ask_first() -> None:
    text = to_text(verdict_page(analysed_document(), everything=True), width=100, colour=False)
    assert text.index("Still possible: ineligible or review; 12 to 40 points") < text.index("Next")
    assert "Ask first\n  1  offtakes <b>  offtakes  answered by sponsor\n" in text
    assert "enough by itself\n      reject unless: every site is in the US (no)\n" in text


def test_without_an_analysis_nothing_of_it_is_said() -> None:
    text = to_text(verdict_page(rich_document(), everything=True), width=100, colour=False)
    memo = verdict_html(rich_document()).decode()
    assert "Still possible" not in text + memo
    assert "enough by itself" not in text + memo


def test_the_memo_asks_the_best_questions_of_the_analysis_and_shows_minimal_sets() -> None:
    memo = verdict_html(analysed_document(settled_by=settled_by(1))).decode()
    assert '<p class="outlook">Still possible: ineligible or review; 12 to 40 points</p>' in memo
    assert "<li>T (gate.0): a; b</li>" in memo
    assert "1 fact could change the verdict" in memo
    assert "offtakes &lt;b&gt; <code>offtakes</code>" in memo
    assert "<li>reject unless: every site is in the US (no)</li>" in memo
