"""Steps that are never awaited would be green whatever they assert, and of two that fit one is a guess: refused."""

from pathlib import Path

import pytest

from rulebook.small_book import book
from shinsa_adapters.rulebook.features import read_feature
from shinsa_adapters.rulebook.linting import problems_in
from shinsa_adapters.rulebook.matching import StepLibrary
from shinsa_adapters.rulebook.steps import Seen, Then, Wording, refuse_async

SKY = Wording("the sky falls")

FEATURE = """Feature: capacity
  @rule:power.capacity
  Rule: New capacity
    Scenario: enough
      Given the complete proposal "plant"
      When the proposal is screened
      Then the sky falls
"""


async def never_awaited(seen: Seen, _said: object) -> str | None:
    """Nothing of it runs."""
    return f"{seen} is not so"


def test_a_sentence_that_an_async_step_reads_is_refused(tmp_path: Path) -> None:
    step = Then(check=never_awaited, en=SKY, ja=SKY, zh=SKY)  # type: ignore[arg-type]  # that is the mistake
    library = StepLibrary([*book().library.steps, step], book().screeners.ruleset)
    path = tmp_path / "x.feature"
    path.write_text(FEATURE, encoding="utf-8")
    [problem] = problems_in(read_feature(path), library, book().proposals)
    assert str(problem) == (
        f"{path}:7: step: step `the sky falls` is an async function, which no runner awaits\n"
        "  hint: write it with `def`"
    )


@pytest.mark.parametrize("step", book().library.steps, ids=lambda step: step.pattern)
def test_no_step_of_the_library_is_async(step: Then) -> None:
    refuse_async(step)


def test_a_sentence_that_two_steps_read_is_refused(tmp_path: Path) -> None:
    rain = Wording("the {text} falls", "the rain falls")
    steps = [Then(check=clear, en=SKY, ja=SKY, zh=SKY), Then(check=clear, en=rain, ja=rain, zh=rain)]
    library = StepLibrary([*book().library.steps, *steps], book().screeners.ruleset)
    path = tmp_path / "x.feature"
    path.write_text(FEATURE, encoding="utf-8")
    [problem] = problems_in(read_feature(path), library, book().proposals)
    assert str(problem) == (
        f"{path}:7: step: `the sky falls` could be `the sky falls` and `the {{text}} falls`\n"
        "  hint: reword the steps so that one fits"
    )


def clear(_seen: Seen, _said: object) -> str | None:
    return None
