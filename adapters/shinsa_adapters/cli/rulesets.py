"""The ruleset a command works with."""

from typing import TYPE_CHECKING, Final

from shinsa_adapters.cli.streams import STANDARD

if TYPE_CHECKING:
    from shinsa.ruleset import Ruleset

DEFAULT: Final = "us_japan_2025"


def load(name: str) -> "Ruleset":
    """A shipped ruleset by its id, or one in a folder.

    Raises:
        UnknownRulesetError: there is none of that name and no folder there.
        RulesetError: it has mistakes; all of them are listed.
    """
    from shinsa.library import load_ruleset  # noqa: PLC0415  # so that --help stays quick

    return load_ruleset("-" if name == STANDARD else name)
