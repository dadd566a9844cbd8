"""What the parser made of feature files, kept between calls: parsing takes longer than reading what came of it.

What is kept answers to its key alone: the text of the file, the parser's own files, and ours that call it. Only what
the parser gives is kept, as JSON; everything the rulebook makes of it is made anew, and so is whatever cannot be read.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import orjson

from shinsa_adapters.cli.failures import OutputError
from shinsa_adapters.cli.keeping import keep_bytes, kept_in, own
from shinsa_adapters.rulebook import grammar
from shinsa_adapters.rulebook.feature_text import read_text
from shinsa_adapters.rulebook.features import FeatureFile, feature_in, understood

if TYPE_CHECKING:
    from gherkin.parser_types import Feature

_MOST: Final = 400
"""How many files are kept; the oldest go first."""
_DIGEST: Final = 32


def read_kept(path: Path) -> FeatureFile:
    """Read a feature file as `read_feature` does, with what the parser made of the same text before."""
    text = read_text(path)
    if os.environ.get("SHINSA_CACHE") == "off":
        return understood(path, text, feature_in(path, text))
    name = sha256(b"\0".join((_parser(), text.encode()))).hexdigest()
    feature = _recalled(name)
    if feature is None:
        feature = feature_in(path, text)
        with suppress(OSError, OutputError, orjson.JSONEncodeError):
            _keep(name, feature)
    return understood(path, text, feature)


def _recalled(name: str) -> "Feature | None":
    """What is kept under a name, if it is there, whole, and nobody else could have written it."""
    with suppress(Exception), (kept_in("features") / name).open("rb") as file:
        held = file.read() if own(file.fileno()) else b""
        digest, data = held[:_DIGEST], held[_DIGEST:]
        found: Feature | None = orjson.loads(data) if digest == sha256(data).digest() else None
        return found
    return None


def _keep(name: str, feature: "Feature") -> None:
    data = orjson.dumps(feature)
    keep_bytes(kept_in("features"), name, sha256(data).digest() + data, _MOST)


@cache
def _parser() -> bytes:
    """The parser as it is: the age and size of each of its files, and of ours that calls it."""
    return "\n".join(_facts()).encode()


def _facts() -> Iterator[str]:
    spec = find_spec("gherkin")
    folder = Path((spec and spec.origin) or os.devnull).parent
    ours = (Path(grammar.__file__), Path(grammar.__file__).with_name("gherkin_parser.py"))
    for file in (*sorted(folder.glob("*.py")), *ours):
        facts = file.stat()
        yield f"{file} {facts.st_size} {facts.st_mtime_ns}"
