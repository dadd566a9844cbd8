"""The command as a process: bad files, broken pipes, interrupts. No traceback ever reaches a user."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from adapters.commands import DAY, PROPOSALS, ROOT, RULESET, WITH, command, environment, shinsa, start

GOOD = str(PROPOSALS / "good.json")


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100_000_000)


BAD_FILES: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "not json": lambda path: path.write_bytes(b"id: x"),
    "a list": lambda path: path.write_bytes(b"[]"),
    "100 MB": huge,
    "10,000 brackets": lambda path: path.write_bytes(b"[" * 10_000),
    "10,000 objects": lambda path: path.write_bytes(b'{"a":' * 10_000),
    "another encoding": lambda path: path.write_bytes('{"id": "é"}'.encode("utf-16")),
    "latin": lambda path: path.write_bytes('{"id": "é"}'.encode("latin-1")),
    "a nul": lambda path: path.write_bytes(b'{"id": "a\0b"}'),
    "a terminal's orders": lambda path: path.write_bytes(b'{"\\u001b[2J": 1}'),
    "a folder in disguise": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_ends_with_2_and_a_sentence(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "proposal.json"
    BAD_FILES[kind](file)
    result = shinsa("screen", str(file), *WITH)
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"Traceback" not in result.stderr
    assert b"\x1b" not in result.stderr
    assert b"proposal.json" in result.stderr
    assert 0 < len(result.stderr) < 1_000


def test_too_large_a_file_is_told_with_its_size(tmp_path: Path) -> None:
    huge(tmp_path / "x.json")
    result = shinsa("screen", str(tmp_path / "x.json"), *WITH)
    assert b"too-large: holds 100,000,000 bytes, more than the 1,048,576 bytes allowed" in result.stderr


def test_a_proposal_may_come_from_standard_input() -> None:
    result = shinsa("screen", "-", *WITH, "--format", "json", given=Path(GOOD).read_bytes())
    assert (result.returncode, result.stderr) == (0, b"")
    assert b'"verdict":"eligible"' in result.stdout


def test_problems_of_standard_input_are_named_as_such() -> None:
    result = shinsa("screen", "-", *WITH, given=b"{")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.startswith(b"(standard input): not screened\n")


def test_a_reader_that_goes_away_ends_the_command_in_silence() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = start("screen", GOOD, *WITH, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    _, talk = process.communicate(timeout=60)
    assert (process.returncode, talk) == (141, b"")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What a script runs in the background ignores Ctrl-C and hands that on to what it starts; not here."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_ends_the_command_with_a_line(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    process = start("screen", str(pipe), *WITH, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with pipe.open("wb"):  # opens once the command reads from it
        process.send_signal(signal.SIGINT)
        out, talk = process.communicate(timeout=60)
    assert (process.returncode, out, talk) == (130, b"", b"shinsa: interrupted\n")


def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        process = start("screen", GOOD, *WITH, stdout=full, stderr=subprocess.PIPE)
        _, talk = process.communicate(timeout=60)
    assert process.returncode == 2
    assert talk == b"shinsa: cannot write to standard output: no space left on device\n"


@pytest.mark.parametrize("words", [("screen", GOOD, *WITH), ("check", str(RULESET)), ("--help",), ("--version",)])
def test_a_closed_standard_output_is_told(words: tuple[str, ...]) -> None:
    result = closed(">&-", *words)
    assert (result.returncode, result.stderr) == (
        2,
        b"shinsa: cannot write to standard output: bad file descriptor\n",
    )


def test_help_that_cannot_be_written_is_no_mistake_of_shinsa() -> None:
    result = closed(">/dev/full", "screen", "--help")
    assert (result.returncode, result.stderr) == (
        2,
        b"shinsa: cannot write to standard output: no space left on device\n",
    )


def test_a_closed_standard_input_is_told() -> None:
    result = closed("<&-", "screen", "-", *WITH)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr == (
        b"(standard input): not screened\n  (whole document): unreadable: cannot be read: bad file descriptor\n"
    )


def test_a_closed_standard_error_changes_no_exit_code() -> None:
    bad = closed("2>&-", "screen", str(PROPOSALS / "broken.json"), *WITH)
    good = closed("2>&-", "screen", GOOD, *WITH, "--format", "json")
    assert (bad.returncode, bad.stdout) == (2, b"")
    assert (good.returncode, good.stdout[:10]) == (0, b'{"schema":')


def test_an_output_file_is_written_with_every_stream_closed(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = closed("<&- >&- 2>&-", "screen", GOOD, *WITH, "--format", "html", "--output", str(page))
    assert result.returncode == 0
    assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")


def test_a_pipe_in_a_folder_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "good.json").write_bytes(Path(GOOD).read_bytes())
    result = shinsa("screen", str(tmp_path), *WITH)
    assert result.returncode == 2
    assert b"1 proposal screened" in result.stdout
    assert b"  (whole document): unreadable: cannot be read: it is not an ordinary file\n" in result.stderr


def test_a_name_no_file_can_have_is_told() -> None:
    result = shinsa("screen", "x" * 5_000, *WITH)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.endswith(b"  (whole document): unreadable: cannot be read: file name too long\n")


def test_an_output_no_file_can_have_the_name_of_is_told() -> None:
    result = shinsa("screen", GOOD, *WITH, "--output", "x" * 5_000)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.endswith(b"xxx`: file name too long\n")


def test_a_pipe_in_a_ruleset_is_not_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "ruleset"
    shutil.copytree(RULESET, folder)
    os.mkfifo(folder / "notes.txt")
    result = shinsa("screen", GOOD, "--ruleset", str(folder), "--as-of", DAY, SHINSA_CACHE=str(tmp_path / "kept"))
    assert (result.returncode, result.stderr) == (0, b"")


def closed(streams: str, *words: str) -> "subprocess.CompletedProcess[bytes]":
    """The command as a shell starts it with these streams closed or redirected."""
    line = f"{shlex.join(command(*words))} {streams}"
    return subprocess.run(["/bin/sh", "-c", line], env=environment(), capture_output=True, check=False, timeout=60)


def test_an_output_that_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    result = shinsa("screen", GOOD, *WITH, "--output", "/dev/full")
    assert (result.returncode, result.stderr) == (2, b"shinsa: cannot write `/dev/full`: no space left on device\n")
    assert list(tmp_path.iterdir()) == []


def test_results_go_to_standard_output_and_talk_to_standard_error(tmp_path: Path) -> None:
    for name, data in (("a.json", Path(GOOD).read_bytes()), ("b.json", b"{}"), ("c.txt", b"")):
        (tmp_path / name).write_bytes(data)
    result = shinsa("screen", ".", *WITH, cwd=tmp_path)
    assert result.returncode == 2
    assert b"1 proposal screened: 1 eligible" in result.stdout
    assert b"not screened" not in result.stdout
    assert result.stderr.splitlines()[-2:] == [
        b"passed over 1 other file not named `*.json`",
        b"1 of 2 could not be screened",
    ]


def test_text_for_no_terminal_is_100_columns_wide_and_plain() -> None:
    plain = shinsa("screen", GOOD, *WITH)
    assert b"\x1b" not in plain.stdout
    assert shinsa("screen", GOOD, *WITH, COLUMNS="100").stdout == plain.stdout
    narrow = shinsa("screen", GOOD, *WITH, COLUMNS="60").stdout.decode()
    assert narrow != plain.stdout.decode()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_poor_locale_still_gets_its_verdict(encoding: str) -> None:
    result = shinsa("screen", GOOD, *WITH, PYTHONIOENCODING=encoding)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode().startswith("ELIGIBLE: may be recommended\n")


def test_an_internal_error_asks_to_report_and_shows_its_place_on_request() -> None:
    broken = (
        "import sys; import shinsa.library;"
        "shinsa.library.load_ruleset = lambda name: 1 / 0;"
        "from shinsa_adapters.cli import main; main()"
    )
    line = [sys.executable, "-c", broken, "screen", GOOD]
    quiet = subprocess.run(line, capture_output=True, env=environment(), check=False, cwd=ROOT)
    assert quiet.returncode == 70
    assert quiet.stderr.startswith(b"shinsa: internal error: ZeroDivisionError: division by zero\n")
    assert b"please report it" in quiet.stderr
    assert b"Traceback" not in quiet.stderr
    loud = subprocess.run(line, capture_output=True, env=environment(SHINSA_DEBUG="1"), check=False, cwd=ROOT)
    assert loud.returncode == 70
    assert loud.stderr.startswith(b"Traceback")


@pytest.mark.parametrize(
    ("form", "heavy"), [("json", {"rich", "jinja2", "pydantic"}), ("text", {"jinja2", "pydantic"})]
)
def test_what_a_form_does_not_need_is_not_loaded(form: str, heavy: set[str]) -> None:
    program = (
        "import sys; from shinsa_adapters.cli.running import run; code = run(sys.argv[1:]);"
        "sys.stderr.write(' '.join(sys.modules)); sys.exit(code)"
    )
    line = [sys.executable, "-c", program, "screen", GOOD, "--ruleset", str(RULESET), "--format", form]
    result = subprocess.run(line, capture_output=True, env=environment(), check=True, cwd=ROOT)
    assert not heavy & set(result.stderr.decode().split())
