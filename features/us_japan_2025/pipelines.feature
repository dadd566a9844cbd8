Feature: Pipelines
  What a pipeline project earns: the size of the pipe, terminal or plant, and how near it stands to carrying something.
  A capacity counts only for what the line carries. What is not stated leaves the points open.

  Background:
    Given a proposal that states nothing
    And the screening is made as of 2025-10-28

  @rule:pipeline.capacity
  Rule: It builds pipe, a terminal, LNG, storage or a channel
    Because: carries {line.commodities}; large from 1 Bcf/d of gas, 500 kb/d of liquids or 5 Mt/year of LNG, half as
      much is material
    Source: article-2025-10-28: “管道” (pipelines)
    Source: article-2025-10-28: “天然气输送” (transmission of natural gas)
    Source: article-2025-10-28: “疏浚与拓宽” (dredging and widening (of a channel))

    Scenario Outline: a gas line of <size>
      Given the project builds a pipeline
      And what the line carries is natural gas
      And the gas capacity is <size>
      When the proposal is screened
      Then the rule <answer>

      Examples: small
        | size        | answer         |
        | 0 Bcf/d     | gives 6 points |
        | 0.499 Bcf/d | gives 6 points |

      Examples: half as large as a large one
        | size        | answer          |
        | 0.5 Bcf/d   | gives 12 points |
        | 0.501 Bcf/d | gives 12 points |
        | 0.999 Bcf/d | gives 12 points |

      Examples: large
        | size        | answer          |
        | 1 Bcf/d     | gives 18 points |
        | 1.001 Bcf/d | gives 18 points |

      Examples: open
        | size       | answer                        |
        | not stated | gives between 6 and 18 points |

    Scenario Outline: a terminal for <size> of crude oil
      Given the project builds a terminal
      And what the line carries is crude oil
      And the capacity for crude or products is <size>
      When the proposal is screened
      Then the rule <answer>

      Examples: small
        | size       | answer         |
        | 0 kb/d     | gives 6 points |
        | 249.9 kb/d | gives 6 points |

      Examples: half as large as a large one
        | size       | answer          |
        | 250 kb/d   | gives 12 points |
        | 250.1 kb/d | gives 12 points |
        | 499.9 kb/d | gives 12 points |

      Examples: large
        | size       | answer          |
        | 500 kb/d   | gives 18 points |
        | 500.1 kb/d | gives 18 points |

      Examples: open
        | size       | answer                        |
        | not stated | gives between 6 and 18 points |

    Scenario Outline: an LNG plant of <size>
      Given the project builds an LNG plant
      And what the line carries is LNG
      And the LNG capacity is <size>
      When the proposal is screened
      Then the rule <answer>

      Examples: small
        | size         | answer         |
        | 0 Mt/year    | gives 6 points |
        | 2.49 Mt/year | gives 6 points |

      Examples: half as large as a large one
        | size         | answer          |
        | 2.5 Mt/year  | gives 12 points |
        | 2.51 Mt/year | gives 12 points |
        | 4.99 Mt/year | gives 12 points |

      Examples: large
        | size         | answer          |
        | 5 Mt/year    | gives 18 points |
        | 5.01 Mt/year | gives 18 points |

      Examples: open
        | size       | answer                        |
        | not stated | gives between 6 and 18 points |

    Scenario Outline: large in gas, liquids and LNG, and what it carries is <commodity>
      Given the project builds a pipeline
      And what the line carries is <commodity>
      And the gas capacity is 2 Bcf/d
      And the capacity for crude or products is 900 kb/d
      And the LNG capacity is 20 Mt/year
      When the proposal is screened
      Then the rule <answer>

      Examples: sized in the table
        | commodity    | answer          |
        | natural gas  | gives 18 points |
        | LNG          | gives 18 points |
        | crude oil    | gives 18 points |
        | oil products | gives 18 points |

      Examples: without a size of its own
        | commodity      | answer         |
        | carbon dioxide | gives 6 points |
        | ammonia        | gives 6 points |

      Examples: open
        | commodity  | answer                        |
        | not stated | gives between 6 and 18 points |

    Scenario Outline: a line for gas alone counts no LNG, whatever it could make: <lng>
      Given the project builds a pipeline
      And what the line carries is natural gas
      And the gas capacity is 0.2 Bcf/d
      And the LNG capacity is <lng>
      When the proposal is screened
      Then the rule gives 6 points

      Examples:
        | lng        |
        | 20 Mt/year |
        | not stated |

    Scenario Outline: a line that carries gas and LNG takes the larger of the two, with LNG of <lng>
      Given the project builds a pipeline and an LNG plant
      And what the line carries is natural gas and LNG
      And the gas capacity is 0.6 Bcf/d
      And the LNG capacity is <lng>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | lng        | answer                         |
        | 1 Mt/year  | gives 12 points                |
        | 20 Mt/year | gives 18 points                |
        | not stated | gives between 12 and 18 points |

    Scenario Outline: half of a large line in gas and half in liquids do not add up, and the project builds <built>
      Given the project builds <built>
      And what the line carries is natural gas and crude oil
      And the gas capacity is 0.5 Bcf/d
      And the capacity for crude or products is 250 kb/d
      When the proposal is screened
      Then the rule <answer>

      Examples: a pipeline project
        | built              | answer          |
        | a pipeline         | gives 12 points |
        | a terminal         | gives 12 points |
        | an LNG plant       | gives 12 points |
        | storage for fuels  | gives 12 points |
        | a shipping channel | gives 12 points |

      Examples: another project
        | built      | answer         |
        | generation | does not apply |
        | a mine     | does not apply |

    Scenario: half of a large line in gas, liquids and LNG, and what it carries is not said
      Given the project builds a pipeline
      And the gas capacity is 0.5 Bcf/d
      And the capacity for crude or products is 250 kb/d
      And the LNG capacity is 2.5 Mt/year
      When the proposal is screened
      Then the rule gives between 6 and 12 points

    Scenario: a large line, if it is a line
      Given what the line carries is natural gas
      And the gas capacity is 2 Bcf/d
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 18 points
      And what the project builds is missing

    Scenario: the message names what the line carries
      Given the project builds a pipeline
      And what the line carries is natural gas
      And the gas capacity is 2 Bcf/d
      When the proposal is screened
      Then the message says "carries natural gas; large from 1 Bcf/d of gas, 500 kb/d of liquids or 5 Mt/year of LNG, half as much is material"

    Scenario Outline: a terminal for 500 kb/d of liquids, and what it carries is <commodities>
      Given the project builds a terminal
      And what the line carries is <commodities>
      And the capacity for crude or products is 500 kb/d
      When the proposal is screened
      Then the rule <answer>

      Examples: two kinds of liquids count as one does, and so does one beside gas
        | commodities                | answer          |
        | crude oil and oil products | gives 18 points |
        | crude oil and natural gas  | gives 18 points |

  @rule:pipeline.federal_approval
  Rule: Stage of the federal siting approval
    Because: federal siting approval: {line.approval}
    Source: S23: stages of a gas pipeline in federal review
    Source: S17: licence of a deepwater port
    Source: S18-decision: record of decision on the same port a year before

    Scenario Outline: the federal siting approval is at <stage>
      Given the project builds a pipeline
      And the federal siting approval is <stage>
      When the proposal is screened
      Then the rule <answer>

      Examples: on the way
        | stage                  | answer         |
        | none                   | does not fire  |
        | prefiling              | gives 1 points |
        | filed                  | gives 3 points |
        | draft impact statement | gives 5 points |
        | final impact statement | gives 7 points |

      Examples: approved, or nothing left to approve
        | stage                                      | answer          |
        | certificate, licence or record of decision | gives 9 points  |
        | not required                               | gives 9 points  |
        | notice to proceed                          | gives 10 points |

      Examples: open
        | stage      | answer                        |
        | not stated | gives between 0 and 10 points |

    Scenario: a pipeline whose stage nobody states
      Given the project builds a pipeline
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 10 points
      And the federal siting approval is missing

    Scenario: a mine needs no siting of a line
      Given the project builds a mine
      And the federal siting approval is notice to proceed
      When the proposal is screened
      Then the rule does not apply

    Scenario: the message names the stage
      Given the project builds a terminal
      And the federal siting approval is draft impact statement
      When the proposal is screened
      Then the message says "federal siting approval: draft impact statement"

    Scenario: the federal siting approval is at notice to proceed; what is built is not said
      Given the federal siting approval is notice to proceed
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 10 points
      And what the project builds is missing

  @rule:pipeline.binding_commitments
  Rule: Binding commitments of shippers or terminal users
    Because: {line.binding_share} of the capacity under contract for {line.term_years} years; 0.8 earns all points
    Source: S19: Alaska LNG needs 16 of its 20 million tonnes a year under contract for financial close
    Source: S21: a small reactor project needed 80% of its output subscribed
    Source: S23: a gas pipeline went to review with more than 90% subscribed
    Source: S24: an offshore terminal stands still for want of volumes

    Scenario Outline: <share> of the capacity is bound for 20 years
      Given the project builds an LNG plant
      And the capacity under binding commitments is <share>
      And the term of those commitments is 20 years
      When the proposal is screened
      Then the rule <answer>

      Examples: points grow with the share up to 80%
        | share | answer            |
        | 0%    | gives 0 points    |
        | 20%   | gives 2.5 points  |
        | 40%   | gives 5 points    |
        | 79.9% | gives 9.99 points |
        | 80%   | gives 10 points   |

      Examples: more than 80% earns no more
        | share | answer          |
        | 80.1% | gives 10 points |
        | 100%  | gives 10 points |

      Examples: open
        | share      | answer                        |
        | not stated | gives between 0 and 10 points |

    Scenario Outline: 80% of the capacity is bound for <term>
      Given the project builds an LNG plant
      And the capacity under binding commitments is 80%
      And the term of those commitments is <term>
      When the proposal is screened
      Then the rule <answer>

      Examples: too short
        | term      | answer        |
        | 0 years   | does not fire |
        | 4.9 years | does not fire |

      Examples: from 5 years half the points
        | term      | answer         |
        | 5 years   | gives 5 points |
        | 5.1 years | gives 5 points |
        | 9.9 years | gives 5 points |

      Examples: from 10 years all of them
        | term       | answer          |
        | 10 years   | gives 10 points |
        | 10.1 years | gives 10 points |

      Examples: open
        | term       | answer                        |
        | not stated | gives between 0 and 10 points |

    Scenario Outline: <share> of the capacity is bound for 7 years
      Given the project builds a pipeline
      And the capacity under binding commitments is <share>
      And the term of those commitments is 7 years
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | share      | answer                       |
        | 40%        | gives 2.5 points             |
        | 100%       | gives 5 points               |
        | not stated | gives between 0 and 5 points |

    Scenario: a power plant has offtakers and no shippers
      Given the project builds generation
      And the capacity under binding commitments is 90%
      And the term of those commitments is 15 years
      When the proposal is screened
      Then the rule does not apply

    Scenario: the message names share and term
      Given the project builds an LNG plant
      And the capacity under binding commitments is 0.8
      And the term of those commitments is 20 years
      When the proposal is screened
      Then the message says "0.8 of the capacity under contract for 20 years; 0.8 earns all points"

    Scenario: 80% of the capacity is bound for 20 years; what is built is not said
      Given the capacity under binding commitments is 80%
      And the term of those commitments is 20 years
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 10 points
      And what the project builds is missing

  @rule:pipeline.export_authority
  Rule: Export authority is held where it is needed
    Because: authority without a trade agreement: {line.export_non_fta}; with one: {line.export_fta}
    Source: S26: Alaska LNG holds an order for countries without a trade agreement

    Scenario Outline: without a trade agreement <without>, with one <with>
      Given the project builds an LNG plant
      And the export authority to countries without a trade agreement is <without>
      And the export authority to countries with a trade agreement is <with>
      When the proposal is screened
      Then the rule <answer>

      Examples: all that is needed is held
        | without    | with       | answer         |
        | granted    | granted    | gives 3 points |
        | granted    | not needed | gives 3 points |
        | not needed | granted    | gives 3 points |

      Examples: something needed is not held
        | without         | with            | answer        |
        | pending         | granted         | does not fire |
        | granted         | pending         | does not fire |
        | not applied for | granted         | does not fire |
        | granted         | not applied for | does not fire |
        | pending         | not needed      | does not fire |
        | pending         | not stated      | does not fire |

      Examples: nothing is needed
        | without    | with       | answer         |
        | not needed | not needed | does not apply |

      Examples: open
        | without    | with       | answer                       |
        | granted    | not stated | cannot tell                  |
        | granted    | not stated | gives between 0 and 3 points |
        | not stated | granted    | cannot tell                  |
        | not stated | granted    | gives between 0 and 3 points |
        | not stated | not needed | cannot tell                  |
        | not stated | not needed | gives between 0 and 3 points |
        | not stated | not stated | cannot tell                  |
        | not stated | not stated | gives between 0 and 3 points |

    Scenario: a plant that sells power exports no gas
      Given the project builds generation
      And the export authority to countries without a trade agreement is granted
      And the export authority to countries with a trade agreement is granted
      When the proposal is screened
      Then the rule does not apply

    Scenario: the message names both authorities
      Given the project builds an LNG plant
      And the export authority to countries without a trade agreement is granted
      And the export authority to countries with a trade agreement is not needed
      When the proposal is screened
      Then the message says "authority without a trade agreement: granted; with one: not needed"

    Scenario: without a trade agreement granted, with one granted; what is built is not said
      Given the export authority to countries without a trade agreement is granted
      And the export authority to countries with a trade agreement is granted
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 3 points
      And what the project builds is missing

  @rule:pipeline.safety_basis
  Rule: The pipeline-safety basis is complete
    Because: rules: {line.safety_part}, special permit: {line.special_permit}
    Source: S23: 49 CFR 192, 193 and 195 govern design and operation and are no permit

    Scenario Outline: the rules that apply are <part>, the special permit is <permit>
      Given the project builds a pipeline
      And the proposal states:
        | pipeline-safety rules that apply (49 CFR) | <part>   |
        | special permit for pipeline safety        | <permit> |
      When the proposal is screened
      Then the rule <answer>

      Examples: the rules are settled
        | part               | permit      | answer         |
        | part 192 (gas)     | none needed | gives 2 points |
        | part 193 (LNG)     | none needed | gives 2 points |
        | part 195 (liquids) | none needed | gives 2 points |

      Examples: a special permit
        | part           | permit  | answer         |
        | part 192 (gas) | granted | gives 2 points |
        | part 192 (gas) | pending | does not fire  |

      Examples: the rules are not settled
        | part        | permit      | answer        |
        | not settled | none needed | does not fire |
        | not settled | not stated  | does not fire |

      Examples: open
        | part           | permit      | answer                       |
        | not stated     | none needed | cannot tell                  |
        | not stated     | none needed | gives between 0 and 2 points |
        | part 192 (gas) | not stated  | cannot tell                  |
        | part 192 (gas) | not stated  | gives between 0 and 2 points |

    Scenario Outline: settled rules and no special permit, and the project builds <built>
      Given the project builds <built>
      And the proposal states:
        | pipeline-safety rules that apply (49 CFR) | part 195 (liquids) |
        | special permit for pipeline safety        | none needed        |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | built              | answer         |
        | a terminal         | gives 2 points |
        | an LNG plant       | gives 2 points |
        | storage for fuels  | gives 2 points |
        | a shipping channel | does not apply |
        | generation         | does not apply |

    Scenario: settled rules, if there is a pipe
      Given the proposal states:
        | pipeline-safety rules that apply (49 CFR) | part 192 (gas) |
        | special permit for pipeline safety        | none needed    |
      When the proposal is screened
      Then the rule gives between 0 and 2 points
      And what the project builds is missing

  @rule:pipeline.delivers_to_allies
  Rule: It delivers to Japan or a named ally
    Because: a binding delivery to Japan or a named ally earns more than heads of agreement or a letter of intent
    Source: article-2025-10-28: “日本是主要客户之一” (Japan is one of the main customers)
    Source: article-2025-10-28: “谁来承购？当然是日本” (who will offtake? Japan, of course)

    Scenario Outline: the delivery to <country> is <standing>
      Given the project builds an LNG plant
      And these countries it delivers to:
        | country of destination | standing of the delivery |
        | <country>              | <standing>               |
      When the proposal is screened
      Then the rule <answer>

      Examples: to Japan
        | country | standing           | answer                       |
        | Japan   | binding            | gives 4 points               |
        | Japan   | heads of agreement | gives 2 points               |
        | Japan   | letter of intent   | gives 2 points               |
        | Japan   | none               | does not fire                |
        | Japan   | not stated         | gives between 0 and 4 points |

      Examples: elsewhere
        | country     | standing           | answer                       |
        | South Korea | binding            | does not fire                |
        | Germany     | binding            | does not fire                |
        | not stated  | binding            | gives between 0 and 4 points |
        | not stated  | none               | does not fire                |
        | not stated  | heads of agreement | gives between 0 and 2 points |
        | not stated  | not stated         | cannot tell                  |
        | not stated  | not stated         | gives between 0 and 4 points |

    Scenario Outline: Germany is bound and Japan's delivery is <standing>
      Given the project builds an LNG plant
      And these countries it delivers to:
        | country of destination | standing of the delivery |
        | Germany                | binding                  |
        | Japan                  | <standing>               |
      When the proposal is screened
      Then the rule <answer>

      Examples: what Germany signed is not lent to Japan
        | standing           | answer         |
        | binding            | gives 4 points |
        | heads of agreement | gives 2 points |
        | none               | does not fire  |

    Scenario Outline: a letter from one Japanese delivery, and another is <standing>
      Given the project builds an LNG plant
      And these countries it delivers to:
        | country of destination | standing of the delivery |
        | Japan                  | letter of intent         |
        | Japan                  | <standing>               |
      When the proposal is screened
      Then the rule <answer>

      Examples: the best one counts, and once
        | standing           | answer                       |
        | heads of agreement | gives 2 points               |
        | binding            | gives 4 points               |
        | not stated         | gives between 2 and 4 points |

    Scenario Outline: the committee names South Korea an ally, and the delivery goes to <country>
      Given the committee sets the allies that count as Japan does to Japan and South Korea
      And the project builds an LNG plant
      And these countries it delivers to:
        | country of destination | standing of the delivery |
        | <country>              | binding                  |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | country     | answer         |
        | South Korea | gives 4 points |
        | Japan       | gives 4 points |
        | Germany     | does not fire  |

    Scenario: no deliveries abroad
      Given the project builds a pipeline
      And there are no countries it delivers to
      When the proposal is screened
      Then the rule does not fire

    Scenario: deliveries that are not stated
      Given the project builds a pipeline
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 4 points
      And the countries it delivers to are missing

    Scenario: a mine that ships to Japan is no line
      Given the project builds a mine
      And these countries it delivers to:
        | country of destination | standing of the delivery |
        | Japan                  | binding                  |
      When the proposal is screened
      Then the rule does not apply

    Scenario: the delivery to Japan is binding; what is built is not said
      Given these countries it delivers to:
        | country of destination | standing of the delivery |
        | Japan                  | binding                  |
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 4 points
      And what the project builds is missing

    Scenario Outline: two deliveries to <country> are <standing>
      Given the project builds a pipeline
      And these countries it delivers to:
        | country of destination | standing of the delivery |
        | <country>              | <standing>               |
        | <country>              | <standing>               |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | country | standing           | answer         |
        | Japan   | binding            | gives 4 points |
        | Japan   | heads of agreement | gives 2 points |
        | KR      | heads of agreement | does not fire  |

  @rule:pipeline.certified_supply
  Rule: The supply behind the line is certified
    Because: {feed.certified_years} years certified against {finance.debt_tenor_years} years of debt,
      {feed.contracted_share} under contract
    Source: S19b: Alaska LNG's developer was short of contracts with producers

    Scenario Outline: supply certified for <certified> against debt of <tenor>, 80% of it under contract
      Given the project builds a pipeline
      And the proposal states:
        | years of certified supply            | <certified> |
        | tenor of the debt                    | <tenor>     |
        | supply under contract with producers | 80%         |
      When the proposal is screened
      Then the rule <answer>

      Examples: the supply outlasts the debt or not
        | certified  | tenor      | answer         |
        | 19.9 years | 20 years   | gives 2 points |
        | 20 years   | 20 years   | gives 4 points |
        | 20.1 years | 20 years   | gives 4 points |
        | 20 years   | 20.1 years | gives 2 points |

      Examples: open
        | certified  | tenor      | answer                       |
        | not stated | 20 years   | gives between 2 and 4 points |
        | 20 years   | not stated | gives between 2 and 4 points |

    Scenario Outline: supply certified for <certified> against 20 years of debt, half of it under contract
      Given the project builds a pipeline
      And the proposal states:
        | years of certified supply            | <certified> |
        | tenor of the debt                    | 20 years    |
        | supply under contract with producers | 50%         |
      When the proposal is screened
      Then the rule <answer>

      Examples: certified for as long as the debt is worth half by itself
        | certified  | answer                       |
        | 19.9 years | does not fire                |
        | 20 years   | gives 2 points               |
        | 20.1 years | gives 2 points               |
        | not stated | gives between 0 and 2 points |

    Scenario Outline: <share> under contract, and the certified supply outlasts the debt
      Given the project builds a pipeline
      And the proposal states:
        | years of certified supply            | 25 years |
        | tenor of the debt                    | 20 years |
        | supply under contract with producers | <share>  |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | share      | answer                       |
        | 0%         | gives 2 points               |
        | 79.99%     | gives 2 points               |
        | 80%        | gives 4 points               |
        | 80.01%     | gives 4 points               |
        | not stated | gives between 2 and 4 points |

    Scenario Outline: <share> under contract, and the certified supply ends before the debt
      Given the project builds a pipeline
      And the proposal states:
        | years of certified supply            | 12 years |
        | tenor of the debt                    | 20 years |
        | supply under contract with producers | <share>  |
      When the proposal is screened
      Then the rule <answer>

      Examples: one of the two is worth half
        | share  | answer         |
        | 79.99% | does not fire  |
        | 80%    | gives 2 points |
        | 80.01% | gives 2 points |

      Examples: open
        | share      | answer                       |
        | not stated | gives between 0 and 2 points |

    Scenario: a power plant has fuel and no supply behind a line
      Given the project builds generation
      And the proposal states:
        | years of certified supply            | 25 years |
        | tenor of the debt                    | 20 years |
        | supply under contract with producers | 100%     |
      When the proposal is screened
      Then the rule does not apply

    Scenario: the message sets the supply against the debt
      Given the project builds a pipeline
      And the proposal states:
        | years of certified supply            | 25 years |
        | tenor of the debt                    | 20 years |
        | supply under contract with producers | 0.9      |
      When the proposal is screened
      Then the message says "25 years certified against 20 years of debt, 0.9 under contract"

    Scenario: supply certified for 20 years against debt of 20 years, 80% of it under contract; what is built is not said
      Given the proposal states:
        | years of certified supply            | 20 years |
        | tenor of the debt                    | 20 years |
        | supply under contract with producers | 80%      |
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 4 points
      And what the project builds is missing

  @rule:pipeline.right_of_way
  Rule: The right of way is held
    Because: {land.row_share} of the right of way held
    Source: committee discretion

    Scenario Outline: <share> of the right of way is held
      Given the project builds a pipeline
      And the share of the right of way held is <share>
      When the proposal is screened
      Then the rule <answer>

      Examples: each part of it counts
        | share  | answer            |
        | 0%     | does not fire     |
        | 0.01%  | fires             |
        | 1%     | gives 0.04 points |
        | 25%    | gives 1 points    |
        | 62.5%  | gives 2.5 points  |
        | 99.99% | gives 4 points    |
        | 100%   | gives 4 points    |

      Examples: open
        | share      | answer                       |
        | not stated | gives between 0 and 4 points |

    Scenario Outline: the whole right of way is held, and the project builds <built>
      Given the project builds <built>
      And the share of the right of way held is 100%
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | built                         | answer         |
        | generation                    | does not apply |
        | a nuclear plant               | does not apply |
        | an uprate or restart          | does not apply |
        | transmission or substations   | does not apply |
        | a factory for power equipment | does not apply |
        | cooling systems               | does not apply |
        | a pipeline                    | gives 4 points |
        | a terminal                    | gives 4 points |
        | an LNG plant                  | gives 4 points |
        | storage for fuels             | gives 4 points |
        | a shipping channel            | does not apply |
        | a mine                        | does not apply |
        | processing of materials       | does not apply |
        | a shipyard                    | does not apply |
        | a semiconductor plant         | does not apply |
        | a pharmaceutical plant        | does not apply |
        | a plant for medical products  | does not apply |
        | a data centre                 | does not apply |
        | an advanced-fuels plant       | does not apply |
        | an ammonia plant              | does not apply |
        | a fertiliser plant            | does not apply |
        | something else                | does not apply |

    Scenario: the message names the share
      Given the project builds a pipeline
      And the share of the right of way held is 0.625
      When the proposal is screened
      Then the message says "0.625 of the right of way held"

    Scenario: 99.99% of the right of way is held; what is built is not said
      Given the share of the right of way held is 99.99%
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 4 points
      And what the project builds is missing

    Scenario: a pipeline beside a power line is a pipeline
      Given the project builds a pipeline and transmission or substations
      And the share of the right of way held is 100%
      When the proposal is screened
      Then the rule gives 4 points

  @rule:pipeline.feeds_power
  Rule: It feeds a priority power project or relieves a documented constraint
    Because: feeds a priority power project: {line.feeds_priority_power}; relieves a constraint:
      {line.relieves_constraint}
    Source: article-2025-10-28: “电力、管道” (power, pipelines (named together))

    Scenario Outline: feeding priority power is answered <feeds>, relieving a constraint <relieves>
      Given the project builds a pipeline
      And the proposal states:
        | feeds a priority power project   | <feeds>    |
        | relieves a documented constraint | <relieves> |
      When the proposal is screened
      Then the rule <answer>

      Examples: one of the two is enough, both earn no more
        | feeds      | relieves   | answer         |
        | yes        | no         | gives 4 points |
        | no         | yes        | gives 4 points |
        | yes        | yes        | gives 4 points |
        | yes        | not stated | gives 4 points |
        | not stated | yes        | gives 4 points |

      Examples: neither
        | feeds | relieves | answer        |
        | no    | no       | does not fire |

      Examples: open
        | feeds      | relieves   | answer                       |
        | no         | not stated | cannot tell                  |
        | no         | not stated | gives between 0 and 4 points |
        | not stated | no         | cannot tell                  |
        | not stated | no         | gives between 0 and 4 points |
        | not stated | not stated | gives between 0 and 4 points |

    Scenario: a line of wires that relieves a constraint is judged as power
      Given the project builds transmission or substations
      And the proposal states:
        | relieves a documented constraint | yes |
      When the proposal is screened
      Then the rule does not apply

    Scenario: the message names both answers
      Given the project builds a pipeline
      And the proposal states:
        | feeds a priority power project   | yes |
        | relieves a documented constraint | no  |
      When the proposal is screened
      Then the message says "feeds a priority power project: yes; relieves a constraint: no"

    Scenario: feeding priority power is answered yes, relieving a constraint no; what is built is not said
      Given the proposal states:
        | feeds a priority power project   | yes |
        | relieves a documented constraint | no  |
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 4 points
      And what the project builds is missing

  @rule:pipeline.brownfield
  Rule: It uses an existing corridor, port or pipe
    Because: uses what exists: {line.brownfield}
    Source: committee discretion

    Scenario Outline: whether it uses what exists is answered <answered>
      Given the project builds a pipeline
      And the proposal states:
        | uses an existing corridor, port or pipe | <answered> |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | answered   | answer                       |
        | yes        | gives 3 points               |
        | no         | does not fire                |
        | not stated | gives between 0 and 3 points |

    Scenario Outline: it uses what exists, and the project builds <built>
      Given the project builds <built>
      And the proposal states:
        | uses an existing corridor, port or pipe | yes |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | built              | answer         |
        | a shipping channel | gives 3 points |
        | a terminal         | gives 3 points |
        | a shipyard         | does not apply |

    Scenario: an existing port, if it is a pipeline project that uses it
      Given the proposal states:
        | uses an existing corridor, port or pipe | yes |
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 3 points
      And what the project builds is missing

    Scenario: the message says whether it does
      Given the project builds a terminal
      And the proposal states:
        | uses an existing corridor, port or pipe | yes |
      When the proposal is screened
      Then the message says "uses what exists: yes"
