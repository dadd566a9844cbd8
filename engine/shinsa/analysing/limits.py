"""What is too much work to answer exactly; counted, never timed, so that an answer is the same everywhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from shinsa.analysing import catalogue
from shinsa.messages.message import Message
from shinsa.messages.teller import Said, Sayable, said


class NotExact(Exception):  # noqa: N818  # an answer ("not exact here"), not an error
    """Something cannot be enumerated exactly within the limits; `why` says what and why, in every language."""

    def __init__(self, message: Message, **values: Sayable) -> None:
        self.why: Said = said(message, **values)
        super().__init__(self.why)


def named(names: Iterable[str]) -> str:
    """Names of facts or rules as the user wrote them."""
    return ", ".join(f"`{name}`" for name in names)


@dataclass(slots=True)
class Work:
    """Steps of work left; `spend` raises NotExact when there are none."""

    left: int
    on: Message | str

    def spend(self, steps: int = 1) -> None:
        """Use up steps of work; raises NotExact when they run out."""
        self.left -= steps
        if self.left < 0:
            what = self.on if isinstance(self.on, str) else said(self.on)
            raise NotExact(catalogue.TOO_MUCH_WORK, what=what)
