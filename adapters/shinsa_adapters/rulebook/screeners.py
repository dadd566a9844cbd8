"""Screening drafts: one screener for a ruleset, and one for each way scenarios set its parameters."""

from typing import TYPE_CHECKING, Literal

from shinsa.ruleset import ParameterValue, Ruleset
from shinsa.screening import Screener, Screening
from shinsa_adapters.proving.stating import written_out
from shinsa_adapters.rulebook.committee import with_settings
from shinsa_adapters.rulebook.draft import Draft

if TYPE_CHECKING:
    from datetime import date

_MOST = 2_000
"""The most screenings that are kept."""


class Screeners:
    """Screens drafts against one ruleset; keeps a screener for each choice of parameters, and what it screened last.

    `explained` says that screenings will be asked for their reasons.
    """

    def __init__(
        self, ruleset: Ruleset, *, inference: Literal["both", "direct"] = "direct", explained: bool = False
    ) -> None:
        self.ruleset = ruleset
        self._kept: dict[tuple[tuple[str, ParameterValue], ...], Screener] = {
            (): Screener(ruleset, inference=inference, explained=explained)
        }
        self._screened: dict[tuple[bytes, date, tuple[tuple[str, ParameterValue], ...]], Screening] = {}

    def screen(self, draft: Draft) -> Screening:
        """Screen what a draft says; raises as `shinsa.screening.Screener.screen` does."""
        data = written_out(draft.document).encode()
        key = data, draft.as_of, draft.settings
        kept = self._screened.get(key)
        if kept is None:
            if len(self._screened) >= _MOST:
                self._screened.clear()
            kept = self._screened[key] = self.screener(draft.settings).screen(data, as_of=draft.as_of)
        return kept

    def screener(self, settings: tuple[tuple[str, ParameterValue], ...]) -> Screener:
        """The screener for these parameters."""
        if settings not in self._kept:
            self._kept[settings] = self._kept[()].with_settings(with_settings(self.ruleset, settings))
        return self._kept[settings]
