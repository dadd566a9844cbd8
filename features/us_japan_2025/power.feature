Feature: Power
  What a power project earns: the size of what it builds, and how near it stands to delivering power. Each rule below
  is asked of a proposal that states nothing but what the scenario says, and what is not stated leaves the points open.

  Background:
    Given a proposal that states nothing
    And the screening is made as of 2025-10-28

  @rule:power.firm_generation
  Rule: New firm or dispatchable generation
    Because: {generation.net_mw} MW of firm capacity
    Source: article-2025-10-28: “电力” (power)
    Source: article-2025-10-28: “帮助扩大美国的发电能力” (help expand US generating capacity)

    Scenario Outline: a gas plant of <size>
      Given the project builds generation
      And the kind of generation is gas
      And the net capacity is <size>
      When the proposal is screened
      Then the rule <answer>

      Examples: small
        | size    | answer         |
        | 0 MW    | gives 4 points |
        | 99.9 MW | gives 4 points |

      Examples: from 100 MW
        | size     | answer         |
        | 100 MW   | gives 8 points |
        | 100.1 MW | gives 8 points |
        | 299.9 MW | gives 8 points |

      Examples: from 300 MW
        | size     | answer          |
        | 300 MW   | gives 12 points |
        | 300.1 MW | gives 12 points |
        | 999.9 MW | gives 12 points |

      Examples: from 1 GW
        | size      | answer          |
        | 1 GW      | gives 16 points |
        | 1000.1 MW | gives 16 points |

      Examples: open
        | size       | answer                        |
        | not stated | gives between 4 and 16 points |

    Scenario Outline: 500 MW, and the kind of generation is <kind>
      Given the project builds generation
      And the kind of generation is <kind>
      And the net capacity is 500 MW
      When the proposal is screened
      Then the rule <answer>

      Examples: runs when it is called
        | kind       | answer          |
        | nuclear    | gives 12 points |
        | gas        | gives 12 points |
        | coal       | gives 12 points |
        | oil        | gives 12 points |
        | hydro      | gives 12 points |
        | geothermal | gives 12 points |
        | biomass    | gives 12 points |
        | storage    | gives 12 points |

      Examples: runs when the weather allows, or nobody can say
        | kind         | answer                        |
        | wind         | does not apply                |
        | solar        | does not apply                |
        | another kind | does not apply                |
        | not stated   | cannot tell                   |
        | not stated   | gives between 0 and 12 points |

    Scenario: a nuclear plant is firm without more words
      Given the project builds a nuclear plant
      And the net capacity is 1,100 MW
      When the proposal is screened
      Then the rule gives 16 points

    Scenario: added megawatts of an existing plant are not new generation
      Given the project builds an uprate or restart
      And the kind of generation is nuclear
      And the net capacity is 1,100 MW
      When the proposal is screened
      Then the rule does not apply

    Scenario: a large plant, if it is a plant
      Given the kind of generation is gas
      And the net capacity is 1,100 MW
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 16 points
      And what the project builds is missing

    Scenario: the message names the size
      Given the project builds generation
      And the kind of generation is gas
      And the net capacity is 1,200 MW
      When the proposal is screened
      Then the message says "1,200 MW of firm capacity"

    Scenario: a nuclear plant is firm, whatever kind of generation is stated beside it
      Given the project builds a nuclear plant
      And the kind of generation is wind
      When the proposal is screened
      Then the rule gives between 4 and 16 points

  @rule:power.technology_held
  Rule: The kind of generation is not one the committee holds
    Because: generation from {generation.kind}; members disagree on some kinds and hold them
    Source: committee discretion

    Scenario Outline: the project generates from <kind>
      Given the project builds generation
      And the kind of generation is <kind>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | kind         | answer                        |
        | gas          | does not fire                 |
        | storage      | does not fire                 |
        | nuclear      | does not fire                 |
        | coal         | does not fire                 |
        | oil          | does not fire                 |
        | hydro        | does not fire                 |
        | geothermal   | does not fire                 |
        | biomass      | does not fire                 |
        | another kind | does not fire                 |
        | wind         | holds the proposal for policy |
        | solar        | holds the proposal for policy |
        | not stated   | cannot tell                   |

    Scenario Outline: the committee holds storage too, and the project generates from <kind>
      Given the committee sets the kinds of generation held for review to wind, solar and storage
      And the project builds generation
      And the kind of generation is <kind>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | kind    | answer                        |
        | gas     | does not fire                 |
        | storage | holds the proposal for policy |

    Scenario: a line that carries wind power is no wind farm
      Given the project builds transmission or substations
      And the kind of generation is wind
      When the proposal is screened
      Then the rule does not apply

    Scenario: the project generates from wind; what is built is not said
      Given the kind of generation is wind
      When the proposal is screened
      Then the rule cannot tell
      And what the project builds is missing

  @rule:power.transmission
  Rule: Large transmission, HVDC or substations
    Because: {transmission.kv} kV, {transmission.mw_transfer} MW of transfer, HVDC: {transmission.hvdc}
    Source: article-2025-10-28: “变电站和输电系统” (substations and transmission systems)
    Source: article-2025-10-28: “高压直流” (high-voltage direct current)

    Scenario Outline: an alternating-current line of <voltage> for 400 MW
      Given the project builds transmission or substations
      And the voltage is <voltage>
      And the high-voltage direct current is no
      And the transfer capability is 400 MW
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | voltage    | answer                        |
        | 114.9 kV   | does not fire                 |
        | 115 kV     | gives 8 points                |
        | 115.1 kV   | gives 8 points                |
        | 344.9 kV   | gives 8 points                |
        | 345 kV     | gives 14 points               |
        | 345.1 kV   | gives 14 points               |
        | not stated | gives between 0 and 14 points |

    Scenario Outline: an alternating-current line of 230 kV that can transfer <transfer>
      Given the project builds transmission or substations
      And the voltage is 230 kV
      And the high-voltage direct current is no
      And the transfer capability is <transfer>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | transfer   | answer                        |
        | 999.9 MW   | gives 8 points                |
        | 1 GW       | gives 14 points               |
        | 1000.1 MW  | gives 14 points               |
        | not stated | gives between 8 and 14 points |

    Scenario Outline: a line of 100 kV for 400 MW, direct current is answered <hvdc>
      Given the project builds transmission or substations
      And the voltage is 100 kV
      And the high-voltage direct current is <hvdc>
      And the transfer capability is 400 MW
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | hvdc       | answer                        |
        | yes        | gives 14 points               |
        | no         | does not fire                 |
        | not stated | cannot tell                   |
        | not stated | gives between 0 and 14 points |

    Scenario: one sign of a large line is enough
      Given the project builds transmission or substations
      And the voltage is 500 kV
      When the proposal is screened
      Then the rule gives 14 points

    Scenario: a plant without a line of its own
      Given the project builds generation
      And the voltage is 500 kV
      When the proposal is screened
      Then the rule does not apply

    Scenario: one sign of a large line is enough; what is built is not said
      Given the voltage is 500 kV
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 14 points
      And what the project builds is missing

    Scenario: a power plant with a large connection is no transmission project
      Given the project builds generation
      And the transfer capability is 1,000 MW
      When the proposal is screened
      Then the rule does not apply

  @rule:power.equipment_factory
  Rule: US factory for power equipment that is slow to get
    Because: makes {factory.product}; the market waits {factory.market_lead_time_weeks} weeks
    Source: article-2025-10-28: “燃气轮机、变压器和冷却系统” (gas turbines, transformers and cooling systems)

    Scenario Outline: the market waits <wait> for large transformers
      Given the project builds a factory for power equipment
      And the product of the factory is large transformers
      And the lead time in the market is <wait>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | wait       | answer                        |
        | 0 weeks    | gives 8 points                |
        | 51 weeks   | gives 8 points                |
        | 52 weeks   | gives 14 points               |
        | 53 weeks   | gives 14 points               |
        | not stated | gives between 8 and 14 points |

    Scenario Outline: the market waits two years, and the factory makes <product>
      Given the project builds a factory for power equipment
      And the product of the factory is <product>
      And the lead time in the market is 104 weeks
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | product               | answer                        |
        | large transformers    | gives 14 points               |
        | gas or steam turbines | gives 14 points               |
        | HVDC equipment        | gives 14 points               |
        | switchgear            | gives 14 points               |
        | reactor vessels       | gives 14 points               |
        | another product       | does not apply                |
        | not stated            | cannot tell                   |
        | not stated            | gives between 0 and 14 points |

    Scenario: a plant that buys turbines makes none
      Given the project builds generation
      And the product of the factory is gas or steam turbines
      When the proposal is screened
      Then the rule does not apply

    Scenario: the message names the product and the wait
      Given the project builds a factory for power equipment
      And the product of the factory is switchgear
      And the lead time in the market is 80 weeks
      When the proposal is screened
      Then the message says "makes switchgear; the market waits 80 weeks"

    Scenario: the market waits 52 weeks for large transformers; what is built is not said
      Given the product of the factory is large transformers
      And the lead time in the market is 52 weeks
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 14 points
      And what the project builds is missing

  @rule:power.cooling
  Rule: Cooling essential to power or data-centre power
    Because: cooling essential to power: {cooling.essential_to_power}
    Source: article-2025-10-28: “对电力基础设施至关重要的热管理冷却系统” (thermal-management cooling critical to power infrastructure)

    Scenario Outline: it is answered <answered> whether power depends on the cooling
      Given the project builds cooling systems
      And cooling is essential to power or data-centre power is <answered>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | answered   | answer                       |
        | yes        | gives 6 points               |
        | no         | does not fire                |
        | not stated | gives between 0 and 6 points |

    Scenario: a plant that has cooling is no maker of cooling
      Given the project builds generation
      And it is true that cooling is essential to power or data-centre power
      When the proposal is screened
      Then the rule does not apply

    Scenario: cooling that power depends on, if the project builds it
      Given it is true that cooling is essential to power or data-centre power
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 6 points
      And what the project builds is missing

  @rule:power.nuclear_licensing
  Rule: Nuclear new build on a design known to the NRC
    Because: design {nuclear.design}, stage at the NRC: {nuclear.nrc_stage}
    Source: article-2025-10-28: “AP1000核反应堆和小型模块化反应堆（SMR）” (AP1000 reactors and small modular reactors)
    Source: S20: stages of 10 CFR 50 and 52; at Clinch River the safety evaluation is complete and the permit
      recommended

    Scenario Outline: the stage at the NRC is <stage>
      Given the project builds a nuclear plant
      And the stage at the NRC is <stage>
      When the proposal is screened
      Then the rule <answer>

      Examples: nothing on the docket
        | stage           | answer         |
        | none            | gives 2 points |
        | pre-application | gives 2 points |

      Examples: under review
        | stage                        | answer         |
        | construction permit docketed | gives 6 points |
        | safety evaluation complete   | gives 9 points |

      Examples: approved
        | stage                      | answer          |
        | construction permit issued | gives 12 points |
        | design certified           | gives 12 points |
        | combined licence issued    | gives 12 points |

      Examples: open
        | stage      | answer                        |
        | not stated | gives between 2 and 12 points |

    Scenario Outline: the project builds <built>, and the kind of generation is <kind>
      Given the project builds <built>
      And the kind of generation is <kind>
      And the stage at the NRC is design certified
      When the proposal is screened
      Then the rule <answer>

      Examples: new generation of a kind
        | built        | kind       | answer                        |
        | generation   | nuclear    | gives 12 points               |
        | generation   | gas        | does not apply                |
        | generation   | not stated | gives between 0 and 12 points |
        | transmission | nuclear    | does not apply                |

    Scenario: a certified design, if there is a plant
      Given the stage at the NRC is design certified
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 12 points

  @rule:power.uprate_or_restart
  Rule: Uprate or restart of an existing generator
    Because: {generation.uprate_mw} MW gained, restart: {generation.restart}
    Source: committee discretion

    Scenario Outline: a running unit gains <gain>
      Given the project builds an uprate or restart
      And it is false that a closed unit restarts
      And the capacity gained by uprate or restart is <gain>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | gain       | answer                       |
        | 0 MW       | does not fire                |
        | 0.1 MW     | gives 6 points               |
        | 150 MW     | gives 6 points               |
        | not stated | gives between 0 and 6 points |

    Scenario: a closed unit restarts, whatever it gains
      Given the project builds an uprate or restart
      And it is true that a closed unit restarts
      When the proposal is screened
      Then the rule gives 6 points

    Scenario: nothing gained, and nothing said of a restart
      Given the project builds an uprate or restart
      And the capacity gained by uprate or restart is 0 MW
      And it is not stated that a closed unit restarts
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 6 points

    Scenario: a new plant is no restart
      Given the project builds generation
      And it is true that a closed unit restarts
      When the proposal is screened
      Then the rule does not apply

    Scenario: a closed unit restarts, whatever it gains; what is built is not said
      Given it is true that a closed unit restarts
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 6 points
      And what the project builds is missing

    Scenario: a restart counts, even where no megawatt is gained
      Given the project builds an uprate or restart
      And the capacity gained by uprate or restart is 0 MW
      And it is true that a closed unit restarts
      When the proposal is screened
      Then the rule gives 6 points

  @rule:power.area_short_of_power
  Rule: The site lies in an area NERC rates at high or elevated risk
    Because: area {grid.nerc_area}, rated {grid.ltra_class}
    Source: S34: NERC's assessment of 2025 rates five areas at high risk

    Scenario Outline: a power plant where NERC rates the risk <risk>
      Given the project builds generation
      And the risk of the area in NERC's long-term assessment is <risk>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | risk       | answer                       |
        | high       | gives 6 points               |
        | elevated   | gives 4 points               |
        | normal     | does not fire                |
        | not stated | gives between 0 and 6 points |

    Scenario Outline: the area is at high risk, and the project builds <what>
      Given the project builds <what>
      And the risk of the area in NERC's long-term assessment is high
      When the proposal is screened
      Then the rule <answer>

      Examples: brings power into the area
        | what                         | answer         |
        | generation                   | gives 6 points |
        | a nuclear plant              | gives 6 points |
        | an uprate or restart         | gives 6 points |
        | transmission or substations  | gives 6 points |
        | generation and a data centre | gives 6 points |

      Examples: brings none
        | what                          | answer         |
        | a factory for power equipment | does not apply |
        | a pipeline                    | does not apply |
        | a data centre                 | does not apply |

    Scenario: an area at high risk, and nobody says what is built there
      Given the risk of the area in NERC's long-term assessment is high
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 6 points

    Scenario: the message names the area
      Given the project builds generation
      And the NERC assessment area is MISO
      And the risk of the area in NERC's long-term assessment is high
      When the proposal is screened
      Then the message says "area MISO, rated high"

  @rule:power.own_supply_for_load
  Rule: It serves AI or data-centre load with its own supply, or leaves a surplus
    Because: {supply.dedicated_mw} MW for a load of {load.ai_mw} MW, {supply.surplus_mw} MW left over
    Source: article-2025-10-28: “他们需要大量的电力” (they need a great deal of power)
    Source: article-2025-10-28: “开发人工智能所需的电力来源” (sources of the power that developing AI needs)
    Source: S15: the bargain over own supply and surplus in Ohio

    Scenario Outline: <dedicated> dedicated to a data-centre load of 500 MW, nothing left over
      Given the project builds generation
      And the AI or data-centre load served is 500 MW
      And the capacity dedicated to that load is <dedicated>
      And the surplus left for the grid is 0 MW
      When the proposal is screened
      Then the rule <answer>

      Examples: no supply of its own
        | dedicated | answer        |
        | 0 MW      | does not fire |

      Examples: supply for a part of the load
        | dedicated | answer         |
        | 0.1 MW    | gives 4 points |
        | 499.9 MW  | gives 4 points |

      Examples: supply for the whole load
        | dedicated | answer         |
        | 500 MW    | gives 6 points |
        | 500.1 MW  | gives 6 points |

      Examples: open
        | dedicated  | answer                       |
        | not stated | gives between 0 and 6 points |

    Scenario Outline: 100 MW dedicated to a data-centre load of <load>
      Given the project builds generation
      And the AI or data-centre load served is <load>
      And the capacity dedicated to that load is 100 MW
      And the surplus left for the grid is 0 MW
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | load       | answer                       |
        | 0 MW       | does not fire                |
        | 0.1 MW     | gives 6 points               |
        | 99.9 MW    | gives 6 points               |
        | 100 MW     | gives 6 points               |
        | 100.1 MW   | gives 4 points               |
        | not stated | gives between 0 and 6 points |

    Scenario Outline: it serves no data centre and leaves <surplus> for the grid
      Given the project builds generation
      And the AI or data-centre load served is 0 MW
      And the capacity dedicated to that load is 0 MW
      And the surplus left for the grid is <surplus>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | surplus    | answer                       |
        | 0 MW       | does not fire                |
        | 0.1 MW     | gives 4 points               |
        | 300 MW     | gives 4 points               |
        | not stated | gives between 0 and 4 points |

    Scenario: a surplus is worth nothing on top of a load served in full
      Given the project builds generation
      And the AI or data-centre load served is 500 MW
      And the capacity dedicated to that load is 500 MW
      And the surplus left for the grid is 300 MW
      When the proposal is screened
      Then the rule gives 6 points

    Scenario: a surplus is sure, the load is not
      Given the project builds generation
      And the surplus left for the grid is 300 MW
      When the proposal is screened
      Then the rule gives between 4 and 6 points

    Scenario: a data centre that builds no supply
      Given the project builds a data centre
      And the AI or data-centre load served is 500 MW
      And the capacity dedicated to that load is 500 MW
      When the proposal is screened
      Then the rule does not apply

    Scenario: 500 MW dedicated to a data-centre load of 500 MW, nothing left over; what is built is not said
      Given the AI or data-centre load served is 500 MW
      And the capacity dedicated to that load is 500 MW
      And the surplus left for the grid is 0 MW
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 6 points
      And what the project builds is missing

  @rule:power.grid_connection
  Rule: The grid connection is secured
    Because: grid connection: {grid.interconnection}
    Source: committee discretion

    Scenario Outline: the grid connection is <standing>
      Given the project builds generation
      And the grid connection is <standing>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | standing                  | answer                       |
        | none                      | does not fire                |
        | in the queue              | gives 1 points               |
        | under study               | gives 3 points               |
        | agreement executed        | gives 6 points               |
        | approved behind the meter | gives 6 points               |
        | not stated                | gives between 0 and 6 points |

    Scenario: a line needs its connection too
      Given the project builds transmission or substations
      And the grid connection is agreement executed
      When the proposal is screened
      Then the rule gives 6 points

    Scenario: a mine earns nothing by its connection
      Given the project builds a mine
      And the grid connection is agreement executed
      When the proposal is screened
      Then the rule does not apply

    Scenario: the grid connection is agreement executed; what is built is not said
      Given the grid connection is agreement executed
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 6 points
      And what the project builds is missing

  @rule:power.equipment_reserved
  Rule: Long-lead equipment is reserved and the deposit paid
    Because: {equipment.reserved_share} of the equipment reserved, deposit paid: {equipment.slot_deposit_paid}
    Source: S14: a shortage of turbines is named as the risk at Portsmouth

    Scenario Outline: <share> of the equipment is reserved, the deposit is answered <deposit>
      Given the proposal states:
        | share of long-lead equipment reserved | <share>   |
        | slot deposit paid                     | <deposit> |
      And the project builds generation
      When the proposal is screened
      Then the rule <answer>

      Examples: the deposit is paid
        | share      | deposit | answer                       |
        | 0%         | yes     | gives 0 points               |
        | 25%        | yes     | gives 1 points               |
        | 62.5%      | yes     | gives 2.5 points             |
        | 100%       | yes     | gives 4 points               |
        | not stated | yes     | gives between 0 and 4 points |

      Examples: it is not, or nobody says so
        | share      | deposit    | answer                       |
        | 100%       | no         | does not fire                |
        | not stated | no         | does not fire                |
        | 100%       | not stated | gives between 0 and 4 points |
        | 25%        | not stated | gives between 0 and 1 points |

    Scenario: a factory that reserves its own tools
      Given the project builds a factory for power equipment
      And the share of long-lead equipment reserved is 100%
      And the slot deposit paid is yes
      When the proposal is screened
      Then the rule does not apply

    Scenario: 100% of the equipment is reserved, the deposit is answered yes; what is built is not said
      Given the proposal states:
        | share of long-lead equipment reserved | 100% |
        | slot deposit paid                     | yes  |
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 4 points
      And what the project builds is missing

    Scenario: equipment for a line is reserved as for a plant
      Given the project builds transmission or substations
      And the proposal states:
        | share of long-lead equipment reserved | 100% |
        | slot deposit paid                     | yes  |
      When the proposal is screened
      Then the rule gives 4 points

  @rule:power.fuel_secured
  Rule: Fuel or resource is secured
    Because: {fuel.secured_share} secured for {fuel.tenor_years} years; the debt runs {finance.debt_tenor_years} years
    Source: S10: JBIC's governor names feedstock among the risks that were worked down

    Scenario Outline: <share> of the fuel is secured for as long as the debt runs
      Given the project builds generation
      And the share of fuel or resource secured is <share>
      And the years of fuel or resource secured is 20 years
      And the tenor of the debt is 20 years
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | share      | answer                       |
        | 49.99%     | does not fire                |
        | 50%        | gives 2 points               |
        | 50.01%     | gives 2 points               |
        | 79.99%     | gives 2 points               |
        | 80%        | gives 4 points               |
        | 80.01%     | gives 4 points               |
        | not stated | gives between 0 and 4 points |

    Scenario Outline: all fuel is secured for <years>, the debt runs 20 years
      Given the project builds generation
      And the share of fuel or resource secured is 100%
      And the years of fuel or resource secured is <years>
      And the tenor of the debt is 20 years
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | years      | answer                       |
        | 13.9 years | gives 2 points               |
        | 14 years   | gives 4 points               |
        | 14.1 years | gives 4 points               |
        | not stated | gives between 2 and 4 points |

    Scenario Outline: all fuel is secured for 14 years, the debt runs <tenor>
      Given the project builds generation
      And the share of fuel or resource secured is 100%
      And the years of fuel or resource secured is 14 years
      And the tenor of the debt is <tenor>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | tenor      | answer                       |
        | 19.9 years | gives 4 points               |
        | 20 years   | gives 4 points               |
        | 20.1 years | gives 2 points               |
        | not stated | gives between 2 and 4 points |

    Scenario: a line burns no fuel
      Given the project builds transmission or substations
      And the share of fuel or resource secured is 100%
      When the proposal is screened
      Then the rule does not apply

    Scenario: 80% of the fuel is secured for as long as the debt runs; what is built is not said
      Given the share of fuel or resource secured is 80%
      And the years of fuel or resource secured is 20 years
      And the tenor of the debt is 20 years
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 4 points
      And what the project builds is missing

    Scenario: fuel for 13.9 of 20 years earns 2 points at most, while the share is open
      Given the project builds generation
      And the years of fuel or resource secured is 13.9 years
      And the tenor of the debt is 20 years
      When the proposal is screened
      Then the rule gives between 0 and 2 points

  @rule:power.firm_capacity
  Rule: It counts as firm capacity
    Because: accredited share {generation.elcc}
    Source: article-2025-10-28: “可靠的能源供应” (reliable supply of energy)

    Scenario Outline: <share> of the capacity is accredited as firm
      Given the project builds generation
      And the share accredited as firm is <share>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | share      | answer                       |
        | 0%         | does not fire                |
        | 0.01%      | fires                        |
        | 25%        | gives 1 points               |
        | 95%        | gives 3.8 points             |
        | 100%       | gives 4 points               |
        | not stated | gives between 0 and 4 points |

    Scenario: points are counted to the hundredth
      Given the project builds generation
      And the share accredited as firm is 33.33%
      When the proposal is screened
      Then the rule gives 1.33 points

    Scenario: a line is accredited nothing
      Given the project builds transmission or substations
      And the share accredited as firm is 100%
      When the proposal is screened
      Then the rule does not apply

    Scenario: 100% of the capacity is accredited as firm; what is built is not said
      Given the share accredited as firm is 100%
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 4 points
      And what the project builds is missing

  @rule:power.speed
  Rule: Speed to power
    Because: first power on {schedule.first_power}
    Source: S15: the first 800 MW at the Portsmouth site are planned for early 2028

    Scenario Outline: first power flows on <day>
      Given the project builds generation
      And the first power is <day>
      When the proposal is screened
      Then the rule <answer>

      Examples: by the end of 2028
        | day        | answer         |
        | 2028-12-30 | gives 5 points |
        | 2028-12-31 | gives 5 points |

      Examples: by the end of 2030
        | day        | answer         |
        | 2029-01-01 | gives 3 points |
        | 2030-12-30 | gives 3 points |
        | 2030-12-31 | gives 3 points |

      Examples: by the end of 2032
        | day        | answer         |
        | 2031-01-01 | gives 1 points |
        | 2032-12-30 | gives 1 points |
        | 2032-12-31 | gives 1 points |

      Examples: later, or nobody says when
        | day        | answer                       |
        | 2033-01-01 | does not fire                |
        | not stated | gives between 0 and 5 points |

    Scenario: a line counts from the day it carries power
      Given the project builds transmission or substations
      And the first power is 2028-06-30
      When the proposal is screened
      Then the rule gives 5 points

    Scenario: a pipeline delivers no power
      Given the project builds a pipeline
      And the first power is 2028-06-30
      When the proposal is screened
      Then the rule does not apply

    Scenario: first power flows on 2028-12-30; what is built is not said
      Given the first power is 2028-12-30
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 5 points
      And what the project builds is missing

  @rule:power.no_cost_shift
  Rule: Connection costs are not put on other ratepayers
    Because: cost put on other ratepayers: {grid.ratepayer_cost_shift}
    Source: S15: terms agreed for the Portsmouth site

    Scenario Outline: of the connection cost, what other ratepayers bear is <part>
      Given the project builds transmission or substations
      And the connection cost put on other ratepayers is <part>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | part       | answer                       |
        | none       | gives 2 points               |
        | partial    | does not fire                |
        | full       | does not fire                |
        | not stated | gives between 0 and 2 points |

    Scenario: a data centre that only draws power
      Given the project builds a data centre
      And the connection cost put on other ratepayers is none
      When the proposal is screened
      Then the rule does not apply

    Scenario: of the connection cost, what other ratepayers bear is none; what is built is not said
      Given the connection cost put on other ratepayers is none
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 2 points
      And what the project builds is missing

    Scenario: a new plant leaves other ratepayers alone as a line does
      Given the project builds generation
      And the connection cost put on other ratepayers is none
      When the proposal is screened
      Then the rule gives 2 points
