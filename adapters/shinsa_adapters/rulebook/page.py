"""The list of steps for people: what docs/rulebook.md prints."""

from shinsa_adapters.rulebook.library import STEPS
from shinsa_adapters.rulebook.steps import Kind, Wording
from shinsa_adapters.rulebook.tongues import ENGLISH, Tongue, keyword


def steps_table(tongue: Tongue = ENGLISH) -> str:
    """Every step with an example in a language, as a Markdown table for each kind."""
    return "\n".join(_table(kind, tongue) for kind in Kind)


def steps_text(tongue: Tongue = ENGLISH) -> str:
    """Every step with an example in a language, as plain text."""
    return "\n".join(f"{keyword(kind, tongue)}\n{_lines(kind, tongue)}" for kind in Kind)


def _wordings(kind: Kind, tongue: Tongue) -> list[Wording]:
    return [step.wording(tongue.code) for step in STEPS if step.kind is kind]


def _lines(kind: Kind, tongue: Tongue) -> str:
    word = keyword(kind, tongue)
    return "".join(f"  {each.pattern}\n      {word} {each.shown}\n" for each in _wordings(kind, tongue))


def _table(kind: Kind, tongue: Tongue) -> str:
    word = keyword(kind, tongue)
    rows = [f"| `{each.pattern}` | {word} {each.shown} |" for each in _wordings(kind, tongue)]
    return "\n".join([f"### {word}", "| step | for example |", "|---|---|", *rows, ""])
