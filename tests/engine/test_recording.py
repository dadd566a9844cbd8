"""Records: kept and replayed byte for byte, and what tampering shows."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engine.committee import FOLDER, against, proposal, screened, screener, with_rules
from shinsa import __version__
from shinsa.errors import InputError, NotInForceError, RecordError
from shinsa.library import load_ruleset
from shinsa.recording import Replay, read_record, record, replay
from shinsa.screening import Screener

ROOT = Path(__file__).parents[2]
KEPT = record(screened())
SAME = Replay(same=True, differences=())


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    document = json.loads(KEPT)
    change(document)
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def refusal(data: bytes, by: Screener | None = None) -> str:
    with pytest.raises(RecordError) as refused:
        replay(data, by or screener())
    return str(refused.value)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"readiness": 5},
        {"sites": None, "plant.kind": None},
        {"evidence": against("readiness", [8])},
        {"title": '発電所 \N{FIRE} "quoted" \\ é'},
    ],
)
def test_a_record_replays_to_the_same_bytes(facts: dict[str, Any]) -> None:
    assert replay(record(screened(facts)), screener()) == SAME


def test_a_record_replays_on_the_day_it_was_made_for() -> None:
    assert replay(record(screened({"sites": [{"country": "PR"}]}, as_of=date(2026, 1, 1))), screener()) == SAME


def test_a_line_end_behind_a_record_does_no_harm() -> None:
    assert replay(KEPT + b"\r\n", screener()) == SAME


def test_a_record_keeps_the_input_as_it_came() -> None:
    spaced = b"\n " + proposal().replace(b'"title": ', b'"title" :\t') + b"\n"
    kept = record(screener().screen(spaced, as_of=date(2025, 10, 28)))
    assert read_record(kept).input == spaced
    assert replay(kept, screener()) == SAME


def test_a_record_says_what_it_was_made_with() -> None:
    head, ruleset = read_record(KEPT), load_ruleset(FOLDER)
    assert (head.ruleset_id, head.ruleset_version, head.digest) == ("committee", "1.0.0", ruleset.digest)
    assert (head.as_of, head.engine_version) == (date(2025, 10, 28), __version__)
    assert head.inference == tuple(screened().document["inference"])
    assert head.input == proposal()


def test_a_record_is_the_same_in_every_process() -> None:
    code = (
        "import sys; from engine.committee import screened; from shinsa.recording import record; "
        "sys.stdout.buffer.write(record(screened()))"
    )
    paths = os.pathsep.join(str(ROOT / name) for name in ("engine", "adapters", "tests", "."))
    for seed in ("0", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
        done = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True)
        assert done.stdout == KEPT


def set_to(path: str, value: object) -> Callable[[dict[str, Any]], object]:
    """A change of one place of a record."""
    *above, last = path.strip("/").split("/")

    def change(document: Any) -> None:  # noqa: ANN401  # any JSON value
        for name in above:
            document = document[int(name) if isinstance(document, list) else name]
        document[last] = value

    return change


@pytest.mark.parametrize(
    ("path", "value", "differences"),
    [
        ("/verdict/verdict", "review", ('/verdict/verdict: kept "review", now "eligible"',)),
        ("/verdict/score/low", 65.01, ("/verdict/score/low: kept 65.01, now 65",)),
        ("/verdict/rules/0/outcome", "fired", ('/verdict/rules/0/outcome: kept "fired", now "not_fired"',)),
        ("/verdict/review_kinds", ["policy"], ('/verdict/review_kinds: kept ["policy"], now []',)),
        ("/engine/version", "0.0.0", (f'/engine/version: kept "0.0.0", now "{__version__}"',)),
        ("/added", "電", ('/added: kept "電", now null',)),
        ("/digest", "sha256:0", (f'/digest: kept "sha256:0", now "{json.loads(KEPT)["digest"]}"',)),
        ("/ruleset/version", "1.0.1", ('/ruleset/version: kept "1.0.1", now "1.0.0"',)),
    ],
)
def test_whatever_is_changed_in_a_record_is_named(path: str, value: object, differences: tuple[str, ...]) -> None:
    assert replay(changed(set_to(path, value)), screener()) == Replay(same=False, differences=differences)


def test_one_digit_of_the_input_shows_in_what_is_read_from_it() -> None:
    tampered = replay(KEPT.replace(b'\\"readiness\\": 9', b'\\"readiness\\": 8'), screener())
    assert not tampered.same
    readiness = [text for text in tampered.differences if "/reads/" in text]
    assert readiness[0] == '/verdict/rules/1/reads/0/value: kept "9", now "8"'
    assert tampered.differences[-1].startswith("/digest: kept ")


def test_another_day_shows_everywhere_it_stands() -> None:
    tampered = replay(changed(set_to("/as_of", "2025-10-29")), screener())
    assert tampered.differences[0] == '/verdict/as_of: kept "2025-10-28", now "2025-10-29"'
    assert tampered.differences[1].startswith("/digest: ")


def test_at_most_twenty_differences_are_named() -> None:
    other = json.loads(record(screened({"readiness": 5, "sites": None, "plant.kind": None, "disputed": None})))
    assert len(replay(changed(set_to("/verdict", other["verdict"])), screener()).differences) == 20


def test_the_same_content_in_other_bytes_is_told_apart() -> None:
    spaced = json.dumps(json.loads(KEPT), ensure_ascii=False).encode()
    assert replay(spaced, screener()) == Replay(same=False, differences=("the bytes differ, the content does not",))


LACKS = "this record lacks a part, or a part has the wrong form\n  hint: was it cut short?"
NO_RECORD = (
    "this is not a record: its `schema` is not `shinsa.record/1`\n  hint: make one with `shinsa screen --record`"
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (KEPT[:-1], "this is not a record: it is not JSON"),
        (KEPT[: len(KEPT) // 2], "this is not a record: it is not JSON"),
        (b"", "this is not a record: it is not JSON"),
        (b"\xff\xfe", "this is not a record: it is not JSON"),
        (b"[" * 100_000, "this is not a record: it is not JSON"),
        (b"[]", NO_RECORD),
        (b"null", NO_RECORD),
        (proposal(), NO_RECORD),
        (changed(set_to("/schema", "shinsa.record/2")), NO_RECORD),
        (changed(lambda document: document.pop("input")), LACKS),
        (changed(lambda document: document.pop("ruleset")), LACKS),
        (changed(set_to("/ruleset", "committee")), LACKS),
        (changed(set_to("/as_of", "soon")), LACKS),
        (changed(set_to("/as_of", 20251028)), LACKS),
        (changed(set_to("/inference", None)), LACKS),
        (changed(lambda document: document["engine"].pop("version")), LACKS),
        (changed(set_to("/input", "#")).replace(b'"#"', b'"\\ud800"'), LACKS),
    ],
)
def test_what_is_no_whole_record_is_refused(data: bytes, message: str) -> None:
    assert refusal(data) == message


def test_a_record_of_another_ruleset_is_refused(tmp_path: Path) -> None:
    other = with_rules(tmp_path, "[]\n")
    assert replay(KEPT, Screener(other)) == SAME
    head = tmp_path / "committee" / "programme.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("version: 1.0.0", "version: 1.1.0"), encoding="utf-8")
    other, made = load_ruleset(head.parent), load_ruleset(FOLDER)
    assert refusal(KEPT, Screener(other)) == (
        f"this record was made with ruleset `committee` 1.0.0 ({made.digest}); "
        f"`committee` 1.1.0 ({other.digest}) is another\n  hint: give the ruleset it was made with by --ruleset"
    )


def test_a_record_made_with_other_inferences_is_refused() -> None:
    direct = Screener(load_ruleset(FOLDER), inference="direct")
    alone = record(screened(by=direct))
    assert replay(alone, direct) == SAME
    here = ", ".join(screened().document["inference"])
    assert refusal(alone) == f"this record was made with the inferences direct; here they are {here}"
    assert refusal(KEPT, direct) == f"this record was made with the inferences {here}; here they are direct"


def test_an_input_or_day_changed_into_one_that_cannot_be_screened_is_refused_as_such() -> None:
    with pytest.raises(InputError):
        replay(changed(set_to("/input", "{}")), screener())
    with pytest.raises(NotInForceError):
        replay(changed(set_to("/as_of", "2031-01-01")), screener())
