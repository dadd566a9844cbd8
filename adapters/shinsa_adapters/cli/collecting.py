"""When Python looks for garbage: seldom, since most commands are over before there is any; as usual in a long life."""

import gc
from typing import Final

_USUAL: Final = gc.get_threshold()
_SELDOM: Final = (200_000, 5, 5)


def seldom() -> None:
    """Look for garbage so seldom that a short life is not slowed by it, and a long one is not filled."""
    gc.set_threshold(*_SELDOM)


def as_usual() -> None:
    """Look for garbage as Python does."""
    gc.set_threshold(*_USUAL)
