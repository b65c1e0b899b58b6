/** Days that the states from Delaware to Florida, and the District of Columbia, close beyond the federal holidays. */
import { FRI, MON, SAT, SUN, TUE } from '../day-number.ts';
import {
  BEFORE_CHRISTMAS,
  BESIDE_CHRISTMAS,
  DAY_AFTER_THANKSGIVING,
  ELECTION_DAY,
  evenYears,
  GOOD_FRIDAY,
  NEAREST,
  nth,
  on,
  type Rule,
  SUNDAY_TO_MONDAY,
} from '../rule.ts';

const DE_LAW = '1 Del. C. § 501';
const GA_LAW = 'O.C.G.A. § 1-4-1: placed by the governor each year';
const MD_LAW = 'Md. Code, Gen. Prov. § 1-111(a); State Pers. & Pens. § 9-201';
const NC_LAW = 'N.C. Gen. Stat. § 126-4(5); 25 NCAC 01E .0901';
const SC_LAW = 'S.C. Code §§ 53-5-10, 53-5-30; S.C. Code Regs. 19-708.03';
const VA_LAW = 'Va. Code § 2.2-3300';
const WV_LAW = 'W. Va. Code § 2-2-1';

export const SOUTH_ATLANTIC: Readonly<Record<string, readonly Rule[]>> = {
  DC: [
    {
      name: 'Inauguration Day',
      day: on(1, 20),
      observed: SUNDAY_TO_MONDAY,
      held: (year) => year % 4 === 1,
      law: '5 USC 6103(c); D.C. Code § 28-2701',
    },
    { name: 'Emancipation Day', day: on(4, 16), observed: NEAREST, law: 'D.C. Code §§ 1-612.02, 28-2701' },
  ],
  DE: [
    { name: 'Good Friday', day: GOOD_FRIDAY, law: DE_LAW },
    { name: 'General Election Day', day: ELECTION_DAY, held: evenYears, law: DE_LAW },
    { name: 'Friday following Thanksgiving', day: DAY_AFTER_THANKSGIVING, law: DE_LAW },
  ],
  FL: [{ name: 'Friday after Thanksgiving', day: DAY_AFTER_THANKSGIVING, law: 'Fla. Stat. § 110.117' }],
  GA: [
    { name: 'State Holiday', day: GOOD_FRIDAY, law: GA_LAW },
    { name: 'State Holiday', day: DAY_AFTER_THANKSGIVING, law: GA_LAW },
    {
      name: 'Washington’s Birthday',
      day: on(12, 25),
      observed: BESIDE_CHRISTMAS,
      law: GA_LAW,
      source: 'vacanza/holidays',
    },
  ],
  MD: [
    { name: 'General Election Day', day: ELECTION_DAY, held: evenYears, law: MD_LAW },
    { name: 'American Indian Heritage Day', day: DAY_AFTER_THANKSGIVING, law: MD_LAW },
  ],
  // Three days at Christmas by the statute; which ones the commission decides from year to year.
  NC: [
    { name: 'Good Friday', day: GOOD_FRIDAY, law: NC_LAW },
    { name: 'Day after Thanksgiving', day: DAY_AFTER_THANKSGIVING, law: NC_LAW },
    {
      name: 'Christmas, day before',
      day: on(12, 24),
      observed: BEFORE_CHRISTMAS,
      law: NC_LAW,
      source: 'vacanza/holidays',
    },
    {
      name: 'Christmas, day after',
      day: on(12, 26),
      observed: { [MON]: 1, [SAT]: 2, [SUN]: 1 },
      law: NC_LAW,
      source: 'vacanza/holidays',
    },
  ],
  // Where the three days of Christmas meet a weekend, none falls upon another: Dec 24 moves before it, Dec 26 after it.
  SC: [
    { name: 'Confederate Memorial Day', day: on(5, 10), observed: NEAREST, law: SC_LAW },
    { name: 'Day after Thanksgiving', day: DAY_AFTER_THANKSGIVING, law: SC_LAW },
    { name: 'Christmas Eve', day: on(12, 24), observed: { [FRI]: -1, [SAT]: -1, [SUN]: 3 }, law: SC_LAW },
    { name: 'Day after Christmas', day: on(12, 26), observed: { [MON]: 1, [SAT]: 2, [SUN]: 1 }, law: SC_LAW },
  ],
  VA: [
    { name: 'Election Day', day: ELECTION_DAY, law: VA_LAW },
    { name: 'Day after Thanksgiving', day: DAY_AFTER_THANKSGIVING, law: VA_LAW },
  ],
  WV: [
    {
      name: 'Primary Election Day',
      day: nth(2, TUE, 5),
      held: evenYears,
      law: `${WV_LAW}(a)(13), 3-5-1`,
    },
    { name: 'West Virginia Day', day: on(6, 20), observed: NEAREST, law: WV_LAW },
    { name: 'General Election Day', day: ELECTION_DAY, held: evenYears, law: `${WV_LAW}(a)(13)` },
    { name: 'Lincoln’s Day', day: DAY_AFTER_THANKSGIVING, law: WV_LAW },
  ],
};
