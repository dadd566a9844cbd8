"""The day a command works with."""

from datetime import date, datetime
from typing import Annotated, TypeAlias

from cyclopts import Parameter

AsOf: TypeAlias = Annotated[
    date | None,
    Parameter(
        metavar="DATE", help="The day that picks rules and parameters, YYYY-MM-DD.", show_default=lambda _: "today"
    ),
]


def today() -> date:
    """The day it is here, where no day is given."""
    return datetime.now().astimezone().date()
