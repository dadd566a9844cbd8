Feature: Other strategic areas
  What a project earns in the areas the programme names beside power and pipelines: critical materials, shipyards, chips
  and medicines, data centres, fuels and fertiliser. What is not stated leaves the points open.

  Background:
    Given a proposal that states nothing
    And the screening is made as of 2025-10-28

  @rule:other_strategic.critical_materials
  Rule: It mines, works or recycles a critical material
    Because: the materials and what is done with them decide; the list of critical materials is a parameter
    Source: article-2025-10-28: “关键矿产的开采、加工和精炼” (mining, processing and refining of critical minerals)
    Source: S35: the list of 2025 now holds copper and nine more
    Source: USGS list of 2022; DOE critical materials list: the fifty minerals carried over and two materials of the
      energy department (recalled, not read)

    Scenario Outline: the work on lithium is <stage>
      Given the project builds a mine and processing of materials
      And these materials:
        | material | stage of work |
        | lithium  | <stage>       |
      When the proposal is screened
      Then the rule <answer>

      Examples: worked
        | stage     | answer          |
        | process   | gives 24 points |
        | smelt     | gives 24 points |
        | refine    | gives 24 points |
        | fabricate | gives 24 points |

      Examples: recycled or mined
        | stage   | answer          |
        | recycle | gives 20 points |
        | mine    | gives 18 points |

      Examples: open
        | stage      | answer                        |
        | not stated | gives between 0 and 24 points |

    Scenario Outline: it refines <material>, which stands in for nothing
      Given the project builds processing of materials
      And these materials:
        | material   | stage of work | stands in for a critical material |
        | <material> | refine        | no                                |
      When the proposal is screened
      Then the rule <answer>

      Examples: on a list of critical materials
        | material           | answer          |
        | gallium            | gives 24 points |
        | neodymium          | gives 24 points |
        | copper             | gives 24 points |
        | uranium            | gives 24 points |
        | metallurgical coal | gives 24 points |
        | phosphate          | gives 24 points |
        | potash             | gives 24 points |
        | electrical steel   | gives 24 points |
        | silicon carbide    | gives 24 points |
        | aluminium          | gives 24 points |
        | antimony           | gives 24 points |
        | arsenic            | gives 24 points |
        | barite             | gives 24 points |
        | beryllium          | gives 24 points |
        | bismuth            | gives 24 points |
        | boron              | gives 24 points |
        | cerium             | gives 24 points |
        | caesium            | gives 24 points |
        | chromium           | gives 24 points |
        | cobalt             | gives 24 points |
        | dysprosium         | gives 24 points |
        | erbium             | gives 24 points |
        | europium           | gives 24 points |
        | fluorspar          | gives 24 points |
        | gadolinium         | gives 24 points |
        | germanium          | gives 24 points |
        | graphite           | gives 24 points |
        | hafnium            | gives 24 points |
        | holmium            | gives 24 points |
        | indium             | gives 24 points |
        | iridium            | gives 24 points |
        | lanthanum          | gives 24 points |
        | lead               | gives 24 points |
        | lithium            | gives 24 points |
        | lutetium           | gives 24 points |
        | magnesium          | gives 24 points |
        | manganese          | gives 24 points |
        | nickel             | gives 24 points |
        | niobium            | gives 24 points |
        | palladium          | gives 24 points |
        | platinum           | gives 24 points |
        | praseodymium       | gives 24 points |
        | rhenium            | gives 24 points |
        | rhodium            | gives 24 points |
        | rubidium           | gives 24 points |
        | ruthenium          | gives 24 points |
        | samarium           | gives 24 points |
        | scandium           | gives 24 points |
        | silicon            | gives 24 points |
        | silver             | gives 24 points |
        | tantalum           | gives 24 points |
        | tellurium          | gives 24 points |
        | terbium            | gives 24 points |
        | thulium            | gives 24 points |
        | tin                | gives 24 points |
        | titanium           | gives 24 points |
        | tungsten           | gives 24 points |
        | vanadium           | gives 24 points |
        | ytterbium          | gives 24 points |
        | yttrium            | gives 24 points |
        | zinc               | gives 24 points |
        | zirconium          | gives 24 points |

      Examples: on none
        | material            | answer        |
        | synthetic diamond   | does not fire |
        | nitrogen fertiliser | does not fire |
        | another material    | does not fire |

      Examples: open
        | material   | answer                        |
        | not stated | gives between 0 and 24 points |

    Scenario Outline: synthetic diamond, standing in for a critical material <answered>, stage of work <stage>
      Given the project builds processing of materials
      And these materials:
        | material          | stage of work | stands in for a critical material |
        | synthetic diamond | <stage>       | <answered>                        |
      When the proposal is screened
      Then the rule <answer>

      Examples: a substitute counts as what it replaces
        | stage     | answered | answer          |
        | fabricate | yes      | gives 24 points |
        | recycle   | yes      | gives 20 points |
        | mine      | yes      | gives 18 points |

      Examples: no substitute
        | stage     | answered | answer        |
        | fabricate | no       | does not fire |
        | recycle   | no       | does not fire |

      Examples: open
        | stage     | answered   | answer                        |
        | fabricate | not stated | gives between 0 and 24 points |
        | recycle   | not stated | gives between 0 and 20 points |

    Scenario Outline: it mines lithium, and the work on <material> is <stage>
      Given the project builds a mine and processing of materials
      And these materials:
        | material   | stage of work | stands in for a critical material |
        | lithium    | mine          | no                                |
        | <material> | <stage>       | no                                |
      When the proposal is screened
      Then the rule <answer>

      Examples: the best of the two counts, not their sum
        | material | stage   | answer          |
        | lithium  | refine  | gives 24 points |
        | copper   | smelt   | gives 24 points |
        | nickel   | recycle | gives 20 points |
        | copper   | recycle | gives 20 points |
        | copper   | mine    | gives 18 points |

      Examples: refining something else lends nothing to the mine
        | material         | stage  | answer          |
        | another material | refine | gives 18 points |

      Examples: open
        | material   | stage      | answer                         |
        | cobalt     | not stated | gives between 18 and 24 points |
        | not stated | refine     | gives between 18 and 24 points |

    Scenario Outline: the committee does not count copper, and the work on <material> is <stage>
      Given the committee sets copper counts as a critical material to no
      And the project builds processing of materials
      And these materials:
        | material   | stage of work | stands in for a critical material |
        | <material> | <stage>       | <substitute>                      |
      When the proposal is screened
      Then the rule <answer>

      Examples: copper earns nothing
        | material | stage   | substitute | answer        |
        | copper   | smelt   | no         | does not fire |
        | copper   | recycle | no         | does not fire |
        | copper   | mine    | no         | does not fire |

      Examples: unless it stands in for a critical material; other metals count as before
        | material | stage | substitute | answer          |
        | copper   | smelt | yes        | gives 24 points |
        | zinc     | smelt | no         | gives 24 points |

    Scenario Outline: the committee shortens the list to gallium and germanium, and it refines <material>
      Given the committee sets the materials that count as critical to gallium and germanium
      And the project builds processing of materials
      And these materials:
        | material   | stage of work | stands in for a critical material |
        | <material> | refine        | no                                |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | material | answer          |
        | gallium  | gives 24 points |
        | lithium  | does not fire   |

    Scenario Outline: it refines gallium, and the project builds <built>
      Given the project builds <built>
      And these materials:
        | material | stage of work |
        | gallium  | refine        |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | built                   | answer          |
        | a mine                  | gives 24 points |
        | processing of materials | gives 24 points |
        | a semiconductor plant   | does not apply  |
        | generation              | does not apply  |

    Scenario: gallium is refined, if the project works materials
      Given these materials:
        | material | stage of work |
        | gallium  | refine        |
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 24 points
      And what the project builds is missing

    Scenario: a mine whose material nobody states
      Given the project builds a mine
      When the proposal is screened
      Then the rule cannot tell
      And the materials are missing

    Scenario: works that list no materials
      Given the project builds processing of materials
      And there are no materials
      When the proposal is screened
      Then the rule does not fire

    Scenario: the message leaves the answer to the materials
      Given the project builds a mine
      And these materials:
        | material | stage of work |
        | lithium  | mine          |
      When the proposal is screened
      Then the message says "the materials and what is done with them decide; the list of critical materials is a parameter"

    Scenario Outline: two lots of lithium at the stage <stage> count once
      Given the project builds processing of materials
      And these materials:
        | material | stage of work |
        | lithium  | <stage>       |
        | lithium  | <stage>       |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | stage   | answer          |
        | refine  | gives 24 points |
        | recycle | gives 20 points |
        | mine    | gives 18 points |

    Scenario Outline: where copper does not count, aluminium still does at the stage <stage of work>
      Given the committee sets copper counts as a critical material to no
      And the project builds a mine
      And these materials:
        | material  | stage of work   | stands in for a critical material |
        | aluminium | <stage of work> | no                                |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | stage of work | answer          |
        | mine          | gives 18 points |
        | recycle       | gives 20 points |

    Scenario Outline: copper counts where the committee lets it, and <material> is looked up by name
      Given the project builds a mine
      And these materials:
        | material   | stage of work | stands in for a critical material |
        | <material> | mine          | no                                |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | material          | answer          |
        | copper            | gives 18 points |
        | synthetic diamond | does not fire   |

    Scenario: a mine for synthetic diamond, if that stands in for a critical material
      Given the project builds a mine
      And these materials:
        | material          | stage of work |
        | synthetic diamond | mine          |
      When the proposal is screened
      Then the rule gives between 0 and 18 points

  @rule:other_strategic.shipyard
  Rule: A commercial or naval shipyard, new or modernised
    Because: work on the yard: {yard.work}, builds for the navy: {yard.naval}
    Source: article-2025-10-28: “商用与国防造船业，包括新船厂的建设和现有设施的现代化改造” (commercial and defence shipbuilding, with new yards and
      the modernisation of existing ones)

    Scenario Outline: the work is <work>, building for the navy is answered <naval>
      Given the project builds a shipyard
      And the work on the yard is <work>
      And the yard builds for the navy is <naval>
      When the proposal is screened
      Then the rule <answer>

      Examples: a commercial yard
        | work              | naval | answer          |
        | a new yard        | no    | gives 22 points |
        | a modernised yard | no    | gives 22 points |

      Examples: a naval yard
        | work              | naval | answer          |
        | a new yard        | yes   | gives 26 points |
        | a modernised yard | yes   | gives 26 points |

      Examples: a yard on which no work is done
        | work | naval      | answer        |
        | none | no         | does not fire |
        | none | yes        | does not fire |
        | none | not stated | does not fire |

      Examples: open
        | work       | naval      | answer                         |
        | a new yard | not stated | gives between 22 and 26 points |
        | not stated | no         | gives between 0 and 22 points  |
        | not stated | yes        | gives between 0 and 26 points  |
        | not stated | not stated | cannot tell                    |
        | not stated | not stated | gives between 0 and 26 points  |

    Scenario: a terminal where ships call is no shipyard
      Given the project builds a terminal
      And the work on the yard is a new yard
      And it is true that the yard builds for the navy
      When the proposal is screened
      Then the rule does not apply

    Scenario: a new yard, if the project builds one
      Given the work on the yard is a new yard
      And it is false that the yard builds for the navy
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 22 points
      And what the project builds is missing

    Scenario: the message names the work and the navy
      Given the project builds a shipyard
      And the work on the yard is a modernised yard
      And it is true that the yard builds for the navy
      When the proposal is screened
      Then the message says "work on the yard: a modernised yard, builds for the navy: yes"

  @rule:other_strategic.chips_and_medicines
  Rule: Semiconductors, medicines or medical products
    Because: what the project builds decides
    Source: article-2025-10-28: “制药、医疗产品生产和半导体” (pharmaceuticals, medical products and semiconductors)

    Scenario Outline: what gets built is <built>
      Given the project builds <built>
      When the proposal is screened
      Then the rule <answer>

      Examples: chips, medicines and medical products
        | built                        | answer          |
        | a semiconductor plant        | gives 20 points |
        | a pharmaceutical plant       | gives 20 points |
        | a plant for medical products | gives 20 points |

      Examples: two of them earn no more
        | built                                            | answer          |
        | a semiconductor plant and a pharmaceutical plant | gives 20 points |
        | a semiconductor plant and generation             | gives 20 points |

      Examples: none of them
        | built                         | answer        |
        | processing of materials       | does not fire |
        | a data centre                 | does not fire |
        | cooling systems               | does not fire |
        | something else                | does not fire |
        | a factory for power equipment | does not fire |
        | a mine                        | does not fire |
        | a shipyard                    | does not fire |
        | an advanced-fuels plant       | does not fire |
        | an ammonia plant              | does not fire |
        | a fertiliser plant            | does not fire |

    Scenario: nobody states what the project builds
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 20 points
      And what the project builds is missing

    Scenario: the message says what decides
      Given the project builds a pharmaceutical plant
      When the proposal is screened
      Then the message says "what the project builds decides"

  @rule:other_strategic.data_centre
  Rule: AI or data-centre infrastructure without its own power
    Because: IT load of {data_centre.it_mw} MW without power of its own earns {param.points_data_centre} points
    Source: article-2025-10-28: “加强人工智能基础设施” (strengthen AI infrastructure)

    Scenario Outline: a data centre with an IT load of <load>
      Given the project builds a data centre
      And the IT load of the data centre is <load>
      When the proposal is screened
      Then the rule <answer>

      Examples: any load will do
        | load   | answer          |
        | 0 MW   | does not fire   |
        | 0.1 MW | gives 12 points |
        | 800 MW | gives 12 points |
        | 2.5 GW | gives 12 points |

      Examples: open
        | load       | answer                        |
        | not stated | gives between 0 and 12 points |

    Scenario Outline: 800 MW of IT load, and the project builds <built>
      Given the project builds <built>
      And the IT load of the data centre is 800 MW
      When the proposal is screened
      Then the rule <answer>

      Examples: it draws its power from others
        | built                                           | answer          |
        | a data centre                                   | gives 12 points |
        | a data centre and cooling systems               | gives 12 points |
        | a data centre and transmission or substations   | gives 12 points |
        | a data centre and a factory for power equipment | gives 12 points |

      Examples: it brings its own, and is judged in the power lane
        | built                                  | answer         |
        | a data centre and generation           | does not apply |
        | a data centre and a nuclear plant      | does not apply |
        | a data centre and an uprate or restart | does not apply |

      Examples: it is none
        | built           | answer         |
        | cooling systems | does not apply |

    Scenario Outline: the committee gives <points> points for a data centre
      Given the committee sets the points for a data centre without power of its own to <points>
      And the project builds a data centre
      And the IT load of the data centre is 800 MW
      When the proposal is screened
      Then the rule gives <points> points

      Examples:
        | points |
        | 20     |
        | 0      |

    Scenario: a large load, if it is a data centre without power of its own
      Given the IT load of the data centre is 800 MW
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 12 points
      And what the project builds is missing

    Scenario: the message names load and points
      Given the project builds a data centre
      And the IT load of the data centre is 800 MW
      When the proposal is screened
      Then the message says "IT load of 800 MW without power of its own earns 12 points"

  @rule:other_strategic.fuels_and_fertiliser
  Rule: Advanced fuels, ammonia or fertiliser
    Because: {fuels.tonnes_per_year} tonnes a year; ammonia and fertiliser earn {param.points_fertiliser} points
    Source: article-2025-10-28: “先进燃料” (advanced fuels)
    Source: article-2025-10-28: “氨和尿素肥料” (ammonia and urea fertiliser)

    Scenario Outline: <output> from <built>
      Given the project builds <built>
      And the output of fuel or fertiliser is <output>
      When the proposal is screened
      Then the rule <answer>

      Examples: any output will do
        | built                   | output           | answer          |
        | an advanced-fuels plant | 0 t/year         | does not fire   |
        | an advanced-fuels plant | 1 t/year         | gives 14 points |
        | an advanced-fuels plant | 300,000 t/year   | gives 14 points |
        | an ammonia plant        | 0 t/year         | does not fire   |
        | an ammonia plant        | 1 t/year         | gives 14 points |
        | an ammonia plant        | 1,100,000 t/year | gives 14 points |
        | a fertiliser plant      | 0 t/year         | does not fire   |
        | a fertiliser plant      | 1 t/year         | gives 14 points |

      Examples: two of them earn no more
        | built                                        | output           | answer          |
        | an ammonia plant and a fertiliser plant      | 1,100,000 t/year | gives 14 points |
        | an advanced-fuels plant and an ammonia plant | 1,100,000 t/year | gives 14 points |

      Examples: another product
        | built                         | output           | answer         |
        | processing of materials       | 1,100,000 t/year | does not apply |
        | an LNG plant                  | 1,100,000 t/year | does not apply |
        | a factory for power equipment | 1,100,000 t/year | does not apply |
        | cooling systems               | 1,100,000 t/year | does not apply |
        | a mine                        | 1,100,000 t/year | does not apply |
        | a shipyard                    | 1,100,000 t/year | does not apply |
        | a semiconductor plant         | 1,100,000 t/year | does not apply |
        | a pharmaceutical plant        | 1,100,000 t/year | does not apply |
        | a plant for medical products  | 1,100,000 t/year | does not apply |

      Examples: open
        | built                   | output     | answer                        |
        | an advanced-fuels plant | not stated | gives between 0 and 14 points |
        | a fertiliser plant      | not stated | cannot tell                   |
        | a fertiliser plant      | not stated | gives between 0 and 14 points |

    Scenario Outline: the committee gives ammonia and fertiliser 6 points, and the project builds <built>
      Given the committee sets the points for ammonia and fertiliser to 6
      And the project builds <built>
      And the output of fuel or fertiliser is 500,000 t/year
      When the proposal is screened
      Then the rule <answer>

      Examples: ammonia and fertiliser
        | built              | answer         |
        | an ammonia plant   | gives 6 points |
        | a fertiliser plant | gives 6 points |

      Examples: advanced fuels keep their points
        | built                                          | answer          |
        | an advanced-fuels plant                        | gives 14 points |
        | an advanced-fuels plant and a fertiliser plant | gives 14 points |

    Scenario Outline: the committee gives ammonia and fertiliser nothing, and the project builds <built>
      Given the committee sets the points for ammonia and fertiliser to 0
      And the project builds <built>
      And the output of fuel or fertiliser is 500,000 t/year
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | built                   | answer          |
        | a fertiliser plant      | gives 0 points  |
        | an advanced-fuels plant | gives 14 points |

    Scenario: an output, if the project makes fuel or fertiliser
      Given the output of fuel or fertiliser is 500,000 t/year
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 14 points
      And what the project builds is missing

    Scenario: the message names the output
      Given the project builds an ammonia plant
      And the output of fuel or fertiliser is 500,000 t/year
      When the proposal is screened
      Then the message says "500,000 tonnes a year; ammonia and fertiliser earn 14 points"

    Scenario: any output of advanced fuels earns all of their points, where ammonia and fertiliser earn 6
      Given the committee sets the points for ammonia and fertiliser to 6
      And the project builds an advanced-fuels plant
      And the output of fuel or fertiliser is 1 t/year
      When the proposal is screened
      Then the rule gives 14 points

    Scenario: what is made may be advanced fuels, where ammonia and fertiliser earn 6
      Given the committee sets the points for ammonia and fertiliser to 6
      And the output of fuel or fertiliser is 500,000 t/year
      When the proposal is screened
      Then the rule gives between 0 and 14 points
