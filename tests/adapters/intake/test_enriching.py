"""The shipped mappings add what public sources say to proposals: as evidence, also against what the sponsor says."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from adapters.calling import Shinsa
from adapters.commands import ROOT
from adapters.intake.tables import MAPPING, write_csv, write_xlsx
from shinsa.facts import Vocabulary
from shinsa.library import load_ruleset
from shinsa.proposal.reading import read_json
from shinsa.screening import Screener
from shinsa_adapters.intake.applying import apply
from shinsa_adapters.intake.enriching import enriched
from shinsa_adapters.intake.gathering import Gathered, Gathering
from shinsa_adapters.intake.parsing import check_mapping, load_mapping, shipped_mappings
from shinsa_adapters.intake.tables.opening import open_table
from shinsa_adapters.intake.writing import line

SAMPLES = ROOT / "examples" / "us_japan_2025" / "intake"
DAY = date(2025, 10, 28)
PLANT = json.loads((SAMPLES / "lake_road.json").read_text(encoding="utf-8"))
Evidence = list[tuple[object, object, object]]


def evidence(table: Path, mapping: str, key: str, vocabulary: Vocabulary, proposal: Any = PLANT) -> Evidence:  # noqa: ANN401
    """What a table adds to a proposal: fact, value, quote."""
    document = enriched_with(table, mapping, key, vocabulary, proposal)
    return [(one["fact"], one.get("value"), one.get("quote")) for one in document["evidence"]]


def enriched_with(table: Path, name: str, key: str, vocabulary: Vocabulary, proposal: Any = PLANT) -> Any:  # noqa: ANN401
    mapping = load_mapping(name, vocabulary)
    with Gathering(mapping) as gathering:
        headed, _ = open_table(table, mapping)
        assert list(gathering.take(headed, headed.rows)) == []
        found = gathering.find(key)
        assert isinstance(found, Gathered)
        return enriched(proposal, mapping, apply(mapping, found.record, DAY, f"rows {found.rows}"))


def test_the_permitting_dashboard_tells_how_reviews_stand(vocabulary: Vocabulary) -> None:
    other = "not listed by the proposal: "
    assert evidence(SAMPLES / "permitting_dashboard.csv", "permitting_dashboard", "900001", vocabulary) == [
        ("project.status", "development", "In Progress"),
        ("permits[0].authority", "US Army Corps of Engineers - Regulatory", "US Army Corps of Engineers - Regulatory"),
        ("permits[0].status", "filed", "In Progress"),
        ("permits", None, f"{other}Section 106 Review; authority: US Army Corps of Engineers - Regulatory"),
        ("permits", None, f"{other}Section 106 Review; status: Complete"),
        ("permits", None, f"{other}Section 106 Review; date: 2025-06-30T00:00:00.000"),
        ("permits", None, f"{other}Endangered Species Act Consultation; authority: Fish and Wildlife Service"),
        ("permits", None, f"{other}Endangered Species Act Consultation; status: Planned"),
    ]


def test_planned_generators_of_one_plant_are_added_up(vocabulary: Vocabulary) -> None:
    found = evidence(SAMPLES / "eia_860m_planned.csv", "eia_860m_planned", "99001", vocabulary)
    assert found[:4] == [
        (
            "project.status",
            "development",
            (
                "(T) Regulatory approvals received. Not under construction; "
                "(L) Regulatory approvals pending. Not under construction"
            ),
        ),
        ("generation.net_mw", 1200, "400.1; 400.2; 399.7 MW"),
        ("generation.kind", "gas", "Natural Gas Fired Combined Cycle"),
        ("schedule.first_power", "2028-06-30", "2028-6; 2028-9"),
    ]
    assert {fact for fact, _, _ in found[4:]} == {"permits"}


def one_generator(status: str) -> list[list[object]]:
    with (SAMPLES / "eia_860m_planned.csv").open(encoding="utf-8", newline="") as file:
        title, headings, first, *_ = csv.reader(file)
    first[headings.index("Status")] = status
    return [list(title), list(headings), list(first), ["NOTES: invented"]]


@pytest.mark.parametrize(
    ("status", "project", "permit"),
    [
        ("(P) Planned for installation, but regulatory approvals not initiated", "development", "not_started"),
        ("(L) Regulatory approvals pending. Not under construction", "development", "filed"),
        ("(T) Regulatory approvals received. Not under construction", "development", "granted"),
        ("(U) Under construction, less than or equal to 50 percent complete", "construction", None),
        ("(V) Under construction, more than 50 percent complete", "construction", None),
        ("(TS) Construction complete, but not yet in commercial operation", "construction", None),
        ("(OT) Other", None, None),
        ("(ZZ) A word of next year", None, None),
        ("P", "development", "not_started"),
        ("TS", "construction", None),
    ],
)
def test_a_status_code_is_a_rung_of_the_ladder_or_unknown(
    status: str, project: str | None, permit: str | None, vocabulary: Vocabulary
) -> None:
    write_xlsx(Path("planned.xlsx"), one_generator(status), sheet="Planned")
    proposal = {"id": "P", "title": "T", "permits": [{"name": "regulatory approvals, Generator CT1"}]}
    found = {
        fact: value
        for fact, value, _ in evidence(Path("planned.xlsx"), "eia_860m_planned", "99001", vocabulary, proposal)
    }
    assert (found["project.status"], found["permits[0].status"]) == (project, permit)


def test_another_value_than_the_sponsors_is_a_conflict_and_no_overwrite(vocabulary: Vocabulary) -> None:
    with_dashboard = enriched_with(SAMPLES / "permitting_dashboard.csv", "permitting_dashboard", "900001", vocabulary)
    document = enriched_with(
        SAMPLES / "eia_860m_planned.csv", "eia_860m_planned", "99001", vocabulary, read_json(_bytes(with_dashboard))
    )
    assert document["generation"] == {"kind": "gas", "net_mw": 1150}
    screening = Screener(load_ruleset("us_japan_2025"), inference="direct").screen(_bytes(document), as_of=DAY)
    conflicts = {
        conflict["fact"]: [value["value"] for value in conflict["values"]]
        for conflict in screening.document["conflicts"]
    }
    assert {fact: list(map(str, values)) for fact, values in conflicts.items()} == {
        "generation.net_mw": ["1150", "1200"],
        "permits[0].status": ["granted", "filed"],
    }


def _bytes(document: Any) -> bytes:  # noqa: ANN401
    return line(document)


def test_a_name_that_two_items_have_joins_neither(vocabulary: Vocabulary) -> None:
    twice = {**PLANT, "permits": [PLANT["permits"][0], PLANT["permits"][0]]}
    found = evidence(SAMPLES / "permitting_dashboard.csv", "permitting_dashboard", "900001", vocabulary, twice)
    assert {fact for fact, _, _ in found} == {"project.status", "permits"}


def test_the_command_joins_by_declared_keys_and_passes_others_on(shinsa: Shinsa) -> None:
    other = {"id": "other", "title": "Lake Road (invented)"}
    Path("all.ndjson").write_text(f"{json.dumps(PLANT)}\n{json.dumps(other)}\nnot JSON\n", encoding="utf-8")
    words = ("--mapping", "eia_860m_planned", "--to", "all.ndjson", "--keys", str(SAMPLES / "keys.csv"))
    result = shinsa("intake", "table", str(SAMPLES / "eia_860m_planned.csv"), *words, "--retrieved", "2025-10-28")
    first, second = map(json.loads, result.out.splitlines())
    assert result.code == 2
    assert (first["id"], len(first["evidence"]) > 4, second) == ("invented-lake-road", True, other)
    assert result.err.splitlines()[2:] == [
        "  line 3: not-a-proposal: : not-json: not JSON at line 1, column 1: a value is expected",
        "2 proposals, 1 with evidence from the table",
        "1 declared record not in the table: `900001`",
        "1 reject: --rejects FILE writes all of them",
    ]


def test_without_keys_a_record_belongs_to_the_proposal_of_its_id(shinsa: Shinsa) -> None:
    Path("p.json").write_text(json.dumps({"id": "99002", "title": "Shore Wind"}), encoding="utf-8")
    words = ("--mapping", "eia_860m_planned", "--to", "p.json")
    result = shinsa("intake", "table", str(SAMPLES / "eia_860m_planned.csv"), *words)
    assert result.code == 0
    assert {one["fact"]: one.get("value") for one in json.loads(result.out)["evidence"]}["generation.kind"] == "wind"


def misuses() -> Iterator[tuple[list[str], str]]:
    yield (
        ["--mapping", "eia_860m_planned"],
        "mapping `eia_860m_planned` adds to proposals\n  hint: name the proposals with --to",
    )
    yield ["--mapping", "own.yaml", "--to", "p.json"], "mapping `own.yaml` makes proposals\n  hint: leave out --to"
    yield ["--mapping", "own.yaml", "--keys", "k"], "`--keys` says which records belong to the proposals of `--to`"
    yield (
        ["--mapping", "own.yaml", "--encoding", "klingon"],
        "`klingon` is not an encoding\n  hint: such as utf-8, cp1252 or shift_jis",
    )


@pytest.mark.parametrize(("words", "message"), list(misuses()))
def test_a_call_that_means_nothing_is_answered(words: list[str], message: str, shinsa: Shinsa) -> None:
    Path("own.yaml").write_text(MAPPING, encoding="utf-8")
    assert shinsa("intake", "table", "t.csv", *words) == (2, "", f"shinsa: {message}\n")


def test_keys_that_cannot_be_read_are_told(shinsa: Shinsa) -> None:
    Path("p.json").write_text(json.dumps(PLANT), encoding="utf-8")
    write_csv(Path("keys.csv"), [["a", "b"]])
    words = ("--mapping", "eia_860m_planned", "--to", "p.json", "--keys", "keys.csv")
    result = shinsa("intake", "table", str(SAMPLES / "eia_860m_planned.csv"), *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.endswith("shinsa: `keys.csv` does not begin with the headings proposal,record\n")


@pytest.mark.parametrize("name", sorted(shipped_mappings()))
def test_a_shipped_mapping_has_no_mistakes(name: str, vocabulary: Vocabulary) -> None:
    assert check_mapping(name, vocabulary)[1] == ()
