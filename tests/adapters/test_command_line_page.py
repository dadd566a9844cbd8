"""The page on the command line shows what the command line does."""

import os
import re
import shlex
from pathlib import Path

import pytest

from adapters.calling import Shinsa
from adapters.commands import ROOT
from shinsa_adapters.cli.app import app

PAGE = ROOT / "docs" / "command_line.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
PLACES = {"$SMALL": "tests/adapters/rulesets/small", "$CASES": "tests/adapters/proposals"}


def ran(block: str, shinsa: Shinsa, kept: Path) -> str:
    """The block as it should read: each command with what it printed, talk after results."""
    lines: list[str] = []
    for command in (line for line in block.splitlines() if line.startswith("$ shinsa ")):
        words = shlex.split(_placed(command.removeprefix("$ shinsa ")).replace("kept.json", str(kept)))
        result = shinsa(*words)
        lines += [command, *(result.out + result.err).splitlines()]
    return "".join(f"{line}\n" for line in lines)


def _placed(command: str) -> str:
    for name, place in PLACES.items():
        command = command.replace(name, place)
    return command


def test_every_example_prints_what_the_page_shows(
    shinsa: Shinsa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    page = PAGE.read_text(encoding="utf-8")
    true = BLOCK.sub(lambda found: f"```console\n{ran(found[1], shinsa, tmp_path / 'kept.json')}```", page)
    if os.environ.get("UPDATE_EXPECTED") == "1":
        PAGE.write_text(true, encoding="utf-8")
    assert true == PAGE.read_text(encoding="utf-8")
    assert len(BLOCK.findall(page)) == 6


def test_every_command_stands_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    commands = [name for name in app if not name.startswith("-")]
    assert commands
    assert all(f"| `shinsa {command}" in page for command in commands)
