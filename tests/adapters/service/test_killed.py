"""Whatever the moment the service is killed: what was acknowledged is kept, and nothing is kept twice."""

import json
import threading
import time
from collections import Counter
from pathlib import Path
from queue import SimpleQueue

import httpx
import pytest

from adapters.commands import PROPOSALS
from adapters.postgres_server import PostgresServer
from adapters.service.process import ServiceProcess, process
from shinsa_adapters.client import ConnectionFailedError, Patience, Shinsa, UnavailableError

PROPOSAL = json.loads((PROPOSALS / "good.json").read_bytes())
CLIENTS = 16
IMPATIENT = Patience(retries=0)
READS = (
    "/readyz",
    "/v1/screenings",
    "/v1/screenings/{id}",
    "/v1/screenings/{id}/decisions",
    "/v1/ledger/checkpoint",
    "/v1/ledger/entries/{id}/redactions",
    "/v1/jobs/job_1",
    "/v1/jobs/job_1/result",
)


class Intake:
    """An intake system: it numbers its proposals, and sends each with its key until it is acknowledged."""

    def __init__(self) -> None:
        self.acknowledged: dict[int, str] = {}
        self._waiting: SimpleQueue[int] = SimpleQueue()
        self._next = 0
        self._lock = threading.Lock()
        self._enough = threading.Event()

    def submit_until_killed(self, service: ServiceProcess, seconds: float) -> None:
        """Sixteen clients submit; after the first answers and a while, the service is killed under them."""
        before = len(self.acknowledged)
        self._enough.clear()
        threads = [threading.Thread(target=self._submit, args=(service.url,)) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        patience = time.monotonic() + 60
        while len(self.acknowledged) == before:
            assert time.monotonic() < patience, "nothing was acknowledged within a minute"
            time.sleep(0.001)
        time.sleep(seconds)
        service.kill()
        self._enough.set()
        for thread in threads:
            thread.join()

    def submit_the_rest(self, url: str) -> None:
        """What was sent and not acknowledged is sent once more."""
        with Shinsa(url, patience=IMPATIENT) as shinsa:
            while not self._waiting.empty():
                self._one(shinsa, self._waiting.get())

    def _submit(self, url: str) -> None:
        with Shinsa(url, patience=IMPATIENT) as shinsa:
            while not self._enough.is_set():
                number = self._take()
                try:
                    self._one(shinsa, number)
                except (ConnectionFailedError, UnavailableError):
                    self._waiting.put(number)
                    return

    def _one(self, shinsa: Shinsa, number: int) -> None:
        made = shinsa.screen({**PROPOSAL, "id": f"p{number}"}, idempotency_key=f"k{number}")
        self.acknowledged[number] = made.id

    def _take(self) -> int:
        with self._lock:
            if not self._waiting.empty():
                return self._waiting.get()
            self._next += 1
            return self._next


def killed_again_and_again(folder: Path, rounds: int, **variables: str) -> None:
    intake = Intake()
    for number in range(rounds):
        with process(folder, **variables) as service:
            intake.submit_until_killed(service, 0.02 * (number % 5))
    with process(folder, **variables) as service, Shinsa(service.url) as shinsa:
        intake.submit_the_rest(service.url)
        kept = list(shinsa.screenings(limit=1000))
        by_proposal = Counter(each.proposal for each in kept)
        assert {proposal: count for proposal, count in by_proposal.items() if count > 1} == {}
        assert set(intake.acknowledged.values()) - {each.id for each in kept} == set()
        assert len(intake.acknowledged) == len(kept) >= rounds
        assert shinsa.replay(kept[-1].id).same
        assert service.stop() == 0


def test_twenty_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    killed_again_and_again(tmp_path, 20)


def test_five_kills_on_postgresql_lose_nothing_and_double_nothing(tmp_path: Path, postgres: PostgresServer) -> None:
    killed_again_and_again(tmp_path, 5, SHINSA_LEDGER=postgres.emptied())


def test_a_kill_of_the_database_is_a_clear_503_and_passes(tmp_path: Path, postgres: PostgresServer) -> None:
    with (
        process(tmp_path, SHINSA_LEDGER=postgres.emptied()) as service,
        Shinsa(service.url, patience=IMPATIENT) as shinsa,
    ):
        first = shinsa.screen(PROPOSAL)
        postgres.kill()
        with pytest.raises(UnavailableError, match="the ledger cannot be used now") as caught:
            shinsa.screen(PROPOSAL)
        assert caught.value.problem.status == 503
        for path in READS:
            answer = httpx.get(service.url + path.replace("{id}", first.id))
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "1"), path
        postgres.start()
        second = _recovered(shinsa)
        assert [each.id for each in shinsa.screenings()] == [first.id, second]


def _recovered(shinsa: Shinsa) -> str:
    for _ in range(100):
        try:
            return shinsa.screen(PROPOSAL).id
        except UnavailableError:
            time.sleep(0.1)
    raise AssertionError("the service does not recover")


def test_what_was_accepted_is_finished_before_the_service_ends(tmp_path: Path) -> None:
    with process(tmp_path) as service:
        codes: list[str] = []

        def submit() -> None:
            with Shinsa(service.url, patience=IMPATIENT) as shinsa:
                codes.extend(each.screening.id for each in shinsa.screen_all([PROPOSAL] * 200) if each.screening)

        thread = threading.Thread(target=submit)
        thread.start()
        time.sleep(0.3)
        assert service.stop() == 0
        thread.join()
    assert len(codes) == 200
