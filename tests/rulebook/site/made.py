"""Sites made for tests: of the shipped ruleset, once, and of a small one in a folder of its own."""

from datetime import date
from functools import cache
from pathlib import Path

from adapters import small_rulebook
from rulebook.site.reading import Page, read
from shinsa.library import load_ruleset
from shinsa.messages.message import Language
from shinsa.ruleset import Ruleset
from shinsa_adapters.rulebook.shelf import Shelf
from shinsa_adapters.rulebook.site import Contents, Pages, Trying, contents_of, pages

ROOT = Path(__file__).parents[3]
DAY = date(2025, 10, 28)


@cache
def shipped_contents() -> Contents:
    name = "us_japan_2025"
    return contents_of([load_ruleset(name)], Shelf(ROOT / "features" / name, ROOT / "examples" / name), DAY, None)


@cache
def shipped_site() -> Pages:
    return pages(shipped_contents())


@cache
def shipped(path: str) -> Page:
    return read(shipped_site()[path])


def build(house: Path) -> Path:
    """A small rulebook; the folder of its ruleset."""
    small_rulebook.build(house)
    return house / "rulesets" / "small"


def small_contents(house: Path, *versions: Ruleset, mutants: bool = False, language: Language = "en") -> Contents:
    shelf = Shelf(house / "features" / "small", house / "examples" / "small")
    ruleset = load_ruleset(house / "rulesets" / "small")
    return contents_of([*versions, ruleset], shelf, DAY, Trying() if mutants else None, language)


def small_page(contents: Contents, path: str) -> Page:
    return read(pages(contents)[path])
