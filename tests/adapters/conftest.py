from collections.abc import Generator
from pathlib import Path

import pytest

from adapters.calling import Result, Shinsa
from adapters.postgres_server import MISSING, PostgresServer, binaries
from shinsa_adapters.cli.running import run


@pytest.fixture(name="shinsa")
def shinsa_command(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Shinsa:
    """The command within this process: quick, and all there is but the interpreter's own start and end."""
    for variable in ("COLUMNS", "NO_COLOR", "SHINSA_DEBUG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("SHINSA_CACHE", "off")

    def call(*words: str) -> Result:
        code = run(words)
        captured = capsysbinary.readouterr()
        return Result(code, captured.out.decode(), captured.err.decode())

    return call


@pytest.fixture(scope="session")
def postgres() -> Generator[PostgresServer]:
    programs = binaries()
    if programs is None:
        pytest.skip(MISSING)
    server = PostgresServer(programs)
    server.start()
    yield server
    server.remove()


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may be made: the tests of it run on both kinds."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.emptied()
