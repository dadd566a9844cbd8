"""From a checked ruleset and a day to what is asked of every proposal: done once, asked many times."""
