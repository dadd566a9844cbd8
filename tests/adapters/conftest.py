import pytest

from adapters.calling import Result, Shinsa
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
