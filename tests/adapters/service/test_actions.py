"""What somebody does with the service is in its ledger: who, what, to what, and never a secret or a proposal."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from adapters.calling import Shinsa as Command
from adapters.commands import PROPOSALS, RULESET
from adapters.conftest import shinsa_command
from adapters.service.process import process
from adapters.service.running import Running, serving, settings, until
from adapters.service.test_webhooks import outbox, receiving, service
from shinsa_adapters.ledger import Entry, Ledger, open_ledger
from shinsa_adapters.ledger.auditing import audit
from shinsa_adapters.service.keys import KeyFile, Scope, make, now, rotated

GOOD = (PROPOSALS / "good.json").read_bytes()
__all__ = ["shinsa_command"]


def entries(ledger: Ledger) -> list[Entry]:
    return [ledger.entry(position) for position in range(ledger.size())]


def said(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(entry.document or b"{}")
    return found


def actions(ledger: Ledger) -> list[tuple[str | None, str]]:
    """Who did what, in order."""
    return [(entry.head.by, said(entry)["action"]) for entry in entries(ledger) if entry.head.kind == "action"]


def test_whoever_hands_over_a_job_or_stops_it_is_in_the_ledger(folder: Path) -> None:
    with serving(settings(folder)) as running, running.client() as client:
        job = client.start_job([GOOD] * 500).id
        client.cancel(job)
        begun, *_ = (entry for entry in entries(running.house.ledger) if entry.id == job)
        assert said(begun) == {
            "schema": "shinsa.action/1",
            "action": "job.start",
            "lines": 500,
            "ruleset": None,
            "as_of": None,
        }
        (stopped,) = running.house.ledger.about(job)
        assert (stopped.head.by, said(stopped)) == ("loopback", {"schema": "shinsa.action/1", "action": "job.cancel"})


def test_whoever_sends_a_message_again_or_sees_a_signing_secret_is_in_the_ledger(folder: Path) -> None:
    with receiving(410, 200) as receiver, serving(service(folder)) as running:
        running.screen(GOOD, params={"callback": receiver.url})
        (dead,) = outbox(running, "dead", 1)
        running.http.post(f"/v1/webhooks/{dead['id']}:resend")
        secrets = [running.http.get(f"/v1/webhooks/{name}").json()["secret"] for name in ("secret", "house-secret")]
        found = [entry for entry in entries(running.house.ledger) if entry.head.kind == "action"]
        assert [said(entry)["action"] for entry in found] == [
            "webhook.resend",
            "webhook_secret.show",
            "webhook_house_secret.show",
        ]
        assert said(found[0])["webhook"] == dead["id"]
        assert not any(secret.encode() in (entry.document or b"") for secret in secrets for entry in found)


def test_a_resend_of_no_message_leaves_no_trace(folder: Path) -> None:
    with serving(service(folder)) as running:
        assert running.http.post("/v1/webhooks/evt_none:resend").status_code == 404
        assert running.house.ledger.size() == 0


def test_a_service_says_with_what_it_began(folder: Path) -> None:
    with process(folder, SHINSA_SHADOWS=json.dumps([str(RULESET)])) as running:
        running.stop()
    with open_ledger(str(folder / "ledger.db")) as ledger:
        (entry,) = entries(ledger)
        assert (entry.head.kind, entry.head.by) == ("ruleset", "operator")
        begun = said(entry)
        assert (begun["schema"], begun["four_eyes"], begun["record_reads"]) == ("shinsa.start/1", True, False)
        assert begun["rulesets"] == begun["shadows"]
        assert begun["rulesets"][0]["digest"].startswith("sha256:")


def keyed(folder: Path, url: str) -> Any:  # noqa: ANN401  # settings are of many kinds
    return settings(folder, ledger=url, keys=folder / "keys.json")


def begun_and_ended(found: Any) -> None:  # noqa: ANN401  # settings are of many kinds
    """The service runs and stops: it looks at its keys at the start."""
    with serving(found):
        pass


def test_what_is_done_to_keys_is_in_the_ledger_with_who_did_it(shinsa: Command, folder: Path, url: str) -> None:
    found = keyed(folder, url)
    file = str(folder / "keys.json")
    words = ("portal", "--scope", "screen", "--owner", "sponsor-7", "--by", "officer-3", "--file", file)
    first = shinsa("keys", "create", *words).out.strip()
    named = KeyFile(folder / "keys.json").everyone()[0].id
    begun_and_ended(found)
    second = shinsa("keys", "rotate", named, "--by", "officer-4", "--file", file).out.strip()
    assert shinsa("keys", "revoke", named, "--by", "officer-5", "--file", file).code == 0
    begun_and_ended(found)
    begun_and_ended(found)
    with open_ledger(url) as ledger:
        kept = entries(ledger)
        assert [(entry.head.kind, entry.head.by) for entry in kept] == [
            ("action", "officer-3"),
            ("action", "officer-4"),
            ("action", "officer-5"),
        ]
        assert [said(entry)["action"] for entry in kept] == ["key.create", "key.rotate", "key.revoke"]
        created = said(kept[0])
        assert {name: created[name] for name in ("key", "name", "scopes", "owner")} == {
            "key": named,
            "name": "portal",
            "scopes": ["screen"],
            "owner": "sponsor-7",
        }
        whole = b"".join(entry.document or b"" for entry in kept)
        digests = [digest for key in KeyFile(folder / "keys.json").everyone() for digest, _ in key.digests]
        assert digests
        assert not any(secret.encode() in whole for secret in (first, second, *digests))
    assert audit(url, ()).faults == ()


def test_a_change_while_the_service_runs_is_in_its_ledger_soon(folder: Path) -> None:
    with serving(keyed(folder, f"sqlite:///{folder / 'ledger.db'}")) as running:
        new = make("portal", [Scope.READ], now())
        KeyFile(folder / "keys.json").add(new.key, "officer-3")
        until(lambda: running.house.ledger.size() > 0)
        assert actions(running.house.ledger) == [("officer-3", "key.create")]


def test_what_is_done_to_the_file_by_hand_is_seen_though_not_by_whom(folder: Path) -> None:
    path = folder / "keys.json"
    found = keyed(folder, f"sqlite:///{folder / 'ledger.db'}")
    new = make("portal", [Scope.READ], now())
    KeyFile(path).add(new.key)
    begun_and_ended(found)
    kept = json.loads(path.read_bytes())
    kept["keys"][0]["scopes"] = ["admin"]
    path.write_text(json.dumps(kept))
    begun_and_ended(found)
    other = make("other", [Scope.READ], now())
    path.write_text(json.dumps({"schema": "shinsa.keys/1", "keys": []}))
    KeyFile(path).add(rotated(other.key, now(), overlap=timedelta()).key)
    kept = json.loads(path.read_bytes())
    path.write_text(json.dumps({**kept, "changes": []}))
    begun_and_ended(found)
    with open_ledger(found.ledger) as ledger:
        assert actions(ledger) == [
            ("operator", "key.create"),
            ("unknown", "key.edited"),
            ("unknown", "key.gone"),
            ("unknown", "key.found"),
        ]
        assert said(ledger.entry(1))["scopes"] == ["admin"]


def test_a_file_of_keys_from_before_has_its_keys_found(folder: Path) -> None:
    path = folder / "keys.json"
    new = make("portal", [Scope.READ], now())
    KeyFile(path).add(new.key)
    kept = json.loads(path.read_bytes())
    del kept["changes"]
    path.write_text(json.dumps(kept))
    assert KeyFile(path).find(new.secret, now())
    found = keyed(folder, f"sqlite:///{folder / 'ledger.db'}")
    begun_and_ended(found)
    KeyFile(path).put(replace(new.key, revoked=datetime.now(UTC)), "officer-3")
    begun_and_ended(found)
    with open_ledger(found.ledger) as ledger:
        assert actions(ledger) == [("unknown", "key.found"), ("officer-3", "key.revoke")]


READS = [
    ("GET", "/v1/screenings"),
    ("GET", "/v1/screenings/{id}"),
    ("POST", "/v1/screenings/{id}:replay"),
    ("GET", "/v1/screenings/{id}/analysis"),
    ("GET", "/v1/screenings/{id}/decisions"),
    ("GET", "/v1/screenings/{id}/proof"),
    ("GET", "/v1/ledger/checkpoint"),
    ("GET", "/v1/ledger/entries/{id}/redactions"),
    ("GET", "/v1/jobs/job_none"),
    ("GET", "/v1/rulesets"),
    ("GET", "/v1/rulesets/small/shadow"),
    ("GET", "/v1/webhooks"),
    ("POST", "/v1/questions"),
    ("POST", "/v1/what-if"),
]


def test_reads_are_in_the_ledger_where_the_settings_say_so(folder: Path, url: str) -> None:
    with serving(settings(folder, ledger=url, record_reads=True)) as running:
        named = running.screen(GOOD).json()["id"]
        paths = [(method, path.replace("{id}", named)) for method, path in READS]
        for method, path in paths:
            running.http.request(method, path, params={"verdict": "review", "secret": "s3cret"}, content=GOOD)
        kept = [entry for entry in entries(running.house.ledger) if entry.head.kind == "action"]
        found = [said(entry) for entry in kept]
        assert [(each["method"], each["path"]) for each in found] == paths
        assert {entry.head.by for entry in kept} == {"loopback"}
        assert found[0]["query"] == {"verdict": "review"}
        told = b"".join(entry.document or b"" for entry in kept)
        assert b"s3cret" not in told
        assert b"A strong plant" not in told
    assert audit(url, ()).faults == ()


def test_reads_leave_no_trace_otherwise(running: Running) -> None:
    named = running.screen(GOOD).json()["id"]
    before = running.house.ledger.size()
    for method, path in READS:
        running.http.request(method, path.replace("{id}", named), content=GOOD)
    assert running.house.ledger.size() == before
