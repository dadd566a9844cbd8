"""The real command, started as a user starts it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RULESET = HERE / "rulesets" / "small"
PROPOSALS = HERE / "proposals"
DAY = "2025-10-28"
WITH = ("--ruleset", str(RULESET), "--as-of", DAY)
"""What makes a screening the same on every day and machine."""


def environment(**changed: str) -> dict[str, str]:
    """This process's environment, with the checkout's code to be found and nothing that changes how text is shown."""
    kept = {key: text for key, text in os.environ.items() if key not in {"COLUMNS", "NO_COLOR", "SHINSA_DEBUG"}}
    return {**kept, "PYTHONPATH": f"{ROOT / 'engine'}{os.pathsep}{ROOT / 'adapters'}", "SHINSA_CACHE": "off", **changed}


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "shinsa_adapters.cli", *words]


def start(*words: str, **options: Any) -> "subprocess.Popen[bytes]":  # noqa: ANN401  # Popen's own options
    """The command as a process that is still running.

    Python's own warnings stay off, as they are for users: an interrupt may strike between opening a file and using it.
    """
    return subprocess.Popen(command(*words), env=environment(), **options)


def shinsa(*words: str, given: bytes = b"", cwd: Path = ROOT, **changed: str) -> "subprocess.CompletedProcess[bytes]":
    """The command run to its end, with what it wrote."""
    return subprocess.run(
        command(*words),
        input=given,
        capture_output=True,
        env=environment(PYTHONWARNINGS="error", **changed),
        cwd=cwd,
        check=False,
        timeout=60,
    )
