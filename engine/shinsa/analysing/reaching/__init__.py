"""Which verdicts and scores a proposal can still come to, from what every rule does in each cell of its facts."""
