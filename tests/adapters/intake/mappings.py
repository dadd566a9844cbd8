"""Mappings for tests: a head that every mapping has, and the facts a test is about."""

import textwrap
from collections.abc import Iterable
from pathlib import Path

from shinsa.errors import Finding
from shinsa.facts import Vocabulary
from shinsa.values import Rate
from shinsa_adapters.intake.model import Mapping
from shinsa_adapters.intake.parsing import check_mapping, load_mapping

HEAD = """\
id: portal
version: 1.0.0
source: Portal
record: id
proposal:
  id: {field: id}
  title: {field: title}
"""


def text_of(facts: str, head: str = HEAD) -> str:
    return head + textwrap.indent(textwrap.dedent(facts), "  ")


def mistakes(facts: str, vocabulary: Vocabulary, head: str = HEAD) -> list[str]:
    """What is wrong with a mapping of these facts: `line:column: code: message`, the line counted from the facts."""
    return [
        f"{finding.at.line - head.count(chr(10))}:{finding.at.column - 2}: {finding.code}: {finding.message}"
        for finding in findings(text_of(facts, head), vocabulary)
    ]


def findings(text: str, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    Path("portal.yaml").write_text(text, encoding="utf-8")
    return check_mapping("portal.yaml", vocabulary)[1]


def mapping_of(facts: str, vocabulary: Vocabulary, head: str = HEAD, rates: Iterable[Rate] = ()) -> Mapping:
    Path("portal.yaml").write_text(text_of(facts, head), encoding="utf-8")
    return load_mapping("portal.yaml", vocabulary, rates)
