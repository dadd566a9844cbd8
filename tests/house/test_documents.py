"""The documents keep their word: commands exist, links lead somewhere, no page is lost."""

import re
import subprocess
from pathlib import Path

import pytest

import shinsa

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def text(page: Path | str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def linked(page: Path) -> set[Path]:
    """The files that a page links to, as absolute paths."""
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text(page))
    return {(page.parent / target).resolve() for target in targets}


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", text("Makefile"), flags=re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_make_command_in_a_page_exists(page: Path) -> None:
    assert set(re.findall(r"^make ([a-z]+)", text(page), flags=re.MULTILINE)) - make_targets() == set()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_to_a_file(page: Path) -> None:
    assert [str(target) for target in linked(page) if not target.exists()] == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        waiting += [target for target in linked(page) if target in PAGES and target not in reached]
    assert [named(page) for page in PAGES if page not in reached] == []


def test_the_readme_has_the_two_commands_first() -> None:
    assert re.findall(r"^make (\w+)", text("README.md"), flags=re.MULTILINE) == ["demo", "check"]


def test_contributing_begins_with_ten_commands() -> None:
    block = re.search(r"```sh\n(.*?)```", text("CONTRIBUTING.md"), flags=re.DOTALL)
    assert block
    assert len(re.findall(r"^make ", block[1], flags=re.MULTILINE)) == 10


def test_the_changelog_knows_both_versions() -> None:
    headings = [line for line in text("CHANGELOG.md").splitlines() if line.startswith("## Package")]
    assert headings[0].startswith(f"## Package {shinsa.__version__} · ruleset language ")
    version = shinsa.LANGUAGE_VERSION
    assert headings[0].endswith(f" {version}") or f"Ruleset language {version} " in _unreleased()


def _unreleased() -> str:
    return text("CHANGELOG.md").partition("## Unreleased")[2].partition("\n## ")[0]


def test_the_checks_are_the_ones_that_the_readme_promises() -> None:
    plan = subprocess.run(
        ["make", "--dry-run", "--always-make", "check"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for tool in ("ruff check", "ruff format --check", "mypy", "pyright", "lint-imports", "pytest"):
        assert f".venv/bin/{tool}" in plan.stdout
