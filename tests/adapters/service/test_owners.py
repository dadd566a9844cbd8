"""Callers see what is theirs to see, and do what their scopes allow."""

import logging
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.commands import PROPOSALS
from adapters.service.running import DAY, Running, serving, settings
from shinsa_adapters.client import ForbiddenError, NotFoundError, Shinsa, UnauthorisedError
from shinsa_adapters.service import logs
from shinsa_adapters.service.keys import KeyFile, Scope, make, now

GOOD = (PROPOSALS / "good.json").read_bytes()
OPERATIONS = {
    Scope.SCREEN: [
        ("POST", "/v1/screenings"),
        ("POST", "/v1/screenings:batch"),
        ("POST", "/v1/jobs"),
        ("POST", "/v1/jobs/job_1:cancel"),
        ("GET", "/v1/webhooks/secret"),
        ("POST", "/v1/intake/commongrants"),
        ("POST", "/v1/questions"),
        ("POST", "/v1/what-if"),
    ],
    Scope.READ: [
        ("GET", "/v1/screenings"),
        ("GET", "/v1/screenings/scr_1"),
        ("POST", "/v1/screenings/scr_1:replay"),
        ("GET", "/v1/screenings/scr_1/analysis"),
        ("GET", "/v1/screenings/scr_1/decisions"),
        ("GET", "/v1/screenings/scr_1/proof"),
        ("GET", "/v1/ledger/checkpoint"),
        ("GET", "/v1/ledger/entries/scr_1/redactions"),
        ("GET", "/v1/ledger/consistency?first=0&second=0"),
        ("GET", "/v1/jobs/job_1"),
        ("GET", "/v1/jobs/job_1/result"),
        ("GET", "/v1/rulesets"),
        ("GET", "/v1/rulesets/small"),
    ],
    Scope.DECIDE: [("POST", "/v1/screenings/scr_1/decisions")],
    Scope.ADMIN: [
        ("GET", "/v1/rulesets/small/shadow"),
        ("POST", "/v1/rulesets:reload"),
        ("GET", "/v1/webhooks"),
        ("POST", "/v1/webhooks/evt_1:resend"),
        ("GET", "/v1/webhooks/house-secret"),
        ("POST", "/v1/ledger/entries/scr_1/redactions"),
    ],
}


@pytest.fixture(name="keys", scope="module")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys") / "keys.json"


@pytest.fixture(name="guarded", scope="module")
def service_with_keys(keys: Path) -> Generator[Running]:
    with serving(settings(keys.parent, keys=keys)) as running:
        yield running


def key(keys: Path, *scopes: Scope, owner: str | None = None) -> str:
    new = make("a test", scopes, now(), owner=owner)
    KeyFile(keys).add(new.key)
    return new.secret


def client(running: Running, secret: str) -> Shinsa:
    return running.client(secret)


@pytest.mark.parametrize(("method", "path"), [each for operations in OPERATIONS.values() for each in operations])
def test_without_a_key_nothing_is_done(guarded: Running, method: str, path: str) -> None:
    answer = guarded.http.request(method, path)
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorised")
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("scope", "method", "path"), [(scope, *each) for scope, operations in OPERATIONS.items() for each in operations]
)
def test_each_operation_asks_for_its_scope_and_no_other(
    guarded: Running, keys: Path, scope: Scope, method: str, path: str
) -> None:
    others = key(keys, *(set(Scope) - {scope}))
    refused = guarded.http.request(method, path, headers={"X-Api-Key": others})
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    allowed = guarded.http.request(method, path, headers={"X-Api-Key": key(keys, scope)}, content=b"")
    assert allowed.status_code not in {401, 403}


def test_every_operation_is_looked_at_here(guarded: Running) -> None:
    described = guarded.http.get("/v1/openapi.json").json()["paths"]
    served = {(method.upper(), path) for path, methods in described.items() for method in methods}
    open_to_all = {("GET", "/healthz"), ("GET", "/readyz"), ("GET", "/metrics")}
    signed = {("POST", "/v1/intake/events")}
    looked_at = {each for operations in OPERATIONS.values() for each in operations}
    assert len(served - open_to_all - signed) == len(looked_at)


def test_a_key_does_not_stand_in_for_a_signature(guarded: Running, keys: Path) -> None:
    answer = guarded.http.post("/v1/intake/events", headers={"X-Api-Key": key(keys, *Scope)}, content=b"{}")
    assert (answer.status_code, answer.json()["code"]) == (401, "not-genuine")


def test_an_applicant_sees_its_own_screenings_and_the_house_sees_all(guarded: Running, keys: Path) -> None:
    both = (Scope.SCREEN, Scope.READ)
    one, again, other = (key(keys, *both, owner=owner) for owner in ("sponsor-1", "sponsor-1", "sponsor-2"))
    house = key(keys, *both)
    with client(guarded, one) as first, client(guarded, other) as second, client(guarded, house) as everybody:
        mine = first.screen(GOOD).id
        theirs = second.screen(GOOD).id
        assert [each.id for each in first.screenings()] == [mine]
        assert {mine, theirs} <= {each.id for each in everybody.screenings()}
        for call in (first.get, first.replay, first.analysis):
            with pytest.raises(NotFoundError):
                call(theirs)
    with client(guarded, again) as same_owner:
        assert same_owner.get(mine).id == mine


def test_a_key_of_another_caller_is_no_conflict(guarded: Running, keys: Path) -> None:
    secrets = [key(keys, Scope.SCREEN) for _ in range(2)]
    bodies = (GOOD, GOOD + b" ")
    answers = [
        guarded.http.post(
            "/v1/screenings",
            content=body,
            params={"as_of": DAY},
            headers={"X-Api-Key": secret, "Idempotency-Key": "the-same"},
        )
        for secret, body in zip(secrets, bodies, strict=True)
    ]
    assert [answer.status_code for answer in answers] == [201, 201]


def test_an_applicants_job_is_its_own(guarded: Running, keys: Path) -> None:
    one, other = (key(keys, Scope.SCREEN, Scope.READ, owner=owner) for owner in ("sponsor-3", "sponsor-4"))
    with client(guarded, one) as first, client(guarded, other) as second:
        job = first.start_job([GOOD]).id
        assert first.job(job).id == job
        for call in (second.job, second.cancel):
            with pytest.raises(NotFoundError):
                call(job)


def test_a_revoked_key_ends_at_once(guarded: Running, keys: Path) -> None:
    new = make("a test", [Scope.READ], now())
    KeyFile(keys).add(new.key)
    with client(guarded, new.secret) as shinsa:
        assert list(shinsa.screenings()) is not None
        KeyFile(keys).put(replace(new.key, revoked=now()))
        with pytest.raises(UnauthorisedError):
            list(shinsa.screenings())


def test_who_may_not_is_told_what_is_missing(guarded: Running, keys: Path) -> None:
    with (
        client(guarded, key(keys, Scope.READ)) as shinsa,
        pytest.raises(ForbiddenError, match="needs the scope `screen`"),
    ):
        shinsa.screen(GOOD)


@pytest.fixture(name="logged")
def real_log() -> Generator[None]:
    """The service's own log for one test, and the tests' again after it."""
    root = logging.getLogger()
    kept = (list(root.handlers), root.level)
    yield
    root.handlers, root.level = kept


@pytest.mark.usefixtures("logged")
def test_no_secret_and_no_proposal_is_logged(keys: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    secret = key(keys, Scope.SCREEN)
    with serving(settings(tmp_path, keys=keys)) as running:
        logs.set_up("debug")
        answer = running.screen(GOOD, headers={"X-Api-Key": secret}, params={"callback": "http://token:word@x/"})
        assert answer.status_code == 422
        assert running.screen(GOOD, headers={"Authorization": f"Bearer {secret}"}).status_code == 201
        logs.logger().info("careless", secret=secret, body=GOOD, authorization=secret)
    told = capfd.readouterr().err
    assert '"event":"answered"' in told
    assert '"caller":"key_' in told
    assert secret not in told
    assert "A strong plant" not in told
    assert "word@x" not in told
