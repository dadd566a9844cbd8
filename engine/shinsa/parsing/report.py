"""What is found wrong while a ruleset is parsed, and what keeps one mistake from being told twice."""

import re
from collections.abc import Iterable, Iterator

from shinsa.errors import Finding, Place
from shinsa.language.catalogue.names import MEANT
from shinsa.messages.message import Translated
from shinsa.messages.teller import Series, said
from shinsa.parsing.catalogue.shapes import NOTHING_LISTED
from shinsa.reading import BrokenNode, ListNode, MappingNode, Node, TextNode

_MENTION = re.compile(r"\b(?:param|conclusion)\.[A-Za-z0-9_]+")


class Report:
    """Findings in the order met; names whose declaration is wrong; names that rules mention.

    A condition that mentions a broken name (`sites`, `param.x`) is not told off for it: the declaration is. A parameter
    (`param.x`) or conclusion (`conclusion.x`) that is mentioned, even where the mention is lost, is not unused.
    """

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self.findings = list(findings)
        self.broken: set[str] = set()
        self.mentioned: set[str] = set()

    def add(self, at: Place, code: str, message: str, hint: str | None = None) -> None:
        """Note one mistake."""
        self.findings.append(Finding(at, code, message, hint))

    def lose(self, node: Node) -> None:
        """Something is left out of the ruleset; what it mentions still counts as mentioned."""
        self.mentioned.update(mention for text in _texts(node) for mention in _MENTION.findall(text))

    def touches_broken(self, text: str) -> bool:
        """Whether a condition's text mentions a name whose declaration is wrong."""
        return any(re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", text) for name in self.broken)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    from difflib import get_close_matches  # noqa: PLC0415  needed only where something is wrong

    near = get_close_matches(word, list(known), n=1)
    return near[0] if near else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str | None = None) -> str | None:
    """A hint that names the nearest known word, or `otherwise`."""
    near = nearest(word, known)
    return said(MEANT, name=near) if near else otherwise


def listed(words: Iterable[str]) -> Translated:
    """Words for a message: `` `a`, `b` and `c` ``."""
    return Series([f"`{word}`" for word in words] or [said(NOTHING_LISTED)], "and")


def _texts(node: Node) -> Iterator[str]:
    match node:
        case TextNode():
            yield node.text
        case ListNode():
            for item in node.items:
                yield from _texts(item)
        case MappingNode():
            for entry in node.entries.values():
                yield from _texts(entry.value)
        case BrokenNode():
            return
