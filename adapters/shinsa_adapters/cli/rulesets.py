"""The ruleset a command works with."""

from typing import TYPE_CHECKING, Annotated, Final, TypeAlias

from cyclopts import Parameter

from shinsa_adapters.cli.streams import STANDARD

if TYPE_CHECKING:
    from shinsa.ruleset import Ruleset

DEFAULT: Final = "us_japan_2025"
RulesetOption: TypeAlias = Annotated[str, Parameter(metavar="ID|FOLDER", help="A shipped ruleset's id, or a folder.")]


def load(name: str) -> "Ruleset":
    """A shipped ruleset by its id, or one in a folder.

    Raises:
        UnknownRulesetError: there is none of that name and no folder there.
        RulesetError: it has mistakes; all of them are listed.
    """
    from shinsa.library import load_ruleset, ruleset_folder  # noqa: PLC0415  # so that --help stays quick
    from shinsa_adapters.cli import keeping  # noqa: PLC0415

    folder = ruleset_folder("-" if name == STANDARD else name)
    key = keeping.key(folder)
    kept = None if key is None else keeping.recall(key)
    if kept is not None:
        return kept
    ruleset = load_ruleset(folder)
    if key is not None:
        keeping.keep(key, ruleset)
    return ruleset
