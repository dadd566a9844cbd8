Feature: National security
  What the country lacks, who dominates the supply of it, and what strings are attached. Points are given and taken
  away, and what is not stated leaves them open. Each rule is asked of a proposal that states only what the scenario
  says.

  Background:
    Given a proposal that states nothing
    And the screening is made as of 2025-10-28

  @rule:national_security.import_reliance
  Rule: US net import reliance of the product
    Because: net import reliance {market.import_reliance_pct}%
    Source: article-2025-10-28: “弥补供应链缺口” (fill gaps in supply chains)

    Scenario Outline: the country imports <reliance> of what a refinery makes
      Given the project builds processing of materials
      And the US net import reliance of the product is <reliance>
      When the proposal is screened
      Then the rule <answer>

      Examples: six points, in proportion
        | reliance   | answer                       |
        | 0%         | does not fire                |
        | 0.01%      | fires                        |
        | 1%         | gives 0.06 points            |
        | 50%        | gives 3 points               |
        | 100%       | gives 6 points               |
        | not stated | cannot tell                  |
        | not stated | gives between 0 and 6 points |

    Scenario: up to six points are open while the reliance is not stated
      Given the project builds a semiconductor plant
      When the proposal is screened
      Then the rule gives between 0 and 6 points
      And the US net import reliance of the product is missing

    Scenario Outline: <work> is asked about imports of its product: <answer>
      Given the project builds <work>
      And the US net import reliance of the product is 80%
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | work                          | answer           |
        | a mine                        | gives 4.8 points |
        | a pharmaceutical plant        | gives 4.8 points |
        | an ammonia plant              | gives 4.8 points |
        | a shipyard                    | gives 4.8 points |
        | a factory for power equipment | gives 4.8 points |
        | generation                    | does not apply   |
        | a pipeline                    | does not apply   |
        | a data centre                 | does not apply   |

    Scenario: the country imports 100% of what a refinery makes; what is built is not said
      Given the US net import reliance of the product is 100%
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 6 points
      And what the project builds is missing

  @rule:national_security.displaces_covered_nation
  Rule: Covered nations dominate world supply and the project displaces them
    Because: covered nations hold {market.covered_nation_world_share_pct}% of world supply; the project displaces
      {market.displaced_share_pct}%
    Source: article-2025-10-28: “确定项目以弥补供应链缺口” (identify projects that fill gaps in supply chains)
    Source: S05b: the Japanese prime minister on relying less on one country; the diamond project is to meet all of US
      demand for grit

    Scenario Outline: covered nations hold <held> of world supply, the project displaces <displaced>
      Given the project builds processing of materials
      And the proposal states:
        | covered nations' share of world supply               | <held>      |
        | share of that supply to the US the project displaces | <displaced> |
      When the proposal is screened
      Then the rule <answer>

      Examples: both count, or either
        | held   | displaced | answer         |
        | 90%    | 100%      | gives 8 points |
        | 50.01% | 25%       | gives 8 points |
        | 50%    | 25.01%    | gives 8 points |
        | 50%    | 25%       | gives 8 points |
        | 49.99% | 25%       | gives 5 points |
        | 50%    | 24.99%    | gives 5 points |
        | 49.99% | 24.99%    | does not fire  |

      Examples: one is not stated
        | held       | displaced  | answer                       |
        | 90%        | not stated | gives between 5 and 8 points |
        | not stated | 100%       | gives between 5 and 8 points |
        | 49.99%     | not stated | gives between 0 and 5 points |
        | not stated | 24.99%     | gives between 0 and 5 points |
        | not stated | not stated | gives between 0 and 8 points |
        | not stated | not stated | cannot tell                  |

    Scenario: the message names both shares
      Given the project builds processing of materials
      And the covered nations' share of world supply is 98%
      And the share of that supply to the US the project displaces is 100%
      When the proposal is screened
      Then the message says "covered nations hold 98% of world supply; the project displaces 100%"

    Scenario: covered nations hold 90% of world supply, the project displaces 100%; what is built is not said
      Given the proposal states:
        | covered nations' share of world supply               | 90%  |
        | share of that supply to the US the project displaces | 100% |
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 8 points
      And what the project builds is missing

    Scenario: a power plant makes no goods of which covered nations could hold the supply
      Given the project builds generation
      When the proposal is screened
      Then the rule does not apply

  @rule:national_security.few_producers
  Rule: Few domestic producers
    Because: {market.us_producers} producers in the US today
    Source: S36: the Defense Production Act helps where the base cannot reasonably be expected to supply in time
    Source: S28: two copper smelters are left in the US

    Scenario Outline: <producers> producers work in the US when a smelter is proposed
      Given the project builds processing of materials
      And the proposal states:
        | US producers today | <producers> |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | producers  | answer                       |
        | 0          | gives 5 points               |
        | 1          | gives 5 points               |
        | 2          | gives 3 points               |
        | 3          | gives 3 points               |
        | 4          | does not fire                |
        | not stated | gives between 0 and 5 points |
        | not stated | cannot tell                  |

    Scenario Outline: nobody in the US makes what is made, and the project builds <what>
      Given the project builds <what>
      And the proposal states:
        | US producers today | 0 |
      When the proposal is screened
      Then the rule <answer>

      Examples: goods that trade statistics count, and what is none
        | what                          | answer         |
        | generation                    | does not apply |
        | a nuclear plant               | does not apply |
        | an uprate or restart          | does not apply |
        | transmission or substations   | does not apply |
        | a factory for power equipment | gives 5 points |
        | cooling systems               | gives 5 points |
        | a pipeline                    | does not apply |
        | a terminal                    | does not apply |
        | an LNG plant                  | does not apply |
        | storage for fuels             | does not apply |
        | a shipping channel            | does not apply |
        | a mine                        | gives 5 points |
        | processing of materials       | gives 5 points |
        | a shipyard                    | gives 5 points |
        | a semiconductor plant         | gives 5 points |
        | a pharmaceutical plant        | gives 5 points |
        | a plant for medical products  | gives 5 points |
        | a data centre                 | does not apply |
        | an advanced-fuels plant       | gives 5 points |
        | an ammonia plant              | gives 5 points |
        | a fertiliser plant            | gives 5 points |
        | something else                | does not apply |

    Scenario: producers of goods are no question for a terminal
      Given the project builds a terminal
      And the proposal states:
        | US producers today | 0 |
      When the proposal is screened
      Then the rule does not apply

    Scenario: 0 producers work in the US when a smelter is proposed; what is built is not said
      Given the proposal states:
        | US producers today | 0 |
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 5 points
      And what the project builds is missing

    Scenario Outline: nobody in the US makes what <which> would make
      Given the project builds <which>
      And the proposal states:
        | US producers today | 0 |
      When the proposal is screened
      Then the rule gives 5 points

      Examples: goods beside what is none, and goods of two kinds
        | which                                |
        | a mine and a terminal                |
        | a semiconductor plant and a terminal |
        | an ammonia plant and a terminal      |
        | a shipyard and a terminal            |
        | a shipyard and cooling systems       |

  @rule:national_security.government_requirement
  Rule: A Defense Production Act determination or an agency requirement covers it
    Because: determination: {security.dpa_determination}; agency letter: {security.agency_letter}
    Source: S36: determinations under Defense Production Act Title III

    Scenario Outline: it is <determination> that a determination covers it and <letter> that an agency requires it
      Given it is <determination> that a Defense Production Act determination covers it
      And it is <letter> that a defence or energy agency requires it in writing
      When the proposal is screened
      Then the rule <answer>

      Examples: one of the two is enough
        | determination | letter     | answer                       |
        | true          | true       | gives 5 points               |
        | true          | false      | gives 5 points               |
        | false         | true       | gives 5 points               |
        | true          | not stated | gives 5 points               |
        | not stated    | true       | gives 5 points               |
        | false         | false      | does not fire                |
        | false         | not stated | cannot tell                  |
        | false         | not stated | gives between 0 and 5 points |
        | not stated    | false      | cannot tell                  |
        | not stated    | false      | gives between 0 and 5 points |
        | not stated    | not stated | cannot tell                  |
        | not stated    | not stated | gives between 0 and 5 points |

  @rule:national_security.serves_critical_facility
  Rule: It supplies a defence site or a designated mission-critical facility
    Because: a contract with a defence site or a designated mission-critical facility decides
    Source: article-2025-10-28: “关键任务型设施” (mission-critical facilities)

    Scenario Outline: the second of two facilities under contract is <kind>
      Given these facilities served under contract:
        | kind of facility |
        | another facility |
        | <kind>           |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | kind                                   | answer                       |
        | a defence site                         | gives 6 points               |
        | a designated mission-critical facility | gives 6 points               |
        | another facility                       | does not fire                |
        | not stated                             | gives between 0 and 6 points |
        | not stated                             | cannot tell                  |

    Scenario: no facility is served under contract
      Given there are no facilities served under contract
      When the proposal is screened
      Then the rule does not fire

    Scenario: the facilities served are asked for
      Given the facilities served under contract are not stated
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 6 points
      And the facilities served under contract are missing

    Scenario: two critical facilities under contract count once
      Given these facilities served under contract:
        | kind of facility |
        | a defence site   |
        | a defence site   |
      When the proposal is screened
      Then the rule gives 6 points

  @rule:national_security.allied_contract
  Rule: It strengthens Japan's or an ally's security by contract
    Because: a contract with a buyer in Japan or a named ally earns more than a letter of intent; interest alone earns
      nothing
    Source: article-2025-10-28: “对两国经济安全的联合投资” (joint investment in the economic security of both countries)

    Scenario Outline: a buyer in <country> has <instrument>
      Given these offtake arrangements:
        | country of the buyer | instrument   |
        | <country>            | <instrument> |
      When the proposal is screened
      Then the rule <answer>

      Examples: a contract binds
        | country | instrument                  | answer         |
        | Japan   | sale and purchase agreement | gives 5 points |
        | Japan   | power purchase agreement    | gives 5 points |
        | Japan   | tolling agreement           | gives 5 points |
        | Japan   | regulated service           | gives 5 points |

      Examples: a letter does not bind, interest is nothing
        | country | instrument                  | answer         |
        | Japan   | heads of agreement          | gives 2 points |
        | Japan   | memorandum of understanding | gives 2 points |
        | Japan   | letter of intent            | gives 2 points |
        | Japan   | none                        | does not fire  |

      Examples: neither Japan nor a named ally
        | country       | instrument                  | answer        |
        | United States | power purchase agreement    | does not fire |
        | KR            | sale and purchase agreement | does not fire |
        | Andorra       | sale and purchase agreement | does not fire |
        | KR            | not stated                  | does not fire |

      Examples: something is not stated
        | country    | instrument                  | answer                       |
        | Japan      | not stated                  | gives between 0 and 5 points |
        | not stated | sale and purchase agreement | gives between 0 and 5 points |
        | not stated | letter of intent            | gives between 0 and 2 points |
        | not stated | not stated                  | cannot tell                  |
        | not stated | not stated                  | gives between 0 and 5 points |

    Scenario: a contract at home does not make a letter from Japan binding
      Given these offtake arrangements:
        | country of the buyer | instrument               |
        | United States        | power purchase agreement |
        | Japan                | letter of intent         |
      When the proposal is screened
      Then the rule gives 2 points

    Scenario: a binding contract beside a letter earns the points of a contract, once
      Given these offtake arrangements:
        | country of the buyer | instrument                  |
        | Japan                | letter of intent            |
        | Japan                | sale and purchase agreement |
      When the proposal is screened
      Then the rule gives 5 points

    Scenario: nothing is sold forward
      Given there are no offtake arrangements
      When the proposal is screened
      Then the rule does not fire

    Scenario: the committee counts another ally as it counts Japan
      Given the committee sets the allies that count as Japan does to JP and KR
      And these offtake arrangements:
        | country of the buyer | instrument                  |
        | KR                   | sale and purchase agreement |
      When the proposal is screened
      Then the rule gives 5 points

    Scenario Outline: two buyers in Japan with <instrument> count once
      Given these offtake arrangements:
        | country of the buyer | instrument   |
        | Japan                | <instrument> |
        | Japan                | <instrument> |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | instrument                  | answer         |
        | sale and purchase agreement | gives 5 points |
        | heads of agreement          | gives 2 points |

    Scenario: a US buyer is no ally, whatever the letter says
      Given these offtake arrangements:
        | country of the buyer | instrument         |
        | United States        | heads of agreement |
      When the proposal is screened
      Then the rule does not fire

  @rule:national_security.stockpile
  Rule: It enters a stockpile or rapid-response arrangement
    Because: committed to a stockpile or rapid response: {security.stockpile_commitment}
    Source: article-2025-10-28: “快速响应小组” (rapid response group)
    Source: article-2025-10-28: “相互补充的储备安排” (complementary stockpile arrangements)

    Scenario Outline: whether a refinery is committed to a stockpile is answered <committed>
      Given the project builds processing of materials
      And the proposal states:
        | committed to a stockpile or rapid response | <committed> |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | committed  | answer                       |
        | yes        | gives 3 points               |
        | no         | does not fire                |
        | not stated | gives between 0 and 3 points |
        | not stated | cannot tell                  |

    Scenario: a stockpile is asked of those who mine or work materials
      Given the project builds generation
      When the proposal is screened
      Then the rule does not apply

    Scenario: whether a refinery is committed to a stockpile is answered yes; what is built is not said
      Given the proposal states:
        | committed to a stockpile or rapid response | yes |
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 3 points
      And what the project builds is missing

    Scenario Outline: a stockpile is promised, and the project builds <what>
      Given the project builds <what>
      And the proposal states:
        | committed to a stockpile or rapid response | yes |
      When the proposal is screened
      Then the rule <answer>

      Examples: materials are mined or worked, or they are not
        | what                          | answer         |
        | generation                    | does not apply |
        | a nuclear plant               | does not apply |
        | an uprate or restart          | does not apply |
        | transmission or substations   | does not apply |
        | a factory for power equipment | does not apply |
        | cooling systems               | does not apply |
        | a pipeline                    | does not apply |
        | a terminal                    | does not apply |
        | an LNG plant                  | does not apply |
        | storage for fuels             | does not apply |
        | a shipping channel            | does not apply |
        | a mine                        | gives 3 points |
        | processing of materials       | gives 3 points |
        | a shipyard                    | does not apply |
        | a semiconductor plant         | does not apply |
        | a pharmaceutical plant        | does not apply |
        | a plant for medical products  | does not apply |
        | a data centre                 | does not apply |
        | an advanced-fuels plant       | does not apply |
        | an ammonia plant              | does not apply |
        | a fertiliser plant            | does not apply |
        | something else                | does not apply |

  @rule:national_security.bulk_power
  Rule: It adds to the adequacy of bulk power
    Because: material from 300 MW, 345 kV, HVDC, or equipment the market waits 52 weeks for; the area is rated
      {grid.ltra_class}
    Source: article-2025-10-28: “电力、管道……对国家安全至关重要” (power, pipelines ... critical to national security)
    Source: S00: “fundamental to national security”

    Scenario Outline: a new plant of <capacity>, in an area where the risk is <risk>
      Given the project builds generation
      And the net capacity is <capacity>
      And the risk of the area in NERC's long-term assessment is <risk>
      When the proposal is screened
      Then the rule <answer>

      Examples: how large it is
        | capacity   | risk   | answer                        |
        | 299.9 MW   | normal | gives 5 points                |
        | 300 MW     | normal | gives 10 points               |
        | 300.1 MW   | normal | gives 10 points               |
        | not stated | normal | gives between 5 and 10 points |
        | not stated | normal | cannot tell                   |

      Examples: how short of power the area is
        | capacity   | risk       | answer                         |
        | 300 MW     | high       | gives 12 points                |
        | 300 MW     | elevated   | gives 12 points                |
        | 299.9 MW   | elevated   | gives 7 points                 |
        | 300 MW     | not stated | gives between 10 and 12 points |
        | not stated | high       | gives between 7 and 12 points  |
        | not stated | not stated | gives between 5 and 12 points  |

    Scenario Outline: an uprate or restart gains <gain>
      Given the project builds an uprate or restart
      And the capacity gained by uprate or restart is <gain>
      And the risk of the area in NERC's long-term assessment is normal
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | gain       | answer                        |
        | 299.9 MW   | gives 5 points                |
        | 300 MW     | gives 10 points               |
        | 300.1 MW   | gives 10 points               |
        | not stated | gives between 5 and 10 points |

    Scenario Outline: a line of <voltage>, where direct current is answered <hvdc>
      Given the project builds transmission or substations
      And the proposal states:
        | voltage                                         | <voltage> |
        | high-voltage direct current                     | <hvdc>    |
        | transfer capability                             | 2 GW      |
        | risk of the area in NERC's long-term assessment | normal    |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | voltage    | hvdc       | answer                        |
        | 344.9 kV   | no         | gives 5 points                |
        | 345 kV     | no         | gives 10 points               |
        | 345.1 kV   | no         | gives 10 points               |
        | 230 kV     | yes        | gives 10 points               |
        | 230 kV     | not stated | gives between 5 and 10 points |
        | not stated | no         | gives between 5 and 10 points |

    Scenario: what a line transfers makes it large in the power lane and not material here
      Given the project builds transmission or substations
      And the proposal states:
        | voltage                                         | 230 kV |
        | high-voltage direct current                     | no     |
        | transfer capability                             | 2 GW   |
        | risk of the area in NERC's long-term assessment | normal |
      When the proposal is screened
      Then the rule gives 5 points
      And the message says "material from 300 MW, 345 kV, HVDC, or equipment the market waits 52 weeks for; the area is rated normal"

    Scenario Outline: a factory for <product>, for which the market waits <wait>
      Given the project builds a factory for power equipment
      And the product of the factory is <product>
      And the lead time in the market is <wait>
      And the risk of the area in NERC's long-term assessment is normal
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | product               | wait       | answer                        |
        | large transformers    | 51 weeks   | gives 5 points                |
        | large transformers    | 52 weeks   | gives 10 points               |
        | large transformers    | 53 weeks   | gives 10 points               |
        | gas or steam turbines | 156 weeks  | gives 10 points               |
        | large transformers    | not stated | gives between 5 and 10 points |
        | another product       | 156 weeks  | does not apply                |

    Scenario: a nuclear plant adds to bulk power as any plant does
      Given the project builds a nuclear plant
      And the net capacity is 1,117 MW
      And the risk of the area in NERC's long-term assessment is elevated
      When the proposal is screened
      Then the rule gives 12 points

    Scenario: a pipeline adds no bulk power
      Given the project builds a pipeline
      And the risk of the area in NERC's long-term assessment is high
      When the proposal is screened
      Then the rule does not apply

    Scenario: a new plant of 300 MW, in an area where the risk is high; what is built is not said
      Given the net capacity is 300 MW
      And the risk of the area in NERC's long-term assessment is high
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 12 points
      And what the project builds is missing

    Scenario Outline: only the capacity that the project adds is material: <net capacity>, or <capacity gained by uprate or restart> gained
      Given the project builds <what the project builds>
      And the net capacity is <net capacity>
      And the capacity gained by uprate or restart is <capacity gained by uprate or restart>
      When the proposal is screened
      Then the rule gives between 5 and 7 points

      Examples:
        | what the project builds | net capacity | capacity gained by uprate or restart |
        | an uprate or restart    | 300 MW       | 299.9 MW                             |
        | generation              | 299.9 MW     | 300 MW                               |

  @rule:national_security.energy_routes
  Rule: It adds to physical energy security
    Because: {line.alternative_routes} other routes could carry the flow
    Source: article-2025-10-28: “电力、管道……对国家安全至关重要” (power, pipelines ... critical to national security)
    Source: S00: “fundamental to national security”

    Scenario Outline: a gas pipeline carries <capacity>
      Given the project builds a pipeline
      And what the line carries is natural gas
      And the gas capacity is <capacity>
      And the proposal states:
        | other routes that could carry the flow | 5 |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | capacity    | answer                        |
        | 0.499 Bcf/d | gives 6 points                |
        | 0.5 Bcf/d   | gives 10 points               |
        | 0.501 Bcf/d | gives 10 points               |
        | not stated  | gives between 6 and 10 points |
        | not stated  | cannot tell                   |

    Scenario Outline: a terminal for <commodity> handles <capacity>
      Given the project builds a terminal
      And what the line carries is <commodity>
      And the capacity for crude or products is <capacity>
      And the proposal states:
        | other routes that could carry the flow | 5 |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | commodity                  | capacity   | answer                        |
        | crude oil                  | 249.9 kb/d | gives 6 points                |
        | crude oil                  | 250 kb/d   | gives 10 points               |
        | crude oil                  | 250.1 kb/d | gives 10 points               |
        | oil products               | 250 kb/d   | gives 10 points               |
        | crude oil and oil products | 250 kb/d   | gives 10 points               |
        | crude oil and natural gas  | 250 kb/d   | gives 10 points               |
        | crude oil                  | not stated | gives between 6 and 10 points |

    Scenario Outline: an LNG plant makes <capacity>
      Given the project builds an LNG plant
      And what the line carries is LNG
      And the LNG capacity is <capacity>
      And the proposal states:
        | other routes that could carry the flow | 5 |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | capacity     | answer                        |
        | 2.49 Mt/year | gives 6 points                |
        | 2.5 Mt/year  | gives 10 points               |
        | 2.51 Mt/year | gives 10 points               |
        | not stated   | gives between 6 and 10 points |

    Scenario Outline: <routes> other routes could carry the flow of a large line
      Given the project builds a pipeline
      And what the line carries is natural gas
      And the gas capacity is 1 Bcf/d
      And the proposal states:
        | other routes that could carry the flow | <routes> |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | routes     | answer                         |
        | 0          | gives 12 points                |
        | 1          | gives 12 points                |
        | 2          | gives 10 points                |
        | 3          | gives 10 points                |
        | not stated | gives between 10 and 12 points |

    Scenario: a small line that is the only way
      Given the project builds a pipeline
      And what the line carries is natural gas
      And the gas capacity is 0.2 Bcf/d
      And the proposal states:
        | other routes that could carry the flow | 0 |
      When the proposal is screened
      Then the rule gives 8 points
      And the message says "0 other routes could carry the flow"

    Scenario: a power plant is no energy route
      Given the project builds generation
      When the proposal is screened
      Then the rule does not apply

    Scenario: 0 other routes could carry the flow of a large line; what is built is not said
      Given what the line carries is natural gas
      And the gas capacity is 1 Bcf/d
      And the proposal states:
        | other routes that could carry the flow | 0 |
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 12 points
      And what the project builds is missing

  @rule:national_security.control_equipment
  Rule: No covered nation's equipment in the control layers
    Because: absence attested: {supply_chain.icts_attested}; equipment from a covered nation takes points away
    Source: ICTS rules; NDAA section 889: rules on information and communications technology supply chains (recalled,
      not read)

    Scenario Outline: the makers' countries are <countries>, absence of covered equipment is attested: <attested>
      Given the countries that made control, inverter, transformer and telecom equipment are <countries>
      And it is <attested> that absence of covered equipment is attested
      When the proposal is screened
      Then the rule <answer>

      Examples: no covered nation made it
        | countries         | attested   | answer                       |
        | Japan and Germany | true       | gives 3 points               |
        | Andorra           | true       | gives 3 points               |
        | Japan and Germany | false      | does not fire                |
        | Japan and Germany | not stated | gives between 0 and 3 points |
        | Japan and Germany | not stated | cannot tell                  |

      Examples: a covered nation made some, whatever is attested
        | countries        | attested   | answer          |
        | Japan and China  | false      | gives -5 points |
        | RU and China    | false      | gives -5 points |
        | China            | true       | gives -5 points |
        | RU               | not stated | gives -5 points |
        | IR               | false      | gives -5 points |
        | KP               | false      | gives -5 points |

      Examples: who made it is not stated
        | countries  | attested   | answer                        |
        | not stated | true       | gives between -5 and 3 points |
        | not stated | false      | gives between -5 and 0 points |
        | not stated | not stated | cannot tell                   |
        | not stated | not stated | gives between -5 and 3 points |

    Scenario: a project without such equipment that attests it
      Given there are no countries that made control, inverter, transformer and telecom equipment
      And it is true that absence of covered equipment is attested
      When the proposal is screened
      Then the rule gives 3 points

  @rule:national_security.foreign_entity_content
  Rule: Little material from prohibited foreign entities
    Because: {supply_chain.foreign_entity_cost_pct}% of the material cost; above {param.feoc_content_pct}% takes points
      away
    Source: FEOC and material-assistance rules: foreign-entity and material-assistance rules (recalled, not read)

    Scenario Outline: <content> of the material cost comes from prohibited foreign entities
      Given the material cost from prohibited foreign entities is <content>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | content    | answer                        |
        | 0%         | gives 3 points                |
        | 9.99%      | gives 3 points                |
        | 10%        | does not fire                 |
        | 10.01%     | does not fire                 |
        | 39.99%     | does not fire                 |
        | 40%        | does not fire                 |
        | 40.01%     | gives -4 points               |
        | not stated | gives between -4 and 3 points |
        | not stated | cannot tell                   |

    Scenario Outline: the committee takes points away above 20%, and <content> comes from prohibited entities
      Given the committee sets the material cost from prohibited foreign entities above which points are lost to 20%
      And the material cost from prohibited foreign entities is <content>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | content | answer          |
        | 20%     | does not fire   |
        | 20.01%  | gives -4 points |

  @rule:national_security.cfius
  Rule: The position at CFIUS is clear
    Because: standing at CFIUS: {cfius.status}, filing mandatory: {cfius.mandatory}
    Source: S33b: TID US businesses under 31 CFR 800.248
    Source: 31 CFR 800: Japan is not an excepted foreign state (recalled, not read)

    Scenario Outline: the standing at CFIUS is <standing>, that a filing is mandatory is <mandatory>
      Given the standing at CFIUS is <standing>
      And it is <mandatory> that a filing is mandatory
      When the proposal is screened
      Then the rule <answer>

      Examples: something is before CFIUS, or nothing need be
        | standing                | mandatory | answer         |
        | not applicable          | false     | gives 3 points |
        | cleared                 | true      | gives 3 points |
        | cleared with mitigation | true      | gives 1 points |
        | declared                | true      | gives 1 points |
        | filed                   | true      | does not fire  |

      Examples: nothing was filed
        | standing  | mandatory  | answer                        |
        | not filed | true       | gives -4 points               |
        | not filed | false      | does not fire                 |
        | not filed | not stated | gives between -4 and 0 points |
        | not filed | not stated | cannot tell                   |

      Examples: the standing is not stated
        | standing   | mandatory  | answer                        |
        | not stated | true       | gives between -4 and 3 points |
        | not stated | false      | gives between 0 and 3 points  |
        | not stated | not stated | gives between -4 and 3 points |
        | not stated | not stated | cannot tell                   |

    Scenario: a clearance earns its points whether or not a filing was mandatory
      Given the standing at CFIUS is cleared
      When the proposal is screened
      Then the rule gives 3 points

  @rule:national_security.nuclear_ownership
  Rule: Foreign ownership of the nuclear licensee is solved
    Because: foreign ownership of the licensee: {nuclear.foreign_ownership}
    Source: Atomic Energy Act section 103d; 10 CFR 50.38; ADVANCE Act: limits on foreign ownership of a reactor licensee
      and their relief for allies (recalled, not read)

    Scenario Outline: a nuclear plant whose foreign ownership is <ownership>
      Given the project builds a nuclear plant
      And the foreign ownership of the licensee is <ownership>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | ownership              | answer                        |
        | not applicable         | does not fire                 |
        | domestic               | does not fire                 |
        | negation plan in place | does not fire                 |
        | exempt                 | does not fire                 |
        | unresolved             | holds the proposal for policy |
        | not stated             | cannot tell                   |

    Scenario Outline: the project builds <what>, of the kind <kind>, and foreign ownership is unresolved
      Given the project builds <what>
      And the kind of generation is <kind>
      And the foreign ownership of the licensee is unresolved
      When the proposal is screened
      Then the rule <answer>

      Examples: every nuclear licence, whatever is built under it
        | what                        | kind       | answer                        |
        | an uprate or restart        | nuclear    | holds the proposal for policy |
        | an uprate or restart        | gas        | does not apply                |
        | an uprate or restart        | not stated | cannot tell                   |
        | generation                  | nuclear    | holds the proposal for policy |
        | generation                  | gas        | does not apply                |
        | generation                  | not stated | cannot tell                   |
        | a nuclear plant             | gas        | holds the proposal for policy |
        | transmission or substations | nuclear    | does not apply                |

    Scenario: a gas plant has no nuclear licensee
      Given the project builds generation
      And the kind of generation is gas
      When the proposal is screened
      Then the rule does not apply

  @rule:national_security.allied_content
  Rule: US and Japanese content of the capital cost
    Because: US content {procurement.us_content_pct}%, Japanese content {procurement.jp_content_pct}%
    Source: S04: Japanese vendors are preferred where possible

    Scenario Outline: <american> of the capital cost is spent in the US and <japanese> in Japan
      Given the US content of the capital cost is <american>
      And the Japanese content of the capital cost is <japanese>
      When the proposal is screened
      Then the rule <answer>

      Examples: 70% between the two
        | american | japanese | answer         |
        | 45%      | 24.99%   | does not fire  |
        | 45%      | 25%      | gives 3 points |
        | 45%      | 25.01%   | gives 3 points |
        | 44.99%   | 25%      | does not fire  |
        | 70%      | 0%       | gives 3 points |
        | 0%       | 70%      | gives 3 points |

      Examples: one is not stated
        | american   | japanese   | answer                       |
        | 45%        | not stated | gives between 0 and 3 points |
        | 45%        | not stated | cannot tell                  |
        | not stated | 25%        | cannot tell                  |
        | not stated | 25%        | gives between 0 and 3 points |

  @rule:national_security.cfius_condition
  Rule: CFIUS has cleared it or has no part in it
    Because: standing at CFIUS: {cfius.status}; clearance comes before the first draw
    Source: S33b: TID US businesses under 31 CFR 800.248

    Scenario Outline: a condition precedent, while the standing at CFIUS is <standing>
      Given the standing at CFIUS is <standing>
      When the proposal is screened
      Then the rule <answer>

      Examples: it is met, and the rule asks for nothing
        | standing                | answer        |
        | not applicable          | does not fire |
        | cleared                 | does not fire |
        | cleared with mitigation | does not fire |

      Examples: it stays open
        | standing   | answer      |
        | not filed  | fires       |
        | declared   | fires       |
        | filed      | fires       |
        | not stated | cannot tell |
