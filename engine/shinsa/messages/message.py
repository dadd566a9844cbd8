"""A message: one thing to say, in every language side by side, so that none can be forgotten.

Messages are constants of modules named `catalogue`, each beside the code that says them.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Language: TypeAlias = Literal["en", "ja", "zh"]
"""English, Japanese, Chinese (simplified)."""

LANGUAGES: Final[tuple[Language, ...]] = ("en", "ja", "zh")
DEFAULT: Final[Language] = "en"
"""The language where none is chosen: the same everywhere, so that programs can rely on it."""


class Translated(str):
    """A text in English that can be told in every language: wherever English will do, it is that English text."""

    __slots__ = ()

    def in_language(self, language: Language) -> str:
        """The same in another language."""
        raise NotImplementedError(language)


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
