"""`shinsa rulebook`: verify a rulebook, bring its headers in line, approve it, list its vocabulary of steps."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from shinsa_adapters.cli.failures import DIFFERS, DONE, CommandError, quoted
from shinsa_adapters.cli.progress import watched
from shinsa_adapters.cli.rulebooks import Features, Named, refuse_time, shelf_at
from shinsa_adapters.cli.rulesets import load
from shinsa_adapters.cli.streams import deliver, put, write_whole
from shinsa_adapters.rendering.wording import count, visible

if TYPE_CHECKING:
    from collections.abc import Collection

    from shinsa.ruleset import Ruleset
    from shinsa_adapters.rulebook.shelf import Gathered, Shelf
    from shinsa_adapters.rulebook.verifying import Verification


Form = Literal["text", "json", "junit"]


def verify(
    ruleset: Named,
    /,
    *,
    features: Features = None,
    rule: Annotated[str | None, Parameter(metavar="ID", help="Look at this rule alone.")] = None,
    form: Annotated[Form, Parameter(name="--format", help="How to show what was found.")] = "text",
    output: Annotated[
        str | None, Parameter(name=("--output", "-o"), metavar="FILE", help="A file to write to, whole or not at all.")
    ] = None,
) -> int:
    """Run every example of a rulebook; exit 1 when one fails."""
    loaded = load(ruleset)
    if rule is not None:
        refuse_unknown(rule, rule_ids(loaded))
    shelf = shelf_at(ruleset, features)
    from shinsa_adapters.cli.kept_features import read_kept  # noqa: PLC0415  # heavy, and not wanted by most calls
    from shinsa_adapters.rulebook import verifying  # noqa: PLC0415  # the same

    found = verifying.verify(loaded, shelf, rule, read_kept)
    deliver(_shown(found, form), output)
    return DONE if found.holds else DIFFERS


def sync(ruleset: Named, /, *, features: Features = None) -> int:
    """Write the header of every rule's block (name, reason, sources) as the rule has it; scenarios stay as they are."""
    loaded = load(ruleset)
    shelf = shelf_at(ruleset, features)
    from shinsa_adapters.rulebook.syncing import synced  # noqa: PLC0415

    gathered = _sound(loaded, shelf)
    for file in (*gathered.sound, *gathered.translations):
        before = file.path.read_bytes().decode()
        after = synced(file, before, loaded)
        if after != before:
            write_whole(file.path, after.encode())
            put(f"{file.path}: headers written\n".encode())
    return DONE


def seal(
    ruleset: Named,
    /,
    *rules: Annotated[str, Parameter(name="RULE", help="The rules that are approved; all, where none is named.")],
    by: Annotated[str, Parameter(metavar="NAME", help="Who approves.")],
    on: Annotated[date, Parameter(metavar="DATE", help="The day of approval, YYYY-MM-DD.")],
    features: Features = None,
) -> int:
    """Record who approved rules with their blocks, and when; refused while one of them does not hold."""
    loaded = load(ruleset)
    for rule in rules:
        refuse_unknown(rule, rule_ids(loaded))
    shelf = shelf_at(ruleset, features)
    from shinsa_adapters.rulebook import seals  # noqa: PLC0415

    wanted = [rule for rule in loaded.rules if not rules or rule.head.id in rules]
    _refuse_unproved(loaded, shelf, None if len(wanted) != 1 else wanted[0].head.id)
    files = _sound(loaded, shelf).sound
    kept = {name: old for name, old in seals.read_seals(shelf.features).items() if name in rule_ids(loaded)}
    kept |= {rule.head.id: seals.seal_of(rule, loaded, files, by, on) for rule in wanted}
    write_whole(shelf.features / seals.FILE, seals.written_seals(kept).encode())
    put(f"{count(len(wanted), 'rule')} approved by {visible(by)} on {on}\n".encode())
    return DONE


def translated(
    ruleset: Named,
    /,
    *rules: Annotated[
        str, Parameter(name="RULE", help="The rules that were read; all translated ones, where none is named.")
    ],
    lang: Annotated[Literal["en", "ja", "zh"], Parameter(help="The language of the translation.")],
    features: Features = None,
) -> int:
    """Record that a translation says what the original says today, so that later changes of it are noticed."""
    loaded = load(ruleset)
    for rule in rules:
        refuse_unknown(rule, rule_ids(loaded))
    shelf = shelf_at(ruleset, features)
    gathered = _sound(loaded, shelf)
    from shinsa_adapters.rulebook import translated as marking  # noqa: PLC0415
    from shinsa_adapters.rulebook.translations import translations_of  # noqa: PLC0415

    found = [each for each in translations_of(loaded, gathered, None) if each.language == lang]
    there = [rule for each in found for rule in each.rules]
    if missing := [rule for rule in rules if rule not in there]:
        raise CommandError(f"rule {quoted(missing[0])} is not translated", f"add its block in {shelf.features / lang}")
    if other := [problem for each in found for problem in each.parity.other]:
        raise CommandError("nothing is recorded: the translation tests something else\n" + "\n".join(map(str, other)))
    marks = marking.read_marks(shelf.features / lang) | marking.marks_of(rules or there, gathered.sound)
    kept = {rule: mark for rule, mark in marks.items() if rule in there}
    write_whole(shelf.features / lang / marking.FILE, marking.written_marks(kept).encode())
    put(f"{count(len(rules or there), 'rule')} translated as the original is today\n".encode())
    return DONE


def mutate(  # noqa: PLR0913  # each is an option of its own
    ruleset: Named,
    /,
    *,
    features: Features = None,
    rule: Annotated[
        str | None, Parameter(metavar="ID", help="Change this alone: a rule, `conclusion.x` or `param.x`.")
    ] = None,
    time_limit: Annotated[
        float, Parameter(metavar="SECONDS", help="How long a proof about one survivor may take; 0 proves nothing.")
    ] = 10.0,
    form: Annotated[Literal["text", "json"], Parameter(name="--format", help="How to show what was found.")] = "text",
    output: Annotated[
        str | None, Parameter(name=("--output", "-o"), metavar="FILE", help="A file to write to, whole or not at all.")
    ] = None,
) -> int:
    """Make every small change of the ruleset, and explain those that no scenario of the rule concerned notices."""
    refuse_time(time_limit)
    loaded = load(ruleset)
    from shinsa_adapters.rulebook.features import examples_of  # noqa: PLC0415  # so that --help stays quick
    from shinsa_adapters.rulebook.mutating import results, showing  # noqa: PLC0415

    if rule is not None:
        refuse_unknown(rule, results.subjects(loaded))
    shelf = shelf_at(ruleset, features)
    written = (example for file in _sound(loaded, shelf).sound for example in examples_of(file))
    examples = [example for example in written if not example.proposed]
    watch = partial(watched, what="changing and proving")
    found = results.mutate(loaded, examples, shelf, rule, watch, seconds=time_limit)
    deliver(showing.mutation_text(found).encode() if form == "text" else showing.mutation_json(found), output)
    return DONE


def steps(
    *,
    lang: Annotated[Literal["en", "ja", "zh"], Parameter(help="The language: English, Japanese or Chinese.")] = "en",
) -> int:
    """List the steps that scenarios are written with, each with an example."""
    from shinsa_adapters.rulebook.page import steps_text  # noqa: PLC0415  # so that --help stays quick
    from shinsa_adapters.rulebook.tongues import TONGUES  # noqa: PLC0415

    put(steps_text(TONGUES[lang]).encode())
    return DONE


def _shown(found: "Verification", form: Form) -> bytes:
    from shinsa_adapters.rulebook.documents import to_json, to_junit  # noqa: PLC0415
    from shinsa_adapters.rulebook.report import report  # noqa: PLC0415

    match form:
        case "text":
            return report(found).encode()
        case "json":
            return to_json(found)
        case "junit":
            return to_junit(found)


def _sound(ruleset: "Ruleset", shelf: "Shelf") -> "Gathered":
    """The feature files; raises CommandError where one of them has mistakes."""
    from shinsa_adapters.rulebook.library import library_of  # noqa: PLC0415
    from shinsa_adapters.rulebook.shelf import gather  # noqa: PLC0415

    gathered = gather(shelf, library_of(ruleset))
    if gathered.problems:
        raise CommandError("the features have mistakes\n" + "\n".join(map(str, gathered.problems)))
    return gathered


def _refuse_unproved(ruleset: "Ruleset", shelf: "Shelf", rule: str | None) -> None:
    from shinsa_adapters.rulebook.verifying import verify as verified  # noqa: PLC0415

    if not verified(ruleset, shelf, rule).holds:
        raise CommandError("nothing is approved: the rulebook does not hold", "`shinsa rulebook verify` says why")


def rule_ids(ruleset: "Ruleset") -> frozenset[str]:
    """The ids of its rules."""
    return frozenset(rule.head.id for rule in ruleset.rules)


def refuse_unknown(rule: str, known: "Collection[str]") -> None:
    """Refuse a name that is not known; raises CommandError with the nearest one."""
    from shinsa.language.guessing import nearest  # noqa: PLC0415

    if rule not in known:
        near = nearest(rule, known)
        raise CommandError(f"no rule is called {quoted(rule)}", f"did you mean `{near}`?" if near else None)
