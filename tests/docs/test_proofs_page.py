"""The examples of docs/proofs.md, run."""

import re
import shutil
from pathlib import Path

from adapters.commands import shinsa
from shinsa.library import ruleset_folder

PAGE = (Path(__file__).parents[2] / "docs" / "proofs.md").read_text(encoding="utf-8")


def shown(name: str) -> dict[str, str]:
    """The blocks below an example's mark, by kind."""
    after = PAGE.partition(f"<!-- example: {name} -->")[2]
    blocks = re.findall(r"```(\w+)\n(.*?)```", after, re.DOTALL)
    return dict(reversed(blocks[:2]))


def test_every_law_of_the_shipped_ruleset_is_proved_as_the_page_says() -> None:
    result = shinsa("check", "us_japan_2025")
    assert result.returncode == 0
    assert re.sub(r"sha256:[0-9a-f]+", "sha256:…", result.stdout.decode()) == shown("proved")["text"]


def test_a_law_that_does_not_hold_is_told_as_the_page_says(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ruleset_folder("us_japan_2025"), tmp_path / "rules"))
    blocks = shown("broken")
    head, old, new = blocks["diff"].splitlines()
    file = folder / head.removeprefix("# ")
    text = file.read_text(encoding="utf-8")
    assert text.count(old[1:]) == 1
    file.write_text(text.replace(old[1:], new[1:]), encoding="utf-8")
    result = shinsa("check", "rules", cwd=tmp_path)
    assert result.returncode == 2
    assert re.sub(r"^rules/vocabulary.yaml:\d+:", "vocabulary.yaml:LINE:", result.stdout.decode()) == blocks["text"]
