"""`check`, `vocabulary`, `rules`, `replay`, `schema`."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from adapters.calling import Shinsa
from adapters.commands import PROPOSALS, RULESET, WITH
from adapters.snapshots import expected

SMALL = ("--ruleset", str(RULESET))


def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULESET, tmp_path / "copy"))


def test_a_ruleset_without_mistakes_is_counted_on_one_line(shinsa: Shinsa) -> None:
    result = shinsa("check", str(RULESET))
    assert (result.code, result.err) == (0, "")
    start, _, digest = result.out.rpartition("; ")
    assert start == "small 1.0.0: no mistakes; 7 rules, 1 conclusion, 8 parameters, 7 facts"
    assert len(digest.strip()) == len("sha256:") + 64


def with_laws(tmp_path: Path, laws: str) -> Path:
    ruleset = copied(tmp_path)
    with (ruleset / "vocabulary.yaml").open("a", encoding="utf-8") as file:
        file.write(laws)
    return ruleset


SOLD = "{fact: sale.share, better: more, message: more that is sold never hurts}"
UNSOLD = "{fact: sale.share, better: less, message: less that is sold never hurts}"
FIRM = "{fact: generation.kind, better: [solar, gas], message: firm power never hurts}"


def test_laws_are_proved_and_counted(tmp_path: Path, shinsa: Shinsa) -> None:
    result = shinsa("check", str(with_laws(tmp_path, f"monotone:\n  sold: {SOLD}\n")))
    assert (result.code, result.err) == (0, "")
    assert "7 facts, 1 law, each proved; sha256:" in result.out


def test_a_law_that_is_broken_is_a_mistake_with_two_proposals_that_show_it(tmp_path: Path, shinsa: Shinsa) -> None:
    ruleset = with_laws(tmp_path, f"monotone:\n  sold: {SOLD}\n  unsold: {UNSOLD}\n")
    result = shinsa("check", str(ruleset))
    assert (result.code, result.err) == (2, f"shinsa: 1 mistake in ruleset `{ruleset}`\n")
    assert result.out == (
        f"{ruleset}/vocabulary.yaml:41:3: broken-law: `less that is sold never hurts` is not so: review, 0.2 to 70.2"
        " points; better, review, 0 to 70 points through `risk.sale`\n"
        "  hint: mend the rule, or take back the law; compare"
        ' {"id": "proposal", "title": "proposal", "sale": {"share": 0.01}}\n'
        '    with {"id": "proposal", "title": "proposal", "sale": {"share": 0}}\n'
    )


def test_a_law_of_which_nothing_is_known_is_said_to_be_so(tmp_path: Path, shinsa: Shinsa) -> None:
    ruleset = with_laws(tmp_path, f"monotone:\n  firm: {FIRM}\n")
    result = shinsa("check", str(ruleset), "--time-limit", "0")
    assert (result.code, result.err) == (0, "")
    first, second = result.out.splitlines()
    assert first == (
        f"{ruleset}/vocabulary.yaml:40:3: not known whether `firm power never hurts`:"
        " there is no time to ask: the time limit is 0"
    )
    assert ", 1 law, 0 proved; " in second
    assert shinsa("check", str(ruleset)).code == 2  # 100 MW of sun earn 8 points, 100 MW that are firm 4


def test_a_law_about_what_no_rule_reads_is_warned_of(tmp_path: Path, shinsa: Shinsa) -> None:
    ruleset = with_laws(tmp_path, "monotone:\n  sooner: {fact: wait, better: less, message: sooner never hurts}\n")
    vocabulary = ruleset / "vocabulary.yaml"
    facts = "facts:\n  wait: {type: number, range: [0, 9], step: 1, label: wait}\n"
    text = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(text.replace("facts:\n", facts), encoding="utf-8")
    result = shinsa("check", str(ruleset))
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[:-1] == [
        f"{ruleset}/vocabulary.yaml:41:3: warning: `sooner never hurts` holds of any rules, as none reads `wait`",
        "  hint: read the fact in a rule, or take back the law",
    ]
    assert ", 1 law, each proved; " in lines[-1]


def test_a_time_limit_that_cannot_be_kept_is_refused(shinsa: Shinsa) -> None:
    assert shinsa("check", str(RULESET), "--time-limit", "-1") == (
        2,
        "",
        "shinsa: a time limit of -1 seconds cannot be kept\n  hint: give from 0 to 86400 seconds\n",
    )


def test_every_mistake_is_shown_where_an_editor_can_find_it(tmp_path: Path, shinsa: Shinsa) -> None:
    ruleset = copied(tmp_path)
    rules = ruleset / "rules.yaml"
    rules.write_text(rules.read_text().replace("sale.share > 0", "sale.shar > 0").replace("points: 8", "points: many"))
    result = shinsa("check", str(ruleset))
    assert result.code == 2
    assert [line.partition(": ")[0] for line in result.out.splitlines() if not line.startswith("  ")] == [
        f"{ruleset}/rules.yaml:{number}" for number in ("24:11", "44:9")
    ]
    assert result.err == f"shinsa: 2 mistakes in ruleset `{ruleset}`\n"


def test_a_ruleset_with_mistakes_screens_nothing_and_says_why(tmp_path: Path, shinsa: Shinsa) -> None:
    ruleset = copied(tmp_path)
    (ruleset / "conclusions.yaml").unlink()
    result = shinsa("screen", str(PROPOSALS / "good.json"), "--ruleset", str(ruleset))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("shinsa: the ruleset has ")
    assert "conclusions.yaml:1:1: missing-file: " in result.err


@pytest.mark.parametrize("command", ["check", "screen", "rules", "vocabulary"])
def test_an_unknown_ruleset_is_named(command: str, shinsa: Shinsa) -> None:
    words = {"check": ("check", "nowhere"), "screen": ("screen", "x.json", "--ruleset", "nowhere")}
    result = shinsa(*words.get(command, (command, "--ruleset", "nowhere")))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("shinsa: `nowhere` is neither a shipped ruleset nor a folder\n")


def test_the_vocabulary_is_a_table_of_facts(shinsa: Shinsa) -> None:
    result = shinsa("vocabulary", *SMALL)
    assert result.out == expected("vocabulary.txt", result.out)


def test_the_vocabulary_as_a_schema_accepts_what_the_engine_accepts(shinsa: Shinsa) -> None:
    schema = json.loads(shinsa("vocabulary", *SMALL, "--json-schema").out)
    jsonschema.validate(json.loads((PROPOSALS / "good.json").read_text()), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads((PROPOSALS / "broken.json").read_text()), schema)
    assert schema == json.loads(shinsa("schema", "proposal", *SMALL).out)


def test_the_rules_are_a_table(shinsa: Shinsa) -> None:
    result = shinsa("rules", *SMALL)
    assert result.out == expected("rules.txt", result.out)


@pytest.fixture(name="record")
def kept_record(tmp_path: Path, shinsa: Shinsa) -> Path:
    record = tmp_path / "record.json"
    assert shinsa("screen", str(PROPOSALS / "open.json"), *WITH, "--record", str(record)).code == 0
    return record


def test_a_record_replays_to_the_same_bytes(record: Path, shinsa: Shinsa) -> None:
    assert shinsa("replay", str(record), *SMALL) == (
        0,
        "the same, byte for byte: ruleset small 1.0.0 as of 2025-10-28\n",
        "",
    )


def test_a_record_made_by_pure_python_alone_replays(tmp_path: Path, shinsa: Shinsa) -> None:
    record = str(tmp_path / "record.json")
    shinsa("screen", str(PROPOSALS / "open.json"), *WITH, "--inference", "direct", "--record", record)
    assert shinsa("replay", record, *SMALL).code == 0


def test_a_record_that_was_changed_differs_and_says_where(record: Path, shinsa: Shinsa) -> None:
    record.write_text(record.read_text().replace('"verdict":"review"', '"verdict":"eligible"'))
    result = shinsa("replay", str(record), *SMALL)
    assert (result.code, result.err) == (1, "")
    assert '\n  /verdict/verdict: kept "eligible", now "review"\n' in result.out


def test_a_record_of_another_ruleset_cannot_be_replayed(record: Path, tmp_path: Path, shinsa: Shinsa) -> None:
    other = copied(tmp_path)
    parameters = other / "parameters.yaml"
    parameters.write_text(parameters.read_text().replace("value: 65", "value: 60"))
    result = shinsa("replay", str(record), "--ruleset", str(other))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("shinsa: this record was made with ruleset `small` 1.0.0 (sha256:")


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"schema":"shinsa.record/1"}', "[" * 100_000])
def test_what_is_no_record_is_refused(content: str, tmp_path: Path, shinsa: Shinsa) -> None:
    file = tmp_path / "x.json"
    file.write_text(content)
    result = shinsa("replay", str(file), *SMALL)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("shinsa: this ")
    assert "Traceback" not in result.err


def test_the_schema_of_records_fits_a_record(record: Path, shinsa: Shinsa) -> None:
    schema = json.loads(shinsa("schema", "record").out)
    kept = json.loads(record.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(kept, schema)
    del kept["input"]
    with pytest.raises(jsonschema.ValidationError, match="'input' is a required property"):
        jsonschema.validate(kept, schema)


def test_the_schema_of_verdicts_names_itself(shinsa: Shinsa) -> None:
    assert json.loads(shinsa("schema", "verdict").out)["$id"] == "urn:shinsa:verdict:1"
