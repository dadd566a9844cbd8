"""The parser of gherkin-official, as quick as it can be without being another."""

from typing import TYPE_CHECKING

from gherkin.parser import Parser, ParserContext
from gherkin.token import Token

if TYPE_CHECKING:
    from collections.abc import Callable


class QuickParser(Parser):
    """The parser without what it does anew for every line: a table of the methods for all of its states."""

    def match_token(self, state: int, token: Token, context: ParserContext) -> int:
        """The state after a line; the methods of the generated parser are named for their states."""
        at: Callable[[Token, ParserContext], int] = getattr(self, f"match_token_at_{state}")
        return at(token, context)
