"""shinsa: a rules-based eligibility screening engine.

A rule is a question about a proposal that answers yes, no or unknown; a screening keeps every answer.
"""

__version__ = "0.1.0"
LANGUAGE_VERSION = "1.1"
"""Version of the condition language and of the ruleset format, apart from the package's version."""

LANGUAGE_VERSIONS = ("1.0", LANGUAGE_VERSION)
"""Every version a ruleset may be written in: a later one only adds to an earlier one."""
