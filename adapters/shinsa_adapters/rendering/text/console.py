"""From renderables to a string: one place decides on width, colour and characters."""

import io
from collections.abc import Iterable

from rich.console import RenderableType
from rich.text import Text

from shinsa_adapters.rendering.text.wrapping import Breaking
from shinsa_adapters.rendering.wording import visible


def to_text(parts: Iterable[RenderableType], *, width: int, colour: bool) -> str:
    """The parts one below the other, `width` columns wide, lines without trailing blanks.

    With `colour` the terminal's own abilities and `NO_COLOR` decide how much of it.
    """
    held = io.StringIO()
    console = Breaking(
        file=held, width=width, force_terminal=colour, highlight=False, markup=False, emoji=False, legacy_windows=False
    )
    console.print(*parts, sep="\n")
    return "".join(f"{line.rstrip()}\n" for line in held.getvalue().splitlines())


def words(text: str, style: str = "") -> Text:
    """A piece of text with nothing in it that could act."""
    return Text(visible(text), style=style)
