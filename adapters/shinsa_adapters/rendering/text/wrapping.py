"""Lines broken where Japanese and Chinese may be broken: between any two characters, but not before `、` or after `「`.

Rich breaks at blanks alone and would cut a sentence without blanks short. The rules are the simple part of the Unicode
line breaking algorithm (UAX 14) and of JIS X 4051: what may not begin a line, and what may not end one.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.containers import Lines
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import ConsoleOptions, JustifyMethod, OverflowMethod
    from rich.segment import Segment

_NEVER_FIRST: Final = frozenset("、。，．・：；？！ー々）」』】〉》”’％…～ぁぃぅぇぉっゃゅょァィゥェォッャュョ")  # noqa: RUF001  as they are
_NEVER_LAST: Final = frozenset("（「『【〈《“‘")  # noqa: RUF001  as they are
_WIDE: Final = 2


class Breaking(Console):
    """A console that breaks every text so."""

    def render(self, renderable: RenderableType, options: "ConsoleOptions | None" = None) -> "Iterator[Segment]":
        """Render as Rich does, texts as broken texts."""
        if type(renderable) is Text and not renderable.plain.isascii():
            renderable = _Broken.of(renderable)
        yield from super().render(renderable, options)


class _Broken(Text):
    """A text that breaks between wide characters."""

    @classmethod
    def of(cls, text: Text) -> "_Broken":
        """The same text."""
        return cls(text.plain, text.style, justify=text.justify, no_wrap=text.no_wrap, end=text.end, spans=text.spans)

    def wrap(  # noqa: PLR0913  # as in Rich
        self,
        console: Console,
        width: int,
        *,
        justify: "JustifyMethod | None" = None,
        overflow: "OverflowMethod | None" = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """The text as lines no wider than `width`, nothing cut off."""
        if no_wrap or self.no_wrap:
            return super().wrap(console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=no_wrap)
        lines = Lines()
        for line in self.split(allow_blank=True):
            broken = line.divide(list(_breaks(line.plain, width)))
            for part in broken:
                part.rstrip_end(width)
            if justify:
                broken.justify(console, width, justify=justify, overflow="fold")
            lines.extend(broken)
        return lines


def _breaks(text: str, width: int) -> Iterator[int]:
    """Where a new line begins so that every line fits."""
    start = used = 0
    for begin, end in _pieces(text):
        size = cell_len(text[begin:end].rstrip())
        if used and used + size > width:
            yield begin
            start, used = begin, 0
        if size > width:
            yield from _cuts(text, begin, end, width)
            start = begin
        used = cell_len(text[start:end])


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The longest runs that may not be broken, with the blanks behind them."""
    begin = 0
    for at in range(1, len(text)):
        if _may_break(text[at - 1], text[at]):
            yield begin, at
            begin = at
    if text:
        yield begin, len(text)


def _may_break(before: str, after: str) -> bool:
    if after.isspace() or after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return before.isspace() or cell_len(before) == _WIDE or cell_len(after) == _WIDE


def _cuts(text: str, begin: int, end: int, width: int) -> Iterator[int]:
    """Where a run is cut that is wider than a whole line."""
    used = 0
    for at in range(begin, end):
        size = cell_len(text[at])
        if used and used + size > width:
            yield at
            used = 0
        used += size
