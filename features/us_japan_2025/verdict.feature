Feature: Verdict
  How answers become a verdict: refusals first, then the best score a proposal can still reach, then open gates, and only
  then the worst score against the upper band and the floors. "Eligible" means "may be recommended", never "selected".

  Background:
    Given a proposal that states nothing
    And the screening is made as of 2025-10-28

  # ---- complete proposals

  Scenario Outline: the invented proposal "<name>" is complete
    Given the complete proposal "<name>"
    When the proposal is screened
    Then the verdict is <verdict>
    And the score is <score>
    And the fit lane is <lane>

    Examples:
      | name                       | verdict    | score | lane                  |
      | eligible_power_plant       | eligible   | 94    | power                 |
      | eligible_gas_pipeline      | eligible   | 99    | pipelines             |
      | eligible_gallium_refinery  | eligible   | 84    | other strategic areas |
      | review_borderline          | review     | 66.24 | power                 |
      | ineligible_weak_plant      | ineligible | 3.6   | power                 |

  # ---- what is not stated

  Scenario: a proposal that states nothing can still be anything
    When the proposal is screened
    Then the verdict is review
    And the review is for incomplete
    And the score is between -32 and 100

  Scenario: a mine can reach neither the power nor the pipeline lane
    Given the project builds a mine
    When the proposal is screened
    Then the verdict is review
    And the fit lane is other strategic areas
    And the score is between -32 and 84

  Scenario Outline: the best proposal waits while <fact> is not stated, which a gate reads
    Given the complete proposal "eligible_power_plant"
    And the <fact> is not stated
    When the proposal is screened
    Then the verdict is review
    And the review is for incomplete

    Examples:
      | fact                              |
      | parties                           |
      | required permits                  |
      | total cost                        |
      | lowest technology readiness level |
      | first draw                        |
      | status of the project             |

  Scenario Outline: a good proposal stays eligible while <fact> is not stated, which no gate reads
    Given the complete proposal "eligible_power_plant"
    And the <fact> is not stated
    When the proposal is screened
    Then the verdict is eligible
    And the score is between <low> and <high>

    Examples: more risk points than count, so one of them missing changes nothing
      | fact                             | low | high |
      | share of the site held           | 94  | 94   |
      | class of the cost estimate       | 94  | 94   |

    Examples: the security score opens up
      | fact                             | low | high |
      | standing at CFIUS                | 91  | 94   |
      | facilities served under contract | 94  | 100  |

  Scenario: open risk leaves a proposal short of the floor, though it may still pass
    Given the complete proposal "eligible_power_plant"
    And the class of the cost estimate is not stated
    And the median cost per unit of peers is not stated
    And the court cases are not stated
    And the like units in commercial operation is not stated
    And the form of the construction contract is not stated
    And the rating of the sponsor is not stated
    And the net worth of the sponsor is not stated
    And it is not stated that the sponsor is a start-up or has no revenue
    And the lowest rating among the offtakers is not stated
    And the completion guarantee is not stated
    When the proposal is screened
    Then the score is between 77.2 and 94
    And the verdict is review
    And the review is for incomplete and borderline

  # ---- refusals

  Scenario: a site abroad is refused, though almost everything else is open
    Given the complete proposal "ineligible_site_abroad"
    When the proposal is screened
    Then the verdict is ineligible
    And the score is between -6 and 100

  Scenario: no score buys out a refusal
    Given the complete proposal "eligible_gas_pipeline"
    And these sites the money would pay for:
      | country | US jurisdiction |
      | Canada  | none            |
    When the proposal is screened
    Then the verdict is ineligible
    And the score is 99

  Scenario: every refusal is named, not only the first
    Given the complete proposal "eligible_power_plant"
    And the kind of proposal is a fund
    And the status of the project is withdrawn
    When the proposal is screened
    Then the verdict is ineligible
    And the verdict says "refused, because this does not hold: It is a project that can be financed, not an envelope or a fund; The project is live"

  Scenario: a refusal stands before gates that hold or are open
    Given the complete proposal "eligible_power_plant"
    And the kind of proposal is a fund
    And the lowest technology readiness level is 7
    And the first draw is not stated
    When the proposal is screened
    Then the verdict is ineligible

  # ---- the lower band: the best case counts

  Scenario Outline: the lower band is <band>, and the weak plant has 3.6 points at best
    Given the complete proposal "ineligible_weak_plant"
    And the committee sets the score below which a proposal is refused even at its best to <band>
    When the proposal is screened
    Then the verdict is <verdict>

    Examples:
      | band | verdict    |
      | 3.59 | review     |
      | 3.6  | review     |
      | 3.61 | ineligible |

  Scenario Outline: the weak plant without its capacity and grid, and <merchant> of its revenue merchant
    Given the complete proposal "ineligible_weak_plant"
    And the proposal states:
      | net capacity                                    | not stated |
      | share accredited as firm                        | not stated |
      | carbon capture                                  | not stated |
      | grid connection                                 | not stated |
      | risk of the area in NERC's long-term assessment | not stated |
      | merchant share of revenue                       | <merchant> |
    When the proposal is screened
    Then the verdict is <verdict>
    And the score is between <low> and <high>

    Examples: 35 is not below the band
      | merchant | verdict    | low   | high  |
      | 74.75%   | review     | 0.01  | 35.01 |
      | 75%      | review     | 0     | 35    |

    Examples: refused even if every open question is answered well
      | merchant | verdict    | low   | high  |
      | 75.25%   | ineligible | -0.01 | 34.99 |

  Scenario: a score that is too low is refused before an open gate is asked
    Given the complete proposal "ineligible_weak_plant"
    And the lowest technology readiness level is not stated
    When the proposal is screened
    Then the verdict is ineligible

  # ---- gates that hold

  Scenario Outline: a good proposal is <kind>, at technology readiness level <level>
    Given the complete proposal "eligible_power_plant"
    And the kind of proposal is <kind>
    And the lowest technology readiness level is <level>
    When the proposal is screened
    Then the verdict is review
    And the review is for <kinds>

    Examples:
      | kind                            | level      | kinds                        |
      | a bounded project               | 7          | policy                       |
      | a programme of several projects | 9          | not a project                |
      | a programme of several projects | 7          | policy and not a project     |
      | a programme of several projects | not stated | incomplete and not a project |

  # ---- papers that contradict each other, and papers that are old

  Scenario: two papers disagree on the debt service cover, which a gate reads
    Given the complete proposal "review_conflict"
    When the proposal is screened
    Then the verdict is review
    And the review is for conflict

  Scenario: two papers disagree on a fact that no gate reads, so that the score opens up and nothing is held
    Given the complete proposal "eligible_power_plant"
    And evidence from "the turbine contract" dated 2025-09-30 says the net capacity is 280 MW
    When the proposal is screened
    Then the verdict is eligible
    And the score is between 87.6 and 94

  Scenario Outline: the only paper on the readiness of the technology is of <day>
    Given the complete proposal "eligible_power_plant"
    And evidence from "the engineer's report" dated <day> says the lowest technology readiness level is 9
    When the proposal is screened
    Then the verdict is <verdict>
    And the evidence of the lowest technology readiness level <answer>

    Examples: 162, 163, 179 and 180 days old
      | day        | verdict  | answer                      |
      | 2025-05-19 | eligible | is not remarked as old      |
      | 2025-05-18 | eligible | is not remarked as old      |
      | 2025-05-02 | eligible | is not remarked as old      |
      | 2025-05-01 | eligible | is not remarked as old      |

    Examples: 181, 198 and 199 days old, so it is remarked and still counts
      | day        | verdict  | answer                      |
      | 2025-04-30 | eligible | is remarked as old          |
      | 2025-04-13 | eligible | is remarked as old          |
      | 2025-04-12 | eligible | is remarked as old          |

    Examples: 364 and 365 days old
      | day        | verdict  | answer                      |
      | 2024-10-29 | eligible | is remarked as old          |
      | 2024-10-28 | eligible | is remarked as old          |

    Examples: 366 days old, so it counts no more
      | day        | verdict  | answer                      |
      | 2024-10-27 | review   | counts no more              |

  Scenario Outline: the only paper on a fact that no gate reads is of <day>
    Given the complete proposal "eligible_power_plant"
    And evidence from "the cost report" dated <day> says the class of the cost estimate is 2
    When the proposal is screened
    Then the verdict is eligible
    And the score is 94
    And the evidence of the class of the cost estimate <answer>

    Examples: 180 and 181 days old
      | day        | answer                 |
      | 2025-05-01 | is not remarked as old |
      | 2025-04-30 | is remarked as old     |

  Scenario Outline: the committee has evidence remarked that is older than <days>, and the paper is 180 days old
    Given the complete proposal "eligible_power_plant"
    And evidence from "the engineer's report" dated 2025-05-01 says the lowest technology readiness level is 9
    And the committee sets the age of evidence that earns a remark to <days>
    When the proposal is screened
    Then the evidence of the lowest technology readiness level <answer>

    Examples:
      | days     | answer                 |
      | 179 days | is remarked as old     |
      | 180 days | is not remarked as old |
      | 181 days | is not remarked as old |

  # ---- the upper band: the worst case counts

  Scenario Outline: the upper band is <band>, and the power plant has 94 points
    Given the complete proposal "eligible_power_plant"
    And the committee sets the score from which a proposal may be recommended to <band>
    When the proposal is screened
    Then the verdict is <verdict>

    Examples:
      | band  | verdict  |
      | 93.99 | eligible |
      | 94    | eligible |
      | 94.01 | review   |

  Scenario Outline: no fuel is secured, and <share> of the output is under contract
    Given the complete proposal "review_borderline"
    And the share of fuel or resource secured is 0%
    And these offtake arrangements:
      | country of the buyer | share of the output | instrument               | term of the contract |
      | US                   | <share>             | power purchase agreement | 15 years             |
    When the proposal is screened
    Then the score is <score>
    And the verdict is <verdict>

    Examples: every floor holds, and 65 is enough
      | share  | score | verdict  |
      | 87.37% | 64.99 | review   |
      | 87.5%  | 65    | eligible |
      | 87.63% | 65.01 | eligible |

  Scenario: between the bands a complete proposal is borderline
    Given the complete proposal "eligible_power_plant"
    And the committee sets the score from which a proposal may be recommended to 95
    When the proposal is screened
    Then the verdict is review
    And the review is for borderline

  Scenario: a proposal that may yet reach the upper band is incomplete as well
    Given the complete proposal "eligible_power_plant"
    And the facilities served under contract are not stated
    And the committee sets the score from which a proposal may be recommended to 95
    When the proposal is screened
    Then the score is between 94 and 100
    And the verdict is review
    And the review is for incomplete and borderline

  # ---- floors: nothing buys them out

  Scenario Outline: the borderline plant has <share> of its output under contract, and its score is enough
    Given the complete proposal "review_borderline"
    And these offtake arrangements:
      | country of the buyer | share of the output | instrument               | term of the contract |
      | US                   | <share>             | power purchase agreement | 15 years             |
    When the proposal is screened
    Then the score is <score>
    And the verdict is <verdict>

    Examples: a risk score of 14.99, 15 and 15.01
      | share  | score | verdict  |
      | 64.87% | 67.19 | review   |
      | 65%    | 67.2  | eligible |
      | 65.13% | 67.21 | eligible |

  Scenario: no strategic value buys out the floor of risk
    Given the complete proposal "review_borderline"
    When the proposal is screened
    Then the verdict is review
    And the review is for borderline

  Scenario Outline: the power plant adds bulk power; foreign entities <cost>, CFIUS <cfius>, attested <attested>
    Given the complete proposal "eligible_power_plant"
    And the proposal states:
      | risk of the area in NERC's long-term assessment | normal     |
      | US content of the capital cost                  | 30%        |
      | material cost from prohibited foreign entities  | <cost>     |
      | standing at CFIUS                               | <cfius>    |
      | absence of covered equipment is attested        | <attested> |
    When the proposal is screened
    Then the score is <score>
    And the verdict is <verdict>

    Examples: a security score of 9, 10 and 11
      | cost | cfius    | attested | score | verdict  |
      | 50%  | filed    | yes      | 79    | review   |
      | 20%  | filed    | no       | 80    | eligible |
      | 20%  | declared | no       | 81    | eligible |

  Scenario Outline: the gas pipeline is half as large, early, and holds <row> of its right of way
    Given the complete proposal "eligible_gas_pipeline"
    And the proposal states:
      | gas capacity                            | 0.5 Bcf/d |
      | federal siting approval                 | none      |
      | capacity under binding commitments      | 0%        |
      | supply under contract with producers    | 0%        |
      | years of certified supply               | 0 years   |
      | feeds a priority power project          | no        |
      | relieves a documented constraint        | no        |
      | uses an existing corridor, port or pipe | no        |
      | share of the right of way held          | <row>     |
    And there are no countries it delivers to
    When the proposal is screened
    Then the score is <score>
    And the verdict is <verdict>

    Examples: a fit of 15.99, 16 and 16.01
      | row    | score | verdict  |
      | 49.75% | 74.99 | review   |
      | 50%    | 75    | eligible |
      | 50.25% | 75.01 | eligible |

  Scenario Outline: the committee sets the floor of <floor> to <value>, of a plant with 40, 24 and 30 points
    Given the complete proposal "eligible_power_plant"
    And the committee sets the <floor> to <value>
    When the proposal is screened
    Then the verdict is <verdict>

    Examples:
      | floor                                                   | value | verdict  |
      | least fit of a recommended proposal                     | 39.99 | eligible |
      | least fit of a recommended proposal                     | 40    | eligible |
      | least fit of a recommended proposal                     | 40.01 | review   |
      | least national-security score of a recommended proposal | 23.99 | eligible |
      | least national-security score of a recommended proposal | 24    | eligible |
      | least national-security score of a recommended proposal | 24.01 | review   |
      | least risk score of a recommended proposal              | 29.99 | eligible |
      | least risk score of a recommended proposal              | 30    | eligible |
      | least risk score of a recommended proposal              | 30.01 | review   |

  # ---- caps and the lane

  Scenario Outline: <name> earns more than counts, with the <cap> set to <value>
    Given the complete proposal "<name>"
    And the committee sets the <cap> to <value>
    When the proposal is screened
    Then the score is <score>

    Examples: 50.6 points for power, of which 40 count
      | name                      | cap                                        | value | score  |
      | eligible_power_plant      | highest score of the power family          | 40    | 94     |
      | eligible_power_plant      | highest score of the power family          | 50.59 | 104.59 |
      | eligible_power_plant      | highest score of the power family          | 50.6  | 104.6  |
      | eligible_power_plant      | highest score of the power family          | 50.61 | 104.6  |

    Examples: 47.8 points for pipelines, of which 40 count
      | name                      | cap                                        | value | score  |
      | eligible_gas_pipeline     | highest score of the pipelines family      | 47.79 | 106.79 |
      | eligible_gas_pipeline     | highest score of the pipelines family      | 47.8  | 106.8  |
      | eligible_gas_pipeline     | highest score of the pipelines family      | 47.81 | 106.8  |

    Examples: 24 points for another strategic area, of which all count
      | name                      | cap                                        | value | score  |
      | eligible_gallium_refinery | highest score of the other strategic areas | 23.99 | 83.99  |
      | eligible_gallium_refinery | highest score of the other strategic areas | 24    | 84     |
      | eligible_gallium_refinery | highest score of the other strategic areas | 24.01 | 84     |

    Examples: 24 points for national security, of which all count
      | name                      | cap                                        | value | score  |
      | eligible_power_plant      | highest national-security score            | 23.99 | 93.99  |
      | eligible_power_plant      | highest national-security score            | 24    | 94     |
      | eligible_power_plant      | highest national-security score            | 24.01 | 94     |

    Examples: 44.2 points for risk, of which 30 count
      | name                      | cap                                        | value | score  |
      | eligible_power_plant      | highest risk score                         | 44.19 | 108.19 |
      | eligible_power_plant      | highest risk score                         | 44.2  | 108.2  |
      | eligible_power_plant      | highest risk score                         | 44.21 | 108.2  |

  Scenario: a refinery with a naval yard earns 50 points for other strategic areas, of which 28 count
    Given the complete proposal "eligible_gallium_refinery"
    And the project builds processing of materials and a shipyard
    And the work on the yard is a new yard
    And it is true that the yard builds for the navy
    When the proposal is screened
    Then the score is 88

  Scenario Outline: fit is the best lane and never the sum: "<name>" builds a shipyard worth 22 points too
    Given the complete proposal "<name>"
    And the project builds generation and a shipyard
    And the proposal states:
      | work on the yard                                     | a new yard |
      | the yard builds for the navy                         | no         |
      | US net import reliance of the product                | 0%         |
      | covered nations' share of world supply               | 0%         |
      | share of that supply to the US the project displaces | 0%         |
      | US producers today                                   | 10         |
    When the proposal is screened
    Then the fit lane is <lane>
    And the score is <score>

    Examples: a plant of 33.2 points is the better lane, one of 6.2 is not
      | name                  | lane                  | score |
      | review_borderline     | power                 | 66.24 |
      | ineligible_weak_plant | other strategic areas | 19.4  |
