"""What was written before is used again only where every value is written alike; how much is kept is limited."""

import gc
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.committee import DAY, against, proposal, rule, screened, with_rules
from shinsa.explaining.document import VerdictDocument
from shinsa.explaining.memo import Memo, Part
from shinsa.explaining.verdict import Explainer
from shinsa.ruleset import Ruleset
from shinsa.screening import Screener, Screening
from strategies.rulesets import DAY as RANDOM_DAY
from strategies.rulesets import proposals, rulesets


def afresh(screening: Screening) -> VerdictDocument:
    """The document of a screening, written by one who remembers nothing."""
    edition = screening.edition
    explainer = Explainer(edition.plan, edition.as_of, memo=Memo[Any]())
    leaves = edition.evaluator.trace(screening.facts.values).leaves
    named = (screening.proposal.id, screening.proposal.title)
    return explainer.explain(named, screening.facts, screening.judgement, leaves, edition.inference_names).document


@given(rulesets(), st.lists(proposals(), min_size=2, max_size=5))
@settings(max_examples=20)
def test_a_document_is_the_same_whatever_was_screened_before(ruleset: Ruleset, documents: list[dict[str, Any]]) -> None:
    by = Screener(ruleset)
    for document in documents:
        screening = by.screen(json.dumps(document).encode(), as_of=RANDOM_DAY)
        assert screening.document == afresh(screening)


def values_seen(screening: Screening) -> dict[str, object]:
    return {read["fact"]: read["value"] for each in screening.document["rules"] for read in each["reads"]}


RULE = """- id: programme.shared
  family: programme
  title: A site has a share
  note: remark
  when: sites.exists(site, site.share > 0) && strength.power > 0
  because: There are shares
  source: committee discretion
"""


@pytest.mark.parametrize(
    ("stated", "fact"),
    [(b'"power": 0.5', "strength.power"), (b'"share": 0.5', "sites[0].share")],
    ids=["alone", "in a list"],
)
def test_a_number_is_shown_with_the_places_it_was_stated_with(stated: bytes, fact: str, tmp_path: Path) -> None:
    by = Screener(with_rules(tmp_path, RULE))
    data = proposal({"sites": [{"country": "US", "share": 0.5, "kind": "yard"}]})
    assert stated in data
    for written in ("0.5", "0.50", "0.500", "0.5"):
        told = by.screen(data.replace(stated, stated[:-3] + written.encode()), as_of=DAY)
        assert values_seen(told)[fact] == written


def test_what_evidence_disagrees_on_is_told_each_time_with_its_own_sources() -> None:
    for source in ("a letter", "a report", "a letter"):
        evidence = [{**each, "source": source} for each in against("readiness", [8])]
        document = screened({"evidence": evidence}).document
        told = [each["because"] for each in document["rules"] if "readiness" in each["conflicts"]]
        assert any(f"8 ({source})" in because for because in told)


def test_nothing_is_kept_of_a_ruleset_that_is_gone(tmp_path: Path) -> None:
    memo = Memo[Any]()

    def screened_by_another(number: int) -> None:
        screening = screened(by=Screener(with_rules(tmp_path / str(number), RULE)))
        edition = screening.edition
        explainer = Explainer(edition.plan, edition.as_of, memo=memo)
        leaves = edition.evaluator.trace(screening.facts.values).leaves
        explainer.explain(("id", "title"), screening.facts, screening.judgement, leaves, ("direct",))

    sizes: list[int] = []
    for number in range(4):
        screened_by_another(number)
        gc.collect()
        sizes.append(len(memo))
    assert sizes == sizes[:1] * 4
    assert sizes[0] > 0


def test_a_setting_of_a_parameter_is_told_by_the_edition_that_has_it() -> None:
    edition = screened().edition
    again = edition.with_settings(edition.plan.ruleset)
    assert again.explainer is not edition.explainer
    assert screened().document == afresh(screened())


def test_the_oldest_part_goes_where_there_is_no_more_room() -> None:
    memo = Memo[str](most=2)
    for key in ("first", "second", "third"):
        memo.keep((key,), Part(key))
    assert len(memo) == 2
    assert memo.get(("first",)) is None
    assert [part.document for key in ("second", "third") if (part := memo.get((key,)))] == ["second", "third"]


def test_a_part_kept_again_takes_no_room_of_others() -> None:
    memo = Memo[str](most=2)
    memo.keep(("one",), Part("one"))
    memo.keep(("two",), Part("two"))
    memo.keep(("two",), Part("other"))
    assert memo.get(("one",)) is not None


@pytest.mark.parametrize("facts", [{}, {"readiness": None}, {"sites": []}])
def test_a_rule_alone_says_what_it_says_in_the_whole(facts: dict[str, Any]) -> None:
    screening = screened(facts)
    for each in screening.document["rules"]:
        assert screening.rule_document(each["id"]) == rule(screening, each["id"])
