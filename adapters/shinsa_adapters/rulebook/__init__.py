"""The rulebook: Gherkin features as sentences about rules, with one library of steps for every runner."""
