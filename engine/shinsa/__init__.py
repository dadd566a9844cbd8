"""shinsa: a rules-based eligibility screening engine.

A rule is a question about a proposal that answers yes, no or unknown; a screening keeps every answer.
"""

__version__ = "0.1.0"
LANGUAGE_VERSION = "1.0"
"""Version of the condition language and of the ruleset format, apart from the package's version."""
