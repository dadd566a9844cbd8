"""The rulebook a command works with."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from shinsa.messages.teller import said
from shinsa_adapters.cli.catalogue.calling import TIME_LIMIT_SPAN, TIME_LIMIT_UNKEPT
from shinsa_adapters.cli.failures import CommandError, quoted, reason

if TYPE_CHECKING:
    from shinsa_adapters.rulebook.shelf import Shelf

LONGEST = 86400
"""The longest time limit, in seconds: a day."""
Named = Annotated[str, Parameter(name="RULESET", help="A shipped ruleset's id, or a folder.")]
Features = Annotated[
    str | None,
    Parameter(metavar="FOLDER", help="The rulebook's features, where they do not stand beside the ruleset."),
]


def shelf_at(ruleset: str, features: str | None) -> "Shelf":
    """Where the rulebook stands.

    Raises:
        CommandError: there are no features there.
    """
    from shinsa.library import ruleset_folder  # noqa: PLC0415
    from shinsa_adapters.rulebook.shelf import feature_paths, shelf_of  # noqa: PLC0415

    shelf = shelf_of(ruleset_folder(ruleset), None if features is None else Path(features))
    try:
        paths = feature_paths(shelf.features)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "no folder can have this name"
        hint = "name the folder of its features with --features"
        raise CommandError(f"the rulebook {quoted(str(shelf.features))} cannot be read: {why}", hint) from error
    if not paths:
        raise CommandError(f"folder {quoted(str(shelf.features))} holds no features", "features are files `*.feature`")
    return shelf


def refuse_time(seconds: float) -> None:
    """Refuse a time limit for proofs that cannot be kept; raises CommandError."""
    if not 0 <= seconds <= LONGEST:
        message = said(TIME_LIMIT_UNKEPT, seconds=f"{seconds:g}")
        raise CommandError(message, said(TIME_LIMIT_SPAN, longest=str(LONGEST)))
