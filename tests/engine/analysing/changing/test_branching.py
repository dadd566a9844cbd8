"""Further answers: the cheapest of all that do without a dear change of each earlier one, found by few questions."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shinsa.analysing.changing import branching
from shinsa.analysing.changing.branching import Branches
from shinsa.analysing.changing.clauses import TooLarge

PATHS = "abcdefg"


@dataclass(frozen=True)
class Change:
    """A change whose first three paths are its dearest."""

    paths: frozenset[str]
    weight: int

    @property
    def dearest(self) -> frozenset[str]:
        return frozenset(sorted(self.paths)[:3])


changes = st.sets(st.frozensets(st.sampled_from(PATHS), min_size=1, max_size=5), max_size=25).flatmap(
    lambda sets: st.permutations(sorted(sets, key=sorted)).map(
        lambda ordered: [Change(paths, weight) for weight, paths in enumerate(ordered, 1)]
    )
)
"""Sets of paths, each of another weight, whatever it holds."""


class Asking:
    """Answers from a list, and keeps what was asked."""

    def __init__(self, known: list[Change]) -> None:
        self._known = known
        self.asked: list[frozenset[str]] = []

    def __call__(self, held: frozenset[str]) -> Change | None:
        self.asked.append(held)
        left = [each for each in self._known if not each.paths & held]
        return min(left, key=lambda each: each.weight, default=None)


def gone_through(known: list[Change]) -> list[Change]:
    """Every answer in turn that does not make all the dear changes of one before it."""
    told: list[Change] = []
    for each in sorted(known, key=lambda each: each.weight):
        if not any(before.dearest <= each.paths for before in told):
            told.append(each)
    return told


@given(changes)
def test_answers_are_those_found_by_going_through_all(known: list[Change]) -> None:
    asking = Asking(known)
    assert list(Branches(asking).answers()) == gone_through(known)


@given(changes)
def test_nothing_is_asked_twice_nor_where_less_held_left_nothing(known: list[Change]) -> None:
    asking = Asking(known)
    list(Branches(asking).answers())
    assert len(set(asking.asked)) == len(asking.asked)
    for place, held in enumerate(asking.asked):
        assert not any(before < held and Asking(known)(before) is None for before in asking.asked[:place])


def test_what_was_found_with_less_held_is_not_asked_for_again() -> None:
    """With `a` held the cheapest is `bc`; with `d` held too, which that leaves as it stands, it still is."""
    known = [Change(frozenset("ad"), 1), Change(frozenset("bc"), 2), Change(frozenset("be"), 3)]
    asking = Asking(known)
    assert [each.weight for each in Branches(asking).answers()] == [1, 2, 3]
    assert frozenset("ad") not in asking.asked


def test_a_further_answer_is_looked_for_only_when_it_is_wanted() -> None:
    asking = Asking([Change(frozenset("ab"), 1), Change(frozenset("c"), 2)])
    next(Branches(asking).answers())
    assert asking.asked == [frozenset()]


def test_after_many_questions_no_more_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(branching, "MOST_ASKED", 2)
    answers = Branches(Asking([Change(frozenset("ab"), 1), Change(frozenset("bc"), 2)])).answers()
    assert next(answers).weight == 1
    with pytest.raises(TooLarge, match="further answers take more than 2 questions"):
        list(answers)
