"""The list of steps for people: what docs/rulebook.md prints."""

from shinsa_adapters.rulebook.library import STEPS
from shinsa_adapters.rulebook.steps import Kind


def steps_table() -> str:
    """Every step with an example, as a Markdown table for each kind."""
    return "\n".join(_table(kind) for kind in Kind)


def steps_text() -> str:
    """Every step with an example, as plain text."""
    return "\n".join(f"{kind.value.capitalize()}\n{_lines(kind)}" for kind in Kind)


def _lines(kind: Kind) -> str:
    word = kind.value.capitalize()
    return "".join(f"  {step.pattern}\n      {word} {step.example}\n" for step in STEPS if step.kind is kind)


def _table(kind: Kind) -> str:
    rows = [f"| `{step.pattern}` | {kind.value.capitalize()} {step.example} |" for step in STEPS if step.kind is kind]
    return "\n".join([f"### {kind.value.capitalize()}", "| step | for example |", "|---|---|", *rows, ""])
