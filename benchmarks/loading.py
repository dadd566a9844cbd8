"""What happens once for a ruleset: reading and checking it, planning a day, compiling, wording."""

from benchmarks.rows import Section, timed
from benchmarks.subject import AS_OF, COMPLETE, RULESET
from benchmarks.timing import Case, measure
from shinsa.evaluating.evaluator import Evaluator
from shinsa.explaining.verdict import Explainer
from shinsa.inference.choosing import inferences
from shinsa.library import load_ruleset
from shinsa.planning.plan import plan
from shinsa.proposal.accepting import Acceptor
from shinsa.screening import Screener


def sections(rounds: int) -> tuple[Section, ...]:
    """One table."""
    rows = tuple(timed(name, timing) for name, timing in measure(cases(), rounds).items())
    return (Section("Once for a ruleset", rows),)


def cases() -> list[Case]:
    """Each step of getting ready, and all of them up to the first verdict."""
    ruleset = load_ruleset(RULESET)
    planned = plan(ruleset, AS_OF)
    data = COMPLETE.read_bytes()
    values = Screener(ruleset).screen(data, as_of=AS_OF).facts.values
    steps = {
        "load and check the ruleset": lambda: load_ruleset(RULESET),
        "make the validator of its proposals": lambda: Acceptor(ruleset.vocabulary),
        "plan a day": lambda: plan(ruleset, AS_OF),
        "compile the evaluation": lambda: Evaluator(planned).evaluate(values),
        "compile the traced evaluation": lambda: Evaluator(planned).trace(values),
        "make both inferences": lambda: inferences(planned.network),
        "get ready to judge (all but explaining)": lambda: Screener(ruleset).edition(AS_OF),
        "get ready to explain": lambda: Explainer(planned, AS_OF),
        "first verdict document of a loaded ruleset": lambda: Screener(ruleset).screen(data, as_of=AS_OF).json(),
    }
    return [Case(name, run, heavy=True) for name, run in steps.items()]
