"""A disk that turns read-only under open files, for a process of one's own.

Nobody may remount a disk read-only while files on it are open for writing, root neither; a kernel does it after errors.
So a small library stands between the process and the system and refuses writes as the kernel would (`EROFS`).
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from adapters.commands import ROOT

_SOURCE = ROOT / "tests/adapters/service/read_only_disk.c"


@dataclass(frozen=True, slots=True)
class Disk:
    """A folder that is read-only while it is locked; `variables` tell a process so."""

    folder: Path
    library: Path
    switch: Path

    @property
    def variables(self) -> dict[str, str]:
        return {
            "LD_PRELOAD": str(self.library),
            "READ_ONLY_FOLDER": str(self.folder),
            "READ_ONLY_WHEN": str(self.switch),
        }

    def lock(self) -> None:
        self.switch.touch()

    def unlock(self) -> None:
        self.switch.unlink()


@pytest.fixture(name="disk")
def disk_that_can_turn_read_only(tmp_path: Path) -> Disk:
    library, folder = tmp_path / "read_only_disk.so", tmp_path / "disk"
    folder.mkdir()
    words = ["cc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", str(library), str(_SOURCE), "-ldl"]
    subprocess.run(words, check=True)  # the project's set-up asks for a C compiler
    return Disk(folder, library, tmp_path / "locked")
