Feature: Programme
  What the programme as a whole asks: remarks, ranking hints, conditions precedent that stay open until they are met,
  and a hold or two. None of them gives points. Each is asked of a proposal that states only what the scenario says.

  Background:
    Given a proposal that states nothing
    And the screening is made as of 2025-10-28

  @rule:programme.power_energy_share
  Rule: It counts towards the share of power and energy
    Because: USD {param.power_energy_committed} of the programme's USD {param.programme_total} is in power and energy,
      this project asks for USD {funding.requested}; a share of {param.power_energy_share_goal} was forecast
    Source: article-2025-10-28: “超过一半的资金可能会投向电力和能源发展” (more than half of the money may go to power and energy)

    Scenario Outline: what the project builds is <work>
      Given the project builds <work>
      When the proposal is screened
      Then the rule <answer>

      Examples: power and energy
        | work                         | answer |
        | generation                   | fires  |
        | a nuclear plant              | fires  |
        | an uprate or restart         | fires  |
        | transmission or substations  | fires  |
        | a pipeline                   | fires  |
        | a terminal                   | fires  |
        | an LNG plant                 | fires  |
        | storage for fuels            | fires  |
        | a shipping channel           | fires  |
        | an advanced-fuels plant      | fires  |
        | a data centre and generation | fires  |

      Examples: something else
        | work                    | answer        |
        | a data centre           | does not fire |
        | cooling systems         | does not fire |
        | a shipyard              | does not fire |
        | processing of materials | does not fire |
        | a semiconductor plant   | does not fire |

    Scenario Outline: a factory for <product>
      Given the project builds a factory for power equipment
      And the product of the factory is <product>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | product               | answer        |
        | large transformers    | fires         |
        | gas or steam turbines | fires         |
        | another product       | does not fire |
        | not stated            | cannot tell   |

    Scenario: what the project builds is asked for
      When the proposal is screened
      Then the rule cannot tell
      And what the project builds is missing

    Scenario: the message names the ledger of the day, the request and the forecast
      Given the screening is made as of 2026-02-17
      And the project builds generation
      And the amount requested is USD 7 billion
      When the proposal is screened
      Then the message says "USD 33,300,000,000 of the programme's USD 550,000,000,000 is in power and energy, this project asks for USD 7,000,000,000; a share of 0.5 was forecast"

  @rule:programme.power_energy_rank
  Rule: Power and energy rank higher while their share is low
    Because: USD {param.power_energy_committed} of the programme's USD {param.programme_total} is in power and energy,
      this project asks for USD {funding.requested}; while both together stay below a share of
      {param.power_energy_share_goal} it ranks higher
    Source: article-2025-10-28: “超过一半的资金可能会投向电力和能源发展” (more than half of the money may go to power and energy)

    Scenario Outline: USD 33.3 billion is in power and energy already, and a power plant asks for <request>
      Given the screening is made as of 2026-02-17
      And the project builds generation
      And the amount requested is <request>
      When the proposal is screened
      Then the rule <answer>

      Examples: half of the programme is USD 275 billion
        | request                | answer             |
        | USD 33.3 billion       | adds 2 to the rank |
        | USD 241,699,999,999.99 | adds 2 to the rank |
        | USD 241.7 billion      | does not fire      |
        | USD 241,700,000,000.01 | does not fire      |
        | not stated             | cannot tell        |

    Scenario Outline: on <day> a power plant asks for USD 250 billion
      Given the screening is made as of <day>
      And the project builds generation
      And the amount requested is USD 250 billion
      When the proposal is screened
      Then the rule <answer>

      Examples: before and after the first three projects
        | day        | answer        |
        | 2026-02-16 | fires         |
        | 2026-02-17 | does not fire |

    Scenario Outline: <committed> is in power and energy already, and a gas pipeline asks for USD 5 billion
      Given the committee sets the amount already committed to power and energy to <committed>
      And the project builds a pipeline
      And the amount requested is USD 5 billion
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | committed              | answer        |
        | USD 0                  | fires         |
        | USD 269,999,999,999.99 | fires         |
        | USD 270 billion        | does not fire |
        | USD 270,000,000,000.01 | does not fire |

    Scenario: a shipyard does not rank higher
      Given the project builds a shipyard
      And the amount requested is USD 1 billion
      When the proposal is screened
      Then the rule does not fire

    Scenario: what the project builds is not stated while the share is low
      Given the amount requested is USD 1 billion
      When the proposal is screened
      Then the rule cannot tell

    Scenario: more than half leaves nothing to ask
      Given the amount requested is USD 300 billion
      When the proposal is screened
      Then the rule does not fire

    Scenario: the committee does not rank by this share
      Given the committee sets power and energy rank higher while their share is below that to no
      And the project builds generation
      And the amount requested is USD 1 billion
      When the proposal is screened
      Then the rule does not fire

  @rule:programme.concentration_remark
  Rule: The request is a large part of the programme
    Because: requested USD {funding.requested} of USD {param.programme_total}; more than {param.concentration_remark} of
      it earns this remark
    Source: committee discretion

    Scenario Outline: <request> of a programme of USD 550 billion is requested
      Given the amount requested is <request>
      When the proposal is screened
      Then the rule <answer>

      Examples: a tenth is USD 55 billion
        | request               | answer        |
        | USD 54,999,999,999.99 | does not fire |
        | USD 55 billion        | does not fire |
        | USD 55,000,000,000.01 | fires         |
        | not stated            | cannot tell   |

    Scenario Outline: the committee remarks on more than a fifth, and <request> is requested
      Given the committee sets the share of the programme in one request that earns a remark to 20%
      And the amount requested is <request>
      When the proposal is screened
      Then the rule <answer>

      Examples: a fifth is USD 110 billion
        | request                | answer        |
        | USD 110 billion        | does not fire |
        | USD 110,000,000,000.01 | fires         |

    Scenario: a request in yen is not converted
      Given the amount requested is JPY 10 trillion
      When the proposal is screened
      Then the rule cannot tell

  @rule:programme.concentration_hold
  Rule: The request does not concentrate the programme
    Because: requested USD {funding.requested} of USD {param.programme_total}; more than {param.concentration_hold} of
      it is held
    Source: committee discretion

    Scenario Outline: a request for <request> would bind that much of USD 550 billion
      Given the amount requested is <request>
      When the proposal is screened
      Then the rule <answer>

      Examples: a quarter is USD 137.5 billion
        | request                | answer                        |
        | USD 137,499,999,999.99 | does not fire                 |
        | USD 137.5 billion      | does not fire                 |
        | USD 137,500,000,000.01 | holds the proposal for policy |
        | not stated             | cannot tell                   |

    Scenario Outline: the committee holds what is more than <share>, and USD 100 billion is requested
      Given the committee sets the share of the programme in one request that is held for review to <share>
      And the amount requested is USD 100 billion
      When the proposal is screened
      Then the rule <answer>

      Examples: members differ
        | share | answer                        |
        | 10%   | holds the proposal for policy |
        | 25%   | does not fire                 |
        | 100%  | does not fire                 |

    Scenario: the hold of a request in yen cannot be told
      Given the amount requested is JPY 10 trillion
      When the proposal is screened
      Then the rule cannot tell

  @rule:programme.japanese_vendors
  Rule: A preference for Japanese vendors is documented
    Because: a plan for Japanese vendors is documented: {procurement.jp_vendor_plan}
    Source: S04: Japanese vendors are preferred where possible

    Scenario Outline: that Japanese vendors are planned for is <planned>
      Given it is <planned> that a plan for Japanese vendors is documented
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | planned    | answer             |
        | true       | adds 1 to the rank |
        | false      | does not fire      |
        | not stated | cannot tell        |

  @rule:programme.ready_to_fund
  Rule: The packet is ready for the funding clock
    Because: {readiness.days_to_conditions} calendar days until the conditions are met; the clock runs
      {param.funding_clock_days}
    Source: S03: funds are due no sooner than 45 business days after notice
    Source: S04: other reports say 45 days

    Scenario Outline: the conditions take <wait>, the clock runs 63 days
      Given the calendar days until the conditions for funding are met is <wait>
      When the proposal is screened
      Then the rule <answer>

      Examples: 45 business days are nine weeks
        | wait       | answer             |
        | 0 days     | adds 1 to the rank |
        | 62 days    | adds 1 to the rank |
        | 63 days    | adds 1 to the rank |
        | 64 days    | does not fire      |
        | not stated | cannot tell        |

    Scenario Outline: the clock runs 45 calendar days, and the conditions take <wait>
      Given the committee sets the calendar days from notice to funding to 45 days
      And the calendar days until the conditions for funding are met is <wait>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | wait    | answer        |
        | 45 days | fires         |
        | 46 days | does not fire |

  @rule:programme.late_for_funding
  Rule: The packet is not ready for the funding clock
    Because: {readiness.days_to_conditions} calendar days until the conditions are met; the clock runs
      {param.funding_clock_days}
    Source: S03: funds are due no sooner than 45 business days after notice
    Source: S04: other reports say 45 days

    Scenario Outline: a packet is late when its conditions take <wait>
      Given the calendar days until the conditions for funding are met is <wait>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | wait       | answer        |
        | 62 days    | does not fire |
        | 63 days    | does not fire |
        | 64 days    | fires         |
        | not stated | cannot tell   |

    Scenario: the remark names the days and the clock
      Given the calendar days until the conditions for funding are met is 90 days
      When the proposal is screened
      Then the message says "90 calendar days until the conditions are met; the clock runs 63"

  @rule:programme.split_modelled
  Rule: The split of cash is modelled, even to the deemed allocation and 90 to 10 after it
    Because: the split of cash is modelled: {finance.split_modelled}
    Source: S07: cash is shared evenly until the deemed allocation, then 90 to the US and 10 to Japan
    Source: S08: what the deemed allocation is

    Scenario Outline: a condition precedent, while it is <modelled> that the split is modelled
      Given it is <modelled> that the split of cash is modelled
      When the proposal is screened
      Then the rule <answer>

      Examples: it stays open until it is met
        | modelled   | answer        |
        | true       | does not fire |
        | false      | fires         |
        | not stated | cannot tell   |

  @rule:programme.no_double_support
  Rule: No other federal support pays for the same cost
    Because: other federal support for the same cost has to be untangled before the first draw
    Source: S31: TIFIA caps the share of federal credit in a project
    Source: DOE Loan Programs Office: DOE loans do not pay twice for the same cost (recalled, not read)

    Scenario Outline: a condition precedent; a federal loan pays for the same cost: <cost>
      Given these other federal grants or loans:
        | programme of support | pays for the same cost |
        | a grant for roads    | no                     |
        | a federal loan       | <cost>                 |
      When the proposal is screened
      Then the rule <answer>

      Examples: it stays open until it is met
        | cost       | answer        |
        | no         | does not fire |
        | yes        | fires         |
        | not stated | cannot tell   |

    Scenario: support that pays twice keeps it open, whatever else is unknown
      Given these other federal grants or loans:
        | programme of support | pays for the same cost |
        | a federal loan       | yes                    |
        | a grant for roads    | not stated             |
      When the proposal is screened
      Then the rule fires

    Scenario: a project without other federal grants or loans meets it
      Given there are no other federal grants or loans
      When the proposal is screened
      Then the rule does not fire

    Scenario: other federal grants or loans that are not stated are asked for
      When the proposal is screened
      Then the rule cannot tell
      And the other federal grants or loans are missing

  @rule:programme.no_shared_security
  Rule: No other federal support takes the same security
    Because: other federal support that takes the same security is held
    Source: S31: TIFIA caps the share of federal credit in a project
    Source: DOE Loan Programs Office: DOE loans do not pay twice for the same cost (recalled, not read)

    Scenario Outline: the same security is taken by a federal loan: <security>
      Given these other federal grants or loans:
        | programme of support | takes the same security |
        | a grant for roads    | no                      |
        | a federal loan       | <security>              |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | security   | answer                        |
        | no         | does not fire                 |
        | yes        | holds the proposal for policy |
        | not stated | cannot tell                   |

    Scenario: support that shares the security is held, whatever else is unknown
      Given these other federal grants or loans:
        | programme of support | takes the same security |
        | a federal loan       | yes                     |
        | a grant for roads    | not stated              |
      When the proposal is screened
      Then the rule holds the proposal for policy

    Scenario: other federal grants or loans are asked for, to see what they take as security
      When the proposal is screened
      Then the rule cannot tell
      And the other federal grants or loans are missing

    Scenario: support for the same cost that leaves the security alone is not held
      Given these other federal grants or loans:
        | pays for the same cost | takes the same security |
        | yes                    | no                      |
      When the proposal is screened
      Then the rule does not fire

    Scenario: a project without other federal grants or loans shares no security
      Given there are no other federal grants or loans
      When the proposal is screened
      Then the rule does not fire

  @rule:programme.jobs
  Rule: Jobs
    Because: {jobs.permanent} permanent jobs and {jobs.construction} in construction; {param.jobs_permanent_rank} or
      {param.jobs_construction_rank} rank higher
    Source: S01: jobs are among the aims of the investments the US government selects

    Scenario Outline: <permanent> for good and <construction> in construction
      Given the proposal states:
        | permanent jobs       | <permanent>    |
        | jobs in construction | <construction> |
      When the proposal is screened
      Then the rule <answer>

      Examples: either number is enough
        | permanent | construction | answer             |
        | 499 jobs  | 4,999 jobs   | does not fire      |
        | 500 jobs  | 4,999 jobs   | adds 1 to the rank |
        | 501 jobs  | 4,999 jobs   | adds 1 to the rank |
        | 499 jobs  | 5,000 jobs   | adds 1 to the rank |
        | 499 jobs  | 5,001 jobs   | adds 1 to the rank |

      Examples: one is not stated
        | permanent  | construction | answer      |
        | 500 jobs   | not stated   | fires       |
        | not stated | 5,000 jobs   | fires       |
        | 499 jobs   | not stated   | cannot tell |
        | not stated | 4,999 jobs   | cannot tell |
        | not stated | not stated   | cannot tell |

    Scenario Outline: the committee asks for 1,000 permanent jobs, and there are <permanent>
      Given the committee sets the permanent jobs that rank a project higher to 1,000 jobs
      And the proposal states:
        | permanent jobs       | <permanent> |
        | jobs in construction | 0 jobs      |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | permanent  | answer        |
        | 999 jobs   | does not fire |
        | 1,000 jobs | fires         |

  @rule:programme.additionality
  Rule: The sponsor has already decided to invest
    Because: the status is {project.status}; would it happen without the programme?
    Source: committee discretion

    Scenario Outline: the status of the project is <status>
      Given the status of the project is <status>
      When the proposal is screened
      Then the rule <answer>

      Examples: already decided
        | status                          | answer        |
        | final investment decision taken | fires         |
        | terminated                      | does not fire |
        | in default                      | does not fire |
        | under construction              | fires         |
        | operating                       | fires         |

      Examples: not decided, or decided against
        | status         | answer        |
        | concept        | does not fire |
        | in development | does not fire |
        | withdrawn      | does not fire |
        | not stated     | cannot tell   |

    Scenario Outline: the committee sets what such a project meets to <meets>
      Given the committee sets what a project meets whose sponsor has already decided to invest to <meets>
      And the status of the project is under construction
      When the proposal is screened
      Then the rule <answer>

      Examples: the gate holds it too where the committee reviews
        | meets  | answer        |
        | ignore | does not fire |
        | note   | fires         |
        | review | fires         |

    Scenario: where the committee ignores it the status is not asked for
      Given the committee sets what a project meets whose sponsor has already decided to invest to ignore
      When the proposal is screened
      Then the rule does not fire
