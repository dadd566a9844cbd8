"""The whole step library, made ready for a ruleset."""

from shinsa.ruleset import Ruleset
from shinsa_adapters.rulebook.ageing import AGEING
from shinsa_adapters.rulebook.givens import GIVENS
from shinsa_adapters.rulebook.matching import StepLibrary
from shinsa_adapters.rulebook.steps import SCREENED, Step
from shinsa_adapters.rulebook.thens import THENS

STEPS: tuple[Step, ...] = (*GIVENS, SCREENED, *THENS, *AGEING)


def library_of(ruleset: Ruleset) -> StepLibrary:
    """The steps, with the names of this ruleset's facts, lists, parameters and families; English, until asked."""
    return StepLibrary(STEPS, ruleset)
