"""Reading a file of a ruleset: texts with places, and nothing that could surprise."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shinsa.reading import DEEPEST, LARGEST_FILE, ListNode, MappingNode, Node, ReadFile, TextNode, read_bytes, read_file


def _read(source: str) -> Node:
    read = read_bytes(source.encode(), "a.yaml")
    assert read.findings == ()
    assert read.root is not None
    return read.root


def _texts(node: Node) -> list[str]:
    match node:
        case TextNode():
            return [node.text]
        case ListNode():
            return [text for item in node.items for text in _texts(item)]
        case MappingNode():
            return [text for key, entry in node.entries.items() for text in [key, *_texts(entry.value)]]
        case _:
            return []


def _said(read: ReadFile) -> list[str]:
    return [str(finding) for finding in read.findings]


def _value(source: str) -> TextNode:
    root = _read(source)
    assert isinstance(root, MappingNode)
    value = root.entries["a"].value
    assert isinstance(value, TextNode)
    return value


@pytest.mark.parametrize("word", ["NO", "yes", "1.10", "0x10", "1e3", "2025-10-28", "1_000", "12:30:45", ".inf", "~"])
def test_a_scalar_stays_the_text_that_was_written(word: str) -> None:
    assert _texts(_read(f"- {word}\n- '{word}'\n")) == [word, word]


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("a: word", 1, 4),
        ('a: "word"', 1, 5),
        ("a:   'word'", 1, 7),
        ("a: |\n  word\n", 2, 3),
        ("a: >-\n\n     word\n", 3, 6),
        ("发: 电\na: word", 2, 4),
        ("发: {a: 电力, b: word}\na: word", 2, 4),
    ],
)
def test_a_text_stands_where_its_first_letter_does(source: str, line: int, column: int) -> None:
    at = _value(source).at
    assert (at.line, at.column) == (line, column)


def test_columns_count_characters_not_bytes() -> None:
    root = _read("{电力电力: 1, b: 2}")
    assert isinstance(root, MappingNode)
    assert root.entries["b"].at.column == 11


@pytest.mark.parametrize(
    ("source", "layout"),
    [
        ("a: one\n  two", "one\n  two"),
        ("a: |\n  one\n    two\n", "one\n    two"),
        ("a: 'one\n\n  two'", "one\n\n  two"),
        ("a: one", "one"),
    ],
)
def test_the_layout_is_the_text_as_it_lies_in_the_file(source: str, layout: str) -> None:
    assert _value(source).layout == layout


@pytest.mark.parametrize("word", ["", "~", "null"])
def test_nothing_unquoted_is_empty_and_quoted_it_is_a_text(word: str) -> None:
    assert _value(f"a: {word}").empty
    assert not _value(f"a: '{word}'").empty


@pytest.mark.parametrize("source", ["\ufeffa: 1", "a: 1\r\nb: 2\r\n", "--- # begins\na: 1\n...\n"])
def test_marks_that_mean_nothing_are_allowed(source: str) -> None:
    assert _texts(_read(source))[:2] == ["a", "1"]


def test_a_bomb_of_aliases_is_told_alias_by_alias_and_stays_small() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 9)]
    read = read_bytes("\n".join(["l0: &l0 [ha]", *levels]).encode(), "bomb.yaml")
    assert len(read.findings) == 9 + 8 * 9
    assert _said(read)[:2] == [
        "bomb.yaml:1:5: anchor: `&l0` marks a value for repeating\n  hint: take it out",
        "bomb.yaml:2:5: anchor: `&l1` marks a value for repeating\n  hint: take it out",
    ]


def test_an_alias_without_anchor_is_an_alias_all_the_same() -> None:
    assert [finding.code for finding in read_bytes(b"- *nowhere", "a.yaml").findings] == ["alias"]


def test_lists_may_nest_as_deep_as_the_limit() -> None:
    assert read_bytes(b"[" * DEEPEST + b"]" * DEEPEST, "a.yaml").findings == ()
    assert [f.code for f in read_bytes(b"[" * 10_000, "a.yaml").findings] == ["too-deep"]


def test_a_file_may_be_as_large_as_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"- a\n" + b"#" * (LARGEST_FILE - 4))
    assert read_file(path, "a.yaml").findings == ()
    path.write_bytes(b"- a\n" + b"#" * (LARGEST_FILE - 3))
    assert [finding.code for finding in read_file(path, "a.yaml").findings] == ["file-too-large"]


def test_every_line_with_a_tab_is_told_once() -> None:
    read = read_bytes(b"a:\n\tb: 1\n\t\tc: 2\nd: 'x\ty'\n", "a.yaml")
    assert [(f.code, f.at.line, f.at.column) for f in read.findings] == [("tab", 2, 1), ("tab", 3, 1), ("tab", 4, 6)]
    assert read.root is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a: 1\nb: \xe7\x94", "a.yaml:2:4: wrong-encoding: byte 0xe7 is not UTF-8\n  hint: save the file as UTF-8"),
        (
            "a: é".encode("latin-1"),
            "a.yaml:1:4: wrong-encoding: byte 0xe9 is not UTF-8\n  hint: save the file as UTF-8",
        ),
        ("a: \u2028b".encode(), "a.yaml:1:4: control-character: the character U+2028 stands here\n  hint: take it out"),
        (b"", "a.yaml:1:1: empty-file: the file says nothing"),
    ],
)
def test_a_file_of_wrong_characters_is_told_at_the_first(content: bytes, said: str) -> None:
    assert _said(read_bytes(content, "a.yaml")) == [said]


@pytest.mark.parametrize(
    ("source", "place", "hint"),
    [
        ("a: b: c", "1:5", "put a text that holds `: ` in quotes"),
        ("a: 'b", "1:6", "a quote or a bracket is not closed"),
        ("a: {b: 1", "2:1", "a brace is not closed, or a comma is missing"),
        ("a: [b", "2:1", "a bracket is not closed, or a comma is missing"),
        ("a: *", "1:5", "put a text that begins with `*` in quotes"),
        ("a: @b", "1:4", "put a text that begins with a special character in quotes"),
        ("a:\n  - b\n c: d", "3:2", "look at the indentation, and at quotes inside a quoted text"),
        ("a: 1\nbcd\n", "3:1", "a key is followed by `: `"),
    ],
)
def test_the_usual_slips_of_yaml_have_a_hint(source: str, place: str, hint: str) -> None:
    (finding,) = read_bytes(source.encode(), "a.yaml").findings
    assert str(finding).startswith(f"a.yaml:{place}: yaml-syntax: this is not YAML: ")
    assert finding.hint == hint


def test_what_follows_a_refused_value_is_still_read() -> None:
    read = read_bytes(b"- *x\n- !!int 2\n- {<<: 3, d: 4, d: 5, ~: 6}\n", "a.yaml")
    assert [finding.code for finding in read.findings] == ["alias", "tag", "merge-key", "duplicate-key", "key-not-text"]
    assert read.root is not None
    assert _texts(read.root) == ["2", "d", "4"]


@given(st.one_of(st.binary(), st.text(alphabet="ab :-[]{}&*!|>'\"#%@,?~\n\t\r<0é电\ufeff\u2028\ud7ff", max_size=60)))
def test_any_file_is_read_or_refused_and_never_fails(content: bytes | str) -> None:
    read = read_bytes(content if isinstance(content, bytes) else content.encode(), "a.yaml")
    assert read.root is not None or read.findings
    assert all(finding.at.line >= 1 and finding.at.column >= 1 for finding in read.findings)
