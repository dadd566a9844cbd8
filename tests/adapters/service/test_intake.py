"""Records of CommonGrants over HTTP: screened, with what became of every member, or refused with every mistake."""

import asyncio
import hashlib
import json
import threading
from collections.abc import Generator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from adapters.service.running import DAY, Running, serving, settings
from shinsa.library import ruleset_folder
from shinsa_adapters.client import AsyncShinsa, ConflictError, InvalidInputError
from shinsa_adapters.intake.parsing import shipped_mappings
from shinsa_adapters.ledger import Redaction
from shinsa_adapters.service.describing import APPLICATION, COMMONGRANTS_PROPOSAL
from shinsa_adapters.service.settings import WrongSettingsError

PATH = "/v1/intake/commongrants"
OWN = """\
id: own
version: 2.0.0
source: Own portal
record: id
proposal:
  id: {field: id}
  title: {field: title}
  generation:
    net_mw: {field: customFields.kw.value, unit: kW}
"""


@pytest.fixture(name="shipped", scope="module")
def service_with_the_shipped_ruleset(tmp_path_factory: pytest.TempPathFactory) -> Generator[Running]:
    folder = tmp_path_factory.mktemp("intake")
    (folder / "own.yaml").write_text(OWN)
    names = (*settings(folder).mappings, str(folder / "own.yaml"))
    with serving(settings(folder, rulesets=("us_japan_2025",), mappings=names)) as running:
        yield running


def take(running: Running, document: Any, **more: Any) -> Any:  # noqa: ANN401  # what httpx gives and takes
    params = {"as_of": DAY, **more.pop("params", {})}
    return running.http.post(PATH, json=document, params=params, **more)


def fields(**values: object) -> dict[str, Any]:
    """The proposal with other custom fields."""
    return {**COMMONGRANTS_PROPOSAL, "customFields": {name: {"value": value} for name, value in values.items()}}


def test_what_went_where_stayed_unknown_or_was_left_over_is_told(shipped: Running) -> None:
    document = {
        **fields(netCapacityMw=1200, generationKind="Fusion", sites=[{"name": "North", "country": "Ohio"}]),
        "amountRequested": {"amount": 5, "currency": "USD"},
    }
    answer = take(shipped, document)
    assert answer.status_code == 201
    intake = answer.json()["intake"]
    digest = hashlib.sha256(shipped_mappings()["commongrants_proposal"].read_bytes()).hexdigest()
    assert {name: intake.pop(name) for name in ("mapping", "received", "schema")} == {
        "mapping": {
            "id": "commongrants_proposal",
            "version": "1.0.0",
            "digest": f"sha256:{digest}",
        },
        "received": "sha256:f8472c842703b6fc5ba052d7cf0e9c6a197e4221f5378d7e0d86c2ce67b1260d",
        "schema": "shinsa.intake/1",
    }
    assert intake == {
        "system": "commongrants",
        "departures": [{"pointer": "/amountRequested/amount", "message": "input should be a valid string"}],
        "source": "CommonGrants proposal",
        "facts": [
            went("id", "not_null(id, customFields.proposalId.value)", "/id", "invented-proposal"),
            went("title", "title", "/title", "INVENTED: a gas plant"),
            went("description", "description", "/description", "A plant that nobody builds"),
            went(
                "funding.requested",
                "amountRequested.amount",
                "/amountRequested/amount",
                {"amount": "5", "currency": "USD"},
            ),
            went("generation.net_mw", "customFields.netCapacityMw.value", "/customFields/netCapacityMw/value", 1200),
            went("sites[0].name", "customFields.sites.value[0].name", "/customFields/sites/value/0/name", "North"),
        ],
        "unknown": [
            {
                "fact": "generation.kind",
                "code": "word-not-mapped",
                "from": "customFields.generationKind.value",
                "pointers": ["/customFields/generationKind/value"],
                "reason": "the mapping has no case for `Fusion`",
            },
            {
                "fact": "sites[0].country",
                "code": "not-a-country",
                "from": "customFields.sites.value[0].country",
                "pointers": ["/customFields/sites/value/0/country"],
                "reason": "`Ohio` is not a country code",
            },
        ],
        "absent": [
            {"fact": "cost.total", "from": "customFields.totalCost.value.amount"},
            {"fact": "sites[0].place", "from": "customFields.sites.value[0].stateOrProvince"},
        ],
        "left_over": [],
    }


def went(fact: str, path: str, pointer: str, value: object) -> dict[str, Any]:
    return {"fact": fact, "value": value, "from": path, "pointers": [pointer]}


def test_a_screening_of_a_record_is_a_screening_like_any_other(shipped: Running) -> None:
    made = take(shipped, APPLICATION).json()
    found = shipped.http.get(f"/v1/screenings/{made['id']}").json()
    assert {**found, "intake": made["intake"]} == made
    assert shipped.http.post(f"/v1/screenings/{made['id']}:replay").json() == {"same": True, "differences": []}
    summary = take(shipped, APPLICATION, params={"detail": "summary"}).json()
    assert "document" not in summary
    assert summary["intake"] == made["intake"]


def test_the_record_keeps_the_mapping_and_the_evidence_of_every_fact(shipped: Running) -> None:
    made = take(shipped, APPLICATION).json()
    proposal = json.loads(json.loads(shipped.house.ledger.entry(made["id"]).document or b"")["input"])
    mapping = made["intake"]["mapping"]
    (evidence,) = proposal["evidence"]
    assert evidence["fact"] == "funding.requested"
    assert evidence["quote"] == "1600000000.00 USD"
    assert evidence["source"].startswith(
        "CommonGrants application, form SF-424; record 0f8fad5b-d9cb-469f-a165-70867728950e; "
        "field formResponses.* | [].response.federal_estimated_funding; retrieved 20"
    )
    assert evidence["source"].endswith(f"mapping commongrants_sf424 {mapping['version']} {mapping['digest']}")
    kept = [entry for entry in shipped.house.ledger.about(made["id"]) if entry.head.kind == "action"]
    assert [json.loads(entry.document or b"")["mapping"] for entry in kept] == [mapping]
    assert (kept[0].head.by, kept[0].head.owner) == ("loopback", "loopback")


def test_what_is_withheld_of_a_screening_is_kept_nowhere_else(shipped: Running) -> None:
    key = {"Idempotency-Key": "withheld"}
    document = {**fields(generationKind="A secret word"), "title": "A secret title"}
    made = take(shipped, document, headers=key).json()
    ledger = shipped.house.ledger
    ledger.redact(Redaction(id="red_intake", about=made["id"], everything=True, reason="asked for", by="officer"))
    assert all(b"secret" not in (entry.shown or b"") for entry in ledger.about(made["id"]))
    again = take(shipped, document, headers=key)
    assert (again.status_code, again.json()["intake"]) == (200, None)


def test_the_same_key_and_record_get_the_same_answer_once(shipped: Running) -> None:
    before = shipped.house.ledger.size()
    found: list[tuple[int, bytes]] = []

    def ask() -> None:
        answer = take(shipped, APPLICATION, headers={"Idempotency-Key": "together"})
        found.append((answer.status_code, answer.content))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(status for status, _ in found) == [200] * 7 + [201]
    assert len({content for _, content in found}) == 1
    assert shipped.house.ledger.size() == before + 2


@pytest.mark.parametrize(
    "more",
    [{"params": {"mapping": "commongrants_application"}}, {"params": {"record": APPLICATION["id"]}}, {"title": "x"}],
    ids=["mapping", "record", "body"],
)
def test_the_same_key_for_something_else_is_a_conflict(shipped: Running, more: dict[str, Any]) -> None:
    key = {"Idempotency-Key": "taken"}
    take(shipped, APPLICATION, headers=key)
    document = {**APPLICATION, "title": more.get("title", APPLICATION["title"])}
    answer = take(shipped, document, headers=key, params=more.get("params", {}))
    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency-conflict")


@pytest.mark.parametrize(
    ("document", "params", "mistake"),
    [
        ({"status": "new"}, {}, ("", "not-commongrants", "this is neither an application nor a proposal")),
        (
            {"title": "t"},
            {},
            (
                "/id",
                "no-record-id",
                "nothing stands at `not_null(id, customFields.proposalId.value)`, the id of the record",
            ),
        ),
        ({"id": "a", "title": " "}, {}, ("/title", "no-title", "nothing stands at `title`, the title of the proposal")),
        ({"id": "a", "title": "t"}, {"record": "b"}, ("/id", "another-id", "the document has another id than `b`")),
        (
            {"id": "a", "title": "t\u0001"},
            {},
            ("/title", "bad-text", "`title` holds a control character or half a character"),
        ),
    ],
    ids=["shape", "no-id", "no-title", "another-id", "bad-text"],
)
def test_a_record_that_cannot_be_screened_is_refused_with_pointers_into_it(
    shipped: Running, document: dict[str, Any], params: dict[str, str], mistake: tuple[str, str, str]
) -> None:
    before = shipped.house.ledger.size()
    answer = take(shipped, document, params=params)
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"], each["message"]) for each in answer.json()["errors"]] == [mistake]
    assert shipped.house.ledger.size() == before


def test_an_amount_of_nothing_leaves_the_fact_unknown_and_the_document_screened(shipped: Running) -> None:
    document = {**COMMONGRANTS_PROPOSAL, "amountRequested": {"amount": "0.00", "currency": "USD"}}
    answer = take(shipped, document)
    assert answer.status_code == 201
    assert answer.json()["intake"]["unknown"] == [
        {
            "fact": "funding.requested",
            "code": "out-of-range",
            "from": "amountRequested.amount",
            "pointers": ["/amountRequested/amount"],
            "reason": "`0` is outside the fact's range: 0.01 to 10000000000000",
        }
    ]


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [(b"", "", "empty"), (b"[]", "", "not-an-object"), (b'{"id": 1, "id": 2}', "/id", "duplicate-key")],
)
def test_what_is_no_json_object_is_refused(shipped: Running, body: bytes, pointer: str, code: str) -> None:
    answer = shipped.http.post(PATH, content=body)
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [(pointer, code)]


def test_a_document_without_an_id_is_named_by_the_call(shipped: Running) -> None:
    document = {name: value for name, value in COMMONGRANTS_PROPOSAL.items() if name != "id"}
    assert take(shipped, document, params={"record": "P-7"}).json()["proposal"] == "P-7"


def test_an_own_mapping_reads_what_it_is_asked_to(shipped: Running) -> None:
    answer = take(shipped, fields(kw=1200000), params={"mapping": "own"}).json()
    assert (answer["intake"]["mapping"]["id"], answer["intake"]["mapping"]["version"]) == ("own", "2.0.0")
    capacity = went("generation.net_mw", "customFields.kw.value", "/customFields/kw/value", 1200)
    assert capacity in answer["intake"]["facts"]


def test_a_mapping_that_is_not_in_service_is_not_read_by(shipped: Running) -> None:
    answer = take(shipped, APPLICATION, params={"mapping": "/etc/passwd"})
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown-mapping")
    known = "`commongrants_application`, `commongrants_sf424`, `commongrants_proposal`, `own`"
    assert answer.json()["hint"] == f"in service are {known}"


def test_a_mapping_of_facts_that_the_ruleset_lacks_does_not_fit(running: Running) -> None:
    answer = take(running, APPLICATION)
    assert (answer.status_code, answer.json()["code"]) == (422, "mapping-does-not-fit")
    assert answer.json()["detail"] == "the mapping `commongrants_sf424` does not fit the ruleset `small@1.0.0`"
    assert "the vocabulary has no fact" in answer.json()["hint"]


def test_a_service_with_a_broken_mapping_does_not_start(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN.replace("net_mw", "net_mv"))
    with (
        pytest.raises(
            WrongSettingsError, match=r"(?s)SHINSA_MAPPINGS: .*fits no ruleset in service.*generation.net_mv"
        ),
        serving(settings(tmp_path, mappings=(str(tmp_path / "own.yaml"),))),
    ):
        pass


def test_a_mapping_for_tables_reads_no_records(tmp_path: Path) -> None:
    names = ("eia_860m_planned",)
    with (
        pytest.raises(WrongSettingsError, match="`eia_860m_planned` makes no proposal of a single record"),
        serving(settings(tmp_path, rulesets=("us_japan_2025",), mappings=names)),
    ):
        pass


def test_an_amount_is_converted_at_the_rate_of_the_ruleset(tmp_path: Path) -> None:
    priced = Path(copytree(ruleset_folder("us_japan_2025"), tmp_path / "us_japan_2025"))
    file = priced / "programme.yaml"
    rates = "rates: [{currency: JPY, rate: 0.0065, date: 2025-10-27, source: a bank (invented)}]\n"
    file.write_text(file.read_text(encoding="utf-8") + rates, encoding="utf-8")
    given = settings(tmp_path, rulesets=(str(priced),), mappings=("commongrants_proposal",))
    with serving(given) as running:
        answer = take(running, fields(totalCost={"amount": "250000000000", "currency": "JPY"}))
    assert answer.status_code == 201
    (cost,) = [one for one in answer.json()["intake"]["facts"] if one["fact"] == "cost.total"]
    assert cost["value"] == {"amount": "1625000000", "currency": "USD"}


def test_two_mappings_with_one_id_are_refused(tmp_path: Path) -> None:
    paths = tuple(str(tmp_path / name) for name in ("a.yaml", "b.yaml"))
    for path in paths:
        Path(path).write_text(OWN)
    with (
        pytest.raises(WrongSettingsError, match="two mappings have the id `own`"),
        serving(settings(tmp_path, mappings=paths)),
    ):
        pass


def test_records_are_counted_by_what_came_of_them(tmp_path: Path) -> None:
    with serving(settings(tmp_path, rulesets=("us_japan_2025",))) as running:
        for document in (APPLICATION, APPLICATION, {"id": "a", "title": " "}):
            take(running, document, headers={"Idempotency-Key": "counted" if document is APPLICATION else "other"})
        told = running.http.get("/metrics").text
    for outcome in ("screened", "replayed", "refused"):
        assert f'shinsa_intake_total{{outcome="{outcome}",source="commongrants"}} 1.0' in told


def test_the_client_takes_records_too(shipped: Running) -> None:
    with shipped.client() as client:
        made = client.take_commongrants(APPLICATION, idempotency_key="client")
        assert client.get(made.id).verdict == made.verdict == "review"
        assert made.intake is not None
        assert made.intake.facts[1].pointers == ("/formResponses/sf424/response/project_title",)
        with pytest.raises(InvalidInputError):
            client.take_commongrants({"a": 1})
        with pytest.raises(ConflictError):
            client.take_commongrants(COMMONGRANTS_PROPOSAL, idempotency_key="client")


async def same_in_both(url: str) -> Any:  # noqa: ANN401  # a screening
    async with AsyncShinsa(url) as client:
        return await client.take_commongrants(APPLICATION, idempotency_key="client")


def test_both_clients_get_the_same_answer(shipped: Running) -> None:
    with shipped.client() as client:
        assert client.take_commongrants(APPLICATION, idempotency_key="client") == asyncio.run(same_in_both(shipped.url))
