"""From a judgement to the verdict document: every rule, every condition, every value read."""
