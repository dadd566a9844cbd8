"""Which inferences can answer a network here, and the one answer they agree on."""

from collections.abc import Sequence
from itertools import zip_longest

from shinsa.errors import DisagreementError, InternalError
from shinsa.inference.direct import DirectInference
from shinsa.inference.durable import DurableInference
from shinsa.inference.library import durable_available
from shinsa.inference.network import Inference, Network
from shinsa.values import Truth

_WORDS = {True: "true", False: "false", None: "unknown"}


def inferences(network: Network) -> tuple[Inference, ...]:
    """`direct`, and `durable` where its library can be used, both made for the network.

    Raises:
        EngineLimitError: the network needs more than an inference can bear, or rests on itself.
    """
    direct = DirectInference(network)
    return (direct, DurableInference(network)) if durable_available() else (direct,)


def agree(asked: Sequence[Inference], parts: Sequence[Truth], network: Network) -> tuple[Truth, ...]:
    """The truth of every proposition, as every inference asked (at least one) answers.

    Raises:
        DisagreementError: two answered differently; it names the propositions and both answers.
    """
    if not asked:
        raise InternalError("no inference was asked")
    first, *others = asked
    answer = first.infer(parts)
    for other in others:
        different = other.infer(parts)
        if different != answer:
            raise DisagreementError(_difference(network, (first.name, answer), (other.name, different)))
    return answer


def _difference(network: Network, one: tuple[str, tuple[Truth, ...]], two: tuple[str, tuple[Truth, ...]]) -> str:
    (first, answer), (second, different) = one, two
    said = [
        f"`{name}`: {first} says {_word(here)}, {second} says {_word(there)}"
        for name, here, there in zip_longest(network.names, answer, different, fillvalue=...)
        if here is not there
    ]
    return "the inferences disagree\n  " + "\n  ".join(said)


def _word(truth: object) -> str:
    return _WORDS[truth] if truth is None or isinstance(truth, bool) else "nothing"
