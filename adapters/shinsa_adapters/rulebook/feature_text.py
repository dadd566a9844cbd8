"""The text of a feature file: read whole, or refused with every line that could mislead whoever reads it."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from shinsa_adapters.rulebook.problems import FeatureError, FeatureProblem

LARGEST = 2**20
"""The most bytes of a feature file; nobody reads a longer one, and the parser would take minutes."""
LONGEST = 2_000
"""The most characters of a line."""
MOST = 100
"""The most mistakes that are listed of one file; more say nothing new."""
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SAID = {"\t": "a tab", "\0": "a null character", "\r": "a carriage return", "\x1b": "an escape character"}
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_WIDE_SPACE = "\u3000"
_TAB_IN_WORDS = re.compile(r"[^|\s]\s*?(\t)\s*[^|\s]")
_REMARK = re.compile(r"\s*(?:#.*)?")
_LANGUAGE = re.compile(r"\s*#\s*language\s*:\s*(?P<name>\S*)")


def read_text(path: Path) -> str:
    """The text of a feature file.

    Raises:
        FeatureError: the file is too large, is not UTF-8, begins with a byte order mark, has a line that is too long,
            holds characters that nobody sees, or names its language where no runner looks.
    """
    text = _decoded(path)
    if problems := list(islice(_problems(path, text), MOST)):
        raise FeatureError(problems)
    return text


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    if len(data) > LARGEST:
        message = f"the file holds {len(data):,} bytes, more than {LARGEST:,}"
        raise FeatureError([FeatureProblem(path, 1, "too-large", message, "split it, a file for each family")])
    if data.startswith(_MARKS):
        message = "the file begins with a byte order mark"
        raise FeatureError([FeatureProblem(path, 1, "byte-order-mark", message, "save it as UTF-8 without one")])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02X} is not UTF-8"
        raise FeatureError([FeatureProblem(path, line, "not-utf8", message, "save it as UTF-8")]) from error


def _problems(path: Path, text: str) -> Iterator[FeatureProblem]:
    begun = False
    for number, ended in enumerate(text.split("\n"), 1):
        line = ended.removesuffix("\r")
        if len(line) > LONGEST:
            message = f"the line holds {len(line):,} characters, more than {LONGEST:,}"
            yield FeatureProblem(path, number, "long-line", message, "say it in several sentences")
        elif (strange := _strange(line)) is not None:
            yield FeatureProblem(
                path, number, "strange-character", f"the line holds {_named(strange)}", _remedy(strange)
            )
        elif (named := _LANGUAGE.match(line)) and (begun or not named["name"]):
            yield FeatureProblem(path, number, "language", *_misplaced(named["name"]))
        begun = begun or not _REMARK.fullmatch(line)


def _strange(line: str) -> str | None:
    """The first character that nobody sees, or that stands for a space and is none."""
    if line.isprintable():
        return None
    for character in line:
        if character != "\t" and unicodedata.category(character) in _UNSEEN:
            return character
        if unicodedata.category(character) == "Zs" and character not in {" ", _WIDE_SPACE}:
            return character
    inside = None if line.lstrip().startswith("#") else _TAB_IN_WORDS.search(line)
    return "\t" if inside else None


def _named(character: str) -> str:
    code = f"U+{ord(character):04X}"
    said = _SAID.get(character) or unicodedata.name(character, "a character nobody sees").lower()
    return f"{said} ({code})"


def _remedy(character: str) -> str:
    if character == "\r":
        return "end lines as editors do today, with a line feed"
    if character == "\t" or unicodedata.category(character) == "Zs":
        return "write a plain space"
    return "take it out: it cannot be seen, and may change what is read"


def _misplaced(name: str) -> tuple[str, str]:
    if not name:
        return "no language is named", "write `# language: ja`, or drop the line: the file is read as English"
    return f"`# language: {name}` stands below other text, where no runner reads it", "move it to the first line"
