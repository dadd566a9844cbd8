"""A private PostgreSQL for tests: a cluster in a temporary folder, on a socket there, run by a user without rights."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

import psycopg

MISSING = "no PostgreSQL server here: `apt-get install postgresql` (or put `initdb` and `postgres` on the PATH)"
_NOBODY = 65534
_FAST = "-c fsync=off -c full_page_writes=off -c max_connections=60 -c shared_buffers=16MB -c listen_addresses=''"


def binaries() -> Path | None:
    """The folder of the server's programs, if there is one; the newest of several."""
    found = shutil.which("initdb")
    if found and (Path(found).resolve().parent / "postgres").exists():
        return Path(found).resolve().parent
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return packaged[-1].parent if packaged else None


class PostgresServer:
    """A cluster that can be started, stopped and killed."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="shinsa-pg-"))
        self._owner = _NOBODY if os.getuid() == 0 else os.getuid()  # the server refuses to run as root
        os.chown(self.folder, self._owner, -1)
        self.folder.chmod(0o700)
        self._run("initdb", "--auth=trust", "--username=shinsa", "--no-sync", "--encoding=UTF8", "--no-locale")

    def start(self) -> None:
        self._run("pg_ctl", "start", "--wait", "--silent", "--log", str(self.folder / "log"), "-o", self._options())

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "--wait", "--silent", "--mode", "immediate")

    def kill(self) -> None:
        """Kill the server outright with all its processes, as a failing machine would, and wait until they are gone."""
        pid = int((self._data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
        own = [pid, *_children(pid)]
        for each in own:
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        for _ in range(200):
            if not any(map(_alive, own)):
                self._forget()
                return
            time.sleep(0.05)
        raise RuntimeError("the server's processes do not end")

    def _forget(self) -> None:
        """Remove the dead server's lock files: where nobody collects the dead, a new server takes it for alive."""
        for path in (self._data / "postmaster.pid", self.folder / ".s.PGSQL.5432.lock"):
            path.unlink(missing_ok=True)

    @contextmanager
    def read_only(self) -> Generator[None]:
        """Let the server take no changes, as a standby takes none; connections that are open stay open."""
        self._turn("on")
        try:
            yield
        finally:
            self._turn("off")

    def _turn(self, read_only: Literal["on", "off"]) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"ALTER SYSTEM SET default_transaction_read_only = {read_only}".encode())
            connection.execute("SELECT pg_reload_conf()")
        for _ in range(200):  # a new connection sees it once the server has told those that are open
            with psycopg.connect(self.url("postgres")) as connection:
                found = connection.execute("SHOW default_transaction_read_only").fetchone()
            if found == (read_only,):
                return
            time.sleep(0.05)
        raise RuntimeError("the server does not read its settings again")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def emptied(self) -> str:
        """The URL of a database without a ledger: always the same, as making one anew takes ten times as long."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute("SET client_min_messages = warning")
            connection.execute("DROP SCHEMA IF EXISTS shinsa CASCADE")
        return self.url("postgres")

    def url(self, name: str) -> str:
        return f"postgresql:///{name}?host={self.folder}&user=shinsa"

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _options(self) -> str:
        return f"{_FAST} -k {self.folder}"

    def _run(self, program: str, *words: str) -> None:
        """Run a program of the server's as its owner; a failure shows what the program said."""
        with (self.folder / "said").open("ab") as said:
            done = subprocess.run(
                [str(self._programs / program), "--pgdata", str(self._data), *words],
                user=self._owner if os.getuid() == 0 else None,
                group=self._owner if os.getuid() == 0 else None,
                extra_groups=[] if os.getuid() == 0 else None,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=60,
            )
        if done.returncode:
            raise RuntimeError(f"{program}: {(self.folder / 'said').read_text(encoding='utf-8')}")


def _children(pid: int) -> list[int]:
    """The processes that a process started and that still run."""
    shown = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(found) for found in shown.stdout.split()]


def _alive(pid: int) -> bool:
    """Whether a process runs; one that ended and waits to be noticed does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
