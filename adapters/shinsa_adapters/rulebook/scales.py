"""Numbers counted in words for powers of ten, as Japanese and Chinese write them: `1兆5000億`, `120万`, `2.5億`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

LONGEST = 60
"""The most characters of a number, its unit included."""
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number, and the text behind it without spaces around."""

    number: Decimal
    rest: str


def scaled(text: str, scales: Mapping[str, int]) -> Scaled | None:
    """The number a text begins with; `None` where it begins with none, or where its parts do not go downward.

    `scales` are powers of ten by word. A part behind a scale is smaller than what that scale counts: `1億2000万` is a
    number, `1万2億` and `1億10000万` are none.
    """
    if len(text) > LONGEST:
        return None
    words = "|".join(sorted(map(re.escape, scales), key=len, reverse=True))
    found = re.match(rf"(?P<minus>-?)(?P<parts>(?:{_DIGITS}\s*(?:{words})\s*)*(?:{_DIGITS})?)", text)
    if found is None or not found["parts"]:
        return None
    total, ceiling = Decimal(0), None
    for digits, word in re.findall(rf"({_DIGITS})\s*({words})?", found["parts"]):
        part = Decimal(digits.replace(",", "")).scaleb(scales.get(word, 0))
        if ceiling is not None and part >= ceiling:
            return None
        total, ceiling = total + part, Decimal(1).scaleb(scales.get(word, 0))
    return Scaled(-total if found["minus"] else total, text[found.end() :].strip())
