"""Feature files that say less than they seem to, or cannot be read, each with every line that both runners answer."""

HEAD = """Feature: capacity
  @rule:power.capacity
  Rule: New capacity
"""
SOUND = """
    Scenario: enough
      Given the complete proposal "plant"
      When the proposal is screened
      Then the rule fires
"""
OUTLINE = SOUND.replace("Scenario:", "Scenario Outline:").replace("fires", "<answer>")
HOMELESS = "hint: it belongs to no scenario: the line that begins one is missing above it, or misspelt"
UNSEEN = "hint: take it out: it cannot be seen, and may change what is read"


def given(sentence: str) -> str:
    """The sound scenario with one more given-step, on line 7."""
    return HEAD + SOUND.replace("      When", f"      And {sentence}\n      When")


def examples(*rows: str) -> str:
    """The outline with a table, whose header stands on line 10."""
    return f"{HEAD}{OUTLINE}      Examples:\n" + "".join(f"        {row}\n" for row in rows)


SLIPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "two_scenarios_of_one_name": (
        HEAD + SOUND + SOUND,
        (
            "5: same-name: 2 scenarios are called `enough`\n  hint: give each its own name",
            "10: same-name: 2 scenarios are called `enough`\n  hint: give each its own name",
        ),
    ),
    "two_scenarios_of_one_name_under_two_rules": (
        f"{HEAD}{SOUND}\n  @rule:power.soon\n  Rule: Soon\n{SOUND}",
        (
            "5: same-name: 2 scenarios are called `enough`\n  hint: give each its own name",
            "13: same-name: 2 scenarios are called `enough`\n  hint: give each its own name",
        ),
    ),
    "no_name": (
        HEAD + SOUND.replace(" enough", ""),
        ("5: no-name: the scenario has no name\n  hint: say in a line what it is about",),
    ),
    "rule_named_above_a_scenario": (
        HEAD + SOUND.replace("    Scenario", "    @rule:power.soon\n    Scenario"),
        (
            (
                "6: rule-tag: `@rule:power.soon` stands at scenario `enough`, where nobody reads it\n"
                "  hint: tag the `Rule:` block that the scenario stands in"
            ),
        ),
    ),
    "rule_named_above_examples": (
        examples("| answer |", "| fires  |").replace("      Examples", "      @rule:power.soon\n      Examples"),
        (
            (
                "5: rule-tag: `@rule:power.soon` stands at scenario `enough`, where nobody reads it\n"
                "  hint: tag the `Rule:` block that the scenario stands in"
            ),
        ),
    ),
    "scenario_of_another_language_swallowed": (
        f"{HEAD}    シナリオ: もっと\n      前提 何も\n{SOUND}",
        (
            (
                "4: unread-line: nobody reads `シナリオ: もっと`\n"
                "  hint: `シナリオ` is Japanese: keep to one language in a file"
            ),
        ),
    ),
    "feature_without_colon": (
        HEAD.replace("Feature:", "Feature"),
        (
            "1: not-gherkin: `Feature capacity` cannot stand here\n  hint: write `Feature:`, with a colon",
            "3: not-gherkin: `Rule: New capacity` cannot stand here\n  hint: here may stand `Feature:`, a tag",
            "4: not-gherkin: the file ends too soon\n  hint: here may stand `Feature:`, a tag",
        ),
    ),
    "two_features": (
        f"{HEAD}{SOUND}Feature: more\n",
        ("9: not-gherkin: `Feature: more` cannot stand here\n  hint: a file holds one feature",),
    ),
    "path_misspelt": (
        given("generation.net_mv is 300 MW"),
        (("7: step: no given step reads `generation.net_mv is 300 MW`\n  hint: did you mean `generation.net_mw`?"),),
    ),
    "no_steps": (f"{HEAD}    Scenario: enough\n", ("4: no-steps: scenario `enough` has no steps",)),
    "no_then": (
        HEAD + SOUND.replace("      Then the rule fires\n", ""),
        ("5: no-then: scenario `enough` expects nothing\n  hint: add a `Then`",),
    ),
    "then_before_when": (
        f"{HEAD}    Scenario: a\n      Then the rule fires\n      When the proposal is screened\n",
        (
            "5: too-early: `the rule fires` stands before the proposal is screened\n  hint: move it down",
            "6: no-then: nothing is expected behind `the proposal is screened`\n  hint: add a `Then`",
        ),
    ),
    "given_behind_when": (
        f"{HEAD}{SOUND}      Given there are no sites\n",
        ("9: too-late: `there are no sites` stands behind the last screening\n  hint: move it up",),
    ),
    "screened_for_nothing": (
        f"{HEAD}{SOUND}      When the proposal is screened\n",
        ("9: no-then: nothing is expected behind `the proposal is screened`\n  hint: add a `Then`",),
    ),
    "misspelt_step": (
        HEAD + SOUND.replace("Given", "Givn"),
        ('6: unread-line: nobody reads `Givn the complete proposal "plant"`\n  hint: did you mean `Given`?',),
    ),
    "misspelt_scenario": (
        HEAD + SOUND.replace("Scenario:", "Senario:"),
        (
            "1: no-scenarios: the feature has no scenarios",
            "5: unread-line: nobody reads `Senario: enough`\n  hint: did you mean `Scenario:`?",
        ),
    ),
    "scenario_without_colon": (
        HEAD + SOUND.replace("Scenario:", "Scenario") + SOUND.replace("enough", "more"),
        ("5: unread-line: nobody reads `Scenario enough`\n  hint: did you mean `Scenario:`?",),
    ),
    "scenario_misspelt_and_without_colon": (
        HEAD + SOUND.replace("Scenario:", "Senario") + SOUND.replace("enough", "more"),
        (f"7: unread-line: nobody reads `When the proposal is screened`\n  {HOMELESS}",),
    ),
    "outline_misspelt_and_without_colon": (
        HEAD + SOUND.replace("Scenario:", "Senario") + "      Examples:\n" + SOUND.replace("enough", "more"),
        (f"9: unread-line: nobody reads `Examples:`\n  {HOMELESS}",),
    ),
    "full_width_colon": (
        "# language: ja\n機能: 容量\n\n  シナリオ\uff1a十分\n    前提 何も\n",
        (
            "2: no-scenarios: the feature has no scenarios",
            "4: unread-line: nobody reads `シナリオ\uff1a十分`\n  hint: did you mean `シナリオ:`?",
        ),
    ),
    "placeholder_typo": (
        examples("| anwser |", "| fires |"),
        (
            "8: unknown-placeholder: `<answer>` is not a column of the examples\n  hint: did you mean `<anwser>`?",
            "9: unused-column: no step uses column `anwser`\n  hint: write it as a placeholder or drop it",
        ),
    ),
    "unused_column": (
        examples("| answer | why |", "| fires | because |"),
        ("9: unused-column: no step uses column `why`\n  hint: write it as a placeholder or drop it",),
    ),
    "same_column_twice": (
        examples("| answer | answer |", "| does not fire | fires |"),
        ("9: same-column: the examples have 2 columns `answer`",),
    ),
    "outline_without_examples": (
        HEAD + SOUND.replace("Scenario:", "Scenario Outline:"),
        (
            (
                "5: no-examples: outline `enough` has no examples\n"
                "  hint: add `Examples:` with a table, or call it a `Scenario`"
            ),
        ),
    ),
    "examples_without_rows": (examples("| answer |"), ("9: no-rows: the examples have no rows",)),
    "words_for_a_number": (
        given("the net capacity is not stated at all"),
        ("7: step: `not stated at all` is not a number\n  hint: the net capacity is written like `1 MW`",),
    ),
    "unread_doc_string": (
        HEAD + SOUND.replace("fires\n", 'fires\n      """\n      never\n      """\n'),
        ("8: unread-text: no step reads the text below `the rule fires`\n  hint: write a table",),
    ),
    "two_rules_with_one_tag": (
        f"{HEAD}{SOUND}\n  @rule:power.capacity\n  Rule: Again\n{SOUND.replace('enough', 'more')}",
        (
            "3: rule-tag: 2 blocks are tagged `@rule:power.capacity`\n  hint: put them together",
            "11: rule-tag: 2 blocks are tagged `@rule:power.capacity`\n  hint: put them together",
        ),
    ),
    "one_rule_with_two_tags": (
        HEAD.replace("power.capacity", "power.capacity @rule:power.soon") + SOUND,
        ("3: rule-tag: rule `New capacity` has 2 rule tags\n  hint: tag it with one `@rule:<id>`",),
    ),
    "byte_order_mark": (
        f"\ufeff{HEAD}{SOUND}",
        ("1: byte-order-mark: the file begins with a byte order mark\n  hint: save it as UTF-8 without one",),
    ),
    "null_character": (
        given("the net capacity is 300\0 MW"),
        (f"7: strange-character: the line holds a null character (U+0000)\n  {UNSEEN}",),
    ),
    "escape_character": (
        HEAD + SOUND.replace("enough", "eno\x1b[31mugh"),
        (f"5: strange-character: the line holds an escape character (U+001B)\n  {UNSEEN}",),
    ),
    "tab_in_a_sentence": (
        given("the net\tcapacity is 300 MW"),
        ("7: strange-character: the line holds a tab (U+0009)\n  hint: write a plain space",),
    ),
    "no_break_space": (
        given("the net\u00a0capacity is 300 MW"),
        ("7: strange-character: the line holds no-break space (U+00A0)\n  hint: write a plain space",),
    ),
    "zero_width_space": (
        given("the net\u200b capacity is 300 MW"),
        (f"7: strange-character: the line holds zero width space (U+200B)\n  {UNSEEN}",),
    ),
    "reading_direction_turned": (
        given("the net capacity is \u202e003\u202c MW"),
        (f"7: strange-character: the line holds right-to-left override (U+202E)\n  {UNSEEN}",),
    ),
    "line_ends_of_old": (
        (HEAD + SOUND).replace("\n", "\r"),
        (
            (
                "1: strange-character: the line holds a carriage return (U+000D)\n"
                "  hint: end lines as editors do today, with a line feed"
            ),
        ),
    ),
    "right_to_left_sentence": (
        HEAD + SOUND.replace("the rule fires", "הכלל חל"),
        ("8: step: no then step reads `הכלל חל`\n  hint: the nearest step is `the rule fires`",),
    ),
    "full_width_digits": (
        given("the net capacity is \uff13\uff10\uff10 MW"),
        ("7: step: `\uff13\uff10\uff10 MW` is not a number\n  hint: write its digits as 0 to 9: `300 MW`",),
    ),
    "arabic_digits": (
        HEAD + SOUND.replace("fires", "gives \u0661\u0662 points"),
        (
            (
                "8: step: no then step reads `the rule gives \u0661\u0662 points`\n"
                "  hint: write its digits as 0 to 9: `the rule gives 12 points`"
            ),
        ),
    ),
    "arabic_day": (
        given("the screening is made as of \u0662\u0660\u0662\u0665-10-28"),
        (
            (
                "7: step: no given step reads `the screening is made as of \u0662\u0660\u0662\u0665-10-28`\n"
                "  hint: write its digits as 0 to 9: `the screening is made as of 2025-10-28`"
            ),
        ),
    ),
    "mixed_languages": (
        f"{HEAD}{SOUND}\n    シナリオ: もっと\n      前提 何も\n",
        (
            (
                "10: not-gherkin: `シナリオ: もっと` cannot stand here\n"
                "  hint: `シナリオ` is Japanese: keep to one language in a file"
            ),
            (
                "11: not-gherkin: `前提 何も` cannot stand here\n"
                "  hint: `前提` is Japanese: keep to one language in a file"
            ),
        ),
    ),
    "language_too_late": (
        f"{HEAD}# language: ja\n{SOUND}",
        (
            (
                "4: language: `# language: ja` stands below other text, where no runner reads it\n"
                "  hint: move it to the first line"
            ),
        ),
    ),
    "language_unnamed": (
        f"# language:\n{HEAD}{SOUND}",
        (
            (
                "1: language: no language is named\n"
                "  hint: write `# language: ja`, or drop the line: the file is read as English"
            ),
        ),
    ),
    "language_unknown": (
        f"# language: xx\n{HEAD}{SOUND}",
        ("1: not-gherkin: Language not supported: xx\n  hint: write `# language: ja`, `zh-CN` or `en`",),
    ),
    "broken": (
        f"{HEAD}{SOUND}    | a | b |\n    | a |\n    nonsense\n",
        (
            (
                "10: not-gherkin: the rows of the table differ in the number of their cells\n"
                "  hint: a stroke inside a cell is written `\\|`"
            ),
            (
                "11: not-gherkin: `nonsense` cannot stand here\n"
                '  hint: here may stand a step, a row of a table, `"""`, `Examples:`, `Scenario:`, `Rule:`, a tag'
            ),
        ),
    ),
    "broken_off": (
        f'{HEAD}{SOUND}      """\n      never ends\n',
        ('11: not-gherkin: the file ends too soon\n  hint: here may stand `"""`',),
    ),
    "no_feature": (
        "nonsense\n",
        ("1: not-gherkin: `nonsense` cannot stand here\n  hint: here may stand `Feature:`, a tag",),
    ),
    "empty": ("", ("1: empty: the file holds no feature\n  hint: begin with `Feature: …`",)),
    "five_megabytes": (
        HEAD + SOUND * 41_700,
        (
            (
                "1: too-large: the file holds 5,254,262 bytes, more than 1,048,576\n"
                "  hint: split it, a file for each family"
            ),
        ),
    ),
    "long_line": (
        HEAD + SOUND.replace("fires", "fires " * 400),
        ("8: long-line: the line holds 2,420 characters, more than 2,000\n  hint: say it in several sentences",),
    ),
    "long_number": (
        given(f"the net capacity is {'9' * 100} MW"),
        (f"7: step: `{'9' * 100} MW` is not a number\n  hint: the net capacity is written like `1 MW`",),
    ),
}
"""The text of each file, and what is answered: line, code, message and hint of every mistake."""
