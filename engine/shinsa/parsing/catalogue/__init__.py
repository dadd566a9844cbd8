"""What is said of a ruleset's files: of their keys and values, and of what they declare."""
