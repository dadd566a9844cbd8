"""Screening drafts: one screener for a ruleset, and one for each way scenarios set its parameters."""

from typing import Literal

from shinsa.ruleset import ParameterValue, Ruleset
from shinsa.screening import Screener, Screening
from shinsa_adapters.proving.stating import written_out
from shinsa_adapters.rulebook.committee import with_settings
from shinsa_adapters.rulebook.draft import Draft


class Screeners:
    """Screens drafts against one ruleset; keeps a screener for each choice of parameters.

    `explained` says that screenings will be asked for their reasons.
    """

    def __init__(
        self, ruleset: Ruleset, *, inference: Literal["both", "direct"] = "direct", explained: bool = False
    ) -> None:
        self.ruleset = ruleset
        self._kept: dict[tuple[tuple[str, ParameterValue], ...], Screener] = {
            (): Screener(ruleset, inference=inference, explained=explained)
        }

    def screen(self, draft: Draft) -> Screening:
        """Screen what a draft says; raises as `shinsa.screening.Screener.screen` does."""
        data = written_out(draft.document).encode()
        return self.screener(draft.settings).screen(data, as_of=draft.as_of)

    def screener(self, settings: tuple[tuple[str, ParameterValue], ...]) -> Screener:
        """The screener for these parameters."""
        if settings not in self._kept:
            self._kept[settings] = self._kept[()].with_settings(with_settings(self.ruleset, settings))
        return self._kept[settings]
