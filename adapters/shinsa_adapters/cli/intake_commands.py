"""`shinsa mapping` and `shinsa intake`: the commands of the groups, by name."""

from typing import Final

from cyclopts import App

from shinsa_adapters.cli.grouping import Commands, group

_MAPPING: Final[Commands] = {
    "check": (
        "mapping:check",
        "Find every mistake in a mapping.",
        "shinsa mapping check portal.yaml\nshinsa mapping check portal.yaml --ruleset us_japan_2025",
    ),
    "try": (
        "mapping:attempt",
        "Show what a mapping makes of a record, what is left over, and what stays unknown and why.",
        "shinsa mapping try portal.yaml record.json\nshinsa mapping try portal.yaml record.json --format json",
    ),
}
_INTAKE: Final[Commands] = {
    "table": (
        "intake:table",
        "Make proposals of a table's rows, or add its evidence to proposals.",
        """shinsa intake table projects.csv --mapping portal.yaml --output proposals/ --rejects rejects.csv
shinsa intake table planned.xlsx --mapping eia_860m_planned --to proposals/ --keys keys.csv --output enriched/""",
    ),
    "lists": (
        "intake_lists:lists",
        "Search sanction and debarment lists for the parties of a proposal, and add evidence.",
        "shinsa intake lists proposal.json --url http://localhost:8000 -o screened.json",
    ),
}


_PULL: Final[Commands] = {
    "submittable": (
        "intake_pull:submittable",
        "Screen what was submitted in Submittable, and keep it in a ledger; go on where the last pull was cut off.",
        """shinsa intake pull submittable --mapping portal.yaml --since 2026-01-05 --ledger submittable.db
shinsa intake pull submittable --mapping portal.yaml --since 2026-01-05 --ledger submittable.db --write-back""",
    ),
}
_FORM: Final[Commands] = {
    "submittable": (
        "intake_pull:form",
        "Print a form of Submittable as a mapping says it, or how it differs from what a mapping was written for.",
        """shinsa intake form submittable 5c0f6c1e-7d7a-4c38-9d0c-5f7e0a3b1d42
shinsa intake form submittable --mapping portal.yaml""",
    ),
}


def intake_group() -> App:
    """The group."""
    found = group(
        "intake",
        "Take in proposals as other systems send them.",
        "shinsa intake table projects.csv --mapping portal.yaml --output proposals/",
        _INTAKE,
    )
    pulled, shown = _PULL["submittable"], _FORM["submittable"]
    found.command(group("pull", "Screen and keep what another system holds.", pulled[2].split("\n")[0], _PULL))
    found.command(group("form", "Print a form of another system.", shown[2].split("\n")[0], _FORM))
    return found


def mapping_group() -> App:
    """The group."""
    return group(
        "mapping",
        "Check and try mappings from other systems' records to proposals.",
        "shinsa mapping check portal.yaml",
        _MAPPING,
    )
