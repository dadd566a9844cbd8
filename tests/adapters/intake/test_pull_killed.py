"""kill -9 at any step of a pull that writes back: nothing is lost, nothing is screened or noted twice."""

import os
import random
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.commands import command, environment
from adapters.intake.account import MAPPING, TOKEN, Account, serving, submission
from adapters.intake.pulls import pulled, told
from adapters.intake.standing_in import Asked, Reply
from shinsa_adapters.ledger import Query, open_ledger
from shinsa_adapters.ledger.auditing import audit

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = int(os.environ.get("SHINSA_KILL_ROUNDS", "3"))
"""How often a pull is killed; more by hand."""
SUBMISSIONS = 8


class Killing:
    """A caller is killed as it makes its n-th call: before anything is done, or when it is done and not answered."""

    def __init__(self, account: Account, at: int, *, done: bool) -> None:
        self.account = account
        self.left = at
        self.done = done
        self.kill: Callable[[], object] = bool

    def __call__(self, asked: Asked) -> Reply | None:
        self.left -= 1
        if self.left:
            return None
        if self.done and asked.method == "POST":
            self.account.note(asked)
        self.kill()
        return Reply(cut_off=True)


def test_a_pull_that_is_killed_goes_on_where_it_was(url: str, tmp_path: Path) -> None:
    account = Account(page=2)
    del account.items[1:]
    for number in range(2, SUBMISSIONS + 1):
        account.add(number, f"Plant {number} (invented)", on=f"2025-10-{number:02}T12:00:00Z")
    chance = random.Random(url.startswith("postgres"))  # noqa: S311  # the same steps every time
    cached = environment(SHINSA_SUBMITTABLE_TOKEN=TOKEN, SHINSA_CACHE=str(tmp_path / "cache"))
    with serving(account) as server:
        words = ("--mapping", str(MAPPING), "--since", "2025-09-01", "--as-of", "2025-10-28", "--write-back")
        call = command("intake", "pull", "submittable", *words, "--url", server.url, "--ledger", url, "--rate", "1000")
        killed = 0
        for _ in range(ROUNDS):
            fault = Killing(account, chance.randint(2, 9), done=chance.random() < 0.5)
            account.faults[:] = [fault]
            with subprocess.Popen(call, env=cached, stdout=subprocess.DEVNULL) as process:
                fault.kill = process.kill
                process.wait()
            # Where little was left to do, a pull may end before the call that was to be its last.
            assert process.returncode == (-9 if fault.left <= 0 else 0)
            killed += fault.left <= 0
        assert killed >= min(ROUNDS, 3)
        account.faults.clear()
        pulled(server, url, notes=True)
        assert told(pulled(server, url, notes=True))[1:] == [f"0{n} review again" for n in range(1, SUBMISSIONS + 1)]
    with open_ledger(url) as opened:
        kept = sorted(str(item.proposal) for item in opened.page(Query(), limit=100).items)
    assert kept == [submission(number) for number in range(1, SUBMISSIONS + 1)]
    assert {name: len(notes) for name, notes in account.notes.items()} == dict.fromkeys(kept, 1)
    assert audit(url, ()).faults == ()
