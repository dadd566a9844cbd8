"""The shape of the code: small modules with honest names, an engine without a clock."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_MODULE = 300
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
CLOCKS = {"now", "today", "utcnow", "fromtimestamp", "time_ns", "getmtime"}


def modules(*roots: str) -> list[Path]:
    return sorted(path for root in roots for path in (ROOT / root).rglob("*.py"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


CODE = modules("engine", "adapters")


def test_there_is_code_to_look_at() -> None:
    assert len(CODE) > 20


def test_no_module_is_longer_than_300_lines() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    everything = modules("engine", "adapters", "tests", "features", "benchmarks")
    assert [named(path) for path in everything if DRAWERS & {path.stem, path.parent.name}] == []


def test_the_engine_never_reads_a_clock() -> None:
    readers = [
        f"{named(path)}:{node.lineno}: {node.attr}"
        for path in modules("engine")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS
    ]
    assert readers == []
