"""What an applicant is told never holds a member of an exclusion list that the applicant did not state."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from shinsa.analysing.changing.counterfactuals import what_if
from shinsa.analysing.changing.telling import what_if_document
from shinsa.judging.verdict import Verdict
from shinsa.library import load_ruleset
from shinsa.messages.message import Language
from shinsa.planning.plan import Plan
from shinsa.screening import Screener
from strategies.rulesets import DAY

EXAMPLES = Path(__file__).parents[4] / "examples" / "us_japan_2025" / "invented"
NAMES = ("eligible_power_plant", "eligible_gas_pipeline", "review_borderline", "review_conflict")
LANGUAGES: tuple[Language, ...] = ("en", "ja", "zh")
LISTED = ("confirmed", "debarred")
"""What a search of sanction and debarment lists may say."""


@cache
def screener() -> Screener:
    return Screener(load_ruleset("us_japan_2025"), inference="direct")


def excluded(plan: Plan) -> tuple[str, ...]:
    return cast("tuple[str, ...]", plan.parameters["excluded_sectors"])


def texts(value: object) -> Iterator[str]:
    """Every text of a document, but what the applicant states and what its paths are called."""
    if isinstance(value, dict):
        for key, below in cast("dict[str, object]", value).items():
            if key not in {"before", "fact", "label"}:
                yield from texts(below)
    elif isinstance(value, list):
        for below in cast("list[object]", value):
            yield from texts(below)
    elif isinstance(value, str):
        yield value


@st.composite
def proposals(draw: st.DrawFn) -> dict[str, Any]:
    """An example without some of its parts, so that what gates ask about lists is now stated and now not."""
    document: dict[str, Any] = json.loads((EXAMPLES / f"{draw(st.sampled_from(NAMES))}.json").read_bytes())
    document.pop("evidence", None)
    for group in draw(st.sets(st.sampled_from(("finance", "offtakes", "cost", "sites", "environment")), max_size=2)):
        document.pop(group, None)
    for field in draw(st.sets(st.sampled_from(("sector", "kind")))):
        document["project"].pop(field, None)
    for party in document.get("parties", []):
        if draw(st.booleans()):
            party.pop("list_status", None)
    return document


@settings(max_examples=8, deadline=None)
@given(proposals(), st.sampled_from(Verdict), st.sampled_from(LANGUAGES))
def test_an_applicant_reads_no_member_of_an_exclusion_list(
    document: dict[str, Any], goal: Verdict, language: Language
) -> None:
    found = what_if(screener(), json.dumps(document).encode(), as_of=DAY, to=goal, most=2)
    plan = found.screening.edition.plan
    known = {choice.value: choice for choice in plan.ruleset.vocabulary.by_path()["project.sector"].choices}  # type: ignore[union-attr]
    members = {*excluded(plan), *LISTED}
    words = {known[member].label.in_language(language) for member in excluded(plan) if member in known}
    said = list(texts(what_if_document(found, audience="applicant", language=language)))
    assert not [text for text in said if text in members or any(word in text for word in words)]


def test_the_committee_reads_what_the_applicant_does_not() -> None:
    document = json.loads((EXAMPLES / "eligible_power_plant.json").read_bytes())
    document["project"].pop("sector")
    found = what_if(screener(), json.dumps(document).encode(), as_of=DAY, to=Verdict.INELIGIBLE, most=10)
    members = {*excluded(found.screening.edition.plan), *LISTED}
    for language in LANGUAGES:
        committee = texts(what_if_document(found, audience="committee", language=language))
        applicant = texts(what_if_document(found, audience="applicant", language=language))
        assert members & set(committee)
        assert not members & set(applicant)
