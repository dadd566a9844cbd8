"""Mutation of a ruleset: every small change a rulebook should notice, tried on the rule's own scenarios."""
