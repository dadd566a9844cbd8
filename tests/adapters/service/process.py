"""The service as a process of its own, which a test can kill."""

import json
import re
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from adapters.commands import RULESET, environment


class ServiceProcess:
    """A running `shinsa serve`; `url` says where it listens."""

    def __init__(self, folder: Path, **variables: str) -> None:
        usual = {
            "SHINSA_RULESETS": json.dumps([str(RULESET)]),
            "SHINSA_LEDGER": f"sqlite:///{folder / 'ledger.db'}",
            "SHINSA_SPOOL": str(folder / "jobs"),
            "SHINSA_PORT": "0",
            "SHINSA_RATE": "1000000/minute",
        }
        words = [sys.executable, "-m", "shinsa_adapters.cli", "serve"]
        found = environment(**{**usual, **variables})
        self.process = subprocess.Popen(words, env=found, stderr=subprocess.PIPE, text=True)
        self.said: list[str] = []
        self.url = self._listening()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def kill(self) -> None:
        """End it as a power cut would, as far as a process can tell."""
        self.process.kill()
        self.process.wait()
        self._reader.join()

    def stop(self) -> int:
        """Ask it to end, and give its exit code."""
        self.process.terminate()
        code = self.process.wait(30)
        self._reader.join()
        return code

    def _listening(self) -> str:
        assert self.process.stderr
        for line in self.process.stderr:
            self.said.append(line)
            found = re.search(r"Uvicorn running on (http://[\d.:]+)", line)
            if found:
                return found[1]
        self.process.stderr.close()
        self.process.wait()
        raise AssertionError("the service did not start:\n" + "".join(self.said))

    def _read(self) -> None:
        assert self.process.stderr
        with self.process.stderr:
            self.said += self.process.stderr


@contextmanager
def process(folder: Path, **variables: str) -> Generator[ServiceProcess]:
    """The service for as long as a block needs it; it ends whatever happens."""
    service = ServiceProcess(folder, **variables)
    try:
        yield service
    finally:
        if service.process.poll() is None:
            service.kill()
