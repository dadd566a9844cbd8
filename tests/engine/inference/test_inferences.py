"""What every inference answers: the same cases, each inference in turn."""

from collections.abc import Callable
from itertools import product

import pytest

from shinsa.errors import EngineLimitError, InternalError
from shinsa.inference.direct import DirectInference
from shinsa.inference.durable import DurableInference
from shinsa.inference.network import Conjunction, Derived, Disjunction, Formula, Inference, Negation, Network, Part
from shinsa.values import Truth
from strategies.networks import random_network, random_parts, seeded

Making = Callable[[Network], Inference]
A, B, C = Part(0), Part(1), Part(2)


@pytest.fixture(params=[DirectInference, DurableInference], ids=["direct", "durable"])
def making(request: pytest.FixtureRequest) -> Making:
    made: Making = request.param
    return made


def network(parts: int, *formulas: Formula) -> Network:
    return Network(parts, tuple(f"conclusion.c{index}" for index in range(len(formulas))), formulas)


def test_it_says_its_name() -> None:
    assert (DirectInference(network(0)).name, DurableInference(network(0)).name) == ("direct", "durable")


def test_an_empty_network_has_no_answers(making: Making) -> None:
    assert making(network(0)).infer(()) == ()


def test_parts_without_propositions_have_no_answers(making: Making) -> None:
    assert making(network(3)).infer((True, False, None)) == ()


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (A, "TTTFFFUUU"),
        (Negation(A), "FFFTTTUUU"),
        (Negation(Negation(A)), "TTTFFFUUU"),
        (Conjunction((A, B)), "TFUFFFUFU"),
        (Disjunction((A, B)), "TTTTFUTUU"),
        (Negation(Conjunction((A, B))), "FTUTTTUTU"),
        (Negation(Disjunction((A, B))), "FFFFTUFUU"),
        (Conjunction((A, Negation(A))), "FFFFFFUUU"),
        (Disjunction((A, Negation(A))), "TTTTTTUUU"),
        (Conjunction((A, A)), "TTTFFFUUU"),
        (Conjunction((A, Disjunction((B, Negation(A))))), "TFUFFFUUU"),
        (Disjunction((Conjunction((A, B)), Conjunction((Negation(A), Negation(B))))), "TFUFTUUUU"),
        (Conjunction(()), "TTTTTTTTT"),
        (Disjunction(()), "FFFFFFFFF"),
        (Conjunction((A, Conjunction(()))), "TTTFFFUUU"),
        (Conjunction((A, Disjunction(()))), "FFFFFFFFF"),
        (Disjunction((A, Conjunction(()))), "TTTTTTTTT"),
        (Disjunction((A, Disjunction(()))), "TTTFFFUUU"),
    ],
    ids=str,
)
def test_a_formula_of_two_parts_is_answered_after_kleene(making: Making, formula: Formula, expected: str) -> None:
    inference = making(network(2, formula))
    answers = [inference.infer(parts)[0] for parts in product((True, False, None), repeat=2)]
    assert "".join({True: "T", False: "F", None: "U"}[answer] for answer in answers) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((True, True, False), (True, False, False, True)),
        ((True, False, None), (False, True, True, False)),
        ((True, None, False), (None, None, None, None)),
        ((False, None, None), (False, True, True, False)),
        ((None, None, True), (False, True, None, None)),
    ],
)
def test_propositions_chain_in_whatever_order_they_are_written(
    making: Making, parts: tuple[Truth, ...], expected: tuple[Truth, ...]
) -> None:
    chained = network(
        3,
        Conjunction((Derived(3), Negation(Derived(1)))),
        Disjunction((Derived(2), C)),
        Negation(Derived(3)),
        Conjunction((A, B)),
    )
    assert making(chained).infer(parts) == expected


def test_a_chain_of_a_thousand_propositions_is_followed_to_its_end(making: Making) -> None:
    chain = network(2, *(Conjunction((B, Derived(index + 1))) for index in range(999)), A)
    inference = making(chain)
    assert inference.infer((True, True)) == (True,) * 1000
    assert inference.infer((False, True)) == (False,) * 1000
    assert inference.infer((True, False)) == (*(False,) * 999, True)
    assert inference.infer((None, True)) == (None,) * 1000


def test_a_formula_that_nests_five_hundred_deep_is_answered(making: Making) -> None:
    formula: Formula = A
    for depth in range(500):
        formula = Negation(Conjunction((formula, B))) if depth % 2 else Disjunction((Negation(B), formula))
    inference = making(network(2, formula))
    assert [inference.infer(parts) for parts in ((True, True), (None, True), (None, False))] == [
        (True,),
        (None,),
        (True,),
    ]


def test_one_condition_over_three_thousand_parts_is_answered(making: Making) -> None:
    true, false = [True] * 3000, [False] * 3000
    every = making(network(3000, Conjunction(tuple(map(Part, range(3000))))))
    asked = (true, [*true[:2999], None], [*true[:1500], False, *[None] * 1499])
    assert [every.infer(parts) for parts in asked] == [(True,), (None,), (False,)]
    some = making(network(3000, Disjunction(tuple(map(Part, range(3000))))))
    asked = (false, [*false[:2999], None], [*false[:1500], True, *[None] * 1499])
    assert [some.infer(parts) for parts in asked] == [(False,), (None,), (True,)]


def test_a_part_that_hundreds_of_formulas_need_is_answered_in_each(making: Making) -> None:
    crowded = network(701, *(Conjunction((A, Part(index))) for index in range(1, 701)))
    inference = making(crowded)
    assert inference.infer([True] * 701) == (True,) * 700
    assert inference.infer([False, *[True] * 700]) == (False,) * 700
    assert inference.infer([None, *[True] * 699, False]) == (*(None,) * 699, False)


def test_nothing_is_remembered_from_one_proposal_to_the_next(making: Making) -> None:
    inference = making(network(2, Conjunction((A, B))))
    asked: list[tuple[Truth, ...]] = [(True, True), (None, None), (True, None), (False, None), (None, None)]
    assert [inference.infer(parts) for parts in asked] == [(True,), (None,), (None,), (False,), (None,)]


@pytest.mark.parametrize(
    ("formulas", "circle"),
    [
        ((Derived(0),), "`conclusion.c0` -> `conclusion.c0`"),
        ((Derived(1), Negation(Conjunction((A, Derived(0))))), "`conclusion.c0` -> `conclusion.c1` -> `conclusion.c0`"),
        (
            (Derived(2), Derived(0), Derived(1), A),
            "`conclusion.c0` -> `conclusion.c2` -> `conclusion.c1` -> `conclusion.c0`",
        ),
    ],
)
def test_a_circle_is_refused_by_name(making: Making, formulas: tuple[Formula, ...], circle: str) -> None:
    with pytest.raises(EngineLimitError) as refused:
        making(network(1, *formulas))
    assert str(refused.value) == (
        f"propositions rest on one another in a circle: {circle}\n  hint: take one of them out of the circle"
    )


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (network(1, B), "`conclusion.c0` rests on part 1 of 1"),
        (network(1, Negation(Derived(1))), "`conclusion.c0` rests on proposition 1 of 1"),
        (network(1, Derived(-1)), "`conclusion.c0` rests on proposition -1 of 1"),
        (Network(1, ("a", "b"), (A,)), "a network has 1 formulas but 2 names"),
    ],
)
def test_a_network_that_speaks_of_what_it_lacks_is_an_internal_error(
    making: Making, wrong: Network, message: str
) -> None:
    with pytest.raises(InternalError) as refused:
        making(wrong)
    assert str(refused.value) == message


@pytest.mark.parametrize("count", [0, 1, 3])
def test_another_number_of_truths_than_parts_is_an_internal_error(making: Making, count: int) -> None:
    inference = making(network(2, Conjunction((A, B))))
    with pytest.raises(InternalError) as refused:
        inference.infer((True,) * count)
    assert str(refused.value) == f"an inference over 2 parts was given {count} truths"


def test_knowing_more_never_changes_an_answer_already_known(making: Making) -> None:
    random = seeded(20251028)
    for _ in range(100):
        chained = random_network(random)
        inference = making(chained)
        more = random_parts(random, chained.parts)
        fewer = tuple(truth if random.random() < 0.6 else None for truth in more)
        pairs = zip(inference.infer(fewer), inference.infer(more), strict=True)
        assert all(before is None or before is after for before, after in pairs)
