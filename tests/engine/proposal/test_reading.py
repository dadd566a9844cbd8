"""Bytes become JSON with exact numbers, or every problem is told."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shinsa.errors import InputError, Problem
from shinsa.proposal.reading import read_json


def refused(data: bytes, *, limit: int = 1_048_576) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read_json(data, limit=limit)
    return caught.value.problems


def test_numbers_keep_every_digit() -> None:
    document = read_json(b'{"a": 550000000000.01, "b": 0.1, "c": 12, "d": -1.50, "e": 2.5e9}')
    assert document == {
        "a": Decimal("550000000000.01"),
        "b": Decimal("0.1"),
        "c": Decimal(12),
        "d": Decimal("-1.50"),
        "e": Decimal(2_500_000_000),
    }
    assert {type(value) for value in document.values()} == {Decimal}


def test_fifty_digits_on_each_side_of_the_point_are_read_and_no_more() -> None:
    assert read_json(b'{"a": 1e49, "b": 1e-50}') == {"a": Decimal("1e49"), "b": Decimal("1e-50")}
    problems = refused(b'{"a": 1e50, "b": 1e-51, "c": ' + b"1" * 51 + b"}")
    assert [(problem.pointer, problem.code) for problem in problems] == [
        ("/a", "number-too-long"),
        ("/b", "number-too-long"),
        ("/c", "number-too-long"),
    ]


def test_texts_lists_and_objects_come_as_they_are() -> None:
    document = read_json('{"a": [true, false, null], "b": {"c": "\\ud83d\\ude00 電力"}}'.encode())
    assert document == {"a": [True, False, None], "b": {"c": "😀 電力"}}


def test_a_document_exactly_at_the_limit_is_read() -> None:
    assert read_json(b'{"a": 1}', limit=8) == {"a": Decimal(1)}


def test_sixty_four_brackets_deep_is_read_and_sixty_five_is_not() -> None:
    assert read_json(b'{"a":' + b"[" * 63 + b"]" * 63 + b"}")
    assert refused(b'{"a":\n ' + b"[" * 64 + b"]" * 64 + b"}") == (
        Problem("", "too-deep", "brackets are nested more than 64 deep at line 2, column 65"),
    )


def test_brackets_inside_texts_do_not_count() -> None:
    text = '["\\\\"{' * 100
    assert read_json(b'{"a": "' + text.replace("\\", "\\\\").replace('"', '\\"').encode() + b'"}') == {"a": text}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", Problem("", "empty", "the document is empty", 'a proposal is at least {"id": …, "title": …}')),
        (b" \n\t", Problem("", "empty", "the document is empty", 'a proposal is at least {"id": …, "title": …}')),
        (
            b'\xef\xbb\xbf{"id": 1}',
            Problem(
                "", "byte-order-mark", "the document begins with a byte order mark", "save it as UTF-8 without one"
            ),
        ),
        (
            '{"id": 1}'.encode("utf-16"),
            Problem(
                "", "byte-order-mark", "the document begins with a byte order mark", "save it as UTF-8 without one"
            ),
        ),
        (
            b'{"id": "\x00"}',
            Problem(
                "",
                "nul-byte",
                "the document holds a NUL byte at byte 8",
                "is it UTF-16, or not a text at all? save it as UTF-8",
            ),
        ),
        (
            '{"id": "é"}'.encode("latin-1"),
            Problem("", "not-utf8", "the document is not UTF-8: byte 8 is 0xE9", "save it as UTF-8"),
        ),
        (b"[" * 10_000, Problem("", "too-deep", "brackets are nested more than 64 deep at line 1, column 65")),
        (b'{"a":' * 10_000, Problem("", "too-deep", "brackets are nested more than 64 deep at line 1, column 321")),
        (
            b'{"a": 1,\n "b" 2}',
            Problem(
                "",
                "not-json",
                "not JSON at line 2, column 6: a colon is expected after the key",
                "the text there begins `2}`",
            ),
        ),
        (
            b"hello",
            Problem(
                "", "not-json", "not JSON at line 1, column 1: a value is expected", "the text there begins `hello`"
            ),
        ),
        (
            b'{"a": 1} {"b": 2}',
            Problem(
                "",
                "not-json",
                "not JSON at line 1, column 10: something follows after the end of the document",
                'the text there begins `{"b": 2}`',
            ),
        ),
        (
            b'{"a": 01}',
            Problem(
                "",
                "not-json",
                "not JSON at line 1, column 8: a comma or a closing bracket is expected",
                "the text there begins `1}`",
            ),
        ),
        (
            b'{"a": "x\ny"}',
            Problem("", "not-json", "not JSON at line 1, column 9: a text holds a bare control character", None),
        ),
        (
            b'{"a": "\\q"}',
            Problem(
                "",
                "not-json",
                "not JSON at line 1, column 8: a text holds an escape that does not exist",
                'the text there begins `\\q"}`',
            ),
        ),
        (
            b'{"a": "x',
            Problem(
                "",
                "not-json",
                "not JSON at line 1, column 7: the text that begins here does not end",
                'the text there begins `"x`',
            ),
        ),
        (
            b"{'a': 1}",
            Problem(
                "",
                "not-json",
                "not JSON at line 1, column 2: a key in double quotation marks is expected",
                "the text there begins `'a': 1}`",
            ),
        ),
        (
            b"[1]",
            Problem("", "not-an-object", "a proposal is one JSON object, not a list", 'write {"id": …, "title": …, …}'),
        ),
        (
            b'"x"',
            Problem(
                "",
                "not-an-object",
                "a proposal is one JSON object, not the text `x`",
                'write {"id": …, "title": …, …}',
            ),
        ),
        (
            b'{"a": {"b": 1, "b": 2}}',
            Problem("/a/b", "duplicate-key", "the key `b` stands 2 times in one object", "keep one of them"),
        ),
        (
            b'{"a": [NaN]}',
            Problem("/a/0", "not-a-number", "`NaN` is not a number in JSON", "leave out a number that is not known"),
        ),
        (
            b'{"a": -Infinity}',
            Problem(
                "/a", "not-a-number", "`-Infinity` is not a number in JSON", "leave out a number that is not known"
            ),
        ),
        (
            b'{"a": 1e999999999}',
            Problem(
                "/a",
                "number-too-long",
                "the number `1e999999999` is too long: at most 50 digits before and after the point",
            ),
        ),
        (
            b'{"a": 1e-99999999999999999999999999}',
            Problem(
                "/a",
                "number-too-long",
                "the number `1e-99999999999999999999999999` is too long: at most 50 digits before and after the point",
            ),
        ),
        (
            b'{"a": 0e999999999}',
            Problem(
                "/a",
                "number-too-long",
                "the number `0e999999999` is too long: at most 50 digits before and after the point",
            ),
        ),
        (
            b'{"a": ' + b"7" * 1_000_000 + b"}",
            Problem(
                "/a",
                "number-too-long",
                f"the number `{'7' * 60}…` is too long: at most 50 digits before and after the point",
            ),
        ),
        (
            b'{"a/b": {"c~": "\\ud800"}}',
            Problem(
                "/a~1b/c~0",
                "lone-surrogate",
                "the text holds half a character, `\\ud800`, and not its other half",
            ),
        ),
        (
            b'{"\\udfff": 1}',
            Problem("/\\udfff", "lone-surrogate", "the key `\\udfff` holds half a character"),
        ),
    ],
)
def test_a_bad_document_is_refused_with_its_reason(data: bytes, problem: Problem) -> None:
    assert refused(data) == (problem,)


def test_a_document_over_the_limit_is_refused_with_size_and_limit() -> None:
    assert refused(b"x" * 2_000_000) == (
        Problem("", "too-large", "the document has 2,000,000 bytes; the limit is 1,048,576"),
    )
    assert refused(b'{"a": 1}', limit=7) == (Problem("", "too-large", "the document has 8 bytes; the limit is 7"),)


def test_thousands_of_repeated_keys_are_all_told() -> None:
    pairs = b",".join(b'"k%d":1,"k%d":2' % (count, count) for count in range(40_000))
    assert len(refused(b"{" + pairs + b"}")) == 40_000


def test_every_problem_inside_a_document_is_told_at_once() -> None:
    problems = refused(b'{"a": NaN, "b": 1e99, "c": "\\ud800", "d": {"e": 1, "e": Infinity}, "d": 2}')
    assert [(problem.pointer, problem.code) for problem in problems] == [
        ("/a", "not-a-number"),
        ("/b", "number-too-long"),
        ("/c", "lone-surrogate"),
        ("/d", "duplicate-key"),
        ("/d/e", "duplicate-key"),
        ("/d/e", "not-a-number"),
    ]


def test_a_text_of_a_million_quotation_marks_is_read_without_delay() -> None:
    assert refused(b'{"a": [{' * 60 + b'"' + b'\\"' * 500_000)[0].code == "too-deep"
    assert refused(b"[{" * 33 + b'"' + b'\\"' * 500_000)[0].code == "too-deep"
    assert refused(b"[" * 60 + b"]" * 10 + b'"' + b'\\"' * 500_000)[0].code == "not-json"


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        document = read_json(data)
    except InputError as error:
        problems = error.problems
        document = None
    else:
        problems = ()
    assert isinstance(document, dict) or problems
