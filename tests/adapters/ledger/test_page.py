"""The page on the ledger shows what the commands do."""

import os
import re
import shlex
import sqlite3
from pathlib import Path

import pytest

from adapters.calling import Shinsa
from adapters.commands import ROOT
from adapters.conftest import shinsa_command
from adapters.ledger.adding import action, put, screening
from adapters.ledger.conftest import Clock
from shinsa_adapters.ledger import open_ledger
from shinsa_adapters.ledger.auditing import back_up

PAGE = ROOT / "docs" / "ledger.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
RANDOM = re.compile(
    r"(?<=example\.org/ledger\+)\S+|(?<=example\.org/ledger )\S{20,}|^[A-Za-z0-9+/]{43}=$", re.MULTILINE
)

__all__ = ["shinsa_command"]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock, records: dict[str, bytes]) -> Path:
    """A folder with the page's ledger, and a shell's way to it."""
    monkeypatch.chdir(tmp_path)
    names = ("good", "open", "abroad")
    with open_ledger("ledger.db", clock=clock) as ledger:
        for number in range(1, 7):
            put(ledger, screening(f"scr_{number}", records[names[(number - 1) % 3]]))
        put(ledger, action("act_1"))
    return tmp_path


def change() -> None:
    """What the page says somebody did."""
    back_up("ledger.db", Path("changed.db"))
    with sqlite3.connect("changed.db") as connection:
        connection.execute("DROP TRIGGER entry_no_update")
        connection.execute("UPDATE entry SET owner = 'somebody' WHERE position = 3")
    connection.close()


def ran(block: str, shinsa: Shinsa) -> str:
    """The block as it should read: each command with what it printed."""
    lines: list[str] = []
    for command in (line for line in block.splitlines() if line.startswith("$ shinsa ")):
        key = Path("public").read_text(encoding="utf-8").strip() if Path("public").exists() else ""
        if "changed.db" in command:
            change()
        result = shinsa(*shlex.split(command.removeprefix("$ shinsa ").replace("$KEY", key)))
        if "keygen" in command:
            Path("public").write_text(result.out, encoding="utf-8")
        lines += [command, *RANDOM.sub("…", result.out + result.err).splitlines()]
    return "".join(f"{line}\n" for line in lines)


def test_every_example_prints_what_the_page_shows(shinsa: Shinsa) -> None:
    page = PAGE.read_text(encoding="utf-8")
    true = BLOCK.sub(lambda found: f"```console\n{ran(found[1], shinsa)}```", page)
    if os.environ.get("UPDATE_EXPECTED") == "1":
        PAGE.write_text(true, encoding="utf-8")
    assert true == PAGE.read_text(encoding="utf-8")
    assert len(BLOCK.findall(page)) == 9
