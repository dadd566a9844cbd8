"""Lines in Japanese and Chinese fit, lose nothing, and break where they may."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.table import Table

from shinsa_adapters.rendering.text.console import to_text, words

ALPHABET = "資金対象の資産は、すべて（米国内）にある。「はい」。。abc 1,200 MW gate.us_site、，"


def shown(text: str, width: int) -> list[str]:
    return to_text([words(text)], width=width, colour=False).splitlines()


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("資金の資産は米国内にある", 10, ["資金の資産", "は米国内に", "ある"]),
        ("資金の資産、は米国内", 10, ["資金の資", "産、は米国", "内"]),
        ("資金の資（産は米国）", 10, ["資金の資", "（産は米", "国）"]),
        ("最大1,200 MWの電源", 8, ["最大", "1,200 MW", "の電源"]),
        ("plain words alone break at blanks", 12, ["plain words", "alone break", "at blanks"]),
        ("資gate.no_covered_nation", 10, ["資", "gate.no_co", "vered_nati", "on"]),
    ],
)
def test_a_line_breaks_where_it_may(text: str, width: int, lines: list[str]) -> None:
    assert shown(text, width) == lines


@given(st.text(ALPHABET, max_size=80), st.integers(8, 40))
def test_every_line_fits_and_nothing_is_lost(text: str, width: int) -> None:
    lines = shown(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


def test_a_cell_of_a_table_breaks_too_and_is_never_cut_short() -> None:
    table = Table.grid(padding=(0, 2))
    table.add_row("1", words("次を満たすよう提案を改め、再提出する：資金対象の資産はすべて米国内にある"))
    told = to_text([table], width=40, colour=False)
    assert "…" not in told
    assert re.sub(r"\s", "", told) == "1次を満たすよう提案を改め、再提出する：資金対象の資産はすべて米国内にある"
    assert all(cell_len(line) <= 40 for line in told.splitlines())
