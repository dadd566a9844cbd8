"""A mapping says for which form it was written, and `shinsa mapping check` holds it against that."""

import json
from pathlib import Path

from adapters.calling import Shinsa
from adapters.intake.account import MAPPING, SAMPLE
from shinsa.facts import Vocabulary
from shinsa_adapters.intake.parsing import check_mapping
from shinsa_adapters.intake.submittable.documents import FormAsked
from shinsa_adapters.intake.submittable.joining import form_of, listing

TEXT = MAPPING.read_text(encoding="utf-8")


def findings(text: str, vocabulary: Vocabulary) -> list[str]:
    Path("portal.yaml").write_text(text, encoding="utf-8")
    return [f"{found.code}: {found.message}" for found in check_mapping("portal.yaml", vocabulary)[1]]


def listed(*labels: str) -> list[str]:
    """The names that fields of these labels get."""
    fields = [
        {"formFieldId": str(number), "fieldType": "short_answer", "label": label} for number, label in enumerate(labels)
    ]
    return list(form_of(FormAsked.model_validate({"formId": "f", "fields": fields})).fields)


def test_the_sample_has_no_mistakes(vocabulary: Vocabulary) -> None:
    assert findings(TEXT, vocabulary) == []


def test_what_is_printed_of_a_form_is_what_a_mapping_says(vocabulary: Vocabulary) -> None:
    form = form_of(FormAsked.model_validate(json.loads((SAMPLE / "form.json").read_text(encoding="utf-8"))))
    printed = "\n".join(listing(form))
    head = "id: portal\nversion: 1.0.0\nsource: Portal\nrecord: submission.submissionId\n"
    facts = "\nproposal:\n  id: {field: submission.submissionId}\n  title: {field: answers.project_title}\n"
    assert findings(f"{head}{printed}{facts}", vocabulary) == []
    Path("portal.yaml").write_text(f"{head}{printed}{facts}", encoding="utf-8")
    found, _ = check_mapping("portal.yaml", vocabulary)
    assert found is not None
    assert found.form == form


def test_names_of_fields_come_from_their_labels_and_no_two_are_the_same() -> None:
    assert listed("Net capacity (MW)", "Net capacity: MW?", "発電所の名称", "", "Übertragung", "3 years", "fuel_2") == [
        "net_capacity_mw",
        "net_capacity_mw_2",
        "field_3",
        "short_answer",
        "ubertragung",
        "field_6",
        "fuel_2",
    ]


def test_labels_of_every_kind_survive_the_listing(vocabulary: Vocabulary) -> None:
    label = 'A "label": {of} \\ [signs] # 電力\nand lines'
    field = {"formFieldId": "1", "fieldType": "title", "label": label, "options": [{"formOptionId": "~", "label": ""}]}
    form = form_of(FormAsked.model_validate({"formId": "no", "fields": [field, {"formFieldId": "2"}]}))
    head = "id: portal\nversion: 1.0.0\nsource: Portal\nrecord: submission.submissionId\n"
    facts = "\nproposal: {id: {field: submission.submissionId}, title: {field: submission.submissionTitle}}\n"
    text = head + "\n".join(listing(form)) + facts
    assert findings(text, vocabulary) == ["no-value: a text stands here"]


def test_a_listing_that_was_changed_by_hand_is_refused(vocabulary: Vocabulary) -> None:
    changed = TEXT.replace('"Natural gas"', '"Gas"')
    (found,) = findings(changed, vocabulary)
    assert found.startswith("wrong-digest: the fields listed here have the digest sha256:")


def test_other_names_for_fields_are_no_change(vocabulary: Vocabulary) -> None:
    assert (
        findings(TEXT.replace("    net_mw:\n", "    mw:\n").replace("answers.net_mw", "answers.mw"), vocabulary) == []
    )


def test_an_answer_that_the_form_does_not_ask_for_is_a_mistake(vocabulary: Vocabulary) -> None:
    assert findings(TEXT.replace("field: answers.net_mw", "field: answers.nett_mw"), vocabulary) == [
        "unknown-field: the path reads `answers.nett_mw`, which is no field of the form"
    ]
    assert findings(
        TEXT.replace("each: answers.builds", "each: not_null(answers.build, answers.builds)"), vocabulary
    ) == ["unknown-field: the path reads `answers.build`, which is no field of the form"]


def test_a_field_that_stands_twice_is_a_mistake(vocabulary: Vocabulary) -> None:
    twice = TEXT.replace('"0b9f3f6e-0000-4000-8000-000000000011"', '"0b9f3f6e-0000-4000-8000-000000000010"')
    assert findings(twice, vocabulary) == [
        "field-twice: field 0b9f3f6e-0000-4000-8000-000000000010 is `thanks` already"
    ]


LINKS = """\
  japanese_links:
    each: "to_array(answers.anything_else)"
    item:
      role:
        switch:
          field: "@"
          options: [A Japanese buyer is interested.]
          case: {A Japanese buyer is interested.: offtaker}
          not_mapped: [equity, lender, vendor, epc, licensor, lead, economic_security]
"""


def test_what_nobody_may_conclude_is_not_read_into_a_free_answer_whatever_the_mapping_claims(
    vocabulary: Vocabulary,
) -> None:
    assert findings(TEXT + LINKS, vocabulary) == [
        (
            "free-text: `japanese_links[].role` is never read into a free text, "
            "and `anything_else` of the form is a long_answer"
        )
    ]
    assert findings(TEXT + LINKS.replace("anything_else", "generation"), vocabulary) == []


def test_a_form_needs_its_id_digest_and_fields(vocabulary: Vocabulary) -> None:
    head, _, rest = TEXT.partition("form:\n")
    _, _, facts = rest.partition("proposal:\n")
    assert findings(f"{head}form: {{older: maybe}}\nproposal:\n{facts}", vocabulary) == [
        "missing-key: a form lacks `digest`",
        "missing-key: a form lacks `fields`",
        "missing-key: a form lacks `id`",
        "wrong-value: `maybe` is not what becomes of answers on an older form",
    ]


def test_a_submission_is_tried_as_a_pull_would_read_it(shinsa: Shinsa) -> None:
    listed = json.loads((SAMPLE / "submissions.json").read_text(encoding="utf-8"))["items"][0]
    entries = json.loads((SAMPLE / "entries.json").read_text(encoding="utf-8"))[listed["submissionId"]]
    record = {"submission": listed, "entry": entries["formEntries"][0]["entry"]}
    Path("record.json").write_text(json.dumps(record), encoding="utf-8")
    words = ("mapping", "try", str(SAMPLE / "mapping.yaml"), "record.json")
    tried = shinsa(*words)
    assert (tried.code, tried.err) == (0, "")
    assert '  title = "Lake Road gas plant (invented)"  (answers.title)\n' in tried.out
    assert '  generation.kind = "gas"  (answers.' in tried.out
    Path("record.json").write_text(json.dumps({**record, "submission": {}}), encoding="utf-8")
    refused = shinsa(*words)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(
        "shinsa: `record.json` holds no submission with its entry\n  hint: `submission` is an"
    )
