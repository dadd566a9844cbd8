"""Outsiders can check that a screening is kept, and reviewers decide without changing it."""

import time
from collections.abc import Generator
from pathlib import Path

import pytest

from adapters.commands import PROPOSALS
from adapters.service.running import Running, serving, settings
from shinsa_adapters.client import ApiError, ConflictError, InvalidInputError, NewDecision, NotFoundError, Shinsa
from shinsa_adapters.client.documents import DecisionKind
from shinsa_adapters.ledger import UnknownEntryError
from shinsa_adapters.ledger.checkpoints import checkpoint_in
from shinsa_adapters.ledger.proofs import check
from shinsa_adapters.ledger.signing import PrivateKey, keep_private_key
from shinsa_adapters.service.keys import KeyFile, Scope, make, now

GOOD, OPEN = ((PROPOSALS / f"{name}.json").read_bytes() for name in ("good", "open"))
KEY = PrivateKey.fresh("shinsa.test/ledger")


@pytest.fixture(name="signed")
def service_that_signs(folder: Path) -> Generator[Running]:
    keep_private_key(folder / "signing.key", KEY)
    found = settings(folder, signing_key=folder / "signing.key", checkpoints=folder / "kept", checkpoint_seconds=0.05)
    with serving(found) as running:
        yield running


def until_proved(running: Running, screening: str) -> bytes:
    for _ in range(500):
        answer = running.http.get(f"/v1/screenings/{screening}/proof")
        if answer.status_code == 200:
            return answer.content
        assert answer.json()["code"] == "no-proof-yet"
    raise AssertionError("no checkpoint is made")


def until_kept(path: Path, size: int) -> None:
    for _ in range(500):
        made = checkpoint_in(path.read_text(), KEY.public) if path.exists() else None
        if made and made.size == size:
            return
        time.sleep(0.01)
    raise AssertionError("the checkpoint is not kept in the second place")


def test_a_screening_is_proved_by_a_signed_checkpoint_in_two_places(signed: Running, folder: Path) -> None:
    named = signed.screen(GOOD).json()["id"]
    line, made = check(until_proved(signed, named), [KEY.public])
    assert line.head.id == named
    note = signed.http.get("/v1/ledger/checkpoint").text
    told = checkpoint_in(note, KEY.public)
    assert told
    assert told.size >= made.size == 1
    until_kept(folder / "kept" / "checkpoint", 1)


def test_a_tree_is_shown_to_have_grown(signed: Running) -> None:
    for _ in range(3):
        signed.screen(GOOD)
    found = signed.http.get("/v1/ledger/consistency", params={"first": 1, "second": 3}).json()
    assert len(found["path"]) == 2
    assert signed.http.get("/v1/ledger/consistency", params={"first": 3, "second": 4}).status_code == 422


def test_without_a_key_there_is_no_checkpoint_and_that_is_said(running: Running) -> None:
    assert running.http.get("/v1/ledger/checkpoint").json()["code"] == "no-checkpoint"
    named = running.screen(GOOD).json()["id"]
    assert running.http.get(f"/v1/screenings/{named}/proof").json()["code"] == "no-proof-yet"


@pytest.fixture(name="reviewers")
def two_reviewers(folder: Path) -> Generator[tuple[Running, Shinsa, Shinsa]]:
    path = folder / "keys.json"
    with serving(settings(folder, keys=path)) as running:
        made = [make(name, Scope, now()) for name in ("one", "two")]
        for each in made:
            KeyFile(path).add(each.key)
        with running.client(made[0].secret) as first, running.client(made[1].secret) as second:
            yield running, first, second


def decision(kind: DecisionKind, verdict: str | None = None, name: str = "A. Member") -> NewDecision:
    return NewDecision.model_validate(
        {"kind": kind, "reason": "a letter came", "name": name, "role": "secretariat", "verdict": verdict}
    )


def test_an_override_to_eligible_stands_once_another_reviewer_agrees(
    reviewers: tuple[Running, Shinsa, Shinsa],
) -> None:
    _, first, second = reviewers
    made = first.screen(OPEN)
    override = decision("override", "eligible")
    kept = first.decide(made.id, override)
    assert (kept.kind, kept.verdict, kept.role, kept.screening) == ("override", "eligible", "secretariat", made.id)
    assert (first.decisions(made.id).verdict, first.decisions(made.id).pending) == ("review", "eligible")
    with pytest.raises(InvalidInputError, match="must be confirmed by somebody else"):
        first.decide(made.id, override)
    second.decide(made.id, decision("override", "eligible", name="B. Member"))
    stands = first.decisions(made.id)
    assert (stands.verdict, stands.pending, len(stands.items)) == ("eligible", None, 2)
    assert first.get(made.id) == made


def test_a_decision_is_recorded_once_for_each_key(reviewers: tuple[Running, Shinsa, Shinsa]) -> None:
    _, first, _ = reviewers
    made = first.screen(OPEN)
    kept = [first.decide(made.id, decision("uphold"), idempotency_key="k") for _ in range(2)]
    assert kept[0] == kept[1]
    assert len(first.decisions(made.id).items) == 1
    with pytest.raises(ConflictError):
        first.decide(made.id, decision("request_information"), idempotency_key="k")


@pytest.mark.parametrize(
    ("kind", "verdict", "reason"),
    [
        ("override", None, "an override needs a `verdict`"),
        ("override", "review", "the verdict is `review` already"),
        ("uphold", "eligible", "takes no `verdict`"),
    ],
)
def test_a_decision_that_breaks_a_rule_is_refused(
    reviewers: tuple[Running, Shinsa, Shinsa], kind: DecisionKind, verdict: str | None, reason: str
) -> None:
    _, first, _ = reviewers
    made = first.screen(OPEN)
    with pytest.raises(ApiError, match=reason):
        first.decide(made.id, decision(kind, verdict))
    assert first.decisions(made.id).items == ()


@pytest.mark.parametrize("missing", ["kind", "reason", "name", "role"])
def test_a_decision_without_its_reason_or_reviewer_is_refused(running: Running, missing: str) -> None:
    named = running.screen(OPEN).json()["id"]
    said = {name: value for name, value in decision("uphold").model_dump().items() if name != missing}
    answer = running.http.post(f"/v1/screenings/{named}/decisions", json=said)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == f"/body/{missing}"


def test_there_is_no_deciding_on_what_is_not_there(reviewers: tuple[Running, Shinsa, Shinsa]) -> None:
    running, first, _ = reviewers
    with pytest.raises(NotFoundError):
        first.decide("scr_none", decision("uphold"))
    with pytest.raises(UnknownEntryError):
        running.house.ledger.entry("scr_none")
