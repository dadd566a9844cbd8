"""What became of a ruleset's laws, as `check` prints it."""

from typing import TYPE_CHECKING

from shinsa.errors import Finding

if TYPE_CHECKING:
    from shinsa_adapters.proving.laws import Judgment


def broken_law(judged: "Judgment") -> Finding | None:
    """The mistake of a law that does not hold: what happens, and the pair of proposals to which it does."""
    pair = judged.broken
    if pair is None:
        return None
    through = "" if judged.rule is None else f" through `{judged.rule}`"
    message = f"`{judged.law.message}` is not so: {pair.before}; better, {pair.after}{through}"
    hint = f"compare {pair.worse}\n    with {pair.better}"
    return Finding(judged.law.at, "broken-law", message, f"mend the rule, or take back the law; {hint}")


def open_law(judged: "Judgment") -> str | None:
    """A law of which nothing is known, and why."""
    if judged.unknown is None:
        return None
    return f"{judged.law.at}: not known whether `{judged.law.message}`: {judged.unknown}"


def idle_law(judged: "Judgment") -> str | None:
    """A law that says nothing, as no rule reads its fact: it would hold whatever the rules were."""
    from shinsa_adapters.proving.laws import UNREAD  # noqa: PLC0415  # heavy, and loaded by now

    if judged.proof != UNREAD:
        return None
    return (
        f"{judged.law.at}: warning: `{judged.law.message}` holds of any rules, as none reads `{judged.law.fact}`\n"
        "  hint: read the fact in a rule, or take back the law"
    )
