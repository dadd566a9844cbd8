"""Bring the headers of rule blocks in line with their rules: name, reason and sources, never a scenario."""

from collections.abc import Sequence

from shinsa.ruleset import Rule, Ruleset
from shinsa_adapters.rulebook.features import FeatureFile, RuleBlock
from shinsa_adapters.rulebook.headers import header_in, header_lines, header_of, without_header
from shinsa_adapters.rulebook.tongues import TONGUES, Tongue


def synced(file: FeatureFile, text: str, ruleset: Ruleset) -> str:
    """The text of a feature file, as `file` was read from it, with each header as the rule has it.

    Blocks whose header says the same already stay as they are, and so does everything that is not a header.
    """
    tongue = TONGUES[file.language]
    lines = text.splitlines(keepends=True)
    rules = {rule.head.id: rule for rule in ruleset.rules}
    for block in reversed(file.rules):
        rule = rules.get(block.ids[0]) if len(block.ids) == 1 else None
        if rule is not None and header_in(block, tongue) != header_of(rule, tongue):
            _write(lines, block, rule, tongue)
    return "".join(lines)


def _write(lines: list[str], block: RuleBlock, rule: Rule, tongue: Tongue) -> None:
    """Replace the name and the description's fields of one block."""
    start = block.line
    end = block.line if block.body is None else block.body - 1
    title = lines[start - 1]
    break_ = "\r\n" if title.endswith("\r\n") else "\n"
    keyword, _, _ = title.partition(":")
    indent = title[: len(title) - len(title.lstrip())] + "  "
    header = header_of(rule, tongue)
    kept = _trimmed(without_header([line.rstrip("\r\n") for line in lines[start:end]], tongue))
    description = [*header_lines(header, indent, tongue), *(["", *kept] if kept else []), ""]
    lines[start - 1 : end] = [f"{line}{break_}" for line in (f"{keyword}: {header.name}", *description)]


def _trimmed(lines: Sequence[str]) -> list[str]:
    """The lines without empty ones before and behind."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []
