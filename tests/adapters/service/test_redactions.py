"""What an entry says can be withheld over HTTP: for good, with a reason, once, and the ledger still verifies."""

import sqlite3
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest

from adapters.commands import PROPOSALS
from adapters.service.running import Running, serving, settings
from shinsa_adapters.client import ConflictError, InvalidInputError, NewDecision, NewRedaction, NotFoundError
from shinsa_adapters.ledger.auditing import audit
from shinsa_adapters.ledger.proofs import check
from shinsa_adapters.ledger.signing import PrivateKey, keep_private_key
from shinsa_adapters.service.describing import PROPOSAL, REDACTION
from shinsa_adapters.service.keys import KeyFile, Scope, make, now

GOOD = (PROPOSALS / "good.json").read_bytes()
KEY = PrivateKey.fresh("shinsa.test/ledger")
TITLE = NewRedaction(fields=("/input/title",), reason="request 12")


@pytest.fixture(name="signed")
def service_that_signs(folder: Path) -> Generator[Running]:
    keep_private_key(folder / "signing.key", KEY)
    found = settings(folder, signing_key=folder / "signing.key", checkpoints=folder / "kept", checkpoint_seconds=0.05)
    with serving(found) as running:
        yield running


def files(folder: Path) -> bytes:
    """What the disk holds of the ledger: its file and its log."""
    return b"".join((folder / name).read_bytes() for name in ("ledger.db", "ledger.db-wal"))


def packed(folder: Path) -> bytes:
    """The beginning of the first entry's document, as the file holds it."""
    with closing(sqlite3.connect(folder / "ledger.db")) as connection:
        found: bytes = connection.execute("SELECT stored FROM body WHERE position = 0").fetchone()[0]
    return found[:500]


def test_a_withheld_fact_is_gone_and_the_ledger_still_verifies(signed: Running, folder: Path) -> None:
    with signed.client() as client:
        made = client.screen(GOOD)
        before = packed(folder)
        assert before in files(folder)
        kept = client.redact(made.id, TITLE)
        assert before not in files(folder)
        assert (kept.about, kept.reason, kept.by, kept.entry) == (made.id, "request 12", "loopback", 1)
        assert "/input/title" in kept.withheld
        assert client.get(made.id).document is None
        assert signed.http.post(f"/v1/screenings/{made.id}:replay").json()["code"] == "not-replayable"
        listed = signed.http.get(f"/v1/ledger/entries/{made.id}/redactions").json()
        assert [each["id"] for each in listed] == [kept.id]
    answer = signed.http.get(f"/v1/screenings/{made.id}/proof")
    while answer.status_code != 200:
        answer = signed.http.get(f"/v1/screenings/{made.id}/proof")
    line, _ = check(answer.content, [KEY.public])
    assert "/input/title" in line.fields.withheld
    report = audit(str(folder / "ledger.db"), [KEY.public], [folder / "kept"])
    assert (report.faults, report.withheld) == ((), 1)


def test_a_reader_is_told_what_is_withheld_and_gets_what_is_left(running: Running) -> None:
    with running.client() as client:
        made = client.screen(GOOD, idempotency_key="withheld-later")
        assert made.withheld == ()
        whole = running.http.get(f"/v1/screenings/{made.id}").json()["document"]
        gone = set(client.redact(made.id, TITLE).withheld)
        assert {"/input/title", "/verdict/proposal"} < gone
        found = client.get(made.id)
        assert (found.proposal, found.verdict, found.score) == (None, made.verdict, made.score)
        assert set(found.withheld) == gone
        left = found.remaining or {}
        assert {f"/verdict/{name}" for name, value in left.items() if value == "(withheld)"} <= gone
        rest = {name for name in whole if not any(each.startswith(f"/verdict/{name}") for each in gone)}
        assert {name: left[name] for name in rest} == {name: whole[name] for name in rest}
        assert {"verdict", "score", "ruleset"} <= rest
        assert [set(each.withheld) for each in client.screenings() if each.id == made.id] == [gone]
        assert client.screen(GOOD, idempotency_key="withheld-later").remaining == left
    brief = running.http.get(f"/v1/screenings/{made.id}", params={"detail": "summary"}).json()
    assert set(brief["withheld"]) == gone
    assert not {"document", "remaining"} & set(brief)


def test_where_everything_is_withheld_everything_is_named(running: Running) -> None:
    with running.client() as client:
        made = client.screen(GOOD)
        gone = client.redact(made.id, NewRedaction(everything=True, reason="request 15")).withheld
        found = client.get(made.id)
        assert set(found.withheld) == set(gone)
        assert {"(frame)", "/input/id", "/verdict/verdict", "/verdict/rules/0"} < set(gone)
        said = (found.proposal, found.ruleset, found.as_of, found.verdict, found.score)
        assert (*said, found.document, found.remaining) == (None,) * 7


def test_without_its_redaction_a_withheld_field_is_a_fault(folder: Path) -> None:
    with serving(settings(folder)) as running, running.client() as client:
        client.redact(client.screen(GOOD).id, TITLE)
    with sqlite3.connect(folder / "ledger.db") as connection:
        connection.execute("DROP TRIGGER entry_no_delete")
        connection.execute("DELETE FROM entry WHERE position = 1")
    connection.close()
    assert "no redaction says so" in audit(str(folder / "ledger.db"), ()).faults[0].message


def test_a_redaction_is_made_once_for_each_key(running: Running) -> None:
    with running.client() as client:
        made = client.screen(GOOD)
        first, again = (client.redact(made.id, TITLE, idempotency_key="once") for _ in range(2))
        assert first == again
        with pytest.raises(ConflictError):
            client.redact(made.id, NewRedaction(everything=True, reason="all"), idempotency_key="once")
        with pytest.raises(InvalidInputError, match="no field `/input/title`"):
            client.redact(made.id, TITLE)


def test_everything_or_one_field_alone_can_be_withheld_of_a_decision_too(running: Running) -> None:
    with running.client() as client:
        made = client.screen(GOOD)
        said = NewDecision(kind="uphold", reason="seen", name="A. Member", role="secretariat")
        decided = client.decide(made.id, said)
        kept = client.redact(decided.id, NewRedaction(fields=("/name",), alone=True, reason="request 13"))
        assert kept.withheld == ("/name",)
        assert client.decisions(made.id).items[0].name == "(withheld)"
        assert len(client.redact(made.id, NewRedaction(everything=True, reason="request 14")).withheld) > 20


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"fields": ["/input/title"]}, "/body/reason"),
        ({"fields": ["/input/title"], "reason": ""}, "/body/reason"),
        ({"reason": "request 12"}, "/body"),
        ({"reason": "request 12", "fields": ["/input/title"], "everything": True}, "/body"),
        ({"reason": "request 12", "everything": True, "by": "somebody else"}, "/body/by"),
    ],
    ids=["no reason", "an empty reason", "nothing named", "both", "a name of one's own"],
)
def test_a_redaction_without_a_reason_or_a_clear_wish_is_refused(
    running: Running, body: dict[str, object], pointer: str
) -> None:
    named = running.screen(GOOD).json()["id"]
    answer = running.http.post(f"/v1/ledger/entries/{named}/redactions", json=body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert running.http.get(f"/v1/screenings/{named}").json()["verdict"] == "eligible"


@pytest.mark.parametrize("reason", ["  ", "\n"])
def test_a_reason_says_something(running: Running, reason: str) -> None:
    named = running.screen(GOOD).json()["id"]
    body = {"everything": True, "reason": reason}
    answer = running.http.post(f"/v1/ledger/entries/{named}/redactions", json=body)
    assert (answer.status_code, answer.json()["detail"]) == (422, "a redaction needs a reason, and who asks for it")


def test_there_is_no_withholding_from_what_is_not_there_or_anothers(folder: Path) -> None:
    path = folder / "keys.json"
    with serving(settings(folder, keys=path)) as running:
        owners = [make(owner, Scope, now(), owner=owner) for owner in ("sponsor-1", "sponsor-2")]
        for each in owners:
            KeyFile(path).add(each.key)
        with running.client(owners[0].secret) as first, running.client(owners[1].secret) as second:
            made = first.screen(GOOD)
            for client, named in ((second, made.id), (first, "scr_none")):
                with pytest.raises(NotFoundError, match="there is no entry"):
                    client.redact(named, TITLE)
            assert first.redact(made.id, TITLE).by == owners[0].key.id


def test_the_example_of_a_redaction_is_one(folder: Path) -> None:
    with serving(settings(folder, rulesets=("us_japan_2025",))) as running:
        path = "/v1/ledger/entries/{entry}/redactions"
        described = running.http.get("/v1/openapi.json").json()["paths"][path]["post"]
        body = described["requestBody"]["content"]["application/json"]
        assert body["example"] == REDACTION
        assert body["schema"] == {"$ref": "#/components/schemas/NewRedaction"}
        named = running.screen(PROPOSAL).json()["id"]
        answer = running.http.post(path.replace("{entry}", named), json=body["example"])
        assert answer.status_code == 201
        assert "/input/generation/net_mw" in answer.json()["withheld"]
