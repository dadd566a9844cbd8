Feature: Gates
  A gate refuses a proposal or holds it for review. What is not stated never passes a gate and never refuses: missing
  paper alone refuses nobody. Each rule below is asked of a proposal that states nothing but what the scenario says.

  Background:
    Given a proposal that states nothing
    And the screening is made as of 2025-10-28

  @rule:gate.us_site
  Rule: Every funded asset stands in the United States
    Because: every site must be in the United States, and at least {param.us_share_min} of the money spent there; stated:
      {funding.share_in_us}
    Source: article-2025-10-28: “在美国能源基础设施” (in US energy infrastructure)
    Source: S30: DOE loans ask that a project is located in the United States, whoever owns it
    Source: S17: a deepwater port that the US licensed stands 26.6 nautical miles offshore

    Scenario Outline: <share> of the money is spent on assets in the US
      Given these sites:
        | country | US jurisdiction |
        | US      | a state         |
      And the share spent on assets in the US is <share>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | share      | answer               |
        | 99.99%     | refuses the proposal |
        | 100%       | does not fire        |
        | not stated | cannot tell          |

    Scenario Outline: the second of two sites lies in <country>
      Given the share spent on assets in the US is 100%
      And these sites:
        | country   | US jurisdiction |
        | US        | a state         |
        | <country> | <jurisdiction>  |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | country     | jurisdiction             | answer                        |
        | US          | federal waters           | does not fire                 |
        | US          | the District of Columbia | does not fire                 |
        | Puerto Rico | a territory              | does not fire                 |
        | GU          | a territory              | does not fire                 |
        | VI          | a territory              | does not fire                 |
        | AS          | a territory              | does not fire                 |
        | MP          | a territory              | does not fire                 |
        | UM          | a territory              | does not fire                 |
        | US          | none                     | holds the proposal for policy |
        | US          | not stated               | cannot tell                   |
        | Mexico      | none                     | refuses the proposal          |
        | Andorra     | none                     | refuses the proposal          |
        | not stated  | not stated               | cannot tell                   |

    Scenario: a site abroad refuses, whatever else is unknown
      Given these sites:
        | country |
        | Mexico  |
      When the proposal is screened
      Then the rule refuses the proposal
      And the verdict is ineligible

    Scenario: an empty list of sites is held, not refused
      Given there are no sites the money would pay for
      And the share spent on assets in the US is 100%
      When the proposal is screened
      Then the rule holds the proposal for policy

    Scenario: sites that are not stated are asked for
      Given the share spent on assets in the US is 100%
      When the proposal is screened
      Then the rule cannot tell
      And the sites the money would pay for are missing
      And the verdict is review
      And the review is for incomplete

    Scenario Outline: the committee is content with 95%, and <share> is spent in the US
      Given the committee sets the least share of the money spent on assets in the US to 95%
      And these sites:
        | country | US jurisdiction |
        | US      | a state         |
      And the share spent on assets in the US is <share>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | share  | answer               |
        | 94.99% | refuses the proposal |
        | 95%    | does not fire        |
        | 95.01% | does not fire        |

  @rule:gate.is_a_project
  Rule: It is a project that can be financed, not an envelope or a fund
    Because: the proposal is {project.kind}; split a programme or an envelope into projects, each with its own assets,
      cost and revenue
    Source: S09: a project company receives the loans, so there has to be one project for it to hold
    Source: S13: “We are a manufacturer, not an investment company”
    Source: S12: “投資、売り上げなど” (investment, sales and so on (what the listed amounts are))

    Scenario Outline: the proposal is <kind>
      Given the kind of proposal is <kind>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | kind                                    | answer                               |
        | a bounded project                       | does not fire                        |
        | a programme of several projects         | holds the proposal for not a project |
        | an envelope for supplies                | holds the proposal for not a project |
        | an envelope for services                | holds the proposal for not a project |
        | a fund                                  | refuses the proposal                 |
        | a purchase of shares in existing assets | refuses the proposal                 |
        | not stated                              | cannot tell                          |

  @rule:gate.sector_in_scope
  Rule: The purpose lies in a sector in scope
    Because: the sector is {project.sector}
    Source: S02: the memorandum lists semiconductors, pharmaceuticals, metals, critical minerals, shipbuilding, energy
      with pipelines, AI and quantum computing, and is open
    Source: S05: the same list in another report
    Source: article-2025-10-28: “关键矿产的开采、加工和精炼” (mining, processing and refining of critical minerals)

    Scenario Outline: the sector is <sector>
      Given the sector is <sector>
      When the proposal is screened
      Then the rule <answer>

      Examples: in scope
        | sector                        | answer        |
        | power and grid                | does not fire |
        | pipelines and LNG             | does not fire |
        | oil export infrastructure     | does not fire |
        | advanced fuels                | does not fire |
        | ammonia and fertiliser        | does not fire |
        | metals                        | does not fire |
        | critical minerals             | does not fire |
        | shipbuilding                  | does not fire |
        | semiconductors                | does not fire |
        | pharmaceuticals               | does not fire |
        | medical products              | does not fire |
        | AI and quantum computing      | does not fire |

      Examples: not in scope
        | sector                        | answer                        |
        | another sector                | holds the proposal for policy |
        | gaming                        | refuses the proposal          |
        | luxury or speculative real estate | refuses the proposal      |
        | tobacco                       | refuses the proposal          |
        | retail                        | refuses the proposal          |
        | crypto-mining                 | refuses the proposal          |
        | shares already issued         | refuses the proposal          |

      Examples: open
        | sector     | answer      |
        | not stated | cannot tell |

  @rule:gate.no_covered_nation_control
  Rule: No party is owned or controlled by a covered nation
    Because: covered-nation interest of {param.feoc_pct}% or control refuses; any smaller interest is held
    Source: article-2025-10-28: “对国家安全至关重要” (critical to national security)
    Source: S32: foreign entity of concern
    Source: S33: the threshold of 25% and control by licence (recalled, not read)

    Scenario Outline: covered nations hold <interest> of a party, control in fact is answered <control>
      Given these parties:
        | role of the party | interest of covered nations | a covered nation controls it in fact |
        | sponsor           | 0%                          | no                                   |
        | owner             | <interest>                  | <control>                            |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | interest   | control    | answer                        |
        | 0%         | no         | does not fire                 |
        | 0.01%      | no         | holds the proposal for policy |
        | 24.99%     | no         | holds the proposal for policy |
        | 25%        | no         | refuses the proposal          |
        | 25.01%     | no         | refuses the proposal          |
        | 0%         | yes        | refuses the proposal          |
        | 0%         | not stated | cannot tell                   |
        | not stated | no         | cannot tell                   |
        | 25%        | not stated | refuses the proposal          |
        | not stated | yes        | refuses the proposal          |

    Scenario: an empty list of parties is held
      Given there are no parties
      When the proposal is screened
      Then the rule holds the proposal for policy

    Scenario: one party without covered nations is enough
      Given these parties:
        | interest of covered nations | a covered nation controls it in fact |
        | 0%                          | no                                   |
      When the proposal is screened
      Then the rule does not fire

    Scenario: the committee refuses any interest of covered nations
      Given the committee sets the covered-nation interest that refuses a proposal to 0.01%
      And these parties:
        | interest of covered nations | a covered nation controls it in fact |
        | 0.01%                       | no                                   |
      When the proposal is screened
      Then the rule refuses the proposal

  @rule:gate.no_listed_party
  Rule: No party stands on a sanction or debarment list
    Because: every party must be screened, with the day of screening; a confirmed match or a debarment refuses
    Source: S32: listed and blocked entities are foreign entities of concern
    Source: JBIC and EXIM anti-bribery practice: lenders do not deal with debarred parties (recalled, not read)

    Scenario Outline: a party screened on <day> is <standing>
      Given these parties:
        | role of the party | standing on sanction and debarment lists | day of screening |
        | owner             | <standing>                               | <day>            |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | standing        | day        | answer                        |
        | clear           | 2025-10-01 | does not fire                 |
        | clear           | not stated | cannot tell                   |
        | possible match  | 2025-10-01 | holds the proposal for policy |
        | not screened    | not stated | holds the proposal for policy |
        | confirmed match | 2025-10-01 | refuses the proposal          |
        | debarred        | not stated | refuses the proposal          |
        | not stated      | not stated | cannot tell                   |

    Scenario: two parties that are clear
      Given these parties:
        | standing on sanction and debarment lists | day of screening |
        | clear                                    | 2025-10-01       |
      And also these parties:
        | standing on sanction and debarment lists | day of screening |
        | clear                                    | 2025-10-02       |
      When the proposal is screened
      Then the rule does not fire

    Scenario: nobody to be screened is held
      Given there are no parties
      When the proposal is screened
      Then the rule holds the proposal for policy

    Scenario: a party that is clear does not clear the one beside it
      Given these parties:
        | standing on sanction and debarment lists | day of screening |
        | possible match                           | 2025-10-01       |
        | clear                                    | 2025-10-01       |
      When the proposal is screened
      Then the rule holds the proposal for policy

    Scenario: a possible match holds, and the standing of another party that may refuse is asked for
      Given these parties:
        | standing on sanction and debarment lists | day of screening |
        | possible match                           | 2025-10-01       |
        | not stated                               | 2025-10-01       |
      When the proposal is screened
      Then the rule holds the proposal for policy
      And the parties are missing

  @rule:gate.japanese_link
  Rule: At least one Japanese link exists
    Because: without any Japanese link a proposal is held; it is refused instead where members have decided so:
      {param.jp_nexus_hard}
    Source: article-2025-10-28: “涉及日本供应商和承购方” (involving Japanese suppliers and offtakers)
    Source: S04: Japanese vendors are preferred where possible
    Source: S10a: JBIC and NEXI must examine Japanese involvement and the gain to Japan's economic security

    Scenario Outline: the only Japanese link is <standing>
      Given these Japanese links:
        | role of the Japanese party | standing of the link |
        | offtaker                   | <standing>           |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | standing         | answer                        |
        | binding          | does not fire                 |
        | letter of intent | does not fire                 |
        | being considered | does not fire                 |
        | none             | holds the proposal for policy |
        | not stated       | cannot tell                   |

    Scenario: no Japanese link is held
      Given there are no Japanese links
      When the proposal is screened
      Then the rule holds the proposal for policy

    Scenario: no Japanese link refuses where the committee says so
      Given the committee sets a proposal without a Japanese link is refused to yes
      And there are no Japanese links
      When the proposal is screened
      Then the rule refuses the proposal

    Scenario: links that are not stated are open where the committee would refuse
      Given the committee sets a proposal without a Japanese link is refused to yes
      When the proposal is screened
      Then the rule cannot tell

    Scenario: a binding Japanese link passes, even where the committee refuses proposals without one
      Given the committee sets a proposal without a Japanese link is refused to yes
      And these japanese links:
        | standing of the link |
        | binding              |
      When the proposal is screened
      Then the rule does not fire

    Scenario: two binding Japanese links serve as well as one
      Given these Japanese links:
        | role of the Japanese party | standing of the link |
        | offtaker                   | binding              |
        | offtaker                   | binding              |
      When the proposal is screened
      Then the rule does not fire

  @rule:gate.amounts_stated
  Rule: Cost and request are stated, and the cost is capital cost
    Because: total cost USD {cost.total}, stated as {cost.basis}; requested USD {funding.requested}
    Source: article-2025-10-28: “最高达” (up to)
    Source: S12: “投資、売り上げなど” (investment, sales and so on)

    Scenario Outline: a cost of <cost> is <basis>, and <request> is requested
      Given the proposal states:
        | total cost         | <cost>    |
        | what the amount is | <basis>   |
        | amount requested   | <request> |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | cost            | basis               | request         | answer                        |
        | USD 2.5 billion | capital cost        | USD 1.5 billion | does not fire                 |
        | USD 2.5 billion | contract value      | USD 1.5 billion | holds the proposal for policy |
        | USD 2.5 billion | sales               | USD 1.5 billion | holds the proposal for policy |
        | USD 2.5 billion | a ceiling ("up to") | USD 1.5 billion | holds the proposal for policy |
        | USD 2.5 billion | not stated          | USD 1.5 billion | cannot tell                   |
        | not stated      | capital cost        | USD 1.5 billion | cannot tell                   |
        | USD 2.5 billion | capital cost        | not stated      | cannot tell                   |

  @rule:gate.no_permit_lost
  Rule: No required permit is denied or vacated without a live cure
    Because: the standing of every required permit must be stated; one that is denied or vacated refuses unless a cure
      is live
    Source: S41: permit stages and statuses of federal reviews

    Scenario Outline: a permit is <standing>, a live cure is answered <cure>
      Given these required permits:
        | standing of the permit | a cure is live |
        | granted                | no             |
        | <standing>             | <cure>         |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | standing     | cure       | answer                        |
        | granted      | no         | does not fire                 |
        | not started  | no         | does not fire                 |
        | prefiling    | no         | does not fire                 |
        | filed        | no         | does not fire                 |
        | draft issued | no         | does not fire                 |
        | not required | no         | does not fire                 |
        | remanded     | no         | holds the proposal for policy |
        | litigated    | no         | holds the proposal for policy |
        | denied       | no         | refuses the proposal          |
        | vacated      | no         | refuses the proposal          |
        | denied       | yes        | holds the proposal for policy |
        | vacated      | yes        | holds the proposal for policy |
        | not stated   | not stated | cannot tell                   |
        | not stated   | yes        | cannot tell                   |

    Scenario: one permit that is granted is enough
      Given these required permits:
        | standing of the permit |
        | granted                |
      When the proposal is screened
      Then the rule does not fire

    Scenario: an empty list of permits is held
      Given there are no required permits
      When the proposal is screened
      Then the rule holds the proposal for policy

    Scenario: a permit that is denied holds, and whether a cure is live is asked for
      Given these required permits:
        | standing of the permit |
        | denied                 |
      When the proposal is screened
      Then the rule holds the proposal for policy
      And the required permits are missing

  @rule:gate.technology_demonstrated
  Rule: The technology is demonstrated
    Because: the lowest technology readiness level is {technology.trl}; below {param.trl_reject} refuses, below
      {param.trl_pass} is held
    Source: article-2025-10-28: “几乎没有风险” (almost no risk)
    Source: S37: DOE asks for level 4 at the first decision and level 7 at the baseline

    Scenario Outline: the lowest readiness level is <level>
      Given the lowest technology readiness level is <level>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | level      | answer                        |
        | 5          | refuses the proposal          |
        | 6          | holds the proposal for policy |
        | 7          | holds the proposal for policy |
        | 8          | does not fire                 |
        | 9          | does not fire                 |
        | not stated | cannot tell                   |

    Scenario: the message names both limits
      Given the lowest technology readiness level is 5
      When the proposal is screened
      Then the message says "the lowest technology readiness level is 5; below 6 refuses, below 8 is held"

  @rule:gate.repayment_in_sight
  Rule: There is a reasonable prospect of full repayment
    Because: lowest debt service cover {finance.dscr_min}, repaid from {finance.repayment_source}; below
      {param.dscr_reject} refuses
    Source: S07: principal and interest, the deemed allocation, come back out of the project's cash first
    Source: S08: the same reading by another analyst
    Source: S06: “high-risk, high-return (investments), given that they also involve taxpayers' money, are not something
      we are interested in”
    Source: S30: DOE loans ask for a reasonable prospect of repayment
    Source: S31: TIFIA asks for creditworthiness

    Scenario Outline: the lowest cover is <cover>, repaid from <source>
      Given the lowest debt service cover in the lenders' case is <cover>
      And the source of repayment is <source>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | cover      | source                 | answer                        |
        | 0.99       | the project's own cash | refuses the proposal          |
        | 1          | the project's own cash | does not fire                 |
        | 1.01       | the sponsor            | does not fire                 |
        | 1.4        | regulated charges      | does not fire                 |
        | 1.4        | public payments        | does not fire                 |
        | 1.4        | none                   | holds the proposal for policy |
        | 0.99       | not stated             | refuses the proposal          |
        | not stated | the project's own cash | cannot tell                   |
        | 1.4        | not stated             | cannot tell                   |

  @rule:gate.inside_the_window
  Rule: The money can be called inside the programme's window
    Because: first draw {finance.first_draw}, last draw {finance.last_draw}; the window ends on {param.window_end}
    Source: S02: investments until 19 January 2029
    Source: S03: the same day in another report
    Source: S11: JBIC's facility runs from October 2025 to March 2029

    Scenario Outline: money is drawn from <first> to <last>
      Given the first draw is <first>
      And the last draw is <last>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | first      | last       | answer                        |
        | 2026-06-30 | 2029-01-18 | does not fire                 |
        | 2029-01-18 | 2029-01-19 | does not fire                 |
        | 2029-01-19 | 2029-01-19 | does not fire                 |
        | 2029-01-19 | 2029-01-20 | holds the proposal for policy |
        | 2029-01-20 | 2029-01-20 | refuses the proposal          |
        | 2029-01-20 | not stated | refuses the proposal          |
        | not stated | 2029-01-19 | cannot tell                   |
        | 2026-06-30 | not stated | cannot tell                   |

  @rule:gate.fits_the_programme
  Rule: The request fits what is left of the programme
    Because: requested USD {funding.requested}; the programme is USD {param.programme_total}, of which USD
      {param.programme_committed} is committed, and the rest is the most to ask for
    Source: article-2025-10-28: “5,500亿美元” (550 billion US dollars)

    Scenario Outline: <request> is requested while USD 36 billion is committed
      Given the committee sets the amount of the programme already committed to USD 36 billion
      And the amount requested is <request>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | request                | answer                        |
        | USD 513,999,999,999.99 | does not fire                 |
        | USD 514 billion        | does not fire                 |
        | USD 514,000,000,000.01 | holds the proposal for policy |
        | USD 549,999,999,999.99 | holds the proposal for policy |
        | USD 550 billion        | holds the proposal for policy |
        | USD 550,000,000,000.01 | refuses the proposal          |
        | not stated             | cannot tell                   |

    Scenario: the ledger of the day counts
      Given the screening is made as of 2026-02-17
      And the amount requested is USD 515 billion
      When the proposal is screened
      Then the rule holds the proposal for policy
      And the review is for incomplete and policy

    Scenario: an amount in another currency is not converted
      Given the amount requested is JPY 300 billion
      When the proposal is screened
      Then the rule cannot tell

  @rule:gate.project_is_live
  Rule: The project is live
    Because: the status is {project.status}; a plant that operates already is held (what is new?)
    Source: S21: a small reactor project was terminated after its customers left
    Source: S22: a battery-parts plant was given up

    Scenario Outline: the project is <status>
      Given the status of the project is <status>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | status                          | answer                        |
        | concept                         | does not fire                 |
        | in development                  | does not fire                 |
        | final investment decision taken | does not fire                 |
        | under construction              | does not fire                 |
        | operating                       | holds the proposal for policy |
        | withdrawn                       | refuses the proposal          |
        | terminated                      | refuses the proposal          |
        | in default                      | refuses the proposal          |
        | not stated                      | cannot tell                   |

    Scenario Outline: the committee reviews what was decided already, and the project is <status>
      Given the committee sets what a project meets whose sponsor has already decided to invest to review
      And the status of the project is <status>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | status                          | answer                        |
        | in development                  | does not fire                 |
        | final investment decision taken | holds the proposal for policy |
        | under construction              | holds the proposal for policy |

  @rule:gate.lenders_may_finance
  Rule: Lenders may finance it (no coal without capture)
    Because: fuel: {generation.kind}, carbon capture: {generation.carbon_capture}; coal without capture is held, or
      refused where the committee has decided so
    Source: S38: export credits for coal-fired power without capture have been barred since November 2021
    Source: S11: investments must comply with the law of both countries

    Scenario Outline: the generation is <kind>, carbon capture is answered <capture>
      Given the project builds generation
      And the kind of generation is <kind>
      And the carbon capture is <capture>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | kind        | capture    | answer                        |
        | gas         | no         | does not fire                 |
        | coal        | yes        | does not fire                 |
        | coal        | no         | holds the proposal for policy |
        | coal        | not stated | cannot tell                   |
        | not stated  | no         | cannot tell                   |

    Scenario: coal without capture, and what the project builds is not stated
      Given the kind of generation is coal
      And the carbon capture is no
      When the proposal is screened
      Then the rule cannot tell
      And what the project builds is missing

    Scenario: coal without capture refuses where the committee says so
      Given the committee sets coal without capture is refused rather than held to yes
      And the project builds generation
      And the kind of generation is coal
      And the carbon capture is no
      When the proposal is screened
      Then the rule refuses the proposal

    Scenario Outline: the committee refuses coal without capture, and the generation is <kind>
      Given the committee sets coal without capture is refused rather than held to yes
      And the project builds generation
      And the kind of generation is <kind>
      And the carbon capture is no
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | kind       | answer               |
        | coal       | refuses the proposal |
        | gas        | does not fire        |
        | not stated | cannot tell          |

    Scenario: a pipeline burns nothing
      Given the project builds a pipeline
      When the proposal is screened
      Then the rule does not apply

    Scenario: a transmission line that names coal is no coal plant
      Given the project builds transmission or substations
      And the kind of generation is coal
      And the carbon capture is no
      When the proposal is screened
      Then the rule does not apply

    Scenario: gas is no coal, whatever it is burnt in
      Given the kind of generation is gas
      And the carbon capture is no
      When the proposal is screened
      Then the rule does not fire

  @rule:gate.sponsor_integrity
  Rule: No fraud, corruption or default of the sponsor stands open
    Because: a finding that is confirmed and open refuses; an alleged one is held
    Source: OECD Recommendation on bribery and export credits: export lenders examine bribery and default (recalled, not
      read)

    Scenario Outline: a finding is <standing>
      Given these findings of fraud, corruption or default:
        | standing of the finding |
        | <standing>              |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | standing   | answer                        |
        | resolved   | does not fire                 |
        | alleged    | holds the proposal for policy |
        | confirmed  | refuses the proposal          |
        | not stated | cannot tell                   |

    Scenario: no findings
      Given there are no findings of fraud, corruption or default
      When the proposal is screened
      Then the rule does not fire

    Scenario: findings that are not stated
      When the proposal is screened
      Then the rule cannot tell
      And the findings of fraud, corruption or default are missing

    Scenario: an alleged finding holds, and the standing of another that may refuse is asked for
      Given these findings of fraud, corruption or default:
        | standing of the finding |
        | alleged                 |
        | not stated              |
      When the proposal is screened
      Then the rule holds the proposal for policy
      And the findings of fraud, corruption or default are missing

  @rule:gate.no_contradiction
  Rule: The papers do not contradict themselves on a fact a gate reads
    Because: two pieces of evidence disagree on a fact that a gate reads; both values are named
    Source: article-2025-10-28: “最多可能预留3,270亿美元用于能源领域投资” (up to 327 billion dollars may be set aside for energy)
    Source: S16: one terminal's capacity is given as 1.0 million barrels a day
    Source: S17: the same terminal at 1.2 million
    Source: S18: the same terminal at 2 million

    Scenario Outline: the proposal says level 8, a report says <level>
      Given the lowest technology readiness level is 8
      And evidence from "the engineer's report" dated 2025-09-30 says the lowest technology readiness level is <level>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | level | answer                          |
        | 8     | does not fire                   |
        | 7     | holds the proposal for conflict |

    Scenario: a contradiction no gate reads is no obstacle
      Given the net capacity is 300 MW
      And evidence from "the turbine contract" dated 2025-09-30 says the net capacity is 280 MW
      When the proposal is screened
      Then the rule does not fire

    Scenario: both values are named
      Given the lowest technology readiness level is 8
      And evidence from "the engineer's report" dated 2025-09-30 says the lowest technology readiness level is 7
      When the proposal is screened
      Then the rule holds the proposal for conflict
      And the message says "evidence disagrees on lowest technology readiness level: 8 (proposal) against 7 (the engineer's report)"
