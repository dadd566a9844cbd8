Feature: A small rulebook

  Background:
    Given the screening is made as of 2025-10-28

  @rule:gate.allied_sites
  Rule: Every site lies in an allied country

    Scenario Outline: A site in <country>
      Given the complete proposal "plant"
      And these sites:
        | country   | area     |
        | Japan     | 2 km2    |
        | <country> | 1.25 km2 |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | country       | answer               |
        | United States | does not fire        |
        | Germany       | refuses the proposal |
        | not stated    | cannot tell          |

    Scenario Outline: Sites of <area> in all
      Given the complete proposal "plant"
      And these sites:
        | country | area    |
        | US      | 2 km2   |
      And also these sites:
        | country | area   |
        | JP      | <area> |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | area     | answer                        |
        | 7.99 km2 | does not fire                 |
        | 8 km2    | does not fire                 |
        | 8.01 km2 | holds the proposal for policy |

    Scenario: The committee calls Germany an ally
      Given the complete proposal "plant"
      And these sites:
        | country | area  |
        | Germany | 2 km2 |
      And the committee sets allied countries to Germany and Japan
      When the proposal is screened
      Then the rule does not fire
      And the verdict is eligible

    Scenario: No sites are an answer
      Given a proposal that states nothing
      And there are no sites
      When the proposal is screened
      Then the rule does not fire

    Scenario: Sites that are not stated
      Given the complete proposal "plant"
      And the sites are not stated
      When the proposal is screened
      Then the rule cannot tell
      And the sites are missing
      And the verdict is review
      And the review is for incomplete
