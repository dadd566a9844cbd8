"""Pages show what the command really prints; `…` on a line of its own stands for what is left out at the end."""

import os
import re
import shlex

import pytest

from adapters.calling import Shinsa
from adapters.commands import ROOT
from adapters.conftest import shinsa_command

PAGES = {"README.md": 3, "docs/firmness.md": 1, "docs/questions.md": 3, "docs/translations.md": 2, "docs/what_if.md": 2}
"""Pages with commands, and how many they have."""
BLOCK = re.compile(r"```console\n\$ shinsa ([^\n]*)\n(.*?)```", re.DOTALL)
SHOWN = 22
"""Lines of a command's output that the README shows."""

__all__ = ["shinsa_command"]


def shown(command: str, shinsa: Shinsa) -> str:
    """The command with the beginning of what it prints, talk after results."""
    result = shinsa(*shlex.split(command))
    lines = [line.rstrip() for line in (result.out + result.err).splitlines()]
    rest = ["…"] if len(lines) > SHOWN else []
    return "\n".join([f"```console\n$ shinsa {command}", *lines[:SHOWN], *rest, "```"])


@pytest.mark.parametrize("name", PAGES)
def test_every_example_prints_what_the_page_shows(name: str, shinsa: Shinsa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = (ROOT / name).read_text(encoding="utf-8")
    commands = re.findall(r"^\$ shinsa (.*)$", page, re.MULTILINE)
    true = BLOCK.sub(lambda found: shown(found[1], shinsa), page)
    if os.environ.get("UPDATE_EXPECTED") == "1":
        (ROOT / name).write_text(true, encoding="utf-8")
    assert true == (ROOT / name).read_text(encoding="utf-8")
    assert len(commands) == PAGES[name]
