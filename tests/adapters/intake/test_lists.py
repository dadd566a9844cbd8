"""Parties are held against lists: a likeness is only possible, no match is documented, no answer is never clean."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from adapters.calling import Shinsa
from adapters.commands import ROOT
from adapters.intake.standing_in import HASTY, Asked, Reply, StandIn, reply, standing_in
from adapters.intake.yentes import VERSION, Yente, catalogue, entity, half, without_catalogue
from shinsa.library import load_ruleset
from shinsa.screening import Screener
from shinsa_adapters.client.retrying import Patience
from shinsa_adapters.intake.fetching import Fetcher
from shinsa_adapters.intake.listing import Details, Screened, Screening, screened
from shinsa_adapters.intake.writing import line
from shinsa_adapters.intake.yente import Settings

DAY = date(2025, 10, 28)
ACME, KAWASAKI = {"name": "Acme Trading LLC", "country": "US"}, {"name": "川崎重工業", "country": "JP"}
LIST = f"list default version {VERSION}, updated 2025-10-28T06:30:01"
Respond = Callable[[Asked], Reply]


def asked_of(server: StandIn) -> list[dict[str, Any]]:
    return [asked.json["queries"] for asked in server.asked if asked.method == "POST"]


def screen(
    server: StandIn, parties: list[dict[str, Any]], details: Mapping[str, Details] | None = None, **more: object
) -> Screened:
    with Fetcher(HASTY) as fetcher:
        document = {"id": "P-1", "title": "A plant", "parties": parties, **more}
        return screened(document, Screening(Settings(server.url), DAY, details or {}), fetcher)


def told(found: Screened) -> list[tuple[object, object]]:
    evidence: Any = found.document.get("evidence", [])
    return [(one["fact"], one.get("value")) for one in evidence]


Gate = Callable[[Mapping[str, object]], str]


@pytest.fixture(scope="module", name="verdict")
def verdict_of() -> Callable[[Mapping[str, object]], Any]:
    screener = Screener(load_ruleset("us_japan_2025"))
    return lambda document: screener.screen(line(document), as_of=DAY).document


@pytest.fixture(scope="module", name="gate")
def gate_of(verdict: Callable[[Mapping[str, object]], Any]) -> Gate:
    """What the gate on listed parties does: passes, holds or refuses, or does not know."""

    def ask(document: Mapping[str, object]) -> str:
        (rule,) = [rule for rule in verdict(document)["rules"] if rule["id"] == "gate.no_listed_party"]
        does = {"reject": "refuses", "review": "holds"}[rule["effect"]]
        return {"fired": does, "not_fired": "passes", "unknown": "does not know"}[rule["outcome"]]

    return ask


def test_no_match_is_documented(gate: Gate) -> None:
    with standing_in(Yente()) as server:
        found = screen(server, [ACME, KAWASAKI])
    assert (found.clear, found.possible, found.unknown) == (2, (), ())
    assert found.document["evidence"][0] == {  # type: ignore[index]
        "fact": "parties[0].list_status",
        "source": f"list screening by {server.url}; {LIST}; algorithm logic-v2, threshold 0.7; screened 2025-10-28",
        "date": "2025-10-28",
        "grade": "documented",
        "value": "clear",
        "quote": f"no match at or above 0.7 on {LIST}",
    }
    assert told(found)[1:] == [
        ("parties[0].screened_on", "2025-10-28"),
        ("parties[1].list_status", "clear"),
        ("parties[1].screened_on", "2025-10-28"),
    ]
    assert gate(found.document) == "passes"


def test_the_service_is_asked_for_what_is_declared() -> None:
    details = {"acme trading llc": Details("company", ("84BA99810", "7"))}
    with standing_in(Yente()) as server:
        screen(server, [ACME, KAWASAKI], details)
    asked = server.asked[1]
    assert asked.path == "/match/default"
    assert asked.query == {"algorithm": "logic-v2", "threshold": "0.7", "cutoff": "0.7", "limit": "5"}
    assert asked.json["queries"] == {
        "0": {
            "schema": "Company",
            "properties": {
                "name": ["Acme Trading LLC"],
                "country": ["us"],
                "registrationNumber": ["84BA99810", "7"],
            },
        },
        "1": {"schema": "LegalEntity", "properties": {"name": ["川崎重工業"], "country": ["jp"]}},
    }


def test_a_person_has_an_id_and_no_registration() -> None:
    with standing_in(Yente()) as server:
        screen(server, [{"name": "A. Member"}], {"a. member": Details("person", ("X1",))})
    assert asked_of(server)[0]["0"] == {"schema": "Person", "properties": {"name": ["A. Member"], "idNumber": ["X1"]}}


@pytest.mark.parametrize("score", [0.7, 0.82, 1.0])
def test_a_likeness_of_any_score_holds_for_a_person_to_decide(score: float, gate: Gate) -> None:
    with standing_in(Yente({"acme trading llc": [entity("ACME TRADING", score)]})) as server:
        found = screen(server, [ACME, KAWASAKI])
    assert (found.clear, found.possible, found.unknown) == (1, ("Acme Trading LLC",), ())
    assert told(found)[0] == ("parties[0].list_status", "possible")
    assert gate(found.document) == "holds"


def test_several_matches_are_told_best_first_with_what_is_alike() -> None:
    several = [entity(f"ACME {number}", 0.7 + number / 100, f"NK-{number}") for number in range(5)]
    with standing_in(Yente({"acme trading llc": several})) as server:
        found = screen(server, [ACME])
    assert found.document["evidence"][0]["quote"] == (  # type: ignore[index]
        "possible match, for a person to decide: NK-4 Company `ACME 4` on us_ofac_sdn, score 0.74 (name_match 0.74); "
        "NK-3 Company `ACME 3` on us_ofac_sdn, score 0.73 (name_match 0.73); "
        "NK-2 Company `ACME 2` on us_ofac_sdn, score 0.72 (name_match 0.72); and 2 more (threshold 0.7)"
    )


def test_an_older_service_tells_its_features_as_numbers() -> None:
    old = {key: value for key, value in entity("ACME", 0.9).items() if key != "explanations"}
    with standing_in(Yente({"acme trading llc": [{**old, "features": {"name_levenshtein": 0.9}}]})) as server:
        found = screen(server, [ACME])
    assert "(name_levenshtein 0.9)" in found.document["evidence"][0]["quote"]  # type: ignore[index]


def test_below_the_threshold_is_no_match() -> None:
    with standing_in(Yente({"acme trading llc": [entity("ACME", 0.69999)]})) as server:
        assert told(screen(server, [ACME]))[0] == ("parties[0].list_status", "clear")


def test_a_list_within_another_is_told_by_the_version_of_that() -> None:
    with standing_in(Yente()) as server, Fetcher(HASTY) as fetcher:
        settings = replace(Settings(server.url), dataset="sanctions", threshold=Decimal("0.85"))
        found = screened({"parties": [ACME]}, Screening(settings, DAY), fetcher)
    words = f"list sanctions (part of default) version {VERSION}, updated 2025-10-28T06:30:01"
    assert found.document["evidence"][0]["quote"] == f"no match at or above 0.85 on {words}"  # type: ignore[index]


def test_an_index_that_is_behind_says_so() -> None:
    with standing_in(Yente(catalogue=lambda: catalogue("20251001000000-abc"))) as server:
        found = screen(server, [ACME])
    behind = f"list default version 20251001000000-abc, while {VERSION} is published"
    assert f"; {behind}; " in found.document["evidence"][0]["source"]  # type: ignore[index]


def _dropped(_: Asked, answer: dict[str, Any]) -> Reply:
    del answer["responses"]["0"]
    return reply(answer)


def _of_one(**changed: object) -> Callable[[Asked, dict[str, Any]], Reply]:
    def spoil(_: Asked, answer: dict[str, Any]) -> Reply:
        answer["responses"]["0"] |= changed
        return reply(answer)

    return spoil


FORM = "the service answered for this party in another form"
ONE_BAD = {
    "left out": (_dropped, "the service did not answer for this party"),
    "failed": (_of_one(status=500), "the service answered 500 for this party"),
    "of another form": (_of_one(results=[{"id": "x"}]), FORM),
    "with a score beyond 1": (_of_one(results=[entity("ACME", 7)]), FORM),
    "without a query": (_of_one(query=None), FORM),
    "about another name": (
        _of_one(query={"schema": "LegalEntity", "properties": {"name": ["ACM"]}}),
        "the service searched for another name than this party's",
    ),
    "about no name": (
        _of_one(query={"schema": "LegalEntity", "properties": {}}),
        "the service searched for another name than this party's",
    ),
}


@pytest.mark.parametrize("case", ONE_BAD)
def test_a_party_that_was_not_answered_for_stays_unknown(case: str, gate: Gate) -> None:
    spoil, why = ONE_BAD[case]
    with standing_in(Yente(spoil=spoil)) as server:
        found = screen(server, [ACME, KAWASAKI])
    assert (found.clear, found.unknown) == (1, (("Acme Trading LLC", why),))
    assert told(found)[:2] == [("parties[0].name", None), ("parties[1].list_status", "clear")]
    assert found.document["evidence"][0]["quote"] == f"not searched for on this list: {why}"  # type: ignore[index]
    assert gate(found.document) == "does not know"


def _failing(status: int) -> Respond:
    return lambda asked: reply({"status": "error"}, status) if asked.method == "POST" else Yente()(asked)


ALL_BAD: dict[str, tuple[Respond, str]] = {
    "a server's mistake": (_failing(500), "/match/default` answered 500"),
    "too many calls": (_failing(429), "/match/default` answered 429"),
    "a refusal": (_failing(403), "/match/default` answered 403"),
    "half an answer": (Yente(spoil=half), "answered with something that is not JSON"),
    "another form": (Yente(spoil=lambda *_: reply([1, 2])), "the service answered in another form"),
    "a page": (Yente(spoil=lambda *_: Reply(b"<html>")), "answered with something that is not JSON"),
    "a connection cut": (Yente(spoil=lambda *_: Reply(cut_off=True)), "no answer from"),
    "no catalogue": (without_catalogue, "/catalog` answered 404"),
    "a catalogue of another form": (Yente(catalogue=dict), "the service answered with a catalogue of another form"),
    "another list": (
        Yente(catalogue=lambda: catalogue(name="other")),
        "the service has no list `default`",
    ),
    "no version": (
        Yente(catalogue=lambda: catalogue(None)),
        "the service does not say which version of `default` it searches",
    ),
}


@pytest.mark.parametrize("case", ALL_BAD)
def test_no_answer_is_never_clean(case: str, gate: Gate) -> None:
    respond, why = ALL_BAD[case]
    with standing_in(respond) as server:
        found = screen(server, [ACME, KAWASAKI])
    assert (found.clear, found.possible, [name for name, _ in found.unknown]) == (
        0,
        (),
        [ACME["name"], KAWASAKI["name"]],
    )
    assert all(why in reason for _, reason in found.unknown)
    assert told(found) == [("parties[0].name", None), ("parties[1].name", None)]
    assert gate(found.document) == "does not know"


def test_a_service_that_is_too_slow_or_gone_is_never_clean() -> None:
    slow = replace(HASTY, timeout=0.1, patience=Patience(retries=0))
    with standing_in(Yente(spoil=lambda _, answer: replace(reply(answer), wait=0.5))) as server:
        with Fetcher(slow) as fetcher:
            found = screened({"parties": [ACME]}, Screening(Settings(server.url), DAY), fetcher)
        assert [name for name, _ in found.unknown] == ["Acme Trading LLC"]
    gone = screen(server, [ACME])
    assert (gone.clear, told(gone)) == (0, [("parties[0].name", None)])


def test_a_list_that_changes_is_searched_once_more() -> None:
    versions = iter(["1", "2", "2", "2"])
    with standing_in(Yente(catalogue=lambda: catalogue(next(versions)))) as server:
        found = screen(server, [ACME])
    assert (found.clear, len(asked_of(server))) == (1, 2)
    assert "version 2" in found.document["evidence"][0]["source"]  # type: ignore[index]


def test_a_list_that_never_rests_gives_no_answer() -> None:
    versions = iter(map(str, range(10)))
    with standing_in(Yente(catalogue=lambda: catalogue(next(versions)))) as server:
        found = screen(server, [ACME])
    assert found.unknown == (("Acme Trading LLC", "the list changed while it was searched, twice"),)


def test_many_parties_go_in_batches_and_one_that_is_refused_leaves_the_others_answered() -> None:
    parties = [{"name": f"Party {number}"} for number in range(50)]
    parties[30] = {"name": "Unparsable"}
    with standing_in(Yente()) as server:
        found = screen(server, parties)
    assert (found.clear, [name for name, _ in found.unknown]) == (49, ["Unparsable"])
    assert max(map(len, asked_of(server))) == 20
    assert {place for batch in asked_of(server) for place in batch} == {str(place) for place in range(50)}


@pytest.mark.parametrize("party", [{"country": "US"}, {"name": "  "}])
def test_a_party_without_a_name_is_unknown_and_not_sent(party: dict[str, Any]) -> None:
    with standing_in(Yente()) as server:
        found = screen(server, [party])
    assert (found.unknown, server.asked) == ((("party 1", "the party has no name"),), [])


@pytest.mark.parametrize("parties", [[], None])
def test_without_parties_nothing_is_asked_and_nothing_said(parties: Any) -> None:  # noqa: ANN401  # as JSON has it
    with standing_in(Yente()) as server:
        found = screen(server, parties)
    assert (server.asked, "evidence" in found.document) == ([], False)


SAID = {
    "clear and found alike": ("clear", [entity("ACME", 0.9)], "possible", "does not know"),
    "confirmed and found nowhere": ("confirmed", [], "clear", "does not know"),
    "confirmed and found alike": ("confirmed", [entity("ACME", 0.9)], None, "refuses"),
    "not screened and found nowhere": ("unscreened", [], "clear", "does not know"),
    "clear and found nowhere": ("clear", [], "clear", "passes"),
}


@pytest.mark.parametrize("case", SAID)
def test_what_the_sponsor_says_is_never_overwritten(
    case: str, gate: Gate, verdict: Callable[[Mapping[str, object]], Any]
) -> None:
    said, held, value, outcome = SAID[case]
    with standing_in(Yente({"acme trading llc": held})) as server:
        found = screen(server, [{**ACME, "list_status": said, "screened_on": "2025-10-01"}])
    assert told(found) == [("parties[0].list_status", value), ("parties[0].screened_on", None)]
    assert found.document["parties"][0]["list_status"] == said  # type: ignore[index]
    assert gate(found.document) == outcome
    conflicts = {one["fact"] for one in verdict(found.document)["conflicts"]}
    assert conflicts == ({"parties[0].list_status"} if outcome == "does not know" else set())


def test_a_stale_clean_bill_is_not_renewed_by_a_service_that_is_down(gate: Gate) -> None:
    old = {"fact": "parties[0].list_status", "source": "a provider", "date": "2020-01-01", "grade": "documented"}
    with standing_in(_failing(500)) as server:
        found = screen(server, [{**ACME, "list_status": "clear", "screened_on": "2020-01-01"}], evidence=[old])
    assert gate(found.document) == "does not know"


def test_the_command_writes_the_proposal_and_says_what_was_found(
    shinsa: Shinsa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHINSA_LISTS_KEY", "secret")
    Path("p.json").write_text(json.dumps({"id": "P-1", "title": "A", "parties": [ACME, KAWASAKI]}), encoding="utf-8")
    Path("details.csv").write_text("party,kind,number\nAcme Trading LLC,company,84BA\n", encoding="utf-8")
    with standing_in(Yente({"川崎重工業": [entity("川崎重工業", 1.0)]})) as server:
        words = "--url", server.url, "--details", "details.csv", "-o", "out.json", "--screened-on", "2025-10-28"
        result = shinsa("intake", "lists", "p.json", *words)
    said = "1 party without a match from 0.7 on\npossible match: `川崎重工業`; a person decides\n"
    assert result == (0, "", said)
    written = Path("out.json").read_text(encoding="utf-8")
    assert [one["value"] for one in json.loads(written)["evidence"]] == [
        "clear",
        "2025-10-28",
        "possible",
        "2025-10-28",
    ]
    assert {asked.headers["authorization"] for asked in server.asked} == {"ApiKey secret"}
    assert "secret" not in written
    assert asked_of(server)[0]["0"]["schema"] == "Company"


def test_the_command_exits_2_where_a_party_stays_unknown(shinsa: Shinsa) -> None:
    Path("p.json").write_text(json.dumps({"id": "P-1", "title": "A", "parties": [ACME]}), encoding="utf-8")
    with standing_in(_failing(500)) as server:
        result = shinsa("intake", "lists", "p.json", "--url", f"{server.url}/", "--retries", "0")
    assert (result.code, json.loads(result.out)["evidence"][0]["fact"]) == (2, "parties[0].name")
    why = f'`{server.url}/match/default` answered 500: {{"status": "error"}}'
    assert result.err == f"0 parties without a match from 0.7 on\nnot known: `Acme Trading LLC`: {why}\n"


def test_a_proposal_that_states_no_parties_is_not_called_clear(shinsa: Shinsa) -> None:
    Path("p.json").write_text(json.dumps({"id": "P-1", "title": "A"}), encoding="utf-8")
    with standing_in(Yente()) as server:
        result = shinsa("intake", "lists", "p.json", "--url", server.url)
    assert (result.code, json.loads(result.out)) == (0, {"id": "P-1", "title": "A"})
    assert result.err == "the proposal states no parties; nothing was searched for\n"


MISUSED = {
    "no address": (["--url", "localhost"], "`localhost` is not the address of a service"),
    "a password": (["--url", "http://a:b@h/"], "an address holds no password: it would stand in the evidence"),
    "no score": (["--url", "http://h", "--threshold", "70%"], "`70%` is not a score"),
    "a score of nothing": (["--url", "http://h", "--threshold", "0"], "`0` is not a score"),
    "the best": (
        ["--url", "http://h", "--algorithm", "best"],
        "`best` is another algorithm with every version",
    ),
    "too many": (["--url", "http://h", "--most", "101"], "`101` matches cannot be asked for"),
    "no patience": (["--url", "http://h", "--retries=-1"], "`--timeout` is more than 0 seconds"),
    "no details": (["--url", "http://h", "--details", "d.csv"], "`d.csv`, line 2: a party and its kind stand there"),
    "another ruleset": (
        ["--url", "http://h", "--ruleset", str(ROOT / "tests/engine/rulesets/small")],
        "asks for no screening of parties",
    ),
}


@pytest.mark.parametrize("case", MISUSED)
def test_the_command_refuses_what_means_nothing(case: str, shinsa: Shinsa) -> None:
    words, message = MISUSED[case]
    Path("p.json").write_text(json.dumps({"id": "P-1", "title": "A", "parties": [ACME]}), encoding="utf-8")
    Path("d.csv").write_text("party,kind,number\nAcme,ship,1\n", encoding="utf-8")
    result = shinsa("intake", "lists", "p.json", *words)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


def test_a_key_is_never_sent_in_plain_text(shinsa: Shinsa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHINSA_LISTS_KEY", "secret")
    Path("p.json").write_text(json.dumps({"id": "P-1", "title": "A", "parties": [ACME]}), encoding="utf-8")
    result = shinsa("intake", "lists", "p.json", "--url", "http://lists.example")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "shinsa: the key in SHINSA_LISTS_KEY would be sent in plain text\n"
        "  hint: use https, or a service on this machine\n"
    )


def test_a_proposal_with_mistakes_is_sent_to_nobody(shinsa: Shinsa) -> None:
    Path("p.json").write_text('{"id": "P-1", "title": "A", "parties": [{"name": 7}]}', encoding="utf-8")
    with standing_in(Yente()) as server:
        result = shinsa("intake", "lists", "p.json", "--url", server.url)
    assert (result.code, server.asked) == (2, [])
    assert "/parties/0/name" in result.err
