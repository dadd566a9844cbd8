"""The option `--lang`, alike on every command that has it."""

from typing import Annotated, Final, TypeAlias

from cyclopts import Parameter

from shinsa.messages.message import DEFAULT, Language

ENGLISH: Final[Language] = DEFAULT
"""What is spoken where no language is chosen, whatever the environment says: programs rely on it."""

Lang: TypeAlias = Annotated[
    Language, Parameter(name="--lang", help="The language of texts: English, Japanese or Chinese.")
]
