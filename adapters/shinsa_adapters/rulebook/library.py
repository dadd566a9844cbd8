"""The whole step library, made ready for a ruleset."""

from shinsa.ruleset import Ruleset
from shinsa_adapters.rulebook.givens import GIVENS
from shinsa_adapters.rulebook.names import names_of
from shinsa_adapters.rulebook.steps import Step, StepLibrary, When
from shinsa_adapters.rulebook.thens import THENS

WHENS = (When("the proposal is screened", "the proposal is screened"),)
STEPS: tuple[Step, ...] = (*GIVENS, *WHENS, *THENS)


def library_of(ruleset: Ruleset) -> StepLibrary:
    """The steps, with the names of this ruleset's facts, lists, parameters and families."""
    return StepLibrary(STEPS, names_of(ruleset))
