Feature: Risk
  "Almost no risk" earns points here, up to 30 in all. What is not stated earns an interval and never zero in silence.
  Two rules are gates: the floor of binding contracts, and what a first of a kind meets where the committee decides so.

  Background:
    Given a proposal that states nothing
    And the screening is made as of 2025-10-28

  @rule:risk.revenue_contracts
  Rule: Ladder of revenue contracts
    Because: contracts count in full, heads of agreement {param.hoa_weight}, letters of intent {param.loi_weight} of
      their share
    Source: article-2025-10-28: “意向书” (letters of intent)
    Source: article-2025-10-28: “难以落实客户” (hard to line up customers)
    Source: S27: “not legally binding”
    Source: S27b: heads of agreement are firmer than a letter of intent and still not binding

    Scenario Outline: one buyer takes <share> of the output under <instrument>
      Given these offtake arrangements:
        | share of the output | instrument   |
        | <share>             | <instrument> |
      When the proposal is screened
      Then the rule <answer>

      Examples: contracts and regulated service count in full
        | share | instrument                  | answer         |
        | 100%  | sale and purchase agreement | gives 8 points |
        | 100%  | power purchase agreement    | gives 8 points |
        | 100%  | tolling agreement           | gives 8 points |
        | 100%  | regulated service           | gives 8 points |
        | 50%   | power purchase agreement    | gives 4 points |
        | 50%   | sale and purchase agreement | gives 4 points |
        | 50%   | tolling agreement           | gives 4 points |
        | 50%   | regulated service           | gives 4 points |

      Examples: papers that bind nobody count a little
        | share      | instrument                  | answer            |
        | 100%       | heads of agreement          | gives 2.8 points  |
        | 100%       | memorandum of understanding | gives 0.8 points  |
        | 100%       | letter of intent            | gives 0.8 points  |
        | 100%       | none                        | gives 0 points    |

      Examples: open
        | share      | instrument                  | answer                        |
        | not stated | power purchase agreement    | gives between 0 and 8 points  |
        | 100%       | not stated                  | gives between 0 and 8 points  |

    Scenario: every rung adds its share
      Given these offtake arrangements:
        | share of the output | instrument               |
        | 50%                 | power purchase agreement |
        | 20%                 | heads of agreement       |
        | 30%                 | letter of intent         |
      When the proposal is screened
      Then the rule fires
      And the rule gives 4.8 points
      And the message says "contracts count in full, heads of agreement 0.35, letters of intent 0.1 of their share"

    Scenario: nobody takes the output
      Given there are no offtake arrangements
      When the proposal is screened
      Then the rule does not fire
      And the rule gives 0 points

    Scenario: who takes the output is not stated
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 8 points
      And the offtake arrangements are missing

    Scenario Outline: the committee weighs a letter of intent at <weight>
      Given the committee sets the weight of a letter of intent beside a contract to <weight>
      And these offtake arrangements:
        | share of the output | instrument       |
        | 100%                | letter of intent |
      When the proposal is screened
      Then the rule gives <points> points

      Examples:
        | weight | points |
        | 0      | 0      |
        | 0.25   | 2      |

    Scenario: the committee weighs heads of agreement at one half
      Given the committee sets the weight of heads of agreement beside a contract to 0.5
      And these offtake arrangements:
        | share of the output | instrument         |
        | 100%                | heads of agreement |
      When the proposal is screened
      Then the rule gives 4 points

  @rule:risk.offtake_floor
  Rule: Enough of the output is under binding contract
    Because: less than {param.offtake_floor} of the output under binding contract is held
    Source: S19: lenders close at 16 of 20 million tonnes
    Source: S10: JBIC's governor counts offtake among the risks that were worked down

    Scenario Outline: a power purchase agreement takes <share>, a letter of intent 10%
      Given these offtake arrangements:
        | share of the output | instrument               |
        | <share>             | power purchase agreement |
        | 10%                 | letter of intent         |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | share      | answer                        |
        | 49.99%     | holds the proposal for policy |
        | 50%        | does not fire                 |
        | 50.01%     | does not fire                 |
        | not stated | cannot tell                   |

    Scenario: binding contracts add up
      Given these offtake arrangements:
        | share of the output | instrument                  |
        | 30%                 | sale and purchase agreement |
        | 20%                 | tolling agreement           |
      When the proposal is screened
      Then the rule does not fire

    Scenario Outline: all of the output under <instrument> is not a binding contract
      Given these offtake arrangements:
        | share of the output | instrument   |
        | 100%                | <instrument> |
      When the proposal is screened
      Then the rule holds the proposal for policy

      Examples:
        | instrument                  |
        | heads of agreement          |
        | memorandum of understanding |
        | letter of intent            |
        | none                        |

    Scenario: no customer at all is held and not refused
      Given there are no offtake arrangements
      When the proposal is screened
      Then the rule holds the proposal for policy
      And the verdict is review

    Scenario Outline: members who follow lenders set the floor to 80%, and <share> is under contract
      Given the committee sets the share of the output under binding contract below which a proposal is held to 80%
      And these offtake arrangements:
        | share of the output | instrument                  |
        | <share>             | sale and purchase agreement |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | share  | answer                        |
        | 79.99% | holds the proposal for policy |
        | 80%    | does not fire                 |
        | 80.01% | does not fire                 |

    Scenario: members who see demand enough ask for no contract
      Given the committee sets the share of the output under binding contract below which a proposal is held to 0%
      And there are no offtake arrangements
      When the proposal is screened
      Then the rule does not fire

    Scenario: a regulated service binds, and its share has to be stated
      Given these offtake arrangements:
        | instrument        |
        | regulated service |
      When the proposal is screened
      Then the rule cannot tell

  @rule:risk.offtaker_credit
  Rule: Credit of the offtakers
    Because: lowest rating: {offtaker.lowest_rating}, full credit support: {offtaker.full_credit_support}
    Source: S31: TIFIA asks for investment-grade ratings

    Scenario Outline: the lowest rating is <rating>, full credit support is answered <support>
      Given the lowest rating among the offtakers is <rating>
      And the full credit support is <support>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | rating                                 | support    | answer                       |
        | investment grade (BBB-/Baa3 or better) | no         | gives 4 points               |
        | investment grade (BBB-/Baa3 or better) | not stated | gives 4 points               |
        | BB                                     | no         | gives 1 points               |
        | BB                                     | yes        | gives 4 points               |
        | below BB                               | no         | does not fire                |
        | unrated                                | no         | does not fire                |
        | unrated                                | yes        | gives 4 points               |
        | no offtaker                            | no         | does not fire                |
        | BB                                     | not stated | gives between 1 and 4 points |
        | unrated                                | not stated | gives between 0 and 4 points |
        | not stated                             | no         | cannot tell                  |
        | not stated                             | no         | gives between 0 and 4 points |
        | not stated                             | yes        | gives 4 points               |

  @rule:risk.contract_tenor
  Rule: The contracts run as long as the debt
    Because: the debt runs {finance.debt_tenor_years} years; the shortest binding contract counts
    Source: committee discretion

    Scenario Outline: the debt runs 20 years, the contract <term>
      Given the tenor of the debt is 20 years
      And these offtake arrangements:
        | instrument               | term of the contract |
        | power purchase agreement | <term>               |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | term       | answer                       |
        | 15.9 years | does not fire                |
        | 16 years   | gives 1 points               |
        | 16.1 years | gives 1 points               |
        | 19.9 years | gives 1 points               |
        | 20 years   | gives 2 points               |
        | 20.1 years | gives 2 points               |
        | not stated | gives between 0 and 2 points |

    Scenario Outline: the shortest binding contract counts, beside one of 25 years it is <instrument> of <term>
      Given the tenor of the debt is 20 years
      And these offtake arrangements:
        | instrument                  | term of the contract |
        | sale and purchase agreement | 25 years             |
        | <instrument>                | <term>               |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | instrument                  | term     | answer         |
        | tolling agreement           | 20 years | gives 2 points |
        | tolling agreement           | 16 years | gives 1 points |
        | tolling agreement           | 10 years | does not fire  |
        | sale and purchase agreement | 16 years | gives 1 points |
        | sale and purchase agreement | 10 years | does not fire  |
        | power purchase agreement    | 16 years | gives 1 points |
        | power purchase agreement    | 10 years | does not fire  |
        | regulated service           | 16 years | gives 1 points |
        | regulated service           | 10 years | does not fire  |
        | heads of agreement          | 10 years | gives 2 points |
        | memorandum of understanding | 10 years | gives 2 points |
        | letter of intent            | 10 years | gives 2 points |
        | none                        | 10 years | gives 2 points |

    Scenario Outline: beside a contract of 16 years, four fifths of the debt, it is <instrument> of 10 years
      Given the tenor of the debt is 20 years
      And these offtake arrangements:
        | instrument               | term of the contract |
        | power purchase agreement | 16 years             |
        | <instrument>             | 10 years             |
      When the proposal is screened
      Then the rule <answer>

      Examples: contracts count, papers that bind nobody do not
        | instrument                  | answer         |
        | sale and purchase agreement | does not fire  |
        | regulated service           | does not fire  |
        | heads of agreement          | gives 1 points |
        | memorandum of understanding | gives 1 points |
        | letter of intent            | gives 1 points |
        | none                        | gives 1 points |

    Scenario Outline: a single <instrument> runs 25 years
      Given the tenor of the debt is 20 years
      And these offtake arrangements:
        | instrument   | term of the contract |
        | <instrument> | 25 years             |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | instrument                  | answer         |
        | sale and purchase agreement | gives 2 points |
        | power purchase agreement    | gives 2 points |
        | tolling agreement           | gives 2 points |
        | regulated service           | gives 2 points |
        | heads of agreement          | does not fire  |
        | memorandum of understanding | does not fire  |
        | none                        | does not fire  |

    Scenario: a letter of intent covers no debt
      Given the tenor of the debt is 20 years
      And these offtake arrangements:
        | instrument       | term of the contract |
        | letter of intent | 25 years             |
      When the proposal is screened
      Then the rule does not fire

    Scenario: the tenor of the debt is open
      Given these offtake arrangements:
        | instrument               | term of the contract |
        | power purchase agreement | 20 years             |
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 2 points
      And the tenor of the debt is missing

    Scenario: beside a contract of four fifths of the debt, another whose term is open leaves 1 point
      Given the tenor of the debt is 20 years
      And these offtake arrangements:
        | instrument                  | term of the contract |
        | power purchase agreement    | 16 years             |
        | sale and purchase agreement | not stated           |
      When the proposal is screened
      Then the rule gives between 0 and 1 points

  @rule:risk.debt_cover
  Rule: Debt service cover in the lenders' case
    Because: lowest cover {finance.dscr_min}, merchant share {revenue.merchant_share}; where much is merchant
      {param.dscr_merchant_addition} more is asked
    Source: S39: the same cover of 1.5 is rated about A- to BBB+ for a contracted gas plant and B for a merchant one

    Scenario Outline: the revenue is contracted, the lowest cover is <cover>
      Given the merchant share of revenue is 10%
      And the lowest debt service cover in the lenders' case is <cover>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | cover      | answer                       |
        | 1          | does not fire                |
        | 1.19       | does not fire                |
        | 1.2        | gives 2 points               |
        | 1.21       | gives 2 points               |
        | 1.29       | gives 2 points               |
        | 1.3        | gives 3 points               |
        | 1.31       | gives 3 points               |
        | 1.39       | gives 3 points               |
        | 1.4        | gives 4 points               |
        | 1.41       | gives 4 points               |
        | not stated | gives between 0 and 4 points |

    Scenario Outline: half of the revenue is merchant, so 0.4 more is asked, and the lowest cover is <cover>
      Given the merchant share of revenue is 50%
      And the lowest debt service cover in the lenders' case is <cover>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | cover | answer         |
        | 1.4   | does not fire  |
        | 1.59  | does not fire  |
        | 1.6   | gives 2 points |
        | 1.61  | gives 2 points |
        | 1.69  | gives 2 points |
        | 1.7   | gives 3 points |
        | 1.71  | gives 3 points |
        | 1.79  | gives 3 points |
        | 1.8   | gives 4 points |
        | 1.81  | gives 4 points |

    Scenario Outline: a cover of 1.4 with a merchant share of <share>
      Given the lowest debt service cover in the lenders' case is 1.4
      And the merchant share of revenue is <share>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | share      | answer                       |
        | 29.99%     | gives 4 points               |
        | 30%        | gives 4 points               |
        | 30.01%     | does not fire                |
        | not stated | gives between 0 and 4 points |

    Scenario Outline: the merchant share is not stated, the lowest cover is <cover>
      Given the lowest debt service cover in the lenders' case is <cover>
      When the proposal is screened
      Then the rule <answer>

      Examples: too low for any revenue
        | cover | answer                       |
        | 1.19  | does not fire                |

      Examples: enough for contracted revenue only
        | cover | answer                       |
        | 1.3   | cannot tell                  |
        | 1.3   | gives between 0 and 3 points |
        | 1.2   | gives between 0 and 2 points |

      Examples: enough for any revenue
        | cover | answer                       |
        | 1.8   | gives 4 points               |

    Scenario: the message names the cover, the merchant share and the addition
      Given the lowest debt service cover in the lenders' case is 1.75
      And the merchant share of revenue is 50%
      When the proposal is screened
      Then the message says "lowest cover 1.75, merchant share 0.5; where much is merchant 0.4 more is asked"

  @rule:risk.estimate_class
  Rule: Class of the cost estimate
    Because: the estimate is of class {cost.aace_class}
    Source: S40: class 3 rests on 10 to 40% of the definition and is good to -20/+30%

    Scenario Outline: the estimate is of class <class>
      Given the class of the cost estimate is <class>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | class      | answer                        |
        | 1          | gives 3 points                |
        | 2          | gives 3 points                |
        | 3          | gives 2 points                |
        | 4          | does not fire                 |
        | 5          | gives -2 points               |
        | not stated | cannot tell                   |
        | not stated | gives between -2 and 3 points |

  @rule:risk.cost_against_peers
  Rule: The cost is near that of its peers
    Because: USD {cost.per_unit} a unit against USD {cost.peer_median} for peers; near is up to {param.cost_near_peers}
      times
    Source: S14: Portsmouth is put at about 3,600 dollars a kilowatt against about 800 for two recent plants

    Scenario Outline: a unit costs <cost> where that of peers costs USD 1,000
      Given the median cost per unit of peers is 1,000 USD/unit
      And the cost per unit is <cost>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | cost              | answer                        |
        | 1,199.99 USD/unit | gives 2 points                |
        | 1,200 USD/unit    | gives 2 points                |
        | 1,200.01 USD/unit | does not fire                 |
        | 1,499.99 USD/unit | does not fire                 |
        | 1,500 USD/unit    | does not fire                 |
        | 1,500.01 USD/unit | gives -2 points               |
        | not stated        | gives between -2 and 2 points |

    Scenario: peers that are not stated are asked for
      Given the cost per unit is 1,200 USD/unit
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between -2 and 2 points
      And the median cost per unit of peers is missing

    Scenario: a gas plant at USD 3,600 a kilowatt where two recent plants cost about USD 800
      Given the cost per unit is 3,600 USD/unit
      And the median cost per unit of peers is 800 USD/unit
      When the proposal is screened
      Then the rule fires
      And the rule gives -2 points

    Scenario: the committee calls up to 1.5 times near and more than twice far
      Given the committee sets the cost as a multiple of peers that is near to 1.5
      And the committee sets the cost as a multiple of peers that is far to 2
      And the median cost per unit of peers is 1,000 USD/unit
      And the cost per unit is 1,500 USD/unit
      When the proposal is screened
      Then the rule gives 2 points

  @rule:risk.cost_remark
  Rule: The cost is far above that of its peers
    Because: USD {cost.per_unit} a unit against USD {cost.peer_median} for peers; more than {param.cost_far_from_peers}
      times has to be explained
    Source: S14: Portsmouth is put at about 3,600 dollars a kilowatt against about 800 for two recent plants

    Scenario Outline: a unit costs <cost> where that of peers costs USD 2,000
      Given the median cost per unit of peers is 2,000 USD/unit
      And the cost per unit is <cost>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | cost              | answer        |
        | 2,999.99 USD/unit | does not fire |
        | 3,000 USD/unit    | does not fire |
        | 3,000.01 USD/unit | fires         |
        | not stated        | cannot tell   |

    Scenario: the remark says what has to be explained
      Given the cost per unit is 3,600 USD/unit
      And the median cost per unit of peers is 800 USD/unit
      When the proposal is screened
      Then the message says "USD 3,600 a unit against USD 800 for peers; more than 1.5 times has to be explained"

  @rule:risk.permits_in_hand
  Rule: Share of the required permits in hand
    Because: permits that are not required leave the base; all, three quarters, half and a quarter granted earn 4, 3, 2
      and 1
    Source: S29: the hurdle of permits is higher for nuclear than for thermal plants

    Scenario Outline: the four permits are <first>, <second>, <third> and <fourth>
      Given these required permits:
        | standing of the permit |
        | <first>                |
        | <second>               |
        | <third>                |
        | <fourth>               |
      When the proposal is screened
      Then the rule <answer>

      Examples: all, three quarters, half, a quarter, none
        | first     | second      | third        | fourth       | answer         |
        | granted   | granted     | granted      | granted      | gives 4 points |
        | granted   | granted     | granted      | filed        | gives 3 points |
        | granted   | granted     | draft issued | filed        | gives 2 points |
        | granted   | denied      | remanded     | litigated    | gives 1 points |
        | prefiling | not started | vacated      | filed        | does not fire  |

      Examples: what is not required leaves the base
        | first     | second      | third        | fourth       | answer         |
        | granted   | granted     | granted      | not required | gives 4 points |
        | granted   | granted     | filed        | not required | gives 2 points |
        | granted   | filed       | filed        | not required | gives 1 points |
        | granted   | filed       | not required | not required | gives 2 points |
        | filed     | filed       | not required | not required | does not fire  |

      Examples: nothing is left to get
        | first        | second       | third        | fourth       | answer         |
        | not required | not required | not required | not required | gives 4 points |

      Examples: open
        | first   | second  | third   | fourth     | answer                       |
        | granted | granted | granted | not stated | gives between 0 and 4 points |
        | granted | granted | filed   | not stated | gives between 0 and 3 points |

    Scenario Outline: of four permits three are granted and one is <last>
      Given these required permits:
        | standing of the permit |
        | granted                |
        | granted                |
        | granted                |
        | <last>                 |
      When the proposal is screened
      Then the rule gives 3 points

      Examples: nothing but a grant is in hand
        | last         |
        | not started  |
        | prefiling    |
        | draft issued |
        | denied       |
        | vacated      |
        | remanded     |
        | litigated    |

    Scenario Outline: of five permits four are <first>, <second>, <third> and <fourth>, the last is <fifth>
      Given these required permits:
        | standing of the permit |
        | <first>                |
        | <second>               |
        | <third>                |
        | <fourth>               |
        | <fifth>                |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | first   | second  | third   | fourth  | fifth        | answer         |
        | granted | granted | granted | granted | filed        | gives 3 points |
        | granted | granted | granted | filed   | not required | gives 3 points |
        | granted | filed   | filed   | filed   | not required | gives 1 points |

    Scenario: a single permit is all there is
      Given these required permits:
        | standing of the permit |
        | granted                |
      When the proposal is screened
      Then the rule gives 4 points

    Scenario: of two permits one is half
      Given these required permits:
        | standing of the permit |
        | granted                |
        | filed                  |
      When the proposal is screened
      Then the rule gives 2 points

    Scenario: an empty list says nothing of permits in hand
      Given there are no required permits
      When the proposal is screened
      Then the rule does not apply
      And the rule gives 0 points

    Scenario: permits that are not stated are asked for
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between 0 and 4 points
      And the required permits are missing

    Scenario: five of seven permits are less than three quarters
      Given these required permits:
        | standing of the permit |
        | granted                |
        | granted                |
        | granted                |
        | granted                |
        | granted                |
        | filed                  |
        | filed                  |
      When the proposal is screened
      Then the rule gives 2 points

    Scenario: five of eleven permits are less than half
      Given these required permits:
        | standing of the permit |
        | granted                |
        | granted                |
        | granted                |
        | granted                |
        | granted                |
        | filed                  |
        | filed                  |
        | filed                  |
        | filed                  |
        | filed                  |
        | filed                  |
      When the proposal is screened
      Then the rule gives 1 points

    Scenario: three of thirteen permits are less than a quarter
      Given these required permits:
        | standing of the permit |
        | granted                |
        | granted                |
        | granted                |
        | filed                  |
        | filed                  |
        | filed                  |
        | filed                  |
        | filed                  |
        | filed                  |
        | filed                  |
        | filed                  |
        | filed                  |
        | filed                  |
      When the proposal is screened
      Then the rule does not fire

  @rule:risk.litigation
  Rule: No litigation stands open
    Because: an open case that seeks an injunction or vacatur takes points away; no open case earns one
    Source: committee discretion

    Scenario Outline: a case is <stage> and seeks <relief>
      Given these court cases:
        | stage   | relief sought |
        | <stage> | <relief>      |
      When the proposal is screened
      Then the rule <answer>

      Examples: money alone costs no points
        | stage      | relief       | answer          |
        | pending    | damages      | does not fire   |
        | on appeal  | other relief | does not fire   |

      Examples: what could stop the project does
        | stage      | relief       | answer          |
        | threatened | injunction   | gives -2 points |
        | pending    | injunction   | gives -2 points |
        | on appeal  | vacatur      | gives -2 points |

      Examples: closed cases count as none
        | stage      | relief       | answer          |
        | closed     | vacatur      | gives 1 points  |
        | closed     | damages      | gives 1 points  |
        | closed     | not stated   | gives 1 points  |

      Examples: open
        | stage      | relief       | answer                        |
        | pending    | not stated   | gives between -2 and 0 points |
        | not stated | damages      | gives between 0 and 1 points  |
        | not stated | injunction   | gives between -2 and 1 points |

    Scenario: one case that seeks an injunction outweighs those closed
      Given these court cases:
        | stage   | relief sought |
        | closed  | damages       |
        | pending | injunction    |
      When the proposal is screened
      Then the rule fires
      And the rule gives -2 points

    Scenario: a docket without cases
      Given there are no court cases
      When the proposal is screened
      Then the rule fires
      And the rule gives 1 points

    Scenario: court cases that are not stated are asked for
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between -2 and 1 points
      And the court cases are missing

    Scenario: two cases that could stop the project cost no more than one
      Given these court cases:
        | stage     | relief sought |
        | pending   | injunction    |
        | on appeal | vacatur       |
      When the proposal is screened
      Then the rule gives -2 points

  @rule:risk.technology_repeated
  Rule: The technology has been built before
    Because: {technology.commercial_units} like units in operation, first in the US: {technology.first_in_us}
    Source: article-2025-10-28: “几乎没有风险” (almost no risk)
    Source: S30b: DOE loans call a technology widely adopted from three commercial projects on

    Scenario Outline: <units> like units operate, first of its kind in the US is answered <first>
      Given the like units in commercial operation is <units>
      And the first of its kind in the US is <first>
      When the proposal is screened
      Then the rule <answer>

      Examples: built before
        | units      | first      | answer          |
        | 1          | no         | gives 1 points  |
        | 2          | no         | gives 1 points  |
        | 3          | no         | gives 3 points  |
        | 4          | no         | gives 3 points  |

      Examples: a first of a kind
        | units      | first      | answer          |
        | 0          | no         | gives -2 points |
        | 0          | not stated | gives -2 points |
        | 3          | yes        | gives -2 points |
        | not stated | yes        | gives -2 points |

      Examples: open
        | units      | first      | answer                        |
        | 1          | not stated | gives between -2 and 1 points |
        | 3          | not stated | gives between -2 and 3 points |
        | not stated | no         | gives between -2 and 3 points |
        | not stated | not stated | cannot tell                   |
        | not stated | not stated | gives between -2 and 3 points |

    Scenario: the message names the like units and the first in the US
      Given the like units in commercial operation is 0
      And the first of its kind in the US is yes
      When the proposal is screened
      Then the message says "0 like units in operation, first in the US: yes"

  @rule:risk.first_of_a_kind
  Rule: A first of a kind meets what the committee has decided
    Because: a first of a kind meets: {param.foak_policy}
    Source: article-2025-10-28: “几乎没有风险” (almost no risk)

    Scenario Outline: a first of a kind meets <policy>
      Given the committee sets what a first of a kind meets to <policy>
      And the like units in commercial operation is 0
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | policy | answer                        |
        | points | does not fire                 |
        | review | holds the proposal for policy |
        | reject | refuses the proposal          |

    Scenario Outline: the committee refuses a first of a kind: <units> units, first in the US is answered <first>
      Given the committee sets what a first of a kind meets to reject
      And the like units in commercial operation is <units>
      And the first of its kind in the US is <first>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | units      | first      | answer               |
        | 0          | no         | refuses the proposal |
        | 1          | no         | does not fire        |
        | 1          | yes        | refuses the proposal |
        | 1          | not stated | cannot tell          |
        | not stated | no         | cannot tell          |

    Scenario: until the committee decides, nothing is asked
      When the proposal is screened
      Then the rule does not fire

    Scenario: the committee reviews a first of a kind, and whether it is the first in the US is open
      Given the committee sets what a first of a kind meets to review
      And the like units in commercial operation is 1
      When the proposal is screened
      Then the rule cannot tell

  @rule:risk.construction_contract
  Rule: Form of the construction contract
    Because: form {epc.form}, damages capped at {epc.ld_cap_pct}%
    Source: committee discretion

    Scenario Outline: the form is <form>, damages are capped at <cap>
      Given the form of the construction contract is <form>
      And the cap on liquidated damages is <cap>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | form              | cap        | answer                        |
        | lump-sum turnkey  | 0%         | gives 1 points                |
        | lump-sum turnkey  | 0.01%      | gives 3 points                |
        | lump-sum turnkey  | 20%        | gives 3 points                |
        | lump-sum turnkey  | not stated | gives between 1 and 3 points  |
        | fixed unit prices | not stated | gives 1 points                |
        | target cost       | 20%        | gives 1 points                |
        | cost plus         | 20%        | gives -1 points               |
        | none yet          | not stated | does not fire                 |
        | not stated        | 0%         | gives between -1 and 1 points |
        | not stated        | not stated | gives between -1 and 3 points |
        | not stated        | 20%        | cannot tell                   |
        | not stated        | 20%        | gives between -1 and 3 points |

  @rule:risk.sponsor_depth
  Rule: Credit and depth of the sponsor
    Because: rating {sponsor.rating}, net worth USD {sponsor.net_worth} against equity of USD {finance.equity_amount}, start-up:
      {sponsor.start_up}
    Source: S06: “high-risk, high-return (investments), given that they also involve taxpayers' money, are not something
      we are interested in”
    Source: S10: JBIC's governor on risks to be worked down

    Scenario Outline: <rating>, net worth <worth> against equity of USD 500 million, a start-up: <start>
      Given the equity the project needs is USD 500 million
      And the rating of the sponsor is <rating>
      And the net worth of the sponsor is <worth>
      And it is <start> that the sponsor is a start-up or has no revenue
      When the proposal is screened
      Then the rule <answer>

      Examples: good credit, or enough behind it
        | rating           | worth              | start      | answer          |
        | investment grade | USD 1 million      | false      | gives 2 points  |
        | investment grade | not stated         | not stated | gives 2 points  |
        | unrated          | USD 500 million    | false      | gives 2 points  |
        | unrated          | USD 500,000,000.01 | false      | gives 2 points  |
        | not stated       | USD 500 million    | false      | gives 2 points  |

      Examples: neither
        | rating                 | worth              | start | answer          |
        | below investment grade | USD 499,999,999.99 | false | does not fire   |
        | below investment grade | USD 499,999,999.99 | true  | gives -2 points |
        | unrated                | USD -3 million     | true  | gives -2 points |

      Examples: open
        | rating     | worth         | start      | answer                        |
        | unrated    | USD 1 million | not stated | gives between -2 and 0 points |
        | not stated | USD 1 million | true       | gives between -2 and 2 points |
        | unrated    | not stated    | false      | gives between 0 and 2 points  |
        | not stated | not stated    | not stated | cannot tell                   |
        | not stated | not stated    | not stated | gives between -2 and 2 points |

    Scenario: it is no start-up, rated too low and not deep enough
      Given the rating of the sponsor is below investment grade
      And the net worth of the sponsor is USD 100 million
      And the equity the project needs is USD 100,000,000.01
      And it is false that the sponsor is a start-up or has no revenue
      When the proposal is screened
      Then the rule does not fire

  @rule:risk.sponsor_record
  Rule: The sponsor has finished like projects
    Because: {sponsor.completed_similar} like projects finished
    Source: committee discretion

    Scenario Outline: the sponsor has finished <finished> like projects
      Given the like projects finished is <finished>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | finished   | answer                       |
        | 0          | does not fire                |
        | 1          | gives 1 points               |
        | 2          | gives 2 points               |
        | 3          | gives 2 points               |
        | not stated | cannot tell                  |
        | not stated | gives between 0 and 2 points |

  @rule:risk.sponsor_equity
  Rule: Sponsor equity
    Because: equity of {finance.equity_pct}%
    Source: S05c: Japan's own direct equity is to be 1 to 2%, the rest loans and guarantees

    Scenario Outline: the sponsor puts in <equity>
      Given the sponsor equity is <equity>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | equity     | answer                       |
        | 19.99%     | does not fire                |
        | 20%        | gives 1 points               |
        | 20.01%     | gives 1 points               |
        | 29.99%     | gives 1 points               |
        | 30%        | gives 2 points               |
        | 30.01%     | gives 2 points               |
        | not stated | cannot tell                  |
        | not stated | gives between 0 and 2 points |

  @rule:risk.completion_support
  Rule: Completion support
    Because: completion guarantee: {finance.completion_guarantee}
    Source: committee discretion

    Scenario Outline: the completion guarantee is <guarantee>
      Given the completion guarantee is <guarantee>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | guarantee  | answer                       |
        | full       | gives 2 points               |
        | partial    | gives 1 points               |
        | none       | does not fire                |
        | not stated | cannot tell                  |
        | not stated | gives between 0 and 2 points |

  @rule:risk.site_control
  Rule: The whole site is held
    Because: {land.site_control_share} of the site held
    Source: committee discretion

    Scenario Outline: <share> of the site is held
      Given the share of the site held is <share>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | share      | answer                       |
        | 99.99%     | does not fire                |
        | 100%       | gives 1 points               |
        | not stated | cannot tell                  |
        | not stated | gives between 0 and 1 points |

  @rule:risk.environment_prepared
  Rule: Environmental and social work fits the category
    Because: category {environment.category}, assessment {environment.assessment}
    Source: S38b: categories A, B and C of JBIC's guidelines
    Source: S38c: the Common Approaches of the OECD ask for an assessment in category A
    Source: S38d: the US is a designated country under the Equator Principles

    Scenario Outline: category <category>, the assessment is <assessment>
      Given the environmental category is <category>
      And the environmental and social assessment is <assessment>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | category   | assessment   | answer                       |
        | A          | complete     | gives 1 points               |
        | A          | under way    | does not fire                |
        | A          | not started  | does not fire                |
        | A          | not required | does not fire                |
        | A          | not stated   | gives between 0 and 1 points |
        | B          | not stated   | gives 1 points               |
        | B          | not started  | gives 1 points               |
        | C          | not required | gives 1 points               |
        | not stated | under way    | cannot tell                  |
        | not stated | under way    | gives between 0 and 1 points |
        | not stated | complete     | gives between 0 and 1 points |
        | not stated | not stated   | cannot tell                  |
        | not stated | not stated   | gives between 0 and 1 points |

  @rule:risk.schedule_tested
  Rule: The schedule is realistic
    Because: tested at P80: {schedule.p80_tested}, float {schedule.float_pct}%
    Source: committee discretion

    Scenario Outline: it is <tested> that the schedule holds at P80, the float is <float>
      Given it is <tested> that the schedule holds at P80
      And the float in the schedule is <float>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | tested     | float      | answer                       |
        | false      | 9.9%       | does not fire                |
        | false      | 10%        | gives 1 points               |
        | false      | 10.1%      | gives 1 points               |
        | true       | 0%         | gives 1 points               |
        | true       | not stated | gives 1 points               |
        | not stated | 10%        | gives 1 points               |
        | false      | not stated | cannot tell                  |
        | false      | not stated | gives between 0 and 1 points |
        | not stated | 9.9%       | cannot tell                  |
        | not stated | 9.9%       | gives between 0 and 1 points |

  @rule:risk.merchant_exposure
  Rule: Merchant or commodity exposure
    Because: merchant share {revenue.merchant_share}, hedged: {revenue.hedged}
    Source: committee discretion

    Scenario Outline: <share> of the revenue is merchant, it is <hedged> that it is hedged
      Given the merchant share of revenue is <share>
      And it is <hedged> that merchant revenue is hedged
      When the proposal is screened
      Then the rule <answer>

      Examples: not hedged
        | share      | hedged     | answer                        |
        | 0%         | false      | does not fire                 |
        | 0.01%      | false      | fires                         |
        | 25%        | false      | gives -1 points               |
        | 80%        | false      | gives -3.2 points             |
        | 100%       | false      | gives -4 points               |

      Examples: hedged
        | share      | hedged     | answer                        |
        | 100%       | true       | does not fire                 |
        | not stated | true       | does not fire                 |

      Examples: open
        | share      | hedged     | answer                        |
        | 25%        | not stated | cannot tell                   |
        | 25%        | not stated | gives between -1 and 0 points |
        | not stated | false      | gives between -4 and 0 points |
        | 0%         | not stated | does not fire                 |

    Scenario: a quarter is merchant and hedged
      Given the merchant share of revenue is 25%
      And it is true that merchant revenue is hedged
      When the proposal is screened
      Then the rule does not fire

  @rule:risk.policy_exposure
  Rule: Exposure to federal or state policy
    Because: more than a fifth of base cash depends on tariffs, tax credits, moratoria or stop-work orders
    Source: committee discretion

    Scenario Outline: a tax credit brings 15% of base cash, a tariff <tariff>
      Given these exposures to public policy:
        | what it depends on | share of base cash that depends on it |
        | a tax credit       | 15%                                   |
        | a tariff           | <tariff>                              |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | tariff     | answer                        |
        | 4.99%      | does not fire                 |
        | 5%         | does not fire                 |
        | 5.01%      | gives -2 points               |
        | not stated | gives between -2 and 0 points |

    Scenario: one exposure above a fifth is enough, whatever the other is
      Given these exposures to public policy:
        | what it depends on | share of base cash that depends on it |
        | a tax credit       | 20.01%                                |
        | a tariff           | 0%                                    |
      When the proposal is screened
      Then the rule fires
      And the rule gives -2 points

    Scenario: nothing depends on policy
      Given there are no exposures to public policy
      When the proposal is screened
      Then the rule does not fire

    Scenario: exposures that are not stated are asked for
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between -2 and 0 points
      And the exposures to public policy are missing

  @rule:risk.size_against_record
  Rule: Size against the largest like project finished
    Because: cost USD {cost.total} against USD {cost.largest_finished}
    Source: S14b: 9.2 GW is about 2.5 times the largest US gas plant of 3,750 MW

    Scenario Outline: capital cost of <cost> where the largest like project cost USD 1 billion
      Given the proposal states:
        | what the amount is                        | capital cost  |
        | cost of the largest like project finished | USD 1 billion |
        | total cost                                | <cost>        |
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | cost                 | answer                        |
        | USD 999,999,999.99   | gives 1 points                |
        | USD 1 billion        | gives 1 points                |
        | USD 1,000,000,000.01 | does not fire                 |
        | USD 1,999,999,999.99 | does not fire                 |
        | USD 2 billion        | does not fire                 |
        | USD 2,000,000,000.01 | gives -2 points               |
        | not stated           | gives between -2 and 1 points |

    Scenario Outline: an amount of <basis> three times as large
      Given the proposal states:
        | total cost                                | USD 3 billion |
        | cost of the largest like project finished | USD 1 billion |
        | what the amount is                        | <basis>       |
      When the proposal is screened
      Then the rule <answer>

      Examples: only capital cost is compared
        | basis               | answer                        |
        | capital cost        | gives -2 points               |
        | contract value      | does not apply                |
        | sales               | does not apply                |
        | a ceiling ("up to") | does not apply                |
        | not stated          | gives between -2 and 0 points |

    Scenario: what finished before is asked for
      Given the proposal states:
        | what the amount is | capital cost  |
        | total cost         | USD 1 billion |
      When the proposal is screened
      Then the rule cannot tell
      And the rule gives between -2 and 1 points
      And the cost of the largest like project finished is missing
