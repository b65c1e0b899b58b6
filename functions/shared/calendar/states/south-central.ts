/** Days that the states from Kentucky to Texas close beyond the federal holidays. */
import { FRI, MON, SAT, SUN, THU, TUE, WED } from '../day-number.ts';
import {
  DAY_AFTER_THANKSGIVING,
  ELECTION_DAY,
  easter,
  evenYears,
  GOOD_FRIDAY,
  last,
  nth,
  on,
  presidential,
  type Rule,
} from '../rule.ts';

const KY_LAW = 'Ky. Rev. Stat. § 18A.190';
const LA_LAW = 'La. R.S. 1:55';
const TX_LAW = 'Tex. Gov’t Code §§ 662.003(b), 662.004';

export const SOUTH_CENTRAL: Readonly<Record<string, readonly Rule[]>> = {
  AL: [
    { name: 'Confederate Memorial Day', day: nth(4, MON, 4), law: 'Ala. Code § 1-3-8' },
    { name: 'Jefferson Davis’ Birthday', day: nth(1, MON, 6), law: 'Ala. Code § 1-3-8' },
  ],
  // On a Sunday Christmas Eve is observed on Monday, and Christmas Day, which is there already, on Tuesday.
  AR: [
    {
      name: 'Christmas Eve',
      day: on(12, 24),
      observed: { [SAT]: -1, [SUN]: 2 },
      law: 'Ark. Code § 1-5-101(a)(9), (b)',
    },
  ],
  // The governor places the extra days of January and December: on the eve where that is a weekday, else not known beforehand.
  KY: [
    { name: 'Presidential Election Day', day: ELECTION_DAY, held: presidential, law: `${KY_LAW}(1)(h), 2.190` },
    { name: 'Thanksgiving, extra day', day: DAY_AFTER_THANKSGIVING, law: `${KY_LAW}(1)(i)` },
    { name: 'Christmas, extra day', day: on(12, 24), law: `${KY_LAW}(1)(j), (2)` },
    { name: 'New Year’s, extra day', day: on(12, 31), law: `${KY_LAW}(1)(a), (2)` },
  ],
  LA: [
    { name: 'Mardi Gras', day: easter(-47), law: LA_LAW },
    { name: 'Good Friday', day: GOOD_FRIDAY, law: LA_LAW },
    { name: 'General Election Day', day: ELECTION_DAY, held: evenYears, law: LA_LAW },
    {
      name: 'Acadian Day',
      day: DAY_AFTER_THANKSGIVING,
      law: `${LA_LAW}: proclaimed by the governor each year`,
    },
  ],
  MS: [{ name: 'Confederate Memorial Day', day: last(MON, 4), law: 'Miss. Code § 3-3-7' }],
  OK: [
    { name: 'Day after Thanksgiving', day: DAY_AFTER_THANKSGIVING, law: '25 O.S. § 82.1' },
    {
      name: 'Christmas, second day',
      day: on(12, 25),
      observed: { [MON]: 1, [TUE]: -1, [WED]: -1, [THU]: 1, [FRI]: -1, [SAT]: -2, [SUN]: 2 },
      law: '25 O.S. § 82.1(A), (B): the day before or after Christmas, placed by the governor each year',
    },
  ],
  TN: [
    { name: 'Good Friday', day: GOOD_FRIDAY, law: 'Tenn. Code § 15-1-101' },
    {
      name: 'Columbus Day',
      day: DAY_AFTER_THANKSGIVING,
      law: 'Tenn. Code §§ 4-4-105, 15-1-101; 1984 Tenn. Pub. Acts ch. 979: moved there by the governor each year',
    },
  ],
  // Of the state's holidays these alone close its offices: on the others (San Jacinto Day and so on) enough staff must be at work.
  TX: [
    { name: 'Friday after Thanksgiving', day: DAY_AFTER_THANKSGIVING, law: TX_LAW },
    { name: 'December 24', day: on(12, 24), law: TX_LAW },
    { name: 'December 26', day: on(12, 26), law: TX_LAW },
  ],
};
