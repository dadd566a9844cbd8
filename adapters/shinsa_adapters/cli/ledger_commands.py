"""`shinsa ledger`: the commands of the group, by name."""

from typing import Final

from cyclopts import App

from shinsa_adapters.cli.grouping import Commands, group

_COMMANDS: Final[Commands] = {
    "keygen": (
        "ledger_proving:keygen",
        "Make the key that signs a ledger's checkpoints, and show its public half.",
        "shinsa ledger keygen example.org/ledger --to ledger.key",
    ),
    "checkpoint": (
        "ledger_proving:checkpoint",
        "Sign the ledger as it stands, and keep that in a second place.",
        "shinsa ledger checkpoint ledger.db --key ledger.key --keep /mnt/other/checkpoints",
    ),
    "verify": (
        "ledger_proving:verify",
        "Find any change, deletion, reordering or truncation; exit 1 if there is one.",
        """shinsa ledger verify ledger.db --public-key ledger.pub --kept /mnt/other/checkpoints
shinsa ledger verify proof.json --public-key ledger.pub""",
    ),
    "proof": (
        "ledger_proving:proof",
        "Write the proof that one entry is in the ledger.",
        "shinsa ledger proof ledger.db scr_1 --output proof.json",
    ),
    "list": (
        "ledger_reading:screenings",
        "List screenings, newest first.",
        "shinsa ledger list ledger.db --verdict review --rule gate.us_site --outcome unknown",
    ),
    "actions": (
        "ledger_reading:actions",
        "List what was done beside screening, and by whom, newest first.",
        "shinsa ledger actions ledger.db --by key_1a2b3c4d5e6f --since 2026-01-01",
    ),
    "show": (
        "ledger_reading:show",
        "Print an entry's document: of a screening, its record.",
        "shinsa ledger show ledger.db scr_1 | shinsa replay -",
    ),
    "export": (
        "ledger_reading:export",
        "Write every entry to a file that can be verified by itself: NDJSON or Parquet.",
        "shinsa ledger export ledger.db ledger.ndjson\nshinsa ledger export ledger.db ledger.parquet",
    ),
    "backup": (
        "ledger_keeping:backup",
        "Copy a ledger to a new file while it is in use, and verify the copy.",
        "shinsa ledger backup ledger.db backup-2026-01-05.db",
    ),
    "restore": (
        "ledger_keeping:restore",
        "Verify a backup and copy it to a place where no ledger is.",
        "shinsa ledger restore backup-2026-01-05.db ledger.db",
    ),
    "redact": (
        "ledger_keeping:redact",
        "Withhold fields of an entry for good; the rest still verifies.",
        'shinsa ledger redact ledger.db scr_1 /input/title --reason "request 12" --by officer-3',
    ),
    "expire": (
        "ledger_keeping:expire",
        "Withhold everything that screenings before a day say; their proofs stay.",
        'shinsa ledger expire ledger.db --before 2020-01-01 --reason "retention" --by officer-3',
    ),
    "migrate": (
        "ledger_keeping:migrate",
        "Make a ledger, or bring its tables up to date.",
        "shinsa ledger migrate ledger.db",
    ),
}


def ledger_group() -> App:
    """The group."""
    return group(
        "ledger",
        "Keep, prove and look into a ledger of screenings.",
        "shinsa ledger verify ledger.db --public-key ledger.pub",
        _COMMANDS,
    )
