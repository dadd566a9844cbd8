"""From plain nodes to a ruleset's frozen values; every mistake is gathered on the way."""
