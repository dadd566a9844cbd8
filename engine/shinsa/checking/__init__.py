"""What is wrong with a ruleset though every piece of it is right, and the digest that says which ruleset it is."""
