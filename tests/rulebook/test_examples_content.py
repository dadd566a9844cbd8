"""Article examples state only what the article says; invented ones get the verdict they were made for."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rulebook.members import shipped, with_values
from shinsa.errors import InputError
from shinsa.ruleset import Parameter, Ruleset
from shinsa.screening import Screener, Screening

EXAMPLES = Path(__file__).parents[2] / "examples" / "us_japan_2025"
ARTICLE = [f"S{number:02}" for number in range(1, 14)]
DAY = date(2025, 10, 28)

AMOUNTS = {
    "S01": 100_000_000_000,
    "S02": 100_000_000_000,
    "S03": 25_000_000_000,
    "S04": 25_000_000_000,
    "S05": 25_000_000_000,
    "S06": 25_000_000_000,
    "S07": 25_000_000_000,
    "S08": 20_000_000_000,
    "S09": 7_000_000_000,
    "S10": 2_000_000_000,
    "S11": 3_000_000_000,
    "S12": 600_000_000,
    "S13": 44_000_000_000,
}
WITHOUT_UP_TO = {"S02", "S10", "S12"}
ENVELOPES = {"S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09"}
PLACED = {"S10", "S12", "S13"}


@cache
def screener() -> Screener:
    return Screener(shipped())


def content(path: str) -> bytes:
    return (EXAMPLES / path).read_bytes()


def article(identity: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(content(f"article/{identity}.json"))
    return found


def screened(path: str) -> Screening:
    return screener().screen(content(path), as_of=DAY)


def stated(value: object, path: str = "") -> Iterator[str]:
    """The path of every fact under a value of the proposal."""
    if isinstance(value, dict) and value.keys() != {"amount", "currency"}:
        for key, below in value.items():
            yield from stated(below, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from stated(item, f"{path}[{index}]")
    else:
        yield path


def facts_of(proposal: dict[str, Any]) -> list[str]:
    told = {"id", "title", "description", "evidence"}
    return list(stated({key: value for key, value in proposal.items() if key not in told}))


def test_the_thirteen_projects_of_the_article_are_there_and_nothing_else() -> None:
    assert sorted(path.stem for path in (EXAMPLES / "article").iterdir()) == ARTICLE


@pytest.mark.parametrize("identity", ARTICLE)
def test_every_fact_of_an_article_project_has_its_quotation(identity: str) -> None:
    proposal = article(identity)
    evidence = {item["fact"]: item for item in proposal["evidence"]}
    assert sorted(evidence) == sorted(facts_of(proposal))
    for item in evidence.values():
        assert (item["source"], item["date"], item["grade"]) == ("article-2025-10-28", "2025-10-28", "documented")
        assert any("一" <= sign <= "鿿" for sign in item["quote"])


@pytest.mark.parametrize("identity", ARTICLE)
def test_an_article_project_is_held_for_review(identity: str) -> None:
    screening = screened(f"article/{identity}.json")
    assert screening.verdict == "review"
    assert "incomplete" in screening.judgement.review_kinds


def verdicts(ruleset: Ruleset) -> set[str]:
    """The verdicts of the thirteen article projects; one inference is enough to see that nothing is decided."""
    other = Screener(ruleset, inference="direct")
    return {other.screen(content(f"article/{identity}.json"), as_of=DAY).verdict for identity in ARTICLE}


DISPUTED = [parameter for parameter in shipped().parameters if parameter.alternatives]


@pytest.mark.parametrize("parameter", DISPUTED, ids=lambda parameter: parameter.name)
def test_no_members_choice_decides_an_article_project(parameter: Parameter) -> None:
    chosen = [verdicts(with_values({parameter.name: other.value})) for other in parameter.alternatives]
    assert chosen == [{"review"}] * len(parameter.alternatives)


@pytest.mark.parametrize("identity", ARTICLE)
def test_an_envelope_or_programme_is_to_be_split(identity: str) -> None:
    kinds = screened(f"article/{identity}.json").judgement.review_kinds
    assert ("not_a_project" in kinds) == (identity in ENVELOPES)


@pytest.mark.parametrize("identity", ARTICLE)
def test_an_amount_is_the_articles_and_a_ceiling_only_where_it_says_so(identity: str) -> None:
    cost = article(identity)["cost"]
    assert cost["total"] == {"amount": str(AMOUNTS[identity]), "currency": "USD"}
    assert cost.get("basis") == (None if identity in WITHOUT_UP_TO else "ceiling")
    quotes = {item["fact"]: item["quote"] for item in article(identity)["evidence"]}
    assert ("高达" in quotes["cost.total"] or "最多达" in quotes["cost.total"]) == (identity not in WITHOUT_UP_TO)


def test_the_energy_items_do_not_add_up_to_the_articles_own_ceiling() -> None:
    energy = sum(AMOUNTS[identity] for identity in ARTICLE[:9])
    assert (energy, energy == 327_000_000_000) == (352_000_000_000, False)


@pytest.mark.parametrize("identity", ARTICLE)
def test_only_sites_that_the_article_places_are_placed(identity: str) -> None:
    sites = article(identity).get("sites")
    assert (sites is not None) == (identity in PLACED)
    assert all(set(site) == {"country", "place"} and site["country"] == "US" for site in sites or [])


@pytest.mark.parametrize("identity", ARTICLE)
def test_nobody_is_bound_to_anything(identity: str) -> None:
    proposal = article(identity)
    assert {link.get("status") for link in proposal.get("japanese_links", [])} <= {None, "loi"}
    assert {offtake.get("instrument") for offtake in proposal.get("offtakes", [])} <= {None, "loi"}


def test_two_letters_of_intent_are_a_tenth_of_the_output_and_the_list_stays_open() -> None:
    offtakes = article("S13")["offtakes"]
    assert sum(Decimal(str(offtake.get("share", 0))) for offtake in offtakes) == Decimal("0.1")
    assert offtakes[-1] == {}


def test_nothing_is_said_of_money_permits_or_parties_that_the_article_does_not_say() -> None:
    silent = {"finance", "funding", "permits", "parties", "sponsor", "technology", "cfius", "litigation", "epc"}
    assert [identity for identity in ARTICLE if silent & article(identity).keys()] == []


@pytest.mark.parametrize(
    ("name", "verdict", "kinds"),
    [
        ("eligible_power_plant", "eligible", []),
        ("eligible_gas_pipeline", "eligible", []),
        ("eligible_gallium_refinery", "eligible", []),
        ("ineligible_site_abroad", "ineligible", []),
        ("ineligible_weak_plant", "ineligible", []),
        ("review_conflict", "review", ["conflict"]),
        ("review_borderline", "review", ["borderline"]),
    ],
)
def test_an_invented_proposal_gets_its_verdict(name: str, verdict: str, kinds: list[str]) -> None:
    screening = screened(f"invented/{name}.json")
    assert (screening.verdict, list(screening.judgement.review_kinds)) == (verdict, kinds)


def settled_by(name: str) -> str:
    return screened(f"invented/{name}.json").judgement.step


def test_a_site_abroad_is_refused_by_the_gate_and_a_weak_plant_by_its_score() -> None:
    assert settled_by("ineligible_site_abroad") == "gate_refused"
    assert settled_by("ineligible_weak_plant") == "score_too_low"


def test_the_weak_plant_is_complete() -> None:
    total = screened("invented/ineligible_weak_plant.json").judgement.score.total
    assert total.low == total.high


def test_the_borderline_plant_reaches_the_band_and_not_the_floor_of_risk() -> None:
    points = screened("invented/review_borderline.json").judgement.score
    assert points.total.low >= 65_00
    assert points.risk.low < 15_00


def test_a_pipeline_has_exactly_no_power_score() -> None:
    families = screened("invented/eligible_gas_pipeline.json").judgement.score.families
    power = next(entry for entry in families if entry.family.id == "power")
    assert (power.counted.low, power.counted.high) == (0, 0)


def test_every_mistake_of_the_broken_proposal_is_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        screened("invented/broken_input.json")
    assert [(problem.pointer, problem.code) for problem in caught.value.problems] == [
        ("/cost/total/amount", "out-of-range"),
        ("/evidence/0/fact", "no-such-item"),
        ("/finance/dscr_min", "wrong-type"),
        ("/finance/first_draw", "bad-date"),
        ("/funding/requested/amount", "bad-amount"),
        ("/funding/share_in_us", "out-of-range"),
        ("/generation/net_mv", "unknown-key"),
        ("/generation/net_mw", "wrong-type"),
        ("/offtakes/1/instrument", "wrong-choice"),
        ("/project/builds/1", "wrong-choice"),
        ("/project/kind", "wrong-choice"),
        ("/sites/0/country", "bad-country"),
    ]


@pytest.mark.parametrize("path", sorted((EXAMPLES / "invented").glob("*.json")), ids=lambda path: path.stem)
def test_an_invented_proposal_says_that_it_is(path: Path) -> None:
    assert json.loads(path.read_bytes())["title"].startswith("INVENTED: ")


def test_the_readme_names_every_invented_file() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in (EXAMPLES / "invented").iterdir() if f"`{path.name}`" not in readme] == []
