"""docs/checking.md says what checking prints, for every finding there is outside the condition language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from checking_page import PREPARED, SMALL, Example, apply_diff, copied, examples
from shinsa.library import check_ruleset

ENGINE = Path(__file__).parents[2] / "engine" / "shinsa"
EXAMPLES = tuple(examples())


def test_the_small_ruleset_has_no_findings() -> None:
    assert check_ruleset(SMALL)[1] == ()


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.code for example in EXAMPLES])
def test_checking_prints_what_the_page_says(example: Example, tmp_path: Path) -> None:
    folder = copied(tmp_path)
    if example.diff is None:
        PREPARED[example.code](folder)
    else:
        apply_diff(example.diff, folder)
    ruleset, findings = check_ruleset(folder)
    assert "\n".join(map(str, findings)) == example.printed
    assert ruleset is None
    assert example.code in {finding.code for finding in findings}


def test_the_page_has_every_code_once() -> None:
    codes = [example.code for example in EXAMPLES]
    assert sorted(codes) == sorted({code for path in _modules() for code in _codes(path)})


def _modules() -> Iterator[Path]:
    yield from (ENGINE / "reading.py", ENGINE / "library.py")
    yield from (ENGINE / "parsing").glob("*.py")
    yield from (ENGINE / "checking").glob("*.py")


def _codes(path: Path) -> Iterator[str]:
    """The second argument of every call that makes a finding."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _called(node.func) in {"add", "Finding", "_refuse", "_absent"}:
            yield from (
                arg.value for arg in node.args[1:2] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
            )


def _called(function: ast.expr) -> str:
    match function:
        case ast.Attribute():
            return function.attr
        case ast.Name():
            return function.id
        case _:
            return ""
