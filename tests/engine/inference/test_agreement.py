"""Both inferences and a plain fixpoint agree, on random networks and parts."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from shinsa.inference.choosing import agree, inferences
from shinsa.inference.network import Network
from shinsa.values import Truth
from strategies.networks import TRUTHS, fixpoint, networks, random_network, random_parts, seeded

NETWORKS = 600
PROPOSALS = 35


def test_in_twenty_thousand_inferences_none_differs() -> None:
    random = seeded(20251028)
    answers = Counter[Truth]()
    for _ in range(NETWORKS):
        network = random_network(random)
        asked = inferences(network)
        assert [inference.name for inference in asked] == ["direct", "durable"]
        for _ in range(PROPOSALS):
            parts = random_parts(random, network.parts)
            answer = agree(asked, parts, network)
            assert answer == fixpoint(network, parts)
            answers.update(answer)
    assert NETWORKS * PROPOSALS >= 20_000
    assert min(answers[truth] for truth in TRUTHS) > 10_000, "each answer is common, so that agreement means something"


@given(networks(), st.data())
@settings(max_examples=200, deadline=None)
def test_every_network_gets_the_same_answer_three_ways(network: Network, data: st.DataObject) -> None:
    parts = data.draw(st.tuples(*[st.sampled_from(TRUTHS)] * network.parts))
    assert agree(inferences(network), parts, network) == fixpoint(network, parts)
