"""The words by which the search finds a rule, a conclusion or a parameter: those of every language it is written in."""

import unicodedata

from shinsa.ruleset import Conclusion, Parameter, Rule
from shinsa_adapters.rulebook.site.parts import parts_of


def words_to_find(entry: Rule | Conclusion | Parameter) -> str:
    """Everything the entry says, each word once, in small letters and one width."""
    match entry:
        case Parameter() | Conclusion():
            name = entry.name
        case _:
            name = entry.head.id
    said = " ".join((name, *(text for _, text in parts_of(entry))))
    return " ".join(dict.fromkeys(unicodedata.normalize("NFKC", said).lower().split()))
