"""docs/proposals.md is true: its proposal is accepted, its examples give the problems it shows, its codes are all."""

import re
from pathlib import Path

import pytest

from shinsa.errors import InputError
from shinsa.proposal.accepting import Acceptor
from shinsa.proposal.codes import Code, NoteCode
from shinsa.proposal.reading import JsonObject, read_json

PAGE = (Path(__file__).parents[3] / "docs" / "proposals.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(\w+)\n(.*?)\n```", re.DOTALL)
BYTES = re.compile(r"""(b'.*'|b".*")(?: \* ([0-9_]+))?""")
NAMED: JsonObject = {"id": "P-1", "title": "Restart of a reactor"}
SECTIONS = [section.partition("\n") for section in PAGE.split("\n### ")[1:]]
EXAMPLES = [(name, *BLOCK.findall(text)) for name, _, text in SECTIONS]


def told(acceptor: Acceptor, name: str, language: str, example: str) -> str:
    with pytest.raises(InputError) as caught:
        read(acceptor, name, bytes_of(example) if language == "python" else example.encode())
    return str(caught.value)


def read(acceptor: Acceptor, name: str, data: bytes) -> None:
    """Read an example as the page says: with an id and a title, unless they are what it is about."""
    document = read_json(data)
    acceptor.accept(document if name == "missing-key" else {**NAMED, **document})


def bytes_of(example: str) -> bytes:
    """The bytes a literal on the page writes, repeated as it says."""
    found = BYTES.fullmatch(example)
    assert found is not None
    literal = found[1][2:-1].encode().decode("unicode_escape").encode("latin-1")
    return literal * int(found[2] or 1)


def test_every_code_has_its_section_in_order() -> None:
    assert re.findall(r"^### (.*)$", PAGE, re.MULTILINE) == [code.value for code in Code]


def test_every_note_stands_in_the_table_in_order() -> None:
    assert re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE) == [code.value for code in NoteCode]


@pytest.mark.parametrize(("name", "example", "problem"), EXAMPLES, ids=[name for name, *_ in EXAMPLES])
def test_an_example_gives_the_problem_it_shows(
    acceptor: Acceptor, name: str, example: tuple[str, str], problem: tuple[str, str]
) -> None:
    assert told(acceptor, name, *example) == problem[1]
    assert f": {name}: " in problem[1]
    assert problem[0] == "text"


def test_the_proposal_at_the_top_is_accepted(acceptor: Acceptor) -> None:
    example = re.findall(r"```json\n(.*?)\n```", PAGE, re.DOTALL)[0]
    assert acceptor.accept(read_json(example.encode())).id == "P-2025-014"
