"""When the ledger cannot be written: a clear 503, nothing acknowledged is lost, and the service goes on by itself."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from adapters.commands import PROPOSALS
from adapters.file_limits import files_no_larger_than
from adapters.service.running import DAY, serving, settings
from shinsa_adapters.client import Shinsa, UnavailableError
from shinsa_adapters.client.documents import ProblemDocument

GOOD = json.loads((PROPOSALS / "good.json").read_bytes())


def until_refused(client: Shinsa) -> tuple[list[str], ProblemDocument]:
    """Screen until the service refuses: what was kept, and how it refused."""
    kept: list[str] = []
    for number in range(300):
        try:
            kept.append(client.screen({**GOOD, "id": f"q{number}"}).id)
        except UnavailableError as error:
            return kept, error.problem
    raise AssertionError("the disk was never full")


def test_a_disk_that_takes_no_more_is_a_503_and_passes(tmp_path: Path) -> None:
    with serving(settings(tmp_path, retry_after=3)) as running, running.client() as client:
        kept = [client.screen({**GOOD, "id": f"p{number}"}).id for number in range(3)]
        with files_no_larger_than(200_000):
            more, refused = until_refused(client)
        kept += more
        assert (refused.status, refused.code, refused.hint) == (503, "unavailable", "try again later")
        kept.append(client.screen(GOOD).id)
        assert [each.id for each in client.screenings(limit=1000)] == kept
        assert "shinsa_ledger_unavailable_total 1.0" in running.http.get("/metrics").text


def test_a_line_that_could_not_be_kept_has_a_503_in_its_place(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({**GOOD, "id": f"p{number}"}) for number in range(400)).encode()
    with serving(settings(tmp_path)) as running:
        with files_no_larger_than(200_000):
            answer = running.http.post("/v1/screenings:batch", params={"as_of": DAY}, content=lines)
        found = [json.loads(line) for line in answer.text.splitlines()]
        assert [each["line"] for each in found] == list(range(1, 401))
        assert {each["problem"]["status"] for each in found if "problem" in each} == {503}
        assert sum("screening" in each for each in found) == running.house.ledger.size() > 0


def test_a_clock_that_steps_back_breaks_no_order(tmp_path: Path) -> None:
    moments = [datetime(2026, 3, 1, 12, tzinfo=UTC)]
    with serving(settings(tmp_path), clock=lambda: moments[-1]) as running, running.client() as client:
        first = client.screen(GOOD)
        moments.append(moments[0] - timedelta(hours=3))
        second = client.screen(GOOD)
        assert [each.id for each in client.screenings()] == [first.id, second.id]
        assert (first.entry, second.entry) == (0, 1)
        page = running.http.get("/v1/screenings", params={"limit": 1}).json()
        rest = running.http.get("/v1/screenings", params={"limit": 1, "cursor": page["next"]}).json()
        assert [page["items"][0]["id"], rest["items"][0]["id"]] == [first.id, second.id]
