"""A service as a process of its own, for as long as a benchmark asks it."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.subject import subject
from benchmarks.varied import varied

_DIFFERENT = 4_000
"""Proposals sent, each unlike all others; then they come round again."""


def proposals() -> list[bytes]:
    """What benchmarks of the service send, the same in each run."""
    return list(islice(varied(subject(), 1), _DIFFERENT))


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server listens, and its process."""

    url: str
    process: int

    @property
    def processes(self) -> list[int]:
        """The processes it has started."""
        return [int(each) for each in Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()]

    def processor(self) -> float:
        """Seconds of processor time it has taken."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def shinsa(folder: Path, **more: str) -> Generator[Server]:
    """The service as `shinsa serve` runs it, with its ledger in a folder, and with more settings by their variables."""
    variables = {
        "SHINSA_LEDGER": f"sqlite:///{folder / 'ledger.db'}",
        "SHINSA_PORT": "0",
        "SHINSA_RATE": "100000000/minute",
        "SHINSA_SPOOL": str(folder / "jobs"),
        **more,
    }
    with served([sys.executable, "-m", "shinsa_adapters.cli", "serve"], variables) as server:
        yield server


@contextmanager
def served(words: list[str], variables: dict[str, str]) -> Generator[Server]:
    """A server as a process of its own; where it listens stands in what it says."""
    with TemporaryDirectory() as folder:
        log = Path(folder, "log")
        with log.open("wb") as said:
            process = subprocess.Popen(words, env={**os.environ, **variables}, stderr=said)
        try:
            yield Server(_listening(log, process), process.pid)
        finally:
            process.terminate()
            process.wait()


def _listening(log: Path, process: "subprocess.Popen[bytes]") -> str:
    while process.poll() is None:
        found = re.search(r"(http://127\.0\.0\.1:\d+)", log.read_text(encoding="utf-8"))
        if found:
            return found[1]
        time.sleep(0.05)
    raise SystemExit(f"the server did not start:\n{log.read_text(encoding='utf-8')}")
