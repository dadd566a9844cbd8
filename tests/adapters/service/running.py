"""A real service on a port of this machine, for as long as a test needs it."""

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import structlog

from adapters.commands import RULESET
from shinsa_adapters.client import Patience, Shinsa
from shinsa_adapters.service.app import build
from shinsa_adapters.service.house import Clock, House, utc_now
from shinsa_adapters.service.serving import server_of
from shinsa_adapters.service.settings import Settings

DAY = "2025-10-28"


@dataclass(frozen=True, slots=True)
class Running:
    """Where the service listens, what it holds, and a plain HTTP client to it."""

    url: str
    house: House
    http: httpx.Client

    def client(self, api_key: str | None = None) -> Shinsa:
        return Shinsa(self.url, api_key=api_key, patience=Patience(retries=0))

    def screen(self, body: bytes | dict[str, Any], **more: Any) -> httpx.Response:  # noqa: ANN401  # httpx's own options
        content = {"content": body} if isinstance(body, bytes) else {"json": body}
        return self.http.post("/v1/screenings", params={"as_of": DAY, **more.pop("params", {})}, **content, **more)


def settings(folder: Path, **more: Any) -> Settings:  # noqa: ANN401  # settings are of many kinds
    usual: dict[str, Any] = {
        "ledger": f"sqlite:///{folder / 'ledger.db'}",
        "rulesets": (str(RULESET),),
        "spool": folder / "jobs",
        "rate": "1000000/minute",
        "port": 0,
    }
    return Settings(**{**usual, **more})


def until(holds: Callable[[], bool]) -> None:
    """Wait for half a minute at most."""
    for _ in range(600):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to that")


@contextmanager
def serving(found: Settings, *, clock: Clock = utc_now) -> Generator[Running]:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))  # the log is another test's matter
    house = build(found, clock=clock)
    server = server_of(house)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the service did not start"
            time.sleep(0.005)
        port = server.servers[0].sockets[0].getsockname()[1]
        url = f"http://127.0.0.1:{port}"
        with httpx.Client(base_url=url, timeout=30) as http:
            yield Running(url, house, http)
    finally:
        server.should_exit = True
        thread.join()
