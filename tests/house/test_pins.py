"""What the project declares, pins, uses and explains is one list."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINNED_FILES = ("constraints.txt", "constraints-bench.txt")
OURS = {"shinsa", "shinsa_adapters"}
BROUGHT = {"anyio", "pydantic-core", "starlette"}
"""The halves of pydantic and FastAPI that they say which version of they need."""
TEST_ONLY = {"pytest", "pytest-bdd"}
"""The rulebook's runner is a plugin of pytest: they are there when it runs."""
OF_A_LATER_PYTHON = {"compression"}
"""Modules of the standard library of a later Python, imported there in place of a package."""


def distribution(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def pins(file: str) -> dict[str, list[str]]:
    """Each pinned distribution with its hashes."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
        words = line.removesuffix("\\").split()
        if line.startswith(" "):
            found[list(found)[-1]].extend(words)
        else:
            assert "==" in words[0], line
            found[distribution(words[0])] = []
    return found


def declared() -> set[str]:
    groups = PROJECT["dependency-groups"].values()
    extras = PROJECT["project"]["optional-dependencies"].values()
    lists = [PROJECT["project"]["dependencies"], *extras, *groups]
    return {distribution(entry) for entries in lists for entry in entries if isinstance(entry, str)}


def imported(*roots: str) -> set[str]:
    """The top-level packages that the code imports, anywhere in a module."""
    found: set[str] = set()
    for path in (path for root in roots for path in (ROOT / root).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                found.add(node.module.partition(".")[0])
    return found - OURS - set(sys.stdlib_module_names)


@pytest.mark.parametrize("file", PINNED_FILES)
def test_every_pin_has_a_hash(file: str) -> None:
    assert {name: hashes for name, hashes in pins(file).items() if not hashes} == {}
    assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", each) for hashes in pins(file).values() for each in hashes)


@pytest.mark.parametrize("file", PINNED_FILES)
def test_the_pins_name_no_index_and_no_address(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert [
        line for line in text.splitlines() if "://" in line or "@" in line or "-index" in line or "--find" in line
    ] == []


def test_every_declared_package_is_pinned() -> None:
    assert declared() - set().union(*map(pins, PINNED_FILES)) == set()


def test_the_table_of_dependencies_has_every_declared_package_and_no_other() -> None:
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    first_cells = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    assert {distribution(name) for cell in first_cells for name in re.findall(r"`([^`]+)`", cell)} == declared()


def test_what_the_package_imports_it_declares() -> None:
    owners = packages_distributions()
    optional = PROJECT["project"]["optional-dependencies"].values()
    runtime = {distribution(entry) for entries in (PROJECT["project"]["dependencies"], *optional) for entry in entries}
    may = runtime | BROUGHT | TEST_ONLY | OF_A_LATER_PYTHON
    # Several distributions may share one name to import: it is enough that one of them is declared.
    owned = {
        name: {distribution(owner) for owner in owners.get(name, [name])} for name in imported("engine", "adapters")
    }
    assert {name: found for name, found in owned.items() if not found & may} == {}
