"""The commands, by name. Each lives in a module of its own that is imported only when it is called."""

from typing import Final

from cyclopts import App

from shinsa import LANGUAGE_VERSION, __version__
from shinsa_adapters.cli.grouping import examples
from shinsa_adapters.cli.intake_commands import intake_group, mapping_group
from shinsa_adapters.cli.ledger_commands import ledger_group

_RULEBOOK: Final = {
    "verify": (
        "Run every example of a rulebook; exit 1 when one fails.",
        "shinsa rulebook verify us_japan_2025\nshinsa rulebook verify us_japan_2025 --rule gate.us_site",
    ),
    "sync": (
        "Write the header of every rule's block as the rule has it.",
        "shinsa rulebook sync rulesets/us_japan_2025",
    ),
    "seal": (
        "Record who approved rules with their blocks, and when.",
        'shinsa rulebook seal us_japan_2025 gate.us_site --by "A. Member" --on 2025-11-03',
    ),
    "mutate": (
        "List the small changes of a ruleset that no scenario notices.",
        "shinsa rulebook mutate us_japan_2025\nshinsa rulebook mutate us_japan_2025 --rule power.firm_generation",
    ),
    "propose": (
        "Write the scenarios that a rulebook lacks, each executed, for a person to confirm against the rule's source.",
        "shinsa rulebook propose us_japan_2025 --rule gate.us_site\nshinsa rulebook propose rulesets/mine --write",
    ),
    "prove": (
        "Try every change of a ruleset, prove what can be proved, and keep it for `verify`.",
        "shinsa rulebook prove rulesets/us_japan_2025",
    ),
    "render": (
        "Write a rulebook as a static site, with what proves each rule.",
        "shinsa rulebook render us_japan_2025 -o site\nshinsa rulebook render mine -o site --previous mine-1.0.0",
    ),
    "translated": (
        "Record that a translation says what the original says today.",
        (
            "shinsa rulebook translated us_japan_2025 --lang ja\n"
            "shinsa rulebook translated us_japan_2025 gate.us_site --lang zh"
        ),
    ),
    "steps": (
        "List the steps that scenarios are written with, each with an example.",
        "shinsa rulebook steps\nshinsa rulebook steps --lang ja",
    ),
}
_KEYS: Final = {
    "create": (
        "Make an API key of the service and print it, once.",
        'shinsa keys create "grant portal" --scope screen --scope read --file keys.json',
    ),
    "list": ("List the keys, never their secrets.", "shinsa keys list --file keys.json"),
    "rotate": ("Give a key a new secret; the old one works a while longer.", "shinsa keys rotate key_1a2b3c4d5e6f"),
    "revoke": ("End a key at once.", "shinsa keys revoke key_1a2b3c4d5e6f"),
}
_COMMANDS: Final = {
    "screen": (
        "Screen proposals: a verdict, a score, and the reason for every rule.",
        "shinsa screen proposal.json\nshinsa screen proposals/ --format html --output ranking.html",
    ),
    "ask": (
        "Ask what is missing, one question at a time, until the verdict is settled.",
        "shinsa ask proposal.json\nshinsa ask proposal.json --output completed.json --lang ja",
    ),
    "questions": (
        "Say which verdicts are still possible, and what to ask first.",
        "shinsa questions proposal.json\nshinsa questions proposal.json --format json",
    ),
    "what-if": (
        "Find the cheapest changes that lead a proposal to a verdict.",
        "shinsa what-if proposal.json --to eligible\nshinsa what-if proposal.json --for applicant --lang ja",
    ),
    "firmness": (
        "Say how far each number may move before the verdict changes.",
        "shinsa firmness proposal.json\nshinsa firmness proposal.json --format json",
    ),
    "check": ("Find every mistake in a ruleset.", "shinsa check rulesets/us_japan_2025"),
    "vocabulary": ("List the facts a proposal may state.", "shinsa vocabulary --json-schema"),
    "rules": ("List the rules of a ruleset.", "shinsa rules --ruleset us_japan_2025"),
    "replay": ("Screen a record again and compare byte for byte.", "shinsa replay record.json"),
    "serve": ("Serve screenings over HTTP.", "shinsa serve\nshinsa serve --config shinsa.toml --check"),
    "schema": ("Print a JSON Schema, as of verdicts or records.", "shinsa schema verdict"),
}


def _app() -> App:
    app = App(
        name="shinsa",
        help="Screen proposed projects against an investment committee's priorities.",
        help_epilogue=examples("shinsa screen proposal.json\nshinsa COMMAND --help"),
        help_format="plaintext",
        version=f"shinsa {__version__} (ruleset language {LANGUAGE_VERSION})",
        suppress_keyboard_interrupt=False,
    )
    for name, (summary, example) in _COMMANDS.items():
        spelt = name.replace("-", "_")
        target = f"shinsa_adapters.cli.{spelt}:{spelt}"
        app.command(target, name=name, help=summary, help_epilogue=examples(example))
    app.command(_rulebook())
    app.command(_keys())
    app.command(ledger_group())
    app.command(intake_group())
    app.command(mapping_group())
    return app


def _rulebook() -> App:
    summary, example = "Verify a rulebook: what its sentences say of the rules.", "shinsa rulebook verify us_japan_2025"
    group = App(name="rulebook", help=summary, help_epilogue=examples(example), help_format="plaintext")
    for name, (about, shown) in _RULEBOOK.items():
        module = name if name in {"propose", "prove", "render"} else "rulebook"
        group.command(f"shinsa_adapters.cli.{module}:{name}", name=name, help=about, help_epilogue=examples(shown))
    return group


def _keys() -> App:
    summary, example = "Make, list, rotate and revoke API keys of the service.", "shinsa keys list --file keys.json"
    group = App(name="keys", help=summary, help_epilogue=examples(example), help_format="plaintext")
    for name, (about, shown) in _KEYS.items():
        function = "show" if name == "list" else name
        group.command(f"shinsa_adapters.cli.keys:{function}", name=name, help=about, help_epilogue=examples(shown))
    return group


app = _app()
