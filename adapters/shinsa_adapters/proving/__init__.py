"""Formal proofs about rulesets: what holds of every proposal, or the proposal that shows it does not."""
