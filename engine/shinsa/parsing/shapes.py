"""Read nodes as what a key asks for: a text, a number, a day, a list, a mapping with known keys.

A reader takes a node and the report. It gives the value, or `None` once it has reported why there is none, so that
parsing goes on and every mistake is found in one run.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias, TypeVar

from shinsa.errors import Place
from shinsa.language.catalogue.names import MEANT
from shinsa.messages.message import Translated
from shinsa.messages.teller import said
from shinsa.parsing.catalogue import shapes as catalogue
from shinsa.parsing.catalogue.kinds import WHAT_TEXT
from shinsa.parsing.report import Report, did_you_mean, listed, nearest
from shinsa.reading import BrokenNode, Entry, ListNode, MappingNode, Node, TextNode
from shinsa.values import Text, Worded

T = TypeVar("T")
Reader: TypeAlias = Callable[[Node, Report], T | None]

LONGEST_NUMBER = 60
"""Digits a number may have, as in the condition language."""

LANGUAGES = ("en", "ja", "zh")
_NUMBER = re.compile(r"[-+]?([0-9]+)(\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys a mapping must have and those it may have; `what` calls the mapping in messages."""

    what: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Every key there is, the required first."""
        return self.required + self.optional


class Record:
    """A mapping read key by key. A node of another shape is reported once and then has no keys."""

    def __init__(self, node: Node, keys: Keys, report: Report) -> None:
        self.at = node.at
        self.what = keys.what
        self._report = report
        self._entries = entries_of(node, keys.what, report)
        self._misspelt: set[str] = set()
        self.readable = isinstance(node, MappingNode)
        if self.readable:
            self._look_at_keys(keys)

    def _look_at_keys(self, keys: Keys) -> None:
        for key, entry in self._entries.items():
            if key not in keys.all():
                self._unknown(key, entry, keys)
        for key in keys.required:
            if key not in self:
                self._report.add(self.at, "missing-key", said(catalogue.LACKS_KEY, what=self.what, key=key))

    def _unknown(self, key: str, entry: Entry, keys: Keys) -> None:
        near = nearest(key, [known for known in keys.all() if known not in self._entries])
        hint = said(MEANT, name=near) if near else said(catalogue.ITS_KEYS, keys=listed(keys.all()))
        self._report.add(entry.at, "unknown-key", said(catalogue.HAS_NO_KEY, what=self.what, key=key), hint)
        self._report.lose(entry.value)
        self._misspelt.update([near] if near else [])

    def __contains__(self, key: str) -> bool:
        """Whether the key is written, whatever stands there, or was meant by a misspelt one."""
        return key in self._entries or key in self._misspelt

    def peek(self, key: str) -> Node | None:
        """What stands at the key, without looking whether it is usable."""
        entry = self._entries.get(key)
        return None if entry is None else entry.value

    def node(self, key: str) -> Node | None:
        """What stands at the key, or `None` where nothing usable does."""
        entry = self._entries.get(key)
        if entry is None or isinstance(entry.value, BrokenNode):
            return None
        if isinstance(entry.value, TextNode) and entry.value.empty:
            message = said(catalogue.KEY_WITHOUT_VALUE, key=key)
            self._report.add(entry.at, "no-value", message, said(catalogue.WRITE_OR_TAKE_OUT))
            return None
        return entry.value

    def get(self, key: str, reader: Reader[T]) -> T | None:
        """The value at the key, or `None`."""
        node = self.node(key)
        return None if node is None else reader(node, self._report)

    def place(self, key: str) -> Place:
        """Where the value of the key stands; where the mapping does, if there is none."""
        entry = self._entries.get(key)
        return self.at if entry is None else entry.value.at


def entries_of(node: Node, what: str, report: Report) -> Mapping[str, Entry]:
    """The entries of a mapping; none, with a finding, where the node is something else."""
    if isinstance(node, MappingNode):
        return node.entries
    _wrong_shape(node, said(catalogue.KEY_VALUE_LINES, what=what), report)
    return {}


def items_of(node: Node, what: str, report: Report) -> Sequence[Node]:
    """The items of a list that are usable; none, with a finding, where the node is something else."""
    if isinstance(node, ListNode):
        return [item for item in node.items if not isinstance(item, BrokenNode)]
    _wrong_shape(node, said(catalogue.STAND_IN_LIST, what=what), report)
    return ()


def _wrong_shape(node: Node, message: Translated, report: Report) -> None:
    if not isinstance(node, BrokenNode):
        report.add(node.at, "wrong-shape", message)
        report.lose(node)


def scalar(node: Node, report: Report) -> TextNode | None:
    """A node that is a text."""
    if isinstance(node, TextNode):
        return node
    _wrong_shape(node, said(catalogue.SINGLE_VALUE), report)
    return None


def word(node: Node, report: Report) -> str | None:
    """A text that is not empty, without white space around it."""
    found = scalar(node, report)
    if found is None:
        return None
    if found.empty or not found.text.strip():
        report.add(found.at, "no-value", said(catalogue.TEXT_STANDS), said(catalogue.WRITE_ONE))
        return None
    return found.text.strip()


def text(node: Node, report: Report) -> Text | None:
    """A text in English, or in several languages."""
    if not isinstance(node, MappingNode):
        english = word(node, report)
        return None if english is None else Text(english)
    record = Record(node, Keys(said(WHAT_TEXT), ("en",), LANGUAGES[1:]), report)
    english = record.get("en", word)
    japanese, chinese = record.get("ja", word), record.get("zh", word)
    return None if english is None else Text(english, japanese, chinese)


def worded(node: Node, report: Report) -> str | None:
    """A text as `text` reads it, held as its English: a plain `str` where it stands in English alone."""
    found = text(node, report)
    if found is None or len(found.languages()) == 1:
        return None if found is None else found.en
    return Worded(found)


def name(node: Node, report: Report) -> str | None:
    """A name: small letters, digits and `_`."""
    found = word(node, report)
    if found is None or good_name(found, node.at, report):
        return found
    return None


def good_name(found: str, at: Place, report: Report) -> bool:
    """Whether a name has the form names have; reported where it has not."""
    if _NAME.fullmatch(found):
        return True
    report.add(at, "bad-name", said(catalogue.NOT_A_NAME, found=found), said(catalogue.NAME_FORM))
    return False


def named(node: Node, what: str, report: Report) -> Iterator[tuple[str, Entry]]:
    """The entries of a mapping whose keys are names."""
    for key, entry in entries_of(node, what, report).items():
        if good_name(key, entry.at, report):
            yield key, entry
        else:
            report.lose(entry.value)


def number(node: Node, report: Report) -> Decimal | None:
    """An exact decimal."""
    found = word(node, report)
    if found is None:
        return None
    parts = _NUMBER.fullmatch(found)
    if parts is None:
        report.add(node.at, "not-a-number", said(catalogue.NOT_NUMBER, found=found), _number_hint(found))
    elif sum(map(str.isdigit, found)) > LONGEST_NUMBER:
        report.add(node.at, "number-too-long", said(catalogue.NUMBER_OVER, most=LONGEST_NUMBER))
    else:
        return Decimal(found)
    return None


def _number_hint(found: str) -> Translated:
    return said(catalogue.SEPARATORS_OUT if "," in found or "_" in found else catalogue.DIGITS_ALONE)


def whole(node: Node, report: Report) -> int | None:
    """A whole number from 1."""
    found = number(node, report)
    if found is not None and (found < 1 or found != int(found)):
        report.add(node.at, "wrong-value", said(catalogue.NOT_WHOLE, found=str(found)))
        return None
    return None if found is None else int(found)


def yes_no(node: Node, report: Report) -> bool | None:
    """`true` or `false`."""
    found = word(node, report)
    if found in {"true", "false"}:
        return found == "true"
    if found is not None:
        report.add(node.at, "not-yes-or-no", said(catalogue.NEITHER_TRUE_FALSE, found=found))
    return None


def day(node: Node, report: Report) -> date | None:
    """A calendar day, `2025-10-28`."""
    found = word(node, report)
    if found is None:
        return None
    if _DAY.fullmatch(found):
        with suppress(ValueError):
            return date.fromisoformat(found)
    report.add(node.at, "not-a-date", said(catalogue.NOT_A_DAY, found=found), said(catalogue.DAY_FORM))
    return None


def one_of(allowed: Mapping[str, T], what: str) -> Reader[T]:
    """A reader of one of a few words."""

    def read(node: Node, report: Report) -> T | None:
        found = word(node, report)
        if found is None or found in allowed:
            return None if found is None else allowed[found]
        hint = did_you_mean(found, allowed, said(catalogue.WRITE_ONE_OF, choices=listed(allowed)))
        report.add(node.at, "wrong-value", said(catalogue.NOT_ONE_OF, found=found, what=what), hint)
        return None

    return read


def each(reader: Reader[T], what: str) -> Reader[tuple[T, ...]]:
    """A reader of a list, each item read by `reader`; items that are wrong are left out."""

    def read(node: Node, report: Report) -> tuple[T, ...] | None:
        found = [reader(item, report) for item in items_of(node, what, report)]
        return tuple(item for item in found if item is not None)

    return read
