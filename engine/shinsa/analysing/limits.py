"""What is too much work to answer exactly; counted, never timed, so that an answer is the same everywhere."""

from dataclasses import dataclass


class NotExact(Exception):  # noqa: N818  # an answer ("not exact here"), not an error
    """Something cannot be enumerated exactly within the limits; the message says what and why."""


@dataclass(slots=True)
class Work:
    """Steps of work left; `spend` raises NotExact when there are none."""

    left: int
    on: str

    def spend(self, steps: int = 1) -> None:
        """Use up steps of work; raises NotExact when they run out."""
        self.left -= steps
        if self.left < 0:
            raise NotExact(f"{self.on} takes more work than the limit allows")
