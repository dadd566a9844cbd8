"""The order in which a network is answered: operands before formulas, propositions after those they rest on."""

from collections.abc import Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from shinsa.catalogue import WITH_HINT
from shinsa.errors import EngineLimitError, InternalError
from shinsa.inference import catalogue
from shinsa.inference.network import Conjunction, Derived, Disjunction, Formula, Negation, Network, Part
from shinsa.messages.teller import said
from shinsa.values import Truth


def in_order(network: Network) -> tuple[int, ...]:
    """The indexes of all propositions, each after those it rests on.

    Raises:
        EngineLimitError: propositions rest on one another in a circle; it names them.
        InternalError: the network speaks of a part or proposition it does not have.
    """
    _check_shape(network)
    rests_on = {index: _derived_in(formula) for index, formula in enumerate(network.formulas)}
    try:
        return tuple(TopologicalSorter(rests_on).static_order())
    except CycleError as error:
        circle: Sequence[int] = error.args[1]
        path = " -> ".join(f"`{network.names[index]}`" for index in reversed(circle))
        message = said(catalogue.PROPOSITIONS_CIRCLE, path=path)
        raise EngineLimitError(said(WITH_HINT, message=message, hint=said(catalogue.BREAK_THE_CIRCLE))) from None


def operands_first(formula: Formula) -> Iterator[Formula]:
    """The formula and everything in it, operands before what they are operands of; however deep it nests."""
    seen: set[int] = set()
    waiting = [(formula, False)]
    while waiting:
        node, ready = waiting.pop()
        if ready:
            yield node
        elif id(node) not in seen:
            seen.add(id(node))
            waiting.append((node, True))
            waiting.extend((operand, False) for operand in reversed(operands(node)))


def operands(formula: Formula) -> tuple[Formula, ...]:
    """What the formula is directly made of."""
    match formula:
        case Negation(operand):
            return (operand,)
        case Conjunction(several) | Disjunction(several):
            return several
        case Part() | Derived():
            return ()


def check_count(parts: Sequence[Truth], network: Network) -> None:
    """One truth for each part, or `InternalError`."""
    if len(parts) != network.parts:
        raise InternalError(f"an inference over {network.parts} parts was given {len(parts)} truths")


def _derived_in(formula: Formula) -> list[int]:
    return [node.index for node in operands_first(formula) if isinstance(node, Derived)]


def _check_shape(network: Network) -> None:
    if len(network.names) != len(network.formulas):
        raise InternalError(f"a network has {len(network.formulas)} formulas but {len(network.names)} names")
    for name, formula in zip(network.names, network.formulas, strict=True):
        _check_indexes(name, operands_first(formula), network)


def _check_indexes(name: str, nodes: Iterable[Formula], network: Network) -> None:
    for node in nodes:
        match node:
            case Part(index) if not 0 <= index < network.parts:
                raise InternalError(f"`{name}` rests on part {index} of {network.parts}")
            case Derived(index) if not 0 <= index < len(network.formulas):
                raise InternalError(f"`{name}` rests on proposition {index} of {len(network.formulas)}")
            case _:
                pass
