"""What each member of the committee would say: the proposal screened with all the settings that member holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shinsa.analysing.firmness.settings import Otherwise
from shinsa.ruleset import Alternative, Parameter, Ruleset
from shinsa.screening import Screener, Screening


@dataclass(frozen=True, slots=True)
class Held:
    """A value that a member would set a parameter to; `alone` says that it changes the verdict by itself."""

    parameter: Parameter
    alternative: Alternative
    alone: bool


@dataclass(frozen=True, slots=True)
class Member:
    """One member's settings together, everything else as the committee set it, and the screening they lead to.

    `screening` is `None` where the proposal would be called impossible.
    """

    held_by: str
    held: tuple[Held, ...]
    screening: Screening | None
    agrees: bool


def panel(screener: Screener, screening: Screening) -> tuple[Member, ...]:
    """Every member that holds a value other than the committee's, in the order of the ruleset, each screened whole.

    Where a member holds several values of one parameter the first counts.
    """
    otherwise = Otherwise(screener, screening)
    return tuple(_member(otherwise, screening, name, held) for name, held in _sets(screener.ruleset).items())


def _sets(ruleset: Ruleset) -> Mapping[str, dict[str, tuple[Parameter, Alternative]]]:
    """The settings of each member, by parameter."""
    found: dict[str, dict[str, tuple[Parameter, Alternative]]] = {}
    for parameter in ruleset.parameters:
        for alternative in parameter.alternatives:
            found.setdefault(alternative.held_by, {}).setdefault(parameter.name, (parameter, alternative))
    return found


def _member(
    otherwise: Otherwise, screening: Screening, name: str, held: Mapping[str, tuple[Parameter, Alternative]]
) -> Member:
    own = otherwise.screened({parameter: alternative.value for parameter, (_, alternative) in held.items()})
    agrees = own is not None and own.verdict == screening.verdict
    return Member(name, tuple(_held(otherwise, screening, held)), own, agrees)


def _held(
    otherwise: Otherwise, screening: Screening, held: Mapping[str, tuple[Parameter, Alternative]]
) -> Iterator[Held]:
    for parameter, alternative in held.values():
        verdict = otherwise.verdict({parameter.name: alternative.value})
        yield Held(parameter, alternative, alone=verdict is not screening.judgement.verdict)
