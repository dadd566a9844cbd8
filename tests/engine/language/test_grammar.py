import pytest
from hypothesis import given
from hypothesis import strategies as st

from shinsa.language import mistakes
from shinsa.language.grammar import parse
from shinsa.language.mistakes import Mistake
from shinsa.language.syntax import Syntax, below, depth
from shinsa.language.writing import written

ATOMS = st.sampled_from(
    ["a", "b.c", "300", "0.5", '"text"', "true", "null", "[]", "f()", "b'x'", "7u", "{}", "T{}", "T{a: 1}"]
)


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pair = st.tuples(inner, inner)
    operators = st.sampled_from(["+", "-", "*", "/", "%", "<", "==", "in", "&&", "||"])
    return st.one_of(
        st.tuples(pair, operators).map(lambda both: f"({both[0][0]}) {both[1]} ({both[0][1]})"),
        st.tuples(pair, operators).map(lambda both: f"{both[0][0]} {both[1]} {both[0][1]}"),
        inner.map(lambda text: f"!({text})"),
        inner.map(lambda text: f"-({text})"),
        pair.map(lambda both: f"[{both[0]}, {both[1]}]"),
        pair.map(lambda both: f"({both[0]}).exists(x, {both[1]})"),
        pair.map(lambda both: f"({both[0]})[{both[1]}]"),
        pair.map(lambda both: f"a ? ({both[0]}) : {both[1]}"),
        inner.map(lambda text: f"{{1: {text}}}"),
    )


def shape(node: Syntax) -> object:
    """A tree without its places."""
    own = [getattr(node, name, None) for name in ("text", "name", "operator", "field")]
    return type(node).__name__, own, [shape(child) for child in below(node)]


@given(st.recursive(ATOMS, grown, max_leaves=12))
def test_what_is_written_out_reads_back_the_same(text: str) -> None:
    first = parse(text)
    assert not isinstance(first, Mistake)
    again = parse(written(first))
    assert not isinstance(again, Mistake)
    assert shape(again) == shape(first)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a+b*c", "a + b * c"),
        ("(a+b)*c", "(a + b) * c"),
        ("a-(b-c)-d", "a - (b - c) - d"),
        ("((a))&&(b||c)&&!d", "a && (b || c) && !d"),
        ("a . b\n[ 0 ] . c ( d,e, ) // remark", "a.b[0].c(d, e)"),
        ("a ? b : c ? d : e", "a ? b : c ? d : e"),
        (".a.b{c: 1, d: 2,}", ".a.b{c: 1, d: 2}"),
        ("{1: 2, 'x' : 3}", "{1: 2, 'x': 3}"),
        ("r\"\\n\" + '''a\nb'''", "r\"\\n\" + '''a\nb'''"),
        ("--1", "--1"),
    ],
)
def test_a_condition_is_written_with_as_few_brackets_as_keep_its_meaning(text: str, expected: str) -> None:
    node = parse(text)
    assert not isinstance(node, Mistake)
    assert written(node) == expected


@pytest.mark.parametrize(
    ("text", "offset", "hint"),
    [
        ("a = 3", 2, "to compare, write `==`"),
        ("a <> 3", 3, None),
        ("a ≥ 3", 2, "write `>=`"),
        ("a OR b", 2, "write `||`"),
        ("a b", 2, "join two conditions with `&&` or `||`"),
        ("a)", 1, "no `(` was opened for it"),
        ("f(a", 3, "close the `(` with `)`"),
        ("a &&", 4, "finish it, or take away what stands last"),
        ("x >= 50%", 8, "finish it, or take away what stands last"),
        ("a == “b”", 5, 'quote texts with plain quotes: `"`'),
        ("@", 0, None),
    ],
)
def test_a_slip_is_shown_where_it_is_with_the_way_out(text: str, offset: int, hint: str | None) -> None:
    found = parse(text)
    assert isinstance(found, Mistake)
    assert (found.offset, found.code, found.hint) == (offset, "syntax-error", hint)


@pytest.mark.parametrize("text", ["", "  \n", "// only a remark"])
def test_nothing_is_no_condition(text: str) -> None:
    found = parse(text)
    assert isinstance(found, Mistake)
    assert found.message in {mistakes.empty().message, "the condition ends too early"}


def test_depth_counts_the_longest_way_down() -> None:
    node = parse("!(a && f([1]))")
    assert not isinstance(node, Mistake)
    assert depth(node) == 5
