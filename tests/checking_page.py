"""The examples of docs/checking.md, made real: each is a change to the small ruleset and what checking it prints."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "checking.md"
SMALL = Path(__file__).parent / "engine" / "rulesets" / "small"

_SECTION = re.compile(r"^### (?P<code>\S+)\n(?P<body>.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```(?P<kind>diff|text)\n(?P<content>.*?)\n```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """One section of the page: the code, the change (`None` where it is told in words), what checking prints."""

    code: str
    diff: str | None
    printed: str


def copied(folder: Path) -> Path:
    """A copy of the small ruleset, free to change."""
    return Path(shutil.copytree(SMALL, folder / "ruleset"))


def examples() -> Iterator[Example]:
    for section in _SECTION.finditer(PAGE.read_text(encoding="utf-8")):
        blocks = {block["kind"]: block["content"] for block in _BLOCK.finditer(section["body"])}
        yield Example(section["code"], blocks.get("diff"), blocks["text"])


def apply_diff(diff: str, folder: Path) -> None:
    """Change one file: `-` lines are found once and give way to the `+` lines below them; others go to the end."""
    head, *lines = diff.split("\n")
    path = folder / head.removeprefix("# ")
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    while lines:
        old, lines = _taken(lines, "-")
        new, lines = _taken(lines, "+")
        assert not old or text.count(old) == 1, f"`{old}` stands {text.count(old)} times in {path.name}"
        text = text.replace(old, new) if old else text + new
    path.write_text(text, encoding="utf-8")


def _taken(lines: list[str], sign: str) -> tuple[str, list[str]]:
    count = next((place for place, line in enumerate(lines) if not line.startswith(sign)), len(lines))
    return "".join(f"{line[1:]}\n" for line in lines[:count]), lines[count:]


def _no_rules(folder: Path) -> None:
    for name in ("gates.yaml", "merits.yaml"):
        (folder / name).write_text("[]\n", encoding="utf-8")


PREPARED: Mapping[str, Callable[[Path], object]] = {
    "missing-file": lambda folder: (folder / "conclusions.yaml").unlink(),
    "unreadable-file": lambda folder: (folder / "more.yaml").mkdir(),
    "file-too-large": lambda folder: (folder / "more.yaml").write_text("#" * (1024 * 1024 + 1), encoding="utf-8"),
    "wrong-encoding": lambda folder: (folder / "more.yaml").write_bytes("[]\n".encode("utf-16")),
    "control-character": lambda folder: (folder / "more.yaml").write_bytes(b"- \0"),
    "no-rules": _no_rules,
}
"""Changes that a page cannot show as lines."""
