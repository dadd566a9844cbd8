"""Two ways to answer a network of propositions that chain: `direct`, and `durable` on the durable-rules library."""
