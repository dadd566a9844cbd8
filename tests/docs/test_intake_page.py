"""The page on intake shows what its commands do."""

import os
import re
import shlex
from pathlib import Path

import pytest

from adapters.calling import Result, Shinsa
from adapters.intake.account import TOKEN, Account, serving
from shinsa_adapters.cli.running import run

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "intake.md"
FILE = re.compile(r"```\w+ (?P<name>\S+)\n(?P<content>.*?)```", re.DOTALL)
REFERENCE = re.compile(r"scr_[0-9a-f]{32}")
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


@pytest.fixture(name="shinsa")
def shinsa_command(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Shinsa:
    for variable in ("COLUMNS", "NO_COLOR", "SHINSA_DEBUG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("SHINSA_CACHE", "off")

    def call(*words: str) -> Result:
        code = run(words)
        captured = capsysbinary.readouterr()
        return Result(code, captured.out.decode(), captured.err.decode())

    return call


def ran(block: str, shinsa: Shinsa) -> str:
    """The block as it should read: each command with what it printed, talk after results."""
    lines: list[str] = []
    for command in (line for line in block.splitlines() if line.startswith("$ ")):
        words = shlex.split(command.removeprefix("$ "))
        if words[0] == "cat":
            shown = Path(words[1]).read_text(encoding="utf-8")
        else:
            result = shinsa(*words[1:])
            shown = result.out + result.err
        lines += [command, *shown.splitlines()]
    return REFERENCE.sub("scr_…", "".join(f"{line}\n" for line in lines))


def test_every_example_prints_what_the_page_shows(
    shinsa: Shinsa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PAGE.read_text(encoding="utf-8")
    for found in FILE.finditer(page):
        (tmp_path / found["name"]).write_text(found["content"], encoding="utf-8")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SHINSA_SUBMITTABLE_TOKEN", TOKEN)
    with serving(Account()) as server:
        monkeypatch.setenv("SHINSA_SUBMITTABLE_URL", server.url)
        true = BLOCK.sub(lambda found: f"```console\n{ran(found[1], shinsa)}```", page)
    if os.environ.get("UPDATE_EXPECTED") == "1":
        PAGE.write_text(true, encoding="utf-8")
    assert true == page
    assert len(BLOCK.findall(page)) >= 5
