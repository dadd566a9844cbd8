"""A message: one thing to say, in every language side by side, so that none can be forgotten.

Messages are constants of modules named `catalogue`, each beside the code that says them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter
from typing import Final, Literal, TypeAlias

Language: TypeAlias = Literal["en", "ja", "zh"]
"""English, Japanese, Chinese (simplified)."""

LANGUAGES: Final[tuple[Language, ...]] = ("en", "ja", "zh")
DEFAULT: Final[Language] = "en"
"""The language where none is chosen: the same everywhere, so that programs can rely on it."""


@dataclass(frozen=True, slots=True)
class Plural:
    """A text that changes with a number, by the plural categories of the Unicode CLDR that the language has.

    `by` names the place whose number decides.
    """

    one: str
    other: str
    by: str = "count"


Wording: TypeAlias = str | Plural
"""A text with named places, `{label} is missing`; doubled braces stand for themselves."""


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to say, in every language; all have the same named places."""

    en: Wording
    ja: Wording
    zh: Wording

    def wording(self, language: Language) -> Wording:
        """The text in a language."""
        return self.en if language == "en" else self.ja if language == "ja" else self.zh


def texts(wording: Wording) -> tuple[str, ...]:
    """Every text a wording can take."""
    return (wording,) if isinstance(wording, str) else (wording.one, wording.other)


def places(text: str) -> Iterator[str]:
    """The named places of a text, in order; raises ValueError for one that is not a plain name."""
    for _, name, form, conversion in Formatter().parse(text):
        if name is None:
            continue
        if form or conversion or not name.isidentifier():
            raise ValueError(f"`{{{name}}}` in `{text}` is not a plain name")
        yield name
