"""What the steps on the age of evidence say when it is not as the sentence says."""

from pathlib import Path

import pytest

from rulebook.small_book import run_text

FEATURE = """Feature: ages
  Scenario: a paper
    Given a proposal that states nothing
    And the screening is made as of 2025-10-28
    {papers}When the proposal is screened
    Then the evidence of the net capacity {answer}
"""


def paper(day: str) -> str:
    return f"And evidence from the report dated {day} says the net capacity is 300 MW\n    "


YOUNG, LAST_YOUNG, OLD, LAST_OLD, GONE, FUTURE = map(
    paper, ("2025-10-28", "2025-05-01", "2025-04-30", "2024-10-28", "2024-10-27", "2025-10-29")
)
NO_REMARK, REMARK, NO_MORE = "is not remarked as old", "is remarked as old", "counts no more"


def came(path: Path, papers: str, answer: str) -> list[str]:
    [run] = run_text(path / "x.feature", FEATURE.format(papers=papers, answer=answer))
    return [failure.came for failure in run.failures]


@pytest.mark.parametrize(
    ("papers", "answer"),
    [
        (YOUNG, NO_REMARK),
        (LAST_YOUNG, NO_REMARK),
        (OLD, REMARK),
        (LAST_OLD, REMARK),
        (GONE, NO_MORE),
        (OLD + YOUNG, REMARK),
    ],
    ids=["of the day", "of 180 days", "of 181 days", "of 365 days", "of 366 days", "one old of two"],
)
def test_the_age_is_said_as_it_is(tmp_path: Path, papers: str, answer: str) -> None:
    assert came(tmp_path, papers, answer) == []
    others = [each for each in (NO_REMARK, REMARK, NO_MORE) if each != answer]
    assert all(came(tmp_path, papers, other) for other in others)


@pytest.mark.parametrize(
    ("papers", "answer", "said"),
    [
        ("", NO_REMARK, "there is no evidence of it"),
        ("", NO_MORE, "there is no evidence of it"),
        (YOUNG, REMARK, "of its evidence: nothing is said of its age"),
        (OLD, NO_REMARK, "of its evidence: it is remarked as old"),
        (GONE, NO_REMARK, "of its evidence: it counts no more"),
        (FUTURE, NO_REMARK, "of its evidence: it is dated after the day of the screening"),
        (GONE + YOUNG, NO_MORE, "of its evidence: it counts no more, nothing is said of its age"),
    ],
    ids=[
        "none, not old",
        "none, no more",
        "young, old",
        "old, not old",
        "gone, not old",
        "of tomorrow, not old",
        "one gone, no more",
    ],
)
def test_what_came_is_said_in_words(tmp_path: Path, papers: str, answer: str, said: str) -> None:
    assert came(tmp_path, papers, answer) == [said]
