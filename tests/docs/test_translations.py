"""The page on translations says what a teller really says."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from shinsa.messages.message import LANGUAGES, Message, Plural
from shinsa.messages.teller import Teller, teller

PAGE = Path(__file__).parents[2] / "docs" / "translations.md"
NAMES = {"Decimal": Decimal, "date": date, "Message": Message, "Plural": Plural, "teller": teller}


def test_every_call_in_the_table_gives_what_the_table_shows() -> None:
    rows = re.findall(
        r"^\| `(\w+)(\(.*?\))` \| (.*?) \| (.*?) \| (.*?) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    told = {
        (method, *(str(getattr(Teller(language), method)(*_arguments(given))) for language in LANGUAGES))
        for method, given, *_ in rows
    }
    assert told == {(method, *shown) for method, _, *shown in rows}
    assert len(rows) == 8


def _arguments(given: str) -> tuple[object, ...]:
    found = eval(f"({given[1:-1]},)", dict(NAMES))  # noqa: S307  # the page is ours
    assert isinstance(found, tuple)
    return found


def test_every_line_of_code_gives_the_comment_behind_it() -> None:
    messages, calls = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, object] = dict(NAMES)
    exec(messages, names)  # noqa: S102  # the page is ours
    lines = re.findall(r"^(teller\(.*?\))\s+# (.*)$", calls, re.MULTILINE)
    assert [eval(call, names) for call, _ in lines] == [said for _, said in lines]  # noqa: S307  # the page is ours
    assert len(lines) == 2
