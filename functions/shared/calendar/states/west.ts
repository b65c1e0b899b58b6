/** Days that the states from the Rocky Mountains to the Pacific close beyond the federal holidays. */
import { FRI, MON, SAT, SUN, THU, TUE, WED } from '../day-number.ts';
import {
  DAY_AFTER_THANKSGIVING,
  ELECTION_DAY,
  evenYears,
  GOOD_FRIDAY,
  last,
  NEAREST,
  nth,
  on,
  type Rule,
  SUNDAY_TO_MONDAY,
} from '../rule.ts';

const HI_LAW = 'Haw. Rev. Stat. §§ 8-1, 8-2';
const NV_LAW = 'Nev. Rev. Stat. § 236.015';
const UT_LAW = 'Utah Code § 63G-1-301';

export const WEST: Readonly<Record<string, readonly Rule[]>> = {
  AK: [
    { name: 'Seward’s Day', day: last(MON, 3), law: 'Alaska Stat. § 44.12.010(a)(4)' },
    { name: 'Alaska Day', day: on(10, 18), observed: NEAREST, law: 'Alaska Stat. §§ 44.12.010(a)(8), 44.12.020' },
  ],
  // Ariz. Rev. Stat. § 1-301: its other days fall on Sundays or close no office.
  AZ: [],
  CA: [
    { name: 'Farmworkers Day', day: on(3, 31), observed: SUNDAY_TO_MONDAY, law: 'Cal. Gov. Code §§ 6700, 6701, 19853' },
    { name: 'Day after Thanksgiving', day: DAY_AFTER_THANKSGIVING, law: 'Cal. Gov. Code § 19853' },
  ],
  CO: [{ name: 'Frances Xavier Cabrini Day', day: nth(1, MON, 10), law: 'Colo. Rev. Stat. § 24-11-101' }],
  HI: [
    { name: 'Prince Jonah Kuhio Kalanianaole Day', day: on(3, 26), observed: NEAREST, law: HI_LAW },
    { name: 'Good Friday', day: GOOD_FRIDAY, law: HI_LAW },
    { name: 'King Kamehameha I Day', day: on(6, 11), observed: NEAREST, law: HI_LAW },
    { name: 'Statehood Day', day: nth(3, FRI, 8), law: HI_LAW },
    { name: 'General Election Day', day: ELECTION_DAY, held: evenYears, law: HI_LAW },
  ],
  // Idaho Code § 73-108.
  ID: [],
  MT: [{ name: 'General Election Day', day: ELECTION_DAY, held: evenYears, law: 'Mont. Code § 1-1-216' }],
  NM: [
    {
      name: 'Presidents’ Day',
      day: DAY_AFTER_THANKSGIVING,
      law: 'N.M. Stat. § 12-5-2: observed there by the state personnel board',
    },
  ],
  NV: [
    { name: 'Nevada Day', day: last(FRI, 10), law: NV_LAW },
    { name: 'Family Day', day: DAY_AFTER_THANKSGIVING, law: NV_LAW },
  ],
  OR: [
    {
      name: 'Day after Thanksgiving',
      day: DAY_AFTER_THANKSGIVING,
      law: 'Or. Rev. Stat. § 240.551; State HR Policy 60.010.01',
    },
  ],
  UT: [
    { name: 'Good Friday', day: GOOD_FRIDAY, since: 2027, law: `${UT_LAW}(1)(b)(iii), effective May 6, 2026` },
    {
      name: 'Juneteenth National Freedom Day',
      day: on(6, 19),
      observed: { [TUE]: -1, [WED]: -2, [THU]: -3, [FRI]: -4, [SAT]: 2, [SUN]: 1 },
      law: `${UT_LAW}(2)(c), (d)`,
    },
    { name: 'Pioneer Day', day: on(7, 24), observed: NEAREST, law: UT_LAW },
  ],
  WA: [{ name: 'Native American Heritage Day', day: DAY_AFTER_THANKSGIVING, law: 'Wash. Rev. Code § 1.16.050' }],
  // Wyo. Stat. § 8-4-101.
  WY: [],
};
