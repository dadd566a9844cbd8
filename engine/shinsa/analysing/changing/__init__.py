"""What would change a verdict: the cheapest changes to a proposal, and how far its numbers are from another verdict."""
